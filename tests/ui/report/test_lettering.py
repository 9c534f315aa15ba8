"""Words on paper: they wrap at words, are broken where they must be, and end in dots."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.look import Look
from backstretch.ui.report.lettering import ELLIPSIS, at_most, elided, line_height, wrapped
from backstretch.ui.report.paper import report_look
from tests.ui.pages.states import dress

TEXT = "Told by the runner. Pain is from 0, none, to 10, the worst there could be."


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return report_look(dress(qapp)[0].families)


@pytest.mark.parametrize("width", [40, 90, 200, 1000])
def test_no_line_is_wider_than_its_place_and_no_letter_is_lost(look: Look, width: int) -> None:
    font = look.font("small")
    lines = wrapped(f"{TEXT} {'w' * 40}", font, width)
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == f"{TEXT} {'w' * 40}".replace(" ", "")


def test_words_stay_whole_where_they_fit(look: Look) -> None:
    lines = wrapped(TEXT, look.font("small"), 120)
    assert len(lines) > 2
    assert " ".join(lines) == TEXT


def test_what_is_too_wide_ends_in_dots(look: Look) -> None:
    font = look.font("small")
    assert elided(TEXT, font, 1000) == TEXT
    short = elided(TEXT, font, 120)
    assert short.endswith(ELLIPSIS)
    assert TEXT.startswith(short.removesuffix(ELLIPSIS))
    assert QFontMetricsF(font).horizontalAdvance(short) <= 120


def test_of_too_many_lines_the_last_says_that_there_is_more(look: Look) -> None:
    font = look.font("small")
    lines = wrapped(TEXT, font, 120)
    assert at_most(lines, len(lines), font, 120) == lines
    some = at_most(lines, 2, font, 120)
    assert some[0] == lines[0]
    assert some[1].endswith(ELLIPSIS)
    assert QFontMetricsF(font).horizontalAdvance(some[1]) <= 120


def test_lines_do_not_touch(look: Look) -> None:
    for name in ("h2", "h3", "small", "smallest"):
        assert line_height(look.font(name)) > QFontMetricsF(look.font(name)).height()
