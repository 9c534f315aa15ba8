"""PDF files as another program sees them: poppler's tools, where the system has them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

TOOLS = ("pdfinfo", "pdffonts", "pdftotext", "pdfimages", "pdftoppm")
needs_poppler = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS),
    reason="poppler's tools are not there to read a PDF with (Debian: poppler-utils)",
)
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the page, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word") -> bool:
        """Whether one is written over the other, by more than letters reach out of their line."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 1 and tall > 4


def told(tool: str, *arguments: object) -> str:
    """Return what a tool of poppler says."""
    done = subprocess.run(
        [tool, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stderr == ""
    return done.stdout


def info(file: Path) -> dict[str, str]:
    """Return what is told of a file: its title, its pages, their size."""
    lines = [line.split(":", 1) for line in told("pdfinfo", file).splitlines() if ":" in line]
    return {name: value.strip() for name, value in lines}


def fonts(file: Path) -> list[tuple[str, bool, bool]]:
    """Return each font: its name, whether it is embedded, whether its letters are known."""
    rows = [line.split() for line in told("pdffonts", file).splitlines()[2:]]
    return [(row[0], row[-5] == "yes", row[-3] == "yes") for row in rows]


def text(file: Path, page: int = 1) -> str:
    """Return the words of a page, line by line, with single spaces."""
    found = told("pdftotext", "-layout", "-f", page, "-l", page, file, "-")
    return "\n".join(re.sub(r"\s+", " ", line).strip() for line in found.splitlines())


def sentences(file: Path) -> str:
    """Return the words of a file, column by column, in one line."""
    return " ".join(told("pdftotext", file, "-").split())


def words(file: Path, page: int = 1) -> list[Word]:
    """Return the words of a page with their places."""
    return list(_words(told("pdftotext", "-bbox", "-f", page, "-l", page, file, "-")))


def pictures(file: Path) -> list[str]:
    """Return what is a picture of dots in a file."""
    return told("pdfimages", "-list", file).splitlines()[2:]


def _words(page: str) -> Iterator[Word]:
    for word in ElementTree.fromstring(page).iter(f"{_XHTML}word"):
        place = (float(word.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax"))
        yield Word(word.text or "", *place)
