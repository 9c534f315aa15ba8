"""The exercises a person wrote down: one file each in a folder of their data, with its picture."""

import contextlib
import errno
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from backstretch.content.exercise import Exercise
from backstretch.content.exercise_names import key_of, names_of
from backstretch.content.file_stems import stem_of
from backstretch.content.finding import words_of
from backstretch.content.own_exercise import OwnExercise, OwnSheet, made_of
from backstretch.content.own_ids import OWN, is_own
from backstretch.content.own_sheets import (
    LONGEST_NAME,
    read_sheet,
    same_but_picture,
    sheet_problems,
    tidy,
    write_sheet,
)
from backstretch.paths import make_folder, replace_file
from backstretch.toml_file import Fault, reason

ENDING, ASIDE = ".toml", "deleted"
MOST_FILES = 200
LARGEST_PICTURE = 4 * 1024 * 1024
_STARTS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


class OwnExerciseError(Exception):
    """An exercise could not be kept, taken in or removed. The text is a sentence that says why.

    `key` is the id of a file that was refused, and that may be there all the same.
    """

    def __init__(self, sentence: str, key: str = "") -> None:
        super().__init__(sentence)
        self.key = key


class OwnExercises(Mapping[str, OwnExercise]):
    """The person's own exercises by id, in the order of their names, read when first needed.

    The id is "own-" and the file's name without its ending. One that was deleted lies in a folder
    of its own: it is not counted or listed any more, but is still found by its id, as routines
    and the diary may name it. A file that cannot be used is left out and told in `faults`.
    """

    def __init__(self, folder: Path, shipped: Mapping[str, Exercise]) -> None:
        self.folder = folder
        self._shipped = shipped
        self._read: Mapping[str, OwnExercise] | None = None
        self._deleted: Mapping[str, OwnExercise] = MappingProxyType({})
        self._faults: tuple[Fault, ...] = ()
        self._told: list[Callable[[], None]] = []

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with files that were left out."""
        self._all()
        return self._faults

    def tell(self, changed: Callable[[], None]) -> None:
        """Call this each time the exercises are others."""
        self._told.append(changed)

    def is_deleted(self, key: str) -> bool:
        """Return whether an exercise was deleted and can be put back."""
        return key not in self._all() and key in self._deleted

    def name_problem(self, name: str, but: str = "") -> str:
        """Return why a new exercise cannot be called this, or ""; `but` is its own id."""
        wanted = key_of(name)
        for one in self._shipped.values():
            if wanted in map(key_of, names_of(one)):
                return f"“{one.name}” is in the Library already. Choose another name."
        for one in self._all().values():
            if one.id != but and wanted == key_of(one.name):
                return f"You have an exercise called “{one.name}” already. Choose another name."
        return ""

    def keep(self, key: str, sheet: OwnSheet, picture: bytes | None = None) -> str:
        """Keep an exercise under its id, or "" for a new one; return its id.

        `picture` is the content of a new one; without it the one that the sheet names stays.

        Raises:
            OwnExerciseError: it is not fit to be kept, or a file cannot be written.
        """
        sheet = tidy(sheet)
        for where, problem in sheet_problems(sheet):
            raise OwnExerciseError(f"The exercise cannot be kept: {where} {problem}.")
        if problem := self.name_problem(sheet.name, key):
            raise OwnExerciseError(problem)
        if not key and len(self._all()) >= MOST_FILES:
            raise OwnExerciseError(f"There are {MOST_FILES} exercises already. Delete one first.")
        stem = key.removeprefix(OWN) or self._new_stem(sheet.name)
        before = self._all()[key].picture if key in self._all() else None
        try:
            make_folder(self.folder)
            sheet = self._with_picture(stem, sheet, picture)
            replace_file(self._path(stem), write_sheet(sheet))
            if before is not None and before.name != sheet.picture:
                before.unlink(missing_ok=True)
        except OSError as error:
            if not key:  # a disk can refuse at the very end, when the file is in place
                with contextlib.suppress(OSError):
                    self._path(stem).unlink(missing_ok=True)
            self.read_again()
            raise OwnExerciseError(
                f"The exercise could not be saved to {self._path(stem)}: {reason(error)}.",
                f"{OWN}{stem}",
            ) from error
        self.read_again()
        return f"{OWN}{stem}"

    def remove(self, key: str) -> None:
        """Put an exercise aside; `put_back` brings it back.

        Raises:
            OwnExerciseError: its file cannot be moved.
        """
        self._move(self._all()[key], self.folder, self.folder / ASIDE)

    def put_back(self, key: str) -> None:
        """Bring back an exercise that was put aside.

        Raises:
            OwnExerciseError: its file cannot be moved, or its name was taken since.
        """
        self._all()
        one = self._deleted[key]
        if problem := self.name_problem(one.name, key):
            raise OwnExerciseError(problem)
        self._move(one, self.folder / ASIDE, self.folder)

    def take_in(self, sheets: Mapping[str, OwnSheet]) -> dict[str, str]:
        """Keep exercises that came with a routine; return their ids here by those in the file.

        One that is here already is not kept twice, and one that was deleted is put back. One of
        the same name that says something else gets a number behind its name. Pictures do not
        travel.

        Raises:
            OwnExerciseError: one is not fit to be kept, or a file cannot be written.
        """
        return {key: self._taken_in(sheet) for key, sheet in sheets.items()}

    def read_again(self) -> None:
        """Forget what was read, as the files may be others now."""
        self._read = None
        for changed in self._told:
            changed()

    def __getitem__(self, key: str) -> OwnExercise:
        found = self._all().get(key)
        return self._deleted[key] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _taken_in(self, sheet: OwnSheet) -> str:
        sheet = msgspec.structs.replace(tidy(sheet), picture="")
        name, number = sheet.name, 2
        while self.name_problem(sheet.name):
            for one in self._all().values():
                if same_but_picture(one.sheet, sheet):
                    return one.id
            more = f" {number}"
            cut = name[: LONGEST_NAME - len(more)].rstrip()
            sheet = msgspec.structs.replace(sheet, name=cut + more)
            number += 1
        for one in self._deleted.values():
            if same_but_picture(one.sheet, sheet):
                self.put_back(one.id)
                return one.id
        return self.keep("", sheet)

    def _with_picture(self, stem: str, sheet: OwnSheet, picture: bytes | None) -> OwnSheet:
        if picture is None:
            return sheet
        ending = next((end for start, end in _STARTS if picture.startswith(start)), "")
        if not ending or len(picture) > LARGEST_PICTURE:
            raise OwnExerciseError("The picture is not a PNG or JPEG of at most 4 MiB.")
        name = f"{stem}-{zlib.crc32(picture):08x}{ending}"
        replace_file(self.folder / name, picture)
        return msgspec.structs.replace(sheet, picture=name)

    def _move(self, one: OwnExercise, start: Path, end: Path) -> None:
        """Move an exercise to another folder, its picture first."""
        stem = one.id.removeprefix(OWN)
        try:
            make_folder(end)
            if one.picture is not None and one.picture.exists():
                one.picture.replace(end / one.picture.name)
            (start / f"{stem}{ENDING}").replace(end / f"{stem}{ENDING}")
        except OSError as error:
            raise OwnExerciseError(
                f"{start / stem}{ENDING} could not be moved: {reason(error)}."
            ) from error
        self.read_again()

    def _all(self) -> Mapping[str, OwnExercise]:
        if self._read is None:
            faults: list[Fault] = []
            self._deleted = self._in(self.folder / ASIDE, [])
            self._read = self._in(self.folder, faults)
            self._faults = tuple(faults)
        return self._read

    def _in(self, folder: Path, faults: list[Fault]) -> dict[str, OwnExercise]:
        found: dict[str, OwnExercise] = {}
        names: dict[str, str] = {}
        for path in _files(folder, faults):
            sheet, wrong = read_sheet(path)
            faults.extend(wrong)
            if sheet is None:
                continue
            first = names.setdefault(key_of(sheet.name), path.name)
            if first != path.name and folder == self.folder:
                faults.append(Fault(str(path), "name", f"is also the name in {first}"))
                continue
            key = f"{OWN}{path.stem}"
            found[key] = made_of(key, sheet, folder)
        return dict(sorted(found.items(), key=lambda pair: (words_of(pair[1].name), pair[0])))

    def _path(self, stem: str) -> Path:
        return self.folder / f"{stem}{ENDING}"

    def _new_stem(self, name: str) -> str:
        """Return the name of a file that no exercise has, and none had that was deleted."""
        stem = stem_of(name, "exercise")
        found, number = stem, 2
        while any(
            (folder / f"{found}{ENDING}").exists() for folder in (self.folder, self.folder / ASIDE)
        ):
            found, number = f"{stem}-{number}", number + 1
        return found


class AllExercises(Mapping[str, Exercise]):
    """The exercises that ship and those of the person's own, as they are now.

    Those of the person are only read once one of them, or all there is, is asked for.
    """

    def __init__(self, shipped: Mapping[str, Exercise], own: OwnExercises) -> None:
        self.shipped = shipped
        self.own = own

    def __getitem__(self, key: str) -> Exercise:
        found = self.shipped.get(key)
        if found is None and not is_own(key):
            raise KeyError(key)
        return self.own[key] if found is None else found

    def __iter__(self) -> Iterator[str]:
        yield from self.shipped
        yield from self.own

    def __len__(self) -> int:
        return len(self.shipped) + len(self.own)


def shipped_of(exercises: Mapping[str, Exercise]) -> Mapping[str, Exercise]:
    """Return those of some exercises that are known and checked: all but the person's own."""
    return exercises.shipped if isinstance(exercises, AllExercises) else exercises


def _files(folder: Path, faults: list[Fault]) -> list[Path]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except FileNotFoundError:
        return []
    except OSError as error:
        if error.errno != errno.ENOTDIR:
            faults.append(Fault(str(folder), "", f"cannot be read: {reason(error)}"))
        return []
    if len(paths) > MOST_FILES:
        left = len(paths) - MOST_FILES
        faults.append(Fault(str(folder), "", f"holds too many exercises, {left} left out"))
    return paths[:MOST_FILES]
