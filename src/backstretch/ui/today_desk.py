"""Joins the Today page to the plan: which session is in hand, and what is said around it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.journal.entries import SessionRecord
from backstretch.journal.errors import JournalError
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.today_notices import CLOSE, Notices
from backstretch.ui.today_state import NoticeAction, SessionCardState, Unfinished
from backstretch.ui.today_view import opening_state, today_state, unreadable_state
from backstretch.units import Units
from backstretch.weeks import MONDAY

if TYPE_CHECKING:
    from backstretch.care.standing import Standing
    from backstretch.content.planning import Planning
    from backstretch.insights.back_today import BackToday
    from backstretch.plan.composer import Composition
    from backstretch.plan.facts import Facts
    from backstretch.plan.sieve import Person
    from backstretch.plan.week_plan import Session, WeekPlan
    from backstretch.ui.today_planned import Planned

_UNSAVED, _OWED = "unsaved", "owed"
_SAVE = "save-owed"


class Planner(Protocol):
    """Knows what a plan follows from, and plans weeks. Raises JournalError."""

    rules: "Planning"

    def facts(self) -> "Facts":
        """Return the facts of this moment."""

    def week(self, start: date) -> "WeekPlan":
        """Return the plan of a week."""

    def keep_plan(self, plan: "WeekPlan") -> str:
        """Keep this as the plan made last of its week; return what went wrong, or ""."""


class Composer(Protocol):
    """Makes sessions for the person. Raises JournalError."""

    def compose(self, session: "Session") -> "Composition | None":
        """Return the session made for the person; None where its routine is not there."""

    def person(self) -> "Person":
        """Return what a session is to mind today."""

    def as_today(self, routine: Routine) -> "Composition":
        """Return a routine asked for by its name as it is begun today."""


class Signs(Protocol):
    """Knows the warning sign that stands. What a `keep_...` returns is what went wrong."""

    def standing(self) -> "Standing | None":
        """Return what stands now, or None. Raises JournalError."""

    def keep_seen(self, day: date) -> str:
        """Keep that a doctor looked on a day."""

    def keep_overridden(self) -> str:
        """Keep that the person read it and stretches all the same."""


def _nothing_asked() -> "BackToday":
    from backstretch.insights.back_today import BackToday

    return BackToday()


@dataclass(frozen=True, slots=True)
class Sources:
    """Where Today comes from.

    `reminder` tells when the next one comes, if any, `back` what the diary has to do with the day.
    """

    planner: Planner
    composer: Composer
    signs: Signs
    reminder: Callable[[], datetime | None] = lambda: None
    back: "Callable[[], BackToday]" = _nothing_asked
    units: Callable[[], Units] = lambda: Units.KM


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person chose for this day instead of the plan; 0 minutes are those of the plan.

    `routine` is another one than that of the plan, `gentle` is a session on a day of rest.
    """

    routine: str = ""
    minutes: int = 0
    gentle: bool = False


class TodayDesk(QObject):
    """Keeps the session in hand and shows Today.

    Until the plan is there, with `plan_by`, the page says that it is coming. `routine` is what
    Start begins. Of the `notices` one is shown. `back` is what the diary had to do with the day
    when it was shown. `unreadable` says why the diary cannot be opened, if it cannot; then nothing
    else is shown but the `offer` of a backup to go back to, if there is one, and, where the diary
    is `newer` than the program, that it can be read.

    Signals:
        begin_asked: one of the short stretches is to begin, as its Routine.
        save_asked: what was said of a session is to be saved once more.
        signs_changed: what was said of a warning sign was kept, so the plan is another.
        plan_changed: a session was put on another day.
    """

    begin_asked = Signal(object)
    save_asked = Signal()
    signs_changed = Signal()
    plan_changed = Signal()

    def __init__(
        self,
        page: TodayPage,
        library: Library,
        routine: Routine,
        today: Callable[[], str],
        week_begins: Callable[[], int] = lambda: MONDAY,
    ) -> None:
        super().__init__(page)
        self.routine = routine
        self.notices = Notices()
        self.left: SessionRecord | None = None
        self.back: BackToday | None = None
        self.unreadable = ""
        self.offer = ""
        self.newer = False
        self._page = page
        self._library = library
        self._today = today
        self._sources: Sources | None = None
        self._planned: Planned | None = None
        self._optional: tuple[Routine, ...] = ()
        self._chosen = ("", Chosen())
        self._week_begins = week_begins
        self._day = ""
        self._in_hand = ""
        page.minutes_asked.connect(self._choose_minutes)
        page.routine_asked.connect(self._choose_routine)
        page.gentle_asked.connect(self._choose_gentle)
        page.optional_asked.connect(self._begin_optional)
        page.seen_asked.connect(self._keep_seen)
        page.override_asked.connect(self._keep_overridden)
        page.tomorrow_asked.connect(self._keep_tomorrow)
        page.notice_action_asked.connect(self._act_on_notice)

    def plan_by(self, sources: Sources) -> None:
        """Take the plan from here from now on, and show Today by it."""
        from backstretch.ui.today_planned import Planned

        self._sources = sources
        self._planned = Planned(self._library, sources)
        self.show(self.left)

    def show(self, left: SessionRecord | None) -> None:
        """Show Today; `left` is the session that was cut off, if any."""
        self.left = left
        self._day = self._today()
        if self.unreadable:
            self.notices.unsay(self.unreadable)  # which the card says already
            about = (self.unreadable, self.notices.shown(), self.offer, self._week_begins())
            self._page.show_state(unreadable_state(self._day, *about, newer=self.newer))
            return
        if self._planned is None:
            notice, begins = self.notices.shown(), self._week_begins()
            self._page.show_state(opening_state(self._today(), notice, begins))
            return
        try:
            self._show_planned(self._planned)
        except JournalError as error:
            self.notices.tell(str(error))
            self._show_preset()

    def tell(self, sentence: str) -> None:
        """Say what went wrong, if anything, and show Today as it is now."""
        self.notices.tell(sentence)
        self.show(self.left)

    def tell_unsaved(self, sentence: str) -> None:
        """Say why something was not saved, until anything is; show Today as it is now."""
        self.notices.tell(sentence, key=_UNSAVED)
        self.show(self.left)

    def forget_unsaved(self) -> None:
        """Take away what was said of not saving: now it works."""
        if self.notices.withdraw(_UNSAVED):
            self.show(self.left)

    def tell_owed(self, sentence: str) -> None:
        """Say why what was said of a session is not saved yet; "" once it is."""
        kept = self.tr("What you said of the session is not lost: it is saved once that works.")
        again = NoticeAction(_SAVE, self.tr("Save now"))
        self.notices.tell(f"{sentence} {kept}" if sentence else "", (again,), key=_OWED)
        self.show(self.left)

    def is_of_another_day(self) -> bool:
        """Tell whether another day has begun since Today was shown."""
        return bool(self._day) and self._day != self._today()

    def take(self, routine_id: str) -> bool:
        """Take another routine in hand for this day; tell whether that can be begun now.

        Where it has to wait, or nothing is to be done any more, Today says why.
        """
        self._choose(Chosen(routine_id, self.routine.minutes))
        return self._in_hand == routine_id

    def again(self, record: SessionRecord) -> Routine:
        """Return what to begin where a session is started over."""
        key = (record.start.routine, record.start.minutes)
        if made := self._made(*key):
            return made[0]
        library = self._library
        shipped_or_own = library.routines.get(key) or library.own.get(key[0])
        return shipped_or_own or self._single(key[0]) or self.routine

    def as_today(self, routine: Routine) -> Routine:
        """Return a routine asked for by its name as it is begun today: see the composer."""
        if self._planned is None:
            return routine
        try:
            return self._planned.as_today(routine)
        except JournalError:
            return routine

    def _show_planned(self, planned: "Planned") -> None:
        from backstretch.ui.today_planned import Around

        around = Around(self._unfinished(), self.notices.shown())
        shown = planned.look(self._chosen_today(), self.left, around)
        self._optional = shown.optional
        self.back = shown.back
        self._in_hand = shown.routine.id if shown.routine else ""
        if shown.routine is not None:
            self.routine = shown.routine
        self._page.show_state(shown.state)

    def _show_preset(self) -> None:
        """Show a session though nothing can be planned; one of the library if need be."""
        chosen = self._chosen_today()
        name = chosen.routine or self.routine.id
        minutes = chosen.minutes or self.routine.minutes
        lengths = [length for key, length in self._library.routines if key == name]
        left_out = ""
        if made := self._made(name, minutes):
            self.routine, left_out = made
        elif lengths:
            nearest = min(lengths, key=lambda length: (abs(length - minutes), length))
            self.routine = self._library.routine(name, nearest)
        self._in_hand = self.routine.id
        state = today_state(
            self._library,
            self.routine,
            self._today(),
            self._unfinished(),
            self.notices.shown(),
            self._week_begins(),
        )
        if left_out and isinstance(state.card, SessionCardState):
            state = replace(state, card=replace(state.card, left_out=left_out))
        self._page.show_state(state)

    def _made(self, routine: str, minutes: int) -> tuple[Routine, str] | None:
        """Return a routine made for the person and what is not in it, or None."""
        if self._planned is None:
            return None
        try:
            return self._planned.made(routine, minutes)
        except JournalError:
            return None

    def _single(self, exercise_id: str) -> Routine | None:
        """Return the session of one exercise, None where there is no such exercise."""
        from backstretch.plan.alone import alone, usual_dose

        exercise = self._library.exercises.get(exercise_id)
        return alone(usual_dose(self._library, exercise), exercise) if exercise else None

    def _chosen_today(self) -> Chosen:
        """Return what was chosen for this day; another day starts afresh."""
        day, chosen = self._chosen
        return chosen if day == self._today() else Chosen()

    def _unfinished(self) -> Unfinished | None:
        if self.left is None:
            return None
        # Needs the whole session core, which a Today without a cut-off session does not.
        from backstretch.ui.unfinished_view import unfinished_state

        return unfinished_state(self._library, self.left)

    def _choose_minutes(self, minutes: int) -> None:
        self._choose(replace(self._chosen_today(), minutes=minutes))

    def _choose_routine(self, routine_id: str) -> None:
        self.take(routine_id)

    def _choose_gentle(self) -> None:
        self._choose(Chosen(gentle=True))

    def _choose(self, chosen: Chosen) -> None:
        self._chosen = (self._today(), chosen)
        self.show(self.left)

    def _begin_optional(self, number: int) -> None:
        self.begin_asked.emit(self._optional[number])

    def _keep_seen(self, day: date) -> None:
        if self._sources:
            self._answer(self._sources.signs.keep_seen(day))

    def _keep_overridden(self) -> None:
        if self._sources:
            self._answer(self._sources.signs.keep_overridden())

    def _answer(self, complaint: str) -> None:
        self.tell_unsaved(complaint)
        self.signs_changed.emit()

    def _keep_tomorrow(self) -> None:
        if self._planned is None:
            return
        try:
            complaint = self._planned.keep_tomorrow()
        except JournalError as error:
            complaint = str(error)
        self.tell_unsaved(complaint)
        if not complaint:
            self.plan_changed.emit()

    def _act_on_notice(self, code: str) -> None:
        if code == CLOSE:
            self.notices.close()
            self.show(self.left)
        elif code == _SAVE:
            self.save_asked.emit()
