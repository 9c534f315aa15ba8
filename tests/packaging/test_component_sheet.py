"""The sheet of all parts can be drawn in every look, and everything on it has a name."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from component_sheet import component_sheet
from tests.ui.pages.states import dress, nameless

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.mark.parametrize("scale", [1, 2])
def test_the_sheet_holds_every_part(qapp: QApplication, scale: float) -> None:
    sheet = component_sheet(*dress(qapp, text_scale=scale))
    sheet.show()
    try:
        assert sheet.width() == 1440 * scale
        assert nameless(sheet) == []
    finally:
        # At once, while all its parts are still held: it must not be painted half taken apart.
        sheet.close()
        sheet.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
