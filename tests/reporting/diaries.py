"""Diaries to report of: twelve weeks with all there is, and what is easily counted wrongly."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from backstretch.bodymap.regions import LegReach, Region
from backstretch.cli import make_parser
from backstretch.cli_files import run_export
from backstretch.content.care import load_care
from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import (
    ActivitySaid,
    ActivityScored,
    Decided,
    SignsSaid,
    Statement,
    Tier,
)
from backstretch.journal.entries import Event, Happening, PlanRow, SessionStart, SessionState
from backstretch.journal.said import Answer, AnswerKind, Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.paths import Paths, find_paths
from backstretch.reporting.command import run_report
from backstretch.reporting.gathering import Reports
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock
from trends_demo import ACTIVITIES, keep_weeks

TODAY = date(2026, 5, 14)
LONG = "Carrying the shopping up to the fourth floor without a pause on the stairs"
SIGNS = ("below_knee", "night", "not_upright", "accident", "one_spot", "history", "very_ill")


@dataclass(frozen=True, slots=True)
class Home:
    """A person's files, and the time there: the afternoon of 14 May 2026."""

    paths: Paths
    clock: FakeClock

    def report(self, target: Path, *words: str) -> Path:
        """Write a report by its command and return its file."""
        arguments = ("report", str(target), *words)
        given = make_parser(arguments).parse_args(arguments)
        assert run_report(self.paths, self.clock, given) == 0
        return target

    def export(self, target: Path) -> Path:
        """Write everything out as JSON and return its file."""
        arguments = ("export", str(target))
        given = make_parser(arguments).parse_args(arguments)
        assert run_export(self.paths, self.clock, given) == 0
        return target


def home(folder: Path) -> Home:
    """Return the home of somebody new."""
    paths = find_paths(folder)
    paths.make()
    return Home(paths, FakeClock(datetime(2026, 5, 14, 15, 40, tzinfo=UTC)))


def reports(journal: Journal, clock: FakeClock) -> Reports:
    """Return who reads a diary for a report."""
    return Reports(journal, clock, Settings, {"cat_cow": "Cat-cow"})


def at(day: date, time: str = "20:00") -> tuple[str, str, str]:
    """Return when something was told, for its record."""
    return f"{day}T{time}:00+02:00", "Europe/Berlin", day.isoformat()


def back(days: int) -> date:
    """Return a day so long ago."""
    return TODAY - timedelta(days=days)


def say(journal: Journal, day: date, what: SignsSaid, about: str, time: str = "20:00") -> None:
    """Keep something of warning signs."""
    journal.diary.keep(Statement(f"{about} {what.decided} {time}", *at(day, time), about, what))


def sit(
    journal: Journal,
    name: str,
    day: date,
    state: SessionState,
    done: dict[str, int],
    then: Event | None = None,
) -> None:
    """Keep a session with so many milliseconds of each exercise done; OPEN leaves it open."""
    rows = tuple(PlanRow(key, "both", 60_000, n, (n,)) for n, key in enumerate(done))
    journal.begin(SessionStart(name, *at(day, "19:00"), "core-hips", 12, 600_000, rows, b"{}"))
    events = [Event(0, Happening.STARTED, 0, 0)]
    events += [
        Event(n, Happening.CREDITED, n - 1, 0, ms=ms) for n, ms in enumerate(done.values(), 1)
    ]
    if then is not None:
        events.append(then)
    journal.append(name, events)
    if state is not SessionState.OPEN:
        journal.close_session(name, state)


def keep_traps(journal: Journal, clock: FakeClock) -> None:
    """Keep what a report is easily wrong about, on top of twelve weeks."""
    care, _ = load_care(resources_dir())
    diary = KeptDiary(journal, clock, Settings, care)
    sit(journal, "early", back(3), SessionState.PARTIAL, {"cat_cow": 30_000, "bird_dog": 90_000})
    sit(journal, "thrown away", back(3), SessionState.DISCARDED, {"cat_cow": 500_000})
    sit(journal, "struck", back(8), SessionState.FINISHED, {"cat_cow": 700_000})
    assert diary.strike("struck").complaint == ""
    assert diary.remove_run(f"run of {back(26)}").complaint == ""
    journal.keep_pain(
        Pain(
            "corrected",
            *at(back(4)),
            PainMoment.AFTER_RUN,
            9,
            run=f"run of {back(4)}",
            regions={Region.CALF_RIGHT: 9},
            leg_right=LegReach.FOOT,
            replaces=f"pain of {back(4)}",
        )
    )
    say(journal, back(40), SignsSaid(Decided.CLEAR, where="log"), f"run of {back(40)}")
    say(journal, back(38), SignsSaid(Decided.CLEAR, where="log"), f"run of {back(38)}")
    say(journal, back(38), SignsSaid(Decided.CLEAR, where="log"), f"run of {back(38)}", "21:00")
    told = SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log")
    say(journal, back(33), told, f"run of {back(33)}")
    seen = SignsSaid(Decided.SEEN, Tier.SOON, ("below_knee",), "today", back(31).isoformat())
    say(journal, back(30), seen, f"run of {back(33)}")


def keep_full(journal: Journal) -> None:
    """Keep as much of everything as a page could ever be asked to hold."""
    keep_weeks(journal, TODAY)
    for name in ACTIVITIES:
        gone = Statement(f"{name} gone", *at(back(1)), name, ActivitySaid(name, retired=True))
        journal.diary.keep(gone)
    for n, region in enumerate(Region):
        pain = Pain(
            f"all {n}",
            *at(back(n % 60)),
            PainMoment.ALONE,
            1 + n % 10,
            regions={region: 1 + n % 10},
            leg_left=LegReach.FOOT,
            leg_right=LegReach.CALF,
        )
        journal.keep_pain(pain)
    for n in range(5):
        name = f"{LONG}, {n}"
        journal.diary.keep(
            Statement(f"named {n}", *at(back(70)), name, ActivitySaid(name)),
            Statement(f"first {n}", *at(back(70), "20:01"), name, ActivityScored(n)),
            Statement(f"then {n}", *at(back(7), "20:01"), name, ActivityScored(n + 2)),
        )
    for n in range(20):
        done = {f"a_rather_long_name_of_an_exercise_{k}": 300_000 + k for k in range(n)}
        sit(journal, f"long {n}", back(n), SessionState.FINISHED, {"cat_cow": 60_000, **done})
    for n in range(24):
        signs = tuple(SIGNS[(n + k) % len(SIGNS)] for k in range(1 + n % 4))
        decided = Decided.TOLD if n % 2 == 0 else Decided.SEEN
        day = back(60 - 2 * n).isoformat() if decided is Decided.SEEN else ""
        say(journal, back(60 - 2 * n), SignsSaid(decided, Tier.SOON, signs, "log", day), f"of {n}")
    journal.keep_answer(
        Answer("left", *at(back(1)), "long 1", AnswerKind.DOCTOR_TOLD, "below_knee")
    )
