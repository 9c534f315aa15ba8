"""The sound is heard: played into a null sink, recorded, and found where it was asked for."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from backstretch.desktop.output import decode
from backstretch.desktop.sound import Sound, SoundState, probe
from backstretch.desktop.voice_pack import VoicePack
from backstretch.resources import resources_dir
from tests.desktop.waiting import until
from tests.pulse import (
    CLOCK,
    RATE,
    Pulse,
    find_clip,
    find_tone,
    nearest,
    now,
    null_sink,
    recorded,
    thinned,
)

pytestmark = pytest.mark.alone

SOUNDS = resources_dir() / "sounds"
TONES = {"start": 523.25, "tick": 783.99, "last": 1046.50, "end": 392.00, "pause": 440.00}
PHRASES = ("Switch sides.", "Halfway.")
WITHIN_S = 0.1


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    with null_sink() as daemon:
        monkeypatch.setenv("PULSE_SERVER", daemon.server)
        yield daemon


@pytest.fixture
def troubles() -> Queue[str]:
    return Queue()


@pytest.fixture
def sound(pulse: Pulse, troubles: Queue[str]) -> Iterator[Sound]:
    assert pulse.server
    sound = Sound(SOUNDS, troubles.put, patience_s=0.5)
    sound.open()
    yield sound
    if sound.state is not SoundState.CLOSED:
        sound.close()


def recording_of(text: str) -> Path:
    troubles: list[str] = []
    path = VoicePack(resources_dir() / "voice" / "en", troubles.append).clip(text)
    assert path, troubles
    return path


def test_tones_and_words_are_heard_when_they_were_asked_for(pulse: Pulse, sound: Sound) -> None:
    asked: dict[str, float] = {}
    with recorded(pulse) as heard:
        for name in TONES:
            asked[name] = now()
            sound.play_tone(name)
            CLOCK.wait(0.6)
        for text in PHRASES:
            asked[text] = now()
            sound.play_clips([recording_of(text)])
            CLOCK.wait(1.4)
    for name, hz in TONES.items():
        at = heard.second(asked[name])
        assert nearest(find_tone(heard.samples, RATE, hz), at) == pytest.approx(at, abs=WITHIN_S)
    for text in PHRASES:
        clip = thinned(decode(recording_of(text)), 44_100)
        at = heard.second(asked[text])
        assert find_clip(heard.samples, clip, RATE) == [pytest.approx(at, abs=WITHIN_S)]


def test_words_that_were_not_said_are_not_found(pulse: Pulse, sound: Sound) -> None:
    with recorded(pulse) as heard:
        sound.play_clips([recording_of("Halfway.")])
        CLOCK.wait(1.0)
    clip = thinned(decode(recording_of("Switch sides.")), 44_100)
    assert not find_clip(heard.samples, clip, RATE)
    assert not find_tone(heard.samples, RATE, TONES["last"])


def test_a_tone_cuts_the_words_short(pulse: Pulse, sound: Sound) -> None:
    with recorded(pulse) as heard:
        sound.play_clips([SOUNDS / "done.wav"] * 3)
        CLOCK.wait(0.4)
        asked = now()
        sound.play_tone("tick")
        CLOCK.wait(0.8)
    end = round((heard.second(asked) + 0.35) * RATE)
    assert max(map(abs, heard.samples[: end - RATE // 3])) > 1_000
    assert max(map(abs, heard.samples[end : end + RATE // 4])) < 20


def test_a_silent_device_is_corked_so_that_nothing_wakes_the_machine(
    pulse: Pulse, sound: Sound
) -> None:
    sound.play_tone("tick")
    assert until(lambda: _playing(pulse))
    assert until(lambda: not _playing(pulse))


def test_a_server_that_hangs_is_told_once_and_holds_up_nobody(
    pulse: Pulse, troubles: Queue[str]
) -> None:
    os.kill(pulse.pid, signal.SIGSTOP)
    sound = Sound(SOUNDS, troubles.put, patience_s=0.2)
    before = now()
    sound.open()
    sound.play_tone("tick")
    assert now() - before < 0.1
    assert troubles.get(timeout=5) == "no-sound"
    assert not _is_ready(sound)
    os.kill(pulse.pid, signal.SIGCONT)
    assert until(lambda: _is_ready(sound))
    with recorded(pulse) as heard:
        sound.play_tone("last")
        CLOCK.wait(0.4)
    assert find_tone(heard.samples, RATE, TONES["last"])
    assert troubles.empty()
    sound.close()


def test_a_server_that_dies_is_told_once(pulse: Pulse, sound: Sound, troubles: Queue[str]) -> None:
    sound.play_clips([SOUNDS / "done.wav"] * 9)
    assert until(lambda: _playing(pulse))
    os.kill(pulse.pid, signal.SIGKILL)
    assert troubles.get(timeout=5) == "no-sound"
    sound.play_tone("tick")
    sound.close()
    assert troubles.empty()


def test_a_machine_without_sound_says_nothing_on_the_terminal(tmp_path: Path) -> None:
    code = "from backstretch.desktop.sound import probe; print(probe())"
    env = {**os.environ, "PULSE_SERVER": f"unix:{tmp_path / 'nobody'}"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, timeout=20)
    assert done.stdout.strip() in (b"no-device", b"ok")
    assert done.stderr == b""


@pytest.mark.usefixtures("pulse")
def test_the_probe_finds_the_null_sink() -> None:
    assert probe() == "ok"


def _playing(pulse: Pulse) -> bool:
    return b"Corked: no" in pulse.say("list", "sink-inputs").stdout


def _is_ready(sound: Sound) -> bool:
    return sound.state is SoundState.READY
