"""Fifty years of a runner's diary, the same each time: what large journals are tested with."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal.diary_log import DiaryRecord
from backstretch.journal.diary_records import Noted, ShoeSaid, Statement
from backstretch.journal.entries import Event, Happening, PlanRow, SessionStart, SessionState
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts, RunKind, Sleep, Surface
from backstretch.journal.said import Aggravator, Pain, PainMoment
from backstretch.journal.store import Journal

RUNS, PAINS, SESSIONS, NOTES = 10_000, 36_000, 13_000, 1_000
DAYS = 50 * 365
FIRST_DAY = date(1976, 3, 1)
SHOES = 40
AT_ONCE = 5_000
ROWS = tuple(PlanRow(f"exercise_{n}", "both", 60_000, n, (n,)) for n in range(8))
SCRIPT = b'{"steps":[' + b'{"seconds":30,"title":"Cat and cow"},' * 15 + b"{}]}"
WORDS = (
    "wet",
    "wind",
    "knee",
    "tired",
    "fine",
    "hill",
    "früh",
    "Regen",
    "slow",
    "late",
    "🏃",
    "stiff",
)
MOMENTS = (PainMoment.DURING_RUN, PainMoment.NEXT_MORNING, PainMoment.ALONE, PainMoment.AFTER_RUN)


def fill(journal: Journal, share: float = 1.0) -> None:
    """Write all of it, or a share of each kind, into a journal."""
    dice = random.Random(1976)
    runs = [day_of(n, RUNS) for n in range(round(RUNS * share))]
    records = [*shoes(), *run_notes(runs, dice), *pains(runs, round(PAINS * share), dice)]
    records += notes(round(NOTES * share), dice)
    for at in range(0, len(records), AT_ONCE):
        journal.diary.keep(*records[at : at + AT_ONCE])
    write_sessions(journal, round(SESSIONS * share))


def day_of(number: int, count: int) -> str:
    return (FIRST_DAY + timedelta(number * DAYS // count)).isoformat()


def stamp(key: str, day: str) -> tuple[str, str, str, str]:
    return key, f"{day}T18:30:00+01:00", "Europe/Berlin", day


def words(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(3, 12)))


def shoes() -> Iterator[DiaryRecord]:
    for n in range(SHOES):
        yield Statement(*stamp(f"shoe {n}", day_of(n, SHOES)), f"shoe {n}", ShoeSaid(f"Pair {n}"))


def run_notes(days: list[str], dice: random.Random) -> Iterator[DiaryRecord]:
    for n, day in enumerate(days):
        facts = RunFacts(
            started_at=f"{day}T07:00:00+01:00" if day >= "1990" else "",
            distance_m=float(dice.randrange(3_000, 32_000)),
            duration_s=float(dice.randrange(900, 9_000)),
            effort=dice.randrange(11),
            kind=dice.choice(list(RunKind)),
            surface=dice.choice(list(Surface)),
            shoe=f"shoe {n * SHOES // RUNS}",
            sleep=dice.choice(list(Sleep)),
            note=words(dice) if n % 3 == 0 else "",
        )
        yield RunNote(*stamp(f"note {n}", day), f"run {n}", day, RunIs.DONE, facts=facts)


def pains(runs: list[str], count: int, dice: random.Random) -> Iterator[DiaryRecord]:
    for n in range(count):
        run = n * len(runs) // count
        regions = dict.fromkeys(dice.sample(list(Region), dice.randint(1, 3)), dice.randint(1, 10))
        yield Pain(
            *stamp(f"pain {n}", runs[run]),
            MOMENTS[n % len(MOMENTS)],
            dice.randrange(11),
            qualities=("ache", "stiff")[: n % 3],
            run=f"run {run}" if n % 4 else "",
            regions=regions,
            aggravators=tuple(dice.sample(list(Aggravator), n % 3)),
            leg_left=LegReach.THIGH if n % 5 == 0 else LegReach.NONE,
            note=words(dice) if n % 10 == 0 else "",
            replaces=f"pain {n - 1}" if n % 50 == 1 else "",
        )


def notes(count: int, dice: random.Random) -> Iterator[DiaryRecord]:
    for n in range(count):
        yield Statement(*stamp(f"noted {n}", day_of(n, NOTES)), f"noted {n}", Noted(words(dice)))


def write_sessions(journal: Journal, count: int) -> None:
    """Write sessions by SQL, as one save for each would take minutes on a slow disk."""
    events = ledger()
    with journal._writing() as connection:
        for n in range(1, count + 1):
            start = a_session(n)
            values = (n, start.id, start.started_at, start.zone, start.local_date, start.routine)
            connection.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, start.minutes, start.planned_ms, start.script, SessionState.OPEN),
            )
            connection.executemany(
                "INSERT INTO plan_row VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(n, r.item, r.exercise, r.side, r.planned_ms, r.item, "[1]") for r in ROWS],
            )
            connection.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(n, e.seq, e.kind, e.step, e.offset_ms, e.ms, -1, "", "") for e in events],
            )
        connection.execute("UPDATE session SET state = 'finished'")


def a_session(number: int) -> SessionStart:
    day = day_of(number - 1, SESSIONS)
    key, at, zone, _ = stamp(f"session {number}", day)
    return SessionStart(key, at, zone, day, "after-run", 8, 480_000, ROWS, SCRIPT)


def ledger() -> list[Event]:
    return [
        Event(0, Happening.STARTED, 0, 0),
        *(Event(n, Happening.CREDITED, n, 0, ms=40_000) for n in range(1, 13)),
        Event(13, Happening.FINISHED, 12, 0),
    ]
