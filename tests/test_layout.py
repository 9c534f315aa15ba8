"""Every gate bites: one fault for each rule is planted in a copy, and its tool finds it."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser",
    "websockets", "wsgiref", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech",
}  # fmt: skip

IMPORT_FAULTS = {
    "content/planted.py": "import backstretch.session.planted",
    "plan/planted.py": "import backstretch.session.planted",
    "desktop/planted.py": "import backstretch.ui.planted",
    "ui/planted.py": "import appdirs",
    "helpers/planted.py": "",
    "session/planted.py": "import sqlite3\nimport PySide6.QtCore\nimport urllib.request",
    "exchange/planted.py": "from urllib.parse import quote\nimport socket",
}
FOUND_IMPORTS = {
    "a module imports one above it": "backstretch.content.planted -> backstretch.session.planted",
    "siblings know each other": "backstretch.plan.planted -> backstretch.session.planted",
    "sound knows the windows": "backstretch.desktop.planted -> backstretch.ui.planted",
    "a package has no layer": "- backstretch.helpers",
    "Qt below the windows": "backstretch.session.planted -> PySide6",
    "SQL outside the journal": "backstretch.session.planted -> sqlite3",
    "folders asked outside paths": "backstretch.ui.planted -> appdirs",
    "a network module": "backstretch.exchange.planted -> socket",
    "a part of a network module": "backstretch.session.planted -> urllib",
}

LINT_FAULTS = {
    "time.time": ("import time\n\nNOW = time.time()\n", "TID251"),
    "time.monotonic": ("from time import monotonic\n\nNOW = monotonic()\n", "TID251"),
    "time.sleep": ("import time\n\ntime.sleep(1)\n", "TID251"),
    "datetime.now": ("import datetime as dt\n\nNOW = dt.datetime.now()\n", "TID251"),
    "date.today": ("from datetime import date\n\nTODAY = date.today()\n", "TID251"),
    "Qt's clock": (
        "from PySide6.QtCore import QDateTime\n\nNOW = QDateTime.currentDateTime()\n",
        "TID251",
    ),
    "QtNetwork": ("from PySide6.QtNetwork import QTcpSocket\n\nX = QTcpSocket\n", "TID251"),
    "a mock": ("from unittest import mock\n\nX = mock.Mock()\n", "TID251"),
    "a forgotten print": ("print(1)\n", "T201"),
    "code in a comment": ("# x = compute(1)\n", "ERA001"),
    "an unused name": ("import os\n", "F401"),
    "a public function unexplained": ("def stretch() -> None:\n    pass\n", "D103"),
}

PYTEST_FAULTS = """
import warnings
import pytest
from PySide6.QtCore import qWarning

def test_warning():
    warnings.warn("planted")

@pytest.mark.xfail
def test_passes_against_its_word():
    pass

def test_qt_complains(qtlog):
    qWarning("planted")

def test_fine():
    pass
"""


def tool(*command: str | Path, cwd: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment as the checks do."""
    env = {**os.environ, "PYTHONPATH": "src", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=cwd, env=env, input=text, capture_output=True, text=True)


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return tool(program, "--no-cache", cwd=project)


def ruff(text: str, path: str) -> subprocess.CompletedProcess[str]:
    flags = ("--no-cache", "--output-format=concise", f"--stdin-filename={path}")
    return tool(sys.executable, "-m", "ruff", "check", *flags, "-", cwd=ROOT, text=text)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the package and its rules."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def import_report(project: Path) -> str:
    """Return what import-linter says about the copy with every import fault planted."""
    package = project / "src" / "backstretch"
    for name, text in IMPORT_FAULTS.items():
        file = package / name
        file.parent.mkdir(exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(text + "\n")
    done = lint_imports(project)
    assert done.returncode == 1
    return done.stdout


def test_the_package_keeps_its_rules() -> None:
    done = lint_imports(ROOT)
    assert (done.returncode, "0 broken" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("line", FOUND_IMPORTS.values(), ids=FOUND_IMPORTS.keys())
def test_a_planted_import_is_found(import_report: str, line: str) -> None:
    assert line in import_report


@pytest.mark.parametrize(("text", "rule"), LINT_FAULTS.values(), ids=LINT_FAULTS.keys())
def test_a_planted_line_is_found(text: str, rule: str) -> None:
    done = ruff('"""Planted."""\n\n' + text, "src/backstretch/session/planted.py")
    assert (done.returncode, f" {rule} " in done.stdout) == (1, True), done.stdout


def test_only_the_clock_may_ask_the_time() -> None:
    done = ruff(
        '"""Planted."""\n\nimport time\n\nNOW = time.monotonic()\n', "src/backstretch/clock.py"
    )
    assert done.returncode == 0, done.stdout


def test_loose_types_are_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def double(x):\n    return x * 2\n\n\nTEXT: str = len('x')\n")
    rules = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", tmp_path / "cache")
    done = tool(sys.executable, "-m", "mypy", *rules, planted, cwd=tmp_path)
    assert "[no-untyped-def]" in done.stdout
    assert "[assignment]" in done.stdout


def test_warnings_complaints_and_wrong_promises_fail_a_test(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_planted.py").write_text(PYTEST_FAULTS)
    done = tool(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", cwd=tmp_path)
    assert "3 failed, 1 passed" in done.stdout, done.stdout


def test_an_unknown_marker_stops_the_tests(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_planted.py").write_text(
        "import pytest\n\n@pytest.mark.planted\ndef test_fine():\n    pass\n"
    )
    done = tool(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", cwd=tmp_path)
    assert "'planted' not found in `markers`" in done.stdout, done.stdout


def network_imports(source: str) -> Iterator[str]:
    """Yield the network modules that a source text imports, by statement or by name."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = ast.unparse(node.func)
            if called in ("__import__", "import_module", "importlib.import_module"):
                names = [str(node.args[0].value)]
        for name in names:
            if name in NETWORK or name.partition(".")[0] in NETWORK:
                yield name


@pytest.mark.parametrize("path", SOURCES, ids=[str(p.relative_to(ROOT / "src")) for p in SOURCES])
def test_no_module_reaches_for_the_network(path: Path) -> None:
    assert list(network_imports(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import http.client as c",
        "from urllib import request",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "import PySide6.QtMultimedia",
        "import importlib\nimportlib.import_module('ssl')",
        "def f():\n    s = __import__('socket')",
    ],
)
def test_a_network_import_is_seen(line: str) -> None:
    assert list(network_imports(line)) != []
