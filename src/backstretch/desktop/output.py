"""Opens the machine's sound device through miniaudio, which is imported only here and only then."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Protocol

from backstretch.desktop.mixer import RATE, Pcm

PERIOD_MS = 20
PERIODS = 2
Pull = Callable[[int], Pcm]


class OutputError(Exception):
    """No sound can be made here; `code` is "no-device" or "no-library"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Output(Protocol):
    """An open sound device. Every call may block; all come from one thread."""

    def start(self, pull: Pull) -> None:
        """Begin to ask `pull` for that many frames, in a thread of the device's own."""

    def stop(self) -> None:
        """Stop asking; what was pulled is still heard."""

    def close(self) -> None:
        """Give the device back."""


class MiniaudioOutput:
    """The system's default device: signed 16-bit mono at `RATE`, about 40 ms of buffer."""

    def __init__(self) -> None:
        miniaudio = _miniaudio()
        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                backends=_backends(miniaudio),
                app_name="Backstretch",
            )
        except miniaudio.MiniaudioError as error:
            raise OutputError("no-device") from error
        self._error = miniaudio.MiniaudioError

    def start(self, pull: Pull) -> None:
        """Begin to play; raise `OutputError` where the device is gone."""
        stream = _stream(pull)
        next(stream)
        try:
            self._device.start(stream)
        except self._error as error:
            raise OutputError("no-device") from error

    def stop(self) -> None:
        """Stop playing."""
        try:
            self._device.stop()
        except self._error as error:
            raise OutputError("no-device") from error

    def close(self) -> None:
        """Give the device back."""
        self._device.close()


def decode(path: Path) -> Pcm:
    """Return a sound file's samples as the mixer wants them.

    Raises:
        OutputError: there is no miniaudio.
        OSError: the file cannot be read as sound.
    """
    miniaudio = _miniaudio()
    try:
        sound = miniaudio.decode_file(
            str(path), miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE
        )
    except miniaudio.MiniaudioError as error:
        raise OSError(f"{path} is no sound file") from error
    pcm: Pcm = sound.samples
    return pcm


def _miniaudio() -> Any:
    try:
        import miniaudio
    except (ImportError, OSError) as error:
        raise OutputError("no-library") from error
    return miniaudio


def _stream(pull: Pull) -> Generator[Pcm | bytes, int, None]:
    wanted = yield b""
    while True:
        wanted = yield pull(wanted)


def _backends(miniaudio: Any) -> list[Any]:
    """Return the sound systems to try, in order; never the null one, which only seems to play.

    ALSA is left out on a machine without a card: it would fail all the same and write to stderr.
    """
    kinds = miniaudio.Backend
    if sys.platform == "win32":
        return [kinds.WASAPI, kinds.DSOUND, kinds.WINMM]
    if sys.platform == "darwin":
        return [kinds.COREAUDIO]
    if not sys.platform.startswith("linux"):
        return [kinds.PULSEAUDIO, kinds.SNDIO, kinds.AUDIO4, kinds.OSS]
    if not has_sound_card():
        return [kinds.PULSEAUDIO]
    _quiet_alsa()
    return [kinds.PULSEAUDIO, kinds.ALSA]


def has_sound_card(cards: Path = Path("/proc/asound/cards")) -> bool:
    """Return whether Linux knows a sound card."""
    try:
        return "no soundcards" not in cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _quiet_alsa() -> None:
    name = ctypes.util.find_library("asound")
    if name:
        ctypes.CDLL(name).snd_lib_error_set_handler(_SAY_NOTHING)


def _say_nothing(file: bytes, line: int, function: bytes, error: int, form: bytes) -> None:
    """Stand in for ALSA's printing to stderr."""


_SAY_NOTHING = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)(_say_nothing)
