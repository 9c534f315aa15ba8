"""The screen goes away under the window, as at the end of a login: all is there at the next start.

Without a session manager of the desktop, that and signals are all a program hears of a logout.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from backstretch.journal.seal import SealState, look
from backstretch.journal.store import Journal, JournalError
from tests.desktop.waiting import until
from tests.e2e.program import Program
from tests.e2e.screen import Screen, own_screen
from tests.e2e.screen_gone import WORDS
from tests.fakes import used_home

pytestmark = pytest.mark.alone

TRIES = 3000
NewScreen = Callable[[], Screen]
Open = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def new_screen() -> Iterator[NewScreen]:
    """Return what makes a screen of its own; the test may lose it."""
    with ExitStack() as screens:
        yield lambda: screens.enter_context(own_screen())


@pytest.fixture
def program(tmp_path: Path) -> Program:
    used_home(tmp_path / "home")
    return Program(tmp_path / "home")


@pytest.fixture
def opened(program: Program) -> Iterator[Open]:
    """Return what opens the window on a screen and waits until it is seen."""
    made: list[subprocess.Popen[str]] = []

    def begin(screen: Screen, *arguments: str) -> subprocess.Popen[str]:
        program.env |= screen.env
        made.append(program.start(*arguments))
        screen.window_of(made[-1].pid)
        return made[-1]

    yield begin
    for process in made:
        process.kill()
        process.communicate()


def seconds_done(program: Program) -> float:
    """Return how much of the newest session is in the diary by now."""
    try:
        with Journal.open(program.journal, read_only=True) as journal:
            return sum(session.done_ms for session in journal.sessions()[-1:]) / 1000
    except JournalError:  # just being written to
        return 0


def end_of(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, stderr = process.communicate(timeout=60)
    return process.returncode, stderr


def test_a_session_is_kept_and_sealed_and_goes_on_at_the_next_start(
    program: Program, new_screen: NewScreen, opened: Open
) -> None:
    screen = new_screen()
    process = opened(screen, "session", "after-run", "--minutes", "10", "--speed", "60")
    assert until(lambda: seconds_done(program) > 15, TRIES), process.poll()
    seen = seconds_done(program)
    screen.lose()
    code, stderr = end_of(process)
    assert code == 1
    assert len(stderr.splitlines()) == 1, stderr
    assert look(program.journal) is SealState.WHOLE
    assert seconds_done(program) >= seen

    screen = new_screen()
    process = opened(screen, "--speed", "60")
    screen.press("Return")  # Continue, which Today offers first
    assert until(lambda: seconds_done(program) > seen + 10, TRIES), process.poll()
    process.terminate()
    assert end_of(process) == (0, "")
    [session] = program.sessions()
    assert session["open"]


def test_an_entry_that_is_not_saved_yet_is_there_at_the_next_start(
    program: Program, new_screen: NewScreen, opened: Open
) -> None:
    draft = program.home / "data" / "draft.json"
    screen = new_screen()
    process = opened(screen)
    screen.press("ctrl+l", "3")  # the number of the pain, which has the focus
    assert until(lambda: draft.exists() and b'"score":3' in draft.read_bytes(), TRIES)
    screen.lose()
    code, stderr = end_of(process)
    assert code == 1
    assert len(stderr.splitlines()) == 1, stderr
    assert look(program.journal) is SealState.WHOLE

    screen = new_screen()
    process = opened(screen)
    screen.press("ctrl+l", "ctrl+s")
    assert until(lambda: pains(program) == [3], TRIES), draft.read_text()
    process.terminate()
    assert end_of(process) == (0, "")


def pains(program: Program) -> list[int | None]:
    """Return the pains in the diary."""
    try:
        with Journal.open(program.journal, read_only=True) as journal:
            return [pain.score for pain in journal.pains()]
    except JournalError:  # just being written to
        return []


@pytest.mark.parametrize("what", ["session", "entry"])
def test_where_the_process_ends_at_once_all_is_kept_and_sealed_all_the_same(
    program: Program, what: str
) -> None:
    """As with Wayland, where Qt has but one more word for it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.screen_gone", str(program.home), what],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (1, f"{WORDS}\n")
    assert look(program.journal) is SealState.WHOLE
    draft = program.home / "data" / "draft.json"
    assert (draft.exists() and b'"distance":"8.2"' in draft.read_bytes()) == (what == "entry")
    assert [session["open"] for session in program.sessions()] == [True] * (what == "session")
