"""Changes of the diary are taken back one after the other, and nothing that was kept is lost."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from backstretch.bodymap.regions import Region
from backstretch.care.entry import Entry, PainSaid
from backstretch.content.care import load_care
from backstretch.diary.kept import Kept, KeptDiary
from backstretch.diary.notes import keep_note
from backstretch.journal.diary_records import (
    ActivityScored,
    Decided,
    Noted,
    ShoeSaid,
    SignsSaid,
    Struck,
)
from backstretch.journal.plan_records import RunIs
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock

DAY = "2026-03-02"
CARE, _ = load_care(resources_dir())
FACTS = RunFacts(distance_m=8200, duration_s=2850)
AFTER = PainSaid(PainMoment.AFTER_RUN, 3, {Region.LUMBAR_LEFT: 3})
ALONE = PainSaid(PainMoment.ALONE, 4)
Undo = Callable[[], str]


class Person:
    """Somebody who changes the diary, step by step, and can take every step back."""

    def __init__(self, journal: Journal, clock: FakeClock) -> None:
        self.journal = journal
        self.clock = clock
        self.diary = KeptDiary(journal, clock, Settings, CARE)
        self.undos: list[Undo] = []
        self.stood: list[object] = [self.stands()]

    def did(self, kept: Kept) -> Kept:
        """Remember a step, and what stood after it."""
        assert kept.complaint == ""
        assert kept.undo is not None
        self.undos.append(kept.undo)
        self.stood.append(self.stands())
        self.clock.set_wall(timedelta(minutes=5))
        return kept

    def stands(self) -> object:
        """Return what stands in the diary, whenever it was said."""
        notes = [(n.run, n.day, n.state, n.facts) for n in self.journal.plan.runs("0", "9")]
        gone = RunIs.WITHDRAWN
        pains = [plain(pain) for pain in self.journal.diary.pains_between("0", "9")]
        said = [(one.about, one.what) for one in self.journal.diary.latest(Noted)]
        kept = sorted((about, what.text) for about, what in said if isinstance(what, Noted))
        return (
            [note for note in notes if note[2] is not gone],
            sorted(pains, key=repr),
            [note for note in kept if note[1]],
        )

    def take_all_back(self) -> None:
        """Take every step back, the last first, and see that each leads to what stood before."""
        while self.undos:
            self.stood.pop()
            assert self.undos.pop()() == ""
            assert self.stands() == self.stood[-1]


def plain(pain: Pain) -> Pain:
    return msgspec.structs.replace(pain, id="", replaces="", zone="")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def person(journal: Journal, clock: FakeClock) -> Person:
    return Person(journal, clock)


def test_a_run_that_was_entered_changed_and_deleted_is_taken_back_step_by_step(
    person: Person,
) -> None:
    run = person.did(person.diary.keep(Entry(DAY, "17:10", FACTS, (AFTER,)))).run
    worse = msgspec.structs.replace(AFTER, score=6)
    before = PainSaid(PainMoment.BEFORE_RUN, 1)
    longer = RunFacts(distance_m=9000)
    person.did(person.diary.keep(Entry(DAY, "17:10", longer, (before, worse), run=run)))
    person.did(person.diary.keep(Entry(DAY, "17:10", longer, (before,), run=run)))
    person.did(person.diary.keep(Entry(DAY, "17:10", longer, (before, AFTER), run=run)))
    person.did(person.diary.remove_run(run))
    person.take_all_back()
    assert person.journal.diary.pains_ever_of_run(run)


def test_steps_that_were_taken_back_can_be_done_anew_and_taken_back_again(person: Person) -> None:
    run = person.did(person.diary.keep(Entry(DAY, facts=FACTS, pains=(AFTER,)))).run
    worse = msgspec.structs.replace(AFTER, score=6)
    for _ in range(2):
        person.did(person.diary.keep(Entry(DAY, facts=FACTS, pains=(worse,), run=run)))
        assert person.undos.pop()() == ""
        person.stood.pop()
        person.did(person.diary.remove_run(run))
        assert person.undos.pop()() == ""
        person.stood.pop()
    person.take_all_back()


def test_pain_of_no_run_is_changed_deleted_and_taken_back_step_by_step(person: Person) -> None:
    person.did(person.diary.keep(Entry(DAY, pains=(ALONE,))))
    [first] = person.journal.diary.pains_between(DAY, DAY)
    more = msgspec.structs.replace(ALONE, score=7)
    person.did(person.diary.keep(Entry(DAY, pains=(more,), pain=first.id)))
    [changed] = person.journal.diary.pains_between(DAY, DAY)
    person.did(person.diary.remove_pain(changed))
    person.take_all_back()
    line = person.journal.diary.pain_line(first.id)
    assert [pain.score for pain in line] == [4, 7, None, 7, 4, None]


def test_pain_that_is_put_back_was_felt_when_it_was_felt(person: Person) -> None:
    person.did(person.diary.keep(Entry(DAY, pains=(ALONE,))))
    [first] = person.journal.diary.pains_between(DAY, DAY)
    kept = person.did(person.diary.remove_pain(first))
    assert kept.undo is not None
    kept.undo()
    [back] = person.journal.diary.pains_between(DAY, DAY)
    assert (back.at, back.score) == (first.at, 4)


def test_notes_and_sessions_come_back_as_they_were(person: Person) -> None:
    person.did(keep_note(person.diary, "rain", DAY))
    [said] = person.journal.diary.latest(Noted)
    person.did(keep_note(person.diary, "hail", DAY, said.about, said))
    [said] = person.journal.diary.latest(Noted)
    person.did(keep_note(person.diary, "", DAY, said.about, said))
    struck = person.diary.strike("session")
    assert struck.undo is not None
    struck.undo()
    assert [one.what for one in person.journal.diary.statements(Struck)] == [
        Struck(True),
        Struck(False),
    ]
    person.take_all_back()


def test_shoes_are_as_they_were_and_a_new_pair_is_retired(person: Person) -> None:
    added = person.diary.keep_shoe(ShoeSaid("Blue"))
    retired = person.diary.keep_shoe(ShoeSaid("Blue", retired=True), added.run)
    left = []
    for kept in (retired, added):
        assert kept.undo is not None
        assert kept.undo() == ""
        left += [shoe.said.retired for shoe in person.diary.shoes()]
    assert left == [False, True]


def test_of_two_scores_of_a_day_the_first_comes_back(person: Person) -> None:
    said = [person.diary.statement("run", ActivityScored(score)) for score in (6, 8)]
    for one in said:
        person.diary.keep_records(one)
    left = []
    for one in reversed(said):
        assert person.diary.take_back((one,)) == ""
        left.append(person.journal.diary.latest(ActivityScored)[-1].what)
    assert left == [ActivityScored(6), ActivityScored(None)]


def test_a_score_that_is_taken_back_the_next_day_keeps_the_day_it_is_of(person: Person) -> None:
    diary, log = person.diary, person.journal.diary
    first = diary.statement("shoes", ActivityScored(4))
    diary.keep_records(first)
    second = diary.statement("shoes", ActivityScored(7))
    diary.keep_records(second)
    person.clock.set_wall(timedelta(days=1))
    for said, left in ((second, 4), (first, None)):
        assert diary.take_back((said,)) == ""
        last = log.statements(ActivityScored, "shoes")[-1]
        assert (last.what, last.local_date) == (ActivityScored(left), first.local_date)


def test_a_sign_that_was_told_is_withdrawn_with_its_entry(person: Person) -> None:
    kept = person.diary.keep(Entry(DAY, facts=FACTS, signs=("below_knee",)))
    assert kept.undo is not None
    assert kept.undo() == ""
    decided = [one.what for one in person.journal.diary.signs()]
    said = [what.decided for what in decided if isinstance(what, SignsSaid)]
    assert said == [Decided.TOLD, Decided.WITHDRAWN]


def test_without_a_journal_it_is_said(clock: FakeClock) -> None:
    diary = KeptDiary(None, clock, Settings, CARE, "The journal is locked.")
    assert diary.take_back(()) == "The journal is locked."
