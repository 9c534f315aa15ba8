"""What a person has written to files at the window: exports, backups, what they made themselves.

Nothing is called but what the buttons, the keys and the dialogues of the pages call.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backstretch.content.prescription import Prescriptions
from backstretch.exchange.json_in import read_diary
from backstretch.journal.backup import is_behind
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.verify import examine
from backstretch.reporting.window import Reporting
from backstretch.ui.copies_desk import CopiesDesk
from backstretch.ui.data_desk import DataDesk
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.pages.library import LibraryPage
from backstretch.ui.pages.settings import SettingsPage
from tests.harm.at_window import AtWindow
from tests.harm.deeds_of_diary import OnPlan
from tests.harm.window_deed import OLDER, Deed, act, log_a_run, written


class Calendar(OnPlan):
    """The calendar file is written."""

    def prepare(self) -> None:
        super().prepare()
        self.target = self.at.out / "plan.ics"
        self.target.write_bytes(OLDER)

    def do(self) -> None:
        self.at.app.parts.weekly().write_calendar(self.target)

    def count(self) -> int:
        return written(self.target, b"BEGIN:VCALENDAR")


class InSettings(Deed):
    """What is done in the Settings, in the part about the diary's files."""

    def prepare(self) -> None:
        self.at.app._pages.show_settings("data")
        self.page.tell_done("")

    @property
    def page(self) -> SettingsPage:
        """The page."""
        return self.at.page(SettingsPage)

    def until_it_says(self, press: Callable[[], object]) -> None:
        """Press something and let the window work until it says what came of it."""
        self.page.tell_done("")
        press()
        words = self.page.notice.words
        self.at.until(lambda: bool(words.text()) and not words.text().endswith("…"))


class BackUpNow(InSettings):
    """A backup is asked for."""

    def prepare(self) -> None:
        super().prepare()
        log_a_run(self.at)

    def do(self) -> None:
        self.until_it_says(self.page.data.backups.now_button.click)

    def count(self) -> int:
        path = self.at.paths.journal
        good = Shelf.of(path).newest_good().backup
        return self.number if good and not is_behind(path) else self.number - 1


class CopyElsewhere(InSettings):
    """A copy is written to another place."""

    def prepare(self) -> None:
        super().prepare()
        self.target = self.at.out / "copy.db"
        self.target.write_bytes(OLDER)
        self.desk = self.at.app.window.findChild(CopiesDesk)

    def do(self) -> None:
        part = self.page.data.copies
        self.until_it_says(lambda: part.write_asked.emit(self.target, None))

    def count(self) -> int:
        whole = written(self.target, b"SQLite")
        assert not whole or examine(self.target).good
        return whole


class Export(InSettings):
    """The diary is written to a file."""

    name = "all.json"

    def prepare(self) -> None:
        super().prepare()
        self.target = self.at.out / self.name
        self.target.write_bytes(OLDER)
        desk = self.page.findChild(DataDesk)
        assert isinstance(desk, DataDesk)

    def do(self) -> None:
        self.until_it_says(lambda: self.page.data.export_asked.emit(self.target))

    def count(self) -> int:
        whole = written(self.target, b"{")
        assert not whole or read_diary(self.target, None).runs
        return whole


class ExportTables(Export):
    """The diary is written as tables."""

    name = "all.csv.zip"

    def count(self) -> int:
        return written(self.target, b"PK")


class Report(Deed):
    """The report for a clinician is saved."""

    def __init__(self, at: AtWindow) -> None:
        super().__init__(at)
        self.target = at.out / "report.pdf"
        shared, parts = at.app._shared, at.app.parts
        self.reports = Reporting(
            *(shared.window, shared.theme, shared.icons, at.journal, "", at.clock),
            *(shared.settings.present, shared.library, parts.motions),
            *(lambda: None, shared.window.show_today, shared.window.show_today),
            shared.guard,
            lambda *_: str(self.target),
        )

    def prepare(self) -> None:
        self.target.write_bytes(OLDER)
        self.reports.show()

    def do(self) -> None:
        self.reports.page.save_button.click()

    def count(self) -> int:
        return written(self.target, b"%PDF")

    def stays(self) -> bool:
        return self.reports.page.save_button.isEnabled()


class OwnRoutine(Deed):
    """A routine of one's own is saved."""

    def prepare(self) -> None:
        self.at.app._pages.library().edit()
        self.page = self.at.page(EditorPage)
        self.page.renamed.emit(self.name())
        self.page.typed.emit("squat 8, rest 30s")

    def name(self) -> str:
        """Return what it is called."""
        return f"Routine {self.number}"

    def do(self) -> None:
        self.page.save_button.click()

    def count(self) -> int:
        return len(list(self.at.paths.own_routines.glob("*.toml")))

    def stays(self) -> bool:
        line = self.page.line.field.line.text()
        return self.page.name.line.text() == self.name() and line == "squat 8, rest 30s"


class ChangeRoutine(OwnRoutine):
    """A routine of one's own is changed."""

    def prepare(self) -> None:
        app = self.at.app
        own = app._shared.own.routines
        asked = Prescriptions(app._shared.library.exercises).read("cat-cow 8")
        key = own.keep(own.find(self.name()) or "", self.name(), asked)
        app._pages.library().edit(key)
        self.page = self.at.page(EditorPage)
        self.page.typed.emit("squat 8, rest 30s")

    def name(self) -> str:
        return "Changed"

    def count(self) -> int:
        [file] = self.at.paths.own_routines.glob("changed*.toml")
        return int(b"squat" in file.read_bytes())


class OwnExercise(Deed):
    """An exercise of one's own is saved."""

    called = "Heel drops"

    def prepare(self) -> None:
        self.at.app._pages.library().write_own()
        self.form = self.at.page(LibraryPage).form
        self.form.name.line.setText(self.name())
        self.form.name.line.textEdited.emit(self.name())
        self.form.dose.line.setText("2x12")
        self.form.dose.line.textEdited.emit("2x12")
        QTest.keyClick(self.form.position.control, Qt.Key.Key_Down)

    def name(self) -> str:
        """Return what it is called."""
        return f"{self.called} {self.number}"

    def do(self) -> None:
        self.form.save_button.click()

    def count(self) -> int:
        return len(list(self.at.paths.own_exercises.glob("*.toml")))

    def stays(self) -> bool:
        written = self.form.name.line.text(), self.form.dose.line.text()
        return self.form.isVisible() and written == (self.name(), "2x12")


class DeleteExercise(OwnExercise):
    """An exercise of one's own is deleted."""

    called = "Toe lifts"

    def prepare(self) -> None:
        super().prepare()
        self.form.save_button.click()
        self.page = self.at.page(LibraryPage)
        assert self.page.exercise.remove_button.isVisible()

    def do(self) -> None:
        self.page.exercise.remove_button.click()

    def count(self) -> int:
        return -super().count()

    def stays(self) -> bool:
        return self.page.exercise.remove_button.isVisible()


class PutExerciseBack(DeleteExercise):
    """An exercise of one's own that was deleted is put back."""

    called = "Ankle rolls"

    def prepare(self) -> None:
        super().prepare()
        self.page.exercise.remove_button.click()

    def do(self) -> None:
        act(self.page.toast)

    def stays(self) -> bool:
        return self.page.toast.action_button.isVisible()

    def count(self) -> int:
        return len(list(self.at.paths.own_exercises.glob("*.toml")))
