"""What a person said is kept word for word, each word beside the one it replaces."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.entries import SessionRecord, SessionState
from backstretch.journal.said import (
    DOCTOR_KINDS,
    Answer,
    AnswerKind,
    Pain,
    PainMoment,
    latest,
    standing,
)
from backstretch.journal.store import Journal, JournalMisuse
from tests.journal.samples import a_pain, a_start, an_answer

DATA = Path(__file__).resolve().parents[1] / "data"


class Said(msgspec.Struct):
    """What `journal-2.sqlite3` was told."""

    pains: tuple[Pain, ...]
    answers: tuple[Answer, ...]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.open(path) as journal:
        journal.begin(a_start())
        journal.close_session("first", SessionState.FINISHED)
        journal.begin(a_start("second"))
        yield journal


DURING = a_pain(
    "during",
    6,
    moment=PainMoment.DURING_SESSION,
    exercise="runners_lunge",
    side="right",
    qualities=("sharp",),
)


def test_pain_is_read_back_in_the_order_in_which_it_was_said(journal: Journal, path: Path) -> None:
    said = (a_pain("p"), DURING, a_pain("q", 4, replaces="p"), a_pain("r", 0, session="second"))
    for pain in said:
        journal.keep_pain(pain)
    journal.close()
    with Journal.open(path) as again:
        assert again.pains() == said
        assert again.pains("first") == said[:3]
        assert again.pains("second") == said[3:]


def test_every_moment_can_be_kept(journal: Journal) -> None:
    for moment in PainMoment:
        journal.keep_pain(a_pain(moment.value, moment=moment))
    assert [pain.moment for pain in journal.pains()] == list(PainMoment)


def test_answers_are_read_back_in_the_order_in_which_they_were_given(journal: Journal) -> None:
    given = tuple(an_answer(f"a{n}", kind, f"ça {n} 🙂") for n, kind in enumerate(AnswerKind))
    for answer in given:
        journal.keep_answer(answer)
    assert journal.answers() == journal.answers("first") == given
    assert journal.answers("second") == ()
    assert journal.answers_of([AnswerKind.NOTE]) == (given[1],)
    assert journal.answers_of(DOCTOR_KINDS) == given[2:]


def test_the_same_word_twice_is_one_word(journal: Journal) -> None:
    for _ in range(2):
        journal.keep_pain(DURING)
        journal.keep_answer(an_answer())
    assert (journal.pains(), journal.answers()) == ((DURING,), (an_answer(),))


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda j: j.keep_pain(a_pain("p", 9)), id="an id used twice"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", 11)), id="more than 10"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", -1)), id="less than 0"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", None)), id="nothing taken back"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", session="none")), id="no such session"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", replaces="none")), id="no such record"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", replaces="p")), id="replaced before"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", replaces="q")), id="replaces itself"),
        pytest.param(lambda j: j.keep_pain(a_pain("q", side="top")), id="no such side"),
        pytest.param(lambda j: j.keep_answer(an_answer("a", value="much")), id="answered twice"),
        pytest.param(lambda j: j.keep_answer(an_answer("b", session="none")), id="about nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(journal: Journal, wrong: Callable[[Journal], None]) -> None:
    journal.keep_pain(a_pain("p"))
    journal.keep_pain(a_pain("later", 5, replaces="p"))
    journal.keep_answer(an_answer())
    before = (journal.pains(), journal.answers())
    with pytest.raises(JournalMisuse):
        wrong(journal)
    assert (journal.pains(), journal.answers()) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pain SET score = 0",
        "DELETE FROM pain",
        "UPDATE answer SET value = 'easy'",
        "DELETE FROM answer",
        "INSERT OR REPLACE INTO answer SELECT number, id, at, zone, local_date, session, kind, 'x'"
        " FROM answer",
    ],
)
def test_the_file_itself_refuses_to_change_what_was_said(journal: Journal, statement: str) -> None:
    journal.keep_pain(a_pain())
    journal.keep_answer(an_answer())
    with pytest.raises(sqlite3.IntegrityError):
        journal._connection.execute(statement)
    assert (journal.pains(), journal.answers()) == ((a_pain(),), (an_answer(),))


def test_days_with_a_session_done_to_its_end_count_once(journal: Journal) -> None:
    days = (("a", "2026-03-01"), ("b", "2026-03-03"), ("c", "2026-03-03"), ("d", "2026-03-09"))
    for key, day in days:
        journal.begin(msgspec.structs.replace(a_start(key), local_date=day))
        journal.close_session(key, SessionState.FINISHED)
    journal.begin(msgspec.structs.replace(a_start("e"), local_date="2026-03-05"))
    journal.close_session("e", SessionState.PARTIAL)
    assert journal.days_done("2026-03-02", "2026-03-08") == ("2026-03-02", "2026-03-03")


def test_only_the_last_word_stands() -> None:
    said = (a_pain("p", 3), a_pain("q", 5, replaces="p"), DURING)
    assert [pain.score for pain in standing(said)] == [5, 6]
    assert standing((*said, a_pain("r", None, replaces="q"))) == (DURING,)


def test_the_last_answer_of_its_kinds_is_found() -> None:
    answers = (an_answer("a"), an_answer("b", value="much"), an_answer("c", AnswerKind.NOTE, "n"))
    assert latest(answers, [AnswerKind.EFFORT]) == answers[1]
    assert latest(answers, DOCTOR_KINDS) is None


def test_a_journal_kept_from_version_2_opens_with_all_that_was_said(tmp_path: Path) -> None:
    shutil.copy(DATA / "journal-2.sqlite3", tmp_path / "journal.db")
    kept = msgspec.json.decode((DATA / "journal-2-said.json").read_bytes(), type=Said)
    with Journal.open(tmp_path / "journal.db") as journal:
        assert journal.pains() == kept.pains
        assert journal.answers() == kept.answers


def test_a_journal_kept_from_version_1_is_brought_up_to_date_and_can_be_told(
    tmp_path: Path,
) -> None:
    shutil.copy(DATA / "journal-1.sqlite3", tmp_path / "journal.db")
    kept = msgspec.json.decode(
        (DATA / "journal-1.json").read_bytes(), type=tuple[SessionRecord, ...]
    )
    with Journal.open(tmp_path / "journal.db") as journal:
        assert (journal.pains(), journal.answers()) == ((), ())
        journal.keep_pain(a_pain(session=kept[0].start.id))
        assert journal.pains(kept[0].start.id)[0].score == 3
        assert journal.sessions() == kept
