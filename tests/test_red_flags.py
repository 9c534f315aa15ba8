"""Never a session against a red flag: what was told in the log holds at every entrance."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.cli import OK, TROUBLE
from backstretch.clock import stamp
from backstretch.desktop.reminder_keeper import START
from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.plan_records import RunIs
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.minding import DayDesk
from backstretch.paths import Paths
from backstretch.plan.reasons import Reason
from backstretch.plan.reminding import Kind, put_off
from backstretch.plan.today import TodayIs, today_is
from backstretch.planning.commands import run_plan, run_today
from backstretch.session.doctor_signs import COMMAND, DoctorSigns
from backstretch.session.kept import CannotGoOn
from backstretch.session.unkept import Unkept
from backstretch.terminal_app import _answer_for_signs
from backstretch.ui.pages.log_run import LogPage
from backstretch.ui.pages.player_emergency import EmergencyView
from tests.e2e.program import Program
from tests.fakes import FakeClock, used_home
from tests.journal.samples import a_start
from tests.planning.people import Person

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

NOW, SOON = Tier.EMERGENCY, Tier.SOON
SIGNS = {NOW: ("saddle",), SOON: ("night",)}
Start = Callable[..., App]


def tell(journal: Journal, clock: FakeClock, tier: Tier, decided: Decided = Decided.TOLD) -> None:
    """Say something of a sign in the log."""
    now = stamp(clock)
    said = SignsSaid(decided, tier, SIGNS[tier], "log")
    key = f"{decided} {tier} {now.at}"
    journal.diary.keep(Statement(key, now.at, now.zone, now.local_date, "run", said))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = used_home(tmp_path / "home")
    found.make()
    return found


@pytest.fixture
def told(paths: Paths, clock: FakeClock) -> Callable[..., None]:
    """Return what says something in the log while no program runs."""

    def say(tier: Tier, decided: Decided = Decided.TOLD) -> None:
        with Journal.open(paths.journal) as journal:
            tell(journal, clock, tier, decided)

    return say


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, paths: Paths, clock: FakeClock) -> Start:
    """Return what starts the window with what is asked on the command line."""

    def begin(**asked: str) -> App:
        app = App(qapp, paths, WindowOptions(speed=60, **asked), clock)  # type: ignore[arg-type]
        qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
        with qtbot.waitSignal(app.watch.painted, timeout=5000):
            app.window.show()
        return app

    return begin


def alarm(app: App) -> EmergencyView | None:
    """Return the page that stands over everything, if it does."""
    view = app.window.findChild(EmergencyView)
    return view if isinstance(view, EmergencyView) and app.window.shows_over(view) else None


def sessions(paths: Paths) -> int:
    with Journal.open(paths.journal, read_only=True) as journal:
        return len(journal.sessions())


# The window, with a sign that needs help now.


@pytest.mark.parametrize("asked", [{}, {"routine": "desk-day"}], ids=["window", "session"])
def test_at_the_start_what_needs_help_now_stands_over_everything(
    start: Start, told: Callable[..., None], paths: Paths, asked: dict[str, str]
) -> None:
    told(NOW)
    app = start(**asked)
    view = alarm(app)
    assert view is not None
    assert "numb" in view.why.text()
    assert sessions(paths) == 0


def test_nothing_is_offered_until_the_person_was_checked(
    start: Start, told: Callable[..., None], paths: Paths
) -> None:
    told(NOW)
    app = start()
    ways: tuple[Callable[[], object], ...] = (
        app.window.today.start_asked.emit,
        lambda: app.begin(app.today.routine),
        app._begin_reminded,
        app._take_up,
        app._log_run,
        app._log_pain,
        app._leave_player,
    )
    for way in ways:
        app.show_today()
        assert not app.window.today.body.card.isVisible()
        way()
        assert alarm(app) is not None
        assert not app.window.shows_player()
    assert sessions(paths) == 0
    view = alarm(app)
    assert view is not None
    view.checked.emit()
    assert alarm(app) is None
    assert app.window.today.body.card.isVisible()
    with Journal.open(paths.journal, read_only=True) as journal:
        checked = journal.diary.signs()[-1].what
    assert checked == SignsSaid(Decided.CHECKED, NOW, ("saddle",), "log", "2026-03-02")
    app.window.today.start_asked.emit()
    assert app.window.shows_player()


def test_today_s_card_leads_to_what_to_do(start: Start, told: Callable[..., None]) -> None:
    told(NOW)
    app = start()
    app.show_today()
    card = app.window.today.body.stopped
    assert card.isVisible()
    assert card.sign.text() == "Numb or tingling between my legs, bottom or private parts"
    assert not card.override_button.isVisible()
    assert not card.seen_button.isVisible()
    card.page_button.click()
    assert alarm(app) is not None


def test_a_session_that_was_cut_off_does_not_go_on(
    start: Start, told: Callable[..., None], paths: Paths
) -> None:
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start("left"))
    told(NOW)
    app = start(routine="desk-day", unfinished="continue")
    assert alarm(app) is not None
    app._go_on()
    assert not app.window.shows_player()
    assert sessions(paths) == 1


def test_a_mistake_told_before_the_start_can_be_taken_back(
    start: Start, told: Callable[..., None], paths: Paths
) -> None:
    told(NOW)
    app = start()
    view = alarm(app)
    assert view is not None
    view.answers_asked.emit()
    assert alarm(app) is None
    assert app.window.today.body.card.isVisible()
    with Journal.open(paths.journal, read_only=True) as journal:
        back = journal.diary.signs()[-1]
    assert back.what == SignsSaid(Decided.WITHDRAWN, NOW, ("saddle",), "log")
    assert back.about == "run"


def test_a_sign_that_is_ticked_in_the_log_stops_the_window_at_once(start: Start) -> None:
    app = start()
    app._log_run()
    page = app.window.findChild(LogPage)
    assert isinstance(page, LogPage)
    page.safety.list_button.click()
    page.safety.rows["weak_leg"].click()
    view = alarm(app)
    assert view is not None
    app.begin(app.today.routine)
    assert alarm(app) is not None
    view.answers_asked.emit()
    assert page.isVisible()
    assert page.safety.answer() is None


def test_the_run_that_was_a_mistake_comes_back_after_a_restart(start: Start) -> None:
    first = start()
    first._log_run()
    page = first.window.findChild(LogPage)
    assert isinstance(page, LogPage)
    page.back.question.scale.moved.emit(4)
    page.safety.list_button.click()
    page.safety.rows["weak_leg"].click()
    first.window.close()
    first.close()
    app = start()
    view = alarm(app)
    assert view is not None
    view.answers_asked.emit()
    page = app.window.findChild(LogPage)
    assert isinstance(page, LogPage)
    assert page.isVisible()
    assert page.back.question.scale.score == 4
    assert app._doctor_signs().standing() is None


def test_what_cannot_be_kept_leaves_the_sign_standing(
    start: Start, told: Callable[..., None], paths: Paths
) -> None:
    told(NOW)
    app = start()
    view = alarm(app)
    assert view is not None
    paths.journal.rename(paths.journal.with_suffix(".moved"))
    for answer in (view.checked, view.answers_asked):
        answer.emit()
        assert alarm(app) is view
        assert "was moved" in view.told.text()


def test_no_session_runs_behind_the_log(start: Start) -> None:
    app = start()
    app.begin(app.today.routine)
    app._log_pain()
    assert not app.window.shows_player()
    assert app.today.left is not None, "it can go on later"
    app._go_on()
    app.window.player.show_emergency("saddle")
    app._log_run()
    assert app.window.player.emergency.isVisible()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fever_and_severe", "“I have back pain. This is new: I have a fever, or I am shivering.”"),
        ("weak_leg", "“I have back pain. This is new: a leg is getting weaker or gives way.”"),
    ],
)
def test_what_to_say_on_the_phone_is_in_sight(
    start: Start, paths: Paths, clock: FakeClock, code: str, said: str
) -> None:
    with Journal.open(paths.journal) as journal:
        now = stamp(clock)
        told = SignsSaid(Decided.TOLD, NOW, (code,), "log")
        journal.diary.keep(Statement("s", now.at, now.zone, now.local_date, "run", told))
    view = alarm(start())
    assert view is not None
    assert view.say.text() == said


# The window, with a sign that a doctor should see.


def test_no_session_starts_without_the_message(start: Start, told: Callable[..., None]) -> None:
    told(SOON)
    app = start()
    assert app.window.today.body.stopped.isVisible()
    app.begin(app.today.routine)
    doctor = app.window.player.over.doctor
    assert doctor.isVisible()
    assert doctor.sign.text() == "Worse at night, and rest does not help"


def test_a_session_by_its_name_has_the_message_first(
    start: Start, told: Callable[..., None]
) -> None:
    told(SOON)
    app = start(routine="desk-day")
    assert app.window.player.over.doctor.isVisible()


def test_a_session_that_was_cut_off_has_the_message_first(
    start: Start, told: Callable[..., None], paths: Paths
) -> None:
    first = start()
    first.begin(first.today.routine)
    first.window.close()
    first.close()
    told(SOON)
    app = start(routine="desk-day", unfinished="continue")
    assert app.window.player.over.doctor.isVisible()
    assert sessions(paths) == 1


@pytest.mark.parametrize(
    ("button", "decided"),
    [("override_button", Decided.OVERRIDDEN), ("seen_button", Decided.SEEN)],
)
def test_today_s_card_keeps_what_is_decided_with_its_reasons(
    start: Start, told: Callable[..., None], paths: Paths, button: str, decided: Decided
) -> None:
    told(SOON)
    app = start()
    card = app.window.today.body.stopped
    getattr(card, button).click()
    if decided is Decided.SEEN:
        card.when.keep_button.click()
    assert app.window.today.body.card.isVisible()
    with Journal.open(paths.journal, read_only=True) as journal:
        kept = journal.diary.signs()[-1]
    day = "2026-03-02" if decided is Decided.SEEN else ""
    assert kept.what == SignsSaid(decided, SOON, ("night",), "today", day)
    assert kept.about == "run"


# The plan, its reminders and the tray.


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    made = Person(tmp_path / "data" / "journal.db")
    yield made
    made.journal.close()


@pytest.mark.parametrize("tier", Tier)
def test_the_plan_has_no_session_from_today_on(person: Person, tier: Tier) -> None:
    assert person.week().day(person.today).session is not None
    tell(person.journal, person.clock, tier)
    plan = person.week()
    assert all(day.session is None for day in plan.days if day.date >= person.today)
    assert plan.day(person.today).reasons == (Reason.STOPPED,)
    assert today_is(plan, person.planner.facts()) is TodayIs.STOPPED
    assert all(day.session is None for day in person.week(1).days)
    ended = Decided.CHECKED if tier is NOW else Decided.SEEN
    person.clock.advance(60)
    tell(person.journal, person.clock, tier, ended)
    assert person.week().day(person.today).session is not None


@pytest.mark.parametrize("tier", Tier)
def test_there_is_no_reminder_while_a_sign_stands(person: Person, tier: Tier) -> None:
    person.week()
    assert person.reminders.next_at() is not None
    later = put_off(
        person.reminders.told(),
        person.today,
        Kind.SESSION,
        person.clock.now() + timedelta(minutes=30),
    )
    assert person.reminders.keep(later) == ""
    assert person.reminders.agenda().next is not None
    tell(person.journal, person.clock, tier)
    person.planner.note_run(person.today, RunIs.DONE)
    for _ in range(14):
        assert person.reminders.agenda().next is None
        person.clock.advance(12 * 3600)


@pytest.mark.parametrize("tier", Tier)
def test_the_tray_and_notices_start_nothing(
    start: Start, told: Callable[..., None], tier: Tier
) -> None:
    told(tier)
    app = start()
    minding = app.minding
    assert minding is not None
    assert isinstance(minding._day, DayDesk)
    assert not minding._day.can_start()
    standing = minding._day.standing((), quiet=False, can_start=minding._can_start(), logs=())
    assert standing.is_stopped
    assert not standing.can_start
    begun = []
    minding.start_asked.connect(lambda: begun.append(True))
    minding._choose(START)
    assert begun == []


# The commands.


@pytest.mark.parametrize("tier", Tier)
def test_today_and_the_plan_offer_nothing(
    told: Callable[..., None],
    paths: Paths,
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
    tier: Tier,
) -> None:
    told(tier)
    assert run_today(paths, clock, as_json=True) == OK
    today = json.loads(capsys.readouterr().out)
    assert (today["state"], today["session"]) == ("stopped", None)
    assert (today["reasons"], today["next_reminder"]) == (["stopped"], None)
    assert run_plan(paths, clock, None, as_json=True) == OK
    week = json.loads(capsys.readouterr().out)
    assert [day["session"] for day in week["days"]] == [None] * 7


@pytest.mark.parametrize(
    ("tier", "sentence"),
    [
        (
            NOW,
            "Stop here. Get help now. Call 112, 999 or 911, or go to an emergency department "
            "today.",
        ),
        (SOON, "See a doctor before you stretch. Call your doctor in the next 1 to 2 days."),
    ],
)
def test_a_session_in_text_that_nobody_can_answer_for_does_not_start(
    told: Callable[..., None],
    paths: Paths,
    tmp_path: Path,
    tier: Tier,
    sentence: str,
) -> None:
    told(tier)
    done = Program(tmp_path / "home").run("session", "--text", "--speed", "600")
    assert (done.returncode, done.stderr.strip()) == (TROUBLE, sentence)
    assert sessions(paths) == 0


class Pressed:
    """Somebody at the keys, who presses these and then none."""

    present = True

    def __init__(self, keys: str) -> None:
        self._keys = list(keys)

    def wait(self, seconds: float) -> str:
        return self._keys.pop(0) if self._keys else ""


@pytest.mark.parametrize(
    ("tiers", "keys", "goes_on"),
    [
        ((NOW,), "y", True),
        ((NOW,), "a", False),
        ((NOW,), "d", False),
        ((NOW,), "", False),
        ((SOON,), "d", True),
        ((SOON,), "a", True),
        ((SOON,), "y", False),
        ((SOON,), "", False),
        ((NOW, SOON), "y", False),
        ((NOW, SOON), "ya", True),
        ((), "", True),
    ],
)
def test_each_sign_is_answered_for_by_its_own_key(
    person: Person,
    capsys: pytest.CaptureFixture[str],
    tiers: tuple[Tier, ...],
    keys: str,
    goes_on: bool,
) -> None:
    for tier in tiers:
        tell(person.journal, person.clock, tier)
    signs = DoctorSigns(person.journal, person.clock, lambda: 3, COMMAND)
    try:
        _answer_for_signs(signs, person.clock, Pressed(keys))
    except CannotGoOn:
        assert not goes_on
        assert signs.standing() is not None
    else:
        assert goes_on
        assert signs.standing() is None
    assert ("You noted: " in capsys.readouterr().out) is bool(tiers)


def test_a_journal_that_cannot_be_used_holds_nobody_up(clock: FakeClock) -> None:
    signs = DoctorSigns(Unkept("The journal is locked."), clock, lambda: 3)
    assert signs.standing() is None


def test_an_overridden_sign_is_named_again_after_a_week(person: Person) -> None:
    tell(person.journal, person.clock, SOON)
    signs = DoctorSigns(person.journal, person.clock, lambda: 3)
    assert signs.keep_overridden() == ""
    assert not person.planner.facts().stopped
    person.clock.set_wall(timedelta(days=7))
    assert person.planner.facts().stopped


def test_having_been_checked_is_kept_with_its_reason_in_a_session_too(
    start: Start, paths: Paths
) -> None:
    app = start()
    app.begin(app.today.routine)
    app.window.player.show_emergency("saddle")
    app.window.player.emergency.checked.emit()
    with Journal.open(paths.journal, read_only=True) as journal:
        [kept] = journal.diary.signs()
        [session] = journal.sessions()
    checked = SignsSaid(Decided.CHECKED, NOW, ("saddle",), "player", "2026-03-02")
    assert (kept.what, kept.about) == (checked, session.start.id)


# The pain that is told in a session.


@pytest.fixture
def sore(paths: Paths, clock: FakeClock) -> Callable[[int], None]:
    """Return what says how the back was on each of the last three days."""

    def say(score: int) -> None:
        with Journal.open(paths.journal) as journal:
            for days in (3, 2, 1):
                at = clock.now() - timedelta(days=days)
                when = (at.isoformat(), "Europe/Berlin", at.date().isoformat())
                journal.keep_pain(Pain(f"{days}", *when, PainMoment.AFTER_SESSION, score))

    return say


@pytest.mark.parametrize(
    ("before", "now", "stops", "asks"), [(7, 7, True, False), (2, 6, False, True)]
)
def test_pain_told_after_a_session_counts_like_an_entry(
    start: Start, sore: Callable[[int], None], before: int, now: int, stops: bool, asks: bool
) -> None:
    sore(before)
    app = start()
    app.begin(app.today.routine)
    player = app.window.player
    player.end_asked.emit()
    player.finished.answers.pain_chosen.emit(now)
    player.closed.emit()
    assert not app.window.shows_player()
    assert app.window.today.body.stopped.isVisible() is stops
    assert ("safety list" in app.window.today.notice.words.text()) is asks


def test_the_notice_that_asks_to_look_at_the_list_opens_it(
    start: Start, sore: Callable[[int], None], paths: Paths
) -> None:
    sore(2)
    app = start()
    app.begin(app.today.routine)
    app.window.player.end_asked.emit()
    app.window.player.finished.answers.pain_chosen.emit(6)
    app.window.player.closed.emit()
    look, close = app.window.today.notice.action_buttons
    assert (look.text(), close.text()) == ("Look at the list", "Close")
    look.click()
    page = app.window.findChild(LogPage)
    assert isinstance(page, LogPage)
    assert page.isVisible()
    assert page.safety.rows["below_knee"].isVisible()
    assert app.window.focusWidget() is page.safety.none_button
    page.safety.rows["below_knee"].click()
    assert page.advice.isVisible()
    page.save_button.click()
    assert app.window.today.body.stopped.isVisible()
    with Journal.open(paths.journal, read_only=True) as journal:
        [said] = journal.diary.signs()
    assert said.what == SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log")
