"""A private PulseAudio with a null sink, a recorder of it, and ears: find tones and clips."""

import array
import math
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import TypeAlias

import pytest

from backstretch.clock import SystemClock

Pcm: TypeAlias = "array.array[int]"

RATE = 8_000
PROGRAMS = ("pulseaudio", "parec", "pactl")
HOP_S = 0.005
WINDOW_S = 0.04
COARSE_HZ = 100
LIKE = 0.6
CLOCK = SystemClock()


@dataclass(frozen=True, slots=True)
class Pulse:
    """A running daemon; `env` sends a child's sound to it."""

    folder: Path
    pid: int

    @property
    def server(self) -> str:
        return f"unix:{self.folder / 'native'}"

    @property
    def env(self) -> dict[str, str]:
        return {**os.environ, "PULSE_SERVER": self.server}

    def say(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run pactl against the daemon."""
        command = ["pactl", f"--server={self.server}", *words]
        return subprocess.run(command, capture_output=True, timeout=5)


@dataclass(slots=True)
class Recording:
    """What the null sink was given: mono samples at `RATE`, growing while the recorder runs."""

    samples: Pcm = field(default_factory=lambda: array.array("h"))
    began: float = math.inf

    def hear(self, raw: bytes) -> None:
        """Take what just came; the start is put where no sample arrives before its time."""
        self.samples.frombytes(raw)
        self.began = min(self.began, now() - len(self.samples) / RATE)

    def second(self, moment: float) -> float:
        """Return where in the recording a moment of `now` is."""
        return moment - self.began


def now() -> float:
    """Return the seconds of a clock that children see the same way."""
    return CLOCK.monotonic_ns() / 1e9


@contextmanager
def null_sink() -> Iterator[Pulse]:
    """Start a daemon whose only loudspeaker is a null sink; skip where there is none to be had."""
    if absent := [name for name in PROGRAMS if not shutil.which(name)]:
        pytest.skip(f"{', '.join(absent)} not installed: nobody would hear the sound")
    with tempfile.TemporaryDirectory(prefix="ears-") as name:
        folder = Path(name)
        daemon = _start(folder)
        pulse = Pulse(folder, daemon.pid)
        try:
            if not _ready(pulse, daemon):
                pytest.skip(f"PulseAudio does not run here: {_log(folder)}")
            yield pulse
        finally:
            daemon.kill()
            daemon.wait()


@contextmanager
def recorded(pulse: Pulse) -> Iterator[Recording]:
    """Record the null sink until the block ends; it begins once the first sample is there."""
    command = ["parec", f"--server={pulse.server}", "--device=null.monitor", "--raw"]
    command += [f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=10"]
    parec = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    recording = Recording()
    thread = Thread(target=_listen, args=(parec, recording), daemon=True)
    thread.start()
    try:
        while not recording.samples and parec.poll() is None:
            CLOCK.wait(0.01)
        yield recording
        CLOCK.wait(0.3)
    finally:
        parec.terminate()
        parec.wait()
        thread.join()
        assert parec.stdout
        parec.stdout.close()


def find_tone(samples: Sequence[int], rate: int, hz: float) -> list[float]:
    """Return the seconds at which a tone of this fundamental begins.

    Goertzel over windows of 40 ms every 5 ms: a tone is there where it holds more than half of
    the power, and begins where the window is half in it.
    """
    window, hop = round(rate * WINDOW_S), round(rate * HOP_S)
    coefficient = 2 * math.cos(2 * math.pi * hz / rate)
    found: list[float] = []
    before = False
    for start in range(0, len(samples) - window, hop):
        there = _share(samples[start : start + window], coefficient) > 0.5
        if there and not before and (not found or start / rate - found[-1] > 0.25):
            found.append((start + window / 2) / rate)
        before = there
    return found


def find_clip(samples: Sequence[int], clip: Sequence[int], rate: int) -> list[float]:
    """Return the seconds at which a clip begins; both are samples at `rate`.

    Where the loudness runs alike, the waves themselves are laid upon each other and must agree.
    """
    step = rate // COARSE_HZ
    heard, wanted = _loudness(samples, step), _loudness(clip, step)
    alike = [_likeness(heard, at, wanted) for at in range(len(heard) - len(wanted) + 1)]
    peaks = sorted(
        (at for at, value in enumerate(alike) if value > LIKE and value == max(_near(alike, at))),
        key=lambda at: -alike[at],
    )
    found: list[float] = []
    for peak in peaks:
        at, value = _closest(samples, clip, peak * step, 2 * step)
        if value > LIKE and all(abs(at / rate - other) > 0.2 for other in found):
            found.append(at / rate)
    return sorted(found)


def nearest(moments: Sequence[float], wanted: float) -> float:
    """Return the moment closest to the wanted one, infinity where there is none."""
    return min(moments, key=lambda moment: abs(moment - wanted), default=math.inf)


def thinned(samples: Sequence[int], rate: int) -> Pcm:
    """Return samples brought from `rate` to `RATE`: averaged over what one sample replaces."""
    count = len(samples) * RATE // rate
    sums = [0]
    for value in samples:
        sums.append(sums[-1] + value)
    edges = [n * rate // RATE for n in range(count + 1)]
    return array.array("h", ((sums[b] - sums[a]) // max(1, b - a) for a, b in pairwise(edges)))


def _start(folder: Path) -> subprocess.Popen[bytes]:
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    command += ["-L", "module-null-sink sink_name=null"]
    command += ["-L", f"module-native-protocol-unix socket={folder / 'native'} auth-anonymous=1"]
    home = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, env={**os.environ, **home}, stdout=log, stderr=log)


def _ready(pulse: Pulse, daemon: subprocess.Popen[bytes]) -> bool:
    for _ in range(100):
        if daemon.poll() is not None:
            return False
        if not pulse.say("info").returncode:
            return True
        CLOCK.wait(0.05)
    return False


def _log(folder: Path) -> str:
    return (folder / "log").read_text(errors="replace").strip()[-200:]


def _listen(parec: subprocess.Popen[bytes], recording: Recording) -> None:
    assert parec.stdout
    rest = b""
    while raw := os.read(parec.stdout.fileno(), 4096):
        raw = rest + raw
        whole = len(raw) & ~1
        rest = raw[whole:]
        recording.hear(raw[:whole])


def _share(window: Sequence[int], coefficient: float) -> float:
    """Return how much of a window's power the tone holds, 0 for silence."""
    power = sum(value * value for value in window)
    if power < len(window) * 150 * 150:
        return 0.0
    one = two = 0.0
    for value in window:
        one, two = value + coefficient * one - two, one
    return 2 * (one * one + two * two - coefficient * one * two) / (len(window) * power)


def _loudness(samples: Sequence[int], step: int) -> list[float]:
    return [
        math.sqrt(sum(value * value for value in samples[at : at + step]) / step)
        for at in range(0, len(samples) - step + 1, step)
    ]


def _near(values: Sequence[float], at: int) -> Sequence[float]:
    return values[max(0, at - 10) : at + 11]


def _closest(
    samples: Sequence[int], clip: Sequence[int], around: int, reach: int
) -> tuple[int, float]:
    """Return the start near `around` where the clip's loudest quarter second fits best."""
    length = min(len(clip), RATE // 4)
    loud = max(range(0, len(clip) - length + 1, 80), key=lambda at: _energy(clip[at : at + length]))
    piece = clip[loud : loud + length]
    starts = range(max(0, around - reach), min(around + reach, len(samples) - loud - length))
    best = max(starts, key=lambda at: _agreement(samples, at + loud, piece), default=0)
    return best, _agreement(samples, best + loud, piece)


def _energy(samples: Sequence[int]) -> int:
    return sum(value * value for value in samples)


def _agreement(samples: Sequence[int], at: int, piece: Sequence[int]) -> float:
    heard = samples[at : at + len(piece)]
    both = math.sqrt(_energy(heard) * _energy(piece))
    return sum(a * b for a, b in zip(heard, piece, strict=False)) / both if both else 0.0


def _likeness(heard: Sequence[float], at: int, wanted: Sequence[float]) -> float:
    piece = heard[at : at + len(wanted)]
    both = math.sqrt(sum(a * a for a in piece) * sum(b * b for b in wanted))
    return sum(a * b for a, b in zip(piece, wanted, strict=False)) / both if both else 0.0
