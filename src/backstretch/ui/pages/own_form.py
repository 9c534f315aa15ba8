"""The form for an exercise of the person's own: name, dose, position, words and a picture."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backstretch.content.own_exercise import LONGEST_DOSE
from backstretch.content.own_sheets import LONGEST_NAME
from backstretch.ui import own_view as words
from backstretch.ui.icons import Icons
from backstretch.ui.own_picture import picture_of
from backstretch.ui.own_state import OwnDraft, OwnFormState
from backstretch.ui.pages.library_sub import WIDEST, SubPage
from backstretch.ui.pages.own_form_parts import ChoiceField, LinesField, PictureField
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.drop_down import DropDown, Named
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.toast import Toast

BESIDE_FROM = 760
LONGEST_KIT_LINE = 160


class OwnFormPage(SubPage):
    """Tells what is written each time it is other; it keeps nothing itself.

    Signals:
        written: what stands in the form, as an OwnDraft without pictures.
        save_asked: it is to be kept. picture_asked: a picture is to be chosen.
        picture_removed: it is to have no picture.
    """

    written = Signal(object)
    save_asked = Signal()
    picture_asked = Signal()
    picture_removed = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._draft = OwnDraft()
        self.save_button = ActionButton(theme, icons, self.tr("Save"), "check", "primary")
        self.notice = Message(theme, icons, "caution")
        self.name = Field(theme, icons, self.tr("Name"))
        self.name.line.setMaxLength(LONGEST_NAME)
        self.name.line.setPlaceholderText(self.tr("such as Heel drops"))
        self.dose = Field(theme, icons, self.tr("Dose"))
        self.dose.line.setMaxLength(LONGEST_DOSE)
        self.dose.line.setPlaceholderText(self.tr("3x30s, or 10 slow, or 2x12 rest 30s"))
        self.reading = label("", "small", "muted")
        self.sides = SegmentBar(theme, self.tr("Sides"), height=38)
        self.position = ChoiceField(self.tr("Position"), DropDown(theme, icons, ""))
        self.kit = Field(theme, icons, self.tr("What it needs"))
        self.kit.line.setMaxLength(LONGEST_KIT_LINE)
        self.kit.line.setPlaceholderText(self.tr("such as mat, strap"))
        self.picture = PictureField(theme, icons)
        self.steps = LinesField(theme, self.tr("How it is done, a step a line"), 5)
        self.form = LinesField(theme, self.tr("Good form, a line each"), 2)
        self.stop = LinesField(theme, self.tr("When to stop, a line each"), 2)
        self.toast = Toast(theme, self)
        self.set_widest(WIDEST)
        self.position.control.show_choices(words.positions(), "")
        self._codes = tuple(code for code, _ in words.sides())
        self._make()
        self._connect()
        self._make_keys()
        self._lie()

    def show_state(self, state: OwnFormState) -> None:
        """Show a draft and what is to be said of it; where somebody writes, the text stays."""
        before, draft = self._draft, state.draft
        self._draft = draft
        self.show_head(state.title, ())
        for field, text in (
            (self.name, draft.name),
            (self.dose, draft.dose),
            (self.kit, draft.kit),
        ):
            if field.line.text() != text:
                field.line.setText(text)
                field.line.setCursorPosition(0)
        for written, text in self._texts(draft):
            written.show_text(text)
        choices = tuple(enumerate(said for _, said in words.sides()))
        self.sides.show_choices(choices, self._codes.index(draft.sides))
        self.position.control.show_choices(words.positions(), draft.position)
        self.reading.setText(state.reading)
        self.reading.setVisible(bool(state.reading) and "dose" not in state.wrong)
        for name, part in self._by_name().items():
            part.complain(state.wrong.get(name, ""))
        self._show_picture(before, draft)

    def focus_on(self, field: str) -> None:
        """Put the focus on a field by its name, and bring it in sight."""
        part = self._by_name()[field]
        target = part.line if isinstance(part, Field) else part.control
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.ensureWidgetVisible(part, 0, 24)
        said = part.wrong.text()
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def start_focus(self) -> None:
        """Show the top, with the focus on the first thing to write."""
        self.scroller.verticalScrollBar().setValue(0)
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what did not work, or nothing."""
        self.notice.say("caution", sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def complain_of_picture(self, sentence: str) -> None:
        """Say why a picture cannot be used."""
        self.picture.complain(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def ask_to_leave(self) -> None:
        """Ask what is to be done with what was written."""
        said = self.tr("There are changes that are not saved.")
        self.toast.show_done(said, self.tr("Save"), self.tr("Discard"), stays=True)
        self.toast.action_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _by_name(self) -> dict[str, Field | LinesField | ChoiceField]:
        return {
            "name": self.name,
            "dose": self.dose,
            "position": self.position,
            "kit": self.kit,
            "steps": self.steps,
            "form": self.form,
            "stop": self.stop,
        }

    def _texts(self, draft: OwnDraft) -> tuple[tuple[LinesField, str], ...]:
        return ((self.steps, draft.steps), (self.form, draft.form), (self.stop, draft.stop))

    def _show_picture(self, before: OwnDraft, draft: OwnDraft) -> None:
        """Show the picture; one that is shown is not read again for each letter that is struck."""
        if draft.chosen is None:
            self.picture.show_file(draft.picture)
        elif draft.chosen is not before.chosen:
            self.picture.show_image(picture_of(draft.chosen))

    def _tell(self) -> None:
        """Tell what stands in the form now."""
        draft = OwnDraft(
            self.name.line.text(),
            self.dose.line.text(),
            self._draft.sides,
            self.position.control.code,
            self.kit.line.text(),
            self.steps.text(),
            self.form.text(),
            self.stop.text(),
        )
        self.written.emit(draft)

    def _take_sides(self, number: int) -> None:
        self._draft = replace(self._draft, sides=self._codes[number])
        self._tell()

    def _make(self) -> None:
        self.tools.addWidget(self.save_button)
        said = self.tr(
            "Write down what you were shown. Backstretch does not know what it asks of your back, "
            "so it never chooses it by itself."
        )
        self.column.addWidget(label(said, "body", "muted"))
        self.column.addWidget(self.notice)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(32)
        dose = QWidget()
        rows = QVBoxLayout(dose)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.dose)
        rows.addWidget(self.reading)
        sides = Named(self.tr("Sides"), self.sides)
        for parts in (
            (self.name, dose, sides, self.position, self.kit),
            (self.steps, self.form, self.stop, self.picture),
        ):
            half = QWidget()
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for part in parts:
                column.addWidget(part)
            self._both.addWidget(half, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._both)

    def _connect(self) -> None:
        for field in (self.name, self.dose, self.kit):
            field.line.textEdited.connect(self._tell)
            field.line.returnPressed.connect(self.save_asked)
        for part in (self.steps, self.form, self.stop):
            part.written.connect(self._tell)
        self.position.control.picked.connect(self._tell)
        self.sides.chosen.connect(self._take_sides)
        self.picture.choose_button.clicked.connect(self.picture_asked)
        self.picture.remove_button.clicked.connect(self.picture_removed)
        self.save_button.clicked.connect(self.save_asked)
        self._theme.changed.connect(self._lie)

    def _make_keys(self) -> None:
        shortcut(self, "Ctrl+S", self.tr("Save the exercise"), self.save_button.click)

    def _lie(self) -> None:
        """Lie beside each other where there is room, else one below the other."""
        beside = self.width() >= self._theme.px(BESIDE_FROM)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lie()
