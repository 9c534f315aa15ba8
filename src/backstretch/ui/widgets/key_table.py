"""Keys and what they do, in groups under headings."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui import key_lines
from backstretch.ui.key_lines import DIGITS, KeyLine
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import key_cap, label

CAPS_PX = 168


class KeyTable(QWidget):
    """Shows groups of keys; a screen reader hears what each does and its keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)
        self._shown: tuple[tuple[str, tuple[KeyLine, ...]], ...] = ()
        theme.changed.connect(self._fill)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[KeyLine]]]) -> None:
        """Show these groups, each with its heading; one without keys is left out."""
        self._shown = tuple((name, tuple(lines)) for name, lines in groups if lines)
        self._fill()

    def lines(self) -> tuple[KeyLine, ...]:
        """Return all that is shown, from top to bottom."""
        return tuple(line for _, lines in self._shown for line in lines)

    def _fill(self) -> None:
        while item := self._column.takeAt(0):
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for name, lines in self._shown:
            self._column.addWidget(self._group(name, lines))

    def _group(self, name: str, lines: Sequence[KeyLine]) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(name)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, self._theme.px(CAPS_PX))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(name, "h3"), 0, 0, 1, 2)
        for row, line in enumerate(lines, 1):
            words = label(line.words, "body")
            words.setAccessibleName(f"{line.words}: {key_lines.spoken(line.keys)}")
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(key_caps(line.keys), row, 0, side)
            grid.addWidget(words, row, 1)
        return whole


def key_caps(keys: Sequence[str]) -> QWidget:
    """Return keys as they look on a keyboard, those that do the same with a word between."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(5)
    all_digits = tuple(keys) == DIGITS
    for number, one in enumerate((DIGITS[0], DIGITS[-1]) if all_digits else keys):
        if number:
            between = key_lines.tr("to") if all_digits else key_lines.tr("or")
            line.addWidget(label(between, "smallest", "muted"))
        for cap in key_lines.caps(one, on_mac=sys.platform == "darwin"):
            line.addWidget(key_cap(cap))
    for place in range(line.count()):
        if (item := line.itemAt(place)) and (part := item.widget()):
            part.setAccessibleName(" ")
    line.addStretch(1)
    return whole
