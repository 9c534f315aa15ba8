"""“In” and “out” in holds, where they are wanted: on the breath, and never over other words."""

import json
from collections.abc import Callable
from itertools import pairwise

import pytest

from backstretch.content.exercise import Breath
from backstretch.content.library import Library
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.session.cues import BREATH_LATE_MS, CueSheet, Level, scaled
from backstretch.session.kit import SessionKit
from backstretch.session.script import Script, StepKind, build_script
from backstretch.session.unkept import Unkept
from backstretch.settings import Settings
from tests.fakes import FakeClock

WORDS = {"breath-in": "In.", "breath-out": "Out."}


@pytest.fixture(scope="module")
def recorded() -> Callable[[str], int | None]:
    """Return the lengths of the shipped recordings."""
    manifest = json.loads((resources_dir() / "voice" / "en" / "manifest.json").read_bytes())
    phrases = manifest["phrases"]
    return lambda text: phrases[text]["ms"] if text in phrases else None


@pytest.fixture(scope="module")
def scripts(library: Library) -> list[Script]:
    return [build_script(one, library.exercises, "right") for one in library.routines.values()]


def holds(script: Script) -> list[int]:
    return [n for n, step in enumerate(script.steps) if step.kind is StepKind.HOLD]


def test_both_words_are_recorded(recorded: Callable[[str], int | None]) -> None:
    assert all(recorded(say) for say in WORDS.values())


@pytest.mark.parametrize("level", [Level.FULL, Level.SHORT])
def test_each_breath_that_is_said_is_the_one_on_the_screen(
    library: Library, scripts: list[Script], recorded: Callable[[str], int | None], level: Level
) -> None:
    said = 0
    for script in scripts:
        sheet = CueSheet(script, library, level, recorded, says_breath=True)
        for index in holds(script):
            step = script.steps[index]
            exercise = library.exercises[step.exercise]
            tempo = step.tempo_ms or round(exercise.cycle_seconds * 1000)
            starts, at = dict[int, Breath](), 0
            for phase, ms in scaled(exercise.cycle(False), tempo):
                starts[at] = phase.breath
                at += ms
            cues = sheet.cues(index, step.ms, False)
            for cue in cues:
                if cue.code not in WORDS:
                    continue
                assert cue.say == WORDS[cue.code]
                late, breath = min(
                    ((cue.at_ms % tempo - start) % tempo, one) for start, one in starts.items()
                )
                assert late <= BREATH_LATE_MS
                assert cue.code == f"breath-{breath}"
                said += 1
            for one, after in pairwise(cues):
                assert one.at_ms + one.ms <= after.at_ms
            assert all(cue.at_ms + cue.ms <= step.ms for cue in cues)
    assert said > 100


def test_all_else_is_said_as_without_it(
    library: Library, scripts: list[Script], recorded: Callable[[str], int | None]
) -> None:
    for script in scripts:
        for level in Level:
            usual = CueSheet(script, library, level, recorded)
            more = CueSheet(script, library, level, recorded, says_breath=True)
            for index, step in enumerate(script.steps):
                kept = [cue.code for cue in usual.cues(index, step.ms, False)]
                now = [cue.code for cue in more.cues(index, step.ms, False)]
                if step.kind is StepKind.HOLD:
                    now = [code for code in now if code not in WORDS]
                assert now == kept


@pytest.mark.parametrize("level", [Level.TONES, Level.SILENT])
def test_without_words_no_breath_is_said(
    library: Library, scripts: list[Script], level: Level
) -> None:
    sheet = CueSheet(scripts[0], library, level, says_breath=True)
    steps = enumerate(scripts[0].steps)
    assert not any(cue.say for n, step in steps for cue in sheet.cues(n, step.ms, False))


@pytest.mark.parametrize("wanted", [False, True])
def test_a_session_says_it_only_where_it_was_chosen(library: Library, wanted: bool) -> None:
    journal: Journal | Unkept = Unkept("")
    settings = Settings(say_breath=wanted)
    kit = SessionKit(library, journal, FakeClock(), settings, lambda _: None)
    run = kit.begin(library.routine("after-run", 10))
    script = run.engine.script
    said = {cue.say for n in holds(script) for cue in run.sheet.cues(n, script.steps[n].ms, False)}
    assert ({"In.", "Out."} <= said) is wanted
    changed = kit.sheet(script, Level.SHORT).cues(holds(script)[0], 30_000, False)
    assert any(cue.say == "In." for cue in changed) is wanted
