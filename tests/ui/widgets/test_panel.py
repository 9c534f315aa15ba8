"""The panel over a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.panel import Panel
from backstretch.ui.widgets.parts import button
from tests.ui.pages.states import dress, strike


class Page(QWidget):
    """A page with a control of its own and a panel of two."""

    def __init__(self, qapp: QApplication) -> None:
        super().__init__()
        theme, _ = dress(qapp)
        self.behind = QPushButton("Behind", self)
        self.panel = Panel(theme, self, 300)
        self.first, self.second = button("One", "inner"), button("Two", "plain")
        self.panel.body.addWidget(self.first)
        self.panel.foot.addWidget(self.second)
        self.resize(600, 400)


def opened(qapp: QApplication, qtbot: QtBot) -> Page:
    page = Page(qapp)
    qtbot.addWidget(page)
    page.show()
    page.behind.setFocus()
    page.panel.open_panel(page.first)
    return page


def test_tab_stays_inside(qapp: QApplication, qtbot: QtBot) -> None:
    page = opened(qapp, qtbot)
    walked = []
    for _ in range(3):
        walked.append(page.focusWidget())
        strike(page.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [page.first, page.second, page.first]
    strike(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget() is page.first


def test_escape_closes_and_gives_the_focus_back(qapp: QApplication, qtbot: QtBot) -> None:
    page = opened(qapp, qtbot)
    with qtbot.waitSignal(page.panel.closed, timeout=1000):
        strike(page.first, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.focusWidget() is page.behind


def test_what_has_the_focus_is_scrolled_into_sight(qapp: QApplication, qtbot: QtBot) -> None:
    page = opened(qapp, qtbot)
    page.panel.close_panel()
    rows = [button(str(number), "plain") for number in range(20)]
    for row in rows:
        page.panel.body.addWidget(row)
    page.panel.open_panel(rows[19])
    qapp.processEvents()
    top = rows[19].mapTo(page.panel.scroller.viewport(), rows[19].rect().topLeft()).y()
    assert 0 <= top < page.panel.scroller.viewport().height()
    strike(page.focusWidget(), Qt.Key.Key_Tab)  # the foot
    strike(page.focusWidget(), Qt.Key.Key_Tab)  # the first one again
    assert page.focusWidget() is page.first
    assert page.panel.scroller.verticalScrollBar().value() <= 22


def test_it_covers_the_page_at_every_size(qapp: QApplication, qtbot: QtBot) -> None:
    page = opened(qapp, qtbot)
    page.resize(900, 700)
    assert page.panel.rect() == page.rect()
    assert page.panel.rect().contains(page.panel.dialog.geometry())


def test_it_opens_from_its_top_again(qapp: QApplication, qtbot: QtBot) -> None:
    page = opened(qapp, qtbot)
    page.panel.close_panel()
    for number in range(20):
        page.panel.body.addWidget(button(str(number), "plain"))
    page.panel.open_panel(page.first)
    qapp.processEvents()
    bar = page.panel.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.panel.close_panel()
    page.panel.open_panel(page.second)  # in the foot, in sight wherever the body stands
    assert bar.value() == 0
