"""Twelve invented weeks for the Trends page: runs, the mornings after, sessions, what was named."""

from collections.abc import Iterator
from datetime import date, timedelta

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal.diary_records import ActivitySaid, ActivityScored, Statement
from backstretch.journal.entries import Event, Happening, PlanRow, SessionStart, SessionState
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import Desk, Drinking, Hills, RunFacts, Surface
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal

SCORES = (
    *((80, 5), (78, 6), (75, 5), (73, 5), (71, 4), (68, 5), (66, 5), (64, 5), (61, 6), (59, 4)),
    *((57, 5), (54, 7), (52, 5), (50, 4), (47, 5), (45, 4), (43, 5), (40, 4), (38, 4), (36, 3)),
    *((33, 5), (31, 5), (29, 6), (26, 5), (24, 4), (22, 3), (19, 4), (17, 4), (15, 3), (12, 3)),
    *((10, 3), (8, 2), (5, 4), (4, 4), (1, 3)),
)
"""Days before today, and the pain after the run of that day."""
SESSIONS = (
    *(79, 72, 69, 66, 63, 62, 59, 56, 55, 51, 48, 45, 44, 41, 40, 38, 37, 35, 34, 30, 28, 27),
    *(24, 23, 21, 20, 18, 16, 14, 13, 12, 11, 9, 7, 6, 4, 2),
)
DOWNHILL = frozenset((78, 61, 54, 47, 33, 31, 29))
DESK = frozenset((80, 75, 68, 66, 61, 57, 52, 47, 43, 38, 33, 26, 24, 17, 12, 5))
CONCRETE = frozenset((73, 64, 57, 50, 40, 31, 22, 12, 4))
THIRSTY = frozenset((71, 45, 15))
LONG = {54: 9_900, 26: 11_600}
LEGS = {80: LegReach.CALF, 75: LegReach.KNEE, 66: LegReach.KNEE, 54: LegReach.THIGH}
ACTIVITIES = {"Easy 30-minute run": (6, 6, 7, 8), "Put on shoes": (7, 8, 8, 9)}
ROWS = (PlanRow("cat_cow", "both", 64_000, 0, (0,)),)
STEADY = frozenset((2, 5, 8, 11, 14, 17))
WORSE = frozenset((1, 10))


def keep_weeks(journal: Journal, today: date, runs: int = len(SCORES)) -> None:
    """Keep the last so many runs of twelve weeks, with all that goes with them."""
    for back, score in SCORES[-runs:] if runs else ():
        journal.diary.keep(*_run(today - timedelta(days=back), back, score))
    for number, back in enumerate(SESSIONS if runs > 8 else ()):
        _session(journal, today - timedelta(days=back), number)
    if runs > 8:
        journal.diary.keep(*_activities(today))


def _at(day: date, time: str) -> tuple[str, str, str]:
    return f"{day}T{time}:00+02:00", "Europe/Berlin", day.isoformat()


def _run(day: date, back: int, score: int) -> Iterator[RunNote | Pain]:
    metres = LONG.get(back, 4_600 + 37 * (back * 7 % 41) + 12 * (84 - back))
    facts = RunFacts(
        distance_m=float(metres),
        duration_s=metres * 0.36,
        effort=5,
        hills=Hills.DOWN if back in DOWNHILL else Hills.ROLLING,
        surface=Surface.CONCRETE if back in CONCRETE else Surface.ROAD,
        desk=Desk.TO_8 if back in DESK else Desk.TO_4,
        drinking=Drinking.THIRSTY if back in THIRSTY else Drinking.USUAL,
    )
    key = f"run of {day}"
    yield RunNote(
        f"note of {day}", *_at(day, "18:05"), key, day.isoformat(), RunIs.DONE, "17:10", 0, facts
    )
    places = {Region.LUMBAR_LEFT: score, Region.LUMBAR_CENTRE: score}
    if back % 3 == 0:
        places[Region.BUTTOCK_LEFT] = max(1, score - 1)
    leg = LEGS.get(back, LegReach.NONE)
    yield Pain(
        f"pain of {day}",
        *_at(day, "18:06"),
        PainMoment.AFTER_RUN,
        score,
        run=key,
        regions=places,
        leg_left=leg,
    )
    next_day = day + timedelta(days=1)
    if back % 9:
        morning = max(0, score - (0 if back in DOWNHILL else 1))
        yield Pain(
            f"morning of {day}", *_at(next_day, "07:30"), PainMoment.NEXT_MORNING, morning, run=key
        )


def _session(journal: Journal, day: date, number: int) -> None:
    name, (at, zone, local) = f"session of {day}", _at(day, "19:00")
    journal.begin(SessionStart(name, at, zone, local, "core-hips", 12, 64_000, ROWS, b"{}"))
    done = Event(1, Happening.CREDITED, 0, 0, ms=64_000)
    ends = Event(2, Happening.FINISHED, 1, 0)
    journal.append(name, [Event(0, Happening.STARTED, 0, 0), done, ends])
    journal.close_session(name, SessionState.FINISHED)
    if number % 2:
        return
    half = number // 2
    change = 0 if half in STEADY else 1 if half in WORSE else -1
    for moment, score in ((PainMoment.BEFORE_SESSION, 4), (PainMoment.AFTER_SESSION, 4 + change)):
        journal.keep_pain(Pain(f"{name} {moment}", at, zone, local, moment, score, session=name))


def _activities(today: date) -> Iterator[Statement]:
    for name, scores in ACTIVITIES.items():
        first = today - timedelta(days=80)
        yield Statement(f"named {name}", *_at(first, "20:00"), name, ActivitySaid(name))
        for number, score in enumerate(scores):
            day = today - timedelta(days=80 - 26 * number)
            said = ActivityScored(score)
            yield Statement(f"{name} {number}", *_at(day, "20:01"), name, said)
