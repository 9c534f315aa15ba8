"""Runs by their light, quick enough for all the runs of fifty years: pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from backstretch.bodymap.regions import LegReach
from backstretch.care.light import Light, Limits, judge
from backstretch.care.worst import worst_of
from backstretch.insights.trend_states import Lights
from backstretch.journal.said import Course, Pain, PainMoment, Quality
from backstretch.journal.trend_records import PainBrief

_KEPT = 65_536
_REACHES = {reach: place for place, reach in enumerate(LegReach)}

_Extras = tuple[tuple[Course, ...], LegReach, LegReach, bool]
_Felt = tuple[PainMoment, int, int, _Extras | None]

_PLAIN: _Extras = ((), LegReach.NONE, LegReach.NONE, False)
_STIFFER: _Extras = ((), LegReach.NONE, LegReach.NONE, True)


def light_of(said: Sequence[PainBrief], limits: Limits) -> Light | None:
    """Return the light of a run by the standing pain of it, None where nothing gives one.

    Runs of which the same was said have the same light: it is found once for all of them. What
    was said is brought down to what the light goes by: the strongest number of each moment, that
    of the last entry of it, how far it reached up to the end of the run, how it went along with
    it, and whether the back was stiffer in the morning.
    """
    felt: dict[PainMoment, _Felt] = {}
    for pain in said:
        felt[pain.moment] = _with(felt.get(pain.moment), pain)
    return _judged(frozenset(felt.values()), limits) if felt else None


def lights_of(lights: Iterable[Light | None]) -> Lights:
    """Return how many runs have which light."""
    found = Counter(lights)
    return Lights(found[Light.GREEN], found[Light.AMBER], found[Light.RED], found[None])


def _with(felt: _Felt | None, pain: PainBrief) -> _Felt:
    moment, last = pain.moment, worst_of(pain)
    most = last if felt is None else max(felt[1], last)
    before = None if felt is None else felt[3]
    if moment is PainMoment.NEXT_MORNING:
        return moment, most, last, _STIFFER if pain.stiffer else before
    says_more = pain.course or pain.leg_left or pain.leg_right
    if moment is PainMoment.LATER or (before is None and not says_more):
        return moment, most, last, None
    earlier, left, right, _ = before or _PLAIN
    extras = (
        tuple(sorted({*earlier, *pain.course})),
        max(left, pain.leg_left, key=_REACHES.__getitem__),
        max(right, pain.leg_right, key=_REACHES.__getitem__),
        False,
    )
    return moment, most, last, extras


@lru_cache(_KEPT)
def _judged(felt: frozenset[_Felt], limits: Limits) -> Light | None:
    judged = judge([pain for one in felt for pain in _pains(one)], limits)
    return None if judged is None else judged.light


def _pains(felt: _Felt) -> Iterator[Pain]:
    """Yield the strongest pain of a moment, where that is another one, and the last."""
    moment, most, last, extras = felt
    if most != last:
        yield Pain(f"{moment} most", "", "", "", moment, most)
    if extras is None:
        yield Pain(moment, "", "", "", moment, last)
        return
    course, left, right, stiffer = extras
    yield Pain(
        *(moment, "", "", "", moment, last),
        qualities=(Quality.STIFFER,) if stiffer else (),
        course=course,
        leg_left=left,
        leg_right=right,
    )
