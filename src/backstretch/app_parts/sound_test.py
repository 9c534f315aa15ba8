"""A piece of a session, to hear whether the sound of this computer is right."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backstretch.session.cues import Cue
from backstretch.ui.pages.start_sound import SECONDS

if TYPE_CHECKING:
    from backstretch.desktop.sounding import Sounding

    OpenSound = Callable[[Callable[[str], None]], Sounding]


class SoundTest(QObject):
    """Plays a piece of a session: a tone and words, then the last three seconds.

    The device is opened when it is first asked for, and given back with `close`.

    Signals:
        second_shown: the seconds left that the screen is to show.
        troubled: a part of the machine is missing, as a code; may come from any thread.
    """

    second_shown = Signal(int)
    troubled = Signal(str)

    def __init__(self, open_sound: "OpenSound") -> None:
        super().__init__()
        self._open_sound = open_sound
        self._sounding: Sounding | None = None
        self._left = 0
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._tick)

    def play(self, level: str, phrase: str) -> None:
        """Begin it, from the start if it sounds already; `level` is the one of the settings."""
        if level == "silent":
            return
        if self._sounding is None:
            self._sounding = self._open_sound(self.troubled.emit)
        announcer = self._sounding.announcer
        announcer.hush()
        announcer.prepare([phrase])
        cues = [Cue(0, 0, "switch", tone="start")]
        if level != "tones":
            cues.append(Cue(0, 0, "switch", say=phrase))
        announcer.play(tuple(cues))
        self._left = 5
        self.second_shown.emit(self._left)
        self.timer.start(1000)

    def stop(self) -> None:
        """Be silent."""
        self.timer.stop()
        if self._sounding:
            self._sounding.announcer.hush()

    def close(self) -> None:
        """Let go of the device."""
        self.timer.stop()
        if self._sounding:
            self._sounding.close()
        self._sounding = None

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0 or self._sounding is None:
            self.timer.stop()
            self.second_shown.emit(SECONDS)
            return
        if self._left <= 3:
            self._sounding.announcer.play((Cue(0, 0, "last", tone="tick"),))
        self.second_shown.emit(self._left)
