"""The Library's page over a real diary: looked through by keys, liked, left out, begun."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from backstretch.content.routine import Routine
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.entries import Event, Happening, SessionState
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from backstretch.ui.pages.library import EXERCISES, LEARN, ROUTINES
from backstretch.ui.widgets.exercise_tile import ExerciseTile
from backstretch.ui.widgets.key_scrubber import WHOLE
from backstretch.ui.widgets.live_figures import LONGEST_MS
from tests.journal.samples import a_start
from tests.ui.library_page import LIBRARY, Shelves
from tests.ui.pages.states import nameless, strike
from tests.ui.widgets.stills import Album

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def shelves(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shelves]:
    made = Shelves(tmp_path / "journal.db", qapp)
    yield shown(made, qtbot)
    made.close()


def shown(made: Shelves, qtbot: QtBot, width: int = 1184) -> Shelves:
    qtbot.addWidget(made.page)
    made.page.resize(width, 800)
    with qtbot.waitActive(made.page):
        made.browsing.show()
        made.page.activateWindow()
    return made


def present(shelves: Shelves) -> ExerciseTile:
    focused = shelves.page.focusWidget()
    assert isinstance(focused, ExerciseTile)
    return focused


def is_moving(shelves: Shelves) -> bool:
    return shelves.page.exercises.grid.figures.playing is not None


def seen(shelves: Shelves, tile: ExerciseTile) -> QImage:
    picture = shelves.page.exercises.grid.figures.picture(tile.tile.figure)
    assert picture is not None
    return picture.toImage()


def least_width(scroller: QScrollArea) -> int:
    paper = scroller.widget()
    assert paper is not None
    return paper.minimumSizeHint().width()


def pointer_comes(tile: QWidget) -> None:
    at = QPointF(5, 5)
    QApplication.sendEvent(tile, QEnterEvent(at, at, at))


def test_it_opens_with_every_exercise_and_the_focus_on_the_first(shelves: Shelves) -> None:
    assert set(shelves.ids()) == set(LIBRARY.exercises)
    assert present(shelves).tile.id == shelves.ids()[0]
    assert nameless(shelves.page) == []


def test_the_arrow_keys_walk_the_cards_as_they_lie(shelves: Shelves) -> None:
    grid, ids = shelves.page.exercises.grid, shelves.ids()
    columns = grid.columns()
    assert columns > 2
    for key, place in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, len(ids) - 1),
        (Qt.Key.Key_Right, len(ids) - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
    ):
        strike(present(shelves), key)
        assert present(shelves).tile.id == ids[place]


def test_the_last_row_is_reached_though_it_is_short(shelves: Shelves) -> None:
    grid, ids = shelves.page.exercises.grid, shelves.ids()
    for _ in range(len(ids)):
        strike(present(shelves), Qt.Key.Key_Down)
    last_row = (len(ids) - 1) // grid.columns()
    assert ids.index(present(shelves).tile.id) // grid.columns() == last_row


def test_a_card_that_is_walked_to_comes_in_sight_and_is_the_one_tab_stop(shelves: Shelves) -> None:
    strike(present(shelves), Qt.Key.Key_End)
    tile, scroller = present(shelves), shelves.page.scroller
    top = tile.mapTo(scroller.viewport(), tile.rect().topLeft()).y()
    assert top >= 0
    assert top + tile.height() <= scroller.viewport().height()
    stops = [
        made
        for made in shelves.page.exercises.grid.tiles()
        if made.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [tile]


def test_up_from_the_first_row_and_a_slash_lead_to_the_search_and_down_leads_back(
    shelves: Shelves,
) -> None:
    page = shelves.page
    strike(present(shelves), Qt.Key.Key_Up)
    assert page.focusWidget() is page.search
    strike(page.search, Qt.Key.Key_Down)
    assert present(shelves).tile.id == shelves.ids()[0]
    strike(present(shelves), Qt.Key.Key_Slash)
    assert page.focusWidget() is page.search
    strike(page.search, Qt.Key.Key_Slash)
    assert page.search.text() == "/"


def test_typing_finds_and_enter_goes_to_the_first_that_fits(shelves: Shelves) -> None:
    page = shelves.page
    page.search.setText("pirifromis")
    assert shelves.ids() == ["figure_four"]
    strike(page.search, Qt.Key.Key_Return)
    assert present(shelves).tile.id == "figure_four"
    strike(present(shelves), Qt.Key.Key_Return)
    assert page.exercise.title.text() == "Piriformis stretch"
    assert page.exercise.isVisible()


def test_space_adds_the_exercise_of_a_card_to_a_routine(shelves: Shelves, qtbot: QtBot) -> None:
    strike(present(shelves), Qt.Key.Key_Right)
    second = shelves.ids()[1]
    card, asked = present(shelves), shelves.desk.add_asked
    with qtbot.waitSignal(asked, check_params_cb=lambda key: bool(key == second), timeout=1000):
        strike(card, Qt.Key.Key_Space)
    assert shelves.page.is_home()
    assert card.accessibleDescription() == "Enter opens it. Space adds it to a routine."


def test_a_space_that_is_held_down_adds_once(shelves: Shelves, qtbot: QtBot) -> None:
    kind, space = QKeyEvent.Type.KeyPress, Qt.Key.Key_Space
    again = QKeyEvent(kind, space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
    with qtbot.assertNotEmitted(shelves.desk.add_asked):
        QApplication.sendEvent(present(shelves), again)
    assert shelves.page.is_home()


def test_escape_leads_back_to_the_card_that_was_opened(shelves: Shelves) -> None:
    strike(present(shelves), Qt.Key.Key_Right)
    opened = present(shelves)
    strike(opened, Qt.Key.Key_Return)
    assert not shelves.page.is_home()
    strike(shelves.page.focusWidget(), Qt.Key.Key_Escape)
    assert shelves.page.is_home()
    assert present(shelves) is opened


def test_where_nothing_fits_it_says_so_and_everything_can_be_had_again(shelves: Shelves) -> None:
    part = shelves.page.exercises
    part.chips["strength"].click()
    shelves.page.search.setText("child")
    assert shelves.ids() == []
    assert part.nothing.isVisible()
    part.clear_button.click()
    assert set(shelves.ids()) == set(LIBRARY.exercises)
    assert shelves.page.search.text() == ""
    assert not part.nothing.isVisible()


def test_a_filter_that_is_chosen_is_marked_and_counted(shelves: Shelves) -> None:
    area = shelves.page.exercises.area
    area.setCurrentIndex(area.findData("buttocks"))
    area.picked.emit(area.code)
    assert "figure_four" in shelves.ids()
    assert "doorway" not in shelves.ids()
    assert area.property("on") is True
    assert shelves.page.exercises.count.text() == f"{len(shelves.ids())} exercises"


def test_what_works_with_what_hurts_today_follows_the_diary(shelves: Shelves) -> None:
    shelves.conditions.keep_flags(["osteoporosis"])
    shelves.browsing.show()
    assert "toe_touch" in shelves.ids()
    shelves.page.exercises.fits.click()
    assert "toe_touch" not in shelves.ids()
    assert "figure_four" in shelves.ids()


def test_a_figure_moves_once_while_it_is_looked_at(shelves: Shelves, qtbot: QtBot) -> None:
    grid = shelves.page.exercises.grid
    tile = grid.tiles()[3]
    grid.figures.stop()
    qtbot.waitUntil(lambda: grid.figures.picture(tile.tile.figure) is not None)
    pointer_comes(tile)
    assert grid.figures.playing == tile.tile.figure
    still = seen(shelves, tile)
    shelves.clock.advance_ms(400)
    qtbot.waitUntil(lambda: seen(shelves, tile) != still)
    QApplication.sendEvent(tile, QEvent(QEvent.Type.Leave))
    assert not is_moving(shelves)
    pointer_comes(tile)
    shelves.clock.advance_ms(LONGEST_MS)
    qtbot.waitUntil(lambda: grid.figures.playing is None)


def test_a_pointer_that_comes_does_not_wait_for_a_figure(shelves: Shelves) -> None:
    book, grid = Album(), shelves.page.exercises.grid
    grid.show_figures(book)
    pointer_comes(grid.tiles()[0])
    assert is_moving(shelves)
    assert book.asked == [], "not before the next beat"


def test_nothing_moves_while_the_page_is_hidden(shelves: Shelves) -> None:
    grid = shelves.page.exercises.grid
    pointer_comes(grid.tiles()[0])
    assert is_moving(shelves)
    shelves.page.hide()
    assert not is_moving(shelves)
    assert not grid.figures.is_busy()
    pointer_comes(grid.tiles()[0])
    assert not is_moving(shelves)


def test_with_less_motion_no_figure_moves_by_itself(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    made = shown(Shelves(tmp_path / "j.db", qapp, settings=Settings(motion="reduced")), qtbot)
    pointer_comes(made.page.exercises.grid.tiles()[0])
    assert made.page.exercises.grid.figures.playing is None
    made.desk.open_exercise("figure_four")
    stage = made.page.exercise.stage
    assert not stage.is_playing()
    assert stage.scrubber.value() == WHOLE
    stage.scrubber.moved_to.emit(10)
    assert stage.scrubber.value() == 0
    made.close()


def test_an_exercise_plays_once_and_again_and_again_when_asked(
    shelves: Shelves, qtbot: QtBot
) -> None:
    shelves.desk.open_exercise("figure_four")
    stage = shelves.page.exercise.stage
    assert stage.is_playing()
    assert stage.scrubber.value() == 0
    shelves.clock.advance_ms(60_000)
    qtbot.waitUntil(lambda: not stage.is_playing())
    assert stage.scrubber.value() == WHOLE
    stage.play_button.click()
    shelves.clock.advance_ms(60_000)
    assert stage.is_playing()
    stage.play_button.click()
    assert not stage.is_playing()
    stage.play_button.click()
    shelves.page.hide()
    assert not stage.is_playing()


def test_the_movement_is_dragged_from_stop_to_stop_by_keys(shelves: Shelves) -> None:
    shelves.desk.open_exercise("figure_four")
    stage = shelves.page.exercise.stage
    strike(stage.scrubber, Qt.Key.Key_Left)
    assert not stage.is_playing()
    strike(stage.scrubber, Qt.Key.Key_Home)
    assert stage.scrubber.value() == 0
    assert stage.scrubber.accessibleDescription() == "Ready"
    strike(stage.scrubber, Qt.Key.Key_Right)
    assert 0 < stage.scrubber.value() < WHOLE
    assert stage.scrubber.accessibleDescription() == "Cross"


def test_the_other_side_and_the_easier_version_are_shown_where_they_were_asked_for(
    shelves: Shelves,
) -> None:
    shelves.desk.open_exercise("figure_four")
    page = shelves.page.exercise
    page.stage.sides.buttons()[0].click()
    assert page.stage.sides.buttons()[0].isChecked()
    assert "left buttock" in page.stage.stage.line._words.top
    page.easier.show_button.click()
    assert page.easier.show_button.text() == "Show the usual one"
    page.easier.show_button.click()
    assert page.easier.show_button.text() == "Show it"


def test_what_to_do_instead_opens_and_the_way_back_leads_to_the_cards(shelves: Shelves) -> None:
    shelves.desk.open_exercise("figure_four")
    page = shelves.page.exercise
    page.leave_out.links[0].click()
    assert page.title.text() == "Rest, breathe"
    page.back_button.click()
    assert shelves.page.is_home()


def test_an_exercise_is_tried_by_itself(shelves: Shelves, qtbot: QtBot) -> None:
    shelves.desk.open_exercise("figure_four")
    with qtbot.waitSignal(shelves.browsing.begin_asked) as asked:
        shelves.page.exercise.try_button.click()
    assert asked.args is not None
    [routine] = asked.args
    assert isinstance(routine, Routine)
    assert [item.exercise for item in routine.items] == ["figure_four"]


def test_under_a_sign_for_a_doctor_nothing_can_be_tried(shelves: Shelves) -> None:
    shelves.diary.decide(SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log"))
    shelves.browsing.show()
    shelves.desk.open_exercise("figure_four")
    page = shelves.page.exercise
    assert not page.try_button.isVisible()
    assert "See a doctor" in page.notice.words.text()


def test_a_favourite_is_kept_and_found_again(shelves: Shelves) -> None:
    shelves.desk.open_exercise("squat")
    shelves.page.exercise.favourite.click()
    assert shelves.conditions.now().favourites == {"squat"}
    strike(shelves.page.exercise, Qt.Key.Key_Escape)
    shelves.page.exercises.favourites.click()
    assert shelves.ids() == ["squat"]
    shelves.desk.open_exercise("squat")
    assert shelves.page.exercise.favourite.isChecked()
    shelves.page.exercise.favourite.click()
    assert shelves.conditions.now().favourites == frozenset()


def test_what_is_never_wanted_is_one_truth_with_settings_and_composer(
    shelves: Shelves, qtbot: QtBot
) -> None:
    shelves.desk.open_exercise("plank")
    with qtbot.waitSignal(shelves.browsing.changed):
        shelves.page.exercise.never.click()
    assert shelves.conditions.now().disliked == {"plank"}
    assert "plank" in shelves.composer.person().disliked
    shelves.conditions.keep_disliked(())  # as the Settings do
    shelves.browsing.show()
    shelves.desk.open_exercise("plank")
    assert not shelves.page.exercise.never.isChecked()


def test_what_cannot_be_kept_is_said_and_not_shown_as_kept(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    Journal.open(tmp_path / "j.db").close()
    made = shown(Shelves(tmp_path / "j.db", qapp, read_only=True), qtbot)
    made.desk.open_exercise("squat")
    made.page.exercise.favourite.click()
    assert made.page.exercise.notice.isVisible()
    assert not made.page.exercise.favourite.isChecked()
    made.close()


def test_how_often_it_was_done_follows_the_diary(shelves: Shelves, qtbot: QtBot) -> None:
    journal = shelves.journal
    for key in ("one", "two"):
        journal.begin(a_start(key))
        journal.append(key, (Event(0, Happening.SKIPPED, 7, 0, item=1),) * (key == "two"))
        journal.close_session(key, SessionState.FINISHED)
    shelves.desk.open_exercise("runners_lunge")
    done = shelves.page.exercise.done
    qtbot.waitUntil(lambda: done.text() == "Done once, skipped once.")


def test_each_part_is_chosen_by_keys_and_the_search_is_its_own(shelves: Shelves) -> None:
    page = shelves.page
    page.search.setText("squat")
    tab = page.tabs.buttons()[EXERCISES]
    tab.setFocus()
    strike(tab, Qt.Key.Key_Right)
    assert page.part() == ROUTINES
    assert not page.search.isVisible()
    assert list(page.routines.rows) == list(LIBRARY.routine_ids())
    strike(page.tabs.buttons()[ROUTINES], Qt.Key.Key_Right)
    assert page.part() == LEARN
    assert page.search.text() == ""
    page.search.setText("sheos")
    assert list(page.learn.lines) == ["shoes"]
    assert nameless(page) == []


def test_a_routine_is_begun_from_its_row(shelves: Shelves, qtbot: QtBot) -> None:
    shelves.page.part_asked.emit(ROUTINES)
    with qtbot.waitSignal(shelves.browsing.routine_asked) as asked:
        shelves.page.routines.rows["desk-day"].start_button.click()
    assert asked.args == ["desk-day"]


def test_at_most_one_routine_has_the_colour_of_the_day(shelves: Shelves) -> None:
    shelves.page.part_asked.emit(ROUTINES)
    kinds = [row.start_button.property("kind") for row in shelves.page.routines.rows.values()]
    assert kinds.count("primary") <= 1


def test_a_card_is_read_and_leads_on_and_back(shelves: Shelves) -> None:
    page = shelves.page
    page.part_asked.emit(LEARN)
    page.start_focus()
    assert page.focusWidget() is page.learn.lead_button
    page.learn.lead_button.click()
    assert page.card.title.text() == "Should I run with a sore back?"
    assert page.card.sure.text()
    [first, _] = page.card.lines.values()
    first.click()
    assert page.card.title.text() == first.line.title
    strike(page.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.is_home()
    assert page.part() == LEARN
    assert page.focusWidget() is page.learn.lines[first.line.code]


def test_a_card_is_opened_from_elsewhere_with_the_way_back_to_all_of_them(
    shelves: Shelves,
) -> None:
    shelves.browsing.show_card("shoes")
    assert shelves.page.card.title.text() == "Shoes that feel right"
    assert not shelves.page.card.timer.isVisible()
    shelves.page.card.back_button.click()
    assert shelves.page.part() == LEARN


def test_the_buttons_of_an_exercise_wrap_where_it_is_very_narrow(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    made = shown(Shelves(tmp_path / "j.db", qapp, scale=2), qtbot, 800)
    made.desk.open_exercise("cat_cow")
    QApplication.processEvents()
    page = made.page.exercise
    assert page.add_button.x() == page.favourite.x() or page.try_button.x() == page.favourite.x()
    assert least_width(page.scroller) <= page.scroller.viewport().width()
    made.close()


@pytest.mark.parametrize(("width", "scale"), [(804, 1), (1184, 1), (1120, 2)])
def test_nothing_has_to_be_scrolled_sideways(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, width: int, scale: float
) -> None:
    made = shown(Shelves(tmp_path / "j.db", qapp, scale=scale), qtbot, width)
    page = made.page
    for part in (EXERCISES, ROUTINES, LEARN):
        page.part_asked.emit(part)
        QApplication.processEvents()
        assert least_width(page.scroller) <= page.scroller.viewport().width(), part
    for name in LIBRARY.exercises:
        made.desk.open_exercise(name)
        scroller = page.exercise.scroller
        assert least_width(scroller) <= scroller.viewport().width(), name
    made.close()


def test_the_tab_key_walks_through_the_filters_as_they_are_read(shelves: Shelves) -> None:
    part = shelves.page.exercises
    stops = [part.chips[""], part.favourites, part.fits, part.area]
    stops[0].setFocus()
    walked = []
    for _ in stops:
        walked.append(shelves.page.focusWidget())
        strike(walked[-1], Qt.Key.Key_Tab)
    assert walked == stops


def test_what_fits_is_told_when_it_is_another(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", staticmethod(lambda event: told.append(event.message()))
    )
    for typed in ("cat-cow", "cat-cow", "zzzz"):
        shelves.page.search.setText(typed)
    assert told == ["1 exercise", "Nothing fits all filters."]


def test_the_tab_key_comes_to_the_head_of_an_exercise_before_what_is_below(
    shelves: Shelves,
) -> None:
    strike(present(shelves), Qt.Key.Key_Return)
    page = shelves.page.exercise
    walked, stops = [], [page.back_button, page.favourite, page.add_button, page.try_button]
    page.back_button.setFocus()
    for _ in stops:
        walked.append(shelves.page.focusWidget())
        strike(walked[-1], Qt.Key.Key_Tab)
    assert walked == stops
