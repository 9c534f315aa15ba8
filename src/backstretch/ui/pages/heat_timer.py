"""How long heat or cold has been on the skin: a time to choose, what is left, and the end of it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from backstretch.clock import Clock
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.segment_bar import SegmentBar

MINUTES = (15, 20)
"""Heat or cold for so long at most (evidence 1.3, S2-5)."""
_NS_A_SECOND = 1_000_000_000


class HeatTimer(QFrame):
    """Runs on while the page is left; what is left of it is only counted where it is seen.

    Signals:
        over: the time is up.
    """

    over = Signal()

    def __init__(self, theme: Theme, icons: Icons, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._minutes = MINUTES[0]
        self._ends: int | None = None
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Timer for heat or cold"))
        self.choice = SegmentBar(theme, self.tr("Minutes"), height=38)
        self.start_button = ActionButton(theme, icons, self.tr("Start"), "play", "inner")
        self.stop_button = ActionButton(theme, icons, self.tr("Stop"), "close", "secondary")
        self.left = label("", "figure")
        self.left.setWordWrap(False)
        self.told = label("", "small", "muted")
        self._make()
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self.look)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.look)
        self.choice.chosen.connect(self._choose)
        self.start_button.clicked.connect(self.start)
        self.stop_button.clicked.connect(self.stop)
        self._show()

    def is_running(self) -> bool:
        """Return whether the time is running."""
        return self._ends is not None

    def start(self) -> None:
        """Begin with the minutes that are chosen."""
        self._ends = self._clock.monotonic_ns() + self._minutes * 60 * _NS_A_SECOND
        self._end.start(self._minutes * 60_000)
        self._count_if_seen()
        self.told.setText(self.tr("Through a cloth. Look at the skin now and then."))
        self._show()
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Let it be."""
        self._let_go()
        self.told.setText("")
        self._show()
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Show what is left, and say it where nothing is."""
        if self._ends is None:
            return
        gone = self._clock.monotonic_ns() - self._ends
        if gone < 0:
            if not self._end.isActive():  # it came early
                self._end.start(max(1, -gone // 1_000_000))
            self._show()
            return
        had_focus = self.stop_button.hasFocus()
        self._let_go()
        words = self.tr("Time is up. Take it off and look at the skin.")
        self.told.setText(words)
        self._show()
        if had_focus:  # the button that had it is gone now
            self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.over.emit()

    def seconds_left(self) -> int:
        """Return the whole seconds that are left."""
        if self._ends is None:
            return self._minutes * 60
        return max(0, -((self._clock.monotonic_ns() - self._ends) // _NS_A_SECOND))

    def _let_go(self) -> None:
        self._ends = None
        self._seconds.stop()
        self._end.stop()

    def _choose(self, minutes: int) -> None:
        self._minutes = minutes
        self._show()

    def _show(self) -> None:
        left, running = self.seconds_left(), self.is_running()
        self.left.setText(f"{left // 60}:{left % 60:02}")
        spoken = self.tr("{m} minutes {s} seconds left").format(m=left // 60, s=left % 60)
        self.left.setAccessibleName(spoken)
        self.choice.setVisible(not running)
        self.choice.show_choices(
            tuple((one, self.tr("{n} min").format(n=one)) for one in MINUTES), self._minutes
        )
        self.start_button.setVisible(not running)
        self.stop_button.setVisible(running)
        self.told.setVisible(bool(self.told.text()))

    def _count_if_seen(self) -> None:
        if self._ends is not None and self.isVisible():
            self._seconds.start()
        else:
            self._seconds.stop()

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Timer"), "h3"))
        row = FlowLayout(spacing=16)
        for part in (self.left, self.choice, self.start_button, self.stop_button):
            row.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.told)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self._count_if_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seconds.stop()
