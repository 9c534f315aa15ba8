"""Charts on paper: the same painters, in grey alone, and as words in a PDF."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.bars import Band, Bar, BarsChart
from backstretch.ui.charts.drawing import Chart, paint
from backstretch.ui.charts.look import paper_look
from backstretch.ui.charts.pins import Pin, PinsChart
from backstretch.ui.charts.points import Point, PointsChart, Series
from tests.ui.pages.states import dress

DAY = date(2026, 5, 4)
TICKS = ((0.0, "0"), (5.0, "5"), (10.0, "10"))
POINTS = tuple(Point(DAY.toordinal() + n, n % 7) for n in range(30))
CHARTS: tuple[Chart, ...] = (
    PointsChart(
        DAY,
        date(2026, 6, 4),
        TICKS,
        (Series(POINTS, "{day}"),),
        middle=(tuple((p.day, p.value) for p in POINTS),),
        band=1.0,
        below=(DAY.toordinal() + 3,),
    ),
    BarsChart(
        (Bar("a", 3, ""), Bar("b", 5, "", marked="+20 %"), Bar("now", 2, "", open=True)),
        "blue",
        band=Band(3, 5, "3 to 5"),
    ),
    PinsChart((Pin("a", "", 0, ""), Pin("b", "", -2, "")), -2, "2-point line"),
)


def test_on_paper_nothing_is_told_by_a_colour(qapp: QApplication) -> None:
    look = paper_look(dress(qapp)[0].families)
    for chart in CHARTS:
        picture = QImage(400, 250, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, False)
        paint(painter, chart.lay_out(QRectF(0, 0, 400, 250), look))
        painter.end()
        found = {picture.pixelColor(x, y).name() for x in range(400) for y in range(250)}
        assert len(found) > 2
        assert all(QColor(name).red() == QColor(name).blue() for name in found)


def test_bars_that_mean_something_differ_in_grey(qapp: QApplication) -> None:
    look = paper_look(dress(qapp)[0].families)
    greys = {look.colour(role).lightness() for role in ("blue", "amber", "pine", "pine_tint")}
    assert len(greys) == 4


def test_a_chart_goes_into_a_pdf_as_drawn(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "charts.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    writer.setResolution(1200)
    look = paper_look(dress(qapp)[0].families)
    painter = QPainter(writer)
    painter.scale(1200 / 96, 1200 / 96)
    for number, chart in enumerate(CHARTS):
        paint(painter, chart.lay_out(QRectF(40, 40 + 300 * number, 700, 250), look))
    painter.end()
    content = file.read_bytes()
    assert content.count(b"/Type /Page\n") == 1
    assert b"/Subtype /Image" not in content
