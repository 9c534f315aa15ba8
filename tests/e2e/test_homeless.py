"""Where the home folder cannot be used, the window says so and has another folder chosen."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.journal.seal import SealState, look
from tests.desktop.waiting import until
from tests.e2e.screen import Screen, own_screen

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="HOME and XDG folders are Linux's"),
]
TRIES = 3000
NOWHERE = "/nonexistent"
CHOOSER = "Choose a folder"
KINDS = ("DATA", "CONFIG", "CACHE", "STATE")


@pytest.fixture
def screen() -> Iterator[Screen]:
    with own_screen() as made:
        yield made


def started(*words: str, at: Path | None = None, **env: str) -> subprocess.Popen[str]:
    """Start the program with a home folder that is not there, in the folder `at`."""
    left_out = {f"XDG_{kind}_HOME" for kind in KINDS}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return subprocess.Popen(
        [sys.executable, "-m", "backstretch", *words],
        env={**kept, "HOME": NOWHERE, **env},
        cwd=at,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_folder_is_chosen_and_the_window_opens_there(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    root = set(Path("/").iterdir())
    process = started(at=folder, **screen.env)
    try:
        screen.window_of(process.pid)
        screen.press("Return")
        screen.window_of(process.pid, CHOOSER)

        def is_chosen() -> bool:
            if screen.has_window(process.pid, CHOOSER):  # it may not have heard the first
                screen.press("Return")  # the folder that it begins in
            return until((folder / "data").is_dir, TRIES // 10)

        assert until(is_chosen, 10), process.poll()
        assert not (folder / "data" / "journal.db").exists(), "it says how to find it first"
        screen.window_of(process.pid)
        screen.press("Return")
        assert until((folder / "data" / "journal.db").exists, TRIES), process.poll()
        process.send_signal(signal.SIGTERM)
        _, stderr = process.communicate(timeout=60)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 0
    assert stderr.count("\n") == 1
    assert f"“{NOWHERE}”" in stderr
    assert look(folder / "data" / "journal.db") is SealState.WHOLE
    assert set(Path("/").iterdir()) == root


@pytest.mark.parametrize("words", [("--exit-after-paint",), ("today",), ("session", "--text")])
def test_nobody_is_asked_where_nobody_can_answer(words: tuple[str, ...]) -> None:
    process = started(*words, QT_QPA_PLATFORM="offscreen")
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 1
    assert stderr.count("\n") == 1
    assert f"“{NOWHERE}”" in stderr


def test_a_home_that_nothing_can_be_made_in_is_named_too(tmp_path: Path) -> None:
    (tmp_path / ".local").write_text("a file where a folder should be")
    process = started("--exit-after-paint", QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path))
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 1
    assert stderr.count("\n") == 1
    assert f"The folder {tmp_path / '.local' / 'share' / 'backstretch'} cannot be made" in stderr


def test_told_to_end_it_does_not_ask_on() -> None:
    process = started(QT_QPA_PLATFORM="offscreen")
    assert process.stderr
    assert NOWHERE in process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode in (1, -signal.SIGTERM), "before it could hear of it, or after"
