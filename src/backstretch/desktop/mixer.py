"""Turns tones and spoken clips into one stream of samples. No device, no files, no clock."""

from __future__ import annotations

import array
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias

Pcm: TypeAlias = "array.array[int]"

RATE = 44_100
FADE_FRAMES = RATE * 30 // 1000
TAIL_FRAMES = RATE // 5
LONGEST_QUEUE = 16


@dataclass(slots=True)
class _Playing:
    """Samples on their way out: `at` is the next frame, `fade` how many are left, if fading."""

    pcm: Pcm
    at: int = 0
    fade: int | None = None

    @property
    def over(self) -> bool:
        return self.at >= len(self.pcm) or self.fade == 0


class Mixer:
    """Plays one tone and a queue of clips, as signed 16-bit mono samples at `RATE`.

    A tone ends the words under it softly; a new tone ends the one before it. Safe to use from
    several threads: the lock is held for the mixing of one buffer at most.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._voices: list[_Playing] = []
        self._clips: deque[Pcm] = deque(maxlen=LONGEST_QUEUE)
        self._clip: _Playing | None = None
        self._quiet_since = 0
        self.frames = 0
        self.volume = 1.0
        """How loud all of it is, 0 to 1; it holds from the next buffer on."""

    @property
    def busy(self) -> bool:
        """Whether something sounds, or did less than `TAIL_FRAMES` ago."""
        with self._lock:
            return self._sounds() or self.frames - self._quiet_since < TAIL_FRAMES

    def play_tone(self, pcm: Pcm) -> None:
        """Sound a tone from the next buffer on; words under it fade out and the rest is dropped."""
        with self._lock:
            self._hush()
            self._fade()
            self._voices.append(_Playing(pcm))

    def play_clips(self, clips: Sequence[Pcm], gap_ms: int) -> None:
        """Say the clips one after another, after those already waiting."""
        gap: Pcm = array.array("h", bytes(2 * (RATE * gap_ms // 1000)))
        with self._lock:
            for clip in clips:
                if self._clip or self._clips:
                    self._clips.append(gap)
                self._clips.append(clip)

    def stop_voice(self) -> None:
        """Fade the words out and drop those that wait."""
        with self._lock:
            self._hush()

    def stop(self) -> None:
        """Fade everything out."""
        with self._lock:
            self._hush()
            self._fade()

    def clear(self) -> None:
        """Forget everything at once: nobody is listening."""
        with self._lock:
            self._voices.clear()
            self._clips.clear()
            self._clip = None

    def mix(self, count: int) -> Pcm:
        """Return the next `count` frames."""
        with self._lock:
            self.frames += count
            if self._sounds():
                self._quiet_since = self.frames
            out = self._speak(count)
            for voice in self._voices:
                _add(out, voice)
            self._voices = [voice for voice in self._voices if not voice.over]
        return out if self.volume == 1 else _softer(out, self.volume)

    def _sounds(self) -> bool:
        return bool(self._voices or self._clips or self._clip)

    def _hush(self) -> None:
        self._clips.clear()
        if self._clip:
            self._clip.fade = FADE_FRAMES
            self._voices.append(self._clip)
            self._clip = None

    def _fade(self) -> None:
        for voice in self._voices:
            voice.fade = FADE_FRAMES if voice.fade is None else voice.fade

    def _speak(self, count: int) -> Pcm:
        """Return `count` frames of the queued words, silence where there are none."""
        out: Pcm = array.array("h")
        while len(out) < count:
            if self._clip is None:
                if not self._clips:
                    break
                self._clip = _Playing(self._clips.popleft())
            clip = self._clip
            piece = clip.pcm[clip.at : clip.at + count - len(out)]
            out.extend(piece)
            clip.at += len(piece)
            if clip.over:
                self._clip = None
        out.frombytes(bytes(2 * (count - len(out))))
        return out


def _softer(samples: Pcm, volume: float) -> Pcm:
    return array.array("h", [round(sample * volume) for sample in samples])


def _add(out: Pcm, voice: _Playing) -> None:
    """Lay a sound upon what is there, getting quieter if it fades."""
    piece = voice.pcm[voice.at : voice.at + len(out)]
    voice.at += len(piece)
    if voice.fade is not None:
        piece = piece[: voice.fade]
        start = voice.fade
        for index in range(len(piece)):
            piece[index] = piece[index] * (start - index) // FADE_FRAMES
        voice.fade -= len(piece)
    for index, value in enumerate(piece):
        if value:
            out[index] = min(32_767, max(-32_768, out[index] + value))
