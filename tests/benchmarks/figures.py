"""What a benchmark found, and the table it is printed in."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure: what was measured, the value, its aim, and how it came about.

    `limit` is never to be gone over; the aim is what is wanted.
    """

    name: str
    value: float
    unit: str
    aim: float | None
    detail: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        """`within` or `over` the aim, `FAR OVER` the limit, or nothing to hold it to."""
        if self.aim is None:
            return "-"
        if self.limit is not None and self.value > self.limit:
            return "FAR OVER"
        return "within" if self.value <= self.aim else "over"


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as lines of a table."""
    rows = [("figure", "measured", "aim", "", "how")]
    for figure in figures:
        aim = "-" if figure.aim is None else f"{figure.aim:g} {figure.unit}"
        value = f"{figure.value:.2f} {figure.unit}"
        rows.append((figure.name, value, aim, figure.verdict, figure.detail))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]])
        for row in rows
    )


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value that this share of all values does not go over."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
