"""Notes on a day: kept, changed, taken away, put back; all that was ever said stays."""

from backstretch.content.care import load_care
from backstretch.diary.kept import KeptDiary
from backstretch.diary.notes import keep_note
from backstretch.journal.diary_records import Noted
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock


def stands(journal: Journal) -> list[tuple[str, str]]:
    return [
        (day.day, note.what.text)
        for day in journal.diary.days()
        for note in day.notes
        if isinstance(note.what, Noted)
    ]


def test_a_note_stands_on_its_day_and_undo_takes_it_back(
    diary: KeptDiary, journal: Journal
) -> None:
    kept = keep_note(diary, "stiff", "2026-02-24")
    assert stands(journal) == [("2026-02-24", "stiff")]
    assert kept.undo is not None
    assert kept.undo() == ""
    assert stands(journal) == []


def test_a_changed_note_stands_once_and_undo_brings_back_the_words(
    diary: KeptDiary, journal: Journal
) -> None:
    keep_note(diary, "stiff", "2026-02-24")
    [before] = journal.diary.statements(Noted)
    kept = keep_note(diary, "stiff and slow", "2026-02-24", before.about, before)
    assert stands(journal) == [("2026-02-24", "stiff and slow")]
    assert kept.undo is not None
    kept.undo()
    assert stands(journal) == [("2026-02-24", "stiff")]
    assert len(journal.diary.statements(Noted)) == 3


def test_a_diary_that_cannot_be_written_says_so(clock: FakeClock) -> None:
    diary = KeptDiary(None, clock, Settings, load_care(resources_dir())[0], "No room.")
    assert keep_note(diary, "stiff", "2026-02-24").complaint == "No room."
