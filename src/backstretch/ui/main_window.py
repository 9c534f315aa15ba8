"""The window: a rail with the pages, and the player over the whole of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.focus_ring import FocusRing
from backstretch.ui.widgets.rail import Rail
from backstretch.ui.widgets.stadium import Stadium

if TYPE_CHECKING:
    from backstretch.ui.pages.plan import PlanPage
    from backstretch.ui.pages.player import PlayerPage
    from backstretch.ui.pages.report import ReportPage
    from backstretch.ui.pages.settings import SettingsPage

SMALLEST = QSize(900, 600)
FIRST_SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Shows one page at a time. It decides nothing: pages emit, others answer.

    Signals:
        closing: the window is about to close, with its place as bytes to restore.
        plan_asked, journal_asked, trends_asked, library_asked, settings_asked: the page is wanted,
            by the rail or by its key.
        log_asked: a run is to be logged, by its key.
        start_asked: today's session is wanted, by its key.
        keys_asked, actions_asked: the list of keys, or of all actions, is wanted.
        today_shown: Today stands there, by the rail, by its key or by whoever asked for it.
    """

    closing = Signal(QByteArray)
    plan_asked = Signal()
    journal_asked = Signal()
    trends_asked = Signal()
    library_asked = Signal()
    log_asked = Signal()
    today_shown = Signal()
    settings_asked = Signal()
    start_asked = Signal()
    keys_asked = Signal()
    actions_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._player: PlayerPage | None = None
        self.setWindowTitle("Backstretch")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self.today = TodayPage(theme, icons)
        self.rail = Rail(theme, icons, Logo(theme))
        self._today_button = self.rail.add_page("today", self.tr("Today"), self.show_today)
        self._plan_button = self.rail.add_page("plan", self.tr("Plan"), self._ask_for_plan)
        self._journal_button = self.rail.add_page(
            "journal", self.tr("Journal"), self.journal_asked.emit
        )
        self._trends_button = self.rail.add_page(
            "trends", self.tr("Trends"), self.trends_asked.emit
        )
        self._library_button = self.rail.add_page(
            "library", self.tr("Library"), self.library_asked.emit
        )
        self._settings_button = self.rail.add_page(
            "settings", self.tr("Settings"), self._ask_for_settings, last=True
        )
        self._home = QWidget()
        self._home.setProperty("ground", "window")
        line = QHBoxLayout(self._home)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.today)
        line.addWidget(self._pages, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._home)
        self.setCentralWidget(self._stack)
        self._make_keys()
        self.ring = FocusRing(theme, self)
        self._watching = False
        self._leaving = False
        self.stays: Callable[[], bool] = lambda: False
        """Whether a window that is closed is only hidden, because there is a way back to it."""

    def leave(self) -> None:
        """Close for good, also where closing would only hide, and also when hidden."""
        self._leaving = True
        self.close()
        QGuiApplication.quit()

    @property
    def is_leaving(self) -> bool:
        """Whether it was left for good."""
        return self._leaving

    @property
    def pages(self) -> QWidget:
        """The parent to make a page with; one that moves in later is dressed twice."""
        return self._pages

    @property
    def player(self) -> "PlayerPage":
        """The player page, built when it is first needed."""
        if self._player is None:
            from backstretch.ui.pages.player import PlayerPage

            self._player = PlayerPage(self._theme, self._icons)
            self._player.full_screen_asked.connect(self.toggle_full_screen)
            self._player.full_screen_left.connect(self.leave_full_screen)
            self._player.show_full_screen(self.isFullScreen())
            self._stack.addWidget(self._player)
        return self._player

    def restore(self, place: QByteArray | bytes) -> None:
        """Take the size and place of the last time; what does not fit a screen is ignored.

        Full screen belongs to a session, so a window closed in it comes back as it was before.
        """
        self.restoreGeometry(place)
        self.leave_full_screen()

    def show_today(self) -> None:
        """Show Today, with the focus on what to do now."""
        self._today_button.setChecked(True)
        self._today_button.mark("")
        self._pages.setCurrentWidget(self.today)
        self._stack.setCurrentWidget(self._home)
        self.today.start_focus()
        self.today_shown.emit()

    def point_to_today(self, why: str) -> None:
        """Have Today's tile bear a sign until the page is seen; with no reason none."""
        is_seen = self._pages.currentWidget() is self.today
        self._today_button.mark("" if is_seen else why)

    def show_plan(self, page: "PlanPage | ReportPage") -> None:
        """Show the Plan, or what of it goes on paper; both are built when first asked for."""
        self._show_page(page, self._plan_button)
        page.start_focus()

    def show_settings(self, page: "SettingsPage") -> None:
        """Show the Settings, which are built when they are first asked for."""
        self._show_page(page, self._settings_button)
        page.start_focus()

    def show_journal(self, page: QWidget) -> None:
        """Show a page of the diary, which is built when it is first asked for."""
        self._show_page(page, self._journal_button)

    def show_trends(self, page: QWidget) -> None:
        """Show the Trends, which are built when they are first asked for."""
        self._show_page(page, self._trends_button)

    def show_library(self, page: QWidget) -> None:
        """Show the Library, which is built when it is first asked for."""
        self._show_page(page, self._library_button)

    def show_over(self, view: QWidget) -> None:
        """Give the whole window to something that stands over every page."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def shows_over(self, view: QWidget | None) -> bool:
        """Tell whether this view has the whole window."""
        return view is not None and self._stack.currentWidget() is view

    def show_player(self) -> None:
        """Give the whole window to the player."""
        self._stack.setCurrentWidget(self.player)
        self.player.start_focus()

    def shows_player(self) -> bool:
        """Tell whether the player is what is seen."""
        return self._player is not None and self._stack.currentWidget() is self._player

    def toggle_full_screen(self) -> None:
        """Fill the screen the window is on, or leave it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave_full_screen(self) -> None:
        """Go back to the window as it was, maximised or not."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def page_in_hand(self) -> QWidget:
        """Return the page in sight, or what has the whole window."""
        shown = self._pages if self.shows_rail() else self._stack
        return shown.currentWidget() or shown

    def shows_rail(self) -> bool:
        """Tell whether a page is seen with the rail beside it."""
        return self._stack.currentWidget() is self._home

    def _make_keys(self) -> None:
        for keys, words, act in (
            ("Ctrl+1", self.tr("Today"), self._today_button.click),
            ("Ctrl+2", self.tr("Plan"), self._plan_button.click),
            ("Ctrl+3", self.tr("Journal"), self._journal_button.click),
            ("Ctrl+4", self.tr("Trends"), self._trends_button.click),
            ("Ctrl+5", self.tr("Library"), self._library_button.click),
            ("Ctrl+,", self.tr("Settings"), self._settings_button.click),
            ("Ctrl+Return", self.tr("Start today’s session"), self.start_asked.emit),
            ("Ctrl+L", self.tr("Log a run"), self.log_asked.emit),
            ("Ctrl+K", self.tr("Find anything to do"), self.actions_asked.emit),
        ):
            shortcut(self._home, keys, words, act, anywhere=True)
        for keys in ("F1", "?"):
            shortcut(self, keys, self.tr("Show all keys"), self.keys_asked.emit, anywhere=True)
        shortcut(self, "Ctrl+Q", self.tr("Quit"), self.leave, anywhere=True)

    def _show_page(self, page: QWidget, button: QAbstractButton) -> None:
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        button.setChecked(True)
        self._pages.setCurrentWidget(page)
        self._stack.setCurrentWidget(self._home)

    def _ask_for_plan(self) -> None:
        self.plan_asked.emit()

    def _ask_for_settings(self) -> None:
        self.settings_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 and Esc, wherever the page in sight does not take them itself."""
        if event.key() == Qt.Key.Key_F11 and not event.isAutoRepeat():
            self.toggle_full_screen()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.leave_full_screen()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._player is not None:
            self._player.show_full_screen(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(self.saveGeometry())
        if self.stays() and not self._leaving:
            event.ignore()
            self.hide()
        else:
            super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._watching:
            self._watching = True
            self.ring.watch(self.windowHandle())


class Logo(QWidget):
    """The stadium, its far straight in clay."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(44, 30)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stadium = Stadium(QRectF(self.rect()).adjusted(3, 3, -3, -3))
        painter.setPen(QPen(self._theme.colour("ink"), 4))
        painter.drawPath(stadium.piece(0, 1))
        straight = stadium.rect.width() - stadium.rect.height()
        bend = (stadium.length - 2 * straight) / 2
        painter.setPen(QPen(self._theme.colour("clay"), 4))
        painter.drawPath(stadium.piece(bend / stadium.length, (bend + straight) / stadium.length))
