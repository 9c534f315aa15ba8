"""Sets up Backstretch on a machine that has nothing but Python, then starts or tests it.

    python3 packaging/bootstrap.py run  [what backstretch takes]
    python3 packaging/bootstrap.py test [what pytest takes]

It makes .venv beside pyproject.toml, installs the project and the system libraries that are
missing, and notes in .venv what it did: the second time it starts at once. Standard library only.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from system_needs import Trouble, bring, has_display, last_line, making_needs, needs_for, say

ROOT = Path(__file__).resolve().parent.parent
USAGE = "usage: python3 packaging/bootstrap.py {run [backstretch ...] | test [pytest ...]}"
OLDEST_PYTHON = (3, 11)
MOST_AT_ONCE = 4
X_SOCKETS = Path("/tmp/.X11-unix")
MEMORY = Path("/dev/shm")
ROOM_IN_MEMORY = 6 * 2**30
WITHOUT_NETWORK = "BACKSTRETCH_WITHOUT_NETWORK"
TAKES_A_VALUE = ("--home", "--speed")
ONLY_TELLS = ("-h", "--help", "--version")
OFFLINE = (
    "name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "NewConnectionError",
    "ConnectTimeoutError",
    "Could not connect",
)


@dataclass(frozen=True)
class Stamp:
    """What .venv was made from, kept inside it; `making` until the last step is done.

    `needs` are the names that the system was seen to bring, `without` those that `run` has said
    it goes on without.
    """

    making: bool
    python: str
    place: str
    project: str
    dev: bool
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @classmethod
    def read(cls, venv: Path) -> Stamp | None:
        """Return the note in `venv`, or None where there is none to be trusted."""
        try:
            data = json.loads(stamp_file(venv).read_text(encoding="utf-8"))
            data |= {name: tuple(data[name]) for name in ("needs", "without")}
            return cls(**data)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, venv: Path) -> None:
        """Put the note in place in one move, so that half a note is never read."""
        fresh = stamp_file(venv).with_suffix(".new")
        fresh.write_text(json.dumps(dataclasses.asdict(self)), encoding="utf-8")
        fresh.replace(stamp_file(venv))


def stamp_file(venv: Path) -> Path:
    """Return where the note about `venv` lies."""
    return venv / "backstretch-setup.json"


def venv_program(venv: Path, name: str) -> Path:
    """Return the path of a program inside the environment, on this system."""
    if os.name == "nt":
        return venv / "Scripts" / f"{name}.exe"
    return venv / "bin" / name


def project_hash(root: Path) -> str:
    """Hash what decides the installation: the build, the dependencies and the entry points."""
    import tomllib  # not at the top: an older Python must get as far as our own sentence

    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [data["build-system"], data["project"], data.get("tool", {}).get("hatch")]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def works(venv: Path, stamp: Stamp | None) -> bool:
    """Tell whether `venv` has a Python, and a pip as well where a note does not vouch for it."""
    python = venv_program(venv, "python")
    if stamp is not None or not python.exists():
        return python.exists()
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def next_move(stamp: Stamp | None, wanted: Stamp, usable: bool) -> str:
    """Return "ready", "refresh" (pip into what is there) or "remake".

    An environment without a note was made by hand and is kept if it is `usable`.
    """
    if not usable:
        return "remake"
    if stamp is None:
        return "refresh"
    if stamp.making or (stamp.python, stamp.place) != (wanted.python, wanted.place):
        return "remake"
    if stamp.project != wanted.project or (wanted.dev and not stamp.dev):
        return "refresh"
    return "ready"


def app_arguments(arguments: Sequence[str], display: bool) -> list[str]:
    """Return what to pass to backstretch; with no display the session runs in the terminal."""
    if display or any(word in ONLY_TELLS for word in arguments):
        return list(arguments)
    command = first_word(arguments)
    if command is None:
        kept = [word for word in arguments if word != "--exit-after-paint"]
        return ["session", "--text", *kept]
    if command == "session" and "--text" not in arguments:
        return [*arguments, "--text"]
    return list(arguments)


def first_word(arguments: Sequence[str]) -> str | None:
    """Return the first argument that is neither an option nor an option's value."""
    words = iter(arguments)
    for word in words:
        if word in TAKES_A_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def checks_environment(
    env: Mapping[str, str], displays: Sequence[str], runtime: str
) -> dict[str, str]:
    """Return the environment of the checks: the same on every machine, the home untouched.

    Tests that run at once take a display each, since a display has one focus. What is compiled is
    kept: hundreds of tests start the program.
    """
    kept = {name: value for name, value in env.items() if not name.startswith("QT_")}
    for name in ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE"):
        kept.pop(name, None)
    kept["PYTHONUTF8"] = "1"
    kept["QT_QPA_PLATFORM"] = "xcb" if displays else "offscreen"
    if displays:
        kept.update(DISPLAY=displays[0], BACKSTRETCH_TEST_DISPLAYS=" ".join(displays))
    if os.name == "posix":
        kept.update(LC_ALL="C.UTF-8", XDG_RUNTIME_DIR=runtime)
    return kept


def check_commands(venv: Path) -> list[tuple[str, list[str]]]:
    """Return every check before pytest as (name, command)."""
    python = str(venv_program(venv, "python"))
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("lint-imports", [str(venv_program(venv, "lint-imports"))]),
    ]


def pytest_commands(
    venv: Path, arguments: Sequence[str], at_once: int, scratch: Path | None = None
) -> list[tuple[str, list[str]]]:
    """Return the runs of pytest as (name, command).

    The whole suite runs `at_once` files at a time, and after that, one by one, the tests marked
    `alone`: they measure time, or load the machine themselves. What is chosen by hand runs as it
    is asked for. In `scratch`, if there is one, the tests that run at once have their folders.
    """
    pytest = [str(venv_program(venv, "python")), "-m", "pytest", *arguments]
    if at_once < 2 or not all(word.startswith("--soak") for word in arguments):
        return [("pytest", pytest)]
    together = ["-m", "not alone", "--numprocesses", str(at_once), "--dist", "loadfile"]
    if scratch is not None:
        together += ["--basetemp", str(scratch / "tests")]
    return [
        (f"pytest, {at_once} at once", [*pytest, *together]),
        ("pytest, alone", [*pytest, "-m", "alone", *files_with_lone_tests(ROOT)]),
    ]


def files_with_lone_tests(root: Path) -> list[str]:
    """Return the test files that name the mark `alone`: to read all of them takes its time."""
    return [
        str(path.relative_to(root))
        for path in sorted((root / "tests").rglob("test_*.py"))
        if "pytest.mark.alone" in path.read_text(encoding="utf-8")
    ]


@contextlib.contextmanager
def in_memory() -> Iterator[Path | None]:
    """Keep a folder in memory, or None where there is little; no disk is waited for in it.

    The tests have a diary synced some tens of thousands of times, and fill about 2 GB.
    """
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ROOM_IN_MEMORY:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="backstretch-checks-", dir=MEMORY) as folder:
        yield Path(folder)


def cores() -> int:
    """Return how many processes can really run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def without_network() -> list[str]:
    """Return what a command is started with to see no network at all; nothing where it cannot be.

    That is a network namespace of its own, on Linux: for root as it is, for others with the right
    to make one as themselves. It hides X servers that run already from those that the tests start,
    which would take their sockets; so where there are some, there is none.
    """
    if any(X_SOCKETS.glob("X*")):
        return []
    for prefix in (["unshare", "--net"], ["unshare", "--net", "--map-current-user"]):
        with contextlib.suppress(OSError):
            if subprocess.run([*prefix, "true"], capture_output=True).returncode == 0:
                return prefix
    return []


def make_environment(venv: Path) -> None:
    """Make an empty .venv in place of whatever is there."""
    say(f"Making {venv}")
    venv_program(venv, "python").unlink(missing_ok=True)  # first: a half-removed one shows
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        shutil.rmtree(venv)
    venv.mkdir()
    Stamp(True, "", "", "", False).write(venv)
    python = getattr(sys, "_base_executable", None) or sys.executable
    run_logged([python, "-m", "venv", str(venv)], venv, f"{venv} could not be made")


def install_project(venv: Path, dev: bool) -> None:
    """Install the project into .venv, editable, with the tools of the checks when `dev`."""
    say("Installing the Python packages (about 90 MB the first time)")
    pip = [str(venv_program(venv, "python")), "-m", "pip", "install", "--quiet"]
    target = f"{ROOT}[dev]" if dev else str(ROOT)
    command = [*pip, "--disable-pip-version-check", "--editable", target]
    run_logged(command, venv, f"The Python packages could not be installed into {venv}")


def run_logged(command: Sequence[str], venv: Path, failure: str) -> None:
    """Run a command with its output in a log; raises Trouble, in other words when offline."""
    log = venv / "backstretch-setup.log"
    env = {"PIP_RETRIES": "2", **os.environ}  # its own 5 take 90 s to say that nobody answers
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, errors="replace"
    )
    output = done.stdout + done.stderr
    log.write_text(output, encoding="utf-8")
    if done.returncode == 0:
        return
    if any(sign in output for sign in OFFLINE):
        raise Trouble(f"{failure}: no connection to the package index (details: {log}).")
    errors = [line for line in output.splitlines() if line.startswith("ERROR:")]
    reason = last_line("\n".join(errors) or output).removeprefix("ERROR:").strip()
    raise Trouble(f"{failure}: {reason} (details: {log})")


def prepare(action: str, venv: Path) -> None:
    """Bring the system and .venv to where the action can start; at once when they are there."""
    stamp = Stamp.read(venv)
    needs = needs_for(action, sys.platform, os.environ)
    dev = action == "test" or (stamp is not None and stamp.dev)
    python = f"{'.'.join(map(str, sys.version_info[:3]))} in {sys.base_prefix}"
    wanted = Stamp(False, python, str(ROOT), project_hash(ROOT), dev)
    move = next_move(stamp, wanted, works(venv, stamp))
    known = set(stamp.needs) if stamp and not stamp.making else set()
    without = set(stamp.without) if stamp and action == "run" else set()
    unsure = [need for need in needs if need.name not in known | without]
    if move == "ready" and not unsure:
        return
    debian = shutil.which("apt-get") is not None
    making = making_needs(sys.platform, debian) if move == "remake" else ()
    known.update(bring([*making, *unsure]))
    if move == "remake":
        make_environment(venv)
    if move != "ready":
        dataclasses.replace(wanted, making=True).write(venv)
        install_project(venv, dev)
    without.update(need.name for need in unsure if need.name not in known)
    found, missed = tuple(sorted(known)), tuple(sorted(without))
    dataclasses.replace(wanted, needs=found, without=missed).write(venv)


def run(venv: Path, arguments: Sequence[str]) -> int:
    """Start the app in place of this process and return its exit code."""
    display = has_display(sys.platform, os.environ)
    passed = app_arguments(arguments, display)
    if passed != list(arguments):
        say("There is no display here, so the guided session runs in this terminal.")
    command = [str(venv_program(venv, "python")), "-m", "backstretch", *passed]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)


@contextlib.contextmanager
def x_servers(number: int) -> Iterator[list[str]]:
    """Keep X servers without a screen running; yield their displays, none without Xvfb."""
    with contextlib.ExitStack() as stack:
        displays = [stack.enter_context(x_server()) for _ in range(number)]
        yield [display for display in displays if display]


@contextlib.contextmanager
def x_server() -> Iterator[str | None]:
    """Keep an X server without a screen running; yield its display, or None without Xvfb."""
    program = shutil.which("Xvfb") if os.name == "posix" else None
    if program is None:
        yield None
        return
    reading, writing = os.pipe()
    size = ["-noreset", "-screen", "0", "1280x800x24"]
    command = [program, "-displayfd", str(writing), *size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], 20)
        number = os.read(reading, 16).decode().strip() if ready else ""
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait()
        os.close(reading)


def run_check(name: str, command: Sequence[str], env: Mapping[str, str]) -> bool:
    """Run one check, print its name and time, and what it said if it failed."""
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    verdict = "passed" if done.returncode == 0 else "FAILED"
    print(f"{name}: {verdict} in {time.monotonic() - started:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def test(venv: Path, arguments: Sequence[str]) -> int:
    """Run every check, where there is no network if the system allows that."""
    if WITHOUT_NETWORK not in os.environ and (prefix := without_network()):
        say("All checks run without a network.")
        again = [*prefix, sys.executable, str(Path(__file__).resolve()), "test", *arguments]
        os.execvpe(again[0], again, {**os.environ, WITHOUT_NETWORK: "1"})
    return check(venv, arguments)


def check(venv: Path, arguments: Sequence[str]) -> int:
    """Run every check, whatever the others said; 0 when all of them passed."""
    at_once = min(cores(), MOST_AT_ONCE)
    with (
        tempfile.TemporaryDirectory() as runtime,
        in_memory() as scratch,
        x_servers(at_once) as displays,
    ):
        if not displays:
            say("No X server could be started with Xvfb, so the windows are tested off screen.")
        env = checks_environment(os.environ, displays, runtime)
        failed = [
            name for name, command in check_commands(venv) if not run_check(name, command, env)
        ]
        if failed:
            print("Failed so far: " + ", ".join(failed), flush=True)
        result = int(bool(failed))
        for name, command in pytest_commands(venv, arguments, at_once, scratch):
            print(f"{name}:", flush=True)
            if tested := subprocess.call(command, cwd=ROOT, env=env):
                failed.append(name)
                result = tested
        if failed:  # said again: the end of a long output is what is read
            print("Failed: " + ", ".join(failed), flush=True)
        return result


def main(arguments: Sequence[str]) -> int:
    """Do what was asked and return an exit code: 1 what the world did, 2 wrong usage."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Backstretch needs Python 3.11 or later; {sys.executable} is {sys.version.split()[0]}")
        return 1
    if arguments[:1] in (["-h"], ["--help"]):
        print(USAGE)
        return 0
    if not arguments or arguments[0] not in ("run", "test"):
        say(USAGE)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    venv = ROOT / ".venv"
    action = run if arguments[0] == "run" else test
    try:
        prepare(arguments[0], venv)
        return action(venv, arguments[1:])
    except Trouble as trouble:
        say(str(trouble))
    except OSError as error:
        say(f"Setting up {ROOT} failed: {error}")
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
