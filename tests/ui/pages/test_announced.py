"""What a screen reader is told of that happens away from the focus."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.backups_state import BackupRow
from backstretch.ui.commands import Command
from backstretch.ui.journal_state import Asked, Shown
from backstretch.ui.pages.journal_empty import Empty
from backstretch.ui.pages.palette import Palette
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.pages.player_safety import signs
from backstretch.ui.pages.settings_backups import BackupsPart
from backstretch.ui.pages.settings_health import Health, HealthSection
from backstretch.ui.pages.start_sound import SoundStep
from backstretch.ui.pages.today_parts import TodayMessage
from backstretch.ui.today_state import Notice
from backstretch.ui.widgets.toast import HEARD_MS, STAYS_MS, Toast
from tests.ui.pages.players import active_player
from tests.ui.pages.states import FINISHED, HOLD, PAUSED, dress, strike
from tests.ui.pages.test_plan import state_of
from tests.ui.plan_keeper import drawn_week

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is announced, as it comes: Qt tells nobody where no screen reader is."""
    told: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    return told


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, heard: list[str]) -> PlayerPage:
    made = active_player(qapp, qtbot)
    made.show_state(HOLD)
    heard.clear()
    return made


def test_a_panel_says_what_it_is_about_when_it_opens(page: PlayerPage, heard: list[str]) -> None:
    page.open_hurts()
    assert heard == [
        "Let go of the stretch first. Piriformis stretch, right side. The clock is stopped."
    ]
    page.over.hurts.close_panel()
    page.over.open_end()
    assert heard[1:] == ["End the session? The clock is stopped. What you did is kept."]


def test_a_sign_for_a_doctor_is_told_with_what_to_do(page: PlayerPage, heard: list[str]) -> None:
    (sign, *_) = (sign for sign in signs() if sign.leads_to == "doctor")
    page.over.doctor.ask(sign, HOLD)
    assert heard[0].startswith("See a doctor before you stretch. Call your doctor in the next")


def test_a_choice_made_by_its_number_is_told(page: PlayerPage, heard: list[str]) -> None:
    page.open_hurts()
    strike(page.focusWidget(), Qt.Key.Key_2)
    assert heard[-1] == "Try the easier version, chosen"


def test_the_end_is_told_with_its_question(page: PlayerPage, heard: list[str]) -> None:
    page.show_state(FINISHED)
    page.show_state(FINISHED)
    assert heard == ["Done. 12 minutes on the mat. How is your back now?"]


def test_a_number_set_from_elsewhere_is_told(page: PlayerPage, heard: list[str]) -> None:
    page.show_state(FINISHED)
    strike(page.focusWidget(), Qt.Key.Key_3)
    assert heard[-1] == "3 of 10, mild"


def test_a_number_before_the_session_is_told(page: PlayerPage, heard: list[str]) -> None:
    page.session.now.before.ask(True)
    page.show_state(replace(HOLD, phase="ready", starting=True))
    strike(page.focusWidget(), Qt.Key.Key_4)
    assert heard[-1] == "4 of 10, moderate"


def test_another_level_of_voice_is_told(page: PlayerPage, heard: list[str]) -> None:
    page.show_state(replace(HOLD, voice="short"))
    assert heard == ["Voice short"]


def test_more_time_is_told_and_time_that_runs_is_not(page: PlayerPage, heard: list[str]) -> None:
    page.show_state(replace(HOLD, seconds=HOLD.seconds - 1))
    assert not heard
    page.show_state(replace(HOLD, seconds=HOLD.seconds + 9))
    assert heard == [f"{HOLD.seconds + 9} seconds left"]


def test_a_pause_by_sleep_says_why(page: PlayerPage, heard: list[str]) -> None:
    page.show_state(replace(PAUSED, pause_reason="sleep"))
    assert heard == ["Paused while the computer slept."]


def test_what_the_figure_shows_is_read_in_sentences(page: PlayerPage) -> None:
    told = page.session.stage.figure.accessibleDescription()
    assert ". " in told
    assert not [line for line in told.split(". ") if "  " in line or line.endswith(" ")]


def test_what_fits_is_told_once_and_that_nothing_does(
    qapp: QApplication, qtbot: QtBot, heard: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    palette = Palette(*dress(qapp), window)
    window.resize(1280, 800)
    window.show()
    palette.offer((Command("Plan", window.update), Command("Quit", window.close)))
    assert heard == ["Find anything to do.", "Plan"]
    for typed in ("q", "qu", "qux"):
        palette.line.setText(typed)
    assert heard[2:] == ["Quit", "Nothing fits. Try another word."]
    strike(palette.line, Qt.Key.Key_Escape)
    palette.offer((Command("Plan", window.update),))
    assert heard[4:] == ["Find anything to do.", "Plan"]


def test_what_can_be_taken_back_is_told_as_sentences_and_stays_until_it_was_heard(
    qapp: QApplication, qtbot: QtBot, heard: list[str]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    toast = Toast(dress(qapp)[0], page)
    page.show()
    toast.show_done("Deleted: Core & hips, 12 minutes", "Undo")
    assert heard == ["Deleted: Core & hips, 12 minutes. Undo: Alt+Z"]
    assert toast.clock.interval() == HEARD_MS
    toast.show_done("Kept.")
    assert (heard[1:], toast.clock.interval()) == (["Kept."], STAYS_MS)


def test_that_nothing_is_found_in_the_journal_is_told_once(
    qapp: QApplication, qtbot: QtBot, heard: list[str]
) -> None:
    empty = Empty(*dress(qapp))
    qtbot.addWidget(empty)
    empty.show_for(Asked(Shown.EVERYTHING, "zz"), is_empty=True)
    empty.show_for(Asked(Shown.EVERYTHING, "zzz"), is_empty=True)
    assert heard == ["Nothing in your journal fits. Try another word, or show everything."]
    empty.show_for(Asked(Shown.EVERYTHING, ""), is_empty=False)
    assert len(heard) == 1


def test_a_sign_that_needs_help_now_is_told_with_whom_to_call(
    page: PlayerPage, heard: list[str]
) -> None:
    sign = next(sign for sign in signs() if sign.leads_to == "emergency")
    page.show_emergency(sign.code)
    assert heard[-1].startswith(f"Stop here. Get help now. {sign.why}")
    assert "Call 112, 999 or 911 or go to an emergency department today." in heard[-1]


def test_a_notice_of_today_is_told_once(qapp: QApplication, qtbot: QtBot, heard: list[str]) -> None:
    message = TodayMessage(*dress(qapp))
    qtbot.addWidget(message)
    for text in ("How is your back this morning?", "How is your back this morning?"):
        message.show_notice(Notice(text, "info", ()))
    message.show_notice(None)
    message.show_notice(Notice("The disk is full.", "caution", ()))
    message.show_notice(Notice("Get help.", "warning", ()))
    assert heard == [
        "How is your back this morning?",
        "Caution: The disk is full.",
        "Warning: Get help.",
    ]


def test_what_works_here_is_told_once_it_was_looked_at(
    qapp: QApplication, qtbot: QtBot, heard: list[str]
) -> None:
    section = HealthSection(*dress(qapp))
    qtbot.addWidget(section)
    section.show_health((Health("sound", ok=True, says="A device."),))
    assert heard == ["Everything works here."]


def test_another_week_of_the_plan_is_told(
    qapp: QApplication, qtbot: QtBot, heard: list[str]
) -> None:
    page = PlanPage(*dress(qapp))
    qtbot.addWidget(page)
    for title in ("week 20, 11 to 17 May", "week 20, 11 to 17 May", "week 21, 18 to 24 May"):
        page.show_state(replace(state_of(drawn_week()), title=title))
    assert heard == ["week 21, 18 to 24 May"]


def test_what_is_asked_before_going_back_to_a_backup_is_told(
    qapp: QApplication, qtbot: QtBot, heard: list[str]
) -> None:
    part = BackupsPart(*dress(qapp))
    qtbot.addWidget(part)
    part.show_backups((BackupRow(7, "Thursday 14 May 2026, 17:40", "12 sessions"),), 0)
    part.back_buttons[7].click()
    assert heard[-1].startswith("Go back to Thursday 14 May 2026, 17:40? Your diary will be as it")


def test_what_is_missing_to_be_heard_is_told(
    qapp: QApplication, qtbot: QtBot, heard: list[str]
) -> None:
    step = SoundStep(*dress(qapp))
    qtbot.addWidget(step)
    step.complain("No sound. All cues are on the screen.")
    assert heard == ["Caution: No sound. All cues are on the screen."]
