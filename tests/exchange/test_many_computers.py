"""Three computers and more share a diary by files, in any order, and go on in between."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from backstretch.exchange.merge import merged
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionState
from backstretch.journal.store import Journal
from tests.exchange.random_journals import Maker, a_journal, add_some, quick_folder
from tests.exchange.test_merge import bare, bring, held, rows
from tests.journal.samples import EVENTS, a_start

PLAIN = ("answers", "runs", "wishes", "weeks", "reminders", "statements", "tracks")
ROUNDS = 10
LIVES = 12
SHARES = 2
KINDS = (Happening.CREDITED, Happening.PAUSED, Happening.ENDED)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with quick_folder(tmp_path) as folder:
        yield folder


class Computers:
    """Some diaries that begin as one, with what was ever said in any of them."""

    def __init__(self, folder: Path, seed: int, count: int, *, steady: bool) -> None:
        self.dice = random.Random(seed)
        self.steady = steady
        self.said: set[str] = set()
        self.paths = [folder / f"{seed}-{n}" / "journal.db" for n in range(count)]
        self.makers = [
            Maker(random.Random(seed * 10 + n), f"c{n}", steady=steady) for n in range(count)
        ]
        with a_journal(self.paths[0], seed) as journal:
            for key in ("left open", "left open too"):
                journal.begin(a_start(key))
                journal.append(key, EVENTS[:2])
        for path in self.paths[1:]:
            path.parent.mkdir(parents=True)
            shutil.copy(self.paths[0], path)
        for maker in self.makers if steady else ():
            maker.now += timedelta(days=60)
        self.sync_clocks(self.makers[0])

    def go_through(self, rounds: int) -> None:
        for _ in range(rounds):
            here, there = self.dice.sample(range(len(self.paths)), 2)
            if self.dice.random() < 0.5:
                self.live(here)
            else:
                bring(held(self.paths[there]), self.paths[here])

    def live(self, which: int) -> None:
        """Go on with what is open, and say more."""
        maker = self.makers[which]
        with Journal.open(self.paths[which]) as journal:
            for record in journal.open_sessions():
                self.go_on(journal, record)
            add_some(journal, maker, read_contents(journal))
            self.said |= words(read_contents(journal))
        self.sync_clocks(maker)

    def go_on(self, journal: Journal, record: SessionRecord) -> None:
        key, dice = record.start.id, self.dice
        for seq in range(len(record.events), len(record.events) + dice.randrange(3)):
            journal.append(key, (Event(seq, dice.choice(KINDS), 0, dice.randrange(2)),))
        if dice.random() < 0.2:
            states = [state for state in SessionState if state is not SessionState.OPEN]
            journal.close_session(key, dice.choice(states))

    def sync_clocks(self, by: Maker) -> None:
        if self.steady:
            for maker in self.makers:
                maker.now = by.now

    def share_all(self) -> None:
        """Bring every diary to every other one, in any order, as often as a person would."""
        for _ in range(3):
            pairs = list(permutations(self.paths, 2))
            self.dice.shuffle(pairs)
            for here, there in pairs:
                bring(held(there), here)


def words(contents: Contents) -> set[str]:
    """Return every word of every record; of a session each step of what happened in it."""
    told = {repr(record) for name in PLAIN for record in getattr(contents, name)}
    told |= {bare(pain) for pain in contents.pains}
    for record in contents.sessions:
        start = msgspec.structs.replace(record.start, id=record.start.id.split("~")[0])
        told |= {repr((start, record.events[:n])) for n in range(len(record.events) + 1)}
        if record.state is not SessionState.OPEN:
            told.add(repr((start, record.events, record.state)))
    return told


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("steady", [True, False])
def test_every_word_is_in_the_end_in_all_and_all_are_the_same(
    folder: Path, share: int, steady: bool
) -> None:
    for seed in range(share, LIVES, SHARES):
        computers = Computers(folder, seed, 3 + seed % 2, steady=steady)
        computers.go_through(ROUNDS)
        computers.share_all()
        first, *others = map(rows, computers.paths)
        assert all(other == first for other in others), f"seed {seed}"
        assert computers.said <= words(held(computers.paths[0])), f"seed {seed}"


def test_the_order_in_which_they_are_merged_does_not_matter(folder: Path) -> None:
    for seed in range(LIVES):
        computers = Computers(folder, seed, 3, steady=True)
        computers.go_through(ROUNDS)
        sides = [held(path) for path in computers.paths]
        ways = {repr(merged(merged(a, b), c)) for a, b, c in permutations(sides)}
        ways |= {repr(merged(a, merged(b, c))) for a, b, c in permutations(sides)}
        assert len(ways) == 1, f"seed {seed}"
