"""Whatever is saved, by a command or at the window, no file of ours is written over."""

from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.cli import TROUBLE, make_parser
from backstretch.cli_backups import run_backups
from backstretch.cli_files import run_export
from backstretch.cli_routine import run_routine
from backstretch.diary.kept import KeptDiary
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.reporting.command import run_report
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.report import ReportPage
from backstretch.ui.pages.settings import SettingsPage
from tests.fakes import FakeClock, used_home
from tests.journal.samples import a_pain

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Told = pytest.CaptureFixture[str]


@pytest.fixture
def paths(tmp_path: Path, capsys: Told) -> Paths:
    """A home with an entry, a routine, and a draft that waits."""
    paths = used_home(tmp_path / "home")
    with Journal.open(paths.journal) as journal:
        journal.keep_pain(a_pain("p", 4, session=""))
    assert typed(paths, "routine", "add", "cat-cow 10", "--name", "Mine") == 0
    for file in (paths.draft, paths.list_draft, paths.claim, paths.own_exercises / "x.toml"):
        file.parent.mkdir(exist_ok=True)
        file.write_text("")
    capsys.readouterr()
    return paths


def typed(paths: Paths, *words: str) -> int:
    given: Namespace = make_parser(words).parse_args(words)
    runs: dict[str, Callable[[], int]] = {
        "export": lambda: run_export(paths, FakeClock(NOON), given),
        "backup": lambda: run_backups(paths, FakeClock(NOON), given),
        "routine": lambda: run_routine(paths, given),
        "report": lambda: run_report(paths, FakeClock(NOON), given),
    }
    return runs[words[0]]()


def ours(paths: Paths) -> dict[Path, bytes]:
    found = (file for folder in (paths.data, paths.config) for file in folder.rglob("*"))
    return {file: file.read_bytes() for file in found if file.is_file()}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "words",
    [
        ("export", "out.json", "--yes"),
        ("export", "out.csv.zip", "--yes"),
        ("export", "out.ics", "--yes"),
        ("backup", "--to", "out.db", "--yes"),
        ("routine", "export", "mine", "out.toml"),
        ("report", "out.pdf", "--yes"),
    ],
    ids=" ".join,
)
def test_no_command_writes_over_a_file_of_ours(
    paths: Paths, tmp_path: Path, capsys: Told, words: tuple[str, ...]
) -> None:
    before = ours(paths)
    for number, file in enumerate(before):
        (tmp_path / str(number)).mkdir()
        name = next(word for word in words if word.startswith("out"))
        link = tmp_path / str(number) / name
        link.symlink_to(file)
        for target in (link, paths.own_routines / name):
            asked = [str(target) if word == name else word for word in words]
            assert typed(paths, *asked) == TROUBLE
            assert f"{target} " in capsys.readouterr().err
    assert ours(paths) == before


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, paths: Paths) -> App:
    (paths.own_exercises / "x.toml").unlink()
    made = App(qapp, paths, WindowOptions(speed=60), FakeClock(NOON))
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    with qtbot.waitSignal(made.watch.painted, timeout=5000):
        made.window.show()
    return made


def answer_with(target: Path) -> None:
    """Choose a file in the dialogue that is about to open."""

    def choose() -> None:
        dialogue = QApplication.activeModalWidget()
        if isinstance(dialogue, QFileDialog):
            dialogue.selectFile(str(target))
            dialogue.accept()
        else:
            QTimer.singleShot(10, choose)

    QTimer.singleShot(0, choose)


def test_a_calendar_at_the_window(app: App, paths: Paths) -> None:
    app.window.plan_asked.emit()
    before = ours(paths)
    app.parts.weekly().write_calendar(paths.draft)
    [page] = app.window.findChildren(PlanPage)
    assert "keeps its own files" in page.notice.words.text()
    assert ours(paths) == before


def test_an_export_and_a_copy_at_the_window(app: App, paths: Paths, qtbot: QtBot) -> None:
    app.window.settings_asked.emit()
    page = app.window.page_in_hand()
    assert isinstance(page, SettingsPage)
    before = ours(paths)
    asks = (page.data.export_asked, page.data.copies.write_asked)
    for ask, words in zip(asks, ((paths.settings,), (paths.settings, None)), strict=True):
        page.notice.words.setText("")
        ask.emit(*words)
        qtbot.waitUntil(lambda: "keeps its own files" in page.notice.words.text(), timeout=30_000)
    assert ours(paths)[paths.settings] == before[paths.settings]


def test_an_entry_that_could_not_be_kept(app: App, paths: Paths) -> None:
    diary: KeptDiary = app.parts.logbook().diary
    before = paths.settings.read_bytes()
    assert "keeps its own files" in diary.rescue().write(paths.settings, None)
    assert paths.settings.read_bytes() == before


def test_a_report_at_the_window(app: App, paths: Paths) -> None:
    app.parts.paper_asked.emit()
    [page] = app.window.findChildren(ReportPage)
    answer_with(paths.own_exercises / "report.pdf")
    page.save_button.click()
    assert "keeps its own files" in page.notice.words.text()
    assert not (paths.own_exercises / "report.pdf").exists()


def test_a_routine_at_the_window(app: App, paths: Paths) -> None:
    app._pages.library().edit("mine")
    [page] = app.window.findChildren(EditorPage)
    answer_with(paths.own_routines / "new.toml")
    page.export_button.click()
    assert "keeps its own files" in page.notice.words.text()
    assert not (paths.own_routines / "new.toml").exists()
