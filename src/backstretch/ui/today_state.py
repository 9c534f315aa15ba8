"""What the Today page shows: plain values, ready for reading."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from backstretch.figure.scene import Doing

if TYPE_CHECKING:
    from backstretch.ui.plan_state import Mark, WeekMarks
    from backstretch.ui.question_state import AnswerState, QuestionState


@dataclass(frozen=True, slots=True)
class TodayStretch:
    """One stretch of today's routine: its amount in words, steps to read, what its figure does.

    `why` is one sentence, or nothing in a preset.
    """

    name: str
    amount: str
    steps: tuple[str, ...] = ()
    figure: Doing | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class RoutineChoice:
    """A routine that could be done instead."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was cut off and can go on."""

    routine: str
    place: str  # "Piriformis stretch, right side, 18 s left"


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """What a notice offers; `code` comes back in the signal."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The newest important thing, in one sentence with up to three actions."""

    text: str
    tone: str = "info"  # info, good, caution, warning
    actions: tuple[NoticeAction, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherLength:
    """Another length for today, in minutes, and what its button says: "Make it 10 min"."""

    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class SessionCardState:
    """A session that can be started.

    `minute_choices` are lengths to choose from in a row. Where `any_minutes` is given instead, it
    is the shortest and the longest of all whole minutes. `other` is the one length that is offered
    beside Start: a shorter one, or the way back to the planned one. `left_out` says what is not in
    it today.
    """

    heading: str  # "Today’s session"
    routine_id: str
    routine: str
    why: str
    minutes: int
    stretches: tuple[TodayStretch, ...]
    minute_choices: tuple[int, ...] = ()
    any_minutes: tuple[int, int] | None = None
    other: "OtherLength | None" = None
    note: str = ""  # how to go about the routine, in one line
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class OptionalStretch:
    """A short stretch that does not count towards the week."""

    name: str
    amount: str  # "1 min"
    figure: Doing | None = None


@dataclass(frozen=True, slots=True)
class DoneCardState:
    """The session of today is done: what it was, and what may be done besides."""

    heading: str  # "Done today"
    title: str  # "After a run, 12 minutes"
    line: str
    figure: Doing | None = None
    optional: tuple[OptionalStretch, ...] = ()


@dataclass(frozen=True, slots=True)
class RestCardState:
    """No session today, and why; `offer` is the button to have one all the same, if any."""

    mark: "Mark"
    title: str  # "Rest day"
    line: str  # "Nothing to do."
    offer: str = ""


@dataclass(frozen=True, slots=True)
class StoppedCardState:
    """A warning sign stands: no session before it is cleared up.

    `seen_days` are the days from which one is chosen when a doctor has looked. Where it is empty
    the sign is one that needs help now, and its page is all that is offered, if it is there.
    """

    title: str
    sign: str  # what was ticked, in its own words
    advice: tuple[str, ...]
    seen_days: tuple[date, ...] = ()
    page_offered: bool = False


@dataclass(frozen=True, slots=True)
class UnreadableCardState:
    """The diary cannot be opened: why, and what that means for today.

    One that is `newer` than the program can be read.
    """

    title: str
    why: str
    advice: tuple[str, ...]
    offer: str = ""  # the backup there is to go back to, in a sentence
    newer: bool = False


Card: TypeAlias = (
    SessionCardState | DoneCardState | RestCardState | StoppedCardState | UnreadableCardState
)


@dataclass(frozen=True, slots=True)
class NextDay:
    """What tomorrow brings; `session` is the next one there is, `offer` a button to have one."""

    title: str  # "Tomorrow is a rest day"
    tag: str  # "Fri 15 May"
    text: str
    session: str = ""  # "After a run, 15 minutes"
    offer: str = ""


@dataclass(frozen=True, slots=True)
class WeekLook:
    """The week in marks and in words."""

    marks: "WeekMarks"
    head: str  # "2 of 4 this week"
    line: str


@dataclass(frozen=True, slots=True)
class PainLook:
    """Pain after the runs.

    `scores` (0 to 10) are drawn, the oldest first, joined by a line where they are `joined`.
    Without any, `chart` stands in their place; it also does where nothing is drawn.
    """

    head: str  # "Pain after your runs"
    chart: str
    line: str  # one honest sentence, or what is still to come
    scores: tuple[int, ...] = ()
    told: str = ""  # what is drawn, to be read out
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Tip:
    """Something worth knowing today, where it comes from, and what is unknown about it."""

    title: str
    text: str
    source: str  # "review of 11 trials at work, 2019"
    sure: str  # how many people, and what it does not show
    code: str = ""  # of the card that says more


@dataclass(frozen=True, slots=True)
class NextReminder:
    """When the next reminder comes, and what cancels it."""

    text: str  # "Next reminder today, 18:30"
    detail: str


@dataclass(frozen=True, slots=True)
class TodayState:
    """Today in one look; without a `card` it is not known yet."""

    date: str  # "Thursday 14 May"
    week: str  # "week 20"
    line: str  # one sentence under the date
    card: Card | None = None
    routines: tuple[RoutineChoice, ...] = ()  # that may be done instead
    unfinished: Unfinished | None = None
    notice: Notice | None = None
    question: "QuestionState | None" = None
    answer: "AnswerState | None" = None  # what was told today
    tomorrow: NextDay | None = None
    week_look: WeekLook | None = None
    pain: PainLook | None = None
    tip: Tip | None = None
    reminder: NextReminder | None = None
    can_log: bool = True  # a run can be logged

    @property
    def offers_start(self) -> bool:
        """Whether a session can be started from here."""
        return isinstance(self.card, SessionCardState)
