"""Reads all content at once; what is broken is left out and named."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec

from backstretch.content.checks import (
    exercise_problems,
    moves_problems,
    name_problems,
    phrases_problems,
)
from backstretch.content.doses import DEFAULTS, heading_problems, version_problems
from backstretch.content.exercise import Exercise
from backstretch.content.guidance import Guidance, Moves, Phrases
from backstretch.content.learn_checks import load_learn
from backstretch.content.library import Library
from backstretch.content.reading import read
from backstretch.content.routine import Routine, RoutineFile
from backstretch.content.spare import SPARE_EXERCISES, SPARE_ROUTINE, load_spare
from backstretch.toml_file import Fault, Problem, reason

T = TypeVar("T", bound=msgspec.Struct)


def load(root: Path) -> Library:
    """Read and check everything; see `load_library`."""
    faults: list[Fault] = []
    exercises, broken = _load_exercises(root, faults)
    exercises = _fit_for_the_core_routine(exercises, broken, faults)
    exercises = {
        name: _with_known_swaps(exercise, exercises, broken, faults)
        for name, exercise in sorted(exercises.items())
    }
    routines = _load_routines(root, exercises, broken, faults)
    guidance = _load_guidance(root, faults)
    learn, more = load_learn(root)
    faults.extend(more)
    return Library(
        MappingProxyType(exercises),
        MappingProxyType(routines),
        guidance,
        tuple(sorted(set(faults), key=lambda fault: (fault.file, fault.key, fault.problem))),
        learn,
    )


def _load_exercises(root: Path, faults: list[Fault]) -> tuple[dict[str, Exercise], frozenset[str]]:
    loaded: dict[str, Exercise] = {}
    files = _files(root, "exercises", faults)
    for stem, path in files.items():
        exercise = _read(path, Exercise, faults, partial(exercise_problems, stem=stem))
        if exercise is not None:
            loaded[stem] = exercise
    for name, problem in list(name_problems(loaded)):
        faults.append(Fault(f"exercises/{name}.toml", *problem))
        del loaded[name]
    broken = frozenset([*files, *SPARE_EXERCISES]) - loaded.keys()
    for spare in SPARE_EXERCISES:
        if spare not in loaded:
            if spare not in files:
                faults.append(Fault(f"exercises/{spare}.toml", "", "is missing"))
            loaded[spare] = next(e for e in load_spare().exercises if e.id == spare)
    return loaded, broken


def _fit_for_the_core_routine(
    exercises: dict[str, Exercise], broken: frozenset[str], faults: list[Fault]
) -> dict[str, Exercise]:
    """Return the exercises, the core ones from the copy where theirs allow no core routine."""
    spare = load_spare()
    if any(_versions(spare.routine, exercises, broken, [])):
        return exercises
    problem = "cannot be done with the exercises as they are; the built-in ones are used"
    faults.append(Fault(f"routines/{SPARE_ROUTINE}.toml", "", problem))
    return exercises | {exercise.id: exercise for exercise in spare.exercises}


def _with_known_swaps(
    exercise: Exercise,
    loaded: Mapping[str, Exercise],
    broken: frozenset[str],
    faults: list[Fault],
) -> Exercise:
    """Return the exercise without the swaps to exercises that are not there."""
    kept = []
    for number, skip in enumerate(exercise.skip):
        known = skip.instead is None or (skip.instead in loaded and skip.instead != exercise.id)
        if not known and not {skip.instead, exercise.id} & broken:
            problem = f"there is no other exercise called “{skip.instead}”"
            faults.append(
                Fault(f"exercises/{exercise.id}.toml", f"skip[{number}].instead", problem)
            )
        kept.append(skip if known else msgspec.structs.replace(skip, instead=None))
    same = all(new is old for new, old in zip(kept, exercise.skip, strict=True))
    return exercise if same else msgspec.structs.replace(exercise, skip=tuple(kept))


def _load_routines(
    root: Path, exercises: Mapping[str, Exercise], broken: frozenset[str], faults: list[Fault]
) -> dict[tuple[str, int], Routine]:
    files = _files(root, "routines", faults)
    found: dict[tuple[str, int], Routine] = {}
    for stem, path in files.items():
        file = _read(path, RoutineFile, faults, partial(heading_problems, stem=stem))
        for routine in _versions(file, exercises, broken, faults) if file else ():
            found[routine.id, routine.minutes] = routine
    faults.extend(
        Fault(f"routines/{name}.toml", "", "is missing") for name in DEFAULTS if name not in files
    )
    for routine in _versions(load_spare().routine, exercises, broken, []):
        found.setdefault((SPARE_ROUTINE, routine.minutes), routine)
    return dict(sorted(found.items(), key=lambda pair: (*_place(pair[0][0]), pair[0][1])))


def _versions(
    file: RoutineFile,
    exercises: Mapping[str, Exercise],
    broken: frozenset[str],
    faults: list[Fault],
) -> Iterator[Routine]:
    """Yield the versions of a routine that can be used; faults of the others are added."""
    for number, version in enumerate(file.versions):
        problems = list(version_problems(file, number, exercises, broken))
        faults.extend(Fault(f"routines/{file.id}.toml", *problem) for problem in problems)
        if not problems:
            yield Routine(
                id=file.id,
                name=file.name,
                why=file.why,
                note=file.note,
                minutes=version.minutes,
                items=version.items,
                sources=file.sources,
            )


def _place(routine_id: str) -> tuple[int, str]:
    return DEFAULTS.index(routine_id) if routine_id in DEFAULTS else len(DEFAULTS), routine_id


def _load_guidance(root: Path, faults: list[Fault]) -> Guidance:
    folder = root / "guidance"
    phrases = _read(folder / "phrases.toml", Phrases, faults, phrases_problems)
    moves = _read(folder / "moves.toml", Moves, faults, moves_problems)
    if phrases is None or moves is None:
        spare = load_spare().guidance
        phrases, moves = phrases or spare.phrases, moves or spare.moves
    return Guidance(phrases, moves)


def _read(
    path: Path, kind: type[T], faults: list[Fault], check: Callable[[T], Iterable[Problem]]
) -> T | None:
    """Return the file's content if nothing is wrong with it; else add its faults."""
    file = f"{path.parent.name}/{_printable(path.name)}"
    value, found = read(path, file, kind, check)
    faults.extend(found)
    return value


def _files(root: Path, folder: str, faults: list[Fault]) -> dict[str, Path]:
    """Return the TOML files of a folder by their names without the ending."""
    try:
        paths = sorted(path for path in (root / folder).iterdir() if path.suffix == ".toml")
    except OSError as error:
        faults.append(Fault(folder, "", f"cannot be read: {reason(error)}"))
        return {}
    return {path.stem: path for path in paths}


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
