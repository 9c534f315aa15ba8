"""Files are shown, kept in one go and taken out again: exactly what one import brought."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from backstretch.care.entry import Entry, PainSaid
from backstretch.content.care import spare_care
from backstretch.diary.importing import Importer, KeptImport, PastImport
from backstretch.diary.kept import KeptDiary
from backstretch.exchange.import_plan import Verdict
from backstretch.exchange.import_reading import read_run_file
from backstretch.exchange.merge import merged
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.contents import read_contents
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from backstretch.settings import Settings
from tests.diary.said import as_entered
from tests.exchange.watch_files import Fit, gpx, trkpts
from tests.fakes import FakeClock

WALL = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(WALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one run as FIT and as GPX, and a file that is none."""
    made = tmp_path / "watch"
    made.mkdir()
    (made / "a.gpx").write_text(gpx(trkpts(100)))
    (made / "b.fit").write_bytes(Fit(records=100).data())
    (made / "c.gpx").write_text("nothing")
    return made


@pytest.fixture
def importer(journal: Journal, clock: FakeClock) -> Importer:
    return Importer(journal, clock, Settings)


@pytest.fixture
def diary(journal: Journal, clock: FakeClock) -> KeptDiary:
    return KeptDiary(journal, clock, Settings, spare_care())


def take(importer: Importer, *places: Path, track: bool = False) -> KeptImport:
    results = importer.preview(places, track=track, reading=read_run_file)
    return importer.keep(importer.plan(results))


def standing(journal: Journal) -> Iterator[RunNote]:
    yield from journal.plan.runs("2000-01-01", "2100-01-01")


def test_a_preview_keeps_nothing_and_an_import_all_at_once(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    plan = importer.plan(importer.preview([folder], reading=read_run_file))
    assert [file.verdict for file in plan.files] == [
        Verdict.SAME_RUN,
        Verdict.NEW,
        Verdict.REFUSED,
    ]
    assert list(standing(journal)) == []
    kept = importer.keep(plan)
    [run] = standing(journal)
    assert (kept.complaint, kept.runs) == ("", (run.run,))
    assert (run.day, run.start, run.facts.imported) == ("2026-05-01", "08:12", kept.id)


def test_the_diary_is_backed_up_before_an_import_and_without_that_nothing_comes(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    shelf = Shelf.of(journal.path)
    shelf.folder.write_text("not a folder")
    kept = take(importer, folder)
    assert kept.complaint.startswith("No backup was made in ")
    assert list(standing(journal)) == []
    shelf.folder.unlink()
    assert take(importer, folder).complaint == ""
    (backup,) = shelf.backups()
    assert backup.facts
    assert (backup.facts.why, backup.facts.counts["run"]) == (Why.IMPORT, 0)


def test_a_run_that_the_person_deleted_does_not_come_back_with_its_import(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    kept = take(importer, folder)
    [run] = standing(journal)
    gone = msgspec.structs.replace(run, id="deleted", state=RunIs.WITHDRAWN)
    journal.diary.keep(gone)
    undone = importer.undo(kept.id)
    assert (undone.complaint, undone.runs) == ("", ())
    assert undone.undo
    assert undone.undo() == ""
    assert list(standing(journal)) == []


def test_files_are_read_in_a_process_of_their_own(importer: Importer, folder: Path) -> None:
    found = [result.runs for result in importer.preview([folder])]
    assert found == [1, 1, 0]


def test_a_second_import_brings_nothing(importer: Importer, journal: Journal, folder: Path) -> None:
    take(importer, folder)
    assert take(importer, folder).runs == ()
    assert len(list(standing(journal))) == 1


def test_what_came_since_the_plan_was_made_does_not_come_twice(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    plan = importer.plan(importer.preview([folder], reading=read_run_file))
    first = importer.keep(plan)
    before = read_contents(journal)
    assert importer.keep(plan, also=[run.number for run in plan.doubles]).runs == ()
    assert importer.keep(importer.plan([file.result for file in plan.files])).runs == ()
    assert read_contents(journal) == before
    assert importer.last() == first.id


def test_a_file_that_was_looked_at_again_can_come_again_once_its_import_is_undone(
    importer: Importer, folder: Path
) -> None:
    first = take(importer, folder / "b.fit")
    take(importer, folder / "b.fit")
    importer.undo(first.id)
    assert take(importer, folder / "b.fit").runs == first.runs


def test_undoing_takes_out_exactly_one_import_and_can_be_taken_back(
    importer: Importer, diary: KeptDiary, journal: Journal, folder: Path
) -> None:
    own = diary.keep(Entry("2026-04-30", facts=RunFacts(distance_m=5000.0))).run
    kept = take(importer, folder / "b.fit")
    later = tmp_copy(folder, begin=Fit().begin + 9000)
    second = take(importer, later)
    [run] = kept.runs
    pain = (PainSaid(PainMoment.AFTER_RUN, 3),)
    before = diary.entry(run)
    assert before is not None
    diary.keep(Entry(before.day, before.start, before.facts, pain, run=run))
    gone = importer.undo(kept.id)
    assert (gone.complaint, gone.runs) == ("", (run,))
    assert {note.run for note in standing(journal)} == {own, *second.runs}
    assert gone.undo is not None
    assert gone.undo() == ""
    assert {note.run for note in standing(journal)} == {own, run, *second.runs}
    back = diary.entry(run)
    assert back is not None
    assert (back.facts, as_entered(back).pains) == (before.facts, pain)


def test_undo_of_what_was_kept_is_that_of_its_import(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    kept = take(importer, folder)
    assert importer.last() == kept.id
    assert kept.undo is not None
    assert kept.undo() == ""
    assert list(standing(journal)) == []
    assert importer.last() == ""
    assert not importer.knows(kept.id)


def test_an_import_that_is_brought_back_is_known_as_one_again(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    kept = take(importer, folder / "b.fit")
    gone = importer.undo(kept.id)
    assert gone.undo is not None
    assert gone.undo() == ""
    assert importer.knows(kept.id)
    assert importer.last() == kept.id
    [file] = importer.plan(importer.preview([folder / "b.fit"], reading=read_run_file)).files
    assert file.verdict is Verdict.SAME_BYTES
    assert importer.undo(kept.id).runs == kept.runs
    assert list(standing(journal)) == []


def test_a_run_that_was_changed_since_is_the_persons_and_stays(
    importer: Importer, diary: KeptDiary, journal: Journal, folder: Path, clock: FakeClock
) -> None:
    later = tmp_copy(folder, begin=Fit().begin + 9000)
    kept = take(importer, folder / "b.fit", later)
    mine, other = kept.runs
    clock.set_wall(timedelta(hours=1))
    entry = diary.entry(mine)
    assert entry is not None
    facts = msgspec.structs.replace(entry.facts or RunFacts(), effort=7)
    changed = diary.keep(Entry(entry.day, entry.start, facts, run=mine))
    pain = (PainSaid(PainMoment.AFTER_RUN, 3),)
    diary.keep(Entry(entry.day, "10:42", diary_facts(diary, other), pain, run=other))
    gone = importer.undo(kept.id)
    assert (gone.runs, gone.stayed, gone.pains) == ((other,), (mine,), 1)
    assert {note.run for note in standing(journal)} == {mine}
    assert gone.undo is not None
    assert gone.undo() == ""
    assert changed.undo is not None
    assert changed.undo() == ""
    assert set(importer.undo(kept.id).runs) == {mine, other}


@pytest.mark.parametrize(("day", "start"), [("2026-04-30", None), (None, "07:55"), (None, "")])
def test_a_run_of_which_only_the_date_or_the_time_was_changed_stays(
    importer: Importer,
    diary: KeptDiary,
    journal: Journal,
    folder: Path,
    clock: FakeClock,
    day: str | None,
    start: str | None,
) -> None:
    kept = take(importer, folder / "b.fit", tmp_copy(folder, begin=Fit().begin + 9000))
    mine, other = kept.runs
    clock.set_wall(timedelta(hours=1))
    was = diary.entry(mine)
    assert was is not None
    new_day, new_start = day or was.day, was.start if start is None else start
    diary.keep(Entry(new_day, new_start, was.facts, run=mine))
    gone = importer.undo(kept.id)
    assert (gone.runs, gone.stayed) == ((other,), (mine,))
    [left] = standing(journal)
    assert (left.run, left.day, left.start, left.facts) == (mine, new_day, new_start, was.facts)


def test_past_imports_are_known_over_a_restart_the_newest_first(
    importer: Importer, journal: Journal, folder: Path, clock: FakeClock
) -> None:
    first = take(importer, folder / "b.fit")
    clock.set_wall(timedelta(days=2))
    second = take(importer, tmp_copy(folder, begin=Fit().begin + 9000), folder / "a.gpx")
    gone = importer.undo(first.id)
    anew = Importer(journal, clock, Settings)
    assert [one.id for one in anew.past()] == [second.id]
    assert gone.undo is not None
    clock.set_wall(timedelta(days=3))
    gone.undo()
    assert anew.past() == (
        PastImport(second.id, "2026-05-03", 1, 1, ("FIT",)),
        PastImport(first.id, "2026-05-01", 1, 1, ("FIT",)),
    )


def test_what_was_undone_can_be_imported_again(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    importer.undo(take(importer, folder).id)
    assert len(take(importer, folder).runs) == 1
    assert len(list(standing(journal))) == 1


def test_an_import_that_brought_nothing_is_not_the_last_to_take_back(
    importer: Importer, folder: Path
) -> None:
    kept = take(importer, folder / "b.fit")
    assert take(importer, folder / "a.gpx").runs == ()
    assert importer.last() == kept.id


def test_places_are_kept_only_where_asked_for(
    importer: Importer, journal: Journal, folder: Path
) -> None:
    take(importer, folder / "a.gpx")
    assert journal.diary.tracks() == ()
    importer.undo(importer.last())
    kept = take(importer, folder / "a.gpx", track=True)
    [track] = journal.diary.tracks()
    assert (track.run, len(track.points)) == (kept.runs[0], 100)


def test_the_same_file_comes_again_as_the_same_run_with_its_pain(
    importer: Importer, diary: KeptDiary, journal: Journal, folder: Path
) -> None:
    first = take(importer, folder / "b.fit")
    pains = (PainSaid(PainMoment.AFTER_RUN, 4),)
    diary.keep(Entry("2026-05-01", run=first.runs[0], pains=pains))
    importer.undo(first.id)
    assert take(importer, folder / "b.fit").runs == first.runs
    [pain] = journal.pains()
    assert pain.run in {run.run for run in standing(journal)}


def test_a_run_that_two_imports_brought_goes_with_the_last_of_them(
    importer: Importer, journal: Journal, clock: FakeClock, folder: Path, tmp_path: Path
) -> None:
    here = take(importer, folder / "b.fit")
    clock.advance(60)
    with Journal.open(tmp_path / "there" / "journal.db") as other:
        there = take(Importer(other, clock, Settings), folder / "b.fit")
        theirs = read_contents(other)
    assert there.runs == here.runs
    take_in(journal, lambda mine: merged(mine, theirs))
    assert len(list(standing(journal))) == 1
    gone = importer.undo(there.id)
    assert (gone.runs, gone.stayed, gone.shared) == ((), (), here.runs)
    assert len(list(standing(journal))) == 1
    assert importer.undo(here.id).runs == here.runs
    assert list(standing(journal)) == []


def test_a_run_that_was_taken_out_by_hand_and_came_again_goes_with_its_second_import(
    importer: Importer, diary: KeptDiary, journal: Journal, clock: FakeClock, folder: Path
) -> None:
    [run] = take(importer, folder / "b.fit").runs
    diary.remove_run(run)
    clock.advance(60)
    second = take(importer, folder / "b.fit")
    assert second.runs == (run,)
    assert importer.undo(second.id).runs == (run,)
    assert list(standing(journal)) == []


def test_a_journal_for_reading_only_says_why(
    tmp_path: Path, clock: FakeClock, folder: Path
) -> None:
    path = tmp_path / "read.db"
    Journal.open(path).close()
    with Journal.open(path, read_only=True) as journal:
        importer = Importer(journal, clock, Settings)
        kept = take(importer, folder)
        assert kept.complaint
        assert kept.complaint == journal.read_only_reason
        assert kept.undo is None


def tmp_copy(folder: Path, begin: int) -> Path:
    """Return another run that begins at this second of FIT."""
    path = folder.parent / "later.fit"
    path.write_bytes(Fit(records=100, begin=begin).data())
    return path


def diary_facts(diary: KeptDiary, run: str) -> RunFacts | None:
    entry = diary.entry(run)
    return entry.facts if entry else None


@pytest.mark.parametrize(
    ("day", "start", "metres", "same"),
    [
        (0, "+0", 1.0, True),
        (0, "+2", 1.0, False),
        (0, "+0", 1.05, False),
        (0, "", 1.01, True),
        (0, "", None, False),
        (1, "", 1.0, False),
    ],
)
def test_a_run_logged_by_hand_is_asked_about_when_its_file_comes(
    importer: Importer,
    diary: KeptDiary,
    folder: Path,
    day: int,
    start: str,
    metres: float | None,
    same: bool,
) -> None:
    [found] = importer.plan(importer.preview([folder / "b.fit"])).runs
    began = found.found.start.astimezone(ZoneInfo("Europe/Berlin"))
    at = f"{began + timedelta(minutes=int(start)):%H:%M}" if start else ""
    of = (began + timedelta(days=day)).date().isoformat()
    far = None if metres is None else metres * (found.found.distance_m or 0)
    own = diary.keep(Entry(of, at, facts=RunFacts(distance_m=far))).run
    [run] = importer.plan(importer.preview([folder / "b.fit"])).runs
    assert run.known == (own if same else "")
