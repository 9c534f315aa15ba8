"""The routine editor: rows by pointer and keys, the line both ways, saving, leaving, trying."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.content.exercise import Position, Sides
from backstretch.content.library import load_library
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.content.own_library import add_own
from backstretch.content.prescribed import Part, Prescription
from backstretch.content.prescription import Prescriptions
from backstretch.content.routine import Routine
from backstretch.resources import resources_dir
from backstretch.ui.editor_desk import EditorDesk
from backstretch.ui.editor_view import exercise_choices
from backstretch.ui.icons import Icons
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.pages.editor_row import Row
from backstretch.ui.theme import Theme
from tests.ui.pages.states import dress, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

LIBRARY = load_library(resources_dir())
LINES = Prescriptions(LIBRARY.exercises)
LINE = "cat-cow 8, piriformis 2x30s, squat 10"


class Today:
    """Lets a routine be done as it is, or says why not."""

    def __init__(self) -> None:
        self.why = ""

    def fitted(self, routine: Routine) -> tuple[Routine | None, str]:
        return (None, self.why) if self.why else (routine, "")


class Desk:
    """A desk with its page, a folder, and what it asked for."""

    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme, icons: Icons) -> None:
        made = add_own(LIBRARY, folder / "own", folder / "exercises")
        self.own, self.exercises = made.routines, made.exercises
        self.today = Today()
        self.file: Path | None = folder / "sent.toml"
        self.page = EditorPage(theme, icons, exercise_choices(made.library))
        qtbot.addWidget(self.page)
        self.page.resize(1180, 760)
        self.desk = EditorDesk(
            self.page, made.library, self.own, self.today, lambda _: self.file, self._write
        )
        self.begun: list[Routine] = []
        self.left = self.changed = 0
        self.desk.begin_asked.connect(self.begun.append)
        self.desk.left.connect(self._leave)
        self.desk.changed.connect(self._change)

    def open(self, line: str = LINE) -> None:
        """Keep a routine and open it."""
        self.desk.open(self.own.keep("", "Mine", LINES.read(line)))

    def line(self) -> str:
        """Return what the line says."""
        return self.page.line.field.line.text()

    def type(self, line: str) -> None:
        """Write the line as a person would who pastes it."""
        self.page.line.field.line.setText(line)
        self.page.line.field.line.textEdited.emit(line)

    def _write(self, place: Path, text: bytes) -> str:
        if place.parent.exists():
            place.write_bytes(text)
            return ""
        return f"{place} cannot be written."

    def _leave(self) -> None:
        self.left += 1

    def _change(self) -> None:
        self.changed += 1


@pytest.fixture
def look(qapp: QApplication) -> tuple[Theme, Icons]:
    return dress(qapp)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, look: tuple[Theme, Icons]) -> Desk:
    made = Desk(qtbot, tmp_path, *look)
    made.page.show()
    with qtbot.waitActive(made.page):
        made.page.activateWindow()
    return made


def test_a_routine_is_shown_with_its_rows_its_length_and_its_line(desk: Desk) -> None:
    desk.open()
    page = desk.page
    assert [row.name.text() for row in page.rows] == ["Cat-cow", "Piriformis stretch", "Squat"]
    assert [row.total.text() for row in page.rows] == ["1:14", "2:30", "1:00"]
    assert page.side.length.text() == "4:44"
    assert page.side.words.text().startswith("Shorter than 10 minutes")
    assert desk.line() == LINE
    assert page.name.line.text() == "Mine"
    assert not page.save_button.isEnabled()


def test_a_copy_of_one_that_ships_is_new_and_has_no_notes(desk: Desk) -> None:
    desk.desk.open("after-run")
    assert desk.page.name.line.text() == "After a run, mine"
    assert desk.page.side.length.text() == "12:00"
    assert desk.page.side.words.text() == "Within 10 to 15 minutes"
    assert all(row.notes.isHidden() for row in desk.page.rows)
    assert desk.page.save_button.isEnabled()
    assert desk.page.remove_button.isHidden()


def test_rows_are_moved_doubled_and_removed_by_keys_and_it_is_undone(desk: Desk) -> None:
    desk.open()
    rows, control, alt = desk.page.rows, Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Up
    rows[2].grip.setFocus()
    strike(rows[2].grip, alt, Qt.KeyboardModifier.AltModifier)
    assert desk.line() == "cat-cow 8, squat 10, piriformis 2x30s"
    assert desk.page.focusWidget() is rows[1].grip
    strike(rows[1].grip, Qt.Key.Key_D, control)
    assert desk.line() == "cat-cow 8, squat 10, squat 10, piriformis 2x30s"
    rows[0].grip.setFocus()
    strike(rows[0].grip, Qt.Key.Key_Delete)
    assert desk.line() == "squat 10, squat 10, piriformis 2x30s"
    for _ in range(3):
        strike(rows[0].grip, Qt.Key.Key_Z, control)
    assert desk.line() == LINE
    assert not desk.page.undo_button.isEnabled()


def test_a_number_lets_the_undo_key_take_back_what_was_changed(desk: Desk) -> None:
    desk.open()
    box = desk.page.rows[1].dose.box
    box.setFocus()
    strike(box, Qt.Key.Key_Up)
    assert desk.line() == "cat-cow 8, piriformis 2x35s, squat 10"
    strike(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.line() == LINE


def test_a_row_is_dragged_to_where_the_line_shows(desk: Desk) -> None:
    desk.open()
    grip, last = desk.page.rows[0].grip, desk.page.rows[2]
    below = QPointF(last.mapToGlobal(last.rect().bottomLeft()))
    grip.dragged.emit(below)
    assert desk.page.target.isVisible()
    grip.dropped.emit(below)
    assert desk.page.target.isHidden()
    assert desk.line() == "piriformis 2x30s, squat 10, cat-cow 8"
    grip.dropped.emit(QPointF(desk.page.rows[0].mapToGlobal(last.rect().topLeft())))
    assert desk.line() == "piriformis 2x30s, squat 10, cat-cow 8"  # to where it stands


def test_numbers_sides_and_rounds_change_the_line(desk: Desk) -> None:
    desk.open()
    piriformis = desk.page.rows[1]
    piriformis.dose.more_button.click()
    piriformis.times.more_button.click()
    piriformis.rest.more_button.click()
    piriformis.sides.setCurrentIndex(piriformis.sides.findData("L>R"))
    piriformis.sides.picked.emit("L>R")
    desk.page.rows[0].dose.more_button.click()
    desk.page.side.rounds.more_button.click()
    assert desk.line() == "2 rounds: cat-cow 9, piriformis 3x35s L>R rest 10s, squat 10"


def test_only_what_an_exercise_has_is_asked_of_it(desk: Desk) -> None:
    desk.open()
    squat, piriformis = desk.page.rows[2].stops(), desk.page.rows[1].stops()
    assert desk.page.rows[1].rest.box in piriformis
    assert len(piriformis) - len(squat) == 2  # sides, and the rest between holds
    assert desk.page.rows[2].dose.box.text() == "10 reps"
    assert desk.page.rows[1].dose.box.text() == "30 s"


def test_an_exercise_is_added_and_has_the_focus(desk: Desk) -> None:
    desk.open()
    desk.page.add.setCurrentIndex(desk.page.add.findData("plank"))
    desk.page.add.picked.emit("plank")
    assert desk.line() == f"{LINE}, plank 2x20s rest 15s"
    assert desk.page.focusWidget() is desk.page.rows[3].grip
    assert desk.page.add.code == ""


def test_an_exercise_from_elsewhere_begins_a_new_routine_or_joins_the_one_in_hand(
    desk: Desk,
) -> None:
    desk.open()
    desk.desk.begin_with("plank")
    assert [row.name.text() for row in desk.page.rows if row.isVisible()] == ["Front plank"]
    assert desk.page.name.line.text() == "My routine"
    desk.desk.begin_with("squat")
    assert [row.name.text() for row in desk.page.rows if row.isVisible()] == [
        "Front plank",
        "Squat",
    ]
    assert desk.page.rows[1].isAncestorOf(desk.page.focusWidget())
    assert desk.page.save_button.isEnabled()


def test_what_is_wrong_with_the_line_is_in_sight_in_a_small_window(desk: Desk) -> None:
    desk.page.resize(804, 560)
    desk.open("cat-cow 8, piriformis 2x30s, squat 10, plank 2x20s rest 15s, rest 60s")
    desk.page.show()
    QApplication.processEvents()
    desk.page.line.field.line.setFocus()
    desk.type("cat-cow 8, piriformis 2x30s, squat 10, plnak 2x20s")
    QApplication.processEvents()
    wrong = desk.page.line.field.wrong
    assert wrong.visibleRegion().boundingRect().height() == wrong.height()
    button = desk.page.line.mend_button
    assert button.visibleRegion().boundingRect().height() == button.height()


def test_the_rows_follow_the_line_while_it_can_be_read(desk: Desk) -> None:
    desk.open()
    desk.type("plank 2x20s L")
    assert "both sides at once" in desk.page.line.field.wrong.text()
    assert desk.page.rows[0].name.text() == "Cat-cow"
    assert not desk.page.line.copy_button.isEnabled()
    desk.type("plank 2x20s")
    assert desk.page.line.field.wrong.isHidden()
    assert [row.name.text() for row in desk.page.rows if row.isVisible()] == ["Front plank"]
    desk.page.undo_button.click()
    assert desk.page.rows[0].name.text() == "Cat-cow"


def test_what_was_likely_meant_is_put_in_its_place(desk: Desk) -> None:
    desk.open()
    desk.type("cat-cow 8, pirifromis 3x30s")
    assert desk.page.line.mend_button.text() == "Write “piriformis”"
    desk.page.line.mend_button.click()
    assert desk.line() == "cat-cow 8, piriformis 3x30s"
    assert desk.page.line.mend_button.isHidden()
    assert desk.page.rows[1].name.text() == "Piriformis stretch"


def test_the_line_is_copied(desk: Desk) -> None:
    desk.open()
    desk.page.line.copy_button.click()
    assert QGuiApplication.clipboard().text() == LINE


@pytest.mark.parametrize(
    ("line", "told", "can_save"),
    [
        ("piriformis 90s", "90 s is unusual: 10 to 60 s are known to be enough.", True),
        ("piriformis 30s L", "One side is left out. That is fine if you were told so.", True),
        ("climber 6", "This is a hard one. Take it only if the easier ones feel easy.", True),
        ("plank 9 min", "540 s in one go is not safe. Choose 1 to 180 s.", False),
    ],
)
def test_a_bent_rule_is_told_and_only_what_is_unsafe_forbidden(
    desk: Desk, line: str, told: str, can_save: bool
) -> None:
    desk.open()
    desk.type(line)
    assert desk.page.rows[0].notes.text() == told
    assert desk.page.rows[0].notes.property("tone") == ("muted" if can_save else "red")
    assert desk.page.save_button.isEnabled() is can_save
    assert desk.page.try_button.isEnabled() is can_save


def test_what_is_unsafe_is_told_beside_the_rows_too(desk: Desk) -> None:
    desk.open()
    desk.type("cat-cow 8, plank 9 min")
    told = [note.words.text() for note in desk.page.side.notes if note.isVisible()]
    assert told == ["Front plank: 540 s in one go is not safe. Choose 1 to 180 s."]


def test_nothing_at_all_is_neither_copied_nor_saved(desk: Desk) -> None:
    desk.desk.open()
    page = desk.page
    assert page.side.words.text() == "Add an exercise, or type a line below."
    for made in (page.save_button, page.try_button, page.line.copy_button):
        assert not made.isEnabled()
    page.back_button.click()
    assert desk.left == 1


def test_it_is_saved_by_its_key_under_its_name(desk: Desk) -> None:
    desk.desk.open("after-run")
    desk.page.name.line.setText("Evening")
    desk.page.name.line.textEdited.emit("Evening")
    strike(desk.page.name.line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [one.name for one in desk.own.values()] == ["Evening"]
    assert desk.changed == 1
    assert not desk.page.save_button.isEnabled()
    assert not desk.page.remove_button.isHidden()


def test_one_without_a_name_is_not_saved_and_says_why(desk: Desk) -> None:
    desk.open()
    desk.page.name.line.textEdited.emit(" ")
    desk.page.save_button.click()
    assert "name must be one line of text" in desk.page.notice.words.text()
    assert desk.own["mine"].name == "Mine"


def test_leaving_asks_once_where_something_would_be_lost(desk: Desk) -> None:
    desk.open()
    desk.page.back_button.click()
    assert desk.left == 1
    desk.open()
    desk.page.rows[0].remove_button.click()
    desk.page.back_button.click()
    assert desk.left == 1
    assert desk.page.toast.isVisible()
    desk.page.toast.action_button.click()
    assert desk.left == 2
    assert len(desk.own.own("mine-2").asked.parts) == 2


def test_what_was_changed_can_be_given_up(desk: Desk) -> None:
    desk.open()
    desk.page.rows[0].remove_button.click()
    desk.page.back_button.click()
    desk.page.toast.other_button.click()
    assert desk.left == 1
    assert len(desk.own.own("mine").asked.parts) == 3


def test_one_that_was_left_by_the_rail_is_as_it_was_left(desk: Desk) -> None:
    desk.open()
    desk.page.rows[0].remove_button.click()
    desk.desk.open("mine")
    assert desk.line() == "piriformis 2x30s, squat 10"


def test_another_one_is_shown_once_it_is_known_what_becomes_of_the_draft(desk: Desk) -> None:
    desk.open()
    desk.page.rows[0].remove_button.click()
    desk.desk.open("after-run")
    assert desk.line() == "piriformis 2x30s, squat 10"
    assert desk.page.toast.isVisible()
    desk.page.toast.action_button.click()
    assert desk.page.name.line.text() == "After a run, mine"
    assert len(desk.own.own("mine").asked.parts) == 2
    assert desk.left == 0


def test_an_untouched_copy_is_left_without_a_question(desk: Desk) -> None:
    desk.desk.open("after-run")
    desk.desk.open("core-hips")
    assert desk.page.name.line.text() == "Core & hips, mine"
    desk.page.back_button.click()
    assert desk.left == 1
    assert list(desk.own) == []


def test_a_deleted_one_is_put_back(desk: Desk) -> None:
    desk.open()
    desk.page.show()
    desk.page.remove_button.setFocus()
    desk.page.remove_button.click()
    assert list(desk.own) == []
    assert desk.page.focusWidget() is desk.page.name.line
    desk.page.toast.action_button.click()
    assert desk.own.own("mine").asked == LINES.read(LINE)
    assert desk.changed == 2


def test_a_duplicate_is_a_new_one(desk: Desk) -> None:
    desk.open()
    desk.page.duplicate_button.click()
    assert desk.page.name.line.text() == "Mine, copy"
    desk.page.save_button.click()
    assert list(desk.own) == ["mine", "mine-copy"]


def test_it_goes_out_to_a_file_and_says_where_it_cannot(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    desk.page.export_button.click()
    assert (tmp_path / "sent.toml").read_bytes() == desk.own.text("mine")
    desk.file = tmp_path / "nowhere" / "sent.toml"
    desk.page.export_button.click()
    assert "cannot be written" in desk.page.notice.words.text()
    desk.file = None
    desk.page.export_button.click()


def test_it_says_whose_picture_does_not_go_along(desk: Desk, tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n"
    heel = OwnSheet(FORMAT, "Heel drops", "3x12", Position.STANDING, Sides.EACH)
    bare = OwnSheet(FORMAT, "Heron stand", "30s", Position.STANDING, Sides.BOTH)
    keys = (desk.exercises.keep("", heel, png), desk.exercises.keep("", bare))
    parts = (Part(keys[0], reps=12), Part(keys[1], hold=30), Part(keys[0], reps=8))
    desk.desk.open(desk.own.keep("", "Mine", Prescription(parts)))
    desk.page.export_button.click()
    written = f"Written to {tmp_path / 'sent.toml'}."
    said = desk.page.toast.words.text()
    assert said == f"{written} Pictures are not in the file: Heel drops."
    desk.page.rows[2].remove_button.click()
    desk.page.rows[0].remove_button.click()
    desk.page.save_button.click()
    desk.page.export_button.click()
    assert desk.page.toast.words.text() == written


def test_it_is_tried_as_it_stands_unless_it_has_to_wait(desk: Desk) -> None:
    desk.open()
    desk.page.rows[0].remove_button.click()
    desk.page.try_button.click()
    assert [item.exercise for item in desk.begun[0].items] == ["figure_four", "squat"]
    desk.today.why = "A warning sign stands."
    desk.page.try_button.click()
    assert len(desk.begun) == 1
    assert desk.page.notice.words.text() == "A warning sign stands."


def test_every_control_has_a_name_and_comes_in_the_order_of_reading(desk: Desk) -> None:
    desk.open()
    stops = [stop for row in desk.page.rows for stop in row.stops()]
    assert all(stop.accessibleName() for stop in stops)
    at: QWidget | None = desk.page.name.line
    seen: list[QWidget] = []
    while at is not None and at not in seen:
        seen.append(at)
        at = at.nextInFocusChain()
    assert [stop for stop in seen if stop in stops] == stops


def test_it_lies_in_a_narrow_window_with_large_text(desk: Desk, look: tuple[Theme, Icons]) -> None:
    desk.open("hip flexor 3x30s L>R rest 15s, mountain climber 2x6, squat 10")
    look[0].set_text_scale(2.0)
    desk.page.resize(740, 600)
    QApplication.processEvents()
    scroller = desk.page.scroller
    paper = scroller.widget()
    assert paper is not None
    assert paper.minimumSizeHint().width() <= scroller.viewport().width()
    for part in paper.findChildren(QWidget):
        if part.isVisible():
            assert part.mapTo(paper, QPoint(part.width(), 0)).x() <= paper.width()


def is_alone(row: Row, alone: bool) -> bool:
    return (row.name.x() == row.picture.x()) is alone


def test_a_name_has_a_line_to_itself_where_a_row_is_narrow(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    row = desk.page.rows[0]
    for width, alone in ((1000, False), (430, True), (1000, False)):
        desk.page.resize(width, 800)
        qtbot.waitUntil(partial(is_alone, row, alone))
