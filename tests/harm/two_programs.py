"""Has another program do something between any two calls of a deed, and sees what comes of both.

What either was told is saved is there afterwards, the file is whole, and nothing that one of them
is using is taken away by the other. The refusals are that the journal is in use or was replaced,
and that of a backup beside a save that was cut short.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from backstretch.journal.connecting import connect
from backstretch.journal.locks import NEW_PREFIX
from backstretch.journal.quarantine import quarantine_folder, side_files
from backstretch.journal.seal import unfinished_seal
from backstretch.journal.store import Journal
from backstretch.journal.verify import verify
from tests.harm.other_program import DEEDS, OtherProgram, done
from tests.harm.system_calls import Call, Watched

STRANGER = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 from elsewhere"
_REFUSALS = ("in use by another program", "Another Backstretch is at work")
_WITHOUT_THE_FIRST = ("nothing", "gone", "backed up and gone")
_MORE = {"go back": "was moved, removed or replaced", "be killed": "was cut short"}

World = Callable[[Path, OtherProgram], object]


def nothing(_: Path, __: OtherProgram) -> None:
    """Nobody was ever here."""


def closed(path: Path, other: OtherProgram) -> None:
    other.begin("save", path, "first")
    other.end()


def cut_off(path: Path, other: OtherProgram) -> None:
    closed(path, other)
    other.begin("be killed", path, "lost")
    other.end()
    assert side_files(path)[0].read_bytes().startswith(STRANGER[:8])


def with_a_stranger(path: Path, other: OtherProgram) -> None:
    closed(path, other)
    side_files(path)[0].write_bytes(STRANGER)


def gone(path: Path, other: OtherProgram) -> None:
    """The journal is gone, and its undo file is still there."""
    with_a_stranger(path, other)
    path.unlink()


def backed_up(path: Path, other: OtherProgram) -> None:
    closed(path, other)
    other.begin("back up", path, "")
    other.end()


def backed_up_and_gone(path: Path, other: OtherProgram) -> None:
    backed_up(path, other)
    path.unlink()


WORLDS: dict[str, World] = {
    one.__name__.replace("_", " "): one
    for one in (nothing, closed, cut_off, with_a_stranger, gone, backed_up, backed_up_and_gone)
}


class Interruption:
    """A watcher that has something done once, before the call of a number; it counts from 1."""

    def __init__(self, at: int = 0, work: Callable[[], object] = lambda: None) -> None:
        self.calls: list[Call] = []
        self._at = at
        self._work = work

    def before(self, call: Call) -> int:
        """Have the work done if it is time; the call is made in any case."""
        self.calls.append(call)
        if len(self.calls) == self._at:
            self._work()
        return 0

    def after(self, _: Call) -> None:
        """Leave it at that."""


@dataclass
class Meeting:
    """One deed in one world, with another program in between."""

    folder: Path
    other: OtherProgram
    world: str
    deed: str

    def __post_init__(self) -> None:
        self._before = self.folder / "before"
        WORLDS[self.world](self._before / "journal.db", self.other)
        self._before.mkdir(exist_ok=True)

    def points(self) -> list[int]:
        """Return the calls of the deed by number; of many alike in a row, the first and last."""
        watcher = Interruption()
        path = self._set_up()
        with Watched(path.parent, watcher):
            saved, sentence = done(DEEDS[self.deed](path, "ours"))
        assert not sentence, sentence
        self._see(path, saved)
        calls = [(call.kind, call.path.name) for call in watcher.calls]
        around = zip([None, *calls], calls, [*calls[1:], None], strict=False)
        return [at for at, (last, one, then) in enumerate(around, 1) if one != last or one != then]

    def interrupt(self, by: str, points: Iterable[int]) -> Counter[str]:
        """Have the other come in between at these calls; return how often what came of it."""
        seen: Counter[str] = Counter()
        for point in points:
            seen["points"] += 1
            seen.update(self._interrupted(by, point))
        return seen

    def _interrupted(self, by: str, point: int) -> list[str]:
        path = self._set_up()
        told: list[tuple[list[str], str]] = []
        watcher = Interruption(point, lambda: told.append(self.other.begin(by, path, "theirs")))
        with Watched(path.parent, watcher):
            ours = DEEDS[self.deed](path, "ours")
            told.append(done(ours))
        if len(told) == 2:
            told.append(self.other.end())
        saved = [key for keys, _ in told for key in keys]
        refused = [sentence for _, sentence in told if sentence]
        known = (*_REFUSALS, *(_MORE[deed] for deed in (self.deed, by) if deed in _MORE))
        for sentence in refused:
            assert any(words in sentence for words in known), f"{point}: {sentence}"
        try:
            self._see(path, saved)
        except Exception as error:
            error.add_note(f"{self.world}: {self.deed}, at call {point} {by}; {told}")
            raise
        return ["refused"] * len(refused)

    def _set_up(self) -> Path:
        folder = self.folder / "now"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._before, folder)
        return folder / "journal.db"

    def _see(self, path: Path, saved: list[str]) -> None:
        with Journal.open(path) as journal:
            assert not journal.read_only_reason
            found = {one.start.id for one in journal.sessions()}
        connection = connect(path, "rw")
        assert verify(connection) == ()
        connection.close()
        kept = found.union(*(_sessions_of(file) for file in path.parent.glob("backups/*.db")))
        assert kept.issuperset(saved), f"of {saved} there is {found}"
        assert "first" in found or self.world in _WITHOUT_THE_FIRST
        aside = quarantine_folder(path)
        put_away = [file.read_bytes() for file in aside.iterdir()] if aside.exists() else []
        assert put_away == ([STRANGER] if self.world in ("with a stranger", "gone") else [])
        assert not unfinished_seal(path).exists()
        assert not list(path.parent.glob(NEW_PREFIX + "*"))


def _sessions_of(file: Path) -> set[str]:
    connection = connect(file, "ro")
    try:
        return {str(row[0]) for row in connection.execute("SELECT id FROM session")}
    finally:
        connection.close()
