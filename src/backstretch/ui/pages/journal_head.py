"""The head of the Journal page: which entries, what is looked for, and ways to enter more."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Asked, Shown
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.search_line import SearchLine


class JournalHead(QWidget):
    """Tells what is looked for each time it is another.

    Signals:
        sought: an Asked. undo_asked: the last change is to be taken back.
    """

    sought = Signal(object)
    undo_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = label(self.tr("Journal"), "h1")
        self.title.setWordWrap(False)
        self.search = SearchLine(theme, icons, self.tr("Search"), self.tr("Search the journal"))
        self.log_button = ActionButton(theme, icons, self.tr("Log a run"), "plus", "primary")
        self.undo_button = button(self.tr("Undo"), "plain", large=False)
        self.now_button = button(self.tr("How is your back now?"), "secondary", large=False)
        self.import_button = ActionButton(theme, icons, self.tr("Import"), "import")
        self.chips = {
            Shown.EVERYTHING: Chip(theme, icons, self.tr("Everything")),
            Shown.RUNS: Chip(theme, icons, self.tr("Runs")),
            Shown.SESSIONS: Chip(theme, icons, self.tr("Sessions")),
            Shown.PAIN: Chip(theme, icons, self.tr("Pain")),
            Shown.NOTES: Chip(theme, icons, self.tr("Notes")),
        }
        self._chips = QWidget()
        self._chips.setAccessibleName(self.tr("Which entries"))
        self._make()
        self.show_undo("")
        self.undo_button.clicked.connect(self.undo_asked)
        self.search.textChanged.connect(self._tell)
        self.chips[Shown.EVERYTHING].setChecked(True)
        for shown, chip in self.chips.items():
            chip.clicked.connect(partial(self._choose, shown))

    def asked(self) -> Asked:
        """Return what is looked for."""
        shown = next((one for one, chip in self.chips.items() if chip.isChecked()), None)
        return Asked(shown or Shown.EVERYTHING, " ".join(self.search.text().split()))

    def show_undo(self, step: str) -> None:
        """Say what can be taken back, or that there is nothing."""
        self.undo_button.setEnabled(bool(step))
        why = self.tr("Nothing was changed since you opened Backstretch.")
        told = self.tr("{step}. Key: Ctrl+Z").format(step=step) if step else why
        self.undo_button.setToolTip(told)
        self.undo_button.setAccessibleDescription(told)

    def clear(self) -> None:
        """Look for everything again."""
        self.search.clear()
        self.chips[Shown.EVERYTHING].click()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Put the focus into the search, what is there chosen to be written over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def arrange(self, *, beside: bool) -> None:
        """Put the chips beside the title, or below it."""
        grid = self._grid
        grid.removeWidget(self._chips)
        grid.removeItem(self._second)
        self.search.setMinimumWidth(self._theme.px(150))
        self.search.setMaximumWidth(self._theme.px(280))
        if beside:
            grid.addWidget(self._chips, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            grid.addWidget(self._chips, 1, 0, 1, 4)
        grid.addLayout(self._second, 1 if beside else 2, 0, 1, 4)

    def _make(self) -> None:
        group = QButtonGroup(self)
        chips = FlowLayout(self._chips, spacing=8)
        for chip in self.chips.values():
            group.addButton(chip)
            chips.addWidget(chip)
        second = self._second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.search, 1)
        second.addStretch(1)
        second.addWidget(self.now_button)
        second.addWidget(self.import_button)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.undo_button, 0, 2)
        grid.addWidget(self.log_button, 0, 3)
        grid.setColumnStretch(0, 1)
        self.arrange(beside=True)

    def _choose(self, shown: Shown) -> None:
        self.sought.emit(self.asked())

    def _tell(self) -> None:
        self.sought.emit(self.asked())
