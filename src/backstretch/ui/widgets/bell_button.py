"""A bell with the menu that stands in the tray elsewhere, for a desktop without one."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme

SPARE = 12  # pixels a menu is given beyond what Qt measures, as large letters are set closer


class MenuLine(Protocol):
    """A line of the menu: its code and words; without a code it is only read.

    `parts` make it a menu of its own; `first` says that it is the usual choice, `keys` do the same
    in the window, and `strong` ones are written in bold.
    """

    @property
    def code(self) -> str:
        """What is told when it is chosen."""

    @property
    def words(self) -> str:
        """What it says, with && for &."""

    @property
    def parts(self) -> "Sequence[MenuLine]":
        """The lines of its own menu."""

    @property
    def enabled(self) -> bool:
        """Whether it can be chosen now."""

    @property
    def first(self) -> bool:
        """Whether it is the usual choice."""

    @property
    def keys(self) -> str:
        """The keys that do the same, or ""."""

    @property
    def strong(self) -> bool:
        """Whether it is written in bold."""


class BellButton(QPushButton):
    """Pressed, it opens the menu of today: what there is, when to be reminded, Quit.

    Signals:
        chosen: the code of a line.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._lines: tuple[MenuLine | None, ...] = ()
        self.menu_now: QMenu | None = None
        self.setAutoDefault(True)
        self.setProperty("ring_radius", 10)
        self.setAccessibleName(self.tr("Reminders"))
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self._dress)
        self._dress()

    def show_lines(self, says: str, lines: Sequence[MenuLine | None]) -> None:
        """Take what today is in words, and the lines of the menu; None is a rule."""
        self._lines = tuple(lines)
        self.setAccessibleDescription(says)
        self.setToolTip(says)

    def open_menu(self) -> None:
        """Open the menu below the bell; as made now, it stays so until it is closed."""
        if self.menu_now is not None:
            self.menu_now.deleteLater()
        self.menu_now = QMenu(self)
        self.menu_now.setAccessibleName(self.accessibleName())
        self._fill(self.menu_now, self._lines)
        wide = self.menu_now.sizeHint().width()
        self.menu_now.popup(self.mapToGlobal(QPoint(self.width() - wide, self.height() + 4)))

    def _fill(self, menu: QMenu, lines: Sequence[MenuLine | None]) -> None:
        for line in lines:
            if line is None:
                menu.addSeparator()
            elif line.parts:
                self._fill(menu.addMenu(line.words), line.parts)
            else:
                self._add(menu, line)
        menu.setMinimumWidth(menu.sizeHint().width() + self._theme.px(SPARE))

    def _add(self, menu: QMenu, line: MenuLine) -> None:
        action = menu.addAction(line.words)
        action.setEnabled(line.enabled and bool(line.code))
        if line.strong:
            font = menu.font()
            font.setWeight(QFont.Weight.DemiBold)
            action.setFont(font)
        if line.keys:
            action.setShortcut(line.keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the window has its own
        code = line.code
        action.triggered.connect(lambda: self.chosen.emit(code))
        if line.first:
            menu.setDefaultAction(action)

    def _dress(self) -> None:
        side = self._theme.px(20)
        self.setIcon(self._icons.icon("bell", "ink", side, self.devicePixelRatioF()))
        self.setIconSize(QSize(side, side))
