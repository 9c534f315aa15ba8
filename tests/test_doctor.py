"""`backstretch doctor`: what it finds, in words and as JSON."""

import shutil
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backstretch import __version__
from backstretch.log_file import LogFile
from backstretch.paths import find_paths
from tests.desktop.private_bus import NotificationDesk, private_bus
from tests.e2e.program import Program, bare_env
from tests.fakes import FakeClock

NAMES = {
    "versions",
    "folders",
    "privacy",
    "journal",
    "content",
    "poses",
    "window",
    "sound",
    "voice",
    "speech",
    "tray",
    "notifications",
    "keep-awake",
}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


def report(program: Program, code: int = 0) -> dict[str, Any]:
    ran = program.run("doctor", "--json")
    assert (ran.returncode, ran.stderr) == (code, "")
    return msgspec.json.decode(ran.stdout, type=dict[str, Any])


def copy_of_the_program(program: Program, folder: Path) -> Path:
    """Run a copy from now on, whose resources can be broken; return its package."""
    root = Path(__file__).resolve().parent.parent
    package = folder / "lib" / "backstretch"
    shutil.copytree(root / "src" / "backstretch", package)
    shutil.copytree(root / "resources", package / "resources", symlinks=True)
    program.env["PYTHONPATH"] = str(package.parent)
    return package


def findings(document: dict[str, Any]) -> dict[str, tuple[bool, str]]:
    return {found["name"]: (found["ok"], found["says"]) for found in document["findings"]}


def test_the_report_has_a_name_and_a_version_and_every_finding_a_sentence(
    program: Program,
) -> None:
    document = report(program)
    assert set(document) == {"format", "version", "can_run_a_session", "findings"}
    assert (document["format"], document["version"]) == ("backstretch-doctor", 1)
    assert document["can_run_a_session"] is True
    assert {found["name"] for found in document["findings"]} == NAMES
    for found in document["findings"]:
        assert set(found) == {"name", "ok", "says"}
        assert isinstance(found["ok"], bool)
        assert found["says"].endswith(".")
    assert findings(document)["versions"][1].startswith(f"Backstretch {__version__}, Python ")


def test_looking_makes_nothing(program: Program) -> None:
    report(program)
    assert not program.home.exists()


def test_in_words_there_is_one_line_a_finding_and_a_verdict(program: Program) -> None:
    ran = program.run("doctor")
    *lines, verdict = ran.stdout.splitlines()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {line.split()[1] for line in lines} == NAMES
    assert {line.split()[0] for line in lines} <= {"ok", "--"}
    assert verdict == "A guided session can run here."


def test_with_the_log_all_that_went_wrong_is_printed_and_no_name_of_the_home(
    program: Program,
) -> None:
    program.env["HOME"] = str(program.home.parent)
    assert program.run("doctor", "--log").stdout.endswith("\nNothing went wrong lately.\n")
    log = LogFile(find_paths(program.home).log)
    log.add(FakeClock().now(), "ValueError")
    told = program.run("doctor", "--log").stdout
    assert told.endswith(log.read())
    assert "~/home/data" in told
    assert program.env["HOME"] not in told
    document = msgspec.json.decode(program.run("doctor", "--log", "--json").stdout)
    assert document["log"] == log.read()


def test_on_a_bare_machine_it_says_what_is_missing_and_that_a_session_runs(
    tmp_path: Path,
) -> None:
    if sys.platform != "linux":
        pytest.skip("sound and speech cannot be taken away from the system here")
    document = report(Program(tmp_path / "home", bare_env(tmp_path)))
    found = findings(document)
    assert document["can_run_a_session"] is True
    missing = {name for name, (ok, _) in found.items() if not ok}
    assert missing == {"window", "sound", "speech", "tray", "notifications", "keep-awake"}
    assert found["sound"][1] == "No device for sound. All cues are on the screen."
    assert found["content"][0]
    assert found["voice"][0]


@pytest.mark.skipif(sys.platform != "linux", reason="the notification service is Linux's")
def test_notifications_and_tray_are_asked_for_and_told_as_they_are(tmp_path: Path) -> None:
    with private_bus() as address:
        program = Program(tmp_path / "home", {"DBUS_SESSION_BUS_ADDRESS": address})
        found = findings(report(program))
        assert not found["notifications"][0]
        assert found["tray"] == (
            False,
            "This desktop shows no tray. A closed window ends the program.",
        )
        for words, says in (((), "with buttons"), (("no-buttons",), "without buttons")):
            desk = NotificationDesk(address, *words)
            ok, told = findings(report(program))["notifications"]
            desk.close()
            assert ok
            assert says in told


def test_a_journal_is_counted_and_a_damaged_one_is_told(program: Program) -> None:
    program.run("session", "flare-up", "--minutes", "10", "--text", "--speed", "600")
    says = findings(report(program))["journal"][1]
    assert says.endswith("1 session, 0 unfinished.")
    program.journal.write_bytes(program.journal.read_bytes()[:5000])
    document = report(program, code=1)
    assert document["can_run_a_session"] is False
    ok, says = findings(document)["journal"]
    assert not ok
    assert "is damaged" in says


def test_a_home_that_is_a_file_is_no_place_for_a_session(program: Program) -> None:
    program.home.write_text("not a folder")
    ran = program.run("doctor")
    assert ran.returncode == 1
    assert f"{program.home / 'data'} cannot be made or written to." in ran.stdout
    assert ran.stdout.endswith("A guided session cannot run here yet.\n")


def test_a_missing_pose_file_is_named(program: Program, tmp_path: Path) -> None:
    package = copy_of_the_program(program, tmp_path)
    (package / "resources" / "poses" / "figure_four.toml").unlink()
    ok, says = findings(report(program))["poses"]
    assert not ok
    assert says == "1 fault: poses/figure_four.toml: is missing."


def test_pose_files_that_are_all_missing_are_one_fault(program: Program, tmp_path: Path) -> None:
    package = copy_of_the_program(program, tmp_path)
    shutil.rmtree(package / "resources" / "poses")
    ok, says = findings(report(program))["poses"]
    assert not ok
    assert says == "1 fault: poses: cannot be read: no such file or directory."


def test_a_broken_pose_file_is_named_with_its_key(program: Program, tmp_path: Path) -> None:
    package = copy_of_the_program(program, tmp_path)
    poses = package / "resources" / "poses" / "figure_four.toml"
    poses.write_text(poses.read_text().replace("pelvis =", "pelvs =", 1))
    document = report(program)
    ok, says = findings(document)["poses"]
    assert not ok
    assert "poses/figure_four.toml: " in says
    assert "pelvs: is not a known key" in says
    assert document["can_run_a_session"] is True


def test_faults_in_the_content_are_listed(program: Program, tmp_path: Path) -> None:
    package = copy_of_the_program(program, tmp_path)
    (package / "resources" / "exercises" / "plank.toml").write_text("[")
    document = report(program)
    ok, says = findings(document)["content"]
    assert not ok
    assert "exercises/plank.toml: at its end: " in says
    assert document["can_run_a_session"] is True
