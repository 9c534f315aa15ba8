"""How the back is before a session is kept with that session, and what strong pain leads to."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.care.light import limits_said
from backstretch.clock import stamp
from backstretch.content.care import spare_care
from backstretch.content.library import Library, load_library
from backstretch.exchange.json_out import journal_document
from backstretch.insights.trends import Span, gather, trends
from backstretch.journal.entries import SessionState
from backstretch.journal.said import Pain, PainMoment, standing
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.session.kit import SessionKit
from backstretch.session.run import Command
from backstretch.settings import Settings
from backstretch.ui.journal_state import Entry, Shown
from backstretch.ui.journal_view import Known, Page, rows_of
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.pages.player_before import PainBefore
from backstretch.ui.player_desk import PlayerDesk
from backstretch.units import Units
from tests.fakes import FakeClock
from tests.ui.pages.players import active_player
from tests.ui.pages.states import strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEY = Qt.Key
BEFORE, AFTER, DURING = (
    PainMoment.BEFORE_SESSION,
    PainMoment.AFTER_SESSION,
    PainMoment.DURING_SESSION,
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as journal:
        yield journal


class Player:
    """A page in an active window, a journal and a clock, and one session after the other."""

    def __init__(self, page: PlayerPage, journal: Journal, clock: FakeClock, library: Library):
        self.page, self.clock, self.journal = page, clock, journal
        self.kit = SessionKit(library, journal, clock, Settings(), lambda _: None)
        self.desk: PlayerDesk | None = None

    @property
    def before(self) -> PainBefore:
        return self.page.session.now.before

    def begin(self, lately: Pain | None = None, routine: str = "after-run") -> None:
        run = self.kit.begin(self.kit.library.routine(routine, 12))
        self.desk = PlayerDesk(self.page, run, self.kit, parent=self.page)
        self.desk.start(lately)

    def leave(self) -> None:
        assert self.desk
        self.desk.driver.leave()
        self.desk.deleteLater()
        self.desk = None

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            strike(self.page.focusWidget(), key)

    def finish(self) -> None:
        assert self.desk
        while not self.page.finished.isVisible():
            self.desk.driver.ask(Command.NEXT)

    def said(self) -> list[tuple[PainMoment, int | None]]:
        return [(pain.moment, pain.score) for pain in standing(self.journal.pains())]


@pytest.fixture
def player(
    qapp: QApplication, qtbot: QtBot, journal: Journal, clock: FakeClock, library: Library
) -> Player:
    page = active_player(qapp, qtbot)
    return Player(page, journal, clock, library)


def told_lately(clock: FakeClock, score: int = 3) -> Pain:
    """Return what was said after a run ten minutes ago."""
    at = (clock.now() - timedelta(minutes=10)).isoformat()
    return Pain("p1", at, clock.zone(), stamp(clock).local_date, PainMoment.AFTER_RUN, score)


def test_a_number_before_is_kept_with_the_session_and_every_number_stays(
    player: Player, journal: Journal
) -> None:
    player.begin()
    player.press(KEY.Key_3, KEY.Key_5)
    first, last = journal.pains()
    assert [(pain.moment, pain.score) for pain in (first, last)] == [(BEFORE, 3), (BEFORE, 5)]
    assert last.replaces == first.id
    assert {pain.session for pain in (first, last)} == {journal.sessions()[0].start.id}


def test_before_and_after_are_of_one_session_in_trends_journal_and_export(
    player: Player, journal: Journal, clock: FakeClock
) -> None:
    player.begin()
    player.press(KEY.Key_4)
    player.finish()
    assert player.page.finished.answers.question.line.text() == (
        "You said 4 before. Any number is fine."
    )
    player.press(KEY.Key_2)
    [session] = [record.start.id for record in journal.sessions()]
    document = journal_document(journal, clock.now())
    assert [(one["moment"], one["score"], one["session"]) for one in document["pain"]] == [
        ("before-session", 4, session),
        ("after-session", 2, session),
    ]
    gathered = gather(journal.trends.read(), date(2026, 3, 2), limits_said())
    effect = trends(gathered, Span.FOUR_WEEKS).effect
    assert (effect.eased, effect.same, effect.worse) == (1, 0, 0)
    assert [(one.beside, one.score) for one in entries(journal)] == [("4 before", 2)]


def entries(journal: Journal) -> list[Entry]:
    """Return the entries of the Journal page."""
    known = Known({}, {}, {}, Units.KM, spare_care(), date(2026, 3, 2))
    pains = journal.diary.pains_between("2026-03-01", "2026-03-03")
    page = Page(journal.diary.days(), pains)
    return [row for row in rows_of(page, known, Shown.EVERYTHING) if isinstance(row, Entry)]


def test_no_answer_keeps_nothing_and_the_session_goes_on(player: Player, journal: Journal) -> None:
    player.begin()
    assert player.before.isVisible()
    player.finish()
    assert journal.pains() == ()
    assert player.page.finished.answers.question.line.text() == "Any number is fine."


def test_what_was_told_lately_is_taken_and_not_asked_again(
    player: Player, journal: Journal, clock: FakeClock
) -> None:
    lately = told_lately(clock)
    player.begin(lately)
    assert not player.before.isVisible()
    [kept] = journal.pains()
    assert (kept.moment, kept.score, kept.at) == (BEFORE, 3, lately.at)
    assert kept.session == journal.sessions()[0].start.id
    player.finish()
    assert "You said 3 before." in player.page.finished.answers.question.line.text()


def test_the_next_session_asks_anew(player: Player) -> None:
    player.begin()
    player.press(KEY.Key_3)
    player.leave()
    player.begin()
    assert player.before.isVisible()
    assert player.before.scale.score is None


def test_a_session_that_is_gone_on_with_is_not_asked(player: Player, journal: Journal) -> None:
    player.begin()
    player.leave()
    run = player.kit.reopen(journal.open_sessions()[0])
    PlayerDesk(player.page, run, player.kit, parent=player.page).start()
    assert not player.before.isVisible()


@pytest.mark.parametrize(
    ("score", "routine", "stops"),
    [
        (KEY.Key_5, "after-run", False),
        (KEY.Key_6, "after-run", True),
        (KEY.Key_9, "core-hips", True),
        (KEY.Key_9, "flare-up", False),  # the gentle session is for such a day
    ],
)
def test_strong_pain_stops_all_but_the_gentle_session_before_it_begins(
    player: Player, score: Qt.Key, routine: str, stops: bool
) -> None:
    player.begin(routine=routine)
    player.press(score)
    panel = player.page.over.hurts
    assert panel.isVisible() is stops
    if stops:
        assert panel.title.text() == "Your back is sore today"
        assert panel.accessibleName() == panel.title.text()
        assert panel.place.text().startswith(f"You said {score - KEY.Key_0}")
        assert panel.stop_card.isChecked()
        assert panel.none_row.isVisible()
        player.clock.advance(60)
        assert player.desk
        player.desk.driver.tick()
        assert player.before.isVisible()  # the clock stands where it stood


def test_strong_pain_is_kept_once_and_going_on_is_the_persons_choice(
    player: Player, journal: Journal
) -> None:
    player.begin()
    player.press(KEY.Key_8, KEY.Key_Escape)
    assert not player.page.over.hurts.isVisible()
    assert player.said() == [(BEFORE, 8)]
    assert [event.kind.value for event in journal.sessions()[0].events][-1] == "resumed"


def test_no_stretch_is_blamed_for_the_pain_before_it(player: Player, journal: Journal) -> None:
    """A stretch skipped for pain would be left out of the next sessions."""
    player.begin()
    player.press(KEY.Key_8)
    panel = player.page.over.hurts
    player.press(KEY.Key_1, KEY.Key_2)
    panel.question.scale.press_key(KEY.Key_2, 0)
    assert panel.stop_card.isChecked()
    player.press(KEY.Key_Return)
    [kept] = journal.sessions()
    assert kept.state is SessionState.PARTIAL
    assert [step.skipped for step in kept.steps() if step.skipped == "hurts"] == []


def test_changing_an_answer_of_the_list_comes_back_to_the_same_words(player: Player) -> None:
    player.begin()
    player.press(KEY.Key_8)
    panel = player.page.over.hurts
    panel.sign_rows[6].click()
    player.page.over.doctor.answers_button.click()
    assert panel.isVisible()
    assert panel.title.text() == "Your back is sore today"
    assert not panel.skip_card.isVisible()


def test_this_hurts_later_on_has_its_own_words(player: Player) -> None:
    player.begin()
    player.press(KEY.Key_8, KEY.Key_Escape, KEY.Key_H)
    panel = player.page.over.hurts
    assert panel.skip_card.isVisible()
    assert panel.title.text() == "Let go of the stretch first"
    assert panel.strength is None
