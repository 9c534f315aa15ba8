"""Tables on paper: as many rows as there is room for, and how many more there are."""

import pytest
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.look import Look
from backstretch.ui.report.lettering import line_height
from backstretch.ui.report.paper import report_look
from backstretch.ui.report.table import Column, Table
from tests.ui.pages.states import dress

COLUMNS = (Column("Name", 0.7), Column("Number", 0.3, right=True))
ROWS = tuple((f"Row {n}", str(n)) for n in range(10))
WIDE = 300


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return report_look(dress(qapp)[0].families)


def test_all_rows_are_there_in_the_most_height_it_can_use(look: Look) -> None:
    table = Table(COLUMNS, ROWS)
    assert table.fitting(look, WIDE, table.most(look, WIDE)) == 10


def test_in_the_least_height_are_the_first_rows_and_how_many_more(look: Look) -> None:
    table = Table(COLUMNS, ROWS, least_rows=3)
    least = table.least(look, WIDE)
    assert table.fitting(look, WIDE, least) == 3
    assert table.fitting(look, WIDE, least + line_height(look.font("small"))) == 4
    heads = line_height(look.font("smallest")) + 4
    assert least == pytest.approx(heads + 4 * line_height(look.font("small")))


def test_one_row_less_than_all_leaves_room_for_saying_so(look: Look) -> None:
    table = Table(COLUMNS, ROWS)
    short = table.most(look, WIDE) - line_height(look.font("small"))
    assert table.fitting(look, WIDE, short) == 8


def test_no_more_rows_than_wanted_are_shown_however_high_it_is(look: Look) -> None:
    table = Table(COLUMNS, ROWS, most_rows=4)
    assert table.fitting(look, WIDE, 10_000) == 4
    assert table.most(look, WIDE) < Table(COLUMNS, ROWS).most(look, WIDE)


def test_a_long_cell_takes_the_lines_it_may(look: Look) -> None:
    long = (("A name that is far too long to stand on a single line of the table", "1"),)
    one, two = Table(COLUMNS, long), Table(COLUMNS, long, lines=2)
    more = two.least(look, 120) - one.least(look, 120)
    assert more == pytest.approx(line_height(look.font("small")))
