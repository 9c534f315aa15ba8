"""What the pages need is there before they are opened, and costs nothing while nobody looks."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from backstretch.app_parts.ahead import Ahead
from tests.fakes import used_home

pytestmark = pytest.mark.usefixtures("qapp")

SMALL_STEP, FEW = 16, 5
"""So many modules of ours at most come at once, and so many may be left for the pages to ask."""

PAGES = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from backstretch.app import App, WindowOptions
from backstretch.app_parts.ahead import Ahead
from backstretch.paths import find_paths

def ours():
    return {name for name in sys.modules if name.startswith("backstretch.")}

def settle():
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()

qt = QApplication(["backstretch"])
app = App(qt, find_paths(Path(sys.argv[1])), WindowOptions())
app.window.show()
while (ahead := app.window.findChild(Ahead)) is None:
    settle()
before, most = ours(), 0
while ahead.left:
    settle()
    before, most = ours(), max(most, len(ours() - before))
idle = not ahead.timer.isActive()
window, pages = app.window, app._pages
opened = (
    window.plan_asked, window.library_asked, window.trends_asked, window.journal_asked,
    window.settings_asked, window.log_asked, window.keys_asked, window.actions_asked,
)
for asked in opened:
    asked.emit()
library = pages.library().browsing()
library.show_routines()
library.show_learn()
library.show_card("sore")
library.desk.open_exercise("figure_four")
pages.library().edit("after-run")
app.parts.logbook().show_shoes(lambda _: None)
app.parts.logbook().import_runs()
pages._show_report()
print(json.dumps([most, idle, sorted(ours() - before)]))
app.close()
window.close()
"""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return the names of three modules nobody asked for yet."""
    names = ["ahead_one", "ahead_two", "ahead_three"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield names
    for name in names:
        sys.modules.pop(name, None)


def there(names: list[str]) -> list[str]:
    return [name for name in names if name in sys.modules]


def test_one_module_comes_at_a_time_and_then_it_rests(modules: list[str]) -> None:
    owner = QObject()
    ahead = Ahead(lambda: True, owner, modules)
    assert not ahead.timer.isActive(), "nothing begins by itself"
    ahead.go_on()
    for count in (1, 2, 3):
        assert ahead.timer.isActive()
        ahead.timer.timeout.emit()
        assert there(modules) == modules[:count]
    assert not ahead.timer.isActive()
    ahead.go_on()
    assert not ahead.timer.isActive()


def test_it_rests_while_it_is_no_good_moment(modules: list[str]) -> None:
    seen = [True]
    owner = QObject()
    ahead = Ahead(lambda: seen[-1], owner, modules)
    ahead.go_on()
    seen.append(False)
    ahead.go_on()
    assert not ahead.timer.isActive()
    ahead.timer.timeout.emit()
    assert there(modules) == []
    seen.append(True)
    ahead.go_on()
    assert ahead.timer.isActive()


def test_what_is_there_already_is_not_asked_for_again(modules: list[str]) -> None:
    import_module(modules[1])
    owner = QObject()
    assert Ahead(lambda: True, owner, modules).left == [modules[2], modules[0]]


def test_what_is_in_a_module_is_named_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ahead_of_kinds.py").write_text(
        "made = []\ndef __getattr__(name):\n    made.append(name)\n    raise AttributeError(name)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    owner = QObject()
    ahead = Ahead(lambda: True, owner, ["ahead_of_kinds:Wizard,Dial"])
    ahead.go_on()
    ahead.timer.timeout.emit()
    assert sys.modules.pop("ahead_of_kinds").made == ["Wizard", "Dial"]


def test_every_page_it_is_for_finds_what_it_needs(tmp_path: Path) -> None:
    used_home(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", PAGES, str(tmp_path)],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    most, idle, late = json.loads(done.stdout.splitlines()[-1])
    assert len(late) <= FEW, late
    assert idle, "no timer is left running"
    assert most <= SMALL_STEP
