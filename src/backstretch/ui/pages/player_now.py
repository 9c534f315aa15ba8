"""The right half of the player: name, side, lap, breath and cue, or what a pause offers."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_before import PainBefore
from backstretch.ui.player_state import PREPARING, PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.breath_hill import BreathHill
from backstretch.ui.widgets.keyed_button import KeyButton
from backstretch.ui.widgets.side_badges import SideBadges
from backstretch.ui.widgets.track_countdown import WIDTH_TO_HEIGHT, Lap, Look, TrackCountdown

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
DIGIT_SHARE = 0.187
DIGIT_SHARE_LEAST = 0.168  # the digits themselves are then 12 % of the window's height
LAP_SHARE = 0.315
LAP_SHARE_LEAST = 0.2
LAP_SHARE_LEAST_WIDE = 0.27  # with minutes in it, which would touch a smaller one
GAP, GAP_LEAST = 0.014, 0.008
SMALLEST_FACTOR = 0.6
FULL = 1.025  # the text is as large as at 100 %, by steps of 0.05
TOO_MUCH = 9000.0  # higher than any window: this text does not fit the width


class NowColumn(QWidget):
    """Lays its parts out by share of the window's height.

    Text grows with the text size until the column is full. Then it shrinks again; before it is
    smaller than at 100 % the parts move closer. The lap shrinks last, never below digits of 12 %.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._height = 800.0
        self._unit = 800.0
        self._shown: tuple[object, ...] = ()
        self._paused = False
        self._breathes = False
        self._wide = False
        self._long_breaths = ""  # the title whose breath words took two lines
        self._switches = False
        self._still = False
        self._close = False
        self.mark = QLabel(self)
        self.eyebrow = self._label("blue")
        self.title = self._label("ink")
        self.line = self._label("muted")
        self.badges = SideBadges(theme, self)
        self.lap = TrackCountdown(theme, self)
        self.hill = BreathHill(theme, self)
        self.breath = self._label("blue")
        self.cue = self._label("ink")
        self.cue.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.before = PainBefore(theme, self)
        self.restart_button = self._row("", "R", "restart")
        self.steps_button = self._row(self.tr("Show the steps"), "S", "info")
        self.end_button = self._row("", "Esc", "close")

    def show_state(self, state: PlayerState) -> None:
        """Show this moment; only what changed is painted again."""
        self._paused = state.phase == "paused"
        preparing = state.phase in PREPARING
        self._switches = state.phase == "switch"
        if state.still != self._still:
            self._still = state.still
            self.hill.set_still(state.still)
        self._breathes = bool(state.breath) and not self._paused and not preparing
        self._say(self.eyebrow, words.eyebrow(state))
        self._say(self.title, words.title(state))
        self._say(self.line, words.paused_line(state) if self._paused else "")
        self._say(self.breath, state.breath_words if self._breathes else "")
        self._say(self.cue, "" if self._paused else state.cue)
        self.before.show_starting(state.starting)
        self.restart_button.say(words.restart(state), "restart")
        self.end_button.say(words.keep(state.kept_s))
        self.badges.show_sides(state.sides, state.side, state.sides_done)
        if self._breathes and state.breath:
            self.hill.show_breath(state.breath, state.breath_share)
        self._wide = ":" in words.countdown(state)
        self._show_lap(state, preparing)
        texts = (self.eyebrow.text(), self.title.text(), self.line.text(), self.cue.text())
        shapes = (self._paused, self._breathes, self._wide, self.before.is_open)
        shown = (*texts, self.breath.text(), state.sides, *shapes)
        if shown != self._shown:
            self._shown = shown
            self._arrange()

    def set_heights(self, window_px: float, unit_px: float) -> None:
        """Take the window's height, and the height that text is a share of, in pixels."""
        if (window_px, unit_px) != (self._height, self._unit):
            self._height, self._unit = window_px, unit_px
            self._arrange()

    def rows(self) -> tuple[KeyButton, KeyButton, KeyButton]:
        """Return what a pause offers."""
        return self.restart_button, self.steps_button, self.end_button

    def arrange(self) -> None:
        """Lay out again, as after another text size."""
        self._arrange()

    def _show_lap(self, state: PlayerState, preparing: bool) -> None:
        look: Look = "paused" if self._paused else "prep" if preparing else "hold"
        counted = bool(state.reps) and state.phase in ("move", "paused")
        lap = Lap(
            look,
            words.countdown(state),
            state.share,
            state.last_three and look == "hold" and not counted,
            state.reps or 1 if counted else 1,
            self.tr("of {n}").format(n=state.reps) if counted else "",
        )
        self.lap.show_lap(lap, words.spoken(state), words.countdown_value(state))

    def _label(self, tone: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _row(self, text: str, key: str, icon: str) -> KeyButton:
        button = KeyButton(self._theme, self._icons, text, key, "row", self)
        button.say(text, icon)
        return button

    def _say(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _fonts(self, factor: float) -> tuple[tuple[QLabel, float, int], ...]:
        unit = self._unit * factor
        return (
            (self.eyebrow, 0.029 * unit, 600),
            (self.title, 0.062 * unit, 700),
            (self.line, 0.0275 * unit, 400),
            (self.breath, 0.036 * unit, 700),
            (self.cue, 0.035 * unit, 500),
        )

    def _text_height(self, label: QLabel, px: float, weight: int, width: float) -> float:
        if not label.text():
            return 0.0
        metrics = QFontMetricsF(self._theme.font_px(px, weight))
        box = metrics.boundingRect(QRectF(0, 0, width, 9000), _WRAP, label.text())
        lines = max(1, round(box.height() / metrics.lineSpacing()))
        return lines * metrics.lineSpacing() + 2 if box.width() <= width + 1 else TOO_MUCH

    def _heights(self, factor: float) -> dict[QWidget, float]:
        """Return how high each part wants to be at this text factor; the lap is not among them."""
        heights: dict[QWidget, float] = {}
        for label, px, weight in self._fonts(factor):
            room = self.width() - (self._hill_size()[0] + 16 if label is self.breath else 0)
            heights[label] = self._text_height(label, px, weight, room)
        badge_px = 0.029 * self._unit * factor
        self.badges.set_px(badge_px)
        has_badges = bool(self.badges.words()) and not self._paused
        heights[self.badges] = self.badges.sizeHint().height() if has_badges else 0.0
        if self.badges.sizeHint().width() > self.width():
            heights[self.badges] = TOO_MUCH
        if heights[self.cue]:
            heights[self.cue] = max(heights[self.cue], self._lines(self.cue, 2, factor))
        heights[self.before] = self.before.arrange(self._unit * max(1.0, factor), self.width())
        if self._breathes:
            self._reserve_breath(heights, factor)
            heights[self.breath] = max(heights[self.breath], self._hill_size()[1])
        for row in self.rows():
            row.set_px(0.024 * self._unit * factor)
            instead = row is self.restart_button and self.before.is_open
            heights[row] = row.sizeHint().height() if self._paused and not instead else 0.0
            if row.sizeHint().width() > self.width():
                heights[row] = TOO_MUCH
        return heights

    def _reserve_breath(self, heights: dict[QWidget, float], factor: float) -> None:
        """Keep the room of the longest words of a stretch, so that the lap stands still."""
        two = self._lines(self.breath, 2, factor)
        if heights[self.breath] > self._lines(self.breath, 1, factor) + 4:
            self._long_breaths = self.title.text()
        elif self._long_breaths == self.title.text():
            heights[self.breath] = two

    def _lines(self, label: QLabel, count: int, factor: float) -> float:
        px, weight = next((px, w) for one, px, w in self._fonts(factor) if one is label)
        return count * QFontMetricsF(self._theme.font_px(px, weight)).lineSpacing() + 2

    def _hill_size(self) -> tuple[float, float]:
        return 0.15 * self._unit, 0.055 * self._unit

    def _gap(self) -> float:
        return (GAP_LEAST if self._close else GAP) * self._unit

    def _arrange(self) -> None:
        factor = self._theme.text_scale * self._theme.distance
        share = LAP_SHARE_LEAST_WIDE if self._wide else LAP_SHARE_LEAST
        least = share * self._height
        self._close = False
        while True:
            heights = self._heights(factor)
            gaps = self._gap() * sum(
                1 for part, height in heights.items() if height and part not in self.rows()
            )
            free = self.height() - sum(heights.values()) - gaps
            if free >= least or factor <= SMALLEST_FACTOR:
                break
            if self._close or factor > FULL:
                factor -= 0.05
            self._close = self._close or factor <= FULL
        for label, px, weight in self._fonts(factor):
            label.setFont(self._theme.font_px(px, weight))
        self._place(heights, max(free, least))

    def _place(self, heights: dict[QWidget, float], free: float) -> None:
        lap = min(
            free - 0.5 * self._gap(),
            LAP_SHARE * max(self._unit, self._height),
            self.width() / WIDTH_TO_HEIGHT,
        )
        y = 0.0
        left = self._place_mark(heights[self.eyebrow])
        room = self.width() - left
        y = self._put(self.eyebrow, y, heights[self.eyebrow], room, left, 0.3 * self._gap())
        for part in (self.title, self.line, self.badges):
            y = self._put(part, y, heights[part], self.width())
        y += max(0.0, (free - lap) / 2)
        self.lap.setGeometry(QRect(0, round(y), self.width(), round(lap)))
        digits = DIGIT_SHARE * self._height * lap / (0.25 * self._height)
        most, least = DIGIT_SHARE * self._height, DIGIT_SHARE_LEAST * self._height
        self.lap.set_digit_px(min(max(digits, least), most), least)
        self._place_below(heights)

    def _place_mark(self, height: float) -> float:
        """Place the two arrows of a switch; return where its word begins."""
        self.mark.setVisible(self._switches and height > 0)
        if self.mark.isHidden():
            return 0.0
        side = round(1.15 * self.eyebrow.font().pixelSize())
        ratio = self.devicePixelRatioF()
        self.mark.setPixmap(self._icons.pixmap("switch", "blue", side, ratio))
        self.mark.setGeometry(QRect(0, round((height - side) / 2), side, side))
        return 1.4 * side

    def _place_below(self, heights: dict[QWidget, float]) -> None:
        rows = self.rows()
        below: tuple[QWidget, ...] = rows if self._paused else (self.breath, self.cue)
        gap = -1.0 if self._paused else self._gap()
        question = heights[self.before] + (self._gap() if heights[self.before] else 0)
        y = self.height() - question - sum(heights[part] for part in below)
        y -= gap * max(0, sum(1 for part in below if heights[part]) - 1)
        width = self.width()
        hill_width, hill_height = self._hill_size()
        self.hill.setVisible(self._breathes)
        for part in below:
            left = hill_width + 16 if part is self.breath and self._breathes else 0
            if part is self.breath and self._breathes:
                top = y + (heights[part] - hill_height) / 2
                self.hill.setGeometry(QRectF(0, top, hill_width, hill_height).toRect())
            y = self._put(part, y, heights[part], self.width() - left, left, gap)
        for part in (*rows, self.breath, self.cue):
            if part not in below:
                part.hide()
        self._put(self.before, self.height() - heights[self.before], heights[self.before], width)

    def _put(
        self,
        part: QWidget,
        y: float,
        height: float,
        width: float,
        left: float = 0,
        gap: float | None = None,
    ) -> float:
        part.setVisible(height > 0)
        part.setGeometry(QRectF(left, y, width, height).toRect())
        return y + height + (self._gap() if gap is None else gap) if height else y

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
