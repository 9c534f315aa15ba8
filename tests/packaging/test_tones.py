"""The tones: the committed files are what the script makes, and each can be told from the rest."""

import wave
from itertools import pairwise
from pathlib import Path

import pytest

import tones
from tests.pulse import RATE, find_tone, thinned

SOUNDS = Path(__file__).resolve().parents[2] / "resources" / "sounds"
LIMITS = {"tick": 120, "last": 120, "start": 300, "half": 300, "end": 300, "pause": 300}


@pytest.mark.parametrize("name", tones.TONES)
def test_the_committed_tone_is_what_the_script_makes(name: str) -> None:
    assert (SOUNDS / f"{name}.wav").read_bytes() == tones.wav(name)


def test_no_file_lies_there_that_the_script_does_not_make() -> None:
    assert {path.stem for path in SOUNDS.glob("*.wav")} == set(tones.TONES)


@pytest.mark.parametrize("name", tones.TONES)
def test_a_tone_is_short_soft_at_both_ends_and_never_too_loud(name: str) -> None:
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        assert (file.getframerate(), file.getnchannels()) == (tones.RATE, 1)
        assert file.getnframes() * 1000 / tones.RATE <= LIMITS.get(name, 900)
    pcm = tones.samples(tones.TONES[name])
    assert abs(pcm[0]) < 10
    assert abs(pcm[-1]) < 10
    assert 4_000 < max(map(abs, pcm)) < 16_000
    assert max(abs(b - a) for a, b in pairwise(pcm)) < 2_000


@pytest.mark.parametrize("name", tones.TONES)
def test_a_tone_is_found_by_its_own_pitch_and_by_no_other(name: str) -> None:
    pcm = thinned([0] * tones.RATE + list(tones.samples(tones.TONES[name])), tones.RATE)
    pcm.extend([0] * RATE)
    for other, notes in tones.TONES.items():
        found = find_tone(pcm, RATE, notes[0].hertz)
        if other == name:
            assert found[0] == pytest.approx(1.0, abs=0.04)
        elif name != "done":
            assert not found
