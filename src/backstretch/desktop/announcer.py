"""Turns due cues into sound: tones, recorded phrases, and phrases the system's voice made."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from backstretch.desktop.sound import Player
from backstretch.session.cues import Cue


class Pack(Protocol):
    """The recorded voice."""

    def clip(self, text: str) -> Path | None:
        """Return the recording of a text, if there is one."""

    def length_ms(self, text: str) -> int | None:
        """Return how long it is."""


class Renderer(Protocol):
    """The system's own voice, made ahead of time."""

    def render(self, texts: Sequence[str]) -> None:
        """Begin to make these texts."""

    def clip(self, text: str) -> Path | None:
        """Return the clip of a text, if it is ready."""


class Announcer:
    """Plays a session's cues; what cannot be heard is left to the screen."""

    def __init__(self, player: Player, pack: Pack, renderer: Renderer) -> None:
        self._player = player
        self._pack = pack
        self._renderer = renderer
        self.by_system = False
        """Whether the system's own voice says what is recorded too, where it can."""

    def prepare(self, phrases: Sequence[str]) -> None:
        """Make ready what a session is going to say."""
        clips = [(text, self._pack.clip(text)) for text in phrases]
        self._player.preload([clip for _, clip in clips if clip])
        if missing := [text for text, clip in clips if self.by_system or clip is None]:
            self._renderer.render(missing)

    def is_ready(self, phrase: str) -> bool:
        """Tell whether a phrase can be said by the voice that is chosen."""
        return bool(self._renderer.clip(phrase) if self.by_system else self._clip(phrase))

    def play(self, cues: tuple[Cue, ...]) -> None:
        """Sound the cues now."""
        for cue in cues:
            if cue.tone:
                self._player.play_tone(cue.tone)
        clips = [self._clip(cue.say) for cue in cues if cue.say]
        if found := [clip for clip in clips if clip]:
            self._player.play_clips(found)

    def hush(self) -> None:
        """End what is being said."""
        self._player.stop_voice()

    def _clip(self, text: str) -> Path | None:
        if self.by_system and (spoken := self._renderer.clip(text)):
            return spoken
        return self._pack.clip(text) or self._renderer.clip(text)


class Mute:
    """Hears nothing: for a clock too fast to speak along with."""

    by_system = False

    def is_ready(self, phrase: str) -> bool:
        """Tell that there is nothing to wait for."""
        return True

    def prepare(self, phrases: Sequence[str]) -> None:
        """Make nothing ready."""

    def play(self, cues: tuple[Cue, ...]) -> None:
        """Sound nothing."""

    def hush(self) -> None:
        """Have nothing to end."""
