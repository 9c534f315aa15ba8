"""The section of the Settings where everything can be deleted, by typing that it is wanted."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent

from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button


@dataclass(frozen=True, slots=True)
class Erasable:
    """How much would go: kilobytes of the diary, and the number of everything else."""

    diary_kb: int = 0
    backups: int = 0
    put_aside: int = 0
    made: int = 0


class EraseSection(Section):
    """Says what goes and what stays, offers to write everything out first, and asks for a word.

    Signals:
        export_asked: write everything to a file first.
        erase_asked: the word was typed and the button pressed.
    """

    export_asked = Signal()
    erase_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Delete everything"))
        told = self.tr(
            "This removes all you ever logged here, with its backups. It cannot be taken back."
        )
        self._column.addWidget(Message(theme, icons, "warning", told))
        self._column.addSpacing(4)
        self.export_button = ActionButton(
            theme, icons, self.tr("Export everything…"), "export", grade="small"
        )
        self.export_button.clicked.connect(self.export_asked)
        self.diary_row = SettingRow(theme, self.tr("Your diary goes"))
        self.copies_row = SettingRow(theme, self.tr("Its backups on this computer go"))
        self.rest_row = SettingRow(theme, self.tr("Settings and drafts go"))
        stays = self.tr("Files that you exported or copied yourself, wherever you put them")
        first = self.tr(
            "All you ever logged, in one file that Backstretch can read again. "
            "Routines and exercises of your own are not in it: save each routine from its editor "
            "first."
        )
        self._add_rows(
            (
                self.diary_row,
                self.copies_row,
                self.rest_row,
                SettingRow(theme, self.tr("What stays"), stays),
                SettingRow(theme, self.tr("Keep a file of it?"), first, self.export_button),
            )
        )
        self._column.addSpacing(12)
        self.word = self.tr("delete")
        ask = self.tr("To delete everything, type the word “{word}”").format(word=self.word)
        self.field = Field(theme, icons, ask)
        self.field.setMaximumWidth(theme.px(420))
        self.erase_button = button(self.tr("Delete everything and close"), "stop")
        self.erase_button.setEnabled(False)
        self.erase_button.setAccessibleDescription(ask)
        self.note = Message(theme, icons, "caution")
        self._column.addWidget(self.field)
        self._column.addSpacing(10)
        self._column.addWidget(self.erase_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(10)
        self._column.addWidget(self.note)
        self.field.line.textChanged.connect(self._look)
        self.erase_button.clicked.connect(self._ask)
        self.show_erasable(Erasable())

    def show_erasable(self, found: Erasable) -> None:
        """Say how much would go."""
        diary = self.tr("All runs, pain, sessions and plans: {n} kB")
        self.diary_row.say(diary.format(n=found.diary_kb))
        copies = self.tr("Backups: {n}. Damaged copies put aside: {m}.")
        self.copies_row.say(copies.format(n=found.backups, m=found.put_aside))
        rest = self.tr(
            "What you chose, routines and exercises of your own ({n}), what was not finished"
        )
        self.rest_row.say(rest.format(n=found.made))

    def complain(self, sentence: str) -> None:
        """Say why nothing was deleted."""
        self.note.say("caution", sentence)

    def is_typed(self) -> bool:
        """Tell whether the word stands there."""
        return self.field.line.text().strip().casefold() == self.word.casefold()

    def _look(self) -> None:
        self.erase_button.setEnabled(self.is_typed())

    def _ask(self) -> None:
        if self.is_typed():
            self.erase_asked.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the word, so that it is typed anew each time."""
        super().hideEvent(event)
        self.field.line.clear()
        self.note.say("caution", "")
