"""Logging: what is entered is looked at, kept and told; a draft waits; nothing is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.entry import Entry, PainSaid
from backstretch.care.mornings import AROUND_RUNS
from backstretch.content.care import Sign, Urgency, load_care
from backstretch.content.learn_checks import load_learn
from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import Decided, ShoeSaid, SignsSaid, Tier
from backstretch.journal.run_facts import RunFacts, RunKind, Surface
from backstretch.journal.said import PainMoment, Quality
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.log_desk import LogDesk
from backstretch.ui.log_state import Draft
from backstretch.ui.pages.log_run import LogPage
from backstretch.ui.today_tips import tip_of
from backstretch.units import Units
from tests.diary.said import as_entered
from tests.fakes import FakeClock
from tests.ui.pages.states import click, dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
CARE, _ = load_care(resources_dir())
CONTROL = Qt.KeyboardModifier.ControlModifier


class Drawer:
    """A draft in memory."""

    def __init__(self) -> None:
        self.draft = b""

    def read(self) -> bytes:
        return self.draft

    def write(self, draft: bytes) -> None:
        self.draft = draft


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def diary(journal: Journal, clock: FakeClock) -> KeptDiary:
    return KeptDiary(journal, clock, Settings, CARE)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


def opened(
    qapp: QApplication, qtbot: QtBot, diary: KeptDiary, drawer: Drawer, units: Units = Units.KM
) -> LogDesk:
    page = LogPage(*dress(qapp))
    qtbot.addWidget(page)
    page.resize(1184, 800)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return LogDesk(page, diary, drawer, lambda: units)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, diary: KeptDiary, drawer: Drawer) -> LogDesk:
    return opened(qapp, qtbot, diary, drawer)


def press(desk: LogDesk, *keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget() or desk.page
        QTest.keyClick(focus, key)


def kept_run(journal: Journal) -> Entry:
    [note] = journal.plan.runs("2000-01-01", "2100-01-01")
    diary = KeptDiary(journal, FakeClock(), Settings, CARE)
    return as_entered(diary.entry(note.run))


def test_a_number_alone_makes_an_entry(desk: LogDesk, journal: Journal, qtbot: QtBot) -> None:
    desk.open_new()
    press(desk, Qt.Key.Key_3)
    with qtbot.waitSignal(desk.kept):
        QTest.keyClick(desk.page, Qt.Key.Key_S, CONTROL)
    entry = kept_run(journal)
    assert (entry.day, entry.pains) == ("2026-03-02", (PainSaid(PainMoment.AFTER_RUN, 3),))


def test_a_run_without_a_number_is_kept_too(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    desk.page.run.distance.line.setText("8.2")
    desk.page.save()
    entry = kept_run(journal)
    assert entry.facts == RunFacts(distance_m=8200)
    assert entry.pains == ()


def test_everything_that_is_entered_is_kept(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    page = desk.page
    page.run.distance.line.setText("8,2")
    page.run.duration.line.setText("47:30")
    click(page.run.kind.bar.buttons()[1])
    click(page.run.choices["surface"].bar.buttons()[4])  # type: ignore[union-attr]
    page.run.effort.more_button.click()
    page.run.note.text_edit.setPlainText("Windy.")
    page.back.question.scale.chosen.emit(4)
    page.back.question.scale.moved.emit(4)
    page.back.map.scores.toggle(Region.LUMBAR_LEFT)
    click(page.back.qualities[Quality.ACHE])
    page.back.reach.picked.emit("knee")
    page.save()
    entry = kept_run(journal)
    assert entry.facts == RunFacts(
        distance_m=8200,
        duration_s=2850,
        effort=0,
        kind=RunKind.STEADY,
        surface=Surface.TRAIL,
        note="Windy.",
    )
    [pain] = entry.pains
    assert (pain.score, pain.regions, pain.qualities) == (
        4,
        {Region.LUMBAR_LEFT: 4},
        (Quality.ACHE,),
    )


def test_each_moment_has_its_own_pain(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    back = desk.page.back
    back.question.scale.moved.emit(2)
    back.moments.picked.emit(PainMoment.DURING_RUN.value)
    back.question.scale.moved.emit(5)
    back.map.scores.toggle(Region.BUTTOCK_RIGHT)
    back.moments.picked.emit(PainMoment.AFTER_RUN.value)
    assert back.question.scale.score == 2
    assert back.map.regions() == {}
    desk.page.save()
    assert kept_run(journal).pains == (
        PainSaid(PainMoment.DURING_RUN, 5, {Region.BUTTOCK_RIGHT: 5}),
        PainSaid(PainMoment.AFTER_RUN, 2),
    )


def test_a_run_with_pain_place_and_quality_is_few_keys(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()  # one key from Today: Ctrl+L
    keys = [Qt.Key.Key_3, Qt.Key.Key_Tab, Qt.Key.Key_Space]
    keys += [Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space]
    press(desk, *keys)
    QTest.keyClick(desk.page, Qt.Key.Key_S, CONTROL)
    [pain] = kept_run(journal).pains
    assert (pain.score, dict(pain.regions)) == (3, {Region.LUMBAR_CENTRE: 3})
    assert pain.qualities == (Quality.STIFF,)
    assert 1 + len(keys) + 1 <= 12


def test_a_digit_is_the_number_of_the_pain_wherever_the_focus_is_in_the_back(
    desk: LogDesk, journal: Journal
) -> None:
    desk.open_new()
    back = desk.page.back
    press(desk, Qt.Key.Key_3, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    part = back.map.parts[Region.LUMBAR_CENTRE]
    assert QApplication.focusWidget() is part
    press(desk, Qt.Key.Key_5)
    assert (number(desk), back.map.regions()) == (5, {Region.LUMBAR_CENTRE: 5})
    press(desk, Qt.Key.Key_1, Qt.Key.Key_0)
    assert (number(desk), back.map.regions()) == (10, {Region.LUMBAR_CENTRE: 10})
    press(desk, Qt.Key.Key_Minus, Qt.Key.Key_4)
    assert QApplication.focusWidget() is part, "the keyboard stays where it was"
    assert back.map.regions() == {Region.LUMBAR_CENTRE: 9}, "a place with its own number keeps it"
    back.qualities[Quality.ACHE].setFocus()
    press(desk, Qt.Key.Key_6)
    desk.page.save()
    [pain] = kept_run(journal).pains
    assert (pain.score, dict(pain.regions)) == (6, {Region.LUMBAR_CENTRE: 9})


def test_a_digit_beside_the_back_is_no_number_of_pain(desk: LogDesk) -> None:
    desk.open_new()
    for part in (desk.page.run.distance.line, desk.page.save_button, desk.page.cancel_button):
        part.setFocus()
        press(desk, Qt.Key.Key_5)
    QTest.keyClick(desk.page.back.map, Qt.Key.Key_5, CONTROL)
    assert number(desk) is None


def number(desk: LogDesk) -> int | None:
    """Return the number that is shown."""
    return desk.page.back.question.scale.score


def said_later(journal: Journal) -> list[int]:
    return [pain.score for pain in kept_run(journal).pains if pain.moment is PainMoment.LATER]


def test_a_moment_has_any_number_of_pains(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    back = desk.page.back
    back.moments.picked.emit(PainMoment.LATER.value)
    assert not back.another_button.isVisible()
    back.start_focus()
    press(desk, Qt.Key.Key_4)
    assert not back.pains.isVisible()
    click(back.another_button)
    assert QApplication.focusWidget() is back.question.scale
    assert number(desk) is None
    press(desk, Qt.Key.Key_2)
    assert [b.text() for b in back.pains.bar.buttons()] == ["1: 4, moderate", "2: 2, mild"]
    click(back.pains.bar.buttons()[0])
    assert number(desk) == 4
    desk.page.save()
    assert said_later(journal) == [4, 2]


def two_later(diary: KeptDiary) -> str:
    """Keep a run with two pains later that day, and return its id."""
    pains = (PainSaid(PainMoment.LATER, 4), PainSaid(PainMoment.LATER, 2))
    return diary.keep(Entry("2026-03-01", facts=RunFacts(), pains=pains)).run


def test_one_of_several_pains_is_changed_alone(
    desk: LogDesk, diary: KeptDiary, journal: Journal
) -> None:
    run = two_later(diary)
    desk.open_run(run)
    back = desk.page.back
    assert back.pains.isVisible()
    click(back.pains.bar.buttons()[1])
    back.start_focus()
    press(desk, Qt.Key.Key_3)
    desk.page.save()
    assert said_later(journal) == [4, 3]
    assert len(journal.pains()) == 3, "the other one was not said again"


def test_one_of_several_pains_is_taken_out_alone(
    desk: LogDesk, diary: KeptDiary, journal: Journal
) -> None:
    run = two_later(diary)
    second = journal.pains()[1]
    desk.open_run(run)
    back = desk.page.back
    back.remove_button.setFocus()
    press(desk, Qt.Key.Key_Return)
    assert (back.question.scale.score, back.pains.isVisible()) == (2, False)
    desk.page.save()
    assert journal.diary.pains_of_run(run) == (second,)


def test_a_pain_that_was_added_and_not_said_is_forgotten(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    back = desk.page.back
    press(desk, Qt.Key.Key_3)
    click(back.another_button)
    back.moments.picked.emit(PainMoment.LATER.value)
    back.moments.picked.emit(PainMoment.AFTER_RUN.value)
    assert not back.pains.isVisible()
    desk.page.save()
    assert [pain.score for pain in kept_run(journal).pains] == [3]


@pytest.mark.parametrize(
    "moment", [PainMoment.ALONE, PainMoment.BEFORE_SESSION, PainMoment.AFTER_SESSION]
)
def test_pain_of_no_run_has_its_moment(desk: LogDesk, journal: Journal, moment: PainMoment) -> None:
    desk.open_now()
    back = desk.page.back
    place = ["On its own", "Before a session", "After a session"].index(
        {"alone": "On its own"}.get(moment, moment.replace("-", " a ").capitalize())
    )
    click(back.moments.bar.buttons()[place])
    back.start_focus()
    press(desk, Qt.Key.Key_5)
    desk.page.save()
    [pain] = journal.pains()
    assert (pain.moment, pain.score, pain.run, pain.local_date) == (moment, 5, "", "2026-03-02")


@pytest.mark.parametrize("moment", sorted(AROUND_RUNS))
def test_pain_of_a_run_has_each_of_its_moments(
    desk: LogDesk, journal: Journal, moment: PainMoment
) -> None:
    desk.open_new()
    desk.page.back.moments.list.picked.emit(moment.value)
    desk.page.back.start_focus()
    press(desk, Qt.Key.Key_5)
    desk.page.save()
    assert kept_run(journal).pains == (PainSaid(moment, 5),)


def test_no_pain_has_no_places(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    back = desk.page.back
    back.question.scale.moved.emit(3)
    back.map.scores.toggle(Region.BELLY)
    back.question.scale.moved.emit(0)
    desk.page.save()
    assert kept_run(journal).pains == (PainSaid(PainMoment.AFTER_RUN, 0),)


@pytest.mark.parametrize(
    ("distance", "duration", "said"),
    [
        ("far", "", "Write a distance such as 8.2."),
        ("501", "", "A run is at most 500 km."),
        ("", "soon", "Write minutes such as 47:30."),
    ],
)
def test_an_amount_that_cannot_be_read_is_named_and_nothing_is_kept(
    desk: LogDesk, journal: Journal, distance: str, duration: str, said: str
) -> None:
    desk.open_new()
    run = desk.page.run
    run.distance.line.setText(distance)
    run.duration.line.setText(duration)
    desk.page.save()
    assert said in (run.distance.wrong.text(), run.duration.wrong.text())
    assert journal.plan.run_notes() == ()
    assert QApplication.focusWidget() in (run.distance.line, run.duration.line)


def test_what_nobody_runs_is_asked_about_and_kept_all_the_same(
    desk: LogDesk, journal: Journal
) -> None:
    desk.open_new()
    run = desk.page.run
    run.distance.line.setText("82")
    run.duration.line.setText("47:00")
    run.distance.line.editingFinished.emit()
    assert run.doubt.text() == "82 km in 47:00? Check the distance."
    desk.page.save()
    assert kept_run(journal).facts == RunFacts(distance_m=82_000, duration_s=2820)


def test_words_without_a_number_ask_for_it(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    click(desk.page.back.qualities[Quality.STIFF])
    desk.page.save()
    assert journal.plan.run_notes() == ()
    assert desk.page.back.question.line.text() == "Choose a number first. 0 is no pain."


def test_pain_alone_needs_its_number(desk: LogDesk, journal: Journal) -> None:
    desk.open_now()
    assert desk.page.run.isHidden()
    desk.page.save()
    assert journal.pains() == ()
    desk.page.back.question.scale.moved.emit(4)
    desk.page.save()
    [pain] = journal.pains()
    assert (pain.score, pain.moment, pain.run) == (4, PainMoment.ALONE, "")


def test_a_new_run_is_filled_in_from_the_last_one(desk: LogDesk, diary: KeptDiary) -> None:
    shoe = diary.keep_shoe(ShoeSaid("Daily pair", before_m=400_000)).run
    facts = RunFacts(distance_m=8200, surface=Surface.GRASS, shoe=shoe)
    diary.keep(Entry("2026-03-01", facts=facts))
    desk.open_new()
    run = desk.page.run
    assert not run.carried.isHidden()
    assert run.distance.line.text() == ""
    assert run.choices["surface"].code == "grass"
    assert run.shoe_list.currentText() == "Daily pair, 408 km"


def test_a_run_is_opened_again_and_changed(
    desk: LogDesk, diary: KeptDiary, journal: Journal
) -> None:
    pain = PainSaid(PainMoment.AFTER_RUN, 3, {Region.LUMBAR_LEFT: 3}, (Quality.STIFF,))
    facts = RunFacts(distance_m=8200, duration_s=2850)
    run = diary.keep(Entry("2026-03-01", facts=facts, pains=(pain,))).run
    assert desk.open_run(run)
    assert desk.page.run.texts() == ("8.20", "47:30")
    assert desk.page.back.qualities[Quality.STIFF].isChecked()
    desk.page.run.distance.line.setText("9")
    desk.page.save()
    entry = kept_run(journal)
    assert entry == Entry(
        "2026-03-01", facts=RunFacts(distance_m=9000, duration_s=2850), pains=(pain,), run=run
    )


def test_a_run_that_is_opened_and_saved_unchanged_is_written_once(
    qapp: QApplication, qtbot: QtBot, diary: KeptDiary, journal: Journal, drawer: Drawer
) -> None:
    facts = RunFacts(distance_m=8046.72, duration_s=2850.4, kind=RunKind.LONG)
    run = diary.keep(Entry("2026-03-01", "07:10", facts=facts)).run
    desk = opened(qapp, qtbot, diary, drawer, Units.MILES)
    desk.open_run(run)
    desk.page.save()
    assert len(journal.diary.history(run)) == 1


def test_miles_are_read_as_miles(
    qapp: QApplication, qtbot: QtBot, diary: KeptDiary, journal: Journal, drawer: Drawer
) -> None:
    desk = opened(qapp, qtbot, diary, drawer, Units.MILES)
    desk.open_new()
    desk.page.run.distance.line.setText("5")
    desk.page.save()
    assert kept_run(journal).facts == RunFacts(distance_m=8046.72)


def test_a_draft_waits_until_it_is_kept_or_left(
    qapp: QApplication, qtbot: QtBot, diary: KeptDiary, drawer: Drawer
) -> None:
    desk = opened(qapp, qtbot, diary, drawer)
    desk.open_new()
    desk.page.run.distance.line.setText("8.")
    desk.page.back.question.scale.moved.emit(6)
    desk.keep_draft()
    again = opened(qapp, qtbot, diary, drawer)
    again.open_new()
    assert again.page.run.distance.line.text() == "8."
    assert again.page.back.question.scale.score == 6
    click(again.page.cancel_button)
    assert drawer.draft == b""


def test_the_way_back_keeps_what_was_entered_and_nothing_where_nothing_was(
    desk: LogDesk, drawer: Drawer
) -> None:
    left: list[None] = []
    desk.left.connect(lambda: left.append(None))
    desk.open_new()
    click(desk.page.back_button)
    assert (len(left), drawer.draft) == (1, b"")
    desk.open_new()
    QTest.keyClicks(desk.page.run.distance.line, "8.2")
    strike(desk.page.run.distance.line, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(left) == 2
    desk.open_new()
    assert desk.page.run.distance.line.text() == "8.2"


@pytest.mark.parametrize("draft", [b"{", b"[]", b'{"entry": {"day": 3}}', b"\xff"])
def test_a_draft_that_cannot_be_read_is_no_hindrance(
    desk: LogDesk, drawer: Drawer, draft: bytes
) -> None:
    drawer.draft = draft
    desk.open_new()
    assert desk.page.run.texts() == ("", "")


@contextmanager
def in_use(journal: Journal) -> Iterator[None]:
    """Refuse what is written to the diary for a while."""
    with closing(sqlite3.connect(journal.path)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        yield


def pains_at(journal: Journal) -> list[str]:
    return [pain.at[11:16] for pain in journal.diary.pains_between("2026-03-02", "2026-03-02")]


def test_an_entry_that_was_refused_has_the_time_it_was_said_at_not_that_of_the_second_try(
    desk: LogDesk, journal: Journal, clock: FakeClock
) -> None:
    desk.open_now()
    desk.page.back.question.scale.moved.emit(4)
    with in_use(journal):
        desk.page.save()
    assert not desk.page.again_button.isHidden()
    assert pains_at(journal) == []
    clock.advance(3600)
    click(desk.page.again_button)
    assert pains_at(journal) == ["18:30"]


def test_another_entry_in_the_words_of_one_that_was_refused_and_left_has_its_own_time(
    desk: LogDesk, journal: Journal, clock: FakeClock
) -> None:
    for open_form in (desk.open_now, desk.open_new):
        open_form()
        desk.page.back.question.scale.moved.emit(4)
        with in_use(journal):
            desk.page.save()
        click(desk.page.cancel_button)
        clock.advance(3600)
        open_form()
        desk.page.back.question.scale.moved.emit(4)
        desk.page.save()
    assert pains_at(journal) == ["19:30", "20:30"]


def test_a_run_that_was_refused_and_left_as_it_was_is_the_same_run_when_it_is_opened_again(
    desk: LogDesk, journal: Journal, clock: FakeClock
) -> None:
    desk.open_new()
    desk.page.back.question.scale.moved.emit(4)
    with in_use(journal):
        desk.page.save()
    desk.keep_draft()
    click(desk.page.back_button)
    clock.advance(3600)
    desk.open_new()
    desk.page.save()
    assert pains_at(journal) == ["18:30"]


def test_numbness_below_the_knee_says_to_see_a_doctor_and_pauses(
    desk: LogDesk, diary: KeptDiary
) -> None:
    desk.open_new()
    back = desk.page.back
    back.question.scale.moved.emit(6)
    back.map.scores.toggle(Region.CALF_RIGHT)
    click(back.qualities[Quality.NUMB])
    focus = QApplication.focusWidget()
    back.reach.picked.emit(LegReach.CALF.value)
    assert not desk.page.advice.isHidden()
    assert desk.page.advice.noted.text()
    assert QApplication.focusWidget() is focus
    desk.page.save()
    standing = diary.standing()
    assert standing is not None
    assert standing.tier is Tier.SOON


def test_pain_down_both_legs_does_not_say_to_wait_a_day_or_two(desk: LogDesk) -> None:
    desk.open_new()
    back, advice = desk.page.back, desk.page.advice
    back.question.scale.moved.emit(4)
    back.map.scores.toggle(Region.LUMBAR_LEFT)
    back.reach.show_code(LegReach.CALF)
    back.reach.picked.emit(LegReach.CALF.value)
    assert (advice.title.text(), advice.soon.isHidden()) == (
        "See a doctor before you stretch",
        False,
    )
    assert advice.call.isHidden()
    back.leg.show_code("both")
    back.leg.picked.emit("both")
    assert advice.title.text() == advice.accessibleName() == "Stop here. Get help now."
    assert "112" in advice.call.text()
    assert not advice.call.isHidden()
    for part in (advice.soon, advice.print_button, advice.seen_button):
        assert part.isHidden()
    assert not advice.isHidden()
    back.leg.show_code("left")
    back.leg.picked.emit("left")
    assert not advice.seen_button.isHidden()


def test_that_a_doctor_has_looked_is_kept_with_the_entry(desk: LogDesk, diary: KeptDiary) -> None:
    desk.open_new()
    click(desk.page.safety.list_button)
    desk.page.safety.rows["below_knee"].click()
    assert not desk.page.advice.isHidden()
    click(desk.page.advice.seen_button)
    assert diary.standing() is None


def test_numbness_opens_the_list_in_a_neutral_tone(desk: LogDesk) -> None:
    desk.open_new()
    assert (
        desk.page.safety.rows["saddle"].isHidden()
        or not desk.page.safety.rows["saddle"].isVisible()
    )
    desk.page.back.question.scale.moved.emit(2)
    click(desk.page.back.qualities[Quality.TINGLING])
    assert desk.page.safety.rows["saddle"].isVisible()


def test_a_sign_that_needs_help_now_keeps_the_entry_and_stops_everything(
    desk: LogDesk, diary: KeptDiary, journal: Journal, qtbot: QtBot
) -> None:
    desk.open_new()
    desk.page.back.question.scale.moved.emit(7)
    click(desk.page.safety.list_button)
    with qtbot.waitSignal(desk.emergency) as stopped:
        desk.page.safety.rows["saddle"].click()
    assert stopped.args is not None
    sign, strength, complaint = stopped.args
    assert (sign.code, strength, complaint) == ("saddle", 7, "")
    assert kept_run(journal).pains[0].score == 7
    standing = diary.standing()
    assert standing is not None
    assert (standing.tier, standing.signs) == (Tier.EMERGENCY, ("saddle",))
    assert desk.mend()
    assert not desk.mend(), "it is taken back once"
    assert diary.standing() is None
    assert desk.page.safety.answer() is None
    desk.page.save()
    assert len(journal.plan.runs("2026-01-01", "2027-01-01")) == 1
    decided = [s.what.decided for s in journal.diary.statements(SignsSaid)]  # type: ignore[union-attr]
    assert decided == [Decided.TOLD, Decided.WITHDRAWN]


def test_a_mistake_takes_back_all_signs_of_that_telling_and_no_pain_is_kept_twice(
    desk: LogDesk, diary: KeptDiary, journal: Journal
) -> None:
    desk.open_now()
    desk.page.back.question.scale.moved.emit(4)
    click(desk.page.safety.list_button)
    desk.page.safety.rows["saddle"].blockSignals(True)
    desk.page.safety.rows["saddle"].setChecked(True)
    desk.page.safety.rows["saddle"].blockSignals(False)
    desk.page.safety.rows["weak_leg"].click()
    standing = diary.standing()
    assert standing is not None
    assert standing.signs == ("saddle", "weak_leg")
    [pain] = journal.diary.pains_between("2026-01-01", "2027-01-01")
    assert standing.about == pain.id, "the pain has no run"
    assert desk.mend()
    assert diary.standing() is None
    assert desk.page.safety.answer() is None
    click(desk.page.safety.none_button)
    desk.page.save()
    again = journal.diary.pains_between("2026-01-01", "2027-01-01")
    assert [one.score for one in again] == [4]


def test_what_the_entry_itself_says_can_be_a_mistake_too(
    desk: LogDesk, diary: KeptDiary, drawer: Drawer, qtbot: QtBot
) -> None:
    legs = PainSaid(PainMoment.AFTER_RUN, 4, leg_left=LegReach.FOOT, leg_right=LegReach.FOOT)
    entry = Entry("2026-03-02", facts=RunFacts(), pains=(legs,), signs=("below_knee",))
    drawer.draft = msgspec.json.encode(Draft(entry))
    desk.open_new()
    with qtbot.waitSignal(desk.emergency) as stopped:
        desk.page.save()
    assert stopped.args is not None
    assert stopped.args[0].code == "both_legs"
    assert desk.mend()
    standing = diary.standing()
    assert standing is not None
    assert (standing.tier, standing.signs) == (Tier.SOON, ("below_knee",)), "that was no mistake"


@pytest.mark.parametrize("rule", CARE.short_list(), ids=lambda rule: rule.code)
def test_each_sign_of_the_list_that_is_ticked_stands_with_its_reason(
    rule: Sign, desk: LogDesk, diary: KeptDiary, journal: Journal
) -> None:
    desk.open_new()
    click(desk.page.safety.list_button)
    row = desk.page.safety.rows[rule.code]
    assert row.text() == rule.words
    row.click()
    if rule.leads_to is Urgency.SOON:
        assert desk.page.advice.noted.text() == rule.why
        desk.page.save()
    tier = Tier(str(rule.leads_to))
    standing = diary.standing()
    assert standing is not None
    assert (standing.tier, standing.signs, standing.where) == (tier, (rule.code,), "log")
    [kept] = journal.diary.statements(SignsSaid)
    assert kept.what == SignsSaid(Decided.TOLD, tier, (rule.code,), "log")
    assert kept.about == journal.plan.runs("2026-01-01", "2027-01-01")[0].run


MORE = tuple(sign for sign in CARE.signs if not sign.short)


def open_more(desk: LogDesk) -> None:
    """Open the list and what is behind it, by the keyboard."""
    safety = desk.page.safety
    click(safety.list_button)
    safety.more_button.setFocus()
    press(desk, Qt.Key.Key_Return)


def test_behind_the_short_list_are_all_signs_by_the_keyboard_too(desk: LogDesk) -> None:
    desk.open_new()
    safety = desk.page.safety
    click(safety.list_button)
    assert list(safety.rows) == [sign.code for sign in CARE.short_list()]
    safety.more_button.setFocus()
    press(desk, Qt.Key.Key_Return)
    assert {row.text() for row in safety.rows.values()} == {sign.words for sign in CARE.signs}
    for sign in CARE.signs:
        assert safety.rows[sign.code].isVisible()
    press(desk, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert desk.page.safety.answer() == (MORE[0].code,)
    assert nameless(desk.page) == []


@pytest.mark.parametrize("rule", [s for s in MORE if s.leads_to], ids=lambda rule: rule.code)
def test_each_sign_behind_the_list_stands_with_its_reason(
    rule: Sign, desk: LogDesk, diary: KeptDiary
) -> None:
    desk.open_new()
    open_more(desk)
    desk.page.safety.rows[rule.code].click()
    if rule.leads_to is Urgency.SOON:
        assert desk.page.advice.noted.text() == rule.why
        desk.page.save()
    tier = Tier(str(rule.leads_to))
    standing = diary.standing()
    assert standing is not None
    assert (standing.tier, standing.signs, standing.where) == (tier, (rule.code,), "log")


@pytest.mark.parametrize(
    ("ticks", "tier", "code"),
    [
        (("fever", "immunity"), Tier.EMERGENCY, "fever_and_immunity"),
        (("over_50", "first_time"), Tier.SOON, "first_late"),
        (("before_45", "three_months", "psoriasis", "wakes_late", "eases_moving"), "", "inflamed"),
    ],
)
def test_what_goes_together_behind_the_list_stands_too(
    ticks: tuple[str, ...], tier: Tier | str, code: str, desk: LogDesk, diary: KeptDiary
) -> None:
    desk.open_new()
    open_more(desk)
    for tick in ticks:
        desk.page.safety.rows[tick].click()
    desk.page.save()
    standing = diary.standing()
    assert standing is not None
    assert standing.tier is (tier or Tier.SOON)
    assert code in standing.signs


def test_the_list_alone_is_asked_for_and_needs_an_answer(desk: LogDesk, journal: Journal) -> None:
    desk.open_list()
    assert not desk.page.back.isVisible()
    assert QApplication.focusWidget() is desk.page.safety.none_button
    desk.page.save()
    assert desk.page.notice.words.text() == "Tick what is new, or choose “None of these”."
    press(desk, Qt.Key.Key_Space)
    QTest.keyClick(desk.page, Qt.Key.Key_S, CONTROL)
    [told] = journal.diary.statements(SignsSaid)
    assert told.what == SignsSaid(Decided.CLEAR, where="log")
    assert journal.pains() == ()


def test_a_mistake_on_the_list_alone_is_taken_back(desk: LogDesk, diary: KeptDiary) -> None:
    desk.open_list()
    desk.page.safety.rows["saddle"].click()
    standing = diary.standing()
    assert standing is not None
    assert standing.tier is Tier.EMERGENCY
    assert desk.mend()
    assert diary.standing() is None
    desk.open_now()
    assert desk.page.back.isVisible()
    assert desk.page.safety.words.text() == "Anything new from the safety list?"
    click(desk.page.safety.list_button)
    desk.page.safety.rows["night"].click()
    assert desk.page.advice.isVisible()


def test_a_draft_opens_what_is_behind_the_list_where_something_is_ticked(
    desk: LogDesk, drawer: Drawer
) -> None:
    entry = Entry("2026-03-02", facts=RunFacts(), signs=("kidney", "below_knee"))
    drawer.draft = msgspec.json.encode(Draft(entry))
    desk.open_new()
    assert desk.page.safety.rows["kidney"].isVisible()
    assert set(desk.page.safety.answer() or ()) == {"kidney", "below_knee"}
    click(desk.page.safety.none_button)
    assert desk.page.safety.answer() == ()
    desk.page.safety.rows["kidney"].click()
    desk.open_now()
    assert desk.page.safety.answer() is None
    click(desk.page.safety.list_button)
    assert not desk.page.safety.rows["kidney"].isVisible(), "it is closed anew"


def test_a_sign_stops_everything_also_where_nothing_can_be_kept(
    qapp: QApplication, qtbot: QtBot, clock: FakeClock, drawer: Drawer
) -> None:
    diary = KeptDiary(None, clock, Settings, CARE, "The journal is locked.")
    desk = opened(qapp, qtbot, diary, drawer)
    desk.open_new()
    click(desk.page.safety.list_button)
    with qtbot.waitSignal(desk.emergency) as stopped:
        desk.page.safety.rows["bladder"].click()
    assert stopped.args is not None
    assert (stopped.args[0].code, stopped.args[2]) == ("bladder", "The journal is locked.")


def test_none_of_these_is_kept_as_an_answer(desk: LogDesk, journal: Journal) -> None:
    desk.open_new()
    click(desk.page.safety.none_button)
    desk.page.save()
    [told] = journal.diary.statements(SignsSaid)
    assert isinstance(told.what, SignsSaid)
    assert told.what.decided is Decided.CLEAR


def test_what_cannot_be_kept_stays_on_the_page(
    qapp: QApplication, qtbot: QtBot, clock: FakeClock, drawer: Drawer
) -> None:
    diary = KeptDiary(None, clock, Settings, CARE, "The journal is locked.")
    desk = opened(qapp, qtbot, diary, drawer)
    desk.open_new()
    press(desk, Qt.Key.Key_2)
    desk.page.save()
    said = "The journal is locked. Your entry is still on this page."
    assert desk.page.notice.words.text() == said
    assert desk.page.back.question.scale.score == 2


def test_undo_takes_the_entry_out_again(desk: LogDesk, diary: KeptDiary, qtbot: QtBot) -> None:
    desk.open_new()
    desk.page.back.question.scale.moved.emit(2)
    with qtbot.waitSignal(desk.kept) as told:
        desk.page.save()
    assert told.args is not None
    kept, _ = told.args
    assert kept.undo() == ""
    assert diary.entry(kept.run) is None


def test_every_part_has_a_name(desk: LogDesk) -> None:
    desk.open_new()
    assert nameless(desk.page) == []


def test_a_draft_is_the_same_after_it_was_kept() -> None:
    pain = PainSaid(PainMoment.LATER, 2, {Region.GROIN_LEFT: 2}, leg_left=LegReach.FOOT)
    draft = Draft(Entry("2026-03-01", facts=RunFacts(effort=3), pains=(pain,)), "8", "4x")
    assert msgspec.json.decode(msgspec.json.encode(draft), type=Draft) == draft


def test_pain_alone_is_opened_again_and_changed(
    desk: LogDesk, diary: KeptDiary, journal: Journal
) -> None:
    diary.keep(Entry("2026-03-01", pains=(PainSaid(PainMoment.ALONE, 4, {Region.BELLY: 4}),)))
    [pain] = journal.pains()
    desk.open_pain(pain)
    assert desk.page.back.question.scale.score == 4
    press(desk, Qt.Key.Key_2)
    desk.page.save()
    [stands] = journal.diary.pains_between("2026-03-01", "2026-03-01")
    assert (stands.score, stands.regions, stands.replaces) == (2, {Region.BELLY: 2}, pain.id)


def test_an_answer_is_told_what_its_card_says_until_another_is_given(
    qapp: QApplication, qtbot: QtBot, diary: KeptDiary, drawer: Drawer
) -> None:
    learn, _ = load_learn(resources_dir())
    page = LogPage(*dress(qapp))
    qtbot.addWidget(page)
    page.show()
    LogDesk(page, diary, drawer, lambda: Units.KM, partial(tip_of, learn)).open_new()
    card = learn.card("ground")
    assert card is not None
    assert page.run.tip.isHidden()
    page.run.choices["hills"].picked.emit("down")
    assert page.run.tip.text().startswith(card.tip)
    assert "Source: " in page.run.tip.text()
    assert not page.run.tip.isHidden()
    page.run.choices["hills"].picked.emit("flat")
    assert page.run.tip.isHidden()


def test_an_entry_that_cannot_be_saved_goes_elsewhere_or_is_tried_again(
    desk: LogDesk, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    """The folder goes in the middle of it, as a memory stick that is pulled out."""
    page, folder = desk.page, journal.path.parent
    desk.open_new()
    assert page.again_button.isHidden()
    press(desk, Qt.Key.Key_3)
    folder.rename(folder.with_name("gone"))
    page.save()
    assert page.again_button.isVisible()
    assert page.copy_button.isVisible()
    target = tmp_path.with_name("elsewhere.db")
    with qtbot.waitSignal(desk.copied, timeout=30_000):
        page.copy_asked.emit(target)
    assert page.notice.words.text() == (
        f"Your diary was copied to {target}, and this entry is in the copy. Here it is still not "
        "saved."
    )
    with Journal.open(target) as copy:
        assert [pain.score for pain in copy.pains()] == [3]
    folder.with_name("gone").rename(folder)
    with qtbot.waitSignal(desk.kept, timeout=1000):
        click(page.again_button)
    assert [pain.score for pain in journal.pains()] == [3]
    desk.open_new()
    assert page.again_button.isHidden()
    assert page.copy_button.isHidden()


def test_a_copy_that_cannot_be_written_is_told(
    desk: LogDesk, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open_new()
    press(desk, Qt.Key.Key_3)
    journal.refuse_writes("The diary is damaged.")
    desk.page.save()
    with qtbot.waitSignal(desk.copied, timeout=30_000):
        desk.page.copy_asked.emit(tmp_path / "missing" / "copy.db")
    assert desk.page.notice.words.text().startswith("The copy could not be written to ")
    assert desk.page.copy_button.isEnabled()
