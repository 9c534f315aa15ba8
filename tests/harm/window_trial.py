"""Has the calls of what a person does at the window fail in turn; sees what the page says."""

import errno
from collections import Counter

from pytestqt.exceptions import capture_exceptions

from tests.harm.at_window import AtWindow
from tests.harm.refusals import Fault, Refuser, faults_in, takes_room
from tests.harm.system_calls import Call, Kind, Watched
from tests.harm.window_deed import Deed

LONGEST_SENTENCE = 420
_CHANGES = frozenset({Kind.WRITE, Kind.SYNC, Kind.TRUNCATE, Kind.DELETE, Kind.MOVE, Kind.LINK})


class WriteRefuser(Refuser):
    """Counts, and has fail, only calls that change something on the disk."""

    def before(self, call: Call) -> int:
        """Return the error of a call that is to fail."""
        changes = call.kind in _CHANGES or takes_room(call)
        return super().before(call) if changes else 0


class WindowTrial:
    """A window at which a deed is done again and again, each time with another call refused."""

    def __init__(self, at: AtWindow, deed: Deed) -> None:
        self._at = at
        self._deed = deed
        self._refuser = WriteRefuser()
        self.seen: Counter[str] = Counter()

    def run(self, each: int, most: int) -> Counter[str]:
        """Try so many of its calls that change something, from the first to the last."""
        with Watched(self._at.folder, self._refuser):
            self._goes_well()  # the first time there is more to do
            calls = self._goes_well()
            for fault in spread(list(faults_in(calls, each)), most):
                try:
                    self._refuse(fault)
                except Exception as error:
                    what, call = type(self._deed).__name__, calls[fault.at - 1]
                    raise AssertionError(f"{what}: {fault}, {call!r:.200}") from error
        return self.seen

    def _goes_well(self) -> list[Call]:
        self._deed.begin()
        before, count = self._at.held(), self._deed.count()
        self._refuser.calls.clear()
        self._deed.do()
        calls = list(self._refuser.calls)
        assert self._at.says() == []
        assert self._deed.count() == count + 1
        assert self._at.held() >= before
        return calls

    def _refuse(self, fault: Fault) -> None:
        deed, refuser = self._deed, self._refuser
        deed.begin()
        assert self._at.says() == [], "it is said for longer than it is so"
        before, count = self._at.held(), deed.count()
        refuser.calls.clear()
        refuser.refused, refuser.fault = 0, fault
        with capture_exceptions() as raised:
            deed.do()
        said, refuser.fault = self._at.says(), None
        assert not raised, raised
        assert self._at.held() >= before, "lost"
        self.seen["points"] += bool(refuser.refused)
        if not said:
            assert deed.count() == count + 1, "it is not kept, and nothing is said"
            return
        self.seen["told"] += 1
        assert refuser.refused, said
        assert len(said) == 1, said
        assert is_plain(said[0]), said
        assert deed.count() in (count, count + 1)
        assert deed.stays(), "what was written is gone"
        deed.again()
        assert self._at.says() == [], "it does not go well afterwards"
        assert deed.count() == count + 1, "lost or doubled"
        assert self._at.held() >= before


def spread(faults: list[Fault], most: int) -> list[Fault]:
    """Return so many of them, evenly from the first to the last one."""
    if len(faults) <= most:
        return faults
    return [faults[at * (len(faults) - 1) // (most - 1)] for at in range(most)]


def is_plain(sentence: str) -> bool:
    """Whether it is words for a person, with none of the machine's."""
    machine = ("Traceback", "Errno", "Error(", "Exception", errno.errorcode[errno.EIO], "sqlite3")
    is_short = len(sentence) <= LONGEST_SENTENCE
    return is_short and sentence.endswith(".") and not any(one in sentence for one in machine)
