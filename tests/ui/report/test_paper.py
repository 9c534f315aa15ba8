"""Sheets and the PDF of them: sizes, pages, and fonts whose letters can be copied."""

import re

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.look import Look
from backstretch.ui.report.frame import Frame
from backstretch.ui.report.paper import SUBSTITUTING, Paper, Sheet, pdf_of, report_look
from tests.ui.pages.states import dress


class Plain:
    """A page of a frame alone."""

    def __init__(self, paper: Paper, number: str = "") -> None:
        self.frame = Frame(Sheet(paper), "Title", "1 May to 14 May", "Holds", "Foot", number)
        self.sheet = self.frame.sheet

    def paint(self, painter: QPainter, look: Look) -> None:
        self.frame.paint(painter, look)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return report_look(dress(qapp)[0].families)


@pytest.mark.parametrize(
    ("paper", "inches"), [(Paper.A4, (8.27, 11.69)), (Paper.LETTER, (8.5, 11))]
)
def test_a_sheet_has_its_size_and_margins_all_round(
    paper: Paper, inches: tuple[float, float]
) -> None:
    sheet = Sheet(paper)
    assert (sheet.size.width() / 96, sheet.size.height() / 96) == pytest.approx(inches, abs=0.01)
    assert sheet.place.left() == sheet.size.width() - sheet.place.right() > 36
    assert sheet.place.top() == sheet.size.height() - sheet.place.bottom() > 36


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", [1, 3])
def test_each_page_is_a_page_of_the_file(look: Look, count: int) -> None:
    made = pdf_of([Plain(Paper.LETTER, f"Page {n}") for n in range(count)], "Name", look)
    assert made.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", made)) == count
    assert len(set(re.findall(rb"/MediaBox\s*\[0 0 612\.?0* 792\.?0*", made))) == 1


def test_fonts_put_no_form_in_place_of_a_letter_and_round_no_width(look: Look) -> None:
    for name in ("h2", "small", "smallest", "group"):
        font = look.font(name)
        assert font.hintingPreference() is QFont.HintingPreference.PreferNoHinting
        assert [font.featureValue(QFont.Tag(one)) for one in SUBSTITUTING] == [0] * len(
            SUBSTITUTING
        )


def test_a_longer_line_of_what_holds_takes_its_room_from_the_page(look: Look) -> None:
    sheet = Sheet(Paper.A4)
    none, one, long = (
        Frame(sheet, "Title", "Days", holds, "Foot").place(look)
        for holds in ("", "Holds", "What holds for all of it. " * 20)
    )
    assert none.top() < one.top() < long.top()
    assert long.top() - one.top() == pytest.approx(one.top() - none.top())
    assert none.bottom() == long.bottom() < sheet.place.bottom()
    assert QPointF(none.left(), none.right()) == QPointF(sheet.place.left(), sheet.place.right())
