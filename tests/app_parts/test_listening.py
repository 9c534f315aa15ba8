"""A cue is heard as the Settings have it, once the voice that is chosen can say it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from backstretch.app_parts.listening import MOST_LOOKS, Listening
from backstretch.desktop.sounding import Sounding
from backstretch.session.cues import Cue
from backstretch.settings import Settings


@dataclass
class Heard:
    """Stands for the announcer: what was asked of it, and whether the voice is made."""

    ready: bool = True
    tuned: list[tuple[float, bool, int]] = field(default_factory=list)
    cues: list[tuple[str, str]] = field(default_factory=list)
    closed: int = 0

    def prepare(self, phrases: Sequence[str]) -> None:
        """Make ready."""

    def hush(self) -> None:
        """End what is said."""

    def is_ready(self, phrase: str) -> bool:
        """Tell whether it can be said."""
        return self.ready

    def play(self, cues: tuple[Cue, ...]) -> None:
        """Sound the cues."""
        self.cues += [(cue.tone, cue.say) for cue in cues]

    def close(self) -> None:
        """Give the device back."""
        self.closed += 1

    def open(self, _tell: Callable[[str], None]) -> Sounding:
        """Return all that is heard."""
        tune = lambda *how: self.tuned.append(how)  # noqa: E731
        return Sounding(self, lambda _: None, lambda: None, self.close, tune)  # type: ignore[arg-type]


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def listening(qapp: QApplication, heard: Heard) -> Listening:  # noqa: ARG001
    return Listening(heard.open)


def play(listening: Listening, settings: Settings) -> list[str]:
    said: list[str] = []
    listening.play(settings, said.append)
    return said


def test_it_is_tuned_as_chosen_and_heard_at_once(listening: Listening, heard: Heard) -> None:
    play(listening, Settings(volume=40, voice="system", voice_pace=120))
    assert heard.tuned == [(0.4, True, 120)]
    assert heard.cues == [("start", ""), ("", "Switch sides.")]
    assert not listening.timer.isActive()


def test_a_voice_that_is_being_made_is_waited_for(listening: Listening, heard: Heard) -> None:
    heard.ready = False
    play(listening, Settings(voice="system"))
    assert (heard.cues, listening.timer.isActive()) == ([], True)
    heard.ready = True
    listening.timer.timeout.emit()
    assert heard.cues == [("start", ""), ("", "Switch sides.")]
    assert not listening.timer.isActive()


def test_it_does_not_wait_for_ever(listening: Listening, heard: Heard) -> None:
    heard.ready = False
    play(listening, Settings(voice="system"))
    for _ in range(MOST_LOOKS):
        listening.timer.timeout.emit()
    assert heard.cues
    assert not listening.timer.isActive()


def test_tones_come_without_words_and_silence_is_silent(listening: Listening, heard: Heard) -> None:
    play(listening, Settings(cue_level="tones"))
    assert heard.cues == [("start", "")]
    play(listening, Settings(cue_level="silent"))
    assert heard.cues == [("start", "")]


def test_what_is_missing_is_said(listening: Listening) -> None:
    said = play(listening, Settings())
    listening._troubled.emit("no-sound")
    assert len(said) == 1


def test_it_gives_the_device_back_once(listening: Listening, heard: Heard) -> None:
    play(listening, Settings())
    listening.stop()
    listening.stop()
    assert heard.closed == 1
