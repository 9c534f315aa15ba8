"""The regions of the body as a list of ticks: the same as the map, without pictures."""

from collections.abc import Mapping
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backstretch.bodymap.order import GROUPS
from backstretch.bodymap.regions import Region
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.body_map_scores import LEAST, MOST, RegionScores
from backstretch.ui.widgets.body_map_words import group_names, region_name, strength_value
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.stepper import Stepper

_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class RegionTick(TickRow):
    """Leaves to the list the keys that go from tick to tick and change a strength."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WAYS or event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class RegionRow(QWidget):
    """One region: a tick, and how strongly it hurts there once it is ticked."""

    def __init__(self, theme: Theme, icons: Icons, region: Region, scores: RegionScores) -> None:
        super().__init__()
        self.region = region
        name = region_name(region)
        self.tick = RegionTick(theme, icons, name)
        self.stepper = Stepper(theme, icons, name, (LEAST, MOST))
        kept = self.stepper.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.stepper.setSizePolicy(kept)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tick, 1)
        line.addWidget(self.stepper)
        self.tick.clicked.connect(lambda: scores.toggle(region))
        self.stepper.chosen.connect(lambda strength: scores.set_strength(region, strength))

    def show_strength(self, strength: int | None) -> None:
        """Show the region as chosen with this strength, or as not chosen."""
        self.tick.setChecked(strength is not None)
        self.tick.setAccessibleDescription(strength_value(strength))
        self.stepper.setVisible(bool(strength))
        if strength:
            self.stepper.show_value(strength)


class RegionList(QWidget):
    """All regions in groups, in reading order; shows and changes the same scores as the map.

    Tab comes to it from `before` and goes through ticks and strengths, up and down go from tick to
    tick, plus and minus change the strength of the tick in hand.
    """

    def __init__(
        self, theme: Theme, icons: Icons, scores: RegionScores, before: QWidget | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._scores = scores
        self._before = before
        self.setAccessibleName(self.tr("Where it hurts, as a list"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        scores.shown.connect(self._show_scores)

    @cached_property
    def rows(self) -> dict[Region, RegionRow]:
        """The rows by their regions, made when the list is first wanted: there are many."""
        return self._made()

    def _made(self) -> dict[Region, RegionRow]:
        made: dict[Region, RegionRow] = {}
        for group, regions in GROUPS.items():
            heading = label(group_names()[group], "group")
            heading.setContentsMargins(8, 12 if made else 0, 0, 2)
            self._column.addWidget(heading)
            for region in regions:
                row = made[region] = RegionRow(self._theme, self._icons, region, self._scores)
                row.show_strength(self._scores.strength(region))
                self._column.addWidget(row)
        self._stand_in_order(made)
        return made

    def _stand_in_order(self, rows: Mapping[Region, RegionRow]) -> None:
        """Let the Tab key come to rows made late where the list stands, not last on the page."""
        before = self._before
        for row in rows.values():
            for stop in row.findChildren(QWidget):
                if before and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(before, stop)
                    before = stop

    def _show_scores(self) -> None:
        if "rows" in vars(self):
            for region, row in self.rows.items():
                row.show_strength(self._scores.strength(region))

    def _in_hand(self) -> RegionRow | None:
        return next((row for row in self.rows.values() if row.tick.hasFocus()), None)

    def _go(self, row: RegionRow, by: int) -> None:
        rows = list(self.rows.values())
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].tick.setFocus(Qt.FocusReason.TabFocusReason)

    def setVisible(self, visible: bool) -> None:
        if visible and "rows" not in vars(self):
            self.rows = self._made()
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._in_hand()
        if row is None or event.modifiers() & ~_IGNORED:
            event.ignore()
        elif event.key() in _WAYS:
            self._go(row, _WAYS[Qt.Key(event.key())])
        elif event.key() in _STEPS:
            self._scores.step(row.region, _STEPS[Qt.Key(event.key())])
        else:
            event.ignore()
