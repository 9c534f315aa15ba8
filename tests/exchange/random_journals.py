"""Journals of any content, the same for the same dice: every table, and texts nobody expects."""

import contextlib
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import FileTaken, Saying, Statement
from backstretch.journal.entries import Event, Happening, PlanRow, SessionStart, SessionState
from backstretch.journal.plan_records import (
    CanSet,
    GoalSet,
    OffSet,
    PlanTold,
    PlanWish,
    Reminded,
    RemindedWhat,
    RunIs,
    RunNote,
)
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Aggravator, Answer, AnswerKind, Course, Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.journal.tracks import Point, Track

E = TypeVar("E", bound=StrEnum)
FIRST = datetime.fromisoformat("2026-03-02T07:00:00+01:00")
ZONES = ("Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC", "+01:00")
OFFSETS = (0, 60, -150, 765)
TEXTS = (
    "",
    "plain",
    '=HYPERLINK("x")',
    "@home, +1",
    'Ich "will"\r\nnicht\t\\',
    "שלום \u202eabc\u202c",
    "🏃‍♀️ e\u0301",
    "\u2028\u2029\ufeff\x01\x7f",
    "{}[],:null NaN",
    "ﷺ" * 300,
)


class Maker:
    """Makes records; `tag` sets the ids apart from those of another computer.

    Where its clock is `steady`, each is made later than the one before.
    """

    def __init__(self, dice: random.Random, tag: str, *, steady: bool = False) -> None:
        self.dice = dice
        self.tag = tag
        self.steps = (1, 59, 3600) if steady else (0, 1, 59, 3600, 90_000, -7200)
        self.made = 0
        self.now = FIRST + timedelta(minutes=dice.randrange(600))

    def key(self) -> str:
        self.made += 1
        return f"{self.tag}{self.dice.randrange(16**8):08x}-{self.made}"

    def stamp(self) -> tuple[str, str, str, str]:
        """Return id, moment, zone and day; the clock goes on, and now and then back."""
        self.now += timedelta(seconds=self.dice.choice(self.steps))
        offset = timezone(timedelta(minutes=self.dice.choice(OFFSETS)))
        there = self.now.astimezone(offset)
        at = there.isoformat(timespec=self.dice.choice(("seconds", "milliseconds")))
        return self.key(), at, self.dice.choice(ZONES), there.date().isoformat()

    def text(self) -> str:
        return self.dice.choice(TEXTS)

    def some(self, kind: type[E]) -> tuple[E, ...]:
        return tuple(self.dice.sample(list(kind), self.dice.randrange(4)))

    def maybe(self, make: Callable[[], Any]) -> Any:
        return make() if self.dice.random() < 0.5 else None

    def whole(self, low: int, high: int) -> int:
        return self.dice.randint(low, high)

    def day(self) -> str:
        return (FIRST.date() + timedelta(self.dice.randrange(400))).isoformat()

    def session(self) -> tuple[SessionStart, tuple[Event, ...], SessionState]:
        key, at, zone, day = self.stamp()
        dice, whole = self.dice, self.whole
        sides = ("left", "right", "both")
        rows = tuple(
            PlanRow(f"e{n}", dice.choice(sides), whole(0, 99_999), n, tuple(range(whole(0, 3))))
            for n in range(whole(0, 4))
        )
        events = tuple(
            Event(
                *(n, dice.choice(list(Happening)), whole(0, 9), whole(0, 99_999), whole(0, 9_999)),
                *(whole(-1, 5), self.text(), dice.choice((at, ""))),
            )
            for n in range(whole(0, 6))
        )
        script = self.text().encode() if dice.random() < 0.9 else b"\xff\x00\xfe"
        values = ("after-run", whole(1, 15), whole(0, 900_000))
        start = SessionStart(key, at, zone, day, *values, rows, script)
        return start, events, dice.choice(list(SessionState))

    def answer(self, sessions: Sequence[str]) -> Answer:
        stamp, about = self.stamp(), self.dice.choice(sessions)
        return Answer(*stamp, about, self.dice.choice(list(AnswerKind)), self.text())

    def facts(self) -> RunFacts:
        dice = self.dice
        given: dict[str, Any] = {
            "started_at": dice.choice(("", self.stamp()[1])),
            "distance_m": self.maybe(lambda: dice.uniform(0, 500_000)),
            "duration_s": self.maybe(lambda: float(dice.randint(1, 9_999))),
            "effort": self.maybe(partial(self.whole, 0, 10)),
            "cadence": self.maybe(partial(self.whole, 1, 400)),
            "shoe": self.text(),
            "note": self.text(),
            "imported": self.text(),
        }
        for name, hint in get_type_hints(RunFacts).items():
            if name not in given:
                codes = next(kind for kind in get_args(hint) if kind is not type(None))
                given[name] = self.maybe(partial(dice.choice, list(codes)))
        return RunFacts(**given)

    def run(self, runs: list[str]) -> RunNote:
        stamp = self.stamp()
        run = self.dice.choice(runs) if runs and self.dice.random() < 0.4 else stamp[0] + "-run"
        runs.append(run)
        state, start = self.dice.choice(list(RunIs)), self.dice.choice(("", "07:15"))
        facts = self.maybe(self.facts) or RunFacts()
        return RunNote(*stamp, run, self.day(), state, start, self.whole(0, 90), facts)

    def pain(self, runs: Sequence[str], sessions: Sequence[str], standing: list[Pain]) -> Pain:
        dice = self.dice
        old = dice.choice(standing) if standing and dice.random() < 0.4 else None
        back = old is not None and dice.random() < 0.3
        pain = Pain(
            *self.stamp(),
            dice.choice(list(PainMoment)),
            None if back else self.whole(0, 10),
            session=dice.choice(("", *sessions)),
            exercise=self.text(),
            side=dice.choice(("", "left", "right", "both")),
            qualities=tuple(dice.sample(TEXTS, 2)),
            replaces=old.id if old else "",
            run=dice.choice(("", *runs)),
            regions={region: self.whole(1, 10) for region in self.some(Region)},
            aggravators=self.some(Aggravator),
            course=self.some(Course),
            leg_left=dice.choice(list(LegReach)),
            leg_right=dice.choice(list(LegReach)),
            note=self.text(),
        )
        if old is not None and back:
            pain = msgspec.structs.replace(pain, run=old.run, session=old.session)
        if old is not None:
            standing.remove(old)
        standing.append(pain)
        return pain

    def saying(self, kind: type[Saying]) -> Saying:
        values = {name: self.value(hint) for name, hint in get_type_hints(kind).items()}
        return kind(**values)

    def value(self, hint: Any) -> Any:
        """Return any value of a type that a statement has."""
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return self.dice.choice(list(hint))
        if hint is FileTaken:
            return FileTaken("a" * 64, "gpx", (self.key(), self.text()))
        plain: dict[Any, Callable[[], Any]] = {
            str: self.text,
            bool: lambda: self.dice.random() < 0.5,
            int: partial(self.whole, 0, 10),
            float: lambda: self.dice.uniform(0, 9_999_999),
            int | None: lambda: self.maybe(partial(self.whole, 0, 10)),
        }
        if hint in plain:
            return plain[hint]()
        inner = get_args(hint)[0]
        if type(None) in get_args(hint):
            return self.maybe(lambda: self.value(inner))
        return tuple(self.value(inner) for _ in range(self.whole(0, 3)))

    def statement(self) -> Statement:
        kind = self.dice.choice(get_args(Saying))
        return Statement(*self.stamp(), self.dice.choice(("it", "", "🏃")), self.saying(kind))

    def wish(self) -> PlanWish:
        whats = (
            GoalSet(self.whole(1, 7), self.whole(1, 60)),
            CanSet((1, 3), {1: "07:15", 6: self.text()}, {3: self.dice.uniform(0, 12)}),
            OffSet(self.text()),
        )
        return PlanWish(*self.stamp(), self.day(), self.dice.choice(whats))

    def week(self) -> PlanTold:
        body = msgspec.json.encode({"week": self.text(), "n": [1.5, None, {"a": self.text()}]})
        text = body.decode() if self.dice.random() < 0.8 else '{"spaced" : 1.0e2 , "ü": "\\u00fc"}'
        return PlanTold(*self.stamp(), "2026-W10", text, self.dice.random() < 0.5)

    def reminder(self) -> Reminded:
        until = self.dice.choice(("", "2026-03-02T19:00:00+01:00"))
        what, again = self.dice.choice(list(RemindedWhat)), self.dice.random() < 0.5
        return Reminded(*self.stamp(), self.day(), "session", what, again, until)

    def track(self, run: str) -> Track:
        dice = self.dice
        points = [
            Point(dice.uniform(0, 9999), dice.uniform(-90, 90), dice.uniform(-180, 180))
            for _ in range(self.whole(1, 4))
        ]
        return Track(run, tuple(points))


@contextlib.contextmanager
def quick_folder(otherwise: Path) -> Iterator[Path]:
    """Give a folder in memory, where saving waits for no disk, or another one without such."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield otherwise
        return
    with tempfile.TemporaryDirectory(prefix="journals-", dir=memory) as folder:
        yield Path(folder)


def go_on(journal: Journal, maker: Maker) -> None:
    """Go on with sessions that are open, and close some of them."""
    for record in journal.open_sessions():
        start, state = record.start, maker.session()[2]
        event = Event(len(record.events), Happening.ENDED, maker.whole(0, 9), 0)
        journal.append(start.id, (event,))
        if state is not SessionState.OPEN:
            journal.close_session(start.id, state)


def add_some(journal: Journal, maker: Maker, had: Contents) -> None:
    """Go on with a journal: say a few things more of every sort, also about what was there."""
    dice = maker.dice
    sessions = [record.start.id for record in had.sessions]
    for _ in range(dice.randrange(3)):
        start, events, state = maker.session()
        journal.begin(start)
        journal.append(start.id, events)
        if state is not SessionState.OPEN:
            journal.close_session(start.id, state)
        sessions.append(start.id)
    for _ in range(dice.randrange(3) if sessions else 0):
        journal.keep_answer(maker.answer(sessions))
    runs = [note.run for note in had.runs]
    notes = [maker.run(runs) for _ in range(dice.randrange(4))]
    replaced = {pain.replaces for pain in had.pains}
    standing = [pain for pain in had.pains if pain.id not in replaced]
    tracked = {track.run for track in had.tracks}
    journal.diary.keep(
        *notes,
        *(maker.pain(runs, sessions, standing) for _ in range(dice.randrange(5))),
        *(maker.track(run) for run in dict.fromkeys(runs) if run not in tracked),
        *(maker.statement() for _ in range(dice.randrange(8))),
        *(maker.wish() for _ in range(dice.randrange(3))),
        *(maker.week() for _ in range(dice.randrange(3))),
        *(maker.reminder() for _ in range(dice.randrange(3))),
    )


def a_journal(path: Path, seed: int, tag: str = "") -> Journal:
    """Return a journal full of what the dice say."""
    journal = Journal.open(path)
    add_some(journal, Maker(random.Random(seed), tag), Contents())
    return journal
