"""The keys that parts take by themselves: each listed one acts, and each that acts is listed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.figure.scene import Doing
from backstretch.ui.charts.bars import Bar, BarsChart
from backstretch.ui.journal_state import Entry, Kind
from backstretch.ui.key_lines import keys_of_page, lines_of
from backstretch.ui.library_state import Tile
from backstretch.ui.pages.editor_row import Grip
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.plan_state import Mark, TileState
from backstretch.ui.widgets.body_map import BodyMap
from backstretch.ui.widgets.chart_view import ChartView
from backstretch.ui.widgets.exercise_tile import ExerciseTile
from backstretch.ui.widgets.journal_list import JournalList
from backstretch.ui.widgets.key_scrubber import KeyScrubber
from backstretch.ui.widgets.own_pictures import OwnPictures
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.session_tile import SessionTile
from tests.ui.pages.states import FINISHED, HOLD, dress

Make = Callable[[], QWidget]
KEYS = [
    *(chr(code) for code in range(ord("A"), ord("Z") + 1)),
    *"0123456789",
    *("Space", "Return", "Esc", "Left", "Right", "Up", "Down", "Home", "End", "Del"),
    *("+", "-", "F1", "F2", "F11", "Shift+R", "Shift+H", "Ctrl+H", "Alt+Left"),
]
SAME_AS_WITHOUT_SHIFT = {"Shift+H"}


@pytest.fixture
def player(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    page = PlayerPage(*dress(qapp))
    qtbot.addWidget(page)
    page.show_state(HOLD)
    return page


def takes(widget: QWidget, keys: str) -> bool:
    """Press a key on a widget and tell whether it took it."""
    one = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs forget it
    typed = chr(one.key().value) if one.key().value < 128 else ""
    event = QKeyEvent(QEvent.Type.KeyPress, one.key(), one.keyboardModifiers(), typed)
    QCoreApplication.sendEvent(widget, event)
    return event.isAccepted()


def listed(kind: str) -> set[str]:
    return {key for line in lines_of(kind) for key in line.keys}


@pytest.mark.parametrize("keys", KEYS)
def test_a_key_acts_in_a_session_if_and_only_if_it_is_listed(player: PlayerPage, keys: str) -> None:
    wanted = keys in listed("SessionView") | SAME_AS_WITHOUT_SHIFT
    assert takes(player, keys) is wanted


def scale(app: QApplication) -> QWidget:
    return PainScale(dress(app)[0], "How strong is it?", 40, 14)


def body(app: QApplication) -> QWidget:
    return BodyMap(dress(app)[0])


def scrubber(app: QApplication) -> QWidget:
    return KeyScrubber(dress(app)[0])


def chart(app: QApplication) -> QWidget:
    view = ChartView(dress(app)[0])
    bars = tuple(Bar(str(n), n, f"week {n}: {n} km", (f"week {n}", f"{n} km")) for n in range(12))
    view.resize(600, 300)
    view.show_chart(BarsChart(bars, "blue", ("Week", "Distance")), "Kilometres", "11 km at the end")
    view.grab()
    return view


def journal(app: QApplication) -> QWidget:
    made = JournalList(*dress(app))
    made.resize(600, 400)
    rows = [Entry(str(n), Kind.NOTE, str(n), f"2026-02-0{n}", "Note") for n in range(1, 6)]
    made.show_rows(rows, tuple)
    made.choose("3")
    return made


def session(app: QApplication) -> QWidget:
    tile = SessionTile(*dress(app))
    state = TileState(Mark.PLANNED, "Planned", "Core & hips", "12 min", "Planned: Core & hips")
    tile.show_tile(state, movable=True, pressable=True)
    return tile


def card(app: QApplication) -> QWidget:
    tile = Tile("cat_cow", "Cat-cow", "8 slow reps", "Mobility", Doing("cat_cow"))
    grid = QWidget()
    made = ExerciseTile(*dress(app), tile, grid, OwnPictures(grid))
    made.setParent(None)
    return made


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("PainScale", scale),
        ("BodyMap", body),
        ("KeyScrubber", scrubber),
        ("ChartView", chart),
        ("JournalList", journal),
        ("SessionTile", session),
        ("ExerciseTile", card),
    ],
)
def test_every_listed_key_of_a_part_acts(
    qapp: QApplication, qtbot: QtBot, kind: str, make: Callable[[QApplication], QWidget]
) -> None:
    part = make(qapp)
    qtbot.addWidget(part)
    assert listed(kind)
    assert {keys for keys in listed(kind) if not takes(part, keys)} == set()


@pytest.mark.parametrize("keys", sorted(listed("FinishedView")))
def test_every_listed_key_of_the_page_at_the_end_acts(player: PlayerPage, keys: str) -> None:
    player.show_state(FINISHED)
    assert takes(player.finished, keys) or takes(player, keys)


def test_a_row_of_a_routine_is_not_told_to_move_to_another_day(
    qapp: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    made = Grip(dress(qapp)[0])
    made.setParent(page)
    page.show()
    assert not [line.words for line in keys_of_page(page) if "day" in line.words]
