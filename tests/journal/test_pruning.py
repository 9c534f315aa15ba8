"""Letting go of backups, in 1,000 random folders on random clocks: what matters always stays."""

import hashlib
import os
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backstretch.journal.backup_shelf import Facts, Shelf, Why
from backstretch.journal.retention import LAST, PINNED_DAYS
from tests.exchange.random_journals import quick_folder
from tests.journal.test_retention import is_in_doubt

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
FOLDERS = 1000
FOREIGN = (
    "notes.txt",
    "backup-1.db",
    "backup-00000001-0123456789abcdef.sqlite",
    "journal.db",
    "Backup-00000002-0123456789abcdef.db",
    "backup-00000003-0123456789ABCDEF.db",
    "backup-00000004-0123456789abcdef.db.bak",
)


@dataclass(frozen=True)
class Made:
    """A backup that was put on the shelf, and what happened to it since."""

    facts: Facts
    file: Path
    fate: str


class Folder:
    """A shelf as years of use, copying about and wrong clocks may leave it."""

    def __init__(self, place: Path, dice: random.Random) -> None:
        self.shelf = Shelf(place / "backups")
        self.shelf.folder.mkdir()
        self.now = NOW + timedelta(days=dice.gauss(0, 300))
        self._work = place / "work.db"
        numbers = sorted(dice.sample(range(1, 400), dice.randrange(1, 45)))
        at = NOW - timedelta(days=dice.uniform(0, 900))
        self.made: list[Made] = []
        for number in numbers:
            at += timedelta(hours=dice.expovariate(1 / 40))
            wrong = dice.random() < 0.03
            stamp = at + timedelta(days=dice.gauss(0, 2000)) if wrong else at
            self.made.append(self._put(number, stamp, dice))
        self.foreign = {}
        for name in dice.sample(FOREIGN, dice.randrange(len(FOREIGN) + 1)):
            self.foreign[name] = dice.randbytes(9)
            (self.shelf.folder / name).write_bytes(self.foreign[name])

    def _put(self, number: int, at: datetime, dice: random.Random) -> Made:
        content = dice.randbytes(24)
        sha256 = hashlib.sha256(content).hexdigest()
        why = dice.choice([Why.SAVED] * 20 + list(Why))
        facts = Facts(number, at, why, 4, number, {}, len(content), sha256)
        self._work.write_bytes(content)
        file = self.shelf.put(self._work, facts).file
        fate = dice.choices(("whole", "changed", "renamed", "no slip"), (30, 1, 1, 1))[0]
        if fate == "changed":
            file.write_bytes(content[::-1])
        elif fate == "renamed":
            file = file.rename(file.with_name(f"copy of {file.name}"))
        elif fate == "no slip":
            file.with_suffix(".json").unlink()
        return Made(facts, file, fate)

    def there(self) -> dict[str, bytes]:
        """Return every file but the slips, with what is in it."""
        files = self.shelf.folder.iterdir()
        return {file.name: file.read_bytes() for file in files if file.suffix != ".json"}


def test_nothing_that_matters_ever_goes(tmp_path: Path) -> None:
    went = 0
    with quick_folder(tmp_path) as quick:
        for number in range(FOLDERS):
            dice = random.Random(number)
            place = quick / str(number)
            place.mkdir()
            folder = Folder(place, dice)
            before = folder.there()
            folder.shelf.prune(folder.now)
            after = folder.there()
            says = f"folder {number}"
            gone = before.keys() - after.keys()
            went += len(gone)
            assert after.items() <= before.items(), f"{says}: nothing is written over"
            assert gone.isdisjoint(folder.foreign), f"{says}: what was not made here stays"
            check(folder, gone, says)
            folder.shelf.prune(folder.now)
            assert folder.there() == after, f"{says}: asked again, nothing more goes"
    assert went > FOLDERS, "old ones do go"


def check(folder: Folder, gone: set[str], says: str) -> None:
    """See that only whole backups of ours went, none of them new, pinned or the only good one."""
    known = [one for one in folder.made if one.fate in ("whole", "changed")]
    whole = [one for one in known if one.fate == "whole"]
    assert gone <= {one.file.name for one in whole}, f"{says}: a changed one stays to be looked at"
    stay = [one for one in whole if one.file.name not in gone]
    assert stay or not whole, f"{says}: a good one is left"
    if whole:
        assert whole[-1].file.name not in gone, f"{says}: the newest good one, by its number"
    assert gone.isdisjoint(one.file.name for one in known[-LAST:]), f"{says}: the last ones"
    fresh = timedelta(days=PINNED_DAYS)
    for one in whole:
        if one.facts.pinned and folder.now - one.facts.made_at <= fresh:
            assert one.file.name not in gone, f"{says}: pinned"
    if is_in_doubt([one.facts for one in known], folder.now):
        assert not gone, f"{says}: one is of the future, so the clock is wrong"


@pytest.mark.parametrize("stamp", [0, 2**31])
def test_the_times_of_the_files_say_nothing(tmp_path: Path, stamp: int) -> None:
    one, two = (Folder(place_of(tmp_path, name), random.Random(5)) for name in ("one", "two"))
    for made in two.made:
        os.utime(made.file, (stamp, stamp))
    for folder in (one, two):
        folder.shelf.prune(folder.now)
    assert one.there() == two.there()


def place_of(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return place
