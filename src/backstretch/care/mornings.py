"""How the back answers a run until the next morning (evidence 4.3), from what was said: pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backstretch.care.worst import worst_of
from backstretch.journal.said import Pain, PainMoment, Quality, standing

RED_RISE = 2
"""From so many points more than before the run a morning is red (evidence 4.3)."""

AROUND_RUNS = frozenset(
    {
        PainMoment.BEFORE_RUN,
        PainMoment.DURING_RUN,
        PainMoment.AFTER_RUN,
        PainMoment.LATER,
        PainMoment.NEXT_MORNING,
    }
)
"""The moments that belong to a run."""

_STAND_INS = (PainMoment.AFTER_RUN, PainMoment.LATER, PainMoment.DURING_RUN)


class Response(StrEnum):
    """What the next morning says of a run.

    SETTLED: no more than before it; NOISE: more, but less than counts; RED: step back; HELD: not
    clearly more than in or after the run, which is no sign that it settled, as nothing was said
    before it; OPEN: it cannot be told, as nothing was said of the run.
    """

    SETTLED = "settled"
    NOISE = "noise"
    RED = "red"
    HELD = "held"
    OPEN = "open"


class ResponseWhy(StrEnum):
    """Why the response is what it is.

    CHANGE: by the difference to the pain before the run; STIFFER: stiff for clearly longer than
    usual; BOUND: nothing was said before the run, but whatever it was, the answer is the same;
    INSTEAD: nothing was said before the run, so by the difference to what was said in or after
    it; NO_START: nothing else was said of the run.
    """

    CHANGE = "change"
    STIFFER = "stiffer"
    BOUND = "bound"
    INSTEAD = "instead"
    NO_START = "no-start"


@dataclass(frozen=True, slots=True)
class Morning:
    """The response to a run: `change` in points, or None where the start is not known.

    `than` is the moment of the run that it is compared with where nothing was said before it, and
    `more` how many points more than then the morning is.
    """

    response: Response
    why: ResponseWhy
    score: int
    change: int | None = None
    than: PainMoment | None = None
    more: int = 0


def morning_after(run: Sequence[Pain], red_rise: int = RED_RISE) -> Morning | None:
    """Return the response to one run, by all that was said of it, or None before the morning.

    It goes by the worst of the morning. The start is what was said last before the run. Where
    nothing was, the pain before it lay between 0 and the worst in the run; where every such start
    gives the same answer, that is the answer. Else the morning is compared with straight after the
    run, else with later that day, else with the run itself: clearly more than that is red, and all
    else asks to repeat the run and to add nothing. That it settled is never guessed.
    """
    return _morning_after(standing(run), red_rise)


def _morning_after(said: Sequence[Pain], red_rise: int) -> Morning | None:
    """Return the same, by the records that stand."""
    mornings = [pain for pain in said if pain.moment is PainMoment.NEXT_MORNING]
    if not mornings:
        return None
    score = max(map(worst_of, mornings))
    before = _last(said, PainMoment.BEFORE_RUN)
    change = None if before is None else score - worst_of(before)
    if any(Quality.STIFFER in pain.qualities for pain in mornings):
        return Morning(Response.RED, ResponseWhy.STIFFER, score, change)
    if change is not None:
        return Morning(_by(change, red_rise), ResponseWhy.CHANGE, score, change)
    in_run = (worst_of(pain) for pain in said if pain.moment is PainMoment.DURING_RUN)
    worst = max(in_run, default=10)
    least, most = (_by(score - start, red_rise) for start in (worst, 0))
    if least is most or most is Response.NOISE:
        return Morning(most, ResponseWhy.BOUND, score)
    return _instead(said, score, red_rise)


def _instead(said: Sequence[Pain], score: int, red_rise: int) -> Morning:
    """Return the response by what stands in for the pain before the run, if anything does."""
    for moment in _STAND_INS:
        told = _last(said, moment)
        if told is not None:
            more = score - worst_of(told)
            response = Response.RED if more >= red_rise else Response.HELD
            return Morning(response, ResponseWhy.INSTEAD, score, than=moment, more=more)
    return Morning(Response.OPEN, ResponseWhy.NO_START, score)


def red_mornings(pains: Iterable[Pain], red_rise: int = RED_RISE) -> tuple[date, ...]:
    """Return the mornings with a red response to a run, in order.

    A record that names no run belongs to the run of its day, one of a morning to that of the day
    before.
    """
    reds = {
        date.fromisoformat(morning.local_date)
        for said in by_run(standing(tuple(pains))).values()
        for morning in said
        if morning.moment is PainMoment.NEXT_MORNING
        and (found := _morning_after(said, red_rise)) is not None
        and found.response is Response.RED
    }
    return tuple(sorted(reds))


def by_run(said: Iterable[Pain]) -> dict[str, list[Pain]]:
    """Return what was said around runs, by the run's id, or its ISO day where none is named.

    Where only one run of a day is named, what names no run belongs to it.
    """
    around = [(_day_of_run(pain), pain) for pain in said if pain.moment in AROUND_RUNS]
    named: dict[str, set[str]] = {}
    for day, pain in around:
        if pain.run:
            named.setdefault(day, set()).add(pain.run)
    runs: dict[str, list[Pain]] = {}
    for day, pain in around:
        of_day = named.get(day, set())
        key = pain.run or (next(iter(of_day)) if len(of_day) == 1 else day)
        runs.setdefault(key, []).append(pain)
    return runs


def _day_of_run(pain: Pain) -> str:
    if pain.moment is not PainMoment.NEXT_MORNING:
        return pain.local_date
    return (date.fromisoformat(pain.local_date) - timedelta(days=1)).isoformat()


def _by(change: int, red_rise: int) -> Response:
    if change <= 0:
        return Response.SETTLED
    return Response.RED if change >= red_rise else Response.NOISE


def _last(said: Sequence[Pain], moment: PainMoment) -> Pain | None:
    return next((pain for pain in reversed(said) if pain.moment is moment), None)
