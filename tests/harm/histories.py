"""What a person does with a diary, deed by deed: what power cuts and refused calls are tried on."""

import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from backstretch.app_parts.erasing import erase
from backstretch.content.library import load_library
from backstretch.content.own_routines import OwnRoutineError, OwnRoutines
from backstretch.content.prescription import Prescriptions
from backstretch.diary.importing import Importer
from backstretch.diary.merging import DiaryFiles
from backstretch.diary.salvaging import keep_newer, newer_than
from backstretch.exchange.ics_out import Appointment, export_calendar
from backstretch.exchange.import_reading import read_run_file
from backstretch.exchange.merge import merged
from backstretch.exchange.writing import ExportError
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.contents import read_contents
from backstretch.journal.diary_records import Noted, Struck
from backstretch.journal.entries import SessionState
from backstretch.journal.errors import JournalError
from backstretch.journal.restore import keep_as_it_is, restore
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from backstretch.paths import Paths, find_paths
from backstretch.resources import resources_dir
from backstretch.settings import Settings, SettingsError, load_settings, save_settings
from backstretch.ui.journal_draft import DraftFile
from backstretch.ui.log_state import Draft
from tests.exchange.random_journals import a_journal
from tests.exchange.watch_files import gpx, trkpts
from tests.fakes import FakeClock
from tests.journal.diary_samples import a_done_run, a_run_pain, a_statement, diary_records
from tests.journal.samples import EVENTS, a_pain, a_start, an_answer, plan_records

DATA = Path(__file__).resolve().parents[1] / "data"
TOLD = (JournalError, ExportError, SettingsError, OwnRoutineError)
"""What a deed may end in when the disk does: each is one sentence for a person."""
_AFTER_THE_RUN = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
_OURS = ("journal.db", "backups", ".journal-new-")


@dataclass(frozen=True)
class Kept:
    """What has been acknowledged.

    `records` are all of them, as bytes, None where there is no journal; `backup` is the number of
    the last one; `files` are all others by name. `damaged` is the content of a journal that was
    damaged, as long as nobody went back from it.
    """

    records: bytes | None
    backup: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)
    damaged: bytes = b""


class Diary:
    """A home with a diary in it, whose journal is opened when it is first asked for."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.paths: Paths = find_paths(home)
        self.path = self.paths.journal
        self.clock = FakeClock()
        self.backup = 0
        self.damaged = b""
        self.held: dict[str, Any] = {}
        self._journal: Journal | None = None

    @property
    def journal(self) -> Journal:
        """The journal, open."""
        if self._journal is None:
            self._journal = Journal.open(self.path)
        return self._journal

    def close(self) -> None:
        """Let go of the journal."""
        if self._journal is not None:
            self._journal.close()
        self._journal = None

    def back_up(self, why: Why = Why.SAVED) -> None:
        """Make a backup."""
        self.clock.advance(3600)
        self.backup = make_backup(self.path, why, self.clock.now()).number

    def kept(self) -> Kept:
        """Return what there is; of the journal that is closed, by a copy."""
        if self._journal is not None:
            records: bytes | None = bytes_of(self._journal)
        else:
            records = None if self.damaged or not self.path.exists() else self._by_copy()
        return Kept(records, self.backup, files_of(self.home), self.damaged)

    def _by_copy(self) -> bytes:
        aside = self.home.with_name("aside")
        aside.mkdir()
        try:
            for name in ("journal.db", "journal.db-journal"):
                if (place := self.path.with_name(name)).exists():
                    shutil.copy(place, aside)
            with Journal.open(aside / "journal.db") as journal:
                return bytes_of(journal)
        finally:
            shutil.rmtree(aside)


def bytes_of(journal: Journal) -> bytes:
    """Return all records of a journal."""
    return msgspec.msgpack.encode(read_contents(journal))


def files_of(home: Path) -> dict[str, bytes]:
    """Return all files of a home but the journal's own."""
    places = [place for place in home.rglob("*") if place.is_file()]
    names = {place.relative_to(home).as_posix(): place for place in places}
    return {name: place.read_bytes() for name, place in names.items() if not _is_journals(name)}


def _is_journals(name: str) -> bool:
    return name.startswith(tuple(f"data/{ours}" for ours in _OURS))


@dataclass(frozen=True)
class Deed:
    """One thing that is done.

    `opens` tells that it begins with a closed journal, `steady` that it makes the same records
    each time it is done, `quiet` that it says nothing where it could not be done.
    """

    name: str
    do: Callable[[Diary], object]
    opens: bool = False
    steady: bool = True
    quiet: bool = False


@dataclass(frozen=True)
class History:
    """Deeds one after the other, on a home that `prepare` makes."""

    prepare: Callable[[Diary], object]
    deeds: tuple[Deed, ...]


def told(complaint: str) -> None:
    """Raise what a deed says went wrong, if it says so rather than raise it."""
    if complaint:
        raise JournalError(complaint)


def _by(name: str, do: Callable[[Journal], object]) -> Deed:
    return Deed(name, lambda diary: do(diary.journal))


def _nothing(_: Diary) -> None:
    """Begin with no home at all."""


OPEN = Deed("open", lambda diary: diary.journal, opens=True)
CLOSE = Deed("close", Diary.close)


def _used(diary: Diary) -> None:
    journal = diary.journal
    journal.begin(a_start("old"))
    journal.append("old", EVENTS)
    journal.close_session("old", SessionState.FINISHED)
    journal.diary.keep(a_done_run("old run"), a_run_pain("old pain", run="old run"))
    diary.close()


def _session() -> History:
    deeds = (
        OPEN,
        _by("begin", lambda j: j.begin(a_start())),
        _by("a step", lambda j: j.append("first", EVENTS[:2])),
        _by("more steps", lambda j: j.append("first", EVENTS[2:])),
        _by("player end", lambda j: j.close_session("first", SessionState.PARTIAL)),
        _by("pain", lambda j: j.keep_pain(a_pain())),
        _by("answer", lambda j: j.keep_answer(an_answer())),
        _by("delete a session", lambda j: j.diary.keep(a_statement("d", Struck(True), "first"))),
        CLOSE,
        OPEN,
        _by("begin again", lambda j: j.begin(a_start("second", b"{}" * 4000))),
        CLOSE,
    )
    return History(_nothing, deeds)


def _diary() -> History:
    other = [one for one in diary_records("x") if not hasattr(one, "facts")]
    deeds = (
        _by("log a run", lambda j: j.diary.keep(a_done_run(), a_run_pain())),
        _by("change a run", lambda j: j.diary.keep(a_done_run(key="again"), a_run_pain("q"))),
        _by("all statements", lambda j: j.diary.keep(a_done_run("run of x"), *other)),
        _by("plan", lambda j: j.plan.keep(*plan_records("x"))),
        _by("a note of a day", lambda j: j.diary.keep(a_statement("n", Noted("ü" * 9000)))),
        CLOSE,
    )
    return History(_used, deeds)


def _importing() -> History:
    def prepare(diary: Diary) -> None:
        _used(diary)
        file = diary.home.with_name("run.gpx")
        file.write_text(gpx(trkpts(50)))
        diary.clock = FakeClock(_AFTER_THE_RUN)

    def importer(diary: Diary) -> Importer:
        return Importer(diary.journal, diary.clock, Settings)

    def bring(diary: Diary) -> None:
        by = importer(diary)
        found = by.preview([diary.home.with_name("run.gpx")], track=True, reading=read_run_file)
        told(by.keep(by.plan(found)).complaint)
        assert len(by.past()) == 1
        diary.backup = max(one.number for one in Shelf.of(diary.path).backups())

    def undo(diary: Diary) -> None:
        by = importer(diary)
        told(by.undo(by.last()).complaint)

    return History(
        prepare,
        (Deed("import", bring, steady=False), Deed("undo an import", undo, steady=False), CLOSE),
    )


def _merging() -> History:
    def prepare(diary: Diary) -> None:
        _used(diary)
        there = diary.home.with_name("there")
        with a_journal(there / "journal.db", 11) as other:
            DiaryFiles(other, diary.clock).export(diary.home.with_name("all.json"))

    def merge(diary: Diary) -> None:
        files = DiaryFiles(diary.journal, diary.clock)
        told(files.keep(files.look_at(diary.home.with_name("all.json"))))
        diary.backup = max(one.number for one in Shelf.of(diary.path).backups())

    return History(prepare, (Deed("merge", merge), CLOSE))


def _migrating(version: int) -> History:
    def prepare(diary: Diary) -> None:
        diary.path.parent.mkdir(parents=True)
        shutil.copy(DATA / f"journal-{version}.sqlite3", diary.path)

    def bring_up(diary: Diary) -> None:
        assert not diary.journal.read_only
        diary.backup = 1

    return History(prepare, (Deed(f"migrate from {version}", bring_up, opens=True), CLOSE))


def _backing_up() -> History:
    def prepare(diary: Diary) -> None:
        _used(diary)
        for number in range(23):
            diary.journal.keep_pain(a_pain(f"pain {number}", session="old"))
            diary.back_up()
        diary.close()

    deeds = (
        _by("save", lambda j: j.keep_pain(a_pain("more", session="old"))),
        Deed("back up and prune", Diary.back_up),
        Deed("back up for good", lambda diary: diary.back_up(Why.IMPORT)),
        CLOSE,
    )
    return History(prepare, deeds)


def _two(diary: Diary) -> None:
    _used(diary)
    diary.back_up()
    diary.journal.begin(a_start("since"))
    diary.close()


def _go_back(diary: Diary) -> None:
    restore(diary.path, 1, diary.clock.now())
    diary.damaged = b""


def _harmed(diary: Diary, harm: Callable[[bytes], bytes]) -> None:
    _two(diary)
    diary.damaged = harm(diary.path.read_bytes())
    diary.path.write_bytes(diary.damaged)


def _torn(content: bytes) -> bytes:
    return content[:4096] + random.Random(4).randbytes(8192) + content[12288:]


def _altered(content: bytes) -> bytes:
    return content.replace(b"Europe/Berlin", b"Aurope/Berlin", 1)


def _restoring() -> History:
    def back(diary: Diary) -> None:
        _go_back(diary)
        diary.backup = max(one.number for one in Shelf.of(diary.path).backups())

    return History(_two, (Deed("restore", back, opens=True), OPEN, CLOSE))


def _mending(harm: Callable[[bytes], bytes]) -> History:
    return History(partial(_harmed, harm=harm), (Deed("restore", _go_back, opens=True),))


def _keeping_newer() -> History:
    def prepare(diary: Diary) -> None:
        _harmed(diary, lambda content: content[:-4096] + b"\xff" * 4096)
        kept = restore(diary.path, 1, diary.clock.now()).kept
        assert kept
        diary.held["newer"] = newer_than(diary.journal, kept)
        diary.damaged = b""
        diary.close()

    def take(diary: Diary) -> None:
        told(keep_newer(diary.journal, diary.held["newer"], diary.clock.now()))

    return History(prepare, (Deed("take in what is newer", take), CLOSE))


def _keeping_altered() -> History:
    def keep(diary: Diary) -> None:
        keep_as_it_is(diary.path, diary.clock.now())
        diary.damaged = b""

    return History(partial(_harmed, harm=_altered), (Deed("keep as it is", keep, opens=True),))


def _taking_in() -> History:
    def prepare(diary: Diary) -> None:
        _used(diary)
        with a_journal(diary.home.with_name("there") / "journal.db", 5) as other:
            diary.held["theirs"] = read_contents(other)

    def take(diary: Diary) -> None:
        take_in(diary.journal, lambda mine: merged(mine, diary.held["theirs"]))

    return History(prepare, (Deed("take in", take), CLOSE))


def _files() -> History:
    def prepare(diary: Diary) -> None:
        _used(diary)
        diary.paths.make()
        save_settings(diary.paths.settings, Settings())
        (diary.home / "out").mkdir()
        (diary.home / "out" / "all.json").write_bytes(b"an older file")
        library = load_library(resources_dir())
        own = OwnRoutines(diary.paths.own_routines, library.exercises, ())
        asked = Prescriptions(library.exercises).read("piriformis 3x30s, cat-cow 10 slow")
        diary.held |= {"own": own, "asked": asked}

    def routine(name: str) -> Callable[[Diary], object]:
        return lambda d: d.held["own"].keep("mine", name, d.held["asked"])

    def settings(diary: Diary) -> None:
        there, _ = load_settings(diary.paths.settings)
        save_settings(diary.paths.settings, msgspec.structs.replace(there, theme="dusk"))

    def out(name: str) -> Callable[[Diary], object]:
        def write(diary: Diary) -> None:
            told(DiaryFiles(diary.journal, diary.clock).export(diary.home / "out" / name))

        return write

    def draft(diary: Diary) -> None:
        DraftFile(diary.paths.draft, Draft).write(b'{"day":"2026-03-04"}')

    def calendar(diary: Diary) -> None:
        now = diary.clock.now()
        one = Appointment("u", date(2026, 3, 4), time(18, 30), 12, "Stretch", "", now, 0)
        export_calendar([one], diary.home / "out" / "plan.ics")

    deeds = (
        Deed("settings", settings),
        Deed("own routine", routine("Mine")),
        Deed("change own routine", routine("Mine, changed")),
        Deed("remove own routine", lambda diary: diary.held["own"].remove("mine")),
        Deed("export JSON", out("all.json")),
        Deed("export CSV", out("all.csv.zip")),
        Deed("export ICS", calendar),
        Deed("draft", draft, quiet=True),
        CLOSE,
    )
    return History(prepare, deeds)


def _erasing() -> History:
    def gone(diary: Diary) -> None:
        diary.close()
        left = erase(diary.paths)
        diary.backup = 0
        told("These files could not be deleted." if left else "")

    return History(_two, (Deed("erase", gone, opens=True),))


HISTORIES: dict[str, History] = {
    "session": _session(),
    "diary": _diary(),
    "import": _importing(),
    "merge": _merging(),
    "take in": _taking_in(),
    **{f"migrate {n}": _migrating(n) for n in (1, 2, 3)},
    "backups": _backing_up(),
    "restore": _restoring(),
    "restore damaged": _mending(_torn),
    "restore altered": _mending(_altered),
    "keep altered": _keeping_altered(),
    "keep newer": _keeping_newer(),
    "files": _files(),
    "erase": _erasing(),
}
