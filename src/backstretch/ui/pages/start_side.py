"""The left column of the first start: what this is, the steps, and a figure on its mat."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from backstretch.figure.scene import Doing
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import Logo
from backstretch.ui.start_state import STEPS, Step
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook, Still
from backstretch.ui.widgets.parts import label

FIGURES: dict[Step, str] = {
    "safety": "hook_lying",
    "amount": "cat_cow",
    "when": "hip_flexor",
    "sound": "double_knee_chest",
}
BAND, FEET = 0.14, 0.4
"""Height of the mat as a share of the column, and how far into it the feet stand."""
LEAST_SPAN = 5.2
"""Heads that the room for a figure is high at least, so that none is larger than the others."""


class StepMark(QWidget):
    """A number in a ring: filled for the step in hand, a tick for one that is done."""

    def __init__(self, theme: Theme, icons: Icons, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._number = number
        self._now = self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_place(self, *, now: bool, done: bool) -> None:
        """Show how the step stands."""
        self._now, self._done = now, done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(28), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, px = self._theme.colour, self._theme.px
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "ink" if self._now else "pine" if self._done else "sunken"
        painter.setPen(QPen(colour("edge" if ground == "sunken" else ground), 1.5))
        painter.setBrush(colour(ground))
        painter.drawEllipse(ring)
        if self._done and not self._now:
            inset = px(6)
            self._icons.paint(
                painter, "check", "on_pine", ring.adjusted(inset, inset, -inset, -inset)
            )
            return
        painter.setFont(self._theme.font_px(px(14), 600))
        painter.setPen(colour("on_ink" if self._now else "muted"))
        painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class StartSide(QWidget):
    """Reading matter on a painted ground; nothing in it can be pressed."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._marks: list[StepMark] = []
        self._names: list[QLabel] = []
        self._step: Step = "safety"
        self._book: MotionBook | None = None
        self._figure: QPixmap | None = None
        self._stills: dict[Step, Still | None] = {}
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._draw_figure)
        self.setAccessibleName(self.tr("Steps"))
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 28, 28)
        column.setSpacing(8)
        column.addLayout(self._make_head())
        column.addSpacing(20)
        for number, words in enumerate(self._step_names(), 1):
            column.addLayout(self._make_step(icons, number, words))
            column.addSpacing(8)
        column.addStretch(1)
        theme.changed.connect(self._forget_figure)

    def show_step(self, step: Step) -> None:
        """Show which step is in hand; those before it are done."""
        place = STEPS.index(step)
        for number, (mark, name) in enumerate(zip(self._marks, self._names, strict=True)):
            now, done = number == place, number < place
            mark.show_place(now=now, done=done)
            name.setProperty("type", "strong" if now else "body")
            name.setProperty("tone", "ink" if now else "muted")
            name.style().polish(name)
            form = self.tr("{step}, now") if now else self.tr("{step}, done")
            spoken = form.format(step=name.text()) if now or done else name.text()
            name.setAccessibleName(spoken)
        self._step = step
        self._forget_figure()

    def show_figures(self, book: MotionBook) -> None:
        """Put the figure on the mat from now on."""
        self._book = book
        self._forget_figure()

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Logo(self._theme))
        line.addWidget(label("Backstretch", "h2"), 1)
        head.addLayout(line)
        head.addWidget(label(self.tr("What your back needs after a run."), "body", "muted"))
        for words in (
            self.tr("It plans and guides short sessions, and keeps a diary of runs and pain."),
            self.tr("It is not a doctor, and does not find out where pain comes from."),
            self.tr("All of it stays on this computer."),
        ):
            head.addWidget(label(words, "small", "muted"))
        return head

    def _step_names(self) -> tuple[str, ...]:
        return (
            self.tr("Safety check"),
            self.tr("Days and minutes"),
            self.tr("When"),
            self.tr("Sound test"),
        )

    def _make_step(self, icons: Icons, number: int, words: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        mark, name = StepMark(self._theme, icons, number), label(words, "body", "muted")
        self._marks.append(mark)
        self._names.append(name)
        line.addWidget(mark)
        line.addWidget(name, 1)
        return line

    def _forget_figure(self) -> None:
        self._figure = None
        self.update()

    def _free(self) -> float:
        """Return the height between the steps and the mat, in pixels."""
        last = self._names[-1].geometry().bottom() if self._names else 0
        return self.height() * (1 - BAND * (1 - FEET)) - last - self._theme.px(24)

    def _draw_figure(self) -> None:
        """Draw the figure of the step in hand, once there is time."""
        if self._book is None or not self.isVisible():
            return
        if self._step not in self._stills:
            motion = self._book.motion(Doing(FIGURES[self._step]))
            self._stills[self._step] = Still(motion) if motion else None
        still = self._stills[self._step]
        if still is None:
            return
        room, wide = self._free(), self.width() - 2 * self._theme.px(28)
        scale = min(room / max(still.height, LEAST_SPAN), wide / still.width, self.width() / 9)
        if scale <= 4:
            return  # so low a column has room for words only
        high = still.height * scale + 8
        dark = self._theme.roles.dark
        self._figure = still.pixmap(dark, scale, round(high), high - 4, self.devicePixelRatioF())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget_figure()

    def hideEvent(self, event: QHideEvent) -> None:
        self._later.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        top = self.height() * (1 - BAND)
        mat = QRectF(0, top, self.width(), self.height() - top)
        painter.fillRect(mat, self._theme.colour("mat"))
        if self._figure is None:
            if self._book is not None:
                self._later.start()
            return
        foot = self.height() * (1 - BAND * (1 - FEET))
        ratio = self._figure.devicePixelRatio()
        left = (self.width() - self._figure.width() / ratio) / 2
        painter.drawPixmap(QPointF(left, foot - self._figure.height() / ratio + 4), self._figure)
