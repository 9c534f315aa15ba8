"""The bottom of the player: what comes next, the four round buttons, "This hurts"."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from backstretch.figure.scene import Doing
from backstretch.ui.icons import Icons
from backstretch.ui.player_state import PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.keyed_button import KeyButton
from backstretch.ui.widgets.round_button import RoundButton
from backstretch.ui.widgets.thumbnails import Thumbnails

PAUSE_SHARE = 0.095  # of the height that text is a share of
ROUND_SHARE = 0.075
LEAST_DISC_PX = 48.0
LEAST_TEXT_PX = 11.0
PICTURE_SHARE = (0.13, 0.09)
PICTURE_FROM_PX = 1000


class ControlBar(QWidget):
    """Places its parts itself, so that pause stays in the middle of the window."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures: Thumbnails | None = None
        self._next_doing: Doing | None = None
        self._picture_size = QSize()
        self.picture = QLabel(self)
        self.next_word = self._label("muted")
        self.next_title = self._label("ink")
        self.next_detail = self._label("muted")
        self.next_word.setText(self.tr("Next"))
        back, skip, pause = self.tr("Back"), self.tr("Skip"), self.tr("Pause")
        self.back_button = RoundButton(theme, icons, back, "←", parent=self)
        self.back_button.say(back, "back")
        self.pause_button = RoundButton(
            theme, icons, pause, self.tr("Space"), primary=True, parent=self
        )
        self.pause_button.say(pause, "pause")
        self.skip_button = RoundButton(theme, icons, skip, "→", parent=self)
        self.skip_button.say(skip, "skip")
        longer, face = self.tr("Longer"), self.tr("+10 s")
        self.longer_button = RoundButton(theme, icons, longer, "+", face=face, parent=self)
        self.longer_button.setAccessibleName(self.tr("10 seconds longer"))
        hurts = self.tr("This hurts")
        self.hurts_button = KeyButton(theme, icons, hurts, "H", "danger", self)
        self.hurts_button.say(hurts, "warning")

    def set_pictures(self, pictures: Thumbnails) -> None:
        """Show what comes next with these pictures."""
        self._pictures = pictures
        pictures.ready.connect(self._show_picture)
        self._theme.changed.connect(self._show_picture)

    def show_state(self, state: PlayerState) -> tuple[str, ...]:
        """Show this moment; return the words whose widths matter."""
        for label, text in (
            (self.next_title, state.next_title),
            (self.next_detail, state.next_detail),
        ):
            if label.text() != text:
                label.setText(text)
        if state.next_doing != self._next_doing:
            self._next_doing = state.next_doing
            self._show_picture()
        go_on = self.tr("Go on") if state.phase == "waiting" else self.tr("Resume")
        stands = state.phase in ("paused", "waiting")
        self.pause_button.say(go_on if stands else self.tr("Pause"), "play" if stands else "pause")
        return self.pause_button.text(), state.next_title, state.next_detail

    def arrange(self, width: int, margin: int, unit: float, px: float) -> int:
        """Place everything for this width; return the height that is needed.

        `unit` is the height that sizes are a share of, `px` the font size, which is made
        smaller until everything fits side by side.
        """
        room = width - 2 * margin
        while True:
            sizes = self._round_sizes(px, unit)
            middle = sum(size.width() for size in sizes) + 2 * 0.03 * unit
            self.hurts_button.set_px(1.08 * px)
            hurts = self.hurts_button.sizeHint()
            if middle + 2 * hurts.width() + 40 <= room or px < LEAST_TEXT_PX:
                break
            px -= 0.5
        height = max(size.height() for size in sizes)
        left = (width - middle) / 2
        line = 6 + round(self.pause_button.disc_px() / 2)
        self._place_round(sizes, left, line, 0.03 * unit)
        x, y = width - margin - hurts.width(), line + 14 - hurts.height() // 2
        self.hurts_button.setGeometry(QRect(x, y, hurts.width(), hurts.height()))
        x = self._place_picture(margin, height, width, unit, round(left))
        self._place_next(x, height, round(left) - x - 8, px)
        return height

    def buttons(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, in the order of reading."""
        return (*self._rounds(), self.hurts_button)

    def _label(self, tone: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("tone", tone)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _rounds(self) -> tuple[RoundButton, ...]:
        return self.back_button, self.pause_button, self.skip_button, self.longer_button

    def _round_sizes(self, px: float, unit: float) -> list[QSize]:
        for button in self._rounds():
            share = PAUSE_SHARE if button is self.pause_button else ROUND_SHARE
            button.set_sizes(round(max(LEAST_DISC_PX, share * unit)), 0.85 * px)
        return [button.sizeHint() for button in self._rounds()]

    def _place_round(self, sizes: list[QSize], x: float, line: int, gap: float) -> None:
        for button, size in zip(self._rounds(), sizes, strict=True):
            y = line - 6 - round(button.disc_px() / 2)
            button.setGeometry(QRect(round(x), y, size.width(), size.height()))
            spread = button in (self.back_button, self.pause_button)
            x += size.width() + (gap if spread else 0)

    def _place_picture(self, x: int, height: int, width: int, unit: float, end: int) -> int:
        """Place the picture of what comes next, if there is room; return where words begin."""
        size = QSize(*(round(share * unit) for share in PICTURE_SHARE))
        words = self.next_title.fontMetrics().horizontalAdvance(self.next_title.text())
        fits = width >= PICTURE_FROM_PX and x + size.width() + words + 24 < end
        self._picture_size = size if fits else QSize()
        self.picture.setGeometry(
            QRect(x, (height - size.height()) // 2, size.width(), size.height())
        )
        self._show_picture()
        return x + size.width() + 14 if fits and self._next_doing else x

    def _show_picture(self) -> None:
        doing, size, pictures = self._next_doing, self._picture_size, self._pictures
        picture: QPixmap | None = None
        if doing and pictures and not size.isEmpty():
            ratio = self.devicePixelRatioF()
            picture = pictures.picture(doing, size.width(), size.height(), ratio)
            if picture is None:
                pictures.prepare([doing], size, ratio)
        self.picture.setVisible(picture is not None)
        self.picture.setPixmap(picture or QPixmap())

    def _place_next(self, x: int, height: int, width: int, px: float) -> None:
        small, large = (0.85, 400), (1.08, 600)
        lines = (
            (self.next_word, *small),
            (self.next_title, *large),
            (self.next_detail, *small),
        )
        heights = [round(1.5 * share * px) for _, share, _ in lines]
        top = max(0, (height - sum(heights)) // 2)
        for (label, share, weight), high in zip(lines, heights, strict=True):
            label.setFont(self._theme.font_px(share * px, weight))
            label.setToolTip(label.text())
            label.setGeometry(x, top, max(40, width), high)
            label.setVisible(bool(self.next_title.text()))
            top += high
