"""A disk that fails or is full under a person's hands: the page says so, and nothing is lost.

One plain sentence is in sight, what was written stays, and the same goes well once the disk is in
order, in the same window, and is there once.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from backstretch.app_parts.going_back import WentBack, restored
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.store import Journal
from backstretch.ui.pages.settings import SettingsPage
from tests.harm.at_window import AtWindow
from tests.harm.deeds_of_diary import (
    DayOff,
    DeleteRun,
    DeleteSession,
    EndSession,
    Import,
    Log,
    Move,
    TakeMoveBack,
    UndoDelete,
    WriteNote,
)
from tests.harm.deeds_of_files import (
    BackUpNow,
    Calendar,
    ChangeRoutine,
    CopyElsewhere,
    DeleteExercise,
    Export,
    ExportTables,
    OwnExercise,
    OwnRoutine,
    PutExerciseBack,
    Report,
)
from tests.harm.refusals import Fault, faults_in
from tests.harm.system_calls import Call, Watched
from tests.harm.window_deed import Deed, log_a_run, runs_of
from tests.harm.window_trial import WindowTrial, WriteRefuser, is_plain, spread
from tests.soak import Rounds, Tell

MOST, FEW = 8, 3
"""Calls tried in a usual run, of a deed and of one that takes longer; in a soak run all are."""

DEEDS: dict[str, tuple[type[Deed], ...]] = {
    "plan": (Move, TakeMoveBack, DayOff, Calendar),
    "session": (EndSession, DeleteSession),
    "entries": (Log, WriteNote, DeleteRun, UndoDelete),
    "imports": (Import,),
    "files": (BackUpNow, CopyElsewhere, Export, ExportTables, Report),
    "own": (OwnRoutine, ChangeRoutine, OwnExercise, DeleteExercise, PutExerciseBack),
}
"""What is done at one window, one after the other."""

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def at(quick: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[AtWindow]:
    made = AtWindow(quick, qapp, qtbot)
    yield made
    made.close()


@pytest.mark.parametrize("what", DEEDS)
def test_what_the_disk_refuses_is_said_on_the_page_and_goes_well_afterwards(
    at: AtWindow, rounds: Rounds, tell: Tell, what: str
) -> None:
    most = MOST if rounds(1) == 1 else sys.maxsize
    for deed in DEEDS[what]:
        seen = WindowTrial(at, deed(at)).run(rounds(1), most)
        tell(f"refused at the window, {deed.__name__}", seen)
        assert seen["points"] >= seen["told"] > 0, deed


class GoingBack:
    """Goes back to a backup from the Settings, which closes the window and shows it anew.

    The diary has two runs, of which the backup `number` has one; it is the newest of these.
    """

    def __init__(self, at: AtWindow) -> None:
        self._at = at
        self._path = at.paths.journal
        self.seen: Counter[str] = Counter()
        log_a_run(at)
        self.number = make_backup(self._path, Why.ASKED, at.clock.now()).number
        log_a_run(at)

    def calls(self) -> list[Call]:
        """Return the calls of going back that change something; it is undone."""
        counter = WriteRefuser()
        then = self._asked()
        with Watched(self._at.folder, counter):
            went = then()
        self._undo(went)
        return counter.calls

    def refuse(self, fault: Fault) -> None:
        """Go back, with a call refused; where that is told, go back once more and undo it."""
        at, refuser, then = self._at, WriteRefuser(), self._asked()
        refuser.fault = fault
        with Watched(at.folder, refuser):
            went = then()
            with capture_exceptions() as raised:
                at.come_back(went)
            assert not raised, raised
            self.seen["points"] += bool(refuser.refused)
            said = at.says()
            refuser.fault = None
            if went.complaint:
                self.seen["told"] += 1
                assert [went.complaint] == said
                assert is_plain(went.complaint)
                again = self._asked()
                went = again()
            else:
                assert said == []
                assert runs_of(at) == 1
                at.close()
        self._undo(went)

    def _asked(self) -> Callable[[], WentBack]:
        """Press what goes back, and return what is done once the window is closed."""
        self._at.app._pages.show_settings("data")
        part = self._at.page(SettingsPage).data.backups
        self._at.until(lambda: self.number in part.back_buttons)
        part.back_buttons[self.number].click()
        part.go_button.click()
        then = self._at.app.going_back.then
        assert then
        self._at.close()
        return then

    def _undo(self, went: WentBack) -> None:
        """See that it went well, and show the window of the diary with two runs again."""
        assert went.complaint == ""
        with Journal.open(self._path) as journal:
            assert len(journal.plan.runs("0000", "9999")) == 1
        back = restored(self._path, went.undo, self._at.clock.now())
        self.number = back.undo
        self._at.come_back(back)
        assert runs_of(self._at) == 2, "what there was before is lost"


def test_a_way_back_that_the_disk_refuses_is_said_in_the_new_window_and_can_be_gone_again(
    at: AtWindow, rounds: Rounds, tell: Tell
) -> None:
    going = GoingBack(at)
    faults = list(faults_in(going.calls(), rounds(1)))
    for fault in spread(faults, FEW if rounds(1) == 1 else sys.maxsize):
        try:
            going.refuse(fault)
        except Exception as error:
            raise AssertionError(f"{fault}") from error
    tell("refused at the window, going back", going.seen)
    assert going.seen["points"] >= going.seen["told"] > 0
