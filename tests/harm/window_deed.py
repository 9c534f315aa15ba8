"""What a thing is that a person does at the window, and what many of them look at."""

from abc import ABC, abstractmethod
from pathlib import Path

from backstretch.care.entry import Entry, PainSaid
from backstretch.journal.plan_records import RunIs
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.ui.widgets.toast import Toast
from tests.harm.at_window import AtWindow

OLDER = b"an older file"


class Deed(ABC):
    """One thing that is done at the window, again and again.

    `begin` brings the window to where it can be done, `do` does it, and `again` what the page
    offers where it did not go well. `count` tells how often it is kept, and `stays` whether what
    was written is there still.
    """

    def __init__(self, at: AtWindow) -> None:
        self.at = at
        self.number = 0

    def begin(self) -> None:
        """Bring the window to where it can be done; there is one more of it to be done."""
        self.number += 1
        self.at.settle()
        self.prepare()

    @abstractmethod
    def prepare(self) -> None:
        """Do what `begin` does."""

    @abstractmethod
    def do(self) -> None:
        """Do it, and come back once the window has answered."""

    def again(self) -> None:
        """Do it once more, with the disk in order."""
        self.do()

    @abstractmethod
    def count(self) -> int:
        """Return how often it is kept."""

    def stays(self) -> bool:
        """Whether the page, and what is written there, stands as it was."""
        return True


def act(toast: Toast) -> None:
    """Do what lies over the page offers."""
    assert toast.action_button.isVisible()
    toast.action_button.click()


def log_a_run(at: AtWindow) -> None:
    """Keep a run of today with its pain."""
    diary = at.app.parts.logbook().diary
    pains = (PainSaid(PainMoment.AFTER_RUN, 2),)
    day = diary.today().isoformat()
    assert diary.keep(Entry(day, "17:10", RunFacts(distance_m=8200), pains)).complaint == ""


def runs_of(at: AtWindow) -> int:
    notes = at.journal.plan.runs("0000", "9999")
    return sum(one.state is RunIs.DONE for one in notes)


def written(target: Path, start: bytes) -> int:
    content = target.read_bytes()
    assert content == OLDER or content.startswith(start), "half written"
    return int(content != OLDER)
