"""The real program on a desktop of its own: in its tray, stopped and gone on, with its notices."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import PIPE
from zoneinfo import ZoneInfo

import msgspec
import pytest

from backstretch.clock import SystemClock, local_day
from backstretch.journal.plan_records import Reminded, RemindedWhat
from backstretch.journal.store import Journal
from backstretch.paths import find_paths
from backstretch.plan.reminding import Kind
from tests.desktop.own_desktop import OwnDesktop, missing_programs, own_desktop
from tests.desktop.waiting import until
from tests.fakes import used_home

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="this desktop is Linux's"),
    pytest.mark.skipif(bool(missing_programs()), reason="no programs for a desktop of its own"),
]
CLOCK = SystemClock()
SOON = 20
MEANWHILE = 2
WAITS = timedelta(seconds=15)
Open = Callable[..., "subprocess.Popen[str]"]


def at_noon(desktop: OwnDesktop) -> dict[str, str]:
    """Return the environment of a place where it is about noon, so that no night is near."""
    return {**desktop.env, "TZ": f"Etc/GMT{CLOCK.now().astimezone(UTC).hour - 12:+d}"}


@pytest.fixture
def desktop() -> Iterator[OwnDesktop]:
    with own_desktop() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def opened(desktop: OwnDesktop, home: Path) -> Iterator[Open]:
    """Return what opens the window where it is noon; it ends with the test, without complaint."""
    made: list[subprocess.Popen[str]] = []

    def start(**choices: object) -> "subprocess.Popen[str]":
        used_home(home, **choices)
        command = [sys.executable, "-m", "backstretch", "--home", str(home)]
        made.append(subprocess.Popen(command, env=at_noon(desktop), stderr=PIPE, text=True))
        return made[-1]

    yield start
    for each in made:
        each.send_signal(signal.SIGCONT)
        each.terminate()
        assert each.communicate(timeout=30)[1] == ""


def test_in_the_tray_there_is_a_menu_and_always_a_way_back(
    desktop: OwnDesktop, opened: Open, home: Path
) -> None:
    program = opened(keep_in_tray=True)
    icon = desktop.icon()
    again = [sys.executable, "-m", "backstretch", "--home", str(home)]
    ways: tuple[Callable[[], object], ...] = (
        lambda: desktop.choose(icon, "Open Backstretch"),
        lambda: subprocess.run(again, env=at_noon(desktop), check=True),
        desktop.end_tray,
    )
    for way in ways:
        assert desktop.close_window(program.pid)
        assert program.poll() is None
        way()
        assert until(lambda: bool(desktop.windows(program.pid)), 3000)


def test_the_menu_of_the_tray_is_in_the_order_of_the_design(
    desktop: OwnDesktop, opened: Open
) -> None:
    opened()
    lines = list(desktop.menu(desktop.icon()))
    assert [line for line in lines[2:] if line != "Tomorrow"] == [  # not on every day of a week
        *("Start session", "Remind me later", "In 30 minutes", "In 1 hour"),
        *("This evening, 20:30", "No reminders today", "Open Backstretch", "Quit"),
    ]
    assert lines[0].endswith(" min")
    # A first week asks for its share of four: that depends on the day it begins on.
    assert re.fullmatch(r"0 of [1-4] this week\. Reminder 18:30", lines[1])


def test_stopped_over_its_time_a_reminder_comes_once_and_starts_from_the_tray(
    desktop: OwnDesktop, opened: Open, home: Path
) -> None:
    due = CLOCK.now() + WAITS
    put_off_until(due, home, desktop)
    program = opened(keep_in_tray=True, quiet_from="00:00", quiet_until="00:00")
    desktop.icon()
    assert desktop.close_window(program.pid)
    program.send_signal(signal.SIGSTOP)
    assert CLOCK.now() < due
    assert until(lambda: CLOCK.now() > due + timedelta(seconds=1), 2000)
    assert not desktop.notices.says_something(0)
    program.send_signal(signal.SIGCONT)
    assert desktop.notices.says_something(SOON)
    notice = desktop.notices.hear()
    assert notice["title"].endswith("minutes for your back?")
    assert notice["actions"][2::2] == ["start", "move", "not-today"]
    for number in (signal.SIGSTOP, signal.SIGCONT):
        program.send_signal(number)
    assert not desktop.notices.says_something(MEANWHILE)
    assert desktop.windows(program.pid) == []
    desktop.notices.tell("press start")
    assert until(lambda: bool(desktop.windows(program.pid)), 3000)
    with Journal.open(find_paths(home).journal, read_only=True) as journal:
        assert until(lambda: len(journal.sessions()) == 1)
        told = [one.what for one in journal.plan.reminded()]
    assert told == [RemindedWhat.LATER, RemindedWhat.SHOWN, RemindedWhat.STARTED]


def put_off_until(due: datetime, home: Path, desktop: OwnDesktop) -> None:
    """Keep that today's reminder was put off until a moment, in the home of a new person."""
    zone = at_noon(desktop)["TZ"]
    there = due.astimezone(ZoneInfo(zone))
    day = local_day(there).isoformat()
    where = (there.isoformat(timespec="seconds"), zone, day)
    later = Reminded("a" * 32, *where, day, Kind.SESSION, RemindedWhat.LATER)
    paths = find_paths(home)
    paths.make()
    with Journal.open(paths.journal) as journal:
        journal.plan.keep(msgspec.structs.replace(later, until=due.isoformat()))


def test_without_a_tray_a_closed_window_ends_the_program(home: Path) -> None:
    used_home(home, keep_in_tray=True)
    command = [sys.executable, "-m", "backstretch", "--home", str(home)]
    with own_desktop(has_tray=False) as desktop:
        env = at_noon(desktop)
        with subprocess.Popen(command, env=env, stderr=PIPE, text=True) as program:
            closed = desktop.close_window(program.pid)
            if not closed:
                program.terminate()
            assert program.communicate(timeout=30)[1] == ""
        assert (closed, program.returncode) == (True, 0)
