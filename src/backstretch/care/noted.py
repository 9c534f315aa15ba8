"""What an entry of pain says by itself, alone and with the entries before it: pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from backstretch.bodymap.regions import BELOW_THE_KNEE, LegReach, Region
from backstretch.care.mornings import RED_RISE, red_mornings
from backstretch.care.worst import worst_of
from backstretch.content.care import Noted, WatchingRule
from backstretch.journal.said import Aggravator, Course, Pain, Quality, standing

LEFT, RIGHT = "-left", "-right"

_LEG = ("thigh-back", "thigh-front", "knee", "calf", "shin", "foot")
_BELOW = ("calf", "shin", "foot")
_LOW = ("lumbar", "sacroiliac", "buttock")
_MIDDLE = frozenset({Region.LUMBAR_CENTRE})
_BACK = frozenset({Region.UPPER_BACK, Region.MIDDLE_BACK})
_DOWN = frozenset({LegReach.THIGH, LegReach.KNEE, *BELOW_THE_KNEE})

_QUALITIES = {
    Quality.NUMB: Noted.NUMB,
    Quality.TINGLING: Noted.TINGLING,
    Quality.WEAK: Noted.WEAK,
}
_AGGRAVATORS = {
    Aggravator.BENDING: Noted.BENDING,
    Aggravator.ARCHING: Noted.ARCHING,
    Aggravator.COUGHING: Noted.COUGHING,
    Aggravator.IMPACT: Noted.IMPACT,
    Aggravator.NIGHT: Noted.NIGHT,
}
_COURSES = {Course.CONSTANT: Noted.CONSTANT, Course.LIMPING: Noted.STOOPED}


def noted(
    entry: Pain, earlier: Iterable[Pain], rule: WatchingRule, red_rise: int = RED_RISE
) -> frozenset[Noted]:
    """Return what an entry says; `earlier` is what was said before it, in order.

    Records that the entry replaces, or that were taken back, say nothing any more.
    """
    if entry.score is None:
        return frozenset()
    kept = [pain for pain in earlier if pain.local_date <= entry.local_date]
    before = [pain for pain in standing((*kept, entry)) if pain.id != entry.id]
    found = _alone(entry, rule) | {
        code
        for code, holds in (
            (Noted.BELOW_NEW, _is_below_new(entry, before, rule)),
            (Noted.STUCK, _is_stuck(entry, before, rule)),
            (Noted.JUMP, _jumps(entry, before, rule)),
            (Noted.SEVERE_DAYS, _is_severe_for_days(entry, before, rule)),
            (Noted.NO_BETTER, _is_no_better(entry, before, rule)),
            (Noted.TWO_REDS, _has_two_reds(entry, before, rule, red_rise)),
        )
        if holds
    }
    return frozenset(found)


def _alone(entry: Pain, rule: WatchingRule) -> set[Noted]:
    left, right = _touched(entry, LEFT), _touched(entry, RIGHT)
    below = _below(entry)
    down = (entry.leg_left in _DOWN, entry.leg_right in _DOWN)
    low = {side for side in (LEFT, RIGHT) if _marks(entry, _LOW, side)}
    middle = any(region in entry.regions for region in _MIDDLE)
    places = {
        Noted.LEG: left or right,
        Noted.BOTH_TOUCHED: left and right,
        Noted.DOWN: any(down),
        Noted.BOTH_DOWN: all(down),
        Noted.BELOW: bool(below),
        Noted.BOTH_BELOW: len(below) == len((LEFT, RIGHT)),
        Noted.BACK: bool(low) or middle or any(region in entry.regions for region in _BACK),
        Noted.BUTTOCK: any(_marks(entry, ("buttock",), side) for side in (LEFT, RIGHT)),
        Noted.ONE_SIDED: len(low) == 1 and not middle,
        Noted.SEVERE: worst_of(entry) >= rule.severe,
    }
    return {
        *(code for code, holds in places.items() if holds),
        *(code for quality, code in _QUALITIES.items() if quality in entry.qualities),
        *(code for worse, code in _AGGRAVATORS.items() if worse in entry.aggravators),
        *(code for course, code in _COURSES.items() if course in entry.course),
    }


def _marks(entry: Pain, places: Sequence[str], side: str) -> bool:
    return any(f"{place}{side}" in entry.regions for place in places)


def _reach(entry: Pain, side: str) -> LegReach:
    return entry.leg_left if side == LEFT else entry.leg_right


def _touched(entry: Pain, side: str) -> bool:
    return _reach(entry, side) in _DOWN or _marks(entry, _LEG, side)


def _below(entry: Pain) -> set[str]:
    """Return the sides on which there is pain below the knee."""
    return {
        side
        for side in (LEFT, RIGHT)
        if _reach(entry, side) in BELOW_THE_KNEE or _marks(entry, _BELOW, side)
    }


def _is_below_new(entry: Pain, before: Sequence[Pain], rule: WatchingRule) -> bool:
    """Return whether a leg hurts below the knee that did not in the last days."""
    known: set[str] = set()
    for pain in before:
        if _days(pain, entry) <= rule.new_days:
            known |= _below(pain)
    return bool(_below(entry) - known)


def _is_stuck(entry: Pain, before: Sequence[Pain], rule: WatchingRule) -> bool:
    """Return whether each entry has said stooped for so many days."""
    if Course.LIMPING not in entry.course:
        return False
    first = entry
    for pain in reversed(before):
        if Course.LIMPING not in pain.course or _days(pain, first) > rule.gap_days:
            break
        first = pain
    return _days(first, entry) >= rule.stuck_days


def _jumps(entry: Pain, before: Sequence[Pain], rule: WatchingRule) -> bool:
    """Return whether pain is so much higher than last time.

    Last time is the last entry of the same moment, as pain in a run is often higher than before
    it; where there is none, the last entry of an earlier day.
    """
    same = [pain for pain in before if pain.moment is entry.moment]
    days = [pain for pain in before if pain.local_date < entry.local_date]
    last = (same or days)[-1] if same or days else None
    return last is not None and worst_of(entry) - worst_of(last) >= rule.jump


def _is_severe_for_days(entry: Pain, before: Sequence[Pain], rule: WatchingRule) -> bool:
    """Return whether the worst of each day told was so high, for more than so many days."""
    worst: defaultdict[date, int] = defaultdict(int)
    for pain in (*before, entry):
        worst[_day(pain)] = max(worst[_day(pain)], worst_of(pain))
    last = first = _day(entry)
    for day in sorted(worst, reverse=True):
        if worst[day] < rule.severe or (first - day).days > rule.gap_days:
            break
        first = day
    return (last - first).days >= rule.severe_days


def _is_no_better(entry: Pain, before: Sequence[Pain], rule: WatchingRule) -> bool:
    """Return whether each of the last weeks was told and sore, and the last no better."""
    weeks: defaultdict[int, list[int]] = defaultdict(list)
    for pain in (*before, entry):
        weeks[_days(pain, entry) // 7].append(worst_of(pain))
    wanted = range(rule.no_better_weeks)
    averages = [sum(weeks[n]) / len(weeks[n]) for n in wanted if n in weeks]
    sore = [average for average in averages if average >= rule.no_better_score]
    return len(sore) == rule.no_better_weeks and averages[0] >= averages[-1]


def _has_two_reds(entry: Pain, before: Sequence[Pain], rule: WatchingRule, red_rise: int) -> bool:
    reds = red_mornings((*before, entry), red_rise)
    lately = [red for red in reds if 0 <= (_day(entry) - red).days < rule.reds_days]
    return _day(entry) in lately and len(lately) >= rule.reds


def _day(pain: Pain) -> date:
    return date.fromisoformat(pain.local_date)


def _days(first: Pain, last: Pain) -> int:
    return (_day(last) - _day(first)).days
