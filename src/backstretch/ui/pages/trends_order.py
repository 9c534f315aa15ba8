"""The order in which the Tab key goes through the Trends page: that in which it is read."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from backstretch.ui.widgets.chart_table import ChartTable
from backstretch.ui.widgets.chart_view import ChartView

_LATER = 3


def put_in_order(parts: Iterable[QWidget]) -> None:
    """Let the Tab key go through parts as they are given.

    Rows and choices that are made anew would otherwise come last on the page.
    """
    stops = [stop for part in parts for stop in _stops_of(part)]
    for stop, following in pairwise(stops):
        QWidget.setTabOrder(stop, following)


def _stops_of(part: QWidget) -> list[QWidget]:
    """Return what takes the focus: choices, then what they change, then all else."""
    return sorted(_taking_focus(part), key=_rank)


def _taking_focus(part: QWidget) -> Iterator[QWidget]:
    for one in part.findChildren(QWidget):
        if isinstance(one, QRadioButton) or one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield one


def _rank(stop: QWidget) -> int:
    kinds = (QRadioButton, ChartView, ChartTable)
    return next((n for n, kind in enumerate(kinds) if isinstance(stop, kind)), _LATER)
