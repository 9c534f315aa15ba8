"""The left half of the page for logging: the run."""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backstretch.journal.run_facts import CODED, RunFacts
from backstretch.ui import diary_words as words
from backstretch.ui.icons import Icons
from backstretch.ui.log_run_choices import choices, complaint
from backstretch.ui.log_state import Draft, LogState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.code_choice import CodeChoice
from backstretch.ui.widgets.drop_down import DayEdit, DropDown, Named
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.note_field import NoteField
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.stepper import Stepper
from backstretch.units import (
    Units,
    UnreadAmount,
    is_plausible,
    pace_s,
    read_distance,
    read_duration,
    write_duration,
)

UNSAID_EFFORT = -1
MANAGE_SHOES = "manage"
NARROW_PX = 420


class RunPart(QWidget):
    """What is said of the run. Amounts are read when the person leaves them, and when it is saved.

    Signals:
        changed: something was entered.
        shoes_asked: the page of the shoes is wanted.
        answered: what was chosen of a fact, such as "hills=down".
    """

    changed = Signal()
    answered = Signal(str)
    shoes_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._facts = RunFacts()
        self._units = Units.KM
        self._start = ""
        self._shown: tuple[str | None, str | None] = (None, None)
        self.day = DayEdit(theme, icons, self.tr("Date"))
        self.distance = Field(theme, icons, self.tr("&Distance"), "km")
        self.duration = Field(theme, icons, self.tr("D&uration"))
        self.duration.line.setPlaceholderText(self.tr("optional"))
        self.kind = CodeChoice(theme, icons, self.tr("Kind"), unsaid=self.tr("Not said"))
        self.effort = Stepper(theme, icons, self.tr("Effort"), (UNSAID_EFFORT, 10))
        self.effort.box.setSpecialValueText("–")
        self.doubt = label("", "small", "muted")
        self.carried = label("", "small", "muted")
        self.choices: dict[str, CodeChoice | DropDown] = {}
        self._rows: list[QBoxLayout] = []
        self.note = NoteField(theme, self.tr("Note"))
        self.note_button = button(self.tr("Note"), "secondary", large=False)
        self.more_button = LinkButton(theme, self.tr("More about this run"))
        self.tip = label("", "small", "muted")
        self._make()
        self._connect()

    @property
    def start(self) -> str:
        """When the run began, "HH:MM", "" where that is not known."""
        return self._start

    def show_state(self, state: LogState) -> None:
        """Show a draft."""
        entry = state.draft.entry
        self._units = state.units
        self._start = entry.start
        self._facts = entry.facts or RunFacts()
        self.day.show_day(entry.day, state.today)
        self.distance.set_unit(state.units.value)
        self.distance.line.setText(state.draft.distance)
        self.duration.line.setText(state.draft.duration)
        self._shown = self._rounded(state.draft)
        self._show_facts(state.shoes)
        self.carried.setText(self.tr("Optional, filled in from your last run"))
        self.carried.setVisible(state.filled_in)
        self.note.text_edit.setPlainText(self._facts.note)
        self._open_note(bool(self._facts.note))
        self._read_amounts()
        self.show_tip("")
        self._arrange()

    def show_shoes(self, shoes: Mapping[str, str], present: str) -> None:
        """Offer these pairs in place of those before, one of them chosen; the rest stays."""
        manage = {MANAGE_SHOES: self.tr("Manage shoes…")}
        self.shoe_list.show_choices({"": self.tr("Not said")} | dict(shoes) | manage, present)
        if present != self._facts.shoe:
            self._take("shoe", present)

    def show_tip(self, words: str) -> None:
        """Show what is worth knowing about the last answer, or nothing."""
        self.tip.setText(words)
        self.tip.setVisible(bool(words))

    def draft_facts(self) -> RunFacts:
        """Return what was said, with the amounts that could be read."""
        shown, facts = self._shown, self._facts
        texts = self.texts()
        return msgspec.structs.replace(
            facts,
            distance_m=facts.distance_m
            if texts[0] == shown[0]
            else self._amount(self.distance, self._distance_m),
            duration_s=facts.duration_s
            if texts[1] == shown[1]
            else self._amount(self.duration, read_duration),
            effort=None if self.effort.box.value() < 0 else self.effort.box.value(),
            note=self.note.text_edit.toPlainText().strip(),
        )

    def texts(self) -> tuple[str, str]:
        """Return distance and duration as they were typed."""
        return self.distance.line.text().strip(), self.duration.line.text().strip()

    def first_wrong(self) -> QWidget | None:
        """Say of every amount that cannot be read what is wrong; return the first such line."""
        self._read_amounts()
        wrong = [f.line for f in (self.distance, self.duration) if not f.wrong.isHidden()]
        return wrong[0] if wrong else None

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        column.addWidget(label(self.tr("The run"), "h2"))
        self._amounts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._amounts.setSpacing(12)
        for part, share in (
            (Named(self.tr("Date"), self.day), 19),
            (self.distance, 14),
            (self.duration, 14),
        ):
            self._amounts.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._amounts)
        column.addWidget(self.doubt)
        self.doubt.hide()
        self._kinds = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._kinds.setSpacing(14)
        self._kinds.addWidget(self.kind, 1, Qt.AlignmentFlag.AlignTop)
        self._effort = Named(self.tr("Effort, 0 to 10"), self.effort)
        self._kinds.addWidget(self._effort)
        column.addLayout(self._kinds)
        column.addWidget(self.carried)
        for name, title in (("surface", self.tr("Surface")), ("hills", self.tr("Hills"))):
            column.addWidget(self._bar(name, title))
        column.addLayout(self._pair("shoe", self.tr("Shoes"), "load", self.tr("Carried")))
        column.addLayout(self._pair("drinking", self.tr("Drinking"), "desk", self.tr("Sitting")))
        column.addWidget(self._make_more())
        column.addWidget(self.tip)
        column.addLayout(self._make_note())
        column.addWidget(self.note)
        column.addStretch(1)

    def _make_more(self) -> QWidget:
        self._more = QWidget()
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        for name, title in (("stride", self.tr("Foot lands")), ("posture", self.tr("Posture"))):
            column.addWidget(self._bar(name, title))
        column.addLayout(self._pair("sleep", self.tr("Sleep"), "stress", self.tr("Stress")))
        pair = self._pair("warm_up", self.tr("Warm-up"), "heat_cold", self.tr("Heat or cold"))
        column.addLayout(pair)
        self._more.hide()
        return self._more

    def _make_note(self) -> FlowLayout:
        row = FlowLayout(spacing=12)
        lock = label(self.tr("Stays on this computer."), "smallest", "muted")
        lock.setWordWrap(False)
        for part in (self.note_button, self.more_button, lock):
            row.addWidget(part)
        self.note.hide()
        return row

    def _bar(self, name: str, title: str) -> CodeChoice:
        made = CodeChoice(self._theme, self._icons, title, unsaid=self.tr("Not said"))
        made.picked.connect(partial(self._take, name))
        self.choices[name] = made
        return made

    def _pair(self, first: str, first_title: str, second: str, second_title: str) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(12)
        self._rows.append(row)
        for name, title in ((first, first_title), (second, second_title)):
            made = DropDown(self._theme, self._icons, title)
            made.picked.connect(partial(self._take, name))
            self.choices[name] = made
            if name == "shoe":
                self.shoe_list = made
            row.addWidget(Named(title, made), 1)
        return row

    def _connect(self) -> None:
        self.day.dateChanged.connect(self.changed)
        for field in (self.distance, self.duration):
            field.line.editingFinished.connect(self._leave_amount)
            field.line.textEdited.connect(self.changed)
        self.kind.picked.connect(partial(self._take, "kind"))
        self.effort.chosen.connect(lambda _: self.changed.emit())
        self.note.written.connect(lambda _: self.changed.emit())
        self.note_button.clicked.connect(self._ask_note)
        self.more_button.clicked.connect(lambda: self._more.setVisible(self._more.isHidden()))

    def _show_facts(self, shoes: Mapping[str, str]) -> None:
        facts, unsaid = self._facts, {"": self.tr("Not said")}
        self.kind.show_choices(words.kinds(), facts.kind or "")
        self.effort.show_value(UNSAID_EFFORT if facts.effort is None else facts.effort)
        self.show_shoes(shoes, facts.shoe)
        for name, offered in choices().items():
            present = getattr(facts, name) or ""
            part = self.choices[name]
            extra = unsaid if isinstance(part, DropDown) else {}
            part.show_choices(extra | dict(offered), present)
        rare = ("stride", "posture", "sleep", "stress", "warm_up", "heat_cold")
        self._more.setVisible(any(getattr(facts, name) for name in rare))

    def _take(self, name: str, code: str) -> None:
        if name == "shoe" and code == MANAGE_SHOES:
            self.shoe_list.setCurrentIndex(max(0, self.shoe_list.findData(self._facts.shoe)))
            self.shoes_asked.emit()
            return
        value: object = code if name == "shoe" else CODED[name](code) if code else None
        self._facts = msgspec.structs.replace(self._facts, **{name: value})
        self.answered.emit(f"{name}={code}")
        self.changed.emit()

    def _rounded(self, draft: Draft) -> tuple[str | None, str | None]:
        """Return the texts that stand for amounts as they are known, more exactly than shown."""
        facts = self._facts
        return (
            draft.distance if facts.distance_m is not None else None,
            draft.duration if facts.duration_s is not None else None,
        )

    def _ask_note(self) -> None:
        self._open_note(True)
        self.note.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_note(self, on: bool) -> None:
        self.note.setVisible(on)
        self.note_button.setVisible(not on)

    def _distance_m(self, text: str) -> float:
        return read_distance(text, self._units)

    def _amount(self, field: Field, read: Callable[[str], float]) -> float | None:
        text = field.line.text().strip()
        try:
            return read(text) if text else None
        except UnreadAmount:
            return None

    def _leave_amount(self) -> None:
        self._read_amounts()
        self.changed.emit()

    def _read_amounts(self) -> None:
        """Show what is wrong in what was typed, the pace, and a doubt where nobody runs so."""
        for field, read in ((self.distance, self._distance_m), (self.duration, read_duration)):
            text = field.line.text().strip()
            of_distance = self._units if field is self.distance else None
            try:
                if text:
                    read(text)
                field.complain("")
            except UnreadAmount as error:
                field.complain(complaint(error.reason, of_distance))
        facts = self.draft_facts()
        both = facts.distance_m and facts.duration_s
        pace = pace_s(facts.distance_m or 1, facts.duration_s or 0, self._units) if both else 0
        unit = self._units.value
        self.duration.line.set_unit(f"{write_duration(pace)}/{unit}" if both else "")
        doubtful = not is_plausible(facts.distance_m, facts.duration_s)
        said = self.tr("{distance} {unit} in {duration}? Check the distance.")
        distance, duration = self.texts()
        self.doubt.setText(said.format(distance=distance, unit=unit, duration=duration))
        self.doubt.setVisible(doubtful)

    def _arrange(self) -> None:
        """Put side by side what has the room for it."""
        way = QBoxLayout.Direction
        asked = self.kind.bar.natural_width() + self._effort.sizeHint().width() + 14
        beside = asked <= self.width()
        self._kinds.setDirection(way.LeftToRight if beside else way.TopToBottom)
        narrow = self.width() < self._theme.px(NARROW_PX)
        for row in (self._amounts, *self._rows):
            row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
