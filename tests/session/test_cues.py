"""What is heard keeps its place: nothing overlaps, nothing important is missing."""

import json
import random
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from backstretch.content.exercise import Sides
from backstretch.content.library import Library
from backstretch.resources import resources_dir
from backstretch.session.cues import Cue, CueSheet, Level, scaled
from backstretch.session.phrases import phrases_of
from backstretch.session.script import Script, Step, StepKind, build_script
from tests.session.scripts import clock_text

COUNT = [(-3_000, "tick"), (-2_000, "tick"), (-1_000, "last")]
IMPORTANT = ("name", "side", "switch", "next", "halfway", "finish")
FINISH_MS = 6_000


@pytest.fixture(scope="module")
def scripts(library: Library) -> list[Script]:
    """Return every shipped routine at each length, with either side first."""
    return [
        build_script(routine, library.exercises, first_side)
        for routine in library.routines.values()
        for first_side in ("left", "right")
    ]


@pytest.fixture(scope="module")
def recorded() -> Callable[[str], int | None]:
    """Return the lengths of the shipped recordings."""
    manifest = json.loads((resources_dir() / "voice" / "en" / "manifest.json").read_bytes())
    phrases = manifest["phrases"]
    return lambda text: phrases[text]["ms"] if text in phrases else None


def slow(text: str) -> int:
    """A voice slower than any that was recorded."""
    return 300 + 450 * len(text.split())


def all_cues(
    script: Script, sheet: CueSheet, lengths: Callable[[Step], int] = lambda step: step.ms
) -> Iterator[tuple[int, int, tuple[Cue, ...]]]:
    """Yield each step's number, its length and its cues."""
    for index, step in enumerate(script.steps):
        yield index, lengths(step), sheet.cues(index, lengths(step), False)


def heard(sheet: CueSheet, script: Script) -> list[str]:
    """Return a session as lines: when, and the tone or the words."""
    at, lines = 0, []
    for index, step in enumerate(script.steps):
        for cue in sheet.cues(index, step.ms, False):
            ms = at + cue.at_ms
            lines.append(f"{clock_text(ms)}.{ms % 1000 // 100} {cue.tone or cue.say}")
        at += step.ms
    return lines


FIRST_PIECE = """
0:00.0 First: Cat-cow.
0:00.7 Come onto your hands and knees.
0:02.6 Hands under your shoulders, knees under your hips.
0:07.0 tick
0:08.0 tick
0:09.0 last
0:10.0 start
0:10.3 Breathe in. Belly sinks.
0:14.0 Breathe out. Round your back.
0:18.0 Breathe in. Belly sinks.
0:22.0 Breathe out. Round your back.
0:42.0 Halfway.
1:05.0 Next: Runner’s lunge.
1:11.0 tick
1:12.0 tick
1:13.0 last
1:14.0 end
"""


def test_the_first_minute_of_a_session(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    sheet = CueSheet(script, library, Level.FULL, lambda text: 300 * len(text.split()))
    lines = heard(sheet, script)
    assert lines[: lines.index("1:14.0 end") + 1] == FIRST_PIECE.strip().splitlines()


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("voice", ["recorded", "slow", "counted"])
def test_nothing_overlaps_and_every_cue_lies_inside_its_step(
    scripts: list[Script],
    library: Library,
    recorded: Callable[[str], int | None],
    level: Level,
    voice: str,
) -> None:
    length = {"recorded": recorded, "slow": slow, "counted": lambda _: None}[voice]
    longer = random.Random(f"{level}{voice}")
    for script in scripts:
        sheet = CueSheet(script, library, level, length)
        for eased in (False, True):
            for index, step in enumerate(script.steps):
                added = longer.choice([0, 0, 10_000, 16_000, 30_000]) if step.ms else 0
                cues = sheet.cues(index, step.ms + added, eased)
                check_apart(cues, step.ms + added or FINISH_MS)


def check_apart(cues: tuple[Cue, ...], end_ms: int) -> None:
    assert all(cue.at_ms >= 0 and cue.ms > 0 for cue in cues)
    assert all(cue.at_ms + cue.ms <= end_ms for cue in cues)
    assert all(bool(cue.tone) != bool(cue.say) for cue in cues)
    for before, after in pairwise(cues):
        assert before.at_ms + before.ms <= after.at_ms, (before, after)


@pytest.mark.parametrize("level", [Level.FULL, Level.SHORT, Level.TONES])
def test_three_two_one_lands_before_the_end_of_each_piece_and_of_each_way_in(
    scripts: list[Script], library: Library, level: Level
) -> None:
    for script in scripts:
        sheet = CueSheet(script, library, level, slow)
        for index, ms, cues in all_cues(script, sheet):
            ticks = [(c.at_ms - ms, c.tone) for c in cues if c.tone in ("tick", "last")]
            step, after = script.steps[index], script.steps[min(index + 1, len(script.steps) - 1)]
            inside = step.is_work and after.is_work and step.piece == after.piece
            assert ticks == ([] if inside or step.kind is StepKind.FINISH else COUNT)


def test_the_last_tone_sounds_unlike_the_others_and_before_zero() -> None:
    assert [tone for _, tone in COUNT].count("last") == 1
    assert max(at for at, _ in COUNT) < 0


@pytest.mark.parametrize("level", [Level.FULL, Level.SHORT])
def test_what_comes_next_is_told_nine_seconds_before_each_end(
    scripts: list[Script],
    library: Library,
    recorded: Callable[[str], int | None],
    level: Level,
) -> None:
    for script in scripts:
        sheet = CueSheet(script, library, level, recorded)
        told = {}
        for index, ms, cues in all_cues(script, sheet):
            tail = sum(s.ms for s in script.steps[index + 1 :] if same_work(s, script.steps[index]))
            for cue in cues:
                if cue.code == "next":
                    told[script.steps[index].piece] = ms + tail - cue.at_ms
        pieces = {s.piece for s in script.steps if s.is_work}
        assert set(told) == pieces
        assert all(6_500 <= before <= 11_500 for before in told.values())
        assert sum(before == 9_000 for before in told.values()) >= len(told) - 2


def same_work(one: Step, other: Step) -> bool:
    return one.is_work and one.piece == other.piece


def test_what_comes_next_is_named(library: Library) -> None:
    script = build_script(library.routine("after-run", 10), library.exercises, "left")
    told = [cue.say for _, _, cues in all_cues(script, sheet_of(script, library)) for cue in cues]
    assert [text for text in told if text.startswith("Next") or text == "Nearly done."] == [
        "Next: Runner’s lunge.",
        *next_ones("Pelvic tilt", once=True),
        "Next: Piriformis stretch.",
        *next_ones("Hamstring stretch"),
        *next_ones("Single knee to chest"),
        *next_ones("Rest, breathe", once=True),
        "Nearly done.",
    ]


def next_ones(name: str, once: bool = False) -> list[str]:
    again = [] if once else ["Next: once more."]
    return [*again, "Next: right side.", *again, f"Next: {name}."]


def sheet_of(script: Script, library: Library, level: Level = Level.FULL) -> CueSheet:
    return CueSheet(script, library, level, lambda text: 350 * len(text.split()))


def test_half_way_is_told_in_the_middle_of_each_long_piece(
    scripts: list[Script], library: Library, recorded: Callable[[str], int | None]
) -> None:
    for script in scripts:
        for level, code in [(Level.FULL, "Halfway."), (Level.TONES, "half")]:
            sheet, at, halves = CueSheet(script, library, level, recorded), 0, []
            for _, ms, cues in all_cues(script, sheet):
                halves += [at + c.at_ms for c in cues if code in (c.say, c.tone)]
                at += ms
            assert len(halves) == len(middles(script))
            for half, middle in zip(halves, middles(script), strict=True):
                assert 0 <= half - middle <= 2_500


def middles(script: Script) -> list[int]:
    """Return when each piece of at least twenty seconds is half done."""
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for step in script.steps:
        if step.is_work:
            spans[step.piece] = (spans.get(step.piece, (at, 0))[0], at + step.ms)
        at += step.ms
    return [(start + end) // 2 for start, end in spans.values() if end - start >= 20_000]


@pytest.mark.parametrize("level", [Level.FULL, Level.SHORT])
def test_with_the_recorded_voice_nothing_important_is_left_out(
    scripts: list[Script],
    library: Library,
    recorded: Callable[[str], int | None],
    level: Level,
) -> None:
    for script in scripts:
        sheet = CueSheet(script, library, level, recorded)
        roomy = CueSheet(script, library, level, lambda _: 1)
        for index, step in enumerate(script.steps):
            told = [c.say for c in sheet.cues(index, step.ms, False) if c.code in IMPORTANT]
            wished = [c.say for c in roomy.cues(index, step.ms, False) if c.code in IMPORTANT]
            assert told == wished, (script.routine, script.minutes, index)


def test_the_side_is_named_wherever_a_side_begins(
    scripts: list[Script], library: Library, recorded: Callable[[str], int | None]
) -> None:
    for script in scripts:
        sheet = CueSheet(script, library, Level.SHORT, recorded)
        begun = ""
        for index, _, cues in all_cues(script, sheet):
            step = script.steps[index]
            exercise = library.exercises[step.exercise]
            if exercise.sides is Sides.BOTH or not step.is_work:
                continue
            name = exercise.left_name if step.side == "left" else exercise.right_name
            if (side := f"{step.item} {step.side}") != begun:
                assert f"{name[0].upper()}{name[1:]}." in [cue.say for cue in cues]
            begun = side


def test_the_first_exercise_is_led_in_by_its_name(library: Library) -> None:
    script = build_script(library.routine("rest-day", 15), library.exercises)
    words = [cue.say for cue in sheet_of(script, library).cues(0, 10_000, False) if cue.say]
    assert "First: Side lean." in words


def test_a_change_of_position_comes_with_its_own_words(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    words = {
        script.steps[index].exercise: cue.say
        for index, _, cues in all_cues(script, sheet_of(script, library))
        for cue in cues
        if cue.code == "position"
    }
    assert words == {
        "cat_cow": "Come onto your hands and knees.",
        "runners_lunge": "Bring one foot in front.",
        "pelvic_tilt": "Sit down, then lie back.",
    }


def test_every_change_of_position_is_told_with_the_recorded_voice(
    scripts: list[Script], library: Library, recorded: Callable[[str], int | None]
) -> None:
    for level in (Level.FULL, Level.SHORT):
        for script in scripts:
            sheet = CueSheet(script, library, level, recorded)
            for index, _, cues in all_cues(script, sheet):
                told = [cue.code for cue in cues]
                assert ("position" in told) is script.steps[index].moved


def test_where_only_one_fits_the_way_down_goes_before_the_name(library: Library) -> None:
    script = build_script(library.routine("core-hips", 12), library.exercises)
    index = next(n for n, s in enumerate(script.steps) if s.exercise == "hook_lying")
    sheet = CueSheet(script, library, Level.FULL, lambda _: 1_500)
    words = [cue.say for cue in sheet.cues(index, 5_000, False) if cue.say]
    assert words == ["Sit down, then lie back."]


@pytest.mark.parametrize("level", [Level.FULL, Level.SHORT])
def test_a_careful_way_out_is_told_whenever_the_exercise_is_left(
    scripts: list[Script],
    library: Library,
    recorded: Callable[[str], int | None],
    level: Level,
) -> None:
    heard = set()
    for script in scripts:
        sheet = CueSheet(script, library, level, recorded)
        for (left, step), (_, _, cues) in zip(
            pairwise(script.steps), [*all_cues(script, sheet)][1:], strict=True
        ):
            careful = library.exercises[left.exercise].leave
            if careful and left.is_work and step.kind is not StepKind.FINISH:
                assert cues[1].say == careful, (script.routine, script.minutes, left)
                heard.add((left.exercise, careful))
    assert heard >= {
        ("toe_touch", "Knees bent, hands on thighs, come up slowly."),
        ("double_knee_chest", "One foot down at a time."),
        ("wall_squat", "Slide back up the wall."),
    }


def test_a_switch_says_so_and_a_rest_says_once_more(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    sheet = sheet_of(script, library)
    assert words_in(sheet, script, StepKind.SWITCH) == ["Switch sides.", "Left side."]
    assert words_in(sheet, script, StepKind.REST) == ["Once more."]


def words_in(sheet: CueSheet, script: Script, kind: StepKind) -> list[str]:
    index = next(n for n, step in enumerate(script.steps) if step.kind is kind)
    return [c.say for c in sheet.cues(index, script.steps[index].ms, False) if c.say]


def test_the_easier_version_has_its_own_way_in(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    index = next(n for n, s in enumerate(script.steps) if s.exercise == "figure_four")
    easier = library.exercises["figure_four"].easier
    assert easier is not None
    said = [cue.say for cue in sheet_of(script, library).cues(index, 20_000, True)]
    assert easier.enter.replace("{side}", "right").replace("{other}", "left") in said


@pytest.mark.parametrize(
    ("exercise", "usual", "easier"),
    [
        ("cat_cow", "Breathe in. Belly sinks.", "Breathe in. Lift your chest."),
        ("single_leg_lower", "Breathe out. Lower.", "Breathe out. Slide away."),
        ("squat", "Breathe in. Sit back.", "Breathe in. Sit back."),
    ],
)
def test_the_breath_words_are_those_of_the_version_done(
    library: Library, exercise: str, usual: str, easier: str
) -> None:
    script = build_script(library.routine("core-hips", 12), library.exercises)
    index = next(n for n, s in enumerate(script.steps) if s.is_work and s.exercise == exercise)
    sheet = sheet_of(script, library)
    for eased, words in ((False, usual), (True, easier)):
        cues = sheet.cues(index, script.steps[index].ms, eased)
        assert next(cue.say for cue in cues if cue.code.startswith("breath-")) == words


def test_full_says_more_than_short_and_tones_and_silent_say_nothing(
    scripts: list[Script], library: Library, recorded: Callable[[str], int | None]
) -> None:
    for script in scripts:
        spoken, tones = {}, {}
        for level in Level:
            cues = [
                cue
                for _, _, step in all_cues(script, CueSheet(script, library, level, recorded))
                for cue in step
            ]
            spoken[level] = sum(bool(cue.say) for cue in cues)
            tones[level] = sum(bool(cue.tone) for cue in cues)
        assert spoken[Level.FULL] > spoken[Level.SHORT] > spoken[Level.TONES] == 0
        assert tones[Level.FULL] == tones[Level.SHORT] < tones[Level.TONES]
        assert spoken[Level.SILENT] == tones[Level.SILENT] == 0


def test_every_phrase_a_sheet_can_say_is_known_ahead(
    scripts: list[Script], library: Library
) -> None:
    known = phrases_of(library)
    for script in scripts:
        sheet = sheet_of(script, library)
        said: set[str] = set()
        for index, step in enumerate(script.steps):
            for added in (0, 10_000, 30_000):
                for eased in (False, True):
                    said.update(c.say for c in sheet.cues(index, step.ms + added, eased) if c.say)
            said.update(c.say for c in sheet.count_in(10_000, index) if c.say)
        said.update(c.say for c in sheet.count_in(3_000) if c.say)
        said.update(c.say for waiting in (True, False) for c in sheet.standing(waiting))
        assert said <= known
        assert said <= set(sheet.phrases())


def test_every_known_phrase_is_recorded(
    library: Library, recorded: Callable[[str], int | None]
) -> None:
    assert [text for text in sorted(phrases_of(library)) if not recorded(text)] == []


@pytest.mark.parametrize("voice", ["recorded", "slow"])
def test_breath_words_come_in_the_first_half_of_that_breath(
    scripts: list[Script],
    library: Library,
    recorded: Callable[[str], int | None],
    voice: str,
) -> None:
    for script in scripts:
        sheet = CueSheet(script, library, Level.FULL, recorded if voice == "recorded" else slow)
        for index, _, cues in all_cues(script, sheet):
            step = script.steps[index]
            for cue in cues:
                if cue.code.startswith("breath-"):
                    at = cue.at_ms % step.tempo_ms
                    began, ms, breath = max(p for p in phases_of(library, step) if p[0] <= at)
                    assert cue.code == f"breath-{breath}"
                    assert at - began <= ms / 2


def phases_of(library: Library, step: Step) -> list[tuple[int, int, str]]:
    at, starts = 0, []
    for phase, ms in scaled(library.exercises[step.exercise].phases, step.tempo_ms):
        starts.append((at, ms, str(phase.breath)))
        at += ms
    return starts


def test_phases_fill_the_tempo_to_the_millisecond(library: Library) -> None:
    for exercise in library.exercises.values():
        for tempo in (2_500, 4_000, 6_100, 7_777):
            assert sum(ms for _, ms in scaled(exercise.phases, tempo)) == tempo


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        (Level.FULL, ["0 Going on.", "1000 tick", "2000 last"]),
        (Level.SHORT, ["0 Going on.", "1000 tick", "2000 last"]),
        (Level.TONES, ["0 tick", "1000 tick", "2000 last"]),
        (Level.SILENT, []),
    ],
)
def test_going_on_is_counted_in(library: Library, level: Level, heard: list[str]) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    cues = sheet_of(script, library, level).count_in(3_000)
    assert [f"{cue.at_ms} {cue.say or cue.tone}" for cue in cues] == heard
    check_apart(cues, 3_000)


def test_a_pause_and_a_wait_are_told_in_words_or_by_a_tone(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    told = {
        level: [
            cue.say or cue.tone
            for waiting in (False, True)
            for cue in sheet_of(script, library, level).standing(waiting)
        ]
        for level in Level
    }
    words = ["Paused.", "Take your time. Go on when you are ready."]
    assert told == {
        Level.FULL: words,
        Level.SHORT: words,
        Level.TONES: ["pause", "pause"],
        Level.SILENT: [],
    }
