"""The window: a rail with the pages, and the player over the whole of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.focus_ring import FocusRing
from backstretch.ui.widgets.stadium import Stadium

if TYPE_CHECKING:
    from backstretch.ui.pages.plan import PlanPage
    from backstretch.ui.pages.player import PlayerPage
    from backstretch.ui.pages.settings import SettingsPage

RAIL_PX = 96
SMALLEST = QSize(900, 600)
FIRST_SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Shows one page at a time. It decides nothing: pages emit, others answer.

    Signals:
        closing: the window is about to close, with its place as bytes to restore.
        plan_asked, journal_asked, settings_asked: the page is wanted, by the rail or by its key.
        log_asked: a run is to be logged, by its key.
    """

    closing = Signal(QByteArray)
    plan_asked = Signal()
    journal_asked = Signal()
    log_asked = Signal()
    settings_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._player: PlayerPage | None = None
        self.setWindowTitle("Backstretch")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self.today = TodayPage(theme, icons)
        self.rail = Rail(theme, icons)
        self._today_button = self.rail.add_page("today", self.tr("Today"), self.show_today)
        self._plan_button = self.rail.add_page("plan", self.tr("Plan"), self._ask_for_plan)
        self._journal_button = self.rail.add_page(
            "journal", self.tr("Journal"), self.journal_asked.emit
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
        QShortcut(QKeySequence("Ctrl+Q"), self, self.leave)
        QShortcut(QKeySequence("Ctrl+1"), self._home, self._today_button.click)
        QShortcut(QKeySequence("Ctrl+2"), self._home, self._plan_button.click)
        QShortcut(QKeySequence("Ctrl+3"), self._home, self._journal_button.click)
        QShortcut(QKeySequence("Ctrl+L"), self._home, self.log_asked.emit)
        QShortcut(QKeySequence("Ctrl+,"), self._home, self._settings_button.click)
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
        self._pages.setCurrentWidget(self.today)
        self._stack.setCurrentWidget(self._home)
        self.today.start_focus()

    def show_plan(self, page: "PlanPage") -> None:
        """Show the Plan, which is built when it is first asked for."""
        self._show_page(page, self._plan_button)
        page.start_focus()

    def show_settings(self, page: "SettingsPage") -> None:
        """Show the Settings, which are built when they are first asked for."""
        self._show_page(page, self._settings_button)
        page.start_focus()

    def show_journal(self, page: QWidget) -> None:
        """Show a page of the diary, which is built when it is first asked for."""
        self._show_page(page, self._journal_button)

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


class Rail(QFrame):
    """The pages, one under the other, the present one on a tile."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._group = QButtonGroup(self)
        self.setProperty("kind", "rail")
        self.setAccessibleName(self.tr("Pages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 16)
        self._column.setSpacing(4)
        self._column.addWidget(Logo(theme), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(14)
        self._stretch = self._column.count()
        self._column.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def add_page(
        self, icon: str, name: str, show: Callable[[], None], *, last: bool = False
    ) -> QAbstractButton:
        """Add a page at the end, or at the foot; the first one added is the present one."""
        button = RailButton(self._theme, self._icons, icon, name)
        button.clicked.connect(show)
        if not self._group.buttons():
            button.setChecked(True)
        self._group.addButton(button)
        if last:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._stretch, button)
            self._stretch += 1
        return button

    def buttons(self) -> list[QAbstractButton]:
        """Return the pages to choose from, from top to bottom."""
        return self._group.buttons()

    def _size(self) -> None:
        self.setFixedWidth(round(RAIL_PX + 64 * (self._theme.text_scale - 1)))


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


class RailButton(QAbstractButton):
    """Icon over word; the present page has a tile, a bold word and a bar at the edge."""

    def __init__(self, theme: Theme, icons: Icons, icon: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def _icon_px(self) -> int:
        """Return half the growth of the text: the rail is not as wide as the words are long."""
        return round(24 * (1 + self._theme.text_scale) / 2)

    def sizeHint(self) -> QSize:
        return QSize(RAIL_PX, self._theme.px(22) + self._icon_px() + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on = self._theme.colour, self.isChecked()
        tile = QRectF(self.rect()).adjusted(8.5, 0.5, -8.5, -0.5)
        if on or self.underMouse():
            painter.setPen(QPen(colour("line"), 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface" if on else "sunken"))
            painter.drawRoundedRect(tile, 12, 12)
        if on:
            painter.fillRect(QRectF(0, 15, 4, self.height() - 30), colour("clay"))
        side = self._icon_px()
        place = QRectF(round((self.width() - side) / 2), 9, side, side)
        self._icons.paint(painter, self._icon, "clay_text" if on else "muted", place)
        painter.setFont(self._theme.font_px(self._theme.px(13.5), 600 if on else 400))
        painter.setPen(colour("ink" if on else "muted"))
        words = QRectF(0, side + 9, self.width(), self.height() - side - 13)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.text())
