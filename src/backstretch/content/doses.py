"""What makes no sense in a routine: its doses, and a length that is not what it says."""

from collections.abc import Iterator, Mapping

from backstretch.content.checks import line_problems, seconds_problem
from backstretch.content.exercise import DoseRange, Exercise, Sides
from backstretch.content.routine import Item, RoutineFile, Version
from backstretch.content.timing import routine_ms
from backstretch.toml_file import Problem

DEFAULTS = ("after-run", "rest-day", "desk-day", "flare-up", "core-hips")
"""The routines that ship, in the order they are offered."""

HARDEST_BY_DEFAULT = 2
_TEMPO_SLACK = 0.25
_MINUTES = range(6, 21)
_LONGEST_CHANGE = 60.0
_LONGEST = 600.0


def heading_problems(routine: RoutineFile, stem: str) -> Iterator[Problem]:
    """Yield what is wrong with a routine read from the file `stem`.toml, its versions left out."""
    if routine.id != stem:
        yield "id", f"is “{routine.id}”, but the file is called “{stem}”"
    for key, most in (("name", 32), ("why", 160), ("note", 160)):
        yield from line_problems(key, getattr(routine, key), most)
    for key in ("versions", "sources"):
        if not getattr(routine, key):
            yield key, "is empty"


def version_problems(
    routine: RoutineFile, number: int, exercises: Mapping[str, Exercise], broken: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is wrong with one version; `broken` are exercises whose files have faults."""
    version = routine.versions[number]
    key = f"versions[{number}]"
    if version.minutes not in _MINUTES:
        yield f"{key}.minutes", f"must be from {_MINUTES[0]} to {_MINUTES[-1]}"
    if version.minutes in [earlier.minutes for earlier in routine.versions[:number]]:
        yield f"{key}.minutes", f"{version.minutes} is there twice"
    if not version.items:
        yield f"{key}.items", "is empty"
    wrong = False
    for at, item in enumerate(version.items):
        for field, problem in _item_problems(item, exercises, broken, routine.id in DEFAULTS):
            wrong = True
            yield f"{key}.items[{at}].{field}", problem
    if not wrong:
        yield from _length_problems(version, key, exercises)


def _item_problems(
    item: Item, exercises: Mapping[str, Exercise], broken: frozenset[str], default: bool
) -> Iterator[Problem]:
    exercise = exercises.get(item.exercise)
    if exercise is None:
        if item.exercise in broken:
            yield "exercise", f"“{item.exercise}” could not be loaded; this version is left out"
        else:
            yield "exercise", f"there is no exercise called “{item.exercise}”"
        return
    if default and exercise.level > HARDEST_BY_DEFAULT:
        yield "exercise", f"{item.exercise} is of level {exercise.level}, too hard by default"
    if item.order and exercise.sides is Sides.BOTH:
        yield "order", f"{exercise.id} has no sides"
    spans = {"change": 1.0, "switch": 0.0, "rest": 0.0}
    for key, least in spans.items():
        if problem := seconds_problem(getattr(item, key), least, _LONGEST_CHANGE):
            yield key, problem
    if (item.hold is None) is (item.reps is None):
        yield "hold", "needs either hold or reps, not both and not neither"
    elif item.hold is not None:
        yield from _hold_problems(item, item.hold, exercise)
    else:
        yield from _reps_problems(item, exercise)


def _hold_problems(item: Item, hold: float, exercise: Exercise) -> Iterator[Problem]:
    if exercise.sides is Sides.ALTERNATING:
        yield "hold", f"{exercise.id} goes from side to side, so it needs reps"
    if item.tempo is not None:
        yield "tempo", "belongs to reps, not to a hold"
    if problem := seconds_problem(hold, 1.0, _LONGEST):
        yield "hold", problem
    else:
        yield from _range_problems("hold", hold, exercise)
    yield from _range_problems("times", item.times, exercise)


def _reps_problems(item: Item, exercise: Exercise) -> Iterator[Problem]:
    yield from _range_problems("reps", item.reps or 0, exercise)
    if item.times != 1:
        yield "times", "belongs to a hold, not to reps"
    if item.tempo is None:
        yield "tempo", "is missing"
    elif problem := seconds_problem(item.tempo, 1.0, _LONGEST):
        yield "tempo", problem
    else:
        yield from _range_problems("tempo", item.tempo, exercise)
        if abs(exercise.cycle_seconds - item.tempo) > _TEMPO_SLACK * item.tempo:
            phases = exercise.cycle_seconds
            yield "tempo", f"is {item.tempo:g} s, too far from the {phases:g} s of its phases"


def _range_problems(key: str, value: float, exercise: Exercise) -> Iterator[Problem]:
    dose: DoseRange = exercise.dose
    span: tuple[float, float] | None = getattr(dose, key)
    if span is None:
        if key != "times" or value != 1:
            yield key, f"{exercise.id} has no {key} in its dose"
    elif not span[0] <= value <= span[1]:
        yield key, f"is {value:g}, {exercise.id} allows {span[0]:g} to {span[1]:g}"


def _length_problems(
    version: Version, key: str, exercises: Mapping[str, Exercise]
) -> Iterator[Problem]:
    length, label = routine_ms(version.items, exercises), version.minutes * 60_000
    if length != label:
        yield f"{key}.items", f"add up to {length / 1000:g} s, not to the {label // 1000} s it says"
