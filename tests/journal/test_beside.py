"""A second connection for a thread: what others write meanwhile is kept, or waits its turn."""

import threading
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

import backstretch
from backstretch.journal.contents import Contents, read_beside, read_contents
from backstretch.journal.diary_records import Noted, Statement
from backstretch.journal.store import Journal, JournalError
from backstretch.journal.taking_in import take_in
from tests.journal.diary_samples import a_statement

LONGEST_S = 20


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal.open(tmp_path / "journal.db")
    journal.diary.keep(said("one"))
    return journal


def said(key: str) -> Statement:
    return a_statement(key, Noted(key))


def with_one_more(mine: Contents, key: str) -> Contents:
    return msgspec.structs.replace(mine, statements=(*mine.statements, said(key)))


def keys(journal: Journal) -> list[str]:
    return [one.id for one in journal.diary.all_statements()]


class Taking(threading.Thread):
    """Takes something in beside the window, which is told each time it is asked what.

    The first time nothing is locked; the second time, where there is one, others have to wait.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.asked = [threading.Event(), threading.Event()]
        self.go_on = [threading.Event(), threading.Event()]
        self.times = 0
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            with closing(self._journal.beside()) as own:
                take_in(own, self._change)
        except JournalError as error:
            self.error = error

    def _change(self, mine: Contents) -> Contents:
        number, self.times = self.times, self.times + 1
        self.asked[number].set()
        assert self.go_on[number].wait(LONGEST_S)
        return with_one_more(mine, "taken in")


def test_what_the_window_writes_while_a_thread_compares_is_kept(journal: Journal) -> None:
    taking = Taking(journal)
    taking.start()
    assert taking.asked[0].wait(LONGEST_S)
    journal.diary.keep(said("meanwhile"))
    for step in taking.go_on:
        step.set()
    taking.join(LONGEST_S)
    assert taking.times == 2, "it has to look again at what there is"
    assert keys(journal) == ["one", "meanwhile", "taken in"]


def test_what_the_window_writes_while_a_thread_writes_waits_its_turn(journal: Journal) -> None:
    journal.set_patient(True)
    taking = Taking(journal)
    taking.start()
    assert taking.asked[0].wait(LONGEST_S)
    journal.diary.keep(said("meanwhile"))
    taking.go_on[0].set()
    assert taking.asked[1].wait(LONGEST_S)
    threading.Timer(0.5, taking.go_on[1].set).start()
    journal.diary.keep(said("waited"))
    taking.join(LONGEST_S)
    assert keys(journal) == ["one", "meanwhile", "taken in", "waited"]


def test_without_patience_the_window_is_told_soon_and_the_thread_gets_on(journal: Journal) -> None:
    journal.set_patient(True)
    journal.set_patient(False)
    taking = Taking(journal)
    taking.start()
    assert taking.asked[0].wait(LONGEST_S)
    journal.diary.keep(said("meanwhile"))
    taking.go_on[0].set()
    assert taking.asked[1].wait(LONGEST_S)
    with pytest.raises(JournalError, match="in use"):
        journal.diary.keep(said("too early"))
    assert keys(journal) == ["one", "meanwhile"], "it can be read all the while"
    taking.go_on[1].set()
    taking.join(LONGEST_S)
    assert keys(journal) == ["one", "meanwhile", "taken in"]


def test_patience_lasts_until_the_last_who_wanted_it_is_through(journal: Journal) -> None:
    journal.set_patient(True)
    journal.set_patient(True)
    journal.set_patient(False)
    taking = Taking(journal)
    taking.start()
    assert taking.asked[0].wait(LONGEST_S)
    journal.diary.keep(said("meanwhile"))
    taking.go_on[0].set()
    assert taking.asked[1].wait(LONGEST_S)
    threading.Timer(1.0, taking.go_on[1].set).start()
    journal.diary.keep(said("waited"))
    taking.join(LONGEST_S)
    assert keys(journal) == ["one", "meanwhile", "taken in", "waited"]


def test_nothing_is_written_to_a_file_that_was_put_in_the_place_of_the_journal(
    journal: Journal,
) -> None:
    other = journal.path.with_name("other.db")
    Journal.open(other).close()
    other.replace(journal.path)
    before = journal.path.read_bytes()
    with closing(journal.beside()) as own, pytest.raises(JournalError, match="replaced"):
        take_in(own, lambda mine: with_one_more(mine, "taken in"))
    assert journal.path.read_bytes() == before


def test_a_journal_for_reading_only_is_only_read_beside(journal: Journal) -> None:
    journal.close()
    with Journal.open(journal.path, read_only=True) as reader:
        assert read_beside(reader) == read_contents(reader)
        with closing(reader.beside()) as own, pytest.raises(JournalError, match="reading only"):
            take_in(own, lambda mine: with_one_more(mine, "taken in"))


def test_a_journal_that_is_gone_is_told(journal: Journal) -> None:
    journal.path.unlink()
    with pytest.raises(JournalError):
        journal.beside()


def test_no_thread_can_use_the_connection_of_another(journal: Journal) -> None:
    said_to: list[Exception] = []

    def read() -> None:
        try:
            journal.sessions()
        except Exception as error:
            said_to.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(LONGEST_S)
    assert "thread" in str(said_to[0])


def test_the_program_never_forks_and_makes_no_connection_that_threads_share() -> None:
    source = Path(backstretch.__file__).parent
    words = ("os.fork", "multiprocessing", "forkpty", "check_same_thread", "preexec_fn")
    found = [
        f"{file.name}: {word}"
        for file in source.rglob("*.py")
        for word in words
        if word in file.read_text(encoding="utf-8")
    ]
    assert found == []
