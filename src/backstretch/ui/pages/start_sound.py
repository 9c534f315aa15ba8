"""The fourth step: how much is heard, and a test of it from the mat."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_sound import SoundSection
from backstretch.ui.pages.start_step import WIDEST_PX, StepView
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import card, label
from backstretch.ui.widgets.track_countdown import Lap, TrackCountdown

SECONDS = 9
LAP_SECONDS = 30


class SoundStep(StepView):
    """Plays a test as a session would sound; every choice is told at once.

    Signals:
        changed: the name of a setting and what it is to be.
        test_asked: let it be heard.
    """

    changed = Signal(str, object)
    test_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self.ask(
            self.tr("Can you hear it from the mat?"),
            self.tr(
                "Put the screen where you will stretch, two or three metres away. Play the test."
            ),
        )
        self.lap = TrackCountdown(theme)
        self.phrase = label(self.tr("“Switch sides.”"), "h2")
        self.heard = label("", "body", "muted")
        self.play_button = ActionButton(
            theme, icons, self.tr("Play the test"), "play", "inner", "large"
        )
        self.play_button.clicked.connect(self.test_asked)
        self.levels = SoundSection(theme, icons)
        self.levels.changed.connect(self.changed)
        words = self.tr(
            "No sound, or no voice? All that is spoken is also on the screen, "
            "large enough to read from three metres."
        )
        self.note = Message(theme, icons, "info", words)
        self._part = QWidget()
        self._make()
        self.column.addWidget(self._part)
        self.column.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def show_state(self, settings: Settings) -> None:
        """Show how much is to be heard, without telling."""
        self.levels.show_settings(settings)
        self.heard.setText(
            {
                "full": self.tr("The recorded voice with a soft tone, then three short ticks"),
                "short": self.tr("The recorded voice with a soft tone, then three short ticks"),
                "tones": self.tr("A soft tone, then three short ticks, without words"),
            }.get(settings.cue_level, self.tr("Nothing is heard: every cue is on the screen"))
        )
        self.play_button.setEnabled(settings.cue_level != "silent")

    def show_second(self, seconds: int) -> None:
        """Show the seconds left of the hold that the test is about."""
        share = 1 - seconds / LAP_SECONDS
        told = self.tr("{n} seconds left").format(n=seconds)
        lap = Lap("hold", str(seconds), share, last_three=seconds <= 3)
        self.lap.show_lap(lap, self.tr("A hold, as an example"), told)

    def complain(self, sentence: str) -> None:
        """Say what is missing to be heard."""
        self.note.say("caution", sentence)
        announce(self, self.note.accessibleName() if sentence else "")

    def start_focus(self) -> None:
        self.play_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        column = QVBoxLayout(self._part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        test = card(self.tr("Sound test"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, test)
        self._line.setContentsMargins(24, 20, 24, 20)
        self._line.setSpacing(24)
        self.lap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._line.addWidget(self.lap)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addWidget(self.phrase)
        words.addWidget(self.heard)
        words.addSpacing(6)
        words.addWidget(self.play_button, alignment=Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self._line.addLayout(words, 1)
        column.addWidget(test)
        column.addWidget(self.note)
        column.addWidget(self.levels)

    def _size(self) -> None:
        self._part.setMaximumWidth(self._theme.px(WIDEST_PX))
        high = min(self._theme.px(120), 150)
        self.lap.setFixedSize(round(high * 1.9), high)
        self.lap.set_digit_px(0.62 * high, 0.5 * high)
