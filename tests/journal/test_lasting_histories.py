"""What befalls an open journal in good order is no change; of turned bits each that counts is."""

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from backstretch.exchange.merge import merged
from backstretch.exchange.merge_order import Clash
from backstretch.journal.backing import backed_up
from backstretch.journal.backup import know_newest, make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.diary_records import Struck
from backstretch.journal.errors import JournalError
from backstretch.journal.forgetting import forget_deleted
from backstretch.journal.plan_records import RunIs
from backstretch.journal.restore import restore
from backstretch.journal.said import AnswerKind
from backstretch.journal.seal import SealState, look
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from tests.exchange.random_journals import Maker, a_journal, add_some, go_on, quick_folder
from tests.fakes import FakeClock
from tests.journal.diary_samples import a_statement, diary_records
from tests.journal.samples import an_answer, plan_records
from tests.journal.test_lasting import back_up, fill, flip_at, save
from tests.soak import Rounds, Tell

DATA = Path(__file__).resolve().parents[1] / "data"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


class World:
    """A journal with a window that holds it open, and all else that may befall it in good order."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.maker = Maker(self.dice, "a")
        self.folder = folder
        self.path = folder / "journal.db"
        self.clock = FakeClock()
        self.compared = self.merges = 0
        if self.dice.random() < 0.3:
            shutil.copy(DATA / f"journal-{self.dice.choice((1, 2))}.sqlite3", self.path)
        self.window = Journal.open(self.path)

    def save(self, journal: Journal | None = None) -> None:
        own = journal or self.window
        add_some(own, self.maker, read_contents(own))

    def go_on(self) -> None:
        go_on(self.window, self.maker)

    def back_up(self) -> None:
        why = self.dice.choice((Why.SAVED, Why.ASKED, Why.IMPORT))
        self.compared += self.window.witness.base is not None
        make_backup(self.path, why, self.now(), self.window.witness)

    def now(self) -> datetime:
        return self.clock.now() + timedelta(days=self.dice.choice((0, 0, 0, 1, -400, 4000)))

    def pass_time(self) -> None:
        self.clock.advance(self.dice.choice((60, 3600, 90_000)))

    def another_program(self) -> None:
        """A command beside the window: it saves, backs up, seals."""
        with Journal.open(self.path) as other, backed_up(other, self.now, self.complain):
            know_newest(other)
            self.dice.choice((self.save, self.merge, self.forget))(other)

    def complain(self, sentence: str) -> None:
        raise AssertionError(sentence)

    def merge(self, journal: Journal | None = None) -> None:
        """Take in another diary, or one that was this one until it went on elsewhere."""
        own = journal or self.window
        self.merges += 1
        other = self.folder / f"other {self.merges}" / "journal.db"
        if self.dice.random() < 0.5:
            theirs = a_journal(other, self.dice.randrange(9999), f"b{self.merges}")
        else:
            other.parent.mkdir()
            with closing(sqlite3.connect(self.path)) as was, closing(sqlite3.connect(other)) as now:
                was.backup(now)
            theirs = Journal.open(other)
            go_on(theirs, Maker(self.dice, "c"))
            add_some(theirs, Maker(self.dice, f"c{self.merges}"), read_contents(theirs))
        with closing(theirs):
            found = read_contents(theirs)
        go_on(own, self.maker)
        make_backup(self.path, Why.MERGE, self.now(), own.witness)
        with closing(own.beside()) as beside:
            self.take_in(beside, found)

    def take_in(self, journal: Journal, found: Contents) -> None:
        try:
            take_in(journal, lambda mine: merged(mine, found))
        except Clash:
            return

    def forget(self, journal: Journal | None = None) -> None:
        own = journal or self.window
        for record in own.sessions()[-2:]:
            key = f"gone {self.maker.key()}"
            own.keep_answer(an_answer(f"a {key}", AnswerKind.NOTE, "gone", record.start.id))
            own.diary.keep(a_statement(key, Struck(struck=True), record.start.id))
        for note in own.plan.runs("0001-01-01", "9999-12-31")[:1]:
            own.plan.keep(msgspec.structs.replace(note, id=self.maker.key(), state=RunIs.WITHDRAWN))
        if self.dice.random() < 0.5:
            self.back_up()
        forget_deleted(own)

    def lose_the_newest(self) -> None:
        backups = Shelf.of(self.path).backups()
        if backups:
            backups[-1].file.unlink()

    def restart(self) -> None:
        self.window.close()
        self.see_whole()
        self.window = Journal.open(self.path)
        know_newest(self.window)

    def restart_after_a_kill(self) -> None:
        self.window.refuse_writes("killed")
        self.window.close()
        self.window = Journal.open(self.path)
        know_newest(self.window)

    def go_back(self) -> None:
        backups = [one for one in Shelf.of(self.path).backups() if one.facts]
        if backups:
            self.window.close()
            restore(self.path, self.dice.choice(backups).number, self.now())
            self.window = Journal.open(self.path)
            know_newest(self.window)

    def see_whole(self) -> None:
        assert look(self.path) is SealState.WHOLE
        assert not self.window.witness.altered


def test_nothing_that_is_done_in_good_order_is_taken_for_a_change(
    tmp_path: Path, rounds: Rounds, tell: Tell
) -> None:
    compared = 0
    for seed in range(rounds(16)):
        with quick_folder(tmp_path / str(seed)) as folder:
            folder.mkdir(exist_ok=True)
            world = World(folder, seed)
            usual = (world.save, world.go_on, world.back_up, world.back_up, world.pass_time)
            rare = (
                *(world.another_program, world.merge, world.forget, world.lose_the_newest),
                *(world.restart, world.restart_after_a_kill, world.go_back),
            )
            for _ in range(40):
                world.dice.choice(usual if world.dice.random() < 0.75 else rare)()
                assert not world.window.witness.altered, seed
            world.restart()
            world.window.close()
            compared += world.compared
    histories = rounds(16)
    tell("good order in an open journal", {"histories": histories, "held against": compared})
    assert compared > 5 * histories


def test_whatever_bit_turns_over_in_an_open_journal_what_was_saved_before_is_not_lost_unnoticed(
    tmp_path: Path, rounds: Rounds, tell: Tell
) -> None:
    counted = {"flips": 0, "noticed": 0, "without effect": 0}
    with quick_folder(tmp_path) as folder:
        whole = folder / "whole"
        with Journal.open(whole / "journal.db") as journal:
            fill(journal)
            for tag in ("more", "and more"):
                journal.plan.keep(*plan_records(tag))
                journal.diary.keep(*diary_records(tag))
            back_up(journal)
        before = rows_of(whole / "journal.db")
        dice = random.Random(8)
        for number in range(rounds(200)):
            home = folder / f"{number}"
            shutil.copytree(whole, home)
            noticed = is_noticed(home / "journal.db", dice)
            assert noticed or before <= rows_of(home / "journal.db"), number
            counted["flips"] += 1
            counted["noticed" if noticed else "without effect"] += 1
            shutil.rmtree(home)
    tell("a bit in an open journal", counted)
    assert counted["noticed"] > counted["flips"] // 4


def is_noticed(path: Path, dice: random.Random) -> bool:
    """Save, turn a bit over, save and back up or close; return whether anybody said anything."""
    try:
        with Journal.open(path) as journal:
            know_newest(journal)
            save(journal)
            flip_at(path, dice.randrange(path.stat().st_size), 1 << dice.randrange(8))
            save(journal, "pain")
            if dice.random() < 0.5:
                back_up(journal)
        with Journal.open(path) as journal:
            return journal.read_only
    except JournalError:
        return True


def rows_of(path: Path) -> frozenset[tuple[object, ...]]:
    """Return every row with the name of its table, texts as the bytes that they are."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        tables = [row[0].decode() for row in connection.execute(TABLES).fetchall()]
        return frozenset(
            (table, *row)
            for table in tables
            for row in connection.execute(f"SELECT * FROM {table}")
        )
