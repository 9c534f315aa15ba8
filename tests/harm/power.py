"""Cuts the power after each call that a history makes, and opens what the disk kept.

Every call to the system is recorded once; then, for a cut after each of them, what the disk may
have kept is laid out as files and opened by the program.
"""

import hashlib
import random
import shutil
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from copy import deepcopy
from pathlib import Path

from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.errors import UnfitJournal
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.seal import SealState, look
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from tests.harm.disk import Content, Disk, lay_out
from tests.harm.histories import Diary, History, Kept, bytes_of, files_of
from tests.harm.system_calls import Call, Kind, Watched

Entry = Call | Kept
_CUT_AGAIN = 0.2  # so often, of those whose last write has to be taken back
_HEADER = 100  # a copy that SQLite makes says there that it was written
CHANGING = frozenset(Kind) - {Kind.READ}


class Recorder:
    """A watcher that writes down what changes the disk, and what was acknowledged in between."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def before(self, _: Call) -> int:
        """Let it be made."""
        return 0

    def after(self, call: Call) -> None:
        """Write it down."""
        if call.kind in CHANGING and (call.kind is not Kind.OPEN or call.made):
            self.entries.append(call)


def record(home: Path, history: History) -> tuple[Disk, list[Entry]]:
    """Do a history; return the disk as it was before, and all that happened in order."""
    home.mkdir(parents=True)
    diary = Diary(home)
    history.prepare(diary)
    disk, recorder = Disk(home), Recorder()
    recorder.entries.append(diary.kept())
    for deed in history.deeds:
        if deed.opens:
            diary.close()
        with Watched(home, recorder):
            deed.do(diary)
        recorder.entries.append(diary.kept())
    assert _is_all(home, recorder.entries, deepcopy(disk)), "something was not recorded"
    diary.close()
    return disk, recorder.entries


def cut_everywhere(
    scratch: Path, disk: Disk, entries: Sequence[Entry], each: int, seed: int
) -> Counter[str]:
    """Cut the power after each call, `each` times, and see what the program makes of it."""
    dice, seen = random.Random(seed), Counter[str]()
    known: set[bytes] = set()
    marks = [entry for entry in entries if isinstance(entry, Kept)]
    mark = -1
    for number, entry in enumerate(entries):
        if isinstance(entry, Kept):
            mark += 1
        else:
            disk.do(entry)
        for _ in range(each):
            content = disk.after_a_cut(dice)
            key = _hash(mark, content)
            seen["points"] += 1
            seen["different"] += key not in known
            if key not in known:
                known.add(key)
                again = dice if dice.random() < _CUT_AGAIN else None
                try:
                    _look(scratch / "cut", content, marks[mark : mark + 2], seen, again)
                except Exception as error:
                    raise AssertionError(f"cut {number}, after {entry!r:.200}") from error
    return seen


def _hash(mark: int, content: Content) -> bytes:
    found = hashlib.sha256(str(mark).encode())
    for name, data in content.items():
        found.update(f"\0{name}\0{-1 if data is None else len(data)}\0".encode())
        found.update(data or b"")
    return found.digest()


def _is_all(home: Path, entries: Sequence[Entry], disk: Disk) -> bool:
    for entry in entries:
        if isinstance(entry, Call):
            disk.do(entry)
    return disk.whole() == Disk(home).whole()


def _look(
    home: Path,
    content: Content,
    wanted: Sequence[Kept],
    seen: Counter[str],
    dice: random.Random | None = None,
) -> None:
    """See what the program makes of this; with dice, of a second cut while it does so as well."""
    lay_out(home, content)
    disk, recorder = Disk(home), Recorder()
    try:
        _see_files(home, wanted)
        hot = content.get("data/journal.db-journal") is not None
        seen["inside a write"] += hot
        with Watched(home, recorder) if dice and hot else nullcontext():
            _see(Diary(home).path, wanted)
    finally:
        shutil.rmtree(home)
    if dice and recorder.entries:
        calls = [entry for entry in recorder.entries if isinstance(entry, Call)]
        for call in calls[: dice.randrange(len(calls)) + 1]:
            disk.do(call)
        seen["second cuts"] += 1
        _look(home, disk.after_a_cut(dice), wanted, seen)


def _see(path: Path, wanted: Sequence[Kept]) -> None:
    if any(one.damaged for one in wanted):
        _see_damaged(path, wanted)
    else:
        _see_whole(path, wanted)


def _see_files(home: Path, wanted: Sequence[Kept]) -> None:
    """Each file is there as it was before or as it is after."""
    there = files_of(home)
    unfinished = {name for name in there if name.endswith(".tmp")}
    for name in {name for one in wanted for name in one.files} | there.keys() - unfinished:
        assert there.get(name) in [one.files.get(name) for one in wanted], name


def _see_whole(path: Path, wanted: Sequence[Kept]) -> None:
    """All acknowledged records are there, byte by byte, and what was under way wholly or not."""
    allowed = [one.records for one in wanted]
    if not path.exists():
        assert None in allowed, "the journal is gone"
        return
    assert look(path) is not SealState.BROKEN, "a cut is taken for somebody else's change"
    _see_opened(path, allowed)
    known = {name.rpartition("/")[2] for one in wanted for name in one.files}
    aside = {file.name for file in quarantine_folder(path).glob("*")}
    assert aside <= known, "something was taken for a stranger"
    good = Shelf.of(path).newest_good().backup
    number = good.number if good else 0
    assert number >= min(one.backup for one in wanted), "a backup was lost"


def _see_opened(path: Path, allowed: Sequence[bytes | None]) -> None:
    with Journal.open(path) as journal:
        assert not journal.read_only_reason, journal.read_only_reason
        assert bytes_of(journal) in allowed or not allowed, "records were lost or torn"
    found = examine(path, content=False)
    assert found.good, found
    assert look(path) is SealState.WHOLE
    assert not list(path.parent.glob(".journal-new-*")), "what was left over is gone"


def _see_damaged(path: Path, wanted: Sequence[Kept]) -> None:
    """The damaged file is there as it was, and is met as one, or a good one is in its place."""
    [damaged] = {one.damaged for one in wanted if one.damaged}
    allowed = [one.records for one in wanted if not one.damaged]
    assert path.exists(), "the journal is gone"
    if path.read_bytes() == damaged:
        with suppress(UnfitJournal), Journal.open(path) as journal:
            assert journal.altered or bytes_of(journal) in allowed
        assert path.read_bytes() == damaged
        return
    _see_opened(path, allowed)
    shelf = [backup.file for backup in Shelf.of(path).backups()]
    kept = [file.read_bytes() for file in (*quarantine_folder(path).glob("*"), *shelf)]
    assert any(one[_HEADER:] == damaged[_HEADER:] for one in kept), "it is not kept"
