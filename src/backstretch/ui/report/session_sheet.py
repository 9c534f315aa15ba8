"""Today's session on paper: figures, doses, and a grid to tick off for two weeks; one page."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from backstretch import __version__
from backstretch.content.exercise import Exercise, Sides
from backstretch.content.library import Library
from backstretch.content.routine import Item, Routine
from backstretch.figure.scene import Doing
from backstretch.ui.charts import axes, dates
from backstretch.ui.charts.look import Look
from backstretch.ui.own_picture import picture_at
from backstretch.ui.report.frame import Frame
from backstretch.ui.report.lettering import at_most, elided, line_height, rule, wrapped, write
from backstretch.ui.report.paper import Sheet
from backstretch.ui.report.words import tr
from backstretch.ui.widgets.figure_still import MotionBook, Still
from backstretch.ui.widgets.own_pictures import file_of
from backstretch.ui.wording import amount

DAYS = 14
FIGURE, BOX, TALLEST, GAP = 104.0, 21.0, 86.0, 10.0
HEADS = 5.6
"""A figure is never larger than if so many of its heads filled a row."""
PICTURE = 480
"""Pixels of the longer side of a picture of the person's own: sharp in print."""


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise: its name, how much of it, how it begins, and who or what shows it."""

    name: str
    amount: str
    begin: str
    still: Still | None
    picture: QImage | None = None


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """The page. `minutes` is the length of the session."""

    sheet: Sheet
    title: str
    minutes: int
    day: date
    rows: tuple[Row, ...]

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint all of it."""
        place = self._frame().paint(painter, look)
        grid = place.right() - DAYS * BOX
        top = place.top() + self._paint_head(painter, look, place, grid)
        tall = min(TALLEST, (place.bottom() - top) / max(1, len(self.rows)))
        for number, row in enumerate(self.rows):
            line = QRectF(place.left(), top + number * tall, place.width(), tall)
            rule(painter, look, line.left(), line.right(), line.top(), "line")
            self._paint_row(painter, look, row, line, grid)

    def _frame(self) -> Frame:
        below = tr("{n} minutes, as it was on {day}")
        holds = tr(
            "Go to the first firm, bearable stretch, and keep breathing. "
            "Stop at pain that is sharp, spreads or rises. Get help now (112, 999 or 911) if you "
            "are newly numb between the legs, cannot pee, or a leg gets weak."
        )
        foot = tr("Made with Backstretch {version}.").format(version=__version__)
        day = below.format(n=self.minutes, day=dates.full(self.day))
        return Frame(self.sheet, self.title, day, holds, foot)

    def _paint_head(self, painter: QPainter, look: Look, place: QRectF, grid: float) -> float:
        """Paint what stands above the grid: a line for the day of each box; return its height."""
        font, step = "smallest", line_height(look.font("smallest"))
        told = tr("Write the day on its line, and tick what you did.")
        wide = axes.wide(look.font(font), told)
        left = min(grid, place.right() - wide)
        write(painter, look, told, QPointF(left, place.top()), font, "muted")
        below = place.top() + step + BOX
        painter.setPen(QPen(look.colour("edge"), 0.75))
        for day in range(DAYS):
            x = grid + day * BOX
            painter.drawLine(QPointF(x + 2, below), QPointF(x + BOX - 2, below))
        return step + BOX + 6

    def _paint_row(
        self, painter: QPainter, look: Look, row: Row, line: QRectF, grid: float
    ) -> None:
        figure = QRectF(line.left(), line.top() + 3, FIGURE, line.height() - 6)
        if row.still is not None:
            still = row.still
            fits = min(figure.width() / still.width, figure.height() / still.height)
            scale = min(fits, figure.height() / HEADS)
            foot = QPointF(figure.center().x(), figure.bottom())
            painter.save()
            painter.setClipRect(line.adjusted(0, 1, 0, -1))  # a wall is higher than who leans on it
            still.paint(painter, False, scale, foot)
            painter.restore()
        elif row.picture is not None:
            _put_picture(painter, row.picture, figure)
        left = figure.right() + GAP
        self._paint_words(
            painter, look, row, QRectF(left, line.top(), grid - GAP - left, line.height())
        )
        painter.setPen(QPen(look.colour("edge"), 0.9))
        side = min(BOX - 5, line.height() - 6)
        for day in range(DAYS):
            x = grid + day * BOX + (BOX - side) / 2
            painter.drawRect(QRectF(x, line.center().y() - side / 2, side, side))

    def _paint_words(self, painter: QPainter, look: Look, row: Row, place: QRectF) -> None:
        wide = place.width()
        name, small = look.font("group"), look.font("smallest")
        lines = [
            (line, "group", "ink") for line in at_most(wrapped(row.name, name, wide), 2, name, wide)
        ]
        lines.append((elided(row.amount, look.font("small"), wide), "small", "ink"))
        begin = at_most(wrapped(row.begin, small, wide), 2, small, wide) if row.begin else []
        lines += [(line, "smallest", "muted") for line in begin]
        steps = [line_height(look.font(font)) for _, font, _ in lines]
        while sum(steps) > place.height() - 2 and len(lines) > 2:
            lines.pop()
            steps.pop()
        top = place.center().y() - sum(steps) / 2
        for (line, font, role), step in zip(lines, steps, strict=True):
            write(painter, look, line, QPointF(place.left(), top), font, role)
            top += step


def session_sheet(
    routine: Routine, library: Library, book: MotionBook, day: date, sheet: Sheet
) -> SessionSheet:
    """Return the page of a routine; one without poses has the person's picture, or words alone."""
    stills: dict[str, Still | None] = {}
    pictures: dict[str, QImage | None] = {}
    rows = []
    for item in routine.items:
        exercise = library.exercises[item.exercise]
        if exercise.id not in stills:
            stills[exercise.id] = _still(exercise, book)
            file = file_of(book, exercise.id)
            pictures[exercise.id] = picture_at(file, PICTURE) if file else None
        rows.append(_row(item, exercise, stills[exercise.id], pictures[exercise.id]))
    return SessionSheet(sheet, routine.name, routine.minutes, day, tuple(rows))


def _still(exercise: Exercise, book: MotionBook) -> Still | None:
    motion = book.motion(Doing(exercise.id, "both" if exercise.sides is Sides.BOTH else "right"))
    return Still(motion) if motion else None


def _put_picture(painter: QPainter, picture: QImage, place: QRectF) -> None:
    """Put a picture down in the middle of a place, whole."""
    size = QSizeF(picture.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    spot = QRectF(QPointF(), size)
    spot.moveCenter(place.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(spot, picture)
    painter.restore()


def _row(item: Item, exercise: Exercise, still: Still | None, picture: QImage | None) -> Row:
    begin = exercise.enter.replace("{side}", tr("right")).replace("{other}", tr("left"))
    return Row(exercise.name, amount(item, exercise), begin, still, picture)
