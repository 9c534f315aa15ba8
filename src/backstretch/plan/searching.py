"""The best days of a week, by looking at every set there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from backstretch.plan.board import Board
from backstretch.plan.choosing import DayFacts, routine_for
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import Reason
from backstretch.weeks import DAYS

Chosen = tuple[str, Reason]
"""A routine, and the rule that chose it."""


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """How a set of days compares; the smallest is best, and no two sets compare equal.

    First as few days of the plan before are given up as can be (`given_up`); then sessions that
    made up for a day which was done after all go first (`made_up`); then missed sessions go
    where their rule says (`astray`); then the points decide; then fewer days in a row; then the
    earliest days, so that the days left free come late and have room for a missed session.
    """

    given_up: int
    made_up: int
    astray: int
    less: int
    in_a_row: int
    days: tuple[date, ...]


def best_days(board: Board) -> tuple[date, ...]:
    """Return the days to have a session, in order, of all sets that the board allows."""
    sets = [(cost_of_change(board, days), days) for days in board.sets]
    least = min(change for change, _ in sets)
    return min(cost(board, days) for change, days in sets if change == least).days


def cost(board: Board, days: tuple[date, ...]) -> Cost:
    """Return how a set of days compares with others of the same board."""
    change = cost_of_change(board, days)
    return Cost(*change, -points(board, days), _most_in_a_row(board, days), days)


def cost_of_change(board: Board, days: Iterable[date]) -> tuple[int, int, int]:
    """Return how many days are given up, made up twice, and astray from their rule."""
    chosen = frozenset(days)
    return (
        len(board.kept - chosen),
        len(board.made_up & chosen),
        len(board.ways.keys() - chosen),
    )


def points(board: Board, days: tuple[date, ...]) -> int:
    """Return what a set of days is worth, with the days done.

    So many points for the first, second ... strength day and for the first, second ... session
    on a day with a run (`score` in the guidance), less the square of each gap between sessions.
    The week before counts from its Sunday if that had a session, else from its Saturday; the
    week after from its Monday. The more even the days, the smaller the sum of the squares.
    """
    routines = routines_for(board, days)
    strength = sum(routine == board.rules.strength.routine for routine, _ in routines.values())
    strength += _strength_done(board)
    runs = sum(day in board.runs for day in (*board.done, *days))
    gaps = sum(gap**2 for gap in _gaps(board, days))
    score = board.rules.score
    return sum(score.strength[:strength]) + sum(score.runs[:runs]) - gaps


def routines_for(board: Board, days: Iterable[date]) -> dict[date, Chosen]:
    """Return the routine of each day of a set, as the rules choose it day after day."""
    routine = board.rules.strength.routine
    last, count, held = board.strength_before, 0, max(board.held_before, default=None)
    found: dict[date, Chosen] = {}
    for day in sorted({*days, *board.done}):
        if day in board.done:
            chosen = board.done[day].routine
        else:
            name, reason = routine_for(_day_facts(board, day, held, last, count), board.rules)
            if name is None:
                continue
            found[day] = name, reason
            chosen = name
        held = day
        if chosen == routine:
            last, count = day, count + 1
    return found


def is_gentle(facts: Facts, day: date, days: int) -> bool:
    """Return whether a red morning or run, its own or one before, keeps a day's session gentle."""
    return _lasts(facts.reds, day, days) or _lasts(facts.red_runs, day, days)


def _gaps(board: Board, days: tuple[date, ...]) -> list[int]:
    """Return the days from each session to the next, from the week before to the week after."""
    first = board.days[0].toordinal()
    marks = [first - (1 if board.session_before else 2), first + DAYS]
    marks += [day.toordinal() for day in (*board.done, *days)]
    return [b - a for a, b in pairwise(sorted(marks))]


def _most_in_a_row(board: Board, days: tuple[date, ...]) -> int:
    """Return the length of the longest row of days with a session, from the Sunday before on."""
    longest = row = 1
    for gap in _gaps(board, days)[:-1]:
        row = row + 1 if gap == 1 else 1
        longest = max(longest, row)
    return longest


def _day_facts(
    board: Board, day: date, held: date | None, last: date | None, count: int
) -> DayFacts:
    facts, long = board.facts, board.rules.after_break.long_over_days
    gentle_days = board.rules.flare_up.days
    return DayFacts(
        stopped=facts.stopped,
        pain=facts.pain if day == facts.today else None,
        pain_before=_pain_before(facts, day),
        red=_lasts(facts.reds, day, gentle_days),
        red_run=_lasts(facts.red_runs, day, gentle_days),
        ran=day in board.runs,
        first=held is None or (day - held).days > long,
        since_strength=None if last is None else (day - last).days,
        strength_days=count,
        desk_hours=facts.desk_hours.get(day.isoweekday(), 0.0),
    )


def _lasts(reds: Iterable[date], day: date, days: int) -> bool:
    return any(0 <= (day - red).days < days for red in reds)


def _pain_before(facts: Facts, day: date) -> int | None:
    if day == facts.today:
        return facts.pain_before
    return facts.pain_today if day - facts.today == timedelta(days=1) else None


def _strength_done(board: Board) -> int:
    routine = board.rules.strength.routine
    return sum(session.routine == routine for session in board.done.values())
