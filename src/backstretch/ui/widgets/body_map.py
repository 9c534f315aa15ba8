"""The body map: where it hurts, chosen on three pictures of the body."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backstretch.bodymap.moves import HOME, Direction, Spot, neighbour
from backstretch.bodymap.order import READING_ORDER
from backstretch.bodymap.regions import LegReach, Region
from backstretch.bodymap.views import views_of
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.body_map_part import RegionPart
from backstretch.ui.widgets.body_map_picture import MapPainter
from backstretch.ui.widgets.body_map_scores import RegionScores
from backstretch.ui.widgets.body_map_views import MapViews, map_views
from backstretch.ui.widgets.body_map_words import places_sentence, region_name, region_told

LEAST = QSize(440, 236)
USUAL, TALL = 0.436, 0.607
"""How high the map is at its width: beside the run, and below it in a narrow window."""

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Underscore: -1}
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class BodyMap(QWidget):
    """A press chooses a region or takes it back; it has the score of the whole entry then.

    One Tab stop. Arrows go to the nearest region, Space chooses, plus and minus change how
    strongly it hurts there, Delete takes it back, Home returns to the lower back. Each region is
    a check box to a screen reader.

    Signals:
        changed: a person changed something; the regions in reading order, each with its strength
            of 1 to 10, or 0 as long as the entry has no score.
    """

    changed = Signal(object)

    def __init__(
        self, theme: Theme, scores: RegionScores | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.scores = scores or RegionScores(self)
        self._painter = MapPainter(theme)
        self._views: MapViews = map_views(theme, QSizeF(LEAST))
        self._spot = HOME
        self._under: Spot | None = None
        self._share = USUAL
        self.parts = {region: self._part(region) for region in READING_ORDER}
        self.setAccessibleName(self.tr("Body map: where it hurts"))
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.scores.shown.connect(self._show_scores)
        self.scores.changed.connect(self.changed)
        theme.changed.connect(self._follow_theme)
        self._show_scores()
        self._stand_at(HOME)

    @property
    def spot(self) -> Spot:
        """The region that the keyboard is at, and the view in which it is."""
        return self._spot

    def regions(self) -> dict[Region, int]:
        """Return the chosen regions in reading order with their strengths."""
        return self.scores.regions()

    def set_regions(self, regions: Mapping[Region, int]) -> None:
        """Show these regions, chosen earlier; nothing is told."""
        self.scores.show_regions(regions)

    def set_score(self, score: int | None) -> None:
        """Take the score of the whole entry, for what is chosen next and what follows it."""
        self.scores.set_score(score)

    def show_legs(self, left: LegReach, right: LegReach) -> None:
        """Show how far down each leg pain travels."""
        self._painter.legs = {"left": left, "right": right}
        self.update()

    def set_tall(self, *, tall: bool) -> None:
        """Be higher than usual, for where the map is narrow and the page scrolls."""
        share = TALL if tall else USUAL
        if share != self._share:
            self._share = share
            self.updateGeometry()

    def go_to(self, spot: Spot) -> None:
        """Bring the keyboard to a region."""
        self._stand_at(spot)
        self.parts[spot.region].setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, region: Region) -> RegionPart:
        part = RegionPart(region, self)
        part.clicked.connect(lambda: self._toggle(region))
        part.focus_changed.connect(self.update)
        return part

    def _toggle(self, region: Region) -> None:
        self.scores.toggle(region)
        self.parts[region].show_strength(self.scores.strength(region))

    def _show_scores(self) -> None:
        for region, part in self.parts.items():
            part.show_strength(self.scores.strength(region))
        words = places_sentence(self.scores.regions()) or self.tr("Nothing chosen.")
        keys = self.tr("Arrow keys move, Space chooses, plus and minus change the strength.")
        self.setAccessibleDescription(f"{words} {keys}")
        self.update()

    def _follow_theme(self) -> None:
        self._place()
        self.updateGeometry()
        self.update()

    def _place(self) -> None:
        self._views = map_views(self._theme, QSizeF(self.size()))
        for region, part in self.parts.items():
            spot = Spot(views_of(region)[0], region)
            part.setGeometry(self._box(self._spot if region is self._spot.region else spot))

    def _box(self, spot: Spot) -> QRect:
        return self._views.box(spot).toAlignedRect()

    def _stand_at(self, spot: Spot) -> None:
        """Make this the region that Tab comes to."""
        before, now = self.parts[self._spot.region], self.parts[spot.region]
        before.set_in_turn(turn=False)
        now.set_in_turn(turn=True)
        self._spot = spot
        now.setGeometry(self._box(spot))
        self.update()

    def _step(self, by: int) -> None:
        region = self._spot.region
        self.scores.step(region, by)
        if QAccessible.isActive():
            told = region_told(region, self.scores.strength(region))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _press_key(self, key: int) -> bool:
        """Do what a key means; tell whether it means anything."""
        region = self._spot.region
        if key in _ARROWS:
            spot = neighbour(*self._spot, _ARROWS[Qt.Key(key)])
            if spot is not None:
                self.go_to(spot)
        elif key == Qt.Key.Key_Home:
            self.go_to(HOME)
        elif key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            self.parts[region].click()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.scores.strength(region) is not None:
                self.scores.toggle(region)
        else:
            return False
        return True

    def _hover(self, spot: Spot | None) -> None:
        if spot != self._under:
            self._under = spot
            if spot is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.update()

    def _tip(self, place: QPoint, on_screen: QPoint) -> None:
        spot = self._views.spot_at(QPointF(place))
        if spot is None:
            QToolTip.hideText()
            return
        strength = self.scores.strength(spot.region)
        words = region_name(spot.region)
        if strength is not None:
            words = region_told(spot.region, strength)
        QToolTip.showText(on_screen, words, self, self._box(spot))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(round(self._share * width), self.minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(572, self.heightForWidth(572))

    def minimumSizeHint(self) -> QSize:
        more = self._theme.px(40) - 40  # the captions above and below
        return QSize(LEAST.width(), LEAST.height() + more)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        repeats = event.isAutoRepeat() and event.key() == Qt.Key.Key_Space
        if event.modifiers() & ~_IGNORED or not (repeats or self._press_key(event.key())):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._views.spot_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or spot is None:
            event.ignore()
            return
        self._stand_at(spot)
        part = self.parts[spot.region]
        part.setFocus(Qt.FocusReason.MouseFocusReason)
        part.click()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._views.spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        focused = self._spot if self.parts[self._spot.region].hasFocus() else None
        painter = QPainter(self)
        self._painter.paint(painter, self._views, self.size(), self.scores)
        self._painter.paint_states(painter, self._views, self.scores, self._under, focused)
