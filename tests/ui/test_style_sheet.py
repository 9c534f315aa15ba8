"""What the style sheet makes of the controls, at every text size."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.chip import Chip
from tests.ui.pages.states import dress


@pytest.mark.parametrize("text_scale", [1.0, 1.1, 1.5, 2.0])
@pytest.mark.parametrize("chosen", [False, True])
def test_a_chip_is_round_at_its_ends(
    qapp: QApplication, qtbot: QtBot, text_scale: float, chosen: bool
) -> None:
    theme, icons = dress(qapp, text_scale=text_scale)
    chip = Chip(theme, icons, "After a run")
    qtbot.addWidget(chip)
    chip.setChecked(chosen)
    chip.adjustSize()
    chip.show()
    image = chip.grab().toImage()
    outline = theme.colour("pine" if chosen else "edge").name()
    assert image.pixelColor(image.width() // 2, 0).name() == outline
    assert image.pixelColor(2, 0).name() != outline
