"""Today and the week on the command line: the keys, the words, and what is not understood."""

import contextlib
import json
import sqlite3
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from backstretch.clock import SystemClock, local_day
from backstretch.content.library import load_library
from backstretch.content.planning import load_planning
from backstretch.journal.store import Journal
from backstretch.paths import find_paths
from backstretch.plan.facts import Goal, OffReason
from backstretch.plan.reasons import Reason, State
from backstretch.plan.today import TodayIs
from backstretch.planning.commands import run_plan, run_today
from backstretch.planning.documents import today_document, week_document
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.words import today_lines, week_lines
from backstretch.resources import resources_dir
from backstretch.settings import Settings, save_settings
from backstretch.weeks import week_days, week_name, week_start
from tests.e2e.program import Program
from tests.exchange.test_ics_out import events
from tests.fakes import FakeClock, used_home
from tests.plan.drawing import MONDAY, facts, on, plan

STEP = ["exercise", "name", "side", "seconds", "reason"]
LIBRARY = load_library(resources_dir())


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


def said(program: Program, *arguments: str) -> Any:
    ran = program.run(*arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    return json.loads(ran.stdout)


def test_the_week_as_json_has_these_keys(program: Program) -> None:
    week = said(program, "plan", "--json")
    assert list(week) == ["week", "goal_days", "minutes", "days", "moved"]
    today = local_day(SystemClock().now())
    assert week["week"] == week_name(week_start(today))
    assert len(week["days"]) == 7
    for day in week["days"]:
        assert list(day) == ["date", "run", "session", "reasons"]
        assert day["reasons"]
        assert day["session"] is None or list(day["session"]) == ["routine", "minutes", "state"]
    assert today.isoformat() in [day["date"] for day in week["days"]]


def test_today_as_json_has_these_keys_and_is_of_the_same_plan(program: Program) -> None:
    today = said(program, "today", "--json")
    assert list(today) == ["date", "state", "session", "reasons", "next_reminder"]
    week = said(program, "plan", "--json")
    [day] = [day for day in week["days"] if day["date"] == today["date"]]
    assert today["reasons"] == day["reasons"]
    assert today["state"] == "first-day"
    if today["session"]:
        steps = today["session"].pop("steps")
        assert all(list(step) == STEP for step in steps)
        assert today["session"] == day["session"]


def test_today_in_words_names_its_stretches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths, clock = used_home(tmp_path / "home"), FakeClock()
    run_today(paths, clock, as_json=True)
    steps = json.loads(capsys.readouterr().out)["session"]["steps"]
    names = dict.fromkeys(step["name"] for step in steps)
    run_today(paths, clock, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "Mon  2: The core five, 10 min, 18:30.",
        "The core five are a good start.",
    ]
    assert [line.strip() for line in lines if line.startswith("  ")] == list(names)
    assert lines[-3:] == [
        "“backstretch session after-run --minutes 10” starts its usual form.",
        "0 of 4 days done this week.",
        "Next reminder: Wed  4 at 18:30.",
    ]


def test_in_a_week_with_sick_days_today_counts_towards_what_the_week_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths, clock = used_home(tmp_path / "home"), FakeClock()
    with Journal.open(paths.journal) as kept:
        planner = KeptPlanner(kept, clock, Settings, load_planning(resources_dir())[0])
        for number in range(4, 7):
            planner.keep_off(planner.today() + timedelta(days=number), OffReason.ILL)
    run_today(paths, clock, as_json=False)
    assert "0 of 2 days done this week." in capsys.readouterr().out.splitlines()


def test_the_plan_of_the_command_line_is_the_window_s(program: Program) -> None:
    said(program, "today", "--json")
    [journal] = [program.journal]
    with Journal.open(journal) as kept:
        rules = load_planning(resources_dir())[0]
        planner = KeptPlanner(kept, SystemClock(), Settings, rules)
        planner.keep_goal(Goal(5, 11))
        planner.keep_off(planner.today(), OffReason.ILL)
        this = week_start(planner.today())
        expected = [week_document(planner.week(this + timedelta(weeks=n))) for n in (0, 2, -1)]
    for number, week in enumerate(expected):
        words = ("plan", "--json") if number == 0 else ("plan", "--json", "--week", week["week"])
        assert said(program, *words) == json.loads(json.dumps(week))


@pytest.mark.parametrize(
    "week", ["2026-W54", "2025-W53", "2026-20", "w20", "2026-W5", "0000-W01", "２０２６-W20", ""]
)
def test_what_is_not_a_week_is_said_in_one_sentence(program: Program, week: str) -> None:
    ran = program.run("plan", "--week", week)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"“{week}” is not a week: ")
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("today", "--week", "2026-W20"), ("plan", "2026-W20")])
def test_what_is_not_understood_is_told_with_exit_code_2(
    program: Program, arguments: tuple[str, ...]
) -> None:
    ran = program.run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("usage: backstretch")


def test_a_calendar_is_written_by_the_ending_of_its_name(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "plan.ICS"
    for _ in range(2):
        ran = program.run("export", str(target))
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == f"The sessions to come were written to {target}.\n"
    content = target.read_bytes()
    assert len(events(content)) >= 3 * 3
    assert all(event["UID"].endswith("@backstretch") for event in events(content))
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_calendar_that_cannot_be_written_says_so(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "plan.ics"
    ran = program.run("export", str(target))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"The export could not be written to {target}: ")
    assert ran.stderr.count("\n") == 1


def test_that_a_diary_is_newer_is_said_once_beside_a_calendar(
    program: Program, tmp_path: Path
) -> None:
    said(program, "today", "--json")
    with contextlib.closing(sqlite3.connect(program.journal)) as journal:
        journal.execute("PRAGMA user_version = 999")
    ran = program.run("export", str(tmp_path / "plan.ics"))
    assert ran.returncode == 1
    assert ran.stderr.count("newer Backstretch") == 1
    assert ran.stdout.startswith("The sessions to come were written to ")


def test_an_ending_nobody_knows_is_said_and_nothing_is_written(
    program: Program, tmp_path: Path
) -> None:
    target = tmp_path / "out.xlsx"
    ran = program.run("export", str(target))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{target} ends in “.xlsx”: ")
    assert ran.stderr.count("\n") == 1
    assert not target.exists()


def test_what_the_plan_was_told_is_in_the_export_of_everything(
    program: Program, tmp_path: Path
) -> None:
    week = said(program, "plan", "--json")["week"]
    program.run("export", str(tmp_path / "out.json"))
    document = json.loads((tmp_path / "out.json").read_bytes())
    assert [told["week"] for told in document["plan"]["weeks"]] == [week]


def test_without_a_place_to_keep_it_the_plan_is_told_all_the_same(program: Program) -> None:
    program.home.write_text("not a folder")
    ran = program.run("plan")
    assert ran.returncode == 0
    assert ran.stdout.startswith("Week ")
    assert ran.stderr.startswith(f"The folder {program.home / 'data'} cannot be made: ")
    assert ran.stderr.count("\n") == 1


def test_a_damaged_journal_is_said_and_left(program: Program) -> None:
    program.journal.parent.mkdir(parents=True)
    program.journal.write_bytes(b"not a journal")
    ran = program.run("today")
    assert ran.returncode == 0
    assert "is not a Backstretch journal" in ran.stderr
    assert program.journal.read_bytes() == b"not a journal"


def test_a_reader_that_goes_away_is_no_trouble_worth_a_word(program: Program) -> None:
    program.run("plan")
    with subprocess.Popen(
        program.command("plan", "--json"),
        env=program.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=30) in (0, 1)


def test_the_commands_tell_the_time_by_the_clock_they_are_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths, clock = used_home(tmp_path / "home"), FakeClock()
    assert run_plan(paths, clock, None, as_json=False) == 0
    assert capsys.readouterr().out == (
        "Week 2026-W10: 4 days of 10 minutes.\n"
        "* Mon  2  today    The core five, 10 min, 18:30\n"
        "  Tue  3  –        rest day\n"
        "  Wed  4  planned  Core & hips, 10 min, 18:30\n"
        "  Thu  5  –        rest day\n"
        "  Fri  6  planned  Rest-day mobility, 10 min, 18:30\n"
        "  Sat  7  –        free\n"
        "  Sun  8  planned  Core & hips, 10 min, 18:30\n"
    )
    clock.set_wall(timedelta(days=1))
    assert run_today(paths, clock, as_json=True) == 0
    today = json.loads(capsys.readouterr().out)
    assert (today["state"], today["reasons"]) == ("session", ["moved", "first"])
    assert today["next_reminder"] == "2026-03-04T18:30"
    assert 7 * 60 < sum(step["seconds"] for step in today["session"]["steps"]) <= 10 * 60
    assert all(step["reason"] for step in today["session"]["steps"])
    run_plan(paths, clock, None, as_json=False)
    assert capsys.readouterr().out.endswith(
        "Mon  2 moved to Tue  3: it passed without a session.\n"
    )


@pytest.mark.parametrize(
    ("done", "asked", "said"),
    [
        ("aa.....", 2, "2 of 2 days done this week."),
        ("aaa....", 2, "3 days done this week, 2 planned."),
        ("a......", 0, "1 day done this week."),
        (".......", 0, "This week asks for nothing."),
    ],
)
def test_more_days_done_than_planned_are_told_so(done: str, asked: int, said: str) -> None:
    told = facts("Fri", done=done)
    assert said in today_lines(plan(told), told, LIBRARY, None, None, asked)


def test_a_week_with_ill_days_asks_for_the_same_in_both_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths, clock = used_home(tmp_path / "home"), FakeClock()
    with Journal.open(paths.journal) as journal:
        planner = KeptPlanner(journal, clock, Settings, load_planning(resources_dir())[0])
        for number in range(3):
            planner.keep_off(planner.today() + timedelta(days=number), OffReason.ILL)
    run_plan(paths, clock, None, as_json=False)
    run_today(paths, clock, as_json=False)
    said = capsys.readouterr().out
    assert said.startswith("Week 2026-W10: 2 of your usual 4 days, 10 minutes each.\n")
    assert "\n0 of 2 days done this week.\n" in said


@pytest.mark.parametrize(
    ("told", "first", "state"),
    [
        (facts("Mon"), "Mon 11: Core & hips, 12 min.", TodayIs.SESSION),
        (facts("Tue", done="c......"), "Tue 12: no session today.", TodayIs.REST),
        (facts("Mon", done="c......"), "Mon 11: Core & hips, 12 min, done.", TodayIs.DONE),
        (
            facts("Mon", stopped=True),
            "Mon 11: A warning sign stands, so there is no session.",
            TodayIs.STOPPED,
        ),
    ],
)
def test_today_in_words_and_in_codes_agree(told: Any, first: str, state: TodayIs) -> None:
    week = plan(told)
    routine = LIBRARY.routine("core-hips", 12) if state is TodayIs.SESSION else None
    lines = list(today_lines(week, told, LIBRARY, routine, None, 4))
    document = today_document(week, told, [], None)
    assert lines[0] == first
    assert document["state"] == state
    assert ("starts its usual form" in "\n".join(lines)) == (state is TodayIs.SESSION)
    assert document["next_reminder"] is None


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    told = facts("Tue", done="c......")
    week = plan(told)
    day = week.days[1]
    changed = type(day)(day.date, day.run, None, (reason,))
    week = type(week)(
        week.week, week.goal_days, week.minutes, (week.days[0], changed, *week.days[2:])
    )
    sentence = list(today_lines(week, told, LIBRARY, None, None, 4))[1]
    assert sentence.endswith(".")
    assert len(sentence.split()) <= 15
    assert list(week_lines(week, LIBRARY, MONDAY, 4))[2].startswith("  Tue 12  –")


def test_a_week_with_a_run_and_a_session_after_it() -> None:
    told = facts("Mon", runs="p......")
    [line] = [line for line in week_lines(plan(told), LIBRARY, on("Mon"), 4) if line[0] == "*"]
    assert line == "* Mon 11  today    After a run, 12 min, run planned"
    assert plan(told).sessions(State.TODAY) == (on("Mon"),)


def test_the_next_reminder_follows_the_settings(program: Program) -> None:
    paths = find_paths(program.home)
    paths.make()
    save_settings(paths.settings, Settings(remind_at="11:15", remind_session=True))
    before = said(program, "today", "--json")["next_reminder"]
    assert before.endswith("T11:15")
    save_settings(paths.settings, Settings(remind_session=False, remind_week=False))
    assert said(program, "today", "--json")["next_reminder"] is None


@pytest.mark.parametrize(("starts", "begins"), [("sunday", 7), ("saturday", 6), ("monday", 1)])
def test_the_week_begins_on_the_day_that_was_chosen(
    program: Program, starts: Any, begins: int
) -> None:
    used_home(program.home, week_starts=starts)
    for which in ((), ("--week", "2026-W53")):
        week = said(program, "plan", *which, "--json")
        days = [date.fromisoformat(day["date"]) for day in week["days"]]
        assert days == list(week_days(week_start(days[3], begins)))
    assert date(2026, 12, 31) in days
    lines = program.run("plan").stdout.splitlines()
    names = [line[2:5] for line in lines if line[:2] in ("* ", "  ")]
    assert names[0] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][begins - 1]
