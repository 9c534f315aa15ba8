"""The file finds just what looking at every entry finds, however it is asked."""

from collections.abc import Iterator

import pytest

from backstretch.journal.sieve import Sieve
from backstretch.journal.store import Journal
from backstretch.journal.timeline_records import DiaryDay, Sought
from tests.years import fill

ALL = 10**6
SHOES = {f"shoe {number}": f"Pair {number}" for number in range(40)}
FEW = frozenset({"alone", "race", "after-run"})
MANY = FEW | {"thigh", "stiff", "after", "good"}


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("search") / "journal.db") as made:
        fill(made, 0.01)
        yield made


@pytest.mark.parametrize("codes", [frozenset(), frozenset({"none"}), FEW, MANY])
@pytest.mark.parametrize(
    "text", ["no", "s", "note", "FRÜH", "🏃", "pair 3", "lumbar left", "thigh", "zzz", "früh race"]
)
def test_what_is_sought_is_found_and_nothing_else(
    journal: Journal, text: str, codes: frozenset[str]
) -> None:
    sought = Sought(text, {text.rsplit(maxsplit=1)[-1].casefold(): codes} if codes else {})
    found = [key for day in journal.diary.days(limit=ALL, sought=sought) for key in _keys(day)]
    sieve = Sieve(sought, SHOES)
    assert found == [
        key for day in journal.diary.days(limit=ALL) for key in _keys(_sieved(day, sieve))
    ]


def _sieved(day: DiaryDay, sieve: Sieve) -> DiaryDay:
    return DiaryDay(
        day.day,
        tuple(filter(sieve.run, day.runs)),
        tuple(filter(sieve.pain, day.pains)),
        tuple(filter(sieve.session, day.sessions)),
        tuple(note for note in day.notes if sieve.words(note.what.text)),  # type: ignore[union-attr]
    )


def _keys(day: DiaryDay) -> Iterator[str]:
    for entries in (day.runs, day.pains, day.sessions, day.notes):
        yield from (entry.id for entry in entries)


def test_this_journal_has_something_to_find(journal: Journal) -> None:
    for text in ("FRÜH", "thigh", "lumbar left"):
        assert journal.diary.days(sought=Sought(text))
    assert not journal.diary.days(sought=Sought("zzz"))
    assert journal.diary.days(sought=Sought("zzz", {"zzz": FEW}))
