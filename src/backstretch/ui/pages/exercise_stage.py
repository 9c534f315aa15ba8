"""The stage of an exercise: the figure, its movement to play or to drag, the sides."""

from typing import Protocol

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backstretch.clock import Clock
from backstretch.figure.moving import Motion
from backstretch.figure.scene import Doing, Source
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import ExerciseState
from backstretch.ui.pages.player_stage import Stage, StageState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_frames import MotionBook
from backstretch.ui.widgets.key_scrubber import WHOLE, KeyScrubber
from backstretch.ui.widgets.movement import Movement, movement
from backstretch.ui.widgets.parts import button
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.stage_text import StageWords
from backstretch.ui.widgets.tile_grid import LessMotion

FRAME_MS = 33
SHAPE, LOWEST, HIGHEST = 0.78, 230, 470
"""Height of the stage as a share of its width, and its ends in pixels."""
BESIDE = 430
"""From this width on, at 100 % text, the sides stand beside the line."""


class Poses(MotionBook, Protocol):
    """Knows how every exercise moves, and how long each move takes."""

    def motion(self, source: Source) -> Motion | None:
        """Return it, or None where there are no poses for it."""

    def move_ms(self, source: Source, key: int) -> int:
        """Return how long the move to a key pose takes by nature, in milliseconds."""


class ExerciseStage(QWidget):
    """Plays once when an exercise is shown, and again and again when it is asked to.

    `less_motion` tells whether it goes from pose to pose instead.

    Signals:
        side_asked: the side that is wanted, "left" or "right".
    """

    side_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, clock: Clock, less_motion: LessMotion) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._clock = clock
        self._less_motion = less_motion
        self._book: Poses | None = None
        self._state: ExerciseState | None = None
        self._movement: Movement | None = None
        self._again = False
        self._is_due = False
        self._highest = HIGHEST
        self._began = 0
        self.stage = Stage(theme, icons)
        self.play_button = button("", "secondary", large=False)
        self.scrubber = KeyScrubber(theme)
        self.sides = SegmentBar(theme, self.tr("Side"), height=38)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._beat)
        self._make()
        self.play_button.clicked.connect(self.toggle)
        self.scrubber.moved_to.connect(self._drag)
        self.sides.chosen.connect(lambda n: self.side_asked.emit(("left", "right")[n]))
        theme.changed.connect(self._dress)
        self._dress()

    def show_figures(self, book: Poses) -> None:
        """Show the figure from now on."""
        self._book = book
        self.stage.set_book(book)

    def set_highest(self, px: int) -> None:
        """Be no higher than this, so that more than the figure is in sight."""
        self._highest = max(LOWEST, min(HIGHEST, px))
        self._size()

    def is_playing(self) -> bool:
        """Return whether the figure moves by itself."""
        return self._timer.isActive()

    def show_exercise(self, state: ExerciseState) -> None:
        """Show an exercise on a side; another one, or its other version, plays once."""
        before, self._state = self._state, state
        shown = tuple((n, words) for n, (_, words) in enumerate(state.sides))
        self.sides.setVisible(bool(shown))
        if shown:
            self.sides.show_choices(
                shown, [side for side, _ in state.sides].index(state.figure.side)
            )
        place = self.scrubber.value()
        self._take_movement(state.figure)
        known = before is not None and before.id == state.id
        if known and before and before.figure.eased == state.figure.eased:
            self._show_place(place)
        else:
            self.finish()
            self._is_due = not self._less_motion()
            self._play_if_due()

    def toggle(self) -> None:
        """Play again and again, or stay."""
        if self.is_playing():
            self.stop()
        else:
            self._play(again=True)

    def stop(self) -> None:
        """Let the figure stay as it is."""
        self._timer.stop()
        self._dress()

    def finish(self) -> None:
        """Show where it leads, without playing."""
        self.stop()
        self._show_place(WHOLE)

    def _take_movement(self, doing: Doing) -> None:
        motion = self._book.motion(doing) if self._book else None
        keys = motion.keys if motion else ()
        times = [self._book.move_ms(doing, n) if self._book else 0 for n in range(len(keys))]
        self._movement = movement(doing, times)
        there = self._movement is not None
        self.scrubber.setVisible(there)
        self.play_button.setVisible(there)
        if self._movement:
            names = [key.pose.name for key in keys]
            self.scrubber.show_stops(
                self._movement.stops(), [name[:1].upper() + name[1:] for name in names]
            )

    def _play_if_due(self) -> None:
        """Play once what was not seen to move yet."""
        if self._is_due and self.isVisible():
            self._is_due = False
            self._play(again=False)

    def _play(self, *, again: bool) -> None:
        if self._movement is None:
            self._show_place(WHOLE)
            return
        self._again = again
        self._began = self._clock.monotonic_ns()
        self._timer.start()
        self._dress()
        self._beat()

    def _beat(self) -> None:
        if self._movement is None or not self._is_seen():
            self.stop()
            return
        gone = (self._clock.monotonic_ns() - self._began) // 1_000_000
        play = self._movement.stepped if self._less_motion() else self._movement.played
        now = play(gone, again=self._again)
        if now is None:
            self.finish()
            return
        showing, place = now
        self.scrubber.show_place(place)
        self._show(StageState(self._words(), showing, self._movement.moves()))

    def _drag(self, place: int) -> None:
        if self.is_playing():
            self.stop()
        if self._less_motion() and self._movement:
            place = min(self._movement.stops(), key=lambda stop: abs(stop - place))
        self._show_place(place)

    def _show_place(self, place: int) -> None:
        self.scrubber.show_place(place)
        if self._movement:
            self._show(StageState(self._words(), self._movement.at(place)))
        elif self._state:
            picture, own = self._state.picture, self._state.own
            self._show(StageState(self._words(), picture=picture, own=own))

    def _show(self, state: StageState) -> None:
        self.stage.show_state(state)
        if self._state:
            self.stage.figure.describe(self._state.description)
            self.stage.picture.describe(self._state.description)

    def _words(self) -> StageWords:
        if self._state is None:
            return StageWords("", marked=False, position="", steps=())
        feel = self._state.feel
        return StageWords(feel, marked=bool(feel), position="", steps=self._state.steps)

    def _is_seen(self) -> bool:
        return self.isVisible() and not self.window().isMinimized()

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.stage)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(16)
        player = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        player.setSpacing(10)
        player.addWidget(self.play_button)
        player.addWidget(self.scrubber, 1)
        self._line.addLayout(player, 1)
        self._line.addWidget(self.sides)
        column.addLayout(self._line)

    def _dress(self) -> None:
        side, playing = self._theme.px(18), self.is_playing()
        words = self.tr("Pause") if playing else self.tr("Play the movement")
        self.play_button.setAccessibleName(words)
        self.play_button.setToolTip(words)
        self.play_button.setIconSize(QSize(side, side))
        name = "pause" if playing else "play"
        self.play_button.setIcon(self._icons.icon(name, "ink", side, self.devicePixelRatioF()))
        self.stage.set_sizes(self._theme.px(14), self._theme.px(17))

    def _size(self) -> None:
        high = round(min(self._highest, max(LOWEST, SHAPE * self.width())))
        if self.stage.height() != high:
            self.stage.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()
        beside = self.width() >= self._theme.px(BESIDE)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._play_if_due()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()
