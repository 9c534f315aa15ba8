"""The traffic light of a run, what it asks for, and whether weeks get worse (evidence 4.3): pure.

The rule comes from knees and Achilles tendons and was never tested in backs: it is a guide.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from backstretch.bodymap.regions import LegReach
from backstretch.care.mornings import Morning, Response, by_run, morning_after
from backstretch.care.worst import Told, worst_of
from backstretch.content.care import LimitsRule, spare_care
from backstretch.journal.diary_records import LimitsSet, Statement
from backstretch.journal.said import Course, Pain, PainMoment, standing
from backstretch.weeks import MONDAY, week_start

_IN_AND_AFTER = frozenset({PainMoment.DURING_RUN, PainMoment.AFTER_RUN})
_AFTER = frozenset({PainMoment.AFTER_RUN, PainMoment.LATER})
_FELT = (PainMoment.DURING_RUN, PainMoment.AFTER_RUN, PainMoment.LATER)
_REACHES = tuple(LegReach)


class Light(StrEnum):
    """Carry on; keep the load, do not add; stop and step back."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Why(StrEnum):
    """Why a run has its light.

    LOW, MIDDLE and HIGH: by the worst pain; the others are what made it red: pain that rose
    from the run to after it, or in the run, limping or stooping, spreading down the leg, not
    settled by bedtime, and the morning.
    """

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    ROSE_AFTER = "rose-after"
    RISING = "rising"
    LIMPING = "limping"
    SPREADING = "spreading"
    NOT_SETTLED = "not-settled"
    MORNING = "morning"


_IN_RUN = frozenset({Why.RISING, Why.LIMPING, Why.SPREADING})
"""What is felt as the person runs."""


class Then(StrEnum):
    """What to do.

    CARRY_ON as planned; KEEP_LOAD: repeat, do not add; SEE_EVENING, SEE_MORNING: amber holds if it
    settles by bedtime, and if the next morning is no higher; WALK_HOME; GENTLE: the gentle session
    or rest; SHORTEN the next run; STEP_BACK a level.
    """

    CARRY_ON = "carry-on"
    KEEP_LOAD = "keep-load"
    SEE_EVENING = "see-evening"
    SEE_MORNING = "see-morning"
    WALK_HOME = "walk-home"
    GENTLE = "gentle"
    SHORTEN = "shorten"
    STEP_BACK = "step-back"


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that hold: pain 0 to 10, and the rise after the run or until next morning."""

    green_at_most: int
    amber_at_most: int
    red_rise: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A run, judged.

    `worst` is the pain it goes by and `by` when that was felt, both None where only the morning
    was told; then `light` is red or None. `settled` is None while it cannot be told. `light` takes
    the morning in.
    """

    light: Light | None
    why: tuple[Why, ...]
    then: tuple[Then, ...]
    worst: int | None
    by: PainMoment | None
    settled: bool | None
    morning: Morning | None


def limits_of(rule: LimitsRule, own: LimitsSet | None = None) -> Limits:
    """Return the limits that hold: the person's own, each brought into its range, or the rule's."""
    if own is None:
        return Limits(rule.green_at_most, rule.amber_at_most, rule.red_rise)
    green = _within(own.green_at_most, rule.green_range)
    amber = max(_within(own.amber_at_most, rule.amber_range), green + 1)
    return Limits(green, amber, _within(own.red_rise, rule.rise_range))


def limits_said(statements: Iterable[Statement] = (), rule: LimitsRule | None = None) -> Limits:
    """Return the limits that hold by the statements about them, in order; the last one holds."""
    own = [one.what for one in statements if isinstance(one.what, LimitsSet)]
    return limits_of(rule or spare_care().limits, own[-1] if own else None)


def may_set(rule: LimitsRule, own: LimitsSet) -> bool:
    """Return whether limits hold as they are, without being brought into a range."""
    found = limits_of(rule, own)
    wanted = (own.green_at_most, own.amber_at_most, own.red_rise)
    return (found.green_at_most, found.amber_at_most, found.red_rise) == wanted


def judge(run: Sequence[Pain], limits: Limits) -> Judged | None:
    """Return the light of one run by all that was said of it, or None where nothing judges it.

    It goes by the worst pain in the run, straight after it and later that day. Where it rose from
    the run to after it by as much as makes a morning red, it is red too: a choice of ours, as the
    evidence names a rise in the run alone. Amber that has not settled to the pain before the run
    by bedtime is red. One point more next morning is within the noise (evidence 4.3), so amber
    holds with it.

    More pain, or one more entry of it, is never greener. Only what holds beside another number, a
    rise or that it has not settled, can end where that other number is the one that changes.
    """
    said = standing(run)
    morning = morning_after(said, limits.red_rise)
    felt = _felt(said)
    if not felt and morning is None:
        return None
    worst = max(felt.values(), default=None)
    reds = _reds(felt, said, limits)
    settled = _settled(said)
    middle = worst is not None and limits.green_at_most < worst <= limits.amber_at_most
    if middle and settled is False:
        reds = (*reds, Why.NOT_SETTLED)
    if morning is not None and morning.response is Response.RED:
        reds = (*reds, Why.MORNING)
    light, why = _light(reds, worst, middle)
    by = max(felt, key=felt.__getitem__, default=None)
    then = _then(light, why, by, settled, morning)
    return Judged(light, why, then, worst, by, settled, morning)


def red_runs(pains: Iterable[Pain], limits: Limits) -> tuple[date, ...]:
    """Return the days of the runs that were red before the next morning, in order.

    A morning that is red has its own day: see `mornings.red_mornings`.
    """
    days = set[date]()
    for said in by_run(standing(tuple(pains))).values():
        on_the_day = [pain for pain in said if pain.moment is not PainMoment.NEXT_MORNING]
        found = judge(on_the_day, limits)
        if found is not None and found.light is Light.RED:
            days.add(date.fromisoformat(on_the_day[0].local_date))
    return tuple(sorted(days))


class Dated(Told, Protocol):
    """What was told of the pain of a day."""

    @property
    def local_date(self) -> str:
        """The day, as ISO."""


def week_averages(pains: Iterable[Dated], begins: int = MONDAY) -> dict[date, float]:
    """Return the average of all pain that stands in each week, by the week's first day."""
    weeks: defaultdict[date, list[int]] = defaultdict(list)
    for pain in pains:
        weeks[week_start(date.fromisoformat(pain.local_date), begins)].append(worst_of(pain))
    return {start: sum(scores) / len(scores) for start, scores in weeks.items()}


def climbing(pains: Iterable[Dated], today: date, begins: int = MONDAY) -> bool:
    """Return whether the average climbed two weeks running, the last of them the last full one.

    It asks for 20 to 30 % less distance (evidence 4.3). A week without a number breaks the row.
    """
    averages = week_averages(pains, begins)
    this = week_start(today, begins)
    first, second, third = (averages.get(this - timedelta(weeks=back)) for back in (3, 2, 1))
    if first is None or second is None or third is None:
        return False
    return first < second < third


def _light(
    reds: tuple[Why, ...], worst: int | None, middle: bool
) -> tuple[Light | None, tuple[Why, ...]]:
    if reds:
        return Light.RED, reds
    if worst is None:
        return None, ()
    return (Light.AMBER, (Why.MIDDLE,)) if middle else (Light.GREEN, (Why.LOW,))


def _felt(said: Sequence[Pain]) -> dict[PainMoment, int]:
    """Return the worst pain of each moment that the light goes by, in the order of the moments."""
    told = {moment: [worst_of(p) for p in said if p.moment is moment] for moment in _FELT}
    return {moment: max(numbers) for moment, numbers in told.items() if numbers}


def _rise(felt: Mapping[PainMoment, int]) -> int:
    """Return how much worse it was after the run than in it; 0 where either was not told."""
    after = [score for moment, score in felt.items() if moment in _AFTER]
    in_run = felt.get(PainMoment.DURING_RUN)
    return max(after) - in_run if after and in_run is not None else 0


def _reds(felt: Mapping[PainMoment, int], said: Sequence[Pain], limits: Limits) -> tuple[Why, ...]:
    course = {code for pain in said if pain.moment in _IN_AND_AFTER for code in pain.course}
    found = {
        Why.HIGH: any(score > limits.amber_at_most for score in felt.values()),
        Why.ROSE_AFTER: _rise(felt) >= limits.red_rise,
        Why.RISING: Course.RISING in course,
        Why.LIMPING: Course.LIMPING in course,
        Why.SPREADING: _spread(said),
    }
    return tuple(why for why, holds in found.items() if holds)


def _spread(said: Sequence[Pain]) -> bool:
    """Return whether pain went further down a leg in the run than before it, to the thigh on."""
    start = [pain for pain in said if pain.moment is PainMoment.BEFORE_RUN]
    during = [pain for pain in said if pain.moment in _IN_AND_AFTER]
    return any(
        _furthest(during, leg) > max(_furthest(start, leg), _REACHES.index(LegReach.BUTTOCK))
        for leg in ("leg_left", "leg_right")
    )


def _furthest(said: Sequence[Pain], leg: str) -> int:
    return max((_REACHES.index(getattr(pain, leg)) for pain in said), default=0)


def _settled(said: Sequence[Pain]) -> bool | None:
    """Return whether pain was back where it was before the run by bedtime; None: not told.

    The start is what was said before the run; without it, only no pain at all has settled.
    Straight after the run is too early to call it unsettled.
    """
    start = next((worst_of(p) for p in reversed(said) if p.moment is PainMoment.BEFORE_RUN), None)
    ends = [p for p in said if p.moment in _AFTER]
    if not ends:
        return None
    last = next((p for p in reversed(ends) if p.moment is PainMoment.LATER), ends[-1])
    if worst_of(last) <= (start or 0):
        return True
    return False if start is not None and last.moment is PainMoment.LATER else None


def _then(
    light: Light | None,
    why: Sequence[Why],
    by: PainMoment | None,
    settled: bool | None,
    morning: Morning | None,
) -> tuple[Then, ...]:
    if light is Light.RED:
        high = Why.HIGH in why and by is not PainMoment.LATER
        in_run = high or not _IN_RUN.isdisjoint(why)
        first = (Then.WALK_HOME,) if in_run and morning is None else ()
        back = (Then.STEP_BACK,) if Why.MORNING in why else ()
        return (*first, Then.GENTLE, Then.SHORTEN, *back)
    if light is not Light.AMBER:
        noise = morning is not None and morning.response is not Response.SETTLED
        return (Then.KEEP_LOAD,) if noise else (Then.CARRY_ON,)
    evening = (Then.SEE_EVENING,) if settled is None and morning is None else ()
    return (Then.KEEP_LOAD, *evening, *((Then.SEE_MORNING,) if morning is None else ()))


def _within(value: int, span: tuple[int, int]) -> int:
    return min(max(value, span[0]), span[1])
