"""The section of the Settings about the diary's files: everything out, another computer's in."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_backups import BackupsPart
from backstretch.ui.pages.settings_compare import ComparePart
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_review import ReviewPart
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, card, label

FILE_NAME = "backstretch"


class DataSection(Section):
    """Rows for the files a diary can go to and come from, and what a file would bring.

    Signals:
        export_asked: write to this file: everything, or tables where it ends in .csv.zip.
        merge_asked: look at this file.
        keep_asked: take in what was looked at.
        leave_asked: do not.
    """

    export_asked = Signal(object)
    merge_asked = Signal(object)
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
        self.export_button.clicked.connect(self._choose_everything)
        self.tables_button.clicked.connect(self._choose_tables)
        self.merge_button.clicked.connect(self._choose_merge)
        self.merge_row = SettingRow(
            theme,
            self.tr("Merge another computer’s diary"),
            self.tr("Takes a file that was exported there. Shows what is new in it first."),
            self.merge_button,
        )
        self._add_rows(
            [
                SettingRow(
                    theme,
                    self.tr("Export everything"),
                    self.tr("All you ever logged, in one file that Backstretch can read again"),
                    self.export_button,
                ),
                SettingRow(
                    theme,
                    self.tr("Export tables"),
                    self.tr("Runs, pain and sessions for a spreadsheet"),
                    self.tables_button,
                ),
                self.merge_row,
            ]
        )
        self._make_preview()
        self._asked = QVBoxLayout()
        self._column.addLayout(self._asked)
        self.backups = BackupsPart(theme, icons)
        self._column.addWidget(self.backups)

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

    def show_preview(self, title: str, lines: Sequence[str]) -> None:
        """Show what a file would bring, and ask."""
        self.title.setText(title)
        self.lines.setText("\n".join(lines))
        self.preview.setAccessibleName(title)
        self.preview.setAccessibleDescription(" ".join(lines))
        self.preview.show()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_preview(self) -> None:
        """Ask no more; the focus goes back to where the file was chosen."""
        if self.window().focusWidget() in (self.keep_button, self.leave_button):
            self.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.preview.hide()

    def _make_button(self, words: str, icon: str) -> ActionButton:
        return ActionButton(self._theme, self._icons, words, icon, grade="small")

    def _make_preview(self) -> None:
        self.preview = card("")
        column = QVBoxLayout(self.preview)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.title = label("", "h3")
        self.lines = label("", "body")
        self.keep_button = button(self.tr("Take it in"), "primary", large=False)
        self.leave_button = button(self.tr("Leave it"), "secondary", large=False)
        self.keep_button.clicked.connect(self.keep_asked)
        self.leave_button.clicked.connect(self.leave_asked)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.keep_button)
        line.addWidget(self.leave_button)
        line.addStretch(1)
        for one in (self.title, self.lines, foot):
            column.addWidget(one)
        self._column.addSpacing(8)
        self._column.addWidget(self.preview)
        self.preview.hide()

    def _choose_everything(self) -> None:
        self._choose_target("json", self.tr("Everything (*.json)"))

    def _choose_tables(self) -> None:
        self._choose_target("csv.zip", self.tr("Tables (*.csv.zip)"))

    def _choose_target(self, ending: str, kinds: str) -> None:
        dialog = QFileDialog(self, self.tr("Export to"), str(Path.home()), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)  # so that it asks before it writes over the whole name
        dialog.selectFile(f"{FILE_NAME}.{ending}")
        if dialog.exec() and dialog.selectedFiles():
            self.export_asked.emit(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def _choose_merge(self) -> None:
        kinds = self.tr("Diaries (*.json)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), "", kinds)
        if name:
            self.merge_asked.emit(Path(name))
