"""The right half of the page for logging: the back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.entry import PainSaid
from backstretch.journal.said import Aggravator, Course, PainMoment, Quality
from backstretch.ui import diary_words as words
from backstretch.ui.icons import Icons
from backstretch.ui.log_drafts import UNSAID, PainDrafts
from backstretch.ui.shortcuts import may_act
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.body_map import BodyMap
from backstretch.ui.widgets.body_map_words import places_sentence
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.code_choice import CodeChoice
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.pain_question import PainQuestion
from backstretch.ui.widgets.pain_words import pain_words
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.region_list import RegionList

LEFT, RIGHT, BOTH = "left", "right", "both"


class BackPart(QWidget):
    """How the back was, at each moment by itself, with any number of pains at each.

    A digit is the number of the pain in hand, wherever the focus is in here.

    Signals:
        changed: something was entered.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._drafts = PainDrafts()
        self.moments = CodeChoice(theme, icons, self.tr("When"), named=False)
        self.pains = CodeChoice(theme, icons, self.tr("Pains of this moment"), named=False)
        self.remove_button = LinkButton(theme, self.tr("Remove this pain"))
        self.another_button = LinkButton(theme, self.tr("Another pain"))
        self.question = PainQuestion(theme, self.tr("How strong, 0 to 10?"), "group", 38, 15)
        self.map = BodyMap(theme)
        self.places = label("", "strong")
        self.list_button = LinkButton(theme, self.tr("Choose from a list"))
        self.list = RegionList(theme, icons, self.map.scores, self.list_button)
        self.qualities: dict[str, Chip] = {}
        self.aggravators: dict[str, Chip] = {}
        self.courses: dict[str, Chip] = {}
        travels = self.tr("Does it travel down the leg?")
        self.reach = CodeChoice(theme, icons, travels, named=False)
        self.leg = CodeChoice(theme, icons, self.tr("Which leg?"))
        self.more_button = LinkButton(theme, self.tr("What makes it worse?"))
        self._make()
        self._connect()

    def show_moments(self, moments: Mapping[str, str], present: PainMoment) -> None:
        """Offer moments; where there is one alone, nothing is to be chosen."""
        self._drafts.show((), present)
        self.moments.show_choices(moments, present)
        self.moments.setVisible(len(moments) > 1)

    def show_said(self, said: tuple[PainSaid, ...]) -> None:
        """Show what was said of the moments."""
        moment = self._drafts.moment
        if said and all(pain.moment is not moment for pain in said):
            moment = said[-1].moment
        self._drafts.show(said, moment)
        self.moments.show_code(moment)
        self._show()

    def said(self) -> tuple[PainSaid, ...]:
        """Return what was said, as far as it has a number; 0 has no places."""
        return self._drafts.told()

    def first_wrong(self) -> QWidget | None:
        """Return the scale where a pain has words or places and no number, after saying so."""
        if not self._drafts.turn_to_unsaid():
            return None
        self.moments.show_code(self._drafts.moment)
        self._show()
        return self.ask_number()

    def ask_number(self) -> QWidget:
        """Say that a number is missing, and return where to choose it."""
        self.question.say(self.tr("Choose a number first. 0 is no pain."))
        return self.question.scale

    def start_focus(self) -> None:
        """Put the focus on the number."""
        self.question.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Your back"), "h2"))
        head.addStretch(1)
        head.addWidget(self.moments.bar)
        column.addLayout(head)
        column.addWidget(self.moments)
        column.addWidget(self._make_pains())
        column.addWidget(self.question)
        self.above_map = QVBoxLayout()
        column.addLayout(self.above_map)
        column.addWidget(self.map)
        line = QHBoxLayout()
        line.addWidget(self.places, 1)
        line.addWidget(self.list_button, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self.list)
        self.list.hide()
        column.addLayout(self._chips(words.qualities(), self.qualities))
        column.addLayout(self._make_legs())
        column.addWidget(self._make_more())

    def _make_pains(self) -> QWidget:
        """Return what is shown where a moment has several pains: which is in hand."""
        self._several = QWidget()
        line = QHBoxLayout(self._several)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.pains, 1)
        line.addWidget(self.remove_button)
        self._several.hide()
        return self._several

    def _make_legs(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(label(self.tr("Does it travel down the leg?"), "group"), 1)
        line.addWidget(self.another_button)
        line.addSpacing(12)
        line.addWidget(self.more_button)
        column.addLayout(line)
        column.addWidget(self.reach)
        column.addWidget(self.leg)
        return column

    def _make_more(self) -> QWidget:
        self._more = QWidget()
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._chips(words.aggravators(), self.aggravators))
        self._course_name = label(self.tr("How does it go with the run?"), "group")
        column.addWidget(self._course_name)
        column.addLayout(self._chips(words.courses(), self.courses))
        self._more.hide()
        return self._more

    def _chips(self, choices: Mapping[str, str], into: dict[str, Chip]) -> FlowLayout:
        row = FlowLayout(spacing=7)
        for code, text in choices.items():
            chip = into[code] = Chip(self._theme, self._icons, text)
            chip.clicked.connect(self._take_words)
            row.addWidget(chip)
        return row

    def _connect(self) -> None:
        self.moments.picked.connect(lambda code: self._turn(PainMoment(code)))
        self.pains.picked.connect(lambda code: self._turn(self._drafts.moment, int(code)))
        self.another_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.question.scale.moved.connect(self._take_score)
        self.map.changed.connect(self._take_regions)
        self.reach.picked.connect(lambda _: self._take_leg())
        self.leg.picked.connect(lambda _: self._take_leg())
        self.list_button.clicked.connect(self._toggle_list)
        self.more_button.clicked.connect(lambda: self._more.setVisible(self._more.isHidden()))

    def _keep(self, **changes: object) -> None:
        self._drafts.change(**changes)
        self._show_pains()
        self.changed.emit()

    def _turn(self, moment: PainMoment, place: int = 0) -> None:
        self._drafts.turn(moment, place)
        self.moments.show_code(moment)
        self._show()

    def _add(self) -> None:
        self._drafts.add()
        self._show()
        self.start_focus()

    def _remove(self) -> None:
        self._drafts.remove()
        self._show()
        self.start_focus()
        self.changed.emit()

    def _show_pains(self) -> None:
        """Show the pains of the moment where there are several, and whether one can be added."""
        told = self._drafts.of_moment()
        self.another_button.setVisible(self._drafts.now().score != UNSAID)
        if len(told) > 1:
            pains = {
                str(place): self.tr("{n}: {words}").format(
                    n=place + 1, words=pain_words(pain.score) if pain.score >= 0 else self.tr("new")
                )
                for place, pain in enumerate(told)
            }
            self.pains.show_choices(pains, str(self._drafts.place))
        self._several.setVisible(len(told) > 1)

    def _show(self) -> None:
        pain = self._drafts.now()
        self._show_pains()
        self.question.say("")
        self.question.show_score(pain.score if pain.score >= 0 else None)
        self.map.set_regions({})
        self.map.set_score(pain.score if pain.score >= 0 else None)
        self.map.set_regions(pain.regions)
        self.map.show_legs(pain.leg_left, pain.leg_right)
        self._say_places(pain.regions)
        for chips, told in (
            (self.qualities, pain.qualities),
            (self.aggravators, pain.aggravators),
            (self.courses, pain.course),
        ):
            for code, chip in chips.items():
                chip.setChecked(code in told)
        left, right = pain.leg_left, pain.leg_right
        self.reach.show_choices(words.reaches(), max(left, right, key=list(LegReach).index).value)
        side = BOTH if left and right else LEFT if left else RIGHT if right else ""
        sides = {LEFT: self.tr("Left"), RIGHT: self.tr("Right"), BOTH: self.tr("Both")}
        self.leg.show_choices(sides, side)
        self.leg.setVisible(bool(left or right))
        rare = bool(pain.aggravators or pain.course)
        self._more.setVisible(rare or not self._more.isHidden())
        with_run = self._drafts.moment in (PainMoment.DURING_RUN, PainMoment.AFTER_RUN)
        for part in (self._course_name, *self.courses.values()):
            part.setVisible(with_run)

    def _take_score(self, score: int | None) -> None:
        """Keep the number; the places that had the number before go along with it."""
        self.question.say("")
        self._drafts.change(score=UNSAID if score is None else score)
        self._show_pains()
        self.map.set_score(score)
        self.changed.emit()

    def _take_regions(self, regions: Mapping[Region, int]) -> None:
        self._say_places(regions)
        self._keep(regions=dict(regions))

    def _say_places(self, regions: Mapping[Region, int]) -> None:
        self.places.setText(places_sentence(regions) or self.tr("Where? Press the map."))

    def _take_words(self) -> None:
        self._keep(
            qualities=tuple(Quality(code) for code in _on(self.qualities)),
            aggravators=tuple(Aggravator(code) for code in _on(self.aggravators)),
            course=tuple(Course(code) for code in _on(self.courses)),
        )

    def _take_leg(self) -> None:
        reach, side = LegReach(self.reach.code), self.leg.code
        if reach and not side:
            side = self._likely_side()
            self.leg.show_code(side)
        self.leg.setVisible(bool(reach))
        left = reach if side in (LEFT, BOTH) else LegReach.NONE
        right = reach if side in (RIGHT, BOTH) else LegReach.NONE
        self.map.show_legs(left, right)
        self._keep(leg_left=left, leg_right=right)

    def _likely_side(self) -> str:
        """Return the side of the places that were chosen, both where they are of both."""
        sides = self._drafts.sides()
        return sides.pop() if len(sides) == 1 else BOTH if sides else RIGHT

    def _toggle_list(self) -> None:
        opens = self.list.isHidden()
        self.list.setVisible(opens)
        self.map.setVisible(not opens)
        self.list_button.setText(
            self.tr("Choose on the map") if opens else self.tr("Choose from a list")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
        if plain and digit and may_act(self, event):
            self.question.scale.keyPressEvent(event)
        else:
            event.ignore()


def _on(chips: Mapping[str, Chip]) -> list[str]:
    return [code for code, chip in chips.items() if chip.isChecked()]
