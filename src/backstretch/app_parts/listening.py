"""Lets a cue be heard as the Settings have it, whichever voice is to say it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backstretch.desktop import speech
from backstretch.session.cues import Cue
from backstretch.settings import Settings
from backstretch.ui import wording

if TYPE_CHECKING:
    from backstretch.desktop.sounding import Sounding

    OpenSound = Callable[[Callable[[str], None]], Sounding]

LOOK_MS, MOST_LOOKS = 100, 60


class Listening(QObject):
    """Plays a tone and a cue. The device is opened when it is first asked for.

    `timer` runs only while the system's voice is still being made, six seconds at most.
    """

    _troubled = Signal(str)

    def __init__(self, open_sound: "OpenSound") -> None:
        super().__init__()
        self._open_sound = open_sound
        self._sounding: Sounding | None = None
        self._complain: Callable[[str], None] = lambda _: None
        self._looks = 0
        self._level = ""
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_MS)
        self.timer.timeout.connect(self._look)
        self._troubled.connect(self._say)

    def engine(self) -> str:
        """Return the name of the program that has the system's voice, or ""."""
        return speech.probe() or ""

    def play(self, settings: Settings, complain: Callable[[str], None]) -> None:
        """Let a tone and a cue be heard; `complain` is told what is missing, as a sentence."""
        self._complain, self._level, self._looks = complain, settings.cue_level, 0
        if settings.cue_level == "silent":
            return
        if self._sounding is None:
            self._sounding = self._open_sound(self._troubled.emit)
        tuned = settings.volume / 100, settings.voice == "system", settings.voice_pace
        self._sounding.tune(*tuned)
        self._sounding.announcer.hush()
        self._sounding.announcer.prepare([self._phrase()])
        self.timer.start()
        self._look()

    def stop(self) -> None:
        """Be silent, and give the device back."""
        self.timer.stop()
        if self._sounding:
            self._sounding.close()
        self._sounding = None

    def _phrase(self) -> str:
        return self.tr("Switch sides.")

    def _look(self) -> None:
        """Play once the phrase can be said; without it, what is recorded is heard."""
        self._looks += 1
        if self._sounding is None:
            self.timer.stop()
            return
        announcer, phrase = self._sounding.announcer, self._phrase()
        silent = self._level == "tones"
        if silent or announcer.is_ready(phrase) or self._looks > MOST_LOOKS:
            self.timer.stop()
            cues = [Cue(0, 0, "switch", tone="start")]
            if not silent:
                cues.append(Cue(0, 0, "switch", say=phrase))
            announcer.play(tuple(cues))

    def _say(self, code: str) -> None:
        self._complain(wording.trouble(code))
