"""A test that leaves something in its process fails for it, and the next one does not meet it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

STAND = """
import gc, locale, os, signal, sys, threading
import pytest

START = os.getcwd()


@pytest.fixture(scope="module", autouse=True)
def for_all():
    os.environ["FOR_ALL"] = "1"
    locale.setlocale(locale.LC_ALL, "C.UTF-8")
    yield
    del os.environ["FOR_ALL"]


@pytest.fixture(autouse=True)
def as_ever():
    assert (os.umask(0o022), os.getcwd()) == (0o022, START)
    assert (os.environ.get("LEFT"), os.environ["HOME"]) == (None, "home")
    assert (os.environ["FOR_ALL"], os.environ["PATH"]) == ("1", "path")
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    assert print not in (sys.excepthook, threading.excepthook)
    assert gc.isenabled()
    assert locale.setlocale(locale.LC_ALL) == "C.UTF-8"


def test_that_leaves_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("LEFT", "1")
    monkeypatch.chdir(tmp_path)


def test_that_has_all_put_back(all_put_back):
    os.umask(0)
    os.environ["LEFT"] = "1"
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
"""
LEAVES = [
    ("os.umask(0o027)", "umask: '022' became '027'"),
    ("os.chdir('/')", "working folder: "),
    ("os.environ['LEFT'] = '1'", "environment: {b'LEFT': None} became {b'LEFT': b'1'}"),
    ("os.environ['PATH'] = 'x'", "environment: {b'PATH': b'path'} became {b'PATH': b'x'}"),
    ("del os.environ['HOME']", "environment: {b'HOME': b'home'} became {b'HOME': None}"),
    ("signal.signal(signal.SIGTERM, signal.SIG_IGN)", "signal handlers: "),
    ("sys.excepthook = print", "exception hooks: "),
    ("threading.excepthook = print", "exception hooks: "),
    ("gc.disable()", "collects garbage: True became False"),
    ("locale.setlocale(locale.LC_ALL, 'C')", "locale: 'C.UTF-8' became 'C'"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no umask there")
def test_only_what_leaves_something_fails_and_is_told_what_it_left(tmp_path: Path) -> None:
    tests = [f"\ndef test_{at}():\n    {line}\n" for at, (line, _) in enumerate(LEAVES)]
    (tmp_path / "test_stand.py").write_text("\n".join([STAND, *tests]), encoding="utf-8")
    plain = ["-p", "tests.left", "-p", "no:cacheprovider", "--rootdir=.", "-q"]
    path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plain, "test_stand.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": path, "HOME": "home", "PATH": "path"},
        umask=0o022,
        capture_output=True,
        text=True,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("left behind: ")]
    assert len(told) == len(LEAVES), done.stdout + done.stderr
    for line, (_, name) in zip(told, LEAVES, strict=True):
        assert line.startswith(f"left behind: {name}")
    assert f"{len(LEAVES) + 2} passed, {len(LEAVES)} errors" in done.stdout
