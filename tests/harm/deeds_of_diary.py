"""What a person enters at the window: the plan, a session, runs by hand and from a watch.

Nothing is called but what the buttons, the keys and the dialogues of the pages call.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backstretch.journal.diary_records import Noted, Struck
from backstretch.journal.entries import SessionState
from backstretch.journal.said import PainMoment
from backstretch.plan.bending import places
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import WeekPlan
from backstretch.ui.import_desk import ImportDesk
from backstretch.ui.journal_state import Kind
from backstretch.ui.pages.journal import JournalPage
from backstretch.ui.pages.journal_parts import NotePart
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.plan_state import Wish
from tests.exchange.watch_files import STEP_S, gpx, time_text, trkpt
from tests.harm.window_deed import Deed, act, log_a_run, runs_of
from tests.ui.diary_page import choose, entries

HOUR_S, LONG_AGO_S = 3600, 300 * 86_400
NOTE = "The left side is looser."


class OnPlan(Deed):
    """What is done on the Plan page."""

    def prepare(self) -> None:
        self.at.app.window.plan_asked.emit()

    @property
    def page(self) -> PlanPage:
        """The page."""
        return self.at.page(PlanPage)

    def week(self) -> WeekPlan:
        """Return the plan of this week."""
        planner = self.at.app.parts.weekly().planner
        return planner.week(planner.facts().this_week)


class Move(OnPlan):
    """A session is moved to another day."""

    def prepare(self) -> None:
        super().prepare()
        for move in self.week().moved:
            self.page.put_back_asked.emit(move)
        week, today = self.week(), self.at.app.parts.weekly().planner.today()
        assert week.moved == ()
        self.start = week.sessions(State.PLANNED)[-1]
        self.end = places(week, today)[-1]
        self.sessions = len(week.sessions(State.PLANNED, State.TODAY))

    def do(self) -> None:
        self.page.move_asked.emit(self.start, self.end)

    def count(self) -> int:
        return sum(one.start == self.start and one.end == self.end for one in self.week().moved)

    def stays(self) -> bool:
        sessions = len(self.week().sessions(State.PLANNED, State.TODAY))
        return self.page.isVisible() and sessions == self.sessions


class TakeMoveBack(Move):
    """A session that was moved is put back by Undo."""

    def prepare(self) -> None:
        super().prepare()
        self.page.move_asked.emit(self.start, self.end)
        assert len(self.week().moved) == 1

    def do(self) -> None:
        act(self.page.toast)

    def count(self) -> int:
        return int(not self.week().moved)


class DayOff(OnPlan):
    """A day is said to be a sick day."""

    def prepare(self) -> None:
        super().prepare()
        self.day = self.week().days[-1].date
        if self.off():
            self.page.wish_asked.emit(self.day, Wish.WELL)

    def do(self) -> None:
        self.page.wish_asked.emit(self.day, Wish.ILL)

    def off(self) -> list[date]:
        """Return the days that are off."""
        return [one.date for one in self.at.app.parts.weekly().planner.facts().off]

    def count(self) -> int:
        return self.off().count(self.day)


class EndSession(Deed):
    """A session is ended, and what is asked then is answered; the page is closed."""

    def prepare(self) -> None:
        app = self.at.app
        if app.window.shows_player():
            app.window.player.closed.emit()
        app.begin(app.today.routine)
        self.at.clock.advance(20)
        app.window.player.next_asked.emit()
        assert app.window.shows_player()

    def do(self) -> None:
        player = self.at.app.window.player
        player.end_asked.emit()
        finished = player.finished
        QTest.keyClick(finished.answers.scale, Qt.Key.Key_4)
        finished.answers.effort.buttons()[1].click()
        finished.answers.note.text_edit.setPlainText(NOTE)
        finished.close_button.click()

    def again(self) -> None:
        self.at.app.window.player.finished.close_button.click()

    def count(self) -> int:
        sessions = [one.start.id for one in self.at.journal.sessions() if _is_part(one.state)]
        after = PainMoment.AFTER_SESSION
        pains = [one.session for one in self.at.journal.pains() if one.moment is after]
        said = [one.session for one in self.at.journal.answers()]
        assert all(pains.count(one) <= 1 and said.count(one) <= 2 for one in sessions), "doubled"
        return sum(pains.count(one) == 1 and said.count(one) == 2 for one in sessions)

    def stays(self) -> bool:
        window = self.at.app.window
        answers = window.player.finished.answers
        written = answers.note.text_edit.toPlainText(), answers.scale.score
        return window.shows_player() and written == (NOTE, 4)


class Log(Deed):
    """A run is written down with its pain, and saved."""

    def prepare(self) -> None:
        self.at.app.window.log_asked.emit()
        self.page = self.at.app.parts.logbook().desk.page
        self.page.run.distance.line.setText("8.2")

    def do(self) -> None:
        self.page.save_button.click()

    def count(self) -> int:
        return runs_of(self.at)

    def stays(self) -> bool:
        return self.page.isVisible() and self.page.run.distance.line.text() == "8.2"


class Import(Deed):
    """The run of a watch is kept, and its page left."""

    def prepare(self) -> None:
        file = self.at.out / f"run-{self.number}.gpx"
        start = self.number * HOUR_S - LONG_AGO_S
        file.write_text(gpx(trkpt(n, time=time_text(start + n * STEP_S)) for n in range(20)))
        self.at.app.parts.logbook().import_runs([file])
        desk = self.at.app.window.findChild(ImportDesk)
        assert isinstance(desk, ImportDesk)
        self.desk = desk
        self.at.until(desk.page.keep_button.isEnabled)
        self.kept = 0
        desk.kept.connect(self._note)

    def do(self) -> None:
        kept = self.kept
        self.desk.page.complain("")
        self.desk.page.keep_button.click()
        self.at.until(lambda: self.kept > kept or bool(self.desk.page.notice.words.text()))

    def count(self) -> int:
        return runs_of(self.at)

    def stays(self) -> bool:
        return self.desk.page.isVisible() and self.desk.page.keep_button.isEnabled()

    def _note(self) -> None:
        self.kept += 1


class InJournal(Deed):
    """What is done in the Journal."""

    kind = Kind.RUN

    def prepare(self) -> None:
        if self.kind is Kind.RUN:
            log_a_run(self.at)
        self.at.app.window.journal_asked.emit()
        choose(self.page, lambda entry: entry.kind is self.kind)

    @property
    def page(self) -> JournalPage:
        """The page."""
        return self.at.page(JournalPage)

    def shown(self) -> int:
        """Return how many entries of its kind are in sight."""
        self.at.app.window.journal_asked.emit()
        return sum(entry.kind is self.kind for entry in entries(self.page))


class WriteNote(InJournal):
    """A note is written beside a run."""

    def prepare(self) -> None:
        super().prepare()
        self.page.card.add_button.click()
        self.text = f"{NOTE} {self.number}"
        self.writing.field.text_edit.setPlainText(self.text)

    @property
    def writing(self) -> NotePart:
        """Where it is written."""
        return self.page.card.writing

    def do(self) -> None:
        self.writing.save_button.click()

    def count(self) -> int:
        said = [one.what for one in self.at.journal.diary.statements(Noted)]
        assert all(said.count(one) == 1 for one in said), "doubled"
        return len(said)

    def stays(self) -> bool:
        return self.writing.isVisible() and self.writing.field.text_edit.toPlainText() == self.text


class DeleteSession(InJournal):
    """A session is deleted."""

    kind = Kind.PART

    def prepare(self) -> None:
        ended = EndSession(self.at)
        ended.prepare()
        ended.do()
        super().prepare()

    def do(self) -> None:
        self.page.card.delete_button.click()

    def count(self) -> int:
        struck = {one.about for one in self.at.journal.diary.statements(Struck)}
        return len(struck)


class DeleteRun(InJournal):
    """A run is deleted."""

    def do(self) -> None:
        self.page.card.delete_button.click()

    def count(self) -> int:
        return -runs_of(self.at)


class UndoDelete(InJournal):
    """A run that was deleted is put back by Undo."""

    def prepare(self) -> None:
        super().prepare()
        self.page.card.delete_button.click()

    def do(self) -> None:
        self.page.head.undo_button.click()

    def count(self) -> int:
        return runs_of(self.at)


def _is_part(state: SessionState) -> bool:
    return state is SessionState.PARTIAL
