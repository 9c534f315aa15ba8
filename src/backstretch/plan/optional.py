"""Short stretches for a day on which the session is done: optional, one exercise each.

They are kept in the journal as sessions are, but they count for nothing: not for the week, not
for the habit, not for the ladder.
"""

from collections.abc import Iterator

from backstretch.content.library import Library
from backstretch.content.planning import Planning
from backstretch.content.routine import Routine
from backstretch.plan.alone import alone
from backstretch.plan.sieve import Person, Sieve

COUNT = 3
LONGEST = 5
"""Minutes that each of them is far from, and every whole session goes over."""
_FIRST = ("single_knee_chest", "cat_cow", "pelvic_tilt")


def optional_stretches(library: Library, rules: Planning, person: Person) -> tuple[Routine, ...]:
    """Return up to three easy exercises of the gentle routine, each a routine of its own.

    The doses are the gentle ones, and what the person should leave out today is not among them.
    """
    return tuple(_offered(library, rules, person))[:COUNT]


def counts(minutes: int) -> bool:
    """Return whether a session made for so many minutes is a whole one, and none of these."""
    return minutes > LONGEST


def _offered(library: Library, rules: Planning, person: Person) -> Iterator[Routine]:
    name = rules.flare_up.routine
    versions = [r for (key, _), r in sorted(library.routines.items()) if key == name]
    items = {item.exercise: item for version in versions[:1] for item in version.items}
    sieve = Sieve(person, library.exercises, rules, name)
    for key in (*_FIRST, *(key for key in items if key not in _FIRST)):
        if key in items and sieve.bar(library.exercises[key]) is None:
            yield alone(items[key], library.exercises[key])
