"""Has one call after the other of a deed fail, and sees what the person is told and what is left.

The disk reports an error or is full, at one call or from there on. A deed ends in a sentence, or
goes well all the same; what was there is there, or all of what was to come; and once the disk is
in order the same deed goes well in the same process.
"""

import errno
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.contents import Contents
from backstretch.journal.seal import SealState, look
from backstretch.journal.verify import examine
from tests.harm.histories import CLOSE, OPEN, TOLD, Deed, Diary, History, Kept
from tests.harm.system_calls import Call, Kind, Watched

_SOME = 6
_TAKES_ROOM = frozenset({Kind.WRITE, Kind.FOLDER, Kind.LINK})


@dataclass(frozen=True)
class Fault:
    """Which calls fail, counted from 1, and how."""

    at: int
    error: int
    lasts: bool

    def hits(self, number: int, call: Call) -> bool:
        """Whether this call fails."""
        if self.error == errno.ENOSPC and not takes_room(call):
            return False
        return number >= self.at if self.lasts else number == self.at


def takes_room(call: Call) -> bool:
    """Whether a full disk refuses a call."""
    return call.kind in _TAKES_ROOM or call.made


class Refuser:
    """A watcher that has calls fail, as long as it has a fault; `calls` are those there were."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self.calls: list[Call] = []
        self.refused = 0

    def before(self, call: Call) -> int:
        """Return the error of a call that is to fail."""
        self.calls.append(call)
        if self.fault is None or not self.fault.hits(len(self.calls), call):
            return 0
        self.refused += 1
        return self.fault.error

    def after(self, _: Call) -> None:
        """Leave it at that."""


def faults_in(calls: list[Call], each: int) -> Iterator[Fault]:
    """Yield an error at each call, once and from there on, and a full disk from there on.

    Of these three kinds `each` are tried at a call, in turn; with but one of them, only some of
    the calls that read are refused.
    """
    kinds = ((errno.EIO, False), (errno.EIO, True), (errno.ENOSPC, True))
    for number, call in enumerate(calls, 1):
        if call.kind is Kind.READ and each == 1 and number % _SOME:
            continue
        fitting = [kind for kind in kinds if kind[0] == errno.EIO or takes_room(call)]
        for one in range(min(each, len(fitting))):
            yield Fault(number, *fitting[(number + one) % len(fitting)])


def _copy(source: Path, target: Path) -> None:
    """Copy a home; its backups, which nobody writes into, by name alone."""
    ignored = shutil.ignore_patterns("backup-*")
    shutil.copytree(source, target, ignore=ignored)
    for place in source.rglob("backup-*"):
        os.link(place, target / place.relative_to(source))


class Trial:
    """A home on which each deed of a history is tried again and again from where it began."""

    def __init__(self, scratch: Path, history: History) -> None:
        self._home = scratch / "home"
        self._before = scratch / "before"
        self._home.mkdir()
        self._history = history
        self._now = Diary(self._home)
        self.seen: Counter[str] = Counter()

    def run(self, each: int) -> Counter[str]:
        """Try every deed of the history."""
        self._history.prepare(self._now)
        for deed in self._history.deeds:
            self._now.close()
            _copy(self._home, self._before)
            before, after, calls = self._done(deed)
            for fault in faults_in(calls, each):
                try:
                    self._refuse(deed, fault, before, after)
                except Exception as error:
                    call = calls[fault.at - 1]
                    raise AssertionError(f"{deed.name}: {fault}, {call!r:.200}") from error
            self._now = self._start_over()
            self._begin(self._now, deed)
            deed.do(self._now)
            shutil.rmtree(self._before)
        return self.seen

    def _done(self, deed: Deed) -> tuple[Kept, Kept, list[Call]]:
        """Do a deed with nothing in its way; return what there was and is, and its calls."""
        diary, counter = self._start_over(), Refuser()
        before = diary.kept()
        self._begin(diary, deed)
        with Watched(self._home, counter):
            deed.do(diary)
        after = diary.kept()
        assert after != before or deed in (OPEN, CLOSE), f"{deed.name} changes nothing"
        diary.close()
        return before, after, counter.calls

    def _start_over(self) -> Diary:
        shutil.rmtree(self._home, ignore_errors=True)
        _copy(self._before, self._home)
        diary = Diary(self._home)
        diary.held, diary.clock = self._now.held, self._now.clock
        diary.backup, diary.damaged = self._now.backup, self._now.damaged
        return diary

    def _begin(self, diary: Diary, deed: Deed) -> None:
        if not deed.opens:
            assert not diary.journal.read_only

    def _refuse(self, deed: Deed, fault: Fault, before: Kept, after: Kept) -> None:
        diary, refuser = self._start_over(), Refuser()
        self._begin(diary, deed)
        refuser.fault = fault
        self.seen["points"] += 1
        sentence = None
        with Watched(self._home, refuser):
            try:
                deed.do(diary)
            except TOLD as error:
                sentence = str(error)
            refuser.fault, went_well = None, sentence is None
            assert sentence != "", "nothing is said"
            assert refuser.refused, "no call was refused"
            self.seen["refused with a sentence" if not went_well else "went well"] += 1
            done = went_well and not deed.quiet
            self._see(diary, deed, [after] if done else [before, after])
            left = [] if fault.lasts else list(self._home.rglob("*.tmp"))
            assert not left, "it is left over, though it could be removed"
            if not done:
                deed.do(diary)
                self._see(diary, deed, [after])
        diary.close()
        self._see_closed(diary, before)

    def _see(self, diary: Diary, deed: Deed, wanted: list[Kept]) -> None:
        """Nothing is lost or torn, and nothing is left over."""
        now = measure(diary.kept(), deed)
        assert now in [measure(one, deed) for one in wanted], "lost or torn"

    def _see_closed(self, diary: Diary, before: Kept) -> None:
        if not diary.path.exists():
            return
        found = examine(diary.path, content=False)
        assert found.good, found
        assert look(diary.path) is not SealState.BROKEN
        shelf = Shelf.of(diary.path)
        good = shelf.newest_good().backup
        assert (good.number if good else 0) >= before.backup, "a backup was lost"


def measure(kept: Kept, deed: Deed) -> object:
    """Return what two outcomes of a deed have in common: everything, or how many there are."""
    files = {name: data for name, data in kept.files.items() if not _is_apart(name)}
    if deed.steady or kept.records is None:
        return kept.records, files
    contents = msgspec.msgpack.decode(kept.records, type=Contents)
    return [len(getattr(contents, name)) for name in contents.__struct_fields__], files


def _is_apart(name: str) -> bool:
    """Whether a file may be there or not: a damaged one, or one that could not be removed."""
    return "/quarantine/" in name or name.endswith(".tmp")
