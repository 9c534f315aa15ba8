"""What stands around a page: its title, the days it is of, what holds for all of it, a foot."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from backstretch.ui.charts import axes
from backstretch.ui.charts.look import Look
from backstretch.ui.report.lettering import at_most, elided, line_height, rule, wrapped, write
from backstretch.ui.report.paper import Sheet

BELOW_HEAD, ABOVE_FOOT, APART = 7.0, 12.0, 14.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Head and foot of a page.

    `below` is the line below the title, `holds` what holds for all of the page; `number` says
    which page of how many it is, "" where it is the only one.
    """

    sheet: Sheet
    title: str
    below: str
    holds: str
    foot: str
    number: str = ""

    def place(self, look: Look) -> QRectF:
        """Return the place between head and foot."""
        top = line_height(look.font("h2")) + line_height(look.font("strong"))
        top += len(self._holds(look)) * line_height(look.font("smallest")) + BELOW_HEAD
        return self.sheet.place.adjusted(
            0, top, 0, -line_height(look.font("smallest")) - ABOVE_FOOT
        )

    def paint(self, painter: QPainter, look: Look) -> QRectF:
        """Paint head and foot, and return the place between them."""
        place = self.sheet.place
        spot, wide = place.topLeft(), place.width()
        head = [("h2", "ink", elided(self.title, look.font("h2"), wide))]
        head.append(("strong", "ink", elided(self.below, look.font("strong"), wide)))
        head += [("smallest", "muted", line) for line in self._holds(look)]
        for font, role, line in head:
            write(painter, look, line, spot, font, role)
            spot += QPointF(0, line_height(look.font(font)))
        self._paint_foot(painter, look, place)
        return self.place(look)

    def _paint_foot(self, painter: QPainter, look: Look, place: QRectF) -> None:
        font = look.font("smallest")
        top = place.bottom() - line_height(font)
        rule(painter, look, place.left(), place.right(), top - 3, "line")
        taken = axes.wide(font, self.number) + APART if self.number else 0.0
        line = elided(self.foot, font, place.width() - taken)
        write(painter, look, line, QPointF(place.left(), top), "smallest", "muted")
        right = QPointF(place.right(), top)
        write(painter, look, self.number, right, "smallest", "muted", right=True)

    def _holds(self, look: Look) -> list[str]:
        if not self.holds:
            return []
        font, wide = look.font("smallest"), self.sheet.place.width()
        return at_most(wrapped(self.holds, font, wide), 2, font, wide)
