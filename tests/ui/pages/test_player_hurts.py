"""Pain in a session: how strong it is, what that marks, the doctor's message, the sheet."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.content.care import Urgency, spare_care
from backstretch.journal.own_files import anywhere
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.paper import Sheet, document, save_pdf, write_pdf
from tests.ui.pages.players import active_player, shown_player
from tests.ui.pages.states import HOLD, LANES, PAUSED, nameless, strike

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # the offscreen platform has none
    pytest.mark.usefixtures("qapp"),
]


class Asked:
    """Writes down what the panels of a page ask and tell, in order."""

    def __init__(self, page: PlayerPage) -> None:
        self.all: list[tuple[object, ...]] = []
        for name in ("skip_asked", "easier_asked", "end_asked", "pain_told", "doctor_answered"):
            self._write(name, page)
        for name in ("pause_asked", "resume_asked"):
            self._write(name, page)

    def _write(self, name: str, page: PlayerPage) -> None:
        getattr(page.over, name).connect(lambda *values: self.all.append((name, *values)))


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    made = active_player(qapp, qtbot)
    made.show_state(HOLD)
    made.open_hurts()
    made.show_state(PAUSED)
    return made


def say(page: PlayerPage, strength: int) -> None:
    page.over.hurts.question.scale.press_key(Qt.Key.Key_0 + strength, 0)


def marked(page: PlayerPage) -> str:
    panel = page.over.hurts
    cards = (panel.skip_card, panel.easier_card, panel.stop_card)
    (on,) = [card.text() for card in cards if card.isChecked()]
    assert panel.confirm_button.text() == on
    return on


def test_nothing_is_said_beforehand_and_skipping_is_marked(page: PlayerPage) -> None:
    assert page.over.hurts.strength is None
    assert marked(page) == "Skip this stretch"


@pytest.mark.parametrize(
    ("strength", "choice"),
    [
        (0, "Skip this stretch"),
        (5, "Skip this stretch"),
        (6, "Stop the session"),
        (9, "Stop the session"),
    ],
)
def test_from_six_up_stopping_is_marked(page: PlayerPage, strength: int, choice: str) -> None:
    say(page, strength)
    assert marked(page) == choice


def test_sharp_pain_marks_stopping_at_any_strength(page: PlayerPage) -> None:
    say(page, 2)
    page.over.hurts.sharp_row.click()
    assert marked(page) == "Stop the session"
    page.over.hurts.sharp_row.click()
    assert marked(page) == "Skip this stretch"


def test_what_is_chosen_by_hand_stays_below_six(page: PlayerPage) -> None:
    page.over.hurts.choose(2)
    say(page, 4)
    assert marked(page) == "Try the easier version"
    say(page, 7)
    assert marked(page) == "Stop the session"
    page.over.hurts.choose(1)
    assert marked(page) == "Skip this stretch"


def test_digits_are_strength_on_the_scale_and_choices_elsewhere(page: PlayerPage) -> None:
    panel = page.over.hurts
    panel.question.scale.setFocus()
    strike(page.focusWidget(), Qt.Key.Key_3)
    assert (panel.strength, marked(page)) == (3, "Skip this stretch")
    panel.none_row.setFocus()
    strike(page.focusWidget(), Qt.Key.Key_2)
    assert (panel.strength, marked(page)) == (3, "Try the easier version")


@pytest.mark.parametrize(
    ("choice", "wish"),
    [(1, ("skip_asked", "hurts")), (2, ("easier_asked",)), (3, ("end_asked",))],
)
def test_the_strength_is_told_before_what_is_asked(
    page: PlayerPage, choice: int, wish: tuple[str, ...]
) -> None:
    asked = Asked(page)
    say(page, 7)
    page.over.hurts.sharp_row.click()
    page.over.hurts.choose(choice)
    page.over.hurts.confirm()
    assert asked.all[:2] == [("pain_told", 7, ("sharp",)), wish]
    assert [name for name, *_ in asked.all].count("pain_told") == 1


def test_the_strength_is_told_when_the_panel_is_closed_without_a_choice(page: PlayerPage) -> None:
    asked = Asked(page)
    say(page, 4)
    strike(page.over.hurts, Qt.Key.Key_Escape)
    assert asked.all == [("pain_told", 4, ()), ("resume_asked",)]


def test_what_it_is_like_is_told_without_a_number_before_what_is_asked(page: PlayerPage) -> None:
    asked = Asked(page)
    page.over.hurts.sharp_row.click()
    page.over.hurts.confirm()
    assert asked.all[:2] == [("pain_told", None, ("sharp",)), ("end_asked",)]


def test_the_cross_closes_the_panel(page: PlayerPage) -> None:
    page.over.hurts.close_button.click()
    assert page.over.hurts.isHidden()


def test_nothing_said_is_nothing_told(page: PlayerPage) -> None:
    asked = Asked(page)
    page.over.hurts.confirm()
    assert "pain_told" not in [name for name, *_ in asked.all]


def test_a_new_opening_asks_anew(page: PlayerPage) -> None:
    say(page, 7)
    page.over.hurts.close_panel()
    page.open_hurts()
    assert (page.over.hurts.strength, marked(page)) == (None, "Skip this stretch")


def test_it_says_where_skipping_leads(page: PlayerPage) -> None:
    panel = page.over.hurts
    assert panel.skip_card.accessibleDescription() == "Next: Hamstring."
    panel.close_panel()
    last = (*LANES[:1], replace(LANES[1], caption="Rest"))
    page.show_state(replace(HOLD, lanes=last))
    page.open_hurts()
    assert panel.skip_card.accessibleDescription() == "On to the end."


CARE = spare_care()
MORE = [sign for sign in CARE.signs if not sign.short and sign.leads_to]


def test_behind_the_list_are_all_signs_that_lead_somewhere_by_the_keyboard_too(
    page: PlayerPage,
) -> None:
    panel = page.over.hurts
    assert len(panel.sign_rows) == len(CARE.short_list())
    panel.more_button.setFocus()
    strike(page.focusWidget(), Qt.Key.Key_Return)
    assert [row.text() for row in panel.more_rows] == [sign.words for sign in MORE]
    assert all(row.isVisible() for row in panel.more_rows)
    assert page.focusWidget() is panel.more_rows[0]
    strike(page.focusWidget(), Qt.Key.Key_Space)
    assert page.emergency.isVisible()
    assert nameless(page) == []


@pytest.mark.parametrize("place", range(len(MORE)), ids=[sign.code for sign in MORE])
def test_each_sign_behind_the_list_leads_where_it_must(page: PlayerPage, place: int) -> None:
    panel, sign = page.over.hurts, MORE[place]
    asked = Asked(page)
    panel.more_button.click()
    panel.more_rows[place].click()
    if sign.leads_to is Urgency.EMERGENCY:
        assert page.emergency.isVisible()
    else:
        assert asked.all == [("doctor_answered", "told", sign.code)]
        assert page.over.doctor.sign.text() == sign.words


def test_a_new_opening_closes_what_is_behind_the_list(page: PlayerPage) -> None:
    panel = page.over.hurts
    panel.more_button.click()
    panel.close_panel()
    page.open_hurts()
    assert not any(row.isVisible() for row in panel.more_rows)


# --- a doctor first -------------------------------------------------------------------------


def test_a_sign_for_a_doctor_is_told_and_can_be_taken_back(page: PlayerPage) -> None:
    asked = Asked(page)
    say(page, 4)
    page.over.hurts.sign_rows[6].click()
    assert asked.all == [("pain_told", 4, ()), ("doctor_answered", "told", "below_knee")]
    asked.all.clear()
    page.over.doctor.answers_button.click()
    assert asked.all == [("doctor_answered", "withdrawn", "below_knee")]
    assert page.over.hurts.isVisible()
    assert page.over.hurts.strength == 4


def test_the_message_can_be_overridden_and_the_clock_stays_still(page: PlayerPage) -> None:
    page.over.hurts.sign_rows[7].click()
    asked = Asked(page)
    page.over.doctor.anyway_button.click()
    assert asked.all == [("doctor_answered", "overridden", "not_upright")]
    assert not page.over.is_open()


def test_the_message_starts_on_ending(page: PlayerPage) -> None:
    page.over.hurts.sign_rows[6].click()
    assert page.focusWidget() is page.over.doctor.end_button
    assert page.over.doctor.end_button.text() == "End and keep 5 minutes"
    assert nameless(page) == []


def test_before_a_session_the_sign_is_named_and_the_clock_waits(page: PlayerPage) -> None:
    page.over.drop()
    page.show_state(HOLD)
    asked = Asked(page)
    page.over.open_doctor("below_knee")
    assert asked.all == [("pause_asked",)]
    panel = page.over.doctor
    assert panel.sign.text() == "Pain or pins and needles below one knee or into my toes"
    assert panel.when.isVisible()
    assert not panel.answers_button.isVisible()
    panel.seen_button.click()
    assert asked.all[1:] == [("doctor_answered", "seen", "below_knee"), ("resume_asked",)]


def test_before_a_session_esc_ends_it(page: PlayerPage) -> None:
    page.over.drop()
    page.over.open_doctor("below_knee")
    asked = Asked(page)
    strike(page.over.doctor, Qt.Key.Key_Escape)
    assert asked.all == [("end_asked",)]


def test_a_sign_that_the_list_has_no_more_still_stands_for_something(page: PlayerPage) -> None:
    page.over.drop()
    page.over.open_doctor("forgotten")
    assert page.over.doctor.sign.text() == "A warning sign"


# --- help now -------------------------------------------------------------------------------


def test_the_words_to_say_name_the_sign_and_the_strength(page: PlayerPage) -> None:
    say(page, 8)
    page.over.hurts.sign_rows[3].click()
    said = "I have back pain. This is new: a leg is getting weaker or gives way."
    assert page.emergency.say.text() == f"“{said} The pain is 8 of 10 now.”"
    sheet = page.emergency.sheet()
    assert sheet.title == "Stop here. Get help now."
    assert page.emergency.say.text() in sheet.lines
    assert "Call 112, 999 or 911" in sheet.lines


def test_without_a_strength_none_is_said(page: PlayerPage) -> None:
    page.over.hurts.sign_rows[3].click()
    assert page.emergency.say.text().endswith("gives way.”")


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_the_numbers_to_call_are_on_the_first_screen_at_double_text(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = shown_player(qapp, qtbot, size, text_scale=2)
    page.show_state(HOLD)
    page.open_hurts()
    page.over.hurts.sign_rows[1].click()
    qapp.processEvents()
    call = page.emergency.call
    assert call.mapTo(page, QPoint(0, call.height())).y() <= page.height()
    assert page.emergency.headline.mapTo(page, QPoint(0, 0)).y() >= 0


@pytest.mark.parametrize("sign", range(6))
def test_the_way_out_is_on_the_first_screen_of_a_small_window(page: PlayerPage, sign: int) -> None:
    page.resize(900, 600)
    page.over.hurts.sign_rows[sign].click()
    QApplication.processEvents()
    checked = page.emergency.checked_button
    assert checked.mapTo(page, QPoint(0, checked.height())).y() <= page.height()


def test_what_went_wrong_with_printing_is_said(page: PlayerPage) -> None:
    page.over.hurts.sign_rows[0].click()
    page.emergency.tell("There is no room.")
    assert page.emergency.told.isVisible()
    page.emergency.checked_button.click()
    assert not page.emergency.told.isVisible()


SHEET = Sheet("Stop here.", ("Call 112.", "“I have back pain.”"))


def test_a_sheet_has_all_its_lines() -> None:
    assert document(SHEET).toPlainText().split("\n") == [SHEET.title, *SHEET.lines]


def test_a_sheet_can_be_kept_as_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    target = tmp_path / "sheet.pdf"
    assert save_pdf(SHEET, parent, lambda _: str(target), anywhere) == ""
    assert target.read_bytes().startswith(b"%PDF")
    assert save_pdf(SHEET, parent, lambda _: "", anywhere) == ""


def test_a_sheet_does_not_go_where_the_guard_has_something(qtbot: QtBot, tmp_path: Path) -> None:
    parent, target = QWidget(), tmp_path / "sheet.pdf"
    qtbot.addWidget(parent)
    said = save_pdf(SHEET, parent, lambda _: str(target), lambda place: f"{place} is ours.")
    assert said == f"{target} is ours."
    assert not target.exists()


def test_a_place_that_will_not_do_is_named(tmp_path: Path) -> None:
    told = write_pdf(SHEET, tmp_path / "missing" / "sheet.pdf")
    assert told.startswith(f"{tmp_path / 'missing' / 'sheet.pdf'} cannot be written: ")
