"""The stage: the figure under one line of words, or the words alone."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.figure.book import Book
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Move, Showing
from backstretch.resources import resources_dir
from backstretch.ui.pages.player_stage import Stage, StageState
from backstretch.ui.widgets.stage_text import StageWords
from tests.ui.pages.states import dress

HOLD = Showing(Move(Doing("figure_four", "right"), 2, 2))
FEEL = StageWords("You should feel it deep in the right buttock", True, "On your back", ("Lie.",))
PAUSED = StageWords(FEEL.top, True, FEEL.position, FEEL.steps, paused=True)
TIGHTS = QColor("#3F629B").rgb()


class NoWay:
    """Nobody gets from one position to another."""

    def motion(self, *_: object) -> None:
        return None


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot) -> Stage:
    theme, icons = dress(qapp)
    found = Stage(theme, icons)
    qtbot.addWidget(found)
    found.set_book(Book(read_all(resources_dir() / "poses")[0], NoWay()))
    found.resize(702, 520)
    found.set_sizes(22, 28)
    found.show()
    return found


def spots(stage: Stage, colour: int) -> set[tuple[int, int]]:
    """Return where the stage has exactly this colour."""
    image = stage.grab().toImage()
    wide, high = range(image.width()), range(image.height())
    return {(x, y) for x in wide for y in high if image.pixel(x, y) == colour}


def test_the_figure_stands_under_the_line(stage: Stage) -> None:
    stage.show_state(StageState(FEEL, HOLD))
    assert stage.figure.isVisible()
    assert not stage.words.isVisible()
    assert min(y for _, y in spots(stage, TIGHTS)) > stage.line.geometry().bottom()
    assert FEEL.top in stage.figure.accessibleDescription()


def test_without_a_figure_the_words_have_the_stage(stage: Stage) -> None:
    stage.show_state(StageState(FEEL))
    assert stage.words.isVisible()
    assert not stage.figure.isVisible()
    assert not spots(stage, TIGHTS)


def test_a_pause_fades_the_figure_and_keeps_its_place(stage: Stage) -> None:
    stage.show_state(StageState(FEEL, HOLD))
    built = stage.figure.built
    assert spots(stage, TIGHTS)
    stage.show_state(StageState(PAUSED, HOLD))
    assert not spots(stage, TIGHTS)
    assert stage.figure.built == max(built, 1)


def test_a_shorter_line_leaves_the_figure_as_large_as_it_was(stage: Stage) -> None:
    long = StageWords(f"{FEEL.top}, and {FEEL.top.lower()}, and a little in the back", True, "", ())
    stage.show_state(StageState(long, HOLD))
    lower = min(y for _, y in spots(stage, TIGHTS))
    stage.show_state(StageState(FEEL, HOLD))
    assert min(y for _, y in spots(stage, TIGHTS)) == lower
