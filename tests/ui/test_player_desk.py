"""The player joined to a session: what is said is kept, in the session it was said of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.care.standing import standing_in
from backstretch.content.care import spare_care
from backstretch.content.library import Library, load_library
from backstretch.exchange.json_out import journal_document
from backstretch.journal.diary_records import Tier
from backstretch.journal.entries import open_emergency
from backstretch.journal.errors import JournalError
from backstretch.journal.said import DOCTOR_KINDS, AnswerKind, PainMoment
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.session.cues import Cue
from backstretch.session.kit import SessionKit
from backstretch.session.recorder import Keeper
from backstretch.session.run import Command
from backstretch.session.unkept import Unkept
from backstretch.settings import Settings
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.player_desk import PlayerDesk
from tests.fakes import FakeClock
from tests.ui.pages.players import shown_player

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as journal:
        yield journal


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    return shown_player(qapp, qtbot)


class Player:
    """A page, a journal and a clock, and one session after the other."""

    def __init__(
        self, page: PlayerPage, keeper: Keeper, clock: FakeClock, library: Library
    ) -> None:
        self.page = page
        self.clock = clock
        self.kit = SessionKit(library, keeper, clock, Settings(), lambda _: None)
        self.left = 0
        self.heard: list[str] = []
        self.desk: PlayerDesk | None = None

    def begin(self) -> None:
        if self.desk:
            self.desk.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        run = self.kit.begin(self.kit.library.routine("after-run", 12))
        self.desk = PlayerDesk(self.page, run, self.kit, parent=self.page)
        self.desk.left.connect(self._count)
        self.desk.driver.not_kept.connect(self._say)
        self.desk.driver.cues_due.connect(self._hear)
        self.heard.clear()
        self.desk.start()

    def go(self, seconds: float) -> None:
        """Let time go by."""
        assert self.desk
        for _ in range(round(seconds)):
            self.clock.advance(1)
            self.desk.driver.tick()

    def finish(self) -> None:
        """Pause for twelve minutes, then go from each stretch to the next up to the end."""
        assert self.desk
        driver = self.desk.driver
        driver.ask(Command.PAUSE)
        self.clock.advance(720)
        driver.ask(Command.RESUME)
        while not self.page.finished.isVisible():
            driver.ask(Command.NEXT)

    def press(self, digit: int) -> None:
        self.page.finished.answers.scale.press_key(Qt.Key.Key_0 + digit, 0)

    def _say(self, sentence: str) -> None:
        if self.desk:
            self.desk.driver.set_notice("journal", sentence)

    def _hear(self, cues: tuple[Cue, ...]) -> None:
        self.heard.extend(cue.code for cue in cues)

    def _count(self) -> None:
        self.left += 1


@pytest.fixture
def player(page: PlayerPage, journal: Journal, clock: FakeClock, library: Library) -> Player:
    made = Player(page, journal, clock, library)
    made.begin()
    return made


def test_pain_after_a_session_is_kept_at_once_and_every_number_stays(
    player: Player, journal: Journal
) -> None:
    player.finish()
    assert player.page.finished.isVisible()
    player.press(3)
    assert [pain.score for pain in journal.pains()] == [3]
    assert player.page.finished.answers.question.line.text().startswith("Saved.")
    player.press(2)
    said = journal.pains()
    assert [(pain.score, pain.moment) for pain in said] == [
        (3, PainMoment.AFTER_SESSION),
        (2, PainMoment.AFTER_SESSION),
    ]
    assert said[1].replaces == said[0].id
    assert {pain.session for pain in said} == {journal.sessions()[0].start.id}


def test_that_nothing_is_kept_is_told_before_all_else(
    page: PlayerPage, clock: FakeClock, library: Library
) -> None:
    player = Player(page, Unkept("The disk is full."), clock, library)
    player.begin()
    assert player.desk
    player.desk.driver.set_notice("machine", "There is no sound.")
    player.go(60)
    assert page.session.notice.text() == "The disk is full."
    player.page.end_asked.emit()
    assert page.finished.notice.text() == "The disk is full."
    assert page.finished.headline.text().startswith("Ended early. ")


def test_how_the_session_was_and_a_note_are_kept(player: Player, journal: Journal) -> None:
    player.finish()
    player.page.finished.answers.effort.buttons()[2].click()
    player.page.finished.answers.note.text_edit.setPlainText("Tight.")
    player.page.finished.leave()
    kept = [(answer.kind, answer.value) for answer in journal.answers()]
    assert kept == [(AnswerKind.EFFORT, "much"), (AnswerKind.NOTE, "Tight.")]
    assert player.left == 1


def test_closing_without_an_answer_keeps_the_session_without_a_number(
    player: Player, journal: Journal
) -> None:
    player.finish()
    player.page.finished.leave()
    assert (journal.pains(), journal.answers()) == ((), ())
    assert [record.state.value for record in journal.sessions()] == ["finished"]


def test_the_end_tells_time_and_week(player: Player) -> None:
    player.finish()
    view = player.page.finished
    assert view.times.text() == "18:30 to 18:42"
    assert view.week.accessibleDescription() == "1 of 4 this week"


def test_the_end_tells_what_the_week_asks_for(player: Player) -> None:
    asked: list[date] = []

    def two(day: date) -> int:
        asked.append(day)
        return 2

    player.kit = replace(player.kit, asked=two)
    player.begin()
    player.finish()
    assert player.page.finished.week.accessibleDescription() == "1 of 2 this week"
    assert asked == [player.clock.now().date()]


def test_where_what_the_week_asks_for_is_unknown_the_end_tells_the_usual_goal(
    player: Player,
) -> None:
    def unknown(_: date) -> int:
        raise JournalError("The diary cannot be read.")

    player.kit = replace(player.kit, asked=unknown)
    player.begin()
    player.finish()
    assert player.page.finished.week.accessibleDescription() == "1 of 4 this week"


def test_a_session_ended_early_does_not_count_for_the_week(player: Player) -> None:
    player.go(60)
    player.page.end_asked.emit()
    assert player.page.finished.week.accessibleDescription() == "0 of 4 this week"


def test_pain_in_a_stretch_is_kept_with_the_stretch(player: Player, journal: Journal) -> None:
    player.go(40)
    player.page.open_hurts()
    panel = player.page.over.hurts
    panel.question.scale.press_key(Qt.Key.Key_7, 0)
    panel.choose(1)
    panel.confirm()
    (said,) = journal.pains()
    assert (said.moment, said.score, said.exercise, said.side) == (
        PainMoment.DURING_SESSION,
        7,
        "cat_cow",
        "both",
    )
    assert journal.sessions()[0].steps()[0].skipped == "hurts"


def test_sharp_pain_without_a_number_is_kept_where_it_was_felt(
    player: Player, journal: Journal
) -> None:
    player.go(40)
    player.page.open_hurts()
    player.page.over.hurts.sharp_row.click()
    player.page.over.hurts.close_panel()
    (kept,) = journal.sessions()
    said = [event for event in kept.events if event.note == "felt-sharp"]
    assert [event.kind.value for event in said] == ["paused"]
    assert kept.events[-1].kind.value == "resumed"
    assert journal.pains() == ()
    (told,) = journal_document(journal, datetime(2026, 5, 14, 20, 0, tzinfo=UTC))["sessions"]
    assert "felt-sharp" in [event["note"] for event in told["events"]]


def test_another_session_starts_with_nothing_answered(player: Player, journal: Journal) -> None:
    player.finish()
    player.press(3)
    player.begin()
    player.finish()
    assert player.page.finished.answers.scale.score is None
    player.press(3)
    said = journal.pains()
    assert len({pain.session for pain in said}) == 2
    assert said[1].replaces == ""


# --- a doctor first -------------------------------------------------------------------------


def tick_below_knee(player: Player) -> None:
    player.page.open_hurts()
    player.page.over.hurts.sign_rows[6].click()


def kinds(journal: Journal) -> list[str]:
    return [answer.kind.value for answer in journal.answers()]


def test_a_sign_for_a_doctor_stands_before_the_next_session(
    player: Player, journal: Journal
) -> None:
    tick_below_knee(player)
    player.page.over.doctor.end_button.click()
    assert [(a.kind.value, a.value) for a in journal.answers()] == [("doctor-told", "below_knee")]
    player.begin()
    assert player.page.over.doctor.isVisible()
    assert player.heard == ["paused"]
    player.go(10)
    assert journal.sessions()[1].done_ms == 0


@pytest.mark.parametrize("number", range(len(spare_care().short_list())))
def test_each_sign_of_the_list_that_is_ticked_stands_with_its_reason(
    player: Player, journal: Journal, number: int
) -> None:
    sign = spare_care().short_list()[number]
    player.page.open_hurts()
    row = player.page.over.hurts.sign_rows[number]
    assert row.text() == sign.words
    row.click()
    standing = standing_in(journal, date(2026, 3, 2))
    assert standing is not None
    tier, session = Tier(str(sign.leads_to)), journal.sessions()[0].start.id
    assert (standing.tier, standing.signs) == (tier, (sign.code,))
    assert (standing.where, standing.about) == ("player", session)
    if tier is Tier.EMERGENCY:
        assert open_emergency(journal.sessions()[0].events) == sign.code
    else:
        [told] = journal.answers_of(DOCTOR_KINDS)
        assert (told.kind, told.value) == (AnswerKind.DOCTOR_TOLD, sign.code)


def test_a_tick_taken_back_does_not_stand(player: Player, journal: Journal) -> None:
    tick_below_knee(player)
    player.page.over.doctor.answers_button.click()
    assert kinds(journal) == ["doctor-told", "doctor-withdrawn"]
    player.begin()
    assert not player.page.over.doctor.isVisible()


def test_an_overridden_sign_is_named_again_after_a_week(player: Player, journal: Journal) -> None:
    tick_below_knee(player)
    player.page.over.doctor.anyway_button.click()
    assert kinds(journal) == ["doctor-told", "doctor-overridden"]
    player.clock.set_wall(timedelta(days=6))
    player.begin()
    assert not player.page.over.doctor.isVisible()
    player.clock.set_wall(timedelta(days=1))
    player.begin()
    assert player.page.over.doctor.isVisible()


def test_once_a_doctor_has_looked_the_session_goes_on(player: Player, journal: Journal) -> None:
    tick_below_knee(player)
    player.page.over.doctor.end_button.click()
    player.begin()
    player.page.over.doctor.seen_button.click()
    assert kinds(journal)[-1] == "doctor-seen"
    player.go(20)
    assert journal.sessions()[1].done_ms > 0
    player.begin()
    assert not player.page.over.doctor.isVisible()


# --- a journal that refuses -----------------------------------------------------------------


def test_an_answer_that_is_not_kept_is_said_before_the_page_closes(
    page: PlayerPage, clock: FakeClock, library: Library
) -> None:
    player = Player(page, Unkept("The disk is full."), clock, library)
    player.begin()
    player.finish()
    player.press(3)
    assert page.finished.notice.text() == "The disk is full."
    assert page.finished.answers.scale.score == 3
    assert not page.finished.answers.question.line.text().startswith("Saved.")
    assert not page.finished.week.isVisible()
    page.finished.leave()
    assert player.left == 0
    page.finished.leave()
    assert player.left == 1
