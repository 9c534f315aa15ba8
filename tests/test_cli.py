"""The command line from outside: what it does, says and returns."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from backstretch import __version__
from backstretch.clock import SystemClock
from backstretch.resources import resources_dir
from tests.e2e.program import Program, bare_env, done, scripted

FAST = ("--text", "--speed", "600")
ROOT = Path(__file__).resolve().parent.parent
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


def one_sentence(text: str) -> bool:
    return text.endswith(".\n") and text.count("\n") == 1 and "Traceback" not in text


@pytest.mark.alone
def test_a_session_at_sixty_times_the_speed_takes_its_time_and_is_kept(program: Program) -> None:
    clock = SystemClock()
    ran = program.run("session", "after-run", "--minutes", "12", "--text", "--speed", "60")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert 11.9 <= clock.monotonic_ns() / 1e9 < 20
    assert ran.stdout.endswith("Done. 12 minutes on the mat.\n")
    [session] = program.sessions()
    assert (session["routine"], session["minutes"]) == ("after-run", 12)
    assert (session["state"], session["done_s"]) == ("finished", session["planned_s"])
    assert done(session) == scripted("after-run", 12)


@pytest.mark.parametrize("routine", ["after-run", "rest-day", "desk-day", "flare-up", "core-hips"])
def test_every_routine_is_done_to_the_second(program: Program, routine: str) -> None:
    ran = program.run("session", routine, "--minutes", "10", *FAST)
    assert (ran.returncode, ran.stderr) == (0, "")
    [session] = program.sessions()
    assert (session["state"], session["planned_s"], session["done_s"]) == ("finished", 600, 600)
    assert done(session) == scripted(routine, 10)
    assert all(step["skipped"] is None for step in session["steps"])


def test_an_unknown_routine_lists_the_known_ones(program: Program) -> None:
    ran = program.run("session", "yoga", *FAST)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert one_sentence(ran.stderr.replace("“yoga”. ", "“yoga”: "))
    for routine in ("after-run", "rest-day", "desk-day", "flare-up", "core-hips"):
        assert routine in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("session", "--minutes", "11"),
        ("session", "--speed", "0"),
        ("session", "--speed", "quick"),
        ("export",),
        ("dance",),
    ],
)
def test_what_is_not_understood_is_told_with_exit_code_2(
    program: Program, arguments: tuple[str, ...]
) -> None:
    ran = program.run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("usage: backstretch")


def test_the_version(program: Program) -> None:
    assert program.run("--version").stdout == f"backstretch {__version__}\n"


@pytest.mark.parametrize("before", [True, False])
def test_home_and_speed_hold_before_and_after_the_command(tmp_path: Path, before: bool) -> None:
    options = ("--home", str(tmp_path / "there"), "--speed", "600")
    command = ("session", "flare-up", "--minutes", "10", "--text")
    words = (*options, *command) if before else (*command, *options)
    env = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "not-there")}
    ran = subprocess.run(
        [sys.executable, "-m", "backstretch", *words],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
    )
    assert ran.returncode == 0
    assert (tmp_path / "there" / "data" / "journal.db").exists()
    assert not (tmp_path / "not-there").exists()


def test_no_folder_is_not_this_one(program: Program) -> None:
    ran = program.run("--home", "", "today")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--home: a folder must be named" in ran.stderr


@pytest.mark.parametrize("target", ["no-folder/out.json", "folder"])
def test_an_export_that_cannot_be_written_says_so(
    program: Program, tmp_path: Path, target: str
) -> None:
    (tmp_path / "folder").mkdir()
    ran = program.run("export", str(tmp_path / target))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"The export could not be written to {tmp_path / target}: ")
    assert ran.stderr.count("\n") == 1


def test_a_home_that_is_a_file_is_said_once_and_the_session_runs(program: Program) -> None:
    program.home.write_text("not a folder")
    ran = program.run("session", "flare-up", "--minutes", "10", *FAST)
    assert ran.returncode == 1
    last = ran.stderr.splitlines()[-1]
    assert last.startswith(f"The folder {program.home / 'data'} cannot be made: ")
    assert last.endswith("This session will not be kept.")
    assert ran.stderr.count(str(program.home / "data")) == 1
    assert "Traceback" not in ran.stderr
    assert "Done. 10 minutes on the mat.\n" in ran.stdout
    exported = program.run("export", str(program.home.parent / "out.json"))
    assert exported.returncode == 1
    assert one_sentence(exported.stderr)
    assert program.home.read_text() == "not a folder"


def test_a_home_nobody_may_write_to_is_said_once_and_the_session_runs() -> None:
    if os.name != "posix":
        pytest.skip("folders are not closed by their mode here")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        program = Program(Path(folder) / "home")
        if os.geteuid() == 0:
            program.prefix = NOBODY
            tried = [*NOBODY, sys.executable, "-c", "import backstretch.cli, PySide6"]
            if subprocess.run(tried, capture_output=True).returncode:
                pytest.skip("root writes everywhere, and no other user may read this checkout")
        program.home.mkdir()
        program.home.chmod(0o555)
        ran = program.run("session", "flare-up", "--minutes", "10", *FAST)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1), ran.stderr
    assert str(program.home / "data") in ran.stderr
    assert ran.stderr.endswith("This session will not be kept.\n")
    assert "Done. 10 minutes on the mat.\n" in ran.stdout


def test_broken_resource_files_are_named_and_the_session_runs(
    program: Program, tmp_path: Path
) -> None:
    package = tmp_path / "lib" / "backstretch"
    shutil.copytree(
        ROOT / "src" / "backstretch", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    for part in resources_dir().iterdir():
        if part.name in ("exercises", "routines", "guidance"):
            shutil.copytree(part, package / "resources" / part.name)
        else:
            (package / "resources" / part.name).symlink_to(part)
    exercises = package / "resources" / "exercises"
    (exercises / "wall_squat.toml").write_text("name = \n")
    plank = exercises / "plank.toml"
    plank.write_text(plank.read_text(encoding="utf-8").replace("\nsides =", "\nside ="), "utf-8")
    program.env["PYTHONPATH"] = str(package.parent)
    ran = program.run("session", "after-run", "--minutes", "10", *FAST)
    assert ran.returncode == 0, ran.stderr
    told = ran.stderr.splitlines()
    assert "exercises/plank.toml: side: is not a known key." in told
    assert "exercises/plank.toml: sides: is missing." in told
    no_value = "exercises/wall_squat.toml: line 1, character 8: there is no value that can be read."
    assert no_value in told
    left_out = [line for line in told if not line.startswith("exercises/")]
    assert len(set(told)) == len(told)
    assert left_out
    assert all(line.endswith("could not be loaded; this version is left out.") for line in left_out)
    [session] = program.sessions()
    assert done(session) == scripted("after-run", 10)


@pytest.mark.alone
def test_without_sound_speech_and_bus_it_says_so_once_and_runs(tmp_path: Path) -> None:
    program = Program(tmp_path / "home", bare_env(tmp_path))
    running = program.start("session", "after-run", "--text", "--speed", "2")
    assert running.stdout is not None
    lines = iter(running.stdout.readline, "")
    next(line for line in lines if "0:10  Cat-cow, 64 s" in line)
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=10)
    assert running.returncode == 130
    assert stderr == "No sound. All cues are on the screen.\n"


@pytest.mark.alone
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_the_session_open_and_it_goes_on_from_there(
    program: Program, number: signal.Signals
) -> None:
    running = program.start("session", "after-run", "--minutes", "10", "--text", "--speed", "60")
    assert running.stdout is not None
    lines = iter(running.stdout.readline, "")
    next(line for line in lines if "Next: Runner’s lunge, right side" in line)
    running.send_signal(number)
    said, stderr = running.communicate(timeout=10)
    assert (running.returncode, stderr) == (130, "")
    assert said.endswith("Kept. “--unfinished continue” goes on from here.\n")
    [session] = program.sessions()
    assert (session["open"], session["state"]) == (True, "partial")
    assert 0 < session["done_s"] < 600

    ran = program.run("session", "--unfinished", "continue", *FAST)
    assert (ran.returncode, ran.stderr) == (0, "")
    [session] = program.sessions()
    assert (session["open"], session["state"]) == (False, "finished")
    assert done(session) == scripted("after-run", 10)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("start-over", [("flare-up", "partial", False), ("flare-up", "finished", False)]),
        ("discard", [("flare-up", "partial", True), ("rest-day", "finished", False)]),
    ],
)
def test_a_session_cut_off_can_be_started_over_or_discarded(
    program: Program, answer: str, kept: list[tuple[str, str, bool]]
) -> None:
    running = program.start("session", "flare-up", "--minutes", "10", "--text", "--speed", "60")
    assert running.stdout is not None
    next(line for line in iter(running.stdout.readline, "") if " 0:10  " in line)
    running.kill()
    running.communicate(timeout=10)
    words = ("session", "rest-day", "--minutes", "10", "--unfinished", answer)
    assert program.run(*words, *FAST).returncode == 0
    sessions = program.sessions()
    assert [(s["routine"], s["state"], s["discarded"]) for s in sessions] == kept
    assert not any(session["open"] for session in sessions)


def test_a_window_without_a_display_says_what_to_do(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("there is always a place for a window here")
    ran = Program(tmp_path / "home", bare_env(tmp_path)).run()
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("There is no display to show a window on.")
    assert "backstretch session --text" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_window_opens_and_goes_away_again_when_only_asked_to_paint(tmp_path: Path) -> None:
    program = Program(tmp_path / "home", {"QT_QPA_PLATFORM": "offscreen"})
    ran = program.run("--exit-after-paint")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
