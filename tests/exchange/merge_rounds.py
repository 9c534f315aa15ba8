"""Kills who takes another diary in at random moments: `merge_rounds FOLDER COUNT`."""

import json
import random
import shutil
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from backstretch.exchange.merge import merged
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from backstretch.journal.verify import examine
from tests.exchange.random_journals import Maker, a_journal, add_some
from tests.journal.kills import killed_writer

LONGEST_WAIT_S = 0.12


def bring(journal: Journal, theirs: Contents) -> None:
    take_in(journal, lambda mine: merged(mine, theirs))


def contents(path: Path) -> Contents:
    with Journal.open(path) as journal:
        return read_contents(journal)


def large(path: Path, seed: int, tag: str) -> Contents:
    """Return a diary that takes a while to be taken in."""
    with a_journal(path, seed, tag) as journal:
        for n in range(12):
            maker = Maker(random.Random(seed * 100 + n), f"{tag}{n}")
            add_some(journal, maker, read_contents(journal))
        return read_contents(journal)


def kill(folder: Path, count: int) -> dict[str, int]:
    """After each kill the journal has all that was brought, or nothing of it."""
    dice = random.Random(2026)
    seen: Counter[str] = Counter()
    here = folder / "here" / "journal.db"
    before, theirs = large(here, 1, "a"), large(folder / "there" / "journal.db", 2, "b")
    after = merged(before, theirs)
    for number in range(count):
        path = folder / f"{number}" / "journal.db"
        path.parent.mkdir()
        shutil.copy(here, path)
        acknowledged = killed_writer(
            path, [partial(bring, theirs=theirs)], dice.uniform(0, LONGEST_WAIT_S), starting=False
        )
        seen["interrupted"] += path.with_name("journal.db-journal").exists()
        found = contents(path)
        assert examine(path).good
        assert found == after or (found == before and not acknowledged), f"round {number}"
        seen["taken in" if found == after else "as before"] += 1
    return dict(seen)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(kill(Path(sys.argv[1]), int(sys.argv[2]))) + "\n")
