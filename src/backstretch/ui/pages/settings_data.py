"""The section of the Settings about the diary's files: everything out, another computer's in."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from backstretch.locked.passphrase import Passphrase
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_backups import BackupsPart
from backstretch.ui.pages.settings_compare import ComparePart
from backstretch.ui.pages.settings_copies import CopiesPart
from backstretch.ui.pages.settings_forget import ForgetPart
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_preview import PreviewCard
from backstretch.ui.pages.settings_review import ReviewPart
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.where_to import where_to
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.lock_cards import LockCard, OpenCard
from backstretch.ui.widgets.message import Message


class DataSection(Section):
    """Rows for the files a diary can go to and come from, and what a file would bring.

    Signals:
        export_asked: write to this file: everything, or tables where it ends in .csv.zip.
        lock_asked: write everything to this file, locked with this Passphrase.
        merge_asked: look at this file.
        opened: the Passphrase for it.
        keep_asked: take in what was looked at.
        leave_asked: do not.
    """

    export_asked = Signal(object)
    lock_asked = Signal(object, object)
    merge_asked = Signal(object)
    opened = Signal(object)
    keep_asked = Signal()
    leave_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._focus_lent: tuple[QWidget, QWidget | None] | None = None
        self._add_head(self.tr("Your data"))
        home = self.tr("Your diary is one file on this computer. Backstretch never goes online.")
        self._column.addWidget(Message(theme, icons, "good", home))
        self._column.addSpacing(4)
        self.export_button = self._make_button(self.tr("Export everything…"), "export")
        self.tables_button = self._make_button(self.tr("Export tables…"), "export")
        self.merge_button = self._make_button(self.tr("Choose a file…"), "import")
        self.lock_card = LockCard(theme, icons, self.tr("Export everything"))
        self.lock_card.answered.connect(self._choose_everything)
        self.lock_card.left.connect(self._leave_lock)
        self.open_card = OpenCard(theme, icons)
        self.open_card.answered.connect(self.opened)
        self.open_card.left.connect(self.leave_asked)
        self.export_button.clicked.connect(self._ask_to_lock)
        self.tables_button.clicked.connect(self._choose_tables)
        self.merge_button.clicked.connect(self._choose_merge)
        self._add_rows(self._make_rows())
        for asking in (self.lock_card, self.open_card):
            self._column.addWidget(asking)
        self.preview = PreviewCard()
        self.preview.keep_asked.connect(self.keep_asked)
        self.preview.leave_asked.connect(self.leave_asked)
        self._column.addSpacing(8)
        self._column.addWidget(self.preview)
        self._asked = QVBoxLayout()
        self._column.addLayout(self._asked)
        self.copies = CopiesPart(theme, icons)
        self._column.addWidget(self.copies)
        self.backups = BackupsPart(theme, icons)
        self._column.addWidget(self.backups)
        self.forget = ForgetPart(theme, icons)
        self._column.addWidget(self.forget)

    @cached_property
    def review(self) -> ReviewPart:
        """What is newer in a file that is not in use any more; made when there is one."""
        made = ReviewPart(self._theme, self._icons)
        self._asked.addWidget(made)
        return made

    @cached_property
    def compare(self) -> ComparePart:
        """How the diary differs from a backup; made when that is asked."""
        made = ComparePart()
        self._asked.addWidget(made)
        return made

    def show_settings(self, settings: Settings) -> None:
        """The files know no settings."""

    def set_able(self, able: bool) -> None:
        """Offer the files, or not where there is no diary or one is being read.

        The focus that a button loses by it comes back, unless the person went on meanwhile.
        """
        buttons = (self.export_button, self.tables_button, self.merge_button)
        before = self.window().focusWidget()
        for one in buttons:
            one.setEnabled(able)
        if not able and before in buttons:
            self._focus_lent = before, self.window().focusWidget()
        elif able and self._focus_lent:
            lender, borrower = self._focus_lent
            self._focus_lent = None
            if before is borrower:
                lender.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_passphrase(self, name: str, complaint: str) -> None:
        """Ask what opens the file of this name."""
        self.open_card.ask(name, complaint)

    def show_preview(self, title: str, lines: Sequence[str]) -> None:
        """Show what a file would bring, and ask."""
        self.preview.ask(title, lines)

    def hide_preview(self) -> None:
        """Ask no more; the focus goes back to where the file was chosen."""
        within = self.window().focusWidget()
        cards = (self.preview, self.open_card)
        if any(within in one.findChildren(QWidget) for one in cards):
            self.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_card.forget()
        self.preview.hide()

    def _make_button(self, words: str, icon: str) -> ActionButton:
        return ActionButton(self._theme, self._icons, words, icon, grade="small")

    def _make_rows(self) -> tuple[SettingRow, ...]:
        everything = self.tr(
            "All you ever logged, in one file that Backstretch can read again. "
            "Routines and exercises of your own are not in it: save each routine from "
            "its editor."
        )
        tables = self.tr("Runs, pain and sessions for a spreadsheet")
        merge = self.tr("Takes a file that was exported there. Shows what is new in it first.")
        rows = (
            (self.tr("Export everything"), everything, self.export_button),
            (self.tr("Export tables"), tables, self.tables_button),
            (self.tr("Merge another computer’s diary"), merge, self.merge_button),
        )
        return tuple(SettingRow(self._theme, *row) for row in rows)

    def _ask_to_lock(self) -> None:
        self.lock_card.ask()
        self.copies.grown.emit(self.lock_card)

    def _leave_lock(self) -> None:
        self.export_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lock_card.forget()

    def _choose_everything(self, passphrase: Passphrase | None) -> None:
        ending = "json.locked" if passphrase else "json"
        kinds = self.tr("Everything (*.{ending})").format(ending=ending)
        target = where_to(self, self.tr("Export to"), ending, kinds)
        if target is None:
            return
        self._leave_lock()
        if passphrase:
            self.lock_asked.emit(target, passphrase)
        else:
            self.export_asked.emit(target)

    def _choose_tables(self) -> None:
        kinds = self.tr("Tables (*.csv.zip)")
        if target := where_to(self, self.tr("Export to"), "csv.zip", kinds):
            self.export_asked.emit(target)

    def _choose_merge(self) -> None:
        kinds = self.tr("Diaries (*.json *.locked)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), "", kinds)
        if name:
            self.merge_asked.emit(Path(name))
