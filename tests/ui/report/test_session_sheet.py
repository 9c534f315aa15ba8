"""Today's session on paper: every exercise with its figure and its dose, on one page."""

from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from backstretch.content.exercise import Position
from backstretch.content.library import Library, load_library
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.content.own_library import add_own
from backstretch.content.routine import Routine
from backstretch.figure.book import Book
from backstretch.plan.alone import alone, usual_dose
from backstretch.resources import resources_dir
from backstretch.session.posing import open_book
from backstretch.ui.charts.look import Look
from backstretch.ui.report.paper import Paper, Sheet, pdf_of, report_look
from backstretch.ui.report.session_sheet import SessionSheet, session_sheet
from backstretch.ui.wording import amount
from tests.reporting import poppler
from tests.reporting.poppler import needs_poppler
from tests.session.scripts import everything
from tests.ui.pages.states import dress
from tests.ui.pictures import RED, picture
from tests.ui.widgets.stills import share_of

DAY = date(2026, 5, 14)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return report_look(dress(qapp)[0].families)


@cache
def library() -> Library:
    return load_library(resources_dir())


@cache
def book() -> Book:
    return open_book(resources_dir(), library())[0]


def longest() -> Routine:
    return max(library().routines.values(), key=lambda routine: len(routine.items))


def sheet(routine: Routine, paper: Paper = Paper.A4) -> SessionSheet:
    return session_sheet(routine, library(), book(), DAY, Sheet(paper))


def test_every_exercise_there_is_has_its_row(qapp: QApplication) -> None:
    dress(qapp)
    rows = sheet(everything(library())).rows
    assert len(rows) == len(library().exercises)
    for row in rows:
        assert row.still is not None, row.name
        assert 1.5 < row.still.width < 10
        assert 1.5 < row.still.height < 10
        assert row.begin.endswith(".")
        assert "{" not in row.begin


def test_every_exercise_is_a_row_with_its_figure(qapp: QApplication) -> None:
    dress(qapp)
    routine = library().routine("after-run", 10)
    rows = sheet(routine).rows
    exercises = [library().exercises[item.exercise] for item in routine.items]
    assert [row.name for row in rows] == [exercise.name for exercise in exercises]
    doses = [amount(item, one) for item, one in zip(routine.items, exercises, strict=True)]
    assert [row.amount for row in rows] == doses
    assert all(row.still is not None for row in rows)
    assert not any("{" in row.begin for row in rows)


@needs_poppler
@pytest.mark.parametrize("paper", Paper)
def test_the_longest_session_has_room_on_one_page(look: Look, tmp_path: Path, paper: Paper) -> None:
    routine, file = longest(), tmp_path / "session.pdf"
    file.write_bytes(pdf_of([sheet(routine, paper)], "Session", look))
    assert poppler.info(file)["Pages"] == "1"
    assert poppler.pictures(file) == []
    page, words = poppler.sentences(file), poppler.words(file)
    for row in sheet(routine).rows:
        assert f"{row.name} {row.amount}" in page
    assert f"{routine.minutes} minutes, as it was on 14 May 2026" in page
    assert "Stop at pain that is sharp, spreads or rises." in page
    assert "112, 999 or 911" in page
    assert [pair for pair in combinations(words, 2) if pair[0].covers(pair[1])] == []


@needs_poppler
def test_a_session_of_ones_own_may_have_many_more(look: Look, tmp_path: Path) -> None:
    many = msgspec.structs.replace(longest(), items=longest().items * 3)
    file = tmp_path / "session.pdf"
    file.write_bytes(pdf_of([sheet(many)], "Session", look))
    assert poppler.info(file)["Pages"] == "1"
    words = poppler.words(file)
    assert [pair for pair in combinations(words, 2) if pair[0].covers(pair[1])] == []
    assert max(word.bottom for word in words) < 842 - 30


@pytest.mark.parametrize(("content", "share"), [(picture, 0.002), (None, 0)])
def test_one_of_ones_own_has_its_picture_or_words_alone(
    look: Look, tmp_path: Path, content: Callable[[], bytes] | None, share: float
) -> None:
    own = add_own(library(), tmp_path / "routines", tmp_path / "exercises")
    made = OwnSheet(FORMAT, "Heel drops", "3x30s", Position.STANDING)
    exercise = own.exercises[own.exercises.keep("", made, content() if content else None)]
    routine = alone(usual_dose(own.library, exercise), exercise)
    pictured = open_book(resources_dir(), own.library)[0]
    page = session_sheet(routine, own.library, pictured, DAY, Sheet(Paper.A4))
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(image.width() / 595, image.height() / 842)
    page.paint(painter, look)
    painter.end()
    assert (share_of(image, RED) > share) is bool(share)
    assert page.rows[0].still is None
