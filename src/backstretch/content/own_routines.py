"""The routines a person made: one file each in a folder of their data, read when first needed."""

import contextlib
import errno
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backstretch.content.exercise import Exercise
from backstretch.content.file_stems import stem_of
from backstretch.content.finding import words_of
from backstretch.content.own_exercise import OwnExercise
from backstretch.content.own_exercises import AllExercises, OwnExerciseError
from backstretch.content.own_files import (
    FORMAT,
    OwnFile,
    own_problems,
    read_own,
    read_sent,
    write_own,
)
from backstretch.content.prescribed import Prescription, normal, routine_from
from backstretch.content.routine import Routine
from backstretch.paths import make_folder, replace_file, sync_folder
from backstretch.toml_file import Fault, reason

ENDING = ".toml"
MOST_FILES = 200


class OwnRoutineError(Exception):
    """A routine could not be kept, taken in or removed. The text is a sentence that says why.

    `key` is the id of a file that was refused, and that may be there all the same.
    """

    def __init__(self, sentence: str, key: str = "") -> None:
        super().__init__(sentence)
        self.key = key


@dataclass(frozen=True, slots=True)
class OwnRoutine:
    """A routine as the person asked for it, and as it is played."""

    name: str
    asked: Prescription
    routine: Routine


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file came to: the id of its routine, and whether just that `was_here` before."""

    key: str
    was_here: bool


class OwnRoutines(Mapping[str, Routine]):
    """The person's own routines by id, as they are played, in the order of their names.

    The id is the file's name without its ending. A file that cannot be used is left out and
    told in `faults`; it stays as it is. `taken` are ids that mean something else.
    """

    def __init__(
        self, folder: Path, exercises: Mapping[str, Exercise], taken: Collection[str]
    ) -> None:
        self.folder = folder
        self._exercises = exercises
        self._taken = frozenset(taken)
        self._read: dict[str, OwnRoutine] | None = None
        self._faults: tuple[Fault, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with files that were left out."""
        self._all()
        return self._faults

    def own(self, key: str) -> OwnRoutine:
        """Return a routine as the person asked for it.

        Raises:
            KeyError: there is none of this id.
        """
        return self._all()[key]

    def find(self, typed: str) -> str | None:
        """Return the id of a routine by its id or its name, or None."""
        if typed in self._all():
            return typed
        wanted = words_of(typed)
        return next((k for k, one in self._all().items() if words_of(one.name) == wanted), None)

    def same(self, name: str, asked: Prescription) -> str:
        """Return the id of a routine that says just this, or "".

        One that was refused may be there all the same: whoever tries again keeps it under this id.
        """
        wanted = (" ".join(name.split()), normal(asked, self._exercises))
        return next(
            (key for key, one in self._all().items() if (one.name, one.asked) == wanted), ""
        )

    def keep(self, key: str, name: str, asked: Prescription) -> str:
        """Keep a routine under its id, or "" for a new one; return its id.

        Raises:
            OwnRoutineError: it is not fit to be kept, or the file cannot be written.
        """
        name = " ".join(name.split())
        for where, problem in own_problems(
            OwnFile(FORMAT, name, asked.parts, asked.rounds), self._exercises
        ):
            raise OwnRoutineError(f"The routine cannot be kept: {where} {problem}.")
        if not key and len(self._all()) >= MOST_FILES:
            raise OwnRoutineError(f"There are {MOST_FILES} routines already. Remove one first.")
        is_new, key = not key, key or self._new_key(name)
        path = self._path(key)
        try:
            make_folder(self.folder)
            replace_file(path, write_own(name, normal(asked, self._exercises)))
        except OSError as error:
            if is_new:  # a disk can refuse at the very end, when the file is in place
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
            self.read_again()
            raise OwnRoutineError(
                f"The routine could not be saved to {path}: {reason(error)}.", key
            ) from error
        self.read_again()
        return key

    def remove(self, key: str) -> None:
        """Remove a routine.

        Raises:
            OwnRoutineError: its file cannot be removed.
        """
        path = self._path(key)
        try:
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
                sync_folder(path.parent)
        except OSError as error:
            raise OwnRoutineError(f"{path} could not be removed: {reason(error)}.") from error
        self.read_again()

    def take_in(self, path: Path) -> TakenIn:
        """Keep a copy of a routine's file as a new routine, unless the same one is here already.

        Raises:
            OwnRoutineError: the file is not a routine, or the copy cannot be written.
        """
        file, faults = read_sent(path, self._exercises)
        if file is None:
            raise OwnRoutineError(str(faults[0]))
        asked = self._with_brought(file)
        if key := self.same(file.name, asked):
            return TakenIn(key, was_here=True)
        return TakenIn(self.keep("", file.name, asked), was_here=False)

    def text(self, key: str) -> bytes:
        """Return a routine as the text of a file, with the exercises of the person's own it has.

        Raises KeyError.
        """
        one = self.own(key)
        sheets = {each.id: each.sheet for each in self._own_in(one)}
        return write_own(one.name, one.asked, sheets)

    def left_out(self, key: str) -> tuple[str, ...]:
        """Return the names of the exercises whose pictures that text does without.

        Raises KeyError.
        """
        found = self._own_in(self.own(key))
        names = (each.name for each in found if each.picture and each.picture.is_file())
        return tuple(dict.fromkeys(names))

    def using(self, exercise: str) -> tuple[str, ...]:
        """Return the names of the routines that have an exercise."""
        return tuple(
            one.name
            for one in self._all().values()
            if any(part.exercise == exercise for part in one.asked.parts)
        )

    def read_again(self) -> None:
        """Forget what was read, as the files may be others now."""
        self._read = None

    def __getitem__(self, key: str) -> Routine:
        return self._all()[key].routine

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _own_in(self, one: OwnRoutine) -> Iterator[OwnExercise]:
        """Yield the exercises of the person's own that a routine has, as often as it has them."""
        for part in one.asked.parts:
            each = self._exercises[part.exercise]
            if isinstance(each, OwnExercise):
                yield each

    def _with_brought(self, file: OwnFile) -> Prescription:
        """Keep the exercises that a file brings, and return what it asks for by their ids here."""
        if not file.exercises:
            return file.asked
        if not isinstance(self._exercises, AllExercises):
            raise OwnRoutineError("Exercises of your own cannot be taken in here.")
        try:
            here = self._exercises.own.take_in(file.exercises)
        except OwnExerciseError as error:
            raise OwnRoutineError(str(error)) from error
        parts = tuple(
            msgspec.structs.replace(part, exercise=here.get(part.exercise, part.exercise))
            for part in file.steps
        )
        return Prescription(parts, file.rounds)

    def _all(self) -> dict[str, OwnRoutine]:
        if self._read is None:
            self._read, self._faults = self._from_files()
        return self._read

    def _from_files(self) -> tuple[dict[str, OwnRoutine], tuple[Fault, ...]]:
        faults: list[Fault] = []
        found: dict[str, OwnRoutine] = {}
        for path in self._files(faults):
            if path.stem in self._taken:
                faults.append(Fault(str(path), "", f"“{path.stem}” is a routine that ships"))
                continue
            file, wrong = read_own(path, self._exercises)
            faults.extend(wrong)
            if file is not None:
                routine = routine_from(path.stem, file.name, file.asked, self._exercises)
                found[path.stem] = OwnRoutine(file.name, file.asked, routine)
        named = sorted(found.items(), key=lambda pair: (words_of(pair[1].name), pair[0]))
        return dict(named), tuple(faults)

    def _files(self, faults: list[Fault]) -> list[Path]:
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.suffix == ENDING)
        except FileNotFoundError:
            return []
        except OSError as error:
            if error.errno != errno.ENOTDIR:
                faults.append(Fault(str(self.folder), "", f"cannot be read: {reason(error)}"))
            return []
        if len(paths) > MOST_FILES:
            left = len(paths) - MOST_FILES
            faults.append(Fault(str(self.folder), "", f"holds too many routines, {left} left out"))
        return paths[:MOST_FILES]

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{ENDING}"

    def _new_key(self, name: str) -> str:
        """Return an id made of a name that no routine and no file has."""
        stem = stem_of(name, "routine")
        key, number = stem, 2
        while key in self._taken or self._path(key).exists():
            key, number = f"{stem}-{number}", number + 1
        return key
