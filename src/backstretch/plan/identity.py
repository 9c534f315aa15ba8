"""Which session of a week is which, so that a calendar moves an entry instead of making another."""

from collections.abc import Container, Iterable
from datetime import date

from backstretch.plan.reasons import State
from backstretch.plan.week_plan import WeekPlan


def names_of(plan: WeekPlan) -> dict[str, date]:
    """Return the day of each session by a name that stays with it when it moves.

    It is the day the session was first planned on. Where another has come to stand there, the
    one that moved away takes the name of its new day. Missed sessions have no name: it went with
    them to the day they moved to.
    """
    days = [d.date for d in plan.days if d.session and d.session.state is not State.MISSED]
    origins = {move.end: move.start for move in plan.moved if move.end}
    names: dict[str, date] = {}
    for day in sorted(days, key=lambda day: (day in origins, day)):
        choices = (origins.get(day, day), day)
        name = next((d.isoformat() for d in choices if d.isoformat() not in names), "")
        names[name or _another(day, names)] = day
    return names


def vanished(now: Container[str], earlier: Iterable[WeekPlan]) -> dict[str, date]:
    """Return the sessions of earlier plans whose names are none of now, each on its last day.

    `earlier` are oldest first.
    """
    last: dict[str, date] = {}
    for one in earlier:
        last |= names_of(one)
    return {name: day for name, day in last.items() if name not in now}


def _another(day: date, names: Iterable[str]) -> str:
    taken, number = set(names), 2
    while f"{day}.{number}" in taken:
        number += 1
    return f"{day}.{number}"
