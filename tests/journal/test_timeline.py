"""The days of the diary show what stands: newest first, found by words and codes."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.bodymap.regions import Region
from backstretch.journal.diary_records import Noted, ShoeSaid, Struck
from backstretch.journal.entries import Event, Happening, SessionState
from backstretch.journal.plan_records import RunIs, RunNote, SessionDone, SessionFelt
from backstretch.journal.run_facts import RunFacts, RunKind
from backstretch.journal.said import AnswerKind, Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.journal.timeline_records import Counts, DiaryDay, Sort, Sought
from tests.journal.diary_samples import a_done_run, a_run_pain, a_statement
from tests.journal.samples import EVENTS, a_run, a_start, an_answer


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        yield journal


def a_session(
    journal: Journal, key: str, day: str, state: SessionState = SessionState.FINISHED
) -> None:
    journal.begin(msgspec.structs.replace(a_start(key), local_date=day))
    journal.append(key, EVENTS)
    if state is not SessionState.OPEN:
        journal.close_session(key, state)


def run_on(day: str, key: str = "", **facts: object) -> RunNote:
    """Return a run of a day of which little was said."""
    given = msgspec.structs.replace(RunFacts(), **facts)
    return a_done_run(key or day, f"{key}{day}", day=day, facts=given)


def pain_on(day: str, key: str = "", **more: object) -> Pain:
    bare = Pain(key or day, f"{day}T08:00:00+01:00", "Europe/Berlin", day, PainMoment.ALONE, 3)
    return msgspec.structs.replace(bare, **more)


def ids(days: tuple[DiaryDay, ...]) -> list[str]:
    return [
        *(run.run for day in days for run in day.runs),
        *(pain.id for day in days for pain in day.pains),
        *(session.id for day in days for session in day.sessions),
        *(note.id for day in days for note in day.notes),
    ]


def test_a_day_holds_all_that_stands_in_the_order_in_which_it_was_kept(journal: Journal) -> None:
    runs = (run_on("2026-03-04", "b"), run_on("2026-03-04", "a"))
    pains = (pain_on("2026-03-04", "x"), pain_on("2026-03-04", "w"))
    note = msgspec.structs.replace(a_statement("n"), local_date="2026-03-04")
    a_session(journal, "s", "2026-03-04")
    journal.keep_answer(an_answer("e", value="much", session="s"))
    journal.keep_answer(an_answer("t", AnswerKind.NOTE, "first", "s"))
    journal.keep_answer(an_answer("u", AnswerKind.NOTE, "then", "s"))
    journal.diary.keep(*runs, *pains, note)
    [day] = journal.diary.days()
    assert (day.day, day.runs, day.pains, day.notes) == ("2026-03-04", runs, pains, (note,))
    [session] = day.sessions
    assert (session.id, session.state) == ("s", SessionState.FINISHED)
    assert (session.done_ms, session.planned_ms) == (82_345, 720_000)
    assert (session.effort, session.note) == ("much", "then")
    assert journal.diary.counts() == Counts(2, 2, 1, 1)


def test_days_come_newest_first_and_page_by_page(journal: Journal) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in (1, 9, 20)]
    journal.diary.keep(*(run_on(day) for day in days[::2]), *(pain_on(day) for day in days[1::2]))
    read, before = [], ""
    while page := journal.diary.days(before, 2):
        assert len(page) <= 2
        read += [day.day for day in page]
        before = page[-1].day
    assert read == days[::-1]


def test_what_was_only_planned_or_thrown_away_is_not_shown(journal: Journal) -> None:
    for state in SessionState:
        a_session(journal, state.value, "2026-03-02", state)
    journal.diary.keep(a_run(), a_statement("n", Noted("")))
    assert ids(journal.diary.days()) == ["finished", "partial"]


def test_deleted_entries_go_and_come_back(journal: Journal) -> None:
    log = journal.diary
    a_session(journal, "s", "2026-03-02")
    log.keep(run_on("2026-03-04", "r"), pain_on("2026-03-05", "p"), a_statement("n", about="n"))
    assert ids(log.days()) == ["r", "p", "s", "n"]
    log.keep(
        a_run("r off", RunIs.WITHDRAWN, run="r"),
        pain_on("2026-03-05", "p off", score=None, replaces="p"),
        a_statement("s off", Struck(struck=True), "s"),
        a_statement("n off", Noted(""), "n"),
    )
    assert log.days() == ()
    assert log.counts() == Counts(0, 0, 0, 0)
    log.keep(
        msgspec.structs.replace(run_on("2026-03-04", "r"), id="r on"),
        pain_on("2026-03-05", "p on", replaces="p off"),
        a_statement("s on", Struck(struck=False), "s"),
        a_statement("n on", Noted("fine"), "n"),
    )
    assert ids(log.days()) == ["r", "p on", "s", "n on"]


def test_an_entry_moved_to_another_day_is_there_alone(journal: Journal) -> None:
    log = journal.diary
    log.keep(run_on("2026-03-04", "r"), pain_on("2026-03-04", "p"))
    log.keep(run_on("2026-02-01", "r"), pain_on("2026-02-01", "q", replaces="p"))
    [day] = log.days()
    assert (day.day, ids((day,))) == ("2026-02-01", ["r", "q"])


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought("WIND"), ["wind"]),
        (Sought("  früh  "), ["umlaut"]),
        (Sought("FRÜH"), ["umlaut"]),
        (Sought("strasse"), ["eszett"]),
        (Sought('say "ah"\\'), ["quotes"]),
        (Sought("50%"), ["percent"]),
        (Sought("5_%"), []),
        (Sought("two\nlines"), ["lines"]),
        (Sought("tempo"), ["tempo"]),
        (Sought("lumbar left"), ["region"]),
        (Sought("lumbar-left"), ["region"]),
        (Sought("blue"), ["shoe"]),
        (Sought("effort"), ["quotes"]),
        (Sought("regions"), []),
        (Sought("zzz"), []),
        (Sought("zzz", codes={"": frozenset({"tempo", "lumbar-left"})}), ["tempo", "region"]),
        (Sought("zzz", codes={"zzz": frozenset({"tempo", "lumbar-left"})}), ["tempo", "region"]),
        (Sought("zzz y", codes={"zzz": frozenset({"tempo"})}), []),
        (Sought("zzz y", codes=dict.fromkeys(("zzz", "y"), frozenset({"tempo"}))), ["tempo"]),
        (Sought(codes={"": frozenset({"after-run"})}), ["session"]),
        (Sought("wind cold"), ["wind"]),
        (Sought("wind warm"), []),
        (Sought("blue sky"), ["shoe"]),
        (Sought("FRÜH so"), ["umlaut"]),
        (Sought("left lumbar"), ["region"]),
        (Sought("day a quiet"), ["note"]),
        (Sought("stretchy"), ["session"]),
        (Sought("quiet day"), ["note"]),
        (Sought(sorts=frozenset({Sort.NOTE})), ["note"]),
        (Sought(first="2026-03-02", last="2026-03-02", sorts=frozenset({Sort.PAIN})), []),
        (Sought(last="2026-01-31"), ["wind"]),
    ],
)
def test_entries_are_found_by_words_codes_sorts_and_days(
    journal: Journal, sought: Sought, found: list[str]
) -> None:
    a_session(journal, "session", "2026-03-02")
    journal.keep_answer(an_answer("a", AnswerKind.NOTE, "Stretchy", "session"))
    journal.diary.keep(
        run_on("2026-01-01", "wind", note="Cold Wind", effort=3),
        run_on("2026-03-08", "umlaut", note="So früh"),
        run_on("2026-03-07", "eszett", note="Straße"),
        run_on("2026-03-06", "quotes", note='They say "AH"\\ here, "Effort":1'),
        run_on("2026-03-05", "percent", note="at 50% only"),
        run_on("2026-03-04", "lines", note="two\nlines"),
        run_on("2026-03-03", "tempo", kind=RunKind.TEMPO),
        run_on("2026-03-03", "shoe", shoe="s1"),
        a_run_pain("region", run="", note="", regions={Region.LUMBAR_LEFT: 3}),
        a_statement("note", Noted("A quiet day"), "note"),
        a_statement("s1", ShoeSaid("Sky Blue"), "s1"),
    )
    assert ids(journal.diary.days(sought=sought)) == found


def test_the_last_run_is_that_of_the_last_day(journal: Journal) -> None:
    log = journal.diary
    assert log.last_run() is None
    late = run_on("2026-03-09", "late")
    log.keep(late, run_on("2026-03-01", "early"), a_run("planned", day="2026-04-01"))
    assert log.last_run() == late
    log.keep(a_run("off", RunIs.WITHDRAWN, run="late", day="2026-03-09"))
    last = log.last_run()
    assert last is not None
    assert last.run == "early"


def test_metres_count_by_shoe_and_as_the_longest_run_of_some_days(journal: Journal) -> None:
    log = journal.diary
    log.keep(
        run_on("2026-03-01", "a", shoe="one", distance_m=5000.5),
        run_on("2026-03-02", "b", shoe="one", distance_m=9000.0),
        run_on("2026-03-03", "c", shoe="two"),
        run_on("2026-03-04", "d", distance_m=7000.0),
        run_on("2026-03-05", "e", shoe="two", distance_m=90_000.0),
        a_run("off", RunIs.WITHDRAWN, run="e"),
    )
    assert log.metres_by_shoe() == {"one": 14_000.5, "two": 0.0}
    assert log.longest_run_m("2026-03-03", "2026-03-09") == 7000.0
    assert log.longest_run_m("2026-01-01", "2026-12-31") == 9000.0
    assert log.longest_run_m("2026-03-03", "2026-03-03") is None


def test_a_session_taken_out_counts_nowhere_until_it_is_put_back(journal: Journal) -> None:
    a_session(journal, "out", "2026-03-02")
    a_session(journal, "in", "2026-03-03")
    journal.begin(msgspec.structs.replace(a_start("hurt"), local_date="2026-03-04"))
    journal.append("hurt", (Event(0, Happening.SKIPPED, 0, 0, item=1, note="hurts"),))
    journal.close_session("hurt", SessionState.PARTIAL)
    year = ("2026-01-01", "2026-12-31")

    def counted() -> tuple[object, ...]:
        plan = journal.plan
        done = (plan.sessions_done(*year), plan.sessions_felt(), journal.days_done(*year))
        return (*done, plan.skipped_lately("hurts", 5))

    before = counted()
    assert len(before[0]) == 2  # type: ignore[arg-type]
    journal.diary.keep(*(a_statement(f"{n} off", Struck(struck=True), n) for n in ("out", "hurt")))
    assert counted() == (
        (SessionDone("2026-03-03", "after-run", 12),),
        (SessionFelt("2026-03-03", None),),
        ("2026-03-03",),
        frozenset(),
    )
    journal.diary.keep(*(a_statement(f"{n} on", Struck(struck=False), n) for n in ("out", "hurt")))
    assert counted() == before


class Model:
    """What should stand, told by the plainest means."""

    def __init__(self) -> None:
        self.kept: list[RunNote | Pain] = []
        self.runs: dict[str, RunNote] = {}
        self.pains: dict[str, Pain] = {}

    def step(self, what: str, thing: str, number: int) -> RunNote | Pain:
        """Return the record of one change, and take note of it."""
        key, day = f"{number}", f"2026-03-{number % 9 + 1:02}"
        record: RunNote | Pain
        if what == "run":
            record = a_done_run(thing, key, day=day)
        elif what == "withdraw":
            record = a_run(key, RunIs.WITHDRAWN, run=thing, day=day)
        else:
            before = self.pains.get(thing)
            gone = what == "take back" and before is not None
            record = pain_on(day, key, score=None if gone else number % 11)
            record = msgspec.structs.replace(record, replaces=before.id if before else "")
        if isinstance(record, RunNote):
            self.runs[thing] = record
        else:
            self.pains[thing] = record
        self.kept.append(record)
        return record

    def standing(self) -> set[str]:
        runs = {note.id for note in self.runs.values() if note.state is RunIs.DONE}
        return {*runs, *(pain.id for pain in self.pains.values() if pain.score is not None)}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["run", "withdraw", "pain", "take back"]), st.sampled_from("abc")
        ),
        max_size=25,
    )
)
def test_whatever_is_kept_changed_deleted_and_undone_stands_right_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    model = Model()
    with Journal.open(tmp_path_factory.mktemp("any") / "journal.db") as journal:
        for number, (what, thing) in enumerate(steps):
            journal.diary.keep(model.step(what, thing, number))
            shown = journal.diary.days()
            runs = {note.id for day in shown for note in day.runs}
            assert runs | {pain.id for day in shown for pain in day.pains} == model.standing()
        assert [*journal.plan.run_notes(), *journal.pains()] == sorted(
            model.kept, key=lambda record: isinstance(record, Pain)
        )
