"""The safety list is due until somebody answered it, went past it, or began a session.

The rest of the first start is due until somebody went through it, left it, or began a session.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backstretch.care.first_list import is_list_due, is_start_due
from backstretch.clock import stamp
from backstretch.journal.diary_records import Decided, SignsSaid, Statement
from backstretch.journal.entries import SessionState
from backstretch.journal.plan_records import GoalSet, PlanWish, RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from tests.fakes import FakeClock
from tests.journal.samples import a_start

Keep = Callable[[Journal], object]
NOW = stamp(FakeClock())
MOMENT = (NOW.at, NOW.zone, NOW.local_date)
RUN = RunNote("n", *MOMENT, "r", NOW.local_date, RunIs.DONE)


def decided(how: Decided) -> Keep:
    return lambda journal: journal.diary.keep(Statement("s", *MOMENT, "", SignsSaid(how)))


def begun(state: SessionState) -> Keep:
    def keep(journal: Journal) -> None:
        journal.begin(a_start())
        if state is not SessionState.OPEN:
            journal.close_session(a_start().id, state)

    return keep


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.mark.parametrize(
    "keep",
    [
        lambda _: None,
        lambda j: j.plan.keep(PlanWish("w", *MOMENT, NOW.local_date, GoalSet(3, 10))),
        lambda j: j.diary.keep(RUN, Pain("p", *MOMENT, PainMoment.AFTER_RUN, 4, run="r")),
    ],
    ids=["nothing", "a wish", "a run with pain"],
)
@pytest.mark.parametrize("at", ["", "safety", "amount"])
def test_what_answers_nothing_leaves_it_due(journal: Journal, keep: Keep, at: str) -> None:
    keep(journal)
    assert is_list_due(journal, Settings(first_start=at))  # type: ignore[arg-type]
    assert not is_list_due(journal, Settings(first_start="done"))


@pytest.mark.parametrize("how", Decided)
def test_every_answer_ends_it(journal: Journal, how: Decided) -> None:
    decided(how)(journal)
    assert not is_list_due(journal, Settings())
    assert is_start_due(journal, Settings())
    assert not is_start_due(journal, Settings(first_start="done"))


@pytest.mark.parametrize("state", SessionState)
def test_every_session_ends_it(journal: Journal, state: SessionState) -> None:
    begun(state)(journal)
    assert not is_list_due(journal, Settings())
    assert not is_start_due(journal, Settings())
