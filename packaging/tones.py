"""Makes the tones of a session: `python packaging/tones.py` writes resources/sounds.

Soft mallet strokes: a sine with two quiet overtones, a rounded attack and a long decay, so that
nothing clicks and nothing startles. Every tone has a fundamental of its own, in hertz, by which
a test finds it again in a recording:

    name    Hz        ms    said when
    start   523.25    280   the work of a step begins
    half    659.26    260   half of it is done
    tick    783.99     90   three and two seconds are left
    last   1046.50    120   one second is left: a fourth above `tick`
    end     392.00    300   the work is over
    done    349.23    900   the session is over: 349.23, then 440 and 523.25 laid upon it
    pause   440.00    200   the session stands still
"""

import array
import io
import math
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Pcm: TypeAlias = "array.array[int]"

RATE = 44_100
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"
OVERTONES = ((1, 1.0), (2, 0.16), (3, 0.04))
ATTACK_MS = 10
RELEASE_MS = 30


@dataclass(frozen=True, slots=True)
class Note:
    """One stroke: fundamental in hertz, length in ms, peak (1 is full scale), start in ms."""

    hertz: float
    ms: int
    peak: float
    at_ms: int = 0


TONES: dict[str, tuple[Note, ...]] = {
    "start": (Note(523.25, 280, 0.36),),
    "half": (Note(659.26, 260, 0.32),),
    "tick": (Note(783.99, 90, 0.40),),
    "last": (Note(1046.50, 120, 0.38),),
    "end": (Note(392.00, 300, 0.40),),
    "done": (
        Note(349.23, 900, 0.34),
        Note(440.00, 740, 0.16, 160),
        Note(523.25, 580, 0.14, 320),
    ),
    "pause": (Note(440.00, 200, 0.34),),
}


def samples(notes: Sequence[Note]) -> Pcm:
    """Return the strokes as signed 16-bit mono samples at `RATE`."""
    length = max(_frames(note.at_ms + note.ms) for note in notes)
    mixed = [0.0] * length
    for note in notes:
        first = _frames(note.at_ms)
        for index in range(_frames(note.ms)):
            mixed[first + index] += _stroke(note, index)
    return array.array("h", (round(32_767 * value) for value in mixed))


def wav(name: str) -> bytes:
    """Return the tone as the bytes of a WAV file, the same ones every time."""
    pcm = samples(TONES[name])
    if sys.byteorder == "big":
        pcm.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(pcm.tobytes())
    return file.getvalue()


def main() -> None:
    """Write every tone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in TONES:
        (FOLDER / f"{name}.wav").write_bytes(wav(name))
    print(f"{len(TONES)} tones in {FOLDER}")


def _stroke(note: Note, index: int) -> float:
    second = index / RATE
    left = note.ms / 1000 - second
    gate = _rounded(second * 1000 / ATTACK_MS) * _rounded(left * 1000 / RELEASE_MS)
    decay = math.exp(-3.2 * second * 1000 / note.ms)
    body = sum(
        share * math.sin(2 * math.pi * note.hertz * times * second) for times, share in OVERTONES
    )
    return note.peak * gate * decay * body / sum(share for _, share in OVERTONES)


def _rounded(way: float) -> float:
    """Go from 0 to 1 along half a cosine."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, way)))


def _frames(ms: int) -> int:
    return RATE * ms // 1000


if __name__ == "__main__":
    main()
