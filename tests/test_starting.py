"""The first start in the window: who sees it, what it asks, what it keeps, where it leads."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.app_parts.sound_test import SoundTest
from backstretch.cli import OK, make_parser
from backstretch.desktop.sounding import Sounding
from backstretch.diary.commands import run_log
from backstretch.journal.diary_records import ConditionsSet, Decided, SignsSaid, Tier
from backstretch.journal.store import Journal
from backstretch.paths import Paths, find_paths
from backstretch.planning.commands import run_plan, run_today
from backstretch.session.cues import Cue
from backstretch.settings import Settings, load_settings, save_settings
from backstretch.ui.pages.player_emergency import EmergencyView
from backstretch.ui.pages.player_safety import more_signs
from backstretch.ui.pages.start import StartPage
from tests.fakes import FakeClock, used_home
from tests.journal.samples import a_start

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

Start = Callable[..., App]

WHAT_IS_IMPORTED = """
import sys, pathlib
from PySide6.QtWidgets import QApplication
from backstretch.app import App, WindowOptions
from backstretch.app_parts.sound_test import SoundTest
from backstretch.paths import find_paths
qt = QApplication([])
app = App(qt, find_paths(pathlib.Path(sys.argv[1])), WindowOptions())
app.window.show()
app.window.grab()
print("backstretch.starting" in sys.modules)
app.window.close()
app.close()
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "home")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, paths: Paths, clock: FakeClock) -> Start:
    """Return what starts the window, with what is asked on the command line."""

    def begin(**asked: str) -> App:
        app = App(qapp, paths, WindowOptions(speed=60, **asked), clock)  # type: ignore[arg-type]
        qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
        with qtbot.waitSignal(app.watch.painted, timeout=5000):
            app.window.show()
        return app

    return begin


def page(app: App) -> StartPage:
    """Return the first start, which has the whole window."""
    [found] = app.window.findChildren(StartPage)
    assert app.window.shows_over(found)
    return found


def opens_on_today(app: App) -> bool:
    return app.window.today.isVisible()


def close(app: App) -> None:
    app.window.close()
    app.close()


def at_step(app: App, number: int) -> StartPage:
    """Go to a step with nothing of the list, and no other answer."""
    found = page(app)
    found.safety.none_row.click()
    for _ in range(number - 1):
        found.on_button.click()
    return found


def said(paths: Paths) -> list[SignsSaid]:
    with Journal.open(paths.journal, read_only=True) as journal:
        statements = journal.diary.statements(SignsSaid)
    return [one.what for one in statements if isinstance(one.what, SignsSaid)]


def sessions(paths: Paths) -> int:
    with Journal.open(paths.journal, read_only=True) as journal:
        return len(journal.sessions())


def alarm(app: App) -> EmergencyView | None:
    """Return the page that stands over everything, if it does."""
    views = app.window.findChildren(EmergencyView)
    return next((view for view in views if app.window.shows_over(view)), None)


# Who sees it.


def test_a_new_home_opens_on_the_list_which_has_no_answer_beforehand(start: Start) -> None:
    app = start()
    found = page(app)
    assert found.step == "safety"
    assert found.safety.answer() is None
    assert app.window.focusWidget() is found.safety.none_row
    assert not found.on_button.isEnabled()
    assert not found.skip_button.isVisible()


def test_who_is_done_with_it_sees_today(start: Start, tmp_path: Path) -> None:
    used_home(tmp_path / "home")
    assert opens_on_today(start())


def test_who_has_begun_a_session_sees_today(start: Start, paths: Paths) -> None:
    paths.make()
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start())
    assert opens_on_today(start())


def test_what_was_asked_in_the_terminal_before_does_not_stand_for_the_list(
    start: Start, paths: Paths, clock: FakeClock
) -> None:
    assert run_today(paths, clock, as_json=False) == OK
    assert run_plan(paths, clock, None, as_json=True) == OK
    for words in (("run", "--pain", "2"), ("pain", "1")):
        assert run_log(paths, clock, make_parser(("log", *words)).parse_args(("log", *words))) == OK
    assert page(start()).step == "safety"


def test_who_said_none_of_these_in_the_terminal_is_asked_the_rest_and_may_leave_it(
    start: Start, paths: Paths, clock: FakeClock
) -> None:
    given = ("log", "signs", "none")
    assert run_log(paths, clock, make_parser(given).parse_args(given)) == OK
    app = start()
    assert page(app).step == "amount"
    assert len(said(paths)) == 1
    page(app).back_button.click()
    assert page(app).safety.none_row.isChecked()
    page(app).on_button.click()
    assert page(app).step == "amount"
    assert len(said(paths)) == 1
    page(app).skip_button.click()
    assert opens_on_today(app)
    close(app)
    assert opens_on_today(start())


def test_who_said_none_of_these_in_the_terminal_begins_a_session_as_asked(
    start: Start, paths: Paths, clock: FakeClock
) -> None:
    given = ("log", "signs", "none")
    assert run_log(paths, clock, make_parser(given).parse_args(given)) == OK
    app = start(routine="after-run")
    assert app.window.shows_player()


def test_who_chose_settings_alone_has_the_list_before_them(start: Start, paths: Paths) -> None:
    paths.make()
    save_settings(paths.settings, Settings(theme="dusk"))
    assert page(start()).step == "safety"


def test_who_was_here_before_has_nothing_of_it_imported(tmp_path: Path) -> None:
    used_home(tmp_path / "old")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for home, is_new in (("old", False), ("new", True)):
        command = [sys.executable, "-c", WHAT_IS_IMPORTED, str(tmp_path / home)]
        ran = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, timeout=60)
        assert (ran.returncode, ran.stdout.strip()) == (0, str(is_new))


# The way through it.


def test_five_keys_lead_from_the_first_window_into_the_first_session(
    start: Start, qtbot: QtBot, paths: Paths
) -> None:
    app = start()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=5000)
    keys: Sequence[Qt.Key] = (Qt.Key.Key_Space, *3 * (Qt.Key.Key_Return,))
    for key in keys:
        QTest.keyClick(app.window.focusWidget(), key)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert app.window.shows_player()
    assert sessions(paths) == 1
    assert load_settings(paths.settings)[0].first_start == "done"
    assert [one.decided for one in said(paths)] == [Decided.CLEAR]


def test_enter_does_not_go_on_without_an_answer(start: Start) -> None:
    app = start()
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return)
    assert page(app).step == "safety"


def test_back_leads_through_the_steps_and_the_answer_stands(start: Start, paths: Paths) -> None:
    app = start()
    found = at_step(app, 3)
    found.back_button.click()
    found.back_button.click()
    assert (found.step, found.safety.answer()) == ("safety", ())
    assert not found.back_button.isEnabled()
    found.on_button.click()
    assert found.step == "amount"
    assert len(said(paths)) == 1


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_closed_at_a_step_it_opens_at_that_step(start: Start, number: int) -> None:
    first = start()
    step = at_step(first, number).step
    close(first)
    again = page(start())
    assert again.step == step
    assert again.safety.answer() == (None if number == 1 else ())


@pytest.mark.parametrize("rows", [("night",), ("below_knee", "fever"), ("over_50",)])
def test_ticks_that_wait_are_there_after_another_start(
    start: Start, paths: Paths, rows: tuple[str, ...]
) -> None:
    first = start()
    safety = page(first).safety
    safety.more_button.click()
    for code in rows:
        safety.rows[code].click()
    close(first)
    second = start()
    found = page(second)
    assert (found.step, found.safety.answer()) == ("safety", rows)
    assert found.on_button.isEnabled()
    assert said(paths) == []
    close(second)
    assert page(start()).safety.answer() == rows


def test_a_tick_taken_away_again_does_not_come_back(start: Start) -> None:
    first = start()
    row = page(first).safety.rows["night"]
    row.click()
    row.click()
    close(first)
    assert page(start()).safety.answer() is None


def test_a_tick_in_place_of_an_answer_waits_too(start: Start, paths: Paths) -> None:
    first = start()
    found = at_step(first, 2)
    found.back_button.click()
    found.safety.rows["night"].click()
    close(first)
    second = start()
    found = page(second)
    assert (found.step, found.safety.answer()) == ("safety", ("night",))
    assert [one.decided for one in said(paths)] == [Decided.CLEAR]
    found.on_button.click()
    assert found.safety.advice.isVisible()
    close(second)
    assert page(start()).safety.answer() == ("night",)


def test_nothing_is_left_of_ticks_once_they_are_answered_or_a_mistake(
    start: Start, paths: Paths
) -> None:
    app = start()
    found = page(app)
    found.safety.rows["night"].click()
    assert paths.list_draft.exists()
    found.on_button.click()
    assert not paths.list_draft.exists()
    found.back_button.click()
    found.safety.rows["saddle"].click()
    assert not paths.list_draft.exists()


def test_ticks_that_cannot_be_read_are_none(start: Start, paths: Paths) -> None:
    paths.make()
    for text in ("{", "[1]", '["no such sign"]'):
        paths.list_draft.write_text(text)
        app = start()
        assert page(app).safety.answer() is None
        close(app)


@pytest.mark.parametrize("number", [2, 3])
def test_what_is_skipped_keeps_its_usual_value_and_is_not_asked_again(
    start: Start, paths: Paths, number: int
) -> None:
    app = start()
    at_step(app, number).skip_button.click()
    assert opens_on_today(app)
    close(app)
    assert opens_on_today(start())
    kept = load_settings(paths.settings)[0]
    assert (kept.minutes, kept.goal_days, kept.remind_at) == (None, 4, "18:30")


def test_finish_leads_to_today_without_a_session(start: Start, paths: Paths) -> None:
    app = start()
    at_step(app, 4).finish_button.click()
    assert opens_on_today(app)
    assert sessions(paths) == 0


# What it keeps, and where.


def test_each_answer_is_at_once_where_the_plan_and_the_settings_keep_it(
    start: Start, paths: Paths, clock: FakeClock
) -> None:
    app = start()
    found = at_step(app, 2)
    found.amount.days[3].click()
    found.amount.minutes[15].click()
    found.amount.chips["kneeling-pain"].click()
    assert found.amount.total.text() == "45 minutes a week"
    found.on_button.click()
    found.when.grid.can[7].click()
    tomorrow = clock.now().date() + timedelta(days=1)
    found.when.grid.runs[tomorrow.isoweekday()].click()
    found.when.session.click()
    found.when.at.chosen.emit("06:30")
    found.on_button.click()
    found.sound.levels.levels["tones"].click()

    facts = app.parts.weekly().planner.facts()
    assert (facts.goal.days, facts.goal.minutes) == (3, 15)
    assert facts.weekdays == frozenset(range(1, 7))
    assert [(run.date, run.done) for run in facts.runs] == [(tomorrow, False)]
    kept = load_settings(paths.settings)[0]
    assert (kept.remind_session, kept.remind_at, kept.cue_level) == (False, "06:30", "tones")
    with Journal.open(paths.journal, read_only=True) as journal:
        [flags] = journal.diary.latest(ConditionsSet)
    assert flags.what == ConditionsSet(("kneeling-pain",))


def test_a_run_is_taken_off_the_day_it_was_ticked_on(start: Start, clock: FakeClock) -> None:
    app = start()
    found = at_step(app, 3)
    today = found.when.grid.runs[clock.now().isoweekday()]
    today.click()
    assert [run.date for run in app.parts.weekly().planner.facts().runs] == [clock.now().date()]
    today.click()
    assert app.parts.weekly().planner.facts().runs == ()


def test_too_few_days_are_said_as_the_plan_says_them(start: Start) -> None:
    found = at_step(start(), 3)
    assert not found.when.days_short.isVisible()
    for number in (1, 2, 3, 4):
        found.when.grid.can[number].click()
    assert found.when.days_short.words.text() == (
        "You ticked 3 days. 4 days a week need at least 4."
    )


# Warning signs.


def test_a_sign_that_needs_help_now_stops_everything_at_once(start: Start, paths: Paths) -> None:
    app = start()
    page(app).safety.rows["saddle"].click()
    view = alarm(app)
    assert view is not None
    assert "numb" in view.why.text()
    [told] = said(paths)
    assert (told.decided, told.tier, told.signs, told.where) == (
        Decided.TOLD,
        Tier.EMERGENCY,
        ("saddle",),
        "first-start",
    )
    close(app)
    assert alarm(start()) is not None
    assert sessions(paths) == 0


def test_a_sign_ticked_by_mistake_is_taken_back_and_the_list_asked_again(
    start: Start, paths: Paths
) -> None:
    app = start()
    found = page(app)
    found.safety.rows["bladder"].click()
    view = alarm(app)
    assert view is not None
    view.answers_asked.emit()
    assert alarm(app) is None
    assert (page(app).step, found.safety.answer()) == ("safety", None)
    assert [one.decided for one in said(paths)] == [Decided.TOLD, Decided.WITHDRAWN]
    found.safety.none_row.click()
    found.on_button.click()
    assert found.step == "amount"
    assert said(paths)[-1].decided is Decided.CLEAR


def test_who_was_checked_goes_on_also_after_another_start(start: Start, paths: Paths) -> None:
    first = start()
    page(first).safety.rows["weak_leg"].click()
    close(first)
    second = start()
    view = alarm(second)
    assert view is not None
    view.checked.emit()
    assert said(paths)[-1].decided is Decided.CHECKED
    found = page(second)
    found.finish_asked.emit(True)
    assert second.window.shows_player()


def test_who_was_checked_goes_on_in_the_same_window(start: Start, paths: Paths) -> None:
    app = start()
    page(app).safety.rows["accident"].click()
    view = alarm(app)
    assert view is not None
    view.checked.emit()
    assert (alarm(app), page(app).step) == (None, "amount")
    checked = said(paths)[-1]
    assert (checked.decided, checked.signs, checked.where) == (
        Decided.CHECKED,
        ("accident",),
        "first-start",
    )


def test_a_sign_for_a_doctor_says_its_words_lets_on_and_pauses_sessions(
    start: Start, paths: Paths
) -> None:
    app = start()
    found = page(app)
    found.safety.rows["below_knee"].click()
    found.on_button.click()
    assert found.safety.advice.isVisible()
    assert found.safety.advice.noted.text() == "You noted pain or pins and needles below the knee."
    assert not found.safety.list.isVisible()
    [told] = said(paths)
    assert (told.tier, told.where) == (Tier.SOON, "first-start")
    found.on_button.click()
    assert found.step == "amount"
    found.finish_asked.emit(True)
    assert app.window.shows_player()
    assert app.window.player.over.doctor.isVisible()


def test_a_sign_for_a_doctor_can_be_unticked_after_its_words(start: Start, paths: Paths) -> None:
    found = page(start())
    found.safety.rows["night"].click()
    found.on_button.click()
    found.back_button.click()
    assert found.safety.list.isVisible()
    found.safety.none_row.click()
    found.on_button.click()
    assert found.step == "amount"
    assert [one.decided for one in said(paths)] == [
        Decided.TOLD,
        Decided.WITHDRAWN,
        Decided.CLEAR,
    ]


def test_what_counts_only_with_others_is_an_answer_that_leads_on(
    start: Start, paths: Paths
) -> None:
    first = start()
    found = page(first)
    found.safety.more_button.click()
    code = next(one.code for one in more_signs() if not one.leads_to)
    found.safety.rows[code].click()
    found.on_button.click()
    assert page(first).step == "amount"
    close(first)
    again = page(start())
    assert (again.step, again.safety.answer()) == ("amount", (code,))
    assert [(one.decided, one.signs) for one in said(paths)] == [(Decided.CLEAR, (code,))]


def test_signs_that_need_help_together_stop_on_the_way_on(start: Start) -> None:
    app = start()
    found = page(app)
    found.safety.more_button.click()
    for code in ("fever", "immunity"):
        found.safety.rows[code].click()
    assert alarm(app) is None
    found.on_button.click()
    assert alarm(app) is not None


def test_who_has_been_seen_goes_on_with_sessions(start: Start, paths: Paths) -> None:
    app = start()
    found = page(app)
    found.safety.rows["night"].click()
    found.on_button.click()
    found.safety.advice.seen_button.click()
    assert found.step == "amount"
    assert said(paths)[-1].decided is Decided.SEEN
    found.finish_asked.emit(True)
    assert not app.window.player.over.doctor.isVisible()


# The command line.


def test_a_session_asked_for_in_a_new_home_begins_once_the_list_is_answered(
    start: Start, paths: Paths
) -> None:
    app = start(routine="desk-day")
    found = page(app)
    assert sessions(paths) == 0
    found.safety.none_row.click()
    found.on_button.click()
    assert app.window.shows_player()
    with Journal.open(paths.journal, read_only=True) as journal:
        assert [one.start.routine for one in journal.sessions()] == ["desk-day"]
    close(app)
    assert load_settings(paths.settings)[0].first_start == "amount"


def test_settings_that_are_damaged_do_not_bring_the_list_back(start: Start, paths: Paths) -> None:
    paths.make()
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start())
    paths.settings.write_text("{")
    assert opens_on_today(start())


def test_settings_that_are_damaged_are_told_of_where_the_first_start_stands_over_today(
    start: Start, paths: Paths
) -> None:
    paths.make()
    paths.settings.write_text("{")
    app = start()
    found = page(app)
    assert "settings.json" in found.message.words.text()
    assert found.message.isVisible()
    found.safety.none_row.click()
    found.on_button.click()
    assert not found.message.isVisible()


# The sound.


class Heard:
    """Writes down what would be heard."""

    def __init__(self) -> None:
        self.prepared: list[str] = []
        self.heard: list[str] = []
        self.closed = 0

    def prepare(self, phrases: Sequence[str]) -> None:
        self.prepared += phrases

    def play(self, cues: tuple[Cue, ...]) -> None:
        self.heard += [cue.tone or cue.say for cue in cues]

    def hush(self) -> None:
        """Have nothing to end."""

    def close(self) -> None:
        self.closed += 1


def heard_by(heard: Heard) -> SoundTest:
    def opened(_: Callable[[str], None]) -> Sounding:
        return Sounding(heard, lambda _: None, lambda: None, heard.close)  # type: ignore[arg-type]

    return SoundTest(opened)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("level", "sounds"),
    [
        ("full", ["start", "Switch sides.", "tick", "tick", "tick"]),
        ("short", ["start", "Switch sides.", "tick", "tick", "tick"]),
        ("tones", ["start", "tick", "tick", "tick"]),
        ("silent", []),
    ],
)
def test_the_test_sounds_as_a_session_of_that_level(level: str, sounds: list[str]) -> None:
    heard, shown = Heard(), list[int]()
    test = heard_by(heard)
    test.second_shown.connect(shown.append)
    test.play(level, "Switch sides.")
    for _ in range(6):
        if test.timer.isActive():
            test.timer.timeout.emit()
    assert heard.heard == sounds
    assert shown == ([5, 4, 3, 2, 1, 9] if sounds else [])
    assert not test.timer.isActive()
    test.close()


@pytest.mark.usefixtures("qapp")
def test_the_device_is_given_back_once() -> None:
    heard = Heard()
    test = heard_by(heard)
    test.play("full", "Switch sides.")
    test.close()
    test.close()
    assert heard.closed == 1
