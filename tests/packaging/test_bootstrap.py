"""Setting up: what is decided, and what is kept after a kill, a move or a change."""

import dataclasses
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bootstrap
import system_needs
from bootstrap import Stamp
from system_needs import Need, Trouble

ROOT = Path(__file__).resolve().parents[2]
HERE = Stamp(
    False, "3.11.2 in /usr", "/home/ann/backstretch", "abc", True, ("libEGL.so.1",), ("Xvfb",)
)
GLIB = Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "glib2", True)
XVFB = Need("Xvfb", ("xvfb",), "xorg-server-xvfb")
ABSENT = Need("libnowhere.so.7", ("libnowhere7",), "nowhere")


def changed(**parts: object) -> Stamp:
    return dataclasses.replace(HERE, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stamp", "usable", "move"),
    [
        (HERE, True, "ready"),
        (HERE, False, "remake"),
        (None, False, "remake"),
        (None, True, "refresh"),
        (changed(making=True), True, "remake"),
        (changed(python="3.13.1 in /usr"), True, "remake"),
        (changed(place="/media/stick/backstretch"), True, "remake"),
        (changed(project="abd"), True, "refresh"),
        (changed(dev=False), True, "refresh"),
    ],
    ids=[
        "same",
        "no-python",
        "nothing",
        "by-hand",
        "killed",
        "new-python",
        "moved",
        "new-project",
        "no-tools",
    ],
)
def test_what_happens_to_the_environment(stamp: Stamp | None, usable: bool, move: str) -> None:
    assert bootstrap.next_move(stamp, HERE, usable) == move


def test_running_is_content_with_an_environment_that_can_also_test() -> None:
    assert bootstrap.next_move(HERE, changed(dev=False), True) == "ready"


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    HERE.write(tmp_path)
    assert Stamp.read(tmp_path) == HERE


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"making": false, "needs": []}'])
def test_half_a_note_is_no_note(tmp_path: Path, text: str) -> None:
    bootstrap.stamp_file(tmp_path).write_text(text)
    assert Stamp.read(tmp_path) is None


def test_only_what_decides_the_installation_changes_the_hash(tmp_path: Path) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    hashes = []
    for variant in (text, text + "\n[tool.other]\nx = 1\n", text.replace("msgspec>=", "msgspec>")):
        (tmp_path / "pyproject.toml").write_text(variant, encoding="utf-8")
        hashes.append(bootstrap.project_hash(tmp_path))
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ("", "session --text"),
        ("--home H --speed 60", "session --text --home H --speed 60"),
        ("--home=H --exit-after-paint", "session --text --home=H"),
        ("session after-run --minutes 12", "session after-run --minutes 12 --text"),
        ("session --text desk-day", "session --text desk-day"),
        ("--home session export out.json", "--home session export out.json"),
        ("doctor --json", "doctor --json"),
        ("--version", "--version"),
    ],
)
def test_without_a_display_the_session_runs_in_the_terminal(given: str, passed: str) -> None:
    assert bootstrap.app_arguments(given.split(), display=False) == passed.split()
    assert bootstrap.app_arguments(given.split(), display=True) == given.split()


def names(needs: tuple[Need, ...]) -> set[str]:
    return {need.name for need in needs}


def test_each_way_of_starting_needs_only_its_own(tmp_path: Path) -> None:
    for name in ("w", "tmp/.X11-unix/X0"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    terminal = names(system_needs.needs_for("run", "linux", {}))
    wayland = names(system_needs.needs_for("run", "linux", {"WAYLAND_DISPLAY": "w"}, tmp_path))
    x11 = names(system_needs.needs_for("run", "linux", {"DISPLAY": ":0"}, tmp_path))
    tests = names(system_needs.needs_for("test", "linux", {}))
    assert terminal < wayland < x11 < tests
    assert "libEGL.so.1" not in terminal
    assert "libxcb-cursor.so.0" not in wayland
    assert {"Xvfb", "pdftotext"} <= tests - x11


@pytest.mark.parametrize("action", ["run", "test"])
@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_everything_in_the_wheels(action: str, platform: str) -> None:
    assert system_needs.needs_for(action, platform, {}) == ()
    assert system_needs.making_needs(platform, debian=False) == ()


def test_only_debian_is_asked_for_its_certificates() -> None:
    assert names(system_needs.making_needs("linux", debian=False)) == {"ensurepip"}
    assert len(system_needs.making_needs("linux", debian=True)) == 2


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get install --no-install-recommends libglib2.0-0 xvfb"),
        ("dnf", "sudo dnf install 'libglib-2.0.so.0()(64bit)' /usr/bin/Xvfb"),
        ("zypper", "sudo zypper install 'libglib-2.0.so.0()(64bit)' /usr/bin/Xvfb"),
        ("pacman", "sudo pacman -S glib2 xorg-server-xvfb"),
        (None, "your system's installer with libglib-2.0.so.0, Xvfb"),
    ],
)
def test_the_one_line_to_run(manager: str | None, line: str) -> None:
    assert system_needs.one_line([GLIB, XVFB], manager) == line


def test_a_package_is_named_once_however_much_it_brings() -> None:
    twice = [Need("pactl", ("pulseaudio-utils",), ""), Need("parec", ("pulseaudio-utils",), "")]
    assert system_needs.one_line(twice, "apt-get").count("pulseaudio-utils") == 1


def test_needs_are_found_by_trying(tmp_path: Path) -> None:
    file = tmp_path / "certificates.crt"
    needs = [
        Need("ensurepip", (), ""),
        Need(str(file), (), ""),
        ABSENT,
        Need("no-such-tool", (), ""),
    ]
    assert [need.met() for need in needs] == [True, False, False, False]
    file.touch()
    assert needs[1].met()


@pytest.mark.skipif(sys.platform == "win32", reason="searches a POSIX path")
def test_what_cannot_be_installed_is_named_and_only_the_vital_stops(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # a system without any package manager
    assert system_needs.bring([ABSENT]) == ()
    assert "lacks libnowhere.so.7" in capsys.readouterr().err
    with pytest.raises(Trouble, match=r"lacks libnowhere\.so\.7; run this line, "):
        system_needs.bring([dataclasses.replace(ABSENT, vital=True)])


def test_every_check_comes_before_pytest(tmp_path: Path) -> None:
    names = [name for name, _ in bootstrap.check_commands(tmp_path)]
    assert names == ["ruff check", "ruff format", "mypy", "lint-imports"]


def test_what_is_chosen_by_hand_runs_as_it_is_asked_for(tmp_path: Path) -> None:
    [(_, command)] = bootstrap.pytest_commands(tmp_path, ["-k", "engine"], 4)
    assert command[1:] == ["-m", "pytest", "-k", "engine"]


@pytest.mark.parametrize("arguments", [[], ["--soak"], ["--soak=3"]])
def test_all_tests_run_at_once_but_those_that_have_to_be_alone(
    tmp_path: Path, arguments: list[str]
) -> None:
    (_, together), (_, alone) = bootstrap.pytest_commands(tmp_path, arguments, 2)
    assert together[3:] == [
        *arguments,
        *("-m", "not alone", "--numprocesses", "2", "--dist", "loadfile"),
    ]
    files = bootstrap.files_with_lone_tests(ROOT)
    assert str(Path("tests", "test_session_heard.py")) in files
    assert alone[3:] == [*arguments, "-m", "alone", *files]


def test_a_file_with_a_test_that_has_to_be_alone_is_found_by_its_mark(tmp_path: Path) -> None:
    for name, line in {"test_b": "@pytest.mark.alone", "e2e/test_a": "", "e2e/helper": ""}.items():
        file = tmp_path / "tests" / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"import pytest\n\n\n{line}\ndef test_it() -> None:\n    pass\n")
    assert bootstrap.files_with_lone_tests(tmp_path) == [str(Path("tests", "test_b.py"))]


def test_tests_that_run_at_once_have_their_folders_where_they_are_told_to(tmp_path: Path) -> None:
    (_, together), (_, alone) = bootstrap.pytest_commands(tmp_path, [], 2, tmp_path)
    assert together[-2:] == ["--basetemp", str(tmp_path / "tests")]
    assert "--basetemp" not in alone


def test_one_core_runs_one_test_after_the_other(tmp_path: Path) -> None:
    assert len(bootstrap.pytest_commands(tmp_path, [], 1)) == 1


def test_the_checks_see_our_screens_and_the_home_as_it_is() -> None:
    env = {"HOME": "/home/ann", "DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "QT_SCALE_FACTOR": "2"}
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    seen = bootstrap.checks_environment(env, [":7", ":8"], "/run/x")
    assert (seen["HOME"], seen["DISPLAY"], seen["QT_QPA_PLATFORM"]) == ("/home/ann", ":7", "xcb")
    assert seen["BACKSTRETCH_TEST_DISPLAYS"] == ":7 :8"
    assert not {"WAYLAND_DISPLAY", "QT_SCALE_FACTOR", "PYTHONDONTWRITEBYTECODE"} & seen.keys()
    assert bootstrap.checks_environment(env, [], "/run/x")["QT_QPA_PLATFORM"] == "offscreen"


def test_the_tests_see_no_network() -> None:
    if bootstrap.WITHOUT_NETWORK not in os.environ:
        pytest.skip("started by hand, or on a system that lets nobody run without its network")
    seen = Path("/proc/self/net/dev").read_text(encoding="ascii")
    assert [line.split(":")[0].strip() for line in seen.splitlines() if ":" in line] == ["lo"]


def test_a_failed_step_is_one_sentence_with_its_log(tmp_path: Path) -> None:
    broken = [sys.executable, "-c", "print('ERROR: no space'); print('bye'); raise SystemExit(1)"]
    with pytest.raises(Trouble, match=r"^It failed: no space \(details: .*setup\.log\)$"):
        bootstrap.run_logged(broken, tmp_path, "It failed")


def test_no_network_is_said_in_plain_words(tmp_path: Path) -> None:
    words = "WARNING: Retrying: Temporary failure in name resolution"
    offline = [sys.executable, "-c", f"raise SystemExit({words!r})"]
    with pytest.raises(Trouble, match=r"^It failed: no connection to the package index"):
        bootstrap.run_logged(offline, tmp_path, "It failed")


def command(*arguments: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    program = root / "packaging" / "bootstrap.py"
    return subprocess.run(
        [sys.executable, str(program), *arguments], capture_output=True, text=True
    )


@pytest.mark.parametrize("arguments", [(), ("start",), ("--run",)])
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: ")


def test_a_folder_that_cannot_hold_an_environment_is_named(tmp_path: Path) -> None:
    (tmp_path / "packaging").mkdir()
    for name in ("bootstrap.py", "system_needs.py"):
        (tmp_path / "packaging" / name).write_bytes((ROOT / "packaging" / name).read_bytes())
    done = command("run", root=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(tmp_path) in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the environment's Python")
def test_the_second_start_goes_straight_to_the_app(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "packaging").mkdir(parents=True)
    for name in ("packaging/bootstrap.py", "packaging/system_needs.py", "pyproject.toml"):
        (project / name).write_bytes((ROOT / name).read_bytes())
    python = bootstrap.venv_program(project / ".venv", "python")
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    version = ".".join(map(str, sys.version_info[:3]))
    needs = system_needs.needs_for("test", sys.platform, {})
    Stamp(
        making=False,
        python=f"{version} in {sys.base_prefix}",
        place=str(project),
        project=bootstrap.project_hash(project),
        dev=False,
        needs=tuple(need.name for need in needs if need.vital),
        without=tuple(need.name for need in needs if not need.vital),
    ).write(project / ".venv")
    started = time.monotonic()  # noqa: TID251  (the promise is about real seconds)
    done = command("run", "doctor", "--json", root=project)
    assert (done.returncode, done.stdout) == (0, "-m backstretch doctor --json\n")
    assert time.monotonic() - started < 2  # noqa: TID251
    assert json.loads(bootstrap.stamp_file(project / ".venv").read_text())["dev"] is False
