"""Sessions as they come: what several tests write into a journal."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from backstretch.journal.entries import Event, Happening, PlanRow, SessionStart
from backstretch.journal.plan_records import (
    CanSet,
    GoalSet,
    OffSet,
    PlanRecord,
    PlanTold,
    PlanWish,
    Reminded,
    RemindedWhat,
    RunIs,
    RunNote,
    What,
)
from backstretch.journal.said import Answer, AnswerKind, Pain, PainMoment

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 300.0
ROWS = (
    PlanRow("cat_cow", "both", 60_000, 0, (1,)),
    PlanRow("runners_lunge", "right", 30_000, 1, (3,)),
    PlanRow("runners_lunge", "left", 30_000, 1, (5, 6)),
)
EVENTS = (
    Event(0, Happening.STARTED, 0, 0, at="2026-03-02T16:30:00.000+00:00"),
    Event(1, Happening.CREDITED, 0, 10_000, ms=10_000, at="2026-03-02T16:30:10.000+00:00"),
    Event(2, Happening.CREDITED, 1, 60_000, ms=60_000, at="2026-03-02T16:31:10.000+00:00"),
    Event(3, Happening.PAUSED, 3, 12_345, note="asked", at="2026-03-02T16:31:22.345+00:00"),
    Event(4, Happening.CREDITED, 3, 12_345, ms=12_345, at="2026-03-02T16:31:22.345+00:00"),
    Event(5, Happening.RESUMED, 3, 12_345, at="2026-03-02T16:40:00.000+00:00"),
    Event(6, Happening.SKIPPED, 7, 0, item=1, note="does not feel good today — ça va 🙂"),
    Event(7, Happening.EXTENDED, 7, 0, ms=10_000),
    Event(8, Happening.EASED, 7, 0, item=2),
)


def a_start(key: str = "first", script: bytes = b'{"steps":[]}') -> SessionStart:
    """Return the start of a session."""
    return SessionStart(
        key,
        "2026-03-02T17:30:00+01:00",
        "Europe/Berlin",
        "2026-03-02",
        "after-run",
        12,
        720_000,
        ROWS,
        script,
    )


def a_pain(key: str = "p", score: int | None = 3, **more: Any) -> Pain:
    """Return pain after the session that `a_start` starts."""
    at = ("2026-03-02T17:43:00+01:00", "Europe/Berlin", "2026-03-02")
    moment = more.pop("moment", PainMoment.AFTER_SESSION)
    return Pain(key, *at, moment, score, **{"session": "first"} | more)


def an_answer(
    key: str = "a",
    kind: AnswerKind = AnswerKind.EFFORT,
    value: str = "right",
    session: str = "first",
) -> Answer:
    """Return an answer about the session that `a_start` starts."""
    at = ("2026-03-02T17:43:00+01:00", "Europe/Berlin", "2026-03-02")
    return Answer(key, *at, session, kind, value)


def credits(count: int, first: int = 0) -> tuple[Event, ...]:
    """Return as many events that credit a second each."""
    return tuple(
        Event(seq, Happening.CREDITED, 1, seq * 1000, ms=1000)
        for seq in range(first, first + count)
    )


def run_child(
    module: str, *arguments: str, bound_by_modes: bool = False, longest_s: float = LONGEST_S
) -> str:
    """Run a module of the tests in a process of its own and return what it printed.

    With `bound_by_modes` the child has to obey the modes of files, also where the tests run as
    root, who need not.
    """
    return _run(("-m", module, *arguments), bound_by_modes, longest_s)


def run_code(code: str, *arguments: str) -> str:
    """Run lines of code in a process that obeys the modes of files, return what they printed."""
    return _run(("-c", code, *arguments), True)


def _run(arguments: Sequence[str], bound_by_modes: bool, longest_s: float = LONGEST_S) -> str:
    before = obeying_modes() if bound_by_modes else ()
    command = (*before, sys.executable, *arguments)
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=longest_s
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def obeying_modes(*more: str) -> tuple[str, ...]:
    """Return what to put before a command so that it obeys the modes of files.

    Of what root may do, `more` is taken away too, by its names.
    """
    if sys.platform == "win32":
        pytest.skip("Windows has no modes that keep a file from its owner")
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root ignores the modes of files, and setpriv is not here")
    powers = ",".join(f"-{power}" for power in ("dac_override", "dac_read_search", *more))
    return ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}")


SAID = ("2026-03-02T17:43:00+01:00", "Europe/Berlin", "2026-03-02")


def a_wish(key: str = "w", what: What | None = None, day: str = "2026-03-04") -> PlanWish:
    """Return a wish of the day of the session that `a_start` starts."""
    return PlanWish(key, *SAID, day, what or OffSet("away"))


def a_run(key: str = "r", state: RunIs = RunIs.PLANNED, **more: Any) -> RunNote:
    """Return a note of a run two days later."""
    values: dict[str, Any] = {"run": "run", "day": "2026-03-04", "start": "07:15", "minutes": 40}
    return RunNote(key, *SAID, state=state, **values | more)


def a_plan(
    key: str = "t",
    week: str = "2026-W10",
    body: str = '{"week":"2026-W10"}',
    *,
    asked: bool = False,
) -> PlanTold:
    """Return a week as told."""
    return PlanTold(key, *SAID, week, body, asked)


def a_reminder(key: str = "m", what: RemindedWhat = RemindedWhat.SHOWN, **more: Any) -> Reminded:
    """Return what came of a reminder."""
    return Reminded(key, *SAID, "2026-03-02", "session", what, **more)


def plan_records(tag: str = "") -> tuple[PlanRecord, ...]:
    """Return a record of every kind there is; `tag` sets their ids apart from others'."""
    whats: tuple[What, ...] = (
        GoalSet(4, 11),
        CanSet((1, 3, 6), {1: "07:15", 6: "18:00"}, {3: 7.5}),
        OffSet("ill"),
        OffSet(""),
    )
    return (
        *(a_wish(f"wish {tag}{n}", what) for n, what in enumerate(whats)),
        *(a_run(f"run {tag}{state}", state, run=f"run {tag}") for state in RunIs),
        a_run(f"run {tag}bare", run=f"bare {tag}", start="", minutes=0),
        a_plan(f"plan {tag}"),
        a_plan(f"plan {tag}asked", asked=True),
        *(a_reminder(f"reminder {tag}{what}", what) for what in RemindedWhat),
        a_reminder(f"reminder {tag}", again=True, until="2026-03-02T19:00:00+01:00"),
    )
