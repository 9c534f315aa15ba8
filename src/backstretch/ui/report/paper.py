"""Sheets of paper: their sizes, what they are painted with, and PDF made of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

from backstretch import __version__
from backstretch.ui.charts.look import Look, paper_look

UNITS = 96
"""A page is measured in so many units an inch."""
MARGIN = 42.0
TEXT_SCALE = 0.85
DOTS = 1200
SUBSTITUTING = ("tnum", "calt", "liga", "clig")
"""Features of a font that put one form of a letter in place of another."""


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page in units, and the place within its margins."""

    paper: Paper

    @property
    def size(self) -> QSizeF:
        """The whole page."""
        return _page_size(self.paper).size(QPageSize.Unit.Inch) * UNITS

    @property
    def place(self) -> QRectF:
        """What may be painted on."""
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        return whole.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)


class Page(Protocol):
    """One page that paints itself, in units of the paper."""

    @property
    def sheet(self) -> Sheet:
        """What it is painted on."""

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint all of it; the painter's origin is the top left corner of the paper."""


def report_look(families: tuple[str, ...]) -> Look:
    """Return the look of all pages: clear in black and white, letters as wide as in print.

    Without that screens round the width of each letter to whole pixels, and lines that just fit
    on one would be too long on the other. No letter or digit is drawn in another form than the
    font's plain one, as a PDF cannot tell what such forms stand for: nobody could copy them.
    """
    look = paper_look(families, TEXT_SCALE)

    @cache
    def font(name: str) -> QFont:
        made = look.font(name)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for feature in SUBSTITUTING:
            made.setFeature(QFont.Tag(feature), 0)
        return made

    return replace(look, font=font)


def pdf_of(pages: Sequence[Page], title: str, look: Look) -> bytes:
    """Return a PDF of pages, which all have the size of the first."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"Backstretch {__version__}")
    writer.setPageSize(_page_size(pages[0].sheet.paper))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(DOTS)
    painter = QPainter(writer)
    painter.scale(DOTS / UNITS, DOTS / UNITS)
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        page.paint(painter, look)
    painter.end()
    return bytes(buffer.data().data())


def _page_size(paper: Paper) -> QPageSize:
    is_a4 = paper is Paper.A4
    return QPageSize(QPageSize.PageSizeId.A4 if is_a4 else QPageSize.PageSizeId.Letter)
