"""A session is heard: its first minute goes into a null sink, and every cue is found in time."""

import os
import signal
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest

from backstretch.content.choice import find_routine
from backstretch.content.library import load_library
from backstretch.desktop.output import decode
from backstretch.desktop.voice_pack import VoicePack
from backstretch.resources import resources_dir
from backstretch.session.cues import Cue, CueSheet, Level
from backstretch.session.script import build_script
from backstretch.settings import Settings
from tests.pulse import (
    CLOCK,
    RATE,
    Pcm,
    Pulse,
    Recording,
    find_clip,
    find_tone,
    nearest,
    now,
    null_sink,
    recorded,
    thinned,
)

pytestmark = pytest.mark.alone

LISTEN_S = 62
WITHIN_S = 0.1
AROUND_S = 1.5
HERTZ = {"start": 523.25, "half": 659.26, "tick": 783.99, "last": 1046.50, "end": 392.00}
PACK = VoicePack(resources_dir() / "voice" / "en", print)


def cues_of_the_first_minute() -> list[tuple[float, Cue]]:
    """Return the cues with the seconds at which they are due, as the script lays them down."""
    library, settings = load_library(resources_dir()), Settings()
    routine = find_routine(library, "after-run", 12)
    script = build_script(routine, library.exercises, settings.first_side)
    sheet = CueSheet(script, library, Level.FULL, PACK.length_ms)
    begins = accumulate((step.ms for step in script.steps), initial=0)
    return [
        ((begin + cue.at_ms) / 1000, cue)
        for index, (step, begin) in enumerate(zip(script.steps, begins, strict=False))
        for cue in sheet.cues(index, step.ms, False)
        if begin + cue.at_ms + cue.ms < (LISTEN_S - 1) * 1000
    ]


def run_the_first_minute(pulse: Pulse, home: Path) -> tuple[Recording, float]:
    """Return what was heard, and the second of it at which the session began."""
    command = [sys.executable, "-m", "backstretch", "--home", str(home)]
    command += ["session", "after-run", "--minutes", "12", "--text"]
    with recorded(pulse) as heard:
        child = subprocess.Popen(
            command, env=pulse.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
        assert child.stdout
        assert child.stdout.readline()
        began = now()
        CLOCK.wait(LISTEN_S)
        os.kill(child.pid, signal.SIGINT)
        child.communicate(timeout=20)
    return heard, heard.second(began)


def off_by(heard: Pcm, due: float, cue: Cue) -> float:
    """Return how many seconds after its time a cue is heard, infinity where it is not."""
    start = max(0, round((due - AROUND_S) * RATE))
    piece = heard[start : round((due + cue.ms / 1000 + AROUND_S) * RATE)]
    if cue.tone:
        found = find_tone(piece, RATE, HERTZ[cue.tone])
    else:
        path = PACK.clip(cue.say)
        assert path, cue.say
        found = find_clip(piece, thinned(decode(path), 44_100), RATE)
    return nearest(found, due - start / RATE) - (due - start / RATE)


@pytest.mark.skipif(sys.platform == "win32", reason="PulseAudio does not run on Windows")
def test_every_cue_of_the_first_minute_is_heard_within_a_tenth_of_a_second(tmp_path: Path) -> None:
    with null_sink() as pulse:
        heard, began = run_the_first_minute(pulse, tmp_path)
    cues = cues_of_the_first_minute()
    late = {
        (due, cue.tone or cue.say): off_by(heard.samples, began + due, cue) for due, cue in cues
    }
    assert len(late) >= 10
    assert {cue.tone for _, cue in cues} >= {"start", "tick", "last"}
    assert not {cue: seconds for cue, seconds in late.items() if abs(seconds) > WITHIN_S}
