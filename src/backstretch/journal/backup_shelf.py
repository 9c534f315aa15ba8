"""The shelf of backups: a folder of copies with a slip beside each that says what it is.

A copy is named by its number and its hash, `backup-00000012-0123456789abcdef.db`, its slip the
same with `.json`. It counts once it lies there under that name. What is not named so was not made
here, and is never touched.
"""

import contextlib
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from backstretch.clock import SystemClock
from backstretch.journal.claim import Claim
from backstretch.journal.errors import BackupError
from backstretch.journal.retention import staying
from backstretch.journal.stamped import stamped, unstamped
from backstretch.journal.verify import Examined, Fault, examine
from backstretch.paths import make_folder, real_file, replace_file, sync_folder

_NAME = re.compile(r"backup-(\d{8,})-([0-9a-f]{16})\.db")
_SLIP = re.compile(r"backup-(\d{8,})-([0-9a-f]{16})\.json")
_EITHER = re.compile(r"backup-(\d{8,})-[0-9a-f]{16}\.(?:db|json)")
_NEW_PREFIX = ".backup-new-"
_TRIES, _TRY_SECONDS = 20, 0.1


class Why(StrEnum):
    """What a backup was made for."""

    SAVED = "saved"
    ASKED = "asked"
    MIGRATION = "before-migration"
    IMPORT = "before-import"
    MERGE = "before-merge"
    RESTORE = "before-restore"
    BROUGHT = "brought"

    @property
    def pins(self) -> bool:
        """Whether such a backup stays longer."""
        return self not in (Why.SAVED, Why.ASKED)


class Facts(msgspec.Struct, frozen=True):
    """What the slip of a backup says, as it was when it was checked.

    `made_at` is the wall time with offset, `version` that of the tables, `steps` as `steps_of`
    tells them, `counts` rows by table, `sha256` in hex.
    """

    number: int
    made_at: datetime
    why: Why
    version: int
    steps: int
    counts: dict[str, int]
    bytes: int
    sha256: str

    @property
    def pinned(self) -> bool:
        """Whether it was made before something that changes much."""
        return self.why.pins


class Problem(StrEnum):
    """Why a backup does not count."""

    MISSING = "missing"
    CHANGED = "changed"  # not the bytes that were checked
    DAMAGED = "damaged"  # the bytes, but not a whole journal
    NEWER = "newer"  # of a version that this program does not know


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy on the shelf; `facts` is None where its slip is lost or damaged."""

    file: Path
    number: int
    short_hash: str
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class Found:
    """The newest good backup, None where there is none, and those passed over, newest first."""

    backup: Backup | None
    skipped: tuple[tuple[Backup, Problem], ...]


class Shelf:
    """The backups of one journal, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, journal: Path) -> "Shelf":
        """Return the shelf of a journal."""
        return cls(real_file(journal).parent / "backups")

    def backups(self) -> tuple[Backup, ...]:
        """Return those that lie there, checked or not, in the order in which they were made."""
        found = []
        for file in self._files():
            if match := _NAME.fullmatch(file.name):
                number, short_hash = int(match[1]), match[2]
                facts = self._facts(file.with_suffix(".json"), number, short_hash)
                found.append(Backup(file, number, short_hash, facts))
        return tuple(sorted(found, key=lambda one: (one.number, one.file.name)))

    def find(self, number: int) -> Backup | None:
        """Return the backup of this number."""
        return next((one for one in self.backups() if one.number == number), None)

    def newest_good(self) -> Found:
        """Return the newest backup that passes every check now."""
        skipped: list[tuple[Backup, Problem]] = []
        for backup in reversed(self.backups()):
            problem = self.problem(backup)
            if problem is None:
                return Found(backup, tuple(skipped))
            skipped.append((backup, problem))
        return Found(None, tuple(skipped))

    def problem(self, backup: Backup, *, content: bool = True) -> Problem | None:
        """Check a backup from end to end: its bytes, its pages, its counts, each record."""
        if not backup.file.exists():
            return Problem.MISSING
        found = examine(backup.file, content=content)
        if not found.sha256.startswith(backup.short_hash):
            return Problem.CHANGED
        if Fault.NEWER in found.faults:
            return Problem.NEWER
        if not found.good:
            return Problem.DAMAGED
        return None if backup.facts is None or _fits(backup.facts, found) else Problem.CHANGED

    @contextlib.contextmanager
    def held(self) -> Iterator[Path]:
        """Hold the shelf, which one process at a time may change; give a folder to work in.

        What a killed process left half done goes.

        Raises:
            OSError: it cannot be made or written to.
            BackupError: another process holds it for long.
        """
        make_folder(self.folder)
        claim = Claim(self.folder / ".lock")
        for _ in range(_TRIES):
            if claim.take():
                break
            SystemClock().wait(_TRY_SECONDS)
        else:
            raise BackupError(
                f"Another Backstretch is at work on the backups in {self.folder}. Try again in a "
                "moment."
            )
        try:
            self._remove_half_done()
            with tempfile.TemporaryDirectory(prefix=_NEW_PREFIX, dir=self.folder) as work:
                yield Path(work)
        finally:
            claim.give_back()

    def sweep(self) -> None:
        """Remove what a killed process left half done, unless somebody is at work here now."""
        claim = Claim(self.folder / ".lock")
        if self._half_done() and claim.take():
            self._remove_half_done()
            claim.give_back()

    def next_number(self) -> int:
        """Return a number above every one there is or was a slip for.

        Raises:
            OSError: the folder cannot be read: a number could then be given again.
        """
        names = [file.name for file in self.folder.iterdir()] if self.folder.exists() else []
        matches = map(_EITHER.fullmatch, names)
        return max((int(match[1]) for match in matches if match), default=0) + 1

    def put(self, copy: Path, facts: Facts) -> Backup:
        """Move a checked copy onto the shelf; from then on it counts.

        Raises:
            OSError: it cannot be; nothing that was there is touched.
        """
        short_hash = facts.sha256[:16]
        file = self.folder / f"backup-{facts.number:08d}-{short_hash}.db"
        if file.exists():
            raise FileExistsError(f"{file} is there already")
        replace_file(file.with_suffix(".json"), stamped(facts))
        copy.rename(file)
        sync_folder(self.folder)
        return Backup(file, facts.number, short_hash, facts)

    def prune(self, now: datetime) -> None:
        """Let go of what need not stay, as long as a newer one is whole.

        One without a slip, or that is not what its slip says, is not ours to judge and stays.
        """
        known = [one for one in self.backups() if one.facts is not None]
        stay = staying([one.facts for one in known if one.facts is not None], now)
        going = [one for one in known if one.number not in stay]
        if not going or not any(map(is_intact, reversed([o for o in known if o.number in stay]))):
            return
        for one in going:
            if is_intact(one):
                with contextlib.suppress(OSError):
                    one.file.unlink()
                    one.file.with_suffix(".json").unlink()

    def _half_done(self) -> list[Path]:
        return list(self.folder.glob(_NEW_PREFIX + "*"))

    def _remove_half_done(self) -> None:
        for left_over in self._half_done():
            shutil.rmtree(left_over, ignore_errors=True)
        for slip in self._slips_of_none():
            with contextlib.suppress(OSError):
                slip.unlink()

    def _slips_of_none(self) -> Iterator[Path]:
        """Yield slips written here whose backup is not there; the last number stays taken."""
        files = self._files()
        there = {file.stem: match for file in files if (match := _NAME.fullmatch(file.name))}
        last = max((int(match[1]) for match in there.values()), default=0)
        for file in files:
            match = _SLIP.fullmatch(file.name)
            if match is None or file.stem in there or int(match[1]) > last:
                continue
            if self._facts(file, int(match[1]), match[2]) is not None:
                yield file

    def _files(self) -> list[Path]:
        try:
            return sorted(file for file in self.folder.iterdir() if not file.is_symlink())
        except OSError:
            return []

    def _facts(self, slip: Path, number: int, short_hash: str) -> Facts | None:
        try:
            facts = unstamped(slip.read_bytes(), Facts)
        except OSError:
            return None
        if facts is None or facts.number != number or facts.sha256[:16] != short_hash:
            return None
        return facts if facts.made_at.tzinfo is not None else None


def _fits(facts: Facts, found: Examined) -> bool:
    said = (facts.sha256, facts.bytes, facts.version, facts.steps, facts.counts)
    return said == (found.sha256, found.bytes, found.version, found.steps, dict(found.counts))


def is_intact(backup: Backup) -> bool:
    """Whether its bytes are those that were checked."""
    try:
        with backup.file.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return backup.facts is not None and found == backup.facts.sha256
