"""A ledger reaches the journal as it happens; what is refused is held, in order, until it does."""

import pytest

from backstretch.bodymap.regions import Region
from backstretch.clock import stamp
from backstretch.journal.entries import Event, Happening, SessionState
from backstretch.journal.said import AnswerKind, Pain, PainMoment
from backstretch.session.recorder import Recorder
from tests.fakes import FakeClock, FakeJournal
from tests.session.scripts import SMALL, script_of

SCRIPT = script_of(SMALL)
FULL = "The disk is full, so the journal could not be saved."


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


@pytest.fixture
def recorder(journal: FakeJournal, clock: FakeClock) -> Recorder:
    return Recorder.begin(journal, SCRIPT, stamp(clock))


def line(seq: int, kind: Happening = Happening.CREDITED) -> Event:
    return Event(seq, kind, 1, 1_000 * seq, 1_000 if kind is Happening.CREDITED else 0)


def seqs(journal: FakeJournal, recorder: Recorder) -> list[int]:
    return [event.seq for event in journal.events[recorder.session_id]]


def test_a_session_is_kept_from_its_first_moment(journal: FakeJournal, recorder: Recorder) -> None:
    start = journal.begun[recorder.session_id]
    assert (start.started_at, start.zone) == ("2026-03-02T18:30:00+01:00", "Europe/Berlin")
    assert (start.local_date, start.minutes) == ("2026-03-02", 4)
    assert start.rows == SCRIPT.rows()
    assert start.script == SCRIPT.to_json()
    assert recorder.safe


def test_lines_are_kept_at_once_with_the_time_of_day(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    clock.advance(61.5)
    recorder.keep([line(0), line(1)], clock.now())
    kept = journal.events[recorder.session_id]
    assert [event.at for event in kept] == ["2026-03-02T17:31:01.500+00:00"] * 2


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Happening.FINISHED, SessionState.FINISHED),
        (Happening.ENDED, SessionState.PARTIAL),
        (Happening.PAUSED, SessionState.OPEN),
    ],
)
def test_the_last_line_says_how_a_session_is_closed(
    journal: FakeJournal,
    recorder: Recorder,
    clock: FakeClock,
    kind: Happening,
    state: SessionState,
) -> None:
    recorder.keep([line(0), line(1, kind)], clock.now())
    assert journal.states[recorder.session_id] is state


def test_what_is_refused_is_told_held_and_written_with_the_next(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    recorder.keep([line(0)], clock.now())
    journal.refusal = FULL
    recorder.keep([line(1)], clock.now())
    recorder.keep([line(2)], clock.now())
    assert (recorder.trouble, recorder.safe) == (FULL, False)
    assert seqs(journal, recorder) == [0]
    journal.refusal = ""
    recorder.keep([line(3)], clock.now())
    assert (recorder.trouble, recorder.safe) == ("", True)
    assert seqs(journal, recorder) == [0, 1, 2, 3]


def test_a_session_whose_very_beginning_is_refused_is_kept_whole_later(
    journal: FakeJournal, clock: FakeClock
) -> None:
    journal.refusal = FULL
    recorder = Recorder.begin(journal, SCRIPT, stamp(clock))
    began = clock.now()
    assert (recorder.trouble, recorder.safe) == (FULL, False)
    clock.advance(60)
    recorder.keep([line(0)], clock.now())
    recorder.keep([line(1, Happening.FINISHED)], clock.now())
    journal.refusal = ""
    recorder.retry()
    assert recorder.safe
    assert seqs(journal, recorder) == [0, 1]
    assert journal.states[recorder.session_id] is SessionState.FINISHED
    assert journal.begun[recorder.session_id].started_at == began.isoformat(timespec="seconds")


def test_a_refused_closing_is_tried_again(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    journal.refusal = FULL
    recorder.keep([line(0, Happening.ENDED)], clock.now())
    journal.refusal = ""
    recorder.retry()
    recorder.retry()
    assert journal.states[recorder.session_id] is SessionState.PARTIAL


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Happening.FINISHED, SessionState.FINISHED),
        (Happening.ENDED, SessionState.PARTIAL),
        (Happening.PAUSED, SessionState.OPEN),
    ],
)
def test_a_session_cut_off_between_its_last_line_and_its_closing_is_closed_when_taken_up(
    journal: FakeJournal, recorder: Recorder, kind: Happening, state: SessionState
) -> None:
    journal.append(recorder.session_id, [line(0), line(1, kind)])
    Recorder.resume(journal, journal.record(recorder.session_id))
    assert journal.states[recorder.session_id] is state


def test_a_session_taken_up_goes_on_in_the_same_ledger(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    recorder.keep([line(0)], clock.now())
    again = Recorder.resume(journal, journal.record(recorder.session_id))
    again.keep([line(1)], clock.now())
    assert again.session_id == recorder.session_id
    assert seqs(journal, recorder) == [0, 1]


# --- what the person said -------------------------------------------------------------------


def test_each_number_for_the_back_is_kept_and_names_the_one_it_replaces(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    for score in (3, 3, 2, None):
        clock.advance(60)
        recorder.keep_pain_after(score, stamp(clock))
    said = journal.pains()
    assert [pain.score for pain in said] == [3, 2, None]
    assert [pain.replaces for pain in said] == ["", said[0].id, said[1].id]
    assert {(pain.moment, pain.session) for pain in said} == {
        (PainMoment.AFTER_SESSION, recorder.session_id)
    }
    assert (said[0].at, said[0].local_date) == ("2026-03-02T18:31:00+01:00", "2026-03-02")


def test_what_was_told_before_a_session_goes_by_its_worst_place(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    now = stamp(clock)
    place = {Region.HIP_LEFT: 9}
    told = Pain("told", now.at, now.zone, now.local_date, PainMoment.LATER, 2, regions=place)
    recorder.take_pain_before(told)
    [kept] = journal.pains()
    assert (kept.moment, kept.score, kept.at) == (PainMoment.BEFORE_SESSION, 9, now.at)


def test_nothing_said_and_taken_back_leaves_no_record(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    recorder.keep_pain_after(None, stamp(clock))
    recorder.keep_answer(AnswerKind.NOTE, "", stamp(clock))
    assert (journal.pains(), journal.answers()) == ((), ())


def test_pain_in_an_exercise_is_kept_with_what_was_done(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    recorder.keep_pain_during(7, stamp(clock), "figure_four", "right", ("sharp",))
    (said,) = journal.pains()
    assert (said.moment, said.score) == (PainMoment.DURING_SESSION, 7)
    assert (said.exercise, said.side, said.qualities) == ("figure_four", "right", ("sharp",))


def test_an_answer_is_kept_each_time_it_changes(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    for kind, value in (
        (AnswerKind.EFFORT, "right"),
        (AnswerKind.NOTE, "Tight."),
        (AnswerKind.NOTE, "Tight."),
        (AnswerKind.NOTE, ""),
        (AnswerKind.EFFORT, "much"),
    ):
        recorder.keep_answer(kind, value, stamp(clock))
    kept = [(answer.kind.value, answer.value) for answer in journal.answers()]
    assert kept == [("effort", "right"), ("note", "Tight."), ("note", ""), ("effort", "much")]
    assert {answer.session for answer in journal.answers()} == {recorder.session_id}


def test_half_a_character_in_a_note_does_not_stop_it_from_being_kept(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    recorder.keep_answer(AnswerKind.NOTE, "ouch \ud83d", stamp(clock))
    assert [answer.value for answer in journal.answers()] == ["ouch ?"]


def test_what_was_said_while_the_disk_was_full_is_written_later_in_order(
    journal: FakeJournal, recorder: Recorder, clock: FakeClock
) -> None:
    journal.refusal = FULL
    recorder.keep_pain_after(3, stamp(clock))
    recorder.keep_pain_after(2, stamp(clock))
    recorder.keep([line(0, Happening.FINISHED)], clock.now())
    assert (recorder.trouble, recorder.safe) == (FULL, False)
    journal.refusal = ""
    recorder.retry()
    assert (recorder.trouble, recorder.safe) == ("", True)
    assert [pain.score for pain in journal.pains()] == [3, 2]
    assert journal.states[recorder.session_id] is SessionState.FINISHED


def test_the_end_of_a_session_is_remembered_once(recorder: Recorder, clock: FakeClock) -> None:
    assert recorder.ended is None
    clock.advance(720)
    recorder.keep([line(0, Happening.FINISHED)], clock.now())
    ended = clock.now()
    clock.advance(60)
    recorder.keep([], clock.now())
    assert recorder.ended == ended
