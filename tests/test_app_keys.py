"""The sheet of keys and the list of actions in the whole window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.paths import Paths
from backstretch.settings import load_settings
from backstretch.ui.commands import Command
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.pages.keys_sheet import KeysSheet
from backstretch.ui.pages.library import LEARN, ROUTINES, LibraryPage
from backstretch.ui.pages.palette import Palette
from backstretch.ui.pages.player_emergency import EmergencyView
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.widgets.note_field import NoteField
from tests.fakes import used_home
from tests.ui.pages.states import dress
from tests.windows import active

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

Start = Callable[[], App]
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, paths: Paths) -> Start:
    """Return what starts the window."""

    def begin() -> App:
        return active(App(qapp, paths, WindowOptions(speed=60)), qtbot)

    return begin


def press(app: App, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(app.window.focusWidget(), key, held)


def sheet(app: App) -> KeysSheet:
    press(app, Qt.Key.Key_F1)
    assert app.help.keys is not None
    return app.help.keys


def palette(app: App) -> Palette:
    press(app, Qt.Key.Key_K, CTRL)
    assert app.help.palette is not None
    return app.help.palette


def listed(app: App) -> frozenset[str]:
    """Return all keys that the sheet lists for the page in hand, the sheet closed again."""
    made = sheet(app)
    assert made.isVisible()
    found = frozenset(keys for line in made.table.lines() for keys in line.keys)
    press(app, Qt.Key.Key_Escape)
    assert not made.isVisible()
    return found


def acting(window: QWidget) -> frozenset[str]:
    """Return the keys of all shortcuts that act now."""
    portable = QKeySequence.SequenceFormat.PortableText
    found = [(one, one.parent()) for one in window.findChildren(QShortcut) if one.isEnabled()]
    return frozenset(
        one.key().toString(portable)
        for one, parent in found
        if isinstance(parent, QWidget) and parent.isVisible()
    )


PAGES = ("today", "plan", "journal", "trends", "library", "settings", "log")


def go(app: App, page: str) -> None:
    window = app.window
    if page == "today":
        window.show_today()
    else:
        getattr(window, f"{page}_asked").emit()


@pytest.mark.parametrize("page", PAGES)
def test_every_shortcut_of_a_page_is_listed_there(start: Start, page: str) -> None:
    app = start()
    go(app, page)
    keys = acting(app.window)
    assert {"F1", "?", "Ctrl+K", "Ctrl+1", "Ctrl+L", "Ctrl+Q"} <= keys
    assert keys <= listed(app)


def test_every_line_has_words(start: Start) -> None:
    made = sheet(start())
    assert all(line.words for line in made.table.lines())


@pytest.mark.parametrize(
    ("key", "held", "place"),
    [
        (Qt.Key.Key_2, CTRL, "Plan"),
        (Qt.Key.Key_3, CTRL, "Journal"),
        (Qt.Key.Key_4, CTRL, "Trends"),
        (Qt.Key.Key_5, CTRL, "Library"),
        (Qt.Key.Key_Comma, CTRL, "Settings"),
    ],
)
def test_each_key_of_a_page_leads_there(
    start: Start, key: Qt.Key, held: Qt.KeyboardModifier, place: str
) -> None:
    app = start()
    press(app, key, held)
    assert [one.text() for one in app.window.rail.buttons() if one.isChecked()] == [place]


def test_ctrl_enter_begins_todays_session_and_f11_fills_the_screen(start: Start) -> None:
    app = start()
    press(app, Qt.Key.Key_Return, CTRL)
    assert app.window.shows_player() is not bool(app.help.actions().why_not_start())
    press(app, Qt.Key.Key_F11)
    assert app.window.isFullScreen()


def test_the_keys_of_a_session_are_listed_and_it_stands_meanwhile(start: Start) -> None:
    app = start()
    app.window.today.start_asked.emit()
    found = sheet(app)
    keys = {key for line in found.table.lines() for key in line.keys}
    assert {"Space", "H", "V", "+", "Shift+R", "Esc", "F1"} <= keys
    assert app.window.player.session.isVisible()
    press(app, Qt.Key.Key_Space)  # presses Close, and does not go on under the sheet
    assert not found.isVisible()


def test_f1_closes_the_sheet_and_the_focus_comes_back(start: Start) -> None:
    app = start()
    before = app.window.focusWidget()
    made = sheet(app)
    assert app.window.focusWidget() is made.close_button
    press(app, Qt.Key.Key_F1)
    assert not made.isVisible()
    assert app.window.focusWidget() is before


def test_a_question_mark_is_written_where_something_is_written(
    start: Start, qapp: QApplication
) -> None:
    app = start()
    go(app, "log")
    note = NoteField(dress(qapp)[0], "Note")
    note.setParent(app.window.page_in_hand())
    note.show()
    lines = [one for one in app.window.findChildren(QLineEdit) if one.isVisible()]
    assert lines
    for one in (*lines, note.text_edit):
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Question)
    assert app.help.keys is None
    assert note.text_edit.toPlainText() == "?"


def test_a_question_mark_elsewhere_opens_the_sheet(start: Start) -> None:
    app = start()
    press(app, Qt.Key.Key_Question)
    assert app.help.keys is not None
    assert app.help.keys.isVisible()


def test_no_page_changes_under_an_open_sheet(start: Start) -> None:
    app = start()
    made = sheet(app)
    press(app, Qt.Key.Key_2, CTRL)
    assert made.isVisible()
    assert app.window.today.isVisible()


def test_typing_and_enter_does_what_was_found(start: Start) -> None:
    app = start()
    made = palette(app)
    QTest.keyClicks(made.line, "remin")
    assert made.found()[0].words == "Settings: Reminders"
    press(app, Qt.Key.Key_Return)
    assert not made.isVisible()
    assert [one.text() for one in app.window.rail.buttons() if one.isChecked()] == ["Settings"]


def test_arrows_choose_and_esc_gives_the_focus_back(start: Start) -> None:
    app = start()
    before = app.window.focusWidget()
    made = palette(app)
    press(app, Qt.Key.Key_Down)
    assert made.list.currentRow() == 1
    press(app, Qt.Key.Key_Up)
    press(app, Qt.Key.Key_Up)
    assert made.list.currentRow() == made.list.count() - 1
    assert app.window.focusWidget() is made.line
    press(app, Qt.Key.Key_Escape)
    assert not made.isVisible()
    assert app.window.focusWidget() is before


def test_what_cannot_be_done_says_why_and_does_nothing(start: Start) -> None:
    app = start()
    made = palette(app)
    ran: list[str] = []
    made.offer((Command("Fly", lambda: ran.append("fly"), why_not="There is no wind."),))
    press(app, Qt.Key.Key_Return)
    assert (ran, made.isVisible()) == ([], True)
    told = made.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Fly. There is no wind."


def test_every_group_of_the_settings_is_among_the_actions(start: Start) -> None:
    app = start()
    go(app, "settings")
    page = app.window.page_in_hand()
    wanted = {f"Settings: {one.text()}" for one in page.entries.values()}  # type: ignore[attr-defined]
    assert wanted <= {one.words for one in app.help.actions().all()}


def test_a_cut_off_session_keeps_another_from_beginning(start: Start) -> None:
    first = start()
    first.window.today.start_asked.emit()
    first.window.close()
    first.close()
    app = start()
    found = {one.words: one.why_not for one in app.help.actions().all()}
    assert found["Start today’s session"].startswith("A session was cut off.")
    assert found["Plan"] == ""


def test_nothing_opens_over_the_page_that_says_to_get_help(start: Start) -> None:
    app = start()
    app.window.today.start_asked.emit()
    app.window.player.show_emergency("saddle")
    assert app.window.player.emergency.isVisible()
    press(app, Qt.Key.Key_F1)
    app.window.actions_asked.emit()
    assert app.help.keys is None
    assert app.help.palette is None
    assert app.window.player.emergency.isVisible()


def test_a_sign_that_stands_is_shown_in_place_of_the_actions(start: Start) -> None:
    app = start()
    told = SignsSaid(Decided.TOLD, Tier.EMERGENCY, ("saddle_numb",), "log")
    assert app.parts.logbook().diary.decide(told) == ""
    press(app, Qt.Key.Key_K, CTRL)
    assert app.help.palette is None
    assert any(one.isVisible() for one in app.window.findChildren(EmergencyView))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_rows_of_the_actions_are_whole(start: Start, scale: float) -> None:
    app = start()
    app.window.resize(900, 600)
    app.parts.keep(text_size=round(scale * 100))
    app._shared.theme.set_text_scale(scale)
    made = palette(app)
    assert made.list.viewport().width() > 300
    for row in range(made.list.count()):
        assert made.list.visualItemRect(made.list.item(row)).width() <= made.list.viewport().width()
    whole = QRect(0, 0, app.window.width(), app.window.height())
    assert whole.contains(made.dialog.geometry())


def test_letter_keys_are_switched_off_in_the_settings_and_brought_back(
    start: Start, paths: Paths
) -> None:
    app = start()
    assert "?" in listed(app)
    press(app, Qt.Key.Key_Comma, CTRL)
    page = app.window.page_in_hand()
    assert isinstance(page, SettingsPage)
    page.choose("keyboard")
    page.keyboard.letters.setFocus()
    press(app, Qt.Key.Key_Space)
    assert not load_settings(paths.settings)[0].letter_keys
    shown = {keys for line in page.keyboard.table.lines() for keys in line.keys}
    assert shown.isdisjoint({"?", "H", "V"})
    assert shown >= {"F1", "Space", "Ctrl+K"}
    press(app, Qt.Key.Key_Question)
    assert app.help.keys is None or not app.help.keys.isVisible()
    assert "?" not in listed(app)
    page.undo_asked.emit()
    assert load_settings(paths.settings)[0].letter_keys
    assert "?" in listed(app)


def test_letter_keys_stay_off_the_next_time(start: Start, paths: Paths) -> None:
    used_home(paths.data.parent, letter_keys=False)
    app = start()
    press(app, Qt.Key.Key_Question)
    assert app.help.keys is None
    assert "F1" in listed(app)


ASKS = {
    "Export everything", "Export tables", "Merge another computer’s diary", "Take in a routine",
    "Quit",
}  # fmt: skip
"""Actions that open a dialog of the system, or end the program."""


@pytest.mark.parametrize("page", ["plan", "library", "log"])
def test_every_action_can_be_done_from_every_page_or_says_why_not(start: Start, page: str) -> None:
    app = start()
    wanted = [one.words for one in app.help.actions().all()]
    assert {"Make a routine", "Library: Learn", "Library: Routines", "Back up now"} <= set(wanted)
    for words in wanted:
        go(app, page)
        made = palette(app)
        made.line.setText(words)
        found = next(one for one in made.found() if one.words == words)
        if words in ASKS or words == "Start today’s session":
            press(app, Qt.Key.Key_Escape)
            continue
        made.list.setCurrentRow(made.found().index(found))
        press(app, Qt.Key.Key_Return)
        assert made.isVisible() is bool(found.why_not), words
        if found.why_not:
            press(app, Qt.Key.Key_Escape)
        if app.help.keys is not None and app.help.keys.isVisible():
            press(app, Qt.Key.Key_Escape)
        if app.window.isFullScreen():
            app.window.leave_full_screen()


def test_the_actions_lead_into_the_library(start: Start) -> None:
    app = start()
    for words, part in (("Library: Learn", LEARN), ("Library: Routines", ROUTINES)):
        next(one for one in app.help.actions().all() if one.words == words).run()
        [library] = app.window.findChildren(LibraryPage)
        assert library.part() == part
    next(one for one in app.help.actions().all() if one.words == "Make a routine").run()
    [editor] = app.window.findChildren(EditorPage)
    assert editor.isVisible()
