"""Starts the program as a person would, in a home of its own, and reads what it kept."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from backstretch.content.library import load_library
from backstretch.resources import resources_dir
from backstretch.session.script import build_script

SOUND_AND_DESKTOP = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "QT_QPA_PLATFORM",
    "DBUS_SESSION_BUS_ADDRESS",
    "XDG_RUNTIME_DIR",
)

Seconds = dict[tuple[str, str], float]


class Program:
    """The command line with one home; `extra` goes on top of the environment."""

    def __init__(self, home: Path, extra: Mapping[str, str] | None = None) -> None:
        self.home = home
        self.env = {**os.environ, "HOME": str(home.parent), "PYTHONUTF8": "1", **(extra or {})}
        self.prefix: tuple[str, ...] = ()

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.home / "data" / "journal.db"

    def command(self, *arguments: str) -> list[str]:
        """Return the whole command."""
        program = (sys.executable, "-m", "backstretch", "--home", str(self.home))
        return [*self.prefix, *program, *arguments]

    def run(self, *arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        """Run it to its end, with nobody at the keys."""
        return subprocess.run(
            self.command(*arguments),
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start it, with nobody at the keys, and give the running process."""
        return subprocess.Popen(
            self.command(*arguments),
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def sessions(self) -> list[dict[str, Any]]:
        """Return the sessions of an export."""
        sessions: list[dict[str, Any]] = self.exported()["sessions"]
        return sessions

    def exported(self) -> dict[str, Any]:
        """Return all of an export."""
        target = self.home.parent / "export.json"
        done = self.run("export", str(target), "--yes")
        assert (done.returncode, done.stderr) == (0, "")
        document = msgspec.json.decode(target.read_bytes(), type=dict[str, Any])
        assert (document["format"], document["version"]) == ("backstretch-journal", 2)
        return document


def bare_env(folder: Path) -> dict[str, str]:
    """Return what takes sound, speech, bus and display away, wherever the tests run."""
    return {
        **dict.fromkeys(SOUND_AND_DESKTOP, ""),
        "PATH": str(folder),
        "PULSE_SERVER": f"unix:{folder / 'nowhere'}",
        "ALSA_CONFIG_PATH": str(folder / "nowhere"),
        "JACK_NO_START_SERVER": "1",
    }


def scripted(routine: str, minutes: int) -> Seconds:
    """Return the seconds of work the script holds for each exercise and side."""
    library = load_library(resources_dir())
    script = build_script(library.routine(routine, minutes), library.exercises)
    seconds: Counter[tuple[str, str]] = Counter()
    for step in script.steps:
        if step.is_work:
            seconds[step.exercise, step.side] += step.ms
    return {key: ms / 1000 for key, ms in seconds.items()}


def planned(steps: Iterable[Mapping[str, Any]]) -> Seconds:
    """Return the seconds of work that `today --json` tells for each exercise and side."""
    seconds: Counter[tuple[str, str]] = Counter()
    for step in steps:
        seconds[step["exercise"], step["side"]] += step["seconds"]
    return {key: float(value) for key, value in seconds.items()}


def done(session: Mapping[str, Any]) -> Seconds:
    """Return the seconds an exported session has for each exercise and side."""
    seconds: Counter[tuple[str, str]] = Counter()
    for step in session["steps"]:
        seconds[step["exercise"], step["side"]] += round(step["done_s"] * 1000)
    return {key: ms / 1000 for key, ms in seconds.items()}
