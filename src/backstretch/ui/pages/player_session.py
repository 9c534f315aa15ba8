"""The player while a session runs or stands: status, lanes, stage, the moment, the controls."""

from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_controls import ControlBar
from backstretch.ui.pages.player_now import NowColumn
from backstretch.ui.pages.player_stage import Stage, StageState
from backstretch.ui.player_state import PREPARING, PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.keyed_button import KeyButton
from backstretch.ui.widgets.lane_bar import LaneBar
from backstretch.ui.widgets.stage_text import StageWords

NARROW = 1000
STACKED = 1.4  # the lap below the stage is as large as in a window this much higher
TEXT_SHARE = 0.021
CAPTION_SHARE = 0.0168
_SAME_WIDTH = str.maketrans("0123456789", "0000000000")


class SessionView(QWidget):
    """Everything is placed by share of the height, so that it grows with the window."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._state = PlayerState("ready", "")
        self._full_screen = False
        self._placed: tuple[object, ...] = ()
        self.end_button = self._key_button("Esc", "close")
        self.routine = self._label("ink")
        self.place = self._label("muted")
        self.voice_button = self._key_button("V", "voice")
        self.full_screen_button = self._key_button("F", "full-screen")
        self.notice = self._label("muted")
        self.lanes = LaneBar(theme, self)
        self.stage = Stage(theme, icons, self)
        self.now = NowColumn(theme, icons, self)
        self.controls = ControlBar(theme, icons, self)
        self._set_tab_order()
        theme.changed.connect(self._arrange_all)

    def show_state(self, state: PlayerState) -> None:
        """Show this moment; only what changed is laid out or painted again."""
        self._state = state
        self._show_status(state)
        self.lanes.show_lanes(state.lanes, words.lanes_value(state))
        self.stage.show_state(
            StageState(self._stage_words(state), state.figure, state.ahead, state.picture)
        )
        self.now.show_state(state)
        control_words = self.controls.show_state(state)
        shape = self.place.text().translate(_SAME_WIDTH)
        placed = (self.routine.text(), shape, self.voice_button.text())
        if (*placed, *control_words, state.notice) != self._placed:
            self._placed = (*placed, *control_words, state.notice)
            self._arrange()

    def show_full_screen(self, full_screen: bool) -> None:
        """Tell whether the window fills the screen now."""
        self._full_screen = full_screen
        self._arrange()

    def _set_tab_order(self) -> None:
        top = (self.end_button, self.voice_button, self.full_screen_button)
        now = (self.now.before.scale, *self.now.rows())
        order: tuple[QWidget, ...] = (*top, *now, *self.controls.buttons())
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _label(self, tone: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("tone", tone)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _key_button(self, key: str, icon: str) -> KeyButton:
        button = KeyButton(self._theme, self._icons, "", key, parent=self)
        button.icon_name = icon
        return button

    def _say(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _show_status(self, state: PlayerState) -> None:
        narrow = self._narrow()
        if narrow:
            self._say(self.routine, words.place(state, short=True))
            self._say(self.place, words.time_left(state))
        else:
            self._say(self.routine, state.routine)
            self._say(self.place, words.place(state, short=False))
        self.end_button.say(self.tr("End") if narrow else self.tr("End session"))
        off = state.voice in ("tones", "silent")
        self.voice_button.say(words.voice(state.voice), "voice-off" if off else "voice")
        full = self.tr("Leave full screen") if self._full_screen else self.tr("Full screen")
        icon = "leave-full-screen" if self._full_screen else "full-screen"
        self.full_screen_button.say(full, icon)
        self._say(self.notice, state.notice)

    def _stage_words(self, state: PlayerState) -> StageWords:
        position, steps = (state.stage[0], state.stage[1:]) if state.stage else ("", ())
        if state.phase in PREPARING and state.phase not in ("rest", "reentry"):
            return StageWords(self.tr("Move into this position"), False, position, steps)
        return StageWords(state.feel, bool(state.feel), position, steps, state.phase == "paused")

    def _narrow(self) -> bool:
        return self.width() < NARROW * max(1.0, self._theme.text_scale * 0.8)

    def _arrange_all(self) -> None:
        self._arrange()
        self.now.arrange()

    def _unit(self) -> float:
        return min(float(self.height()), self.width() / 1.5)

    def _arrange(self) -> None:
        if self.width() < 100 or self.height() < 100:
            return
        self._show_status(self._state)
        unit, height = self._unit(), self.height()
        margin = round(max(16.0, 0.03 * unit))
        top = self._arrange_top(margin, unit)
        px = TEXT_SHARE * unit * self._fit_scale()
        below = self.controls.arrange(self.width(), margin, unit, px)
        bottom = height - below - round(0.015 * unit)
        self.controls.setGeometry(0, bottom, self.width(), below)
        between = round(0.025 * unit)
        self.stage.set_sizes(0.0275 * unit * self._fit_scale(), 0.035 * unit * self._fit_scale())
        room = QRect(margin, top, self.width() - 2 * margin, bottom - between - top)
        if height >= self.width():
            self._place_one_above_the_other(room, between)
        else:
            self._place_side_by_side(room, 20 if self._narrow() else round(0.04 * unit))

    def _place_side_by_side(self, room: QRect, gap: int) -> None:
        column = round(room.width() * 0.57)
        self.stage.setGeometry(room.adjusted(0, 0, column - room.width(), 0))
        self.now.set_heights(self.height(), self._unit())
        self.now.setGeometry(room.adjusted(column + gap, 0, 0, 0))

    def _place_one_above_the_other(self, room: QRect, gap: int) -> None:
        """In a window higher than wide the lap takes the room that the column's width leaves."""
        above = round(0.45 * room.height())
        self.stage.setGeometry(room.adjusted(0, 0, 0, above - room.height()))
        self.now.set_heights(STACKED * self._unit(), self._unit())
        self.now.setGeometry(room.adjusted(0, above + gap, 0, 0))

    def _fit_scale(self) -> float:
        """Return how much the quiet texts grow: they leave the room to the column."""
        return 1 + 0.4 * (self._theme.text_scale * self._theme.distance - 1)

    def _arrange_top(self, margin: int, unit: float) -> int:
        """Place the status line and the lanes; return where the stage starts."""
        room = self.width() - 2 * margin
        px = TEXT_SHARE * unit * self._fit_scale()
        while True:
            sides = self._top_sides(px)
            middle = self._middle_width(px)
            if middle + 2 * max(sides) + 32 <= room or px < 11:
                break
            px -= 0.5
        row = round(2.4 * px)
        y = round(0.02 * unit)
        left = self.end_button.sizeHint()
        self.end_button.setGeometry(QRect(margin, y, left.width(), row))
        x = self.width() - margin
        for button in (self.full_screen_button, self.voice_button):
            size = button.sizeHint()
            x -= size.width()
            button.setGeometry(QRect(x, y, size.width(), row))
            x -= round(1.1 * px)
        self._place_middle(round((self.width() - middle) / 2), y, row, px)
        return self._arrange_lanes(margin, y + row + round(0.012 * unit), px, unit)

    def _arrange_lanes(self, margin: int, y: int, px: float, unit: float) -> int:
        self.notice.setVisible(bool(self.notice.text()))
        if self.notice.text():
            self.notice.setFont(self._theme.font_px(0.9 * px))
            self.notice.setGeometry(margin, y - 4, self.width() - 2 * margin, round(1.6 * px))
            self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
            y += round(1.7 * px)
        caption_px = CAPTION_SHARE * unit * self._theme.text_scale
        self.lanes.set_sizes(round(0.015 * unit), max(12.0, caption_px))
        height = self.lanes.sizeHint().height()
        self.lanes.setGeometry(margin - 3, y, self.width() - 2 * margin + 6, height)
        return y + height + round(0.015 * unit)

    def _top_sides(self, px: float) -> tuple[float, float]:
        for button in (self.end_button, self.voice_button, self.full_screen_button):
            button.set_px(px)
        right = self.voice_button.sizeHint().width() + self.full_screen_button.sizeHint().width()
        return self.end_button.sizeHint().width(), right + 1.1 * px

    def _middle_width(self, px: float) -> float:
        bold = QFontMetricsF(self._theme.font_px(1.03 * px, 600))
        plain = QFontMetricsF(self._theme.font_px(1.03 * px, 400, tabular=True))
        first = bold.horizontalAdvance(self.routine.text())
        return first + 0.6 * px + plain.horizontalAdvance(self.place.text()) + 4

    def _place_middle(self, x: int, y: int, row: int, px: float) -> None:
        bold = self._theme.font_px(1.03 * px, 600)
        width = round(QFontMetricsF(bold).horizontalAdvance(self.routine.text())) + 2
        self.routine.setFont(bold)
        self.routine.setGeometry(x, y, width, row)
        self.place.setFont(self._theme.font_px(1.03 * px, 400, tabular=True))
        rest = round(self._middle_width(px)) - width
        self.place.setGeometry(x + width + round(0.5 * px), y, rest, row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
