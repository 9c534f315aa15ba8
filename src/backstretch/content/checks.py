"""What makes no sense in content that is well formed: each rule with the place that breaks it."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter

from backstretch.content.exercise import DoseRange, Exercise, Phase, Position, Sides
from backstretch.content.guidance import Moves, Phrases
from backstretch.toml_file import Problem

LINE = 60
SAID_WORDS = 9
FLAGS = frozenset(
    {
        "flexion-sensitive", "extension-sensitive", "osteoporosis", "hip-replacement",
        "pregnancy", "blood-thinners", "surgery", "kneeling-pain", "wrist-pain", "shoulder-pain",
        "flare-up", "morning",
        "dizziness", "blood-pressure", "leg-pain", "no-equipment", "not-yet",
        "other",
    }
)  # fmt: skip
"""The reasons for leaving an exercise out that a person can have said."""
_LIMITS = {"name": 40, "short_name": 16, "summary": 160, "enter": LINE, "feel": 75}
_LISTS = {"set_up": 90, "cues": LINE, "mistakes": 48, "harder": 75, "gentler": 75}
_LONGEST_PHASE = 60.0
_SIDED = frozenset({"side", "other"})


def exercise_problems(exercise: Exercise, stem: str) -> Iterator[Problem]:
    """Yield what is wrong with an exercise read from the file `stem`.toml."""
    if exercise.id != stem:
        yield "id", f"is “{exercise.id}”, but the file is called “{stem}”"
    if exercise.level not in (1, 2, 3):
        yield "level", "must be 1, 2 or 3"
    yield from _text_problems(exercise)
    yield from _side_problems(exercise)
    if not exercise.phases:
        yield "phases", "is empty"
    yield from _phase_problems("phases", exercise.phases)
    yield from _easier_phase_problems(exercise)
    yield from _dose_range_problems(exercise.dose)
    for number, skip in enumerate(exercise.skip):
        if skip.flag not in FLAGS:
            yield f"skip[{number}].flag", f"“{skip.flag}” is not a known flag"
    for key, lines in (("skip", [skip.when for skip in exercise.skip]), ("tags", exercise.tags)):
        yield from _twice(lines, key)
    for key in ("set_up", "cues", "mistakes", "sources"):
        if not getattr(exercise, key):
            yield key, "is empty"


def seconds_problem(seconds: float, least: float, most: float) -> str | None:
    """Return what is wrong with a number of seconds, if anything."""
    if not math.isfinite(seconds):
        return "is not a number of seconds"
    if not least <= seconds <= most:
        return f"is {seconds:g} s, it must be from {least:g} to {most:g} s"
    if not math.isclose(seconds * 10, round(seconds * 10), abs_tol=1e-6):
        return "is finer than a tenth of a second"
    return None


def line_problems(key: str, text: str, most: int) -> Iterator[Problem]:
    """Yield what is wrong with a text that should be one line of so many characters."""
    if not text.strip() or not text.isprintable():
        yield key, "must be one line of text"
    elif len(text) > most:
        yield key, f"is {len(text)} characters long, {most} is the most"


def phrases_problems(phrases: Phrases) -> Iterator[Problem]:
    """Yield what is wrong with the fixed phrases."""
    fields = {"first": {"name"}, "next": {"name"}, "next_side": {"side"}, "side": {"side"}}
    for key in phrases.__struct_fields__:
        text = getattr(phrases, key)
        yield from _cue_problems(key, text, LINE)
        yield from _said_problems(key, text)
        needed = fields.get(key, set())
        if _placeholders(text) != needed:
            named = ", ".join(f"{{{name}}}" for name in needed) or "no braces"
            yield key, f"must hold {named}"


def moves_problems(moves: Moves) -> Iterator[Problem]:
    """Yield what is wrong with the words for moving from one position to another."""
    for position in Position:
        if position not in moves.into:
            yield f"into.{position}", "is missing"
    pairs = {f"{a} to {b}" for a in Position for b in Position if a is not b}
    for pair in moves.between.keys() - pairs:
        yield f"between.{pair}", "does not name two positions"
    named = [(f"into.{key}", move) for key, move in moves.into.items()]
    named += [(f"between.{key}", move) for key, move in moves.between.items()]
    for key, move in named:
        yield from _cue_problems(f"{key}.words", move.words, LINE)
        yield from _cue_problems(f"{key}.say", move.say, LINE)
        yield from _said_problems(f"{key}.say", move.say)


def name_problems(exercises: Mapping[str, Exercise]) -> Iterator[tuple[str, Problem]]:
    """Yield the id and problem of each exercise whose name another one already has."""
    seen: dict[str, str] = {}
    for exercise in exercises.values():
        first = seen.setdefault(exercise.name.casefold(), exercise.id)
        if first != exercise.id and exercise.short_name == exercises[first].short_name:
            yield exercise.id, ("name", f"is also the name of {first}")


def _text_problems(exercise: Exercise) -> Iterator[Problem]:
    for key, most in _LIMITS.items():
        yield from _cue_problems(key, getattr(exercise, key), most)
    for key, most in _LISTS.items():
        yield from _cues_problems(key, getattr(exercise, key), most)
    yield from _cues_problems("skip", [skip.when for skip in exercise.skip], 90, ".when")
    for key, text in (("left_name", exercise.left_name), ("right_name", exercise.right_name)):
        yield from _cue_problems(key, text, 20)
    if exercise.breath_note:
        yield from _cue_problems("breath_note", exercise.breath_note, 90)
    if exercise.leave:
        yield from _cue_problems("leave", exercise.leave, LINE)
        yield from _said_problems("leave", exercise.leave)
        if _placeholders(exercise.leave) != set():
            yield "leave", "must hold no braces"
    if exercise.easier is not None:
        yield from _cue_problems("easier.name", exercise.easier.name, 40)
        yield from _cue_problems("easier.enter", exercise.easier.enter, LINE)
        yield from _cue_problems("easier.cue", exercise.easier.cue, LINE)
        yield from _cues_problems("easier.set_up", exercise.easier.set_up, 90)
        if exercise.easier.feel:
            yield from _cue_problems("easier.feel", exercise.easier.feel, _LIMITS["feel"])


def _side_problems(exercise: Exercise) -> Iterator[Problem]:
    texts = _sided_texts(exercise)
    for key, text in texts.items():
        found = _placeholders(text)
        if found is None or not found <= _SIDED:
            yield key, "has braces that are neither {side} nor {other}"
        elif found and exercise.sides is Sides.BOTH:
            yield key, "names a side, but the exercise has none"
    needed = {Sides.BOTH: (), Sides.ALTERNATING: ("feel",), Sides.EACH: ("enter", "feel")}
    for key in needed[exercise.sides]:
        if not _placeholders(texts[key]):
            yield key, "does not say which side: {side} or {other} is missing"
    easier = texts.get("easier.enter")
    if exercise.sides is Sides.EACH and easier is not None and not _placeholders(easier):
        yield "easier.enter", "does not say which side: {side} or {other} is missing"
    if exercise.left_name == exercise.right_name:
        yield "right_name", "is the same as left_name"


def _sided_texts(exercise: Exercise) -> dict[str, str]:
    texts = {"enter": exercise.enter, "feel": exercise.feel}
    lists = {key: getattr(exercise, key) for key in ("set_up", "cues")}
    if exercise.easier is not None:
        texts |= {"easier.enter": exercise.easier.enter, "easier.cue": exercise.easier.cue}
        texts["easier.feel"] = exercise.easier.feel
        lists["easier.set_up"] = exercise.easier.set_up
    for key, lines in lists.items():
        texts |= {f"{key}[{number}]": line for number, line in enumerate(lines)}
    return texts


def _easier_phase_problems(exercise: Exercise) -> Iterator[Problem]:
    phases = exercise.easier.phases if exercise.easier else ()
    yield from _phase_problems("easier.phases", phases)
    if phases and [(p.breath, p.seconds) for p in phases] != [
        (p.breath, p.seconds) for p in exercise.phases
    ]:
        yield "easier.phases", "must have the breaths and seconds of the phases themselves"


def _phase_problems(where: str, phases: Sequence[Phase]) -> Iterator[Problem]:
    for number, phase in enumerate(phases):
        key = f"{where}[{number}]"
        yield from _cue_problems(f"{key}.name", phase.name, 16)
        yield from _cue_problems(f"{key}.words", phase.words, 36)
        yield from _cue_problems(f"{key}.say", phase.say, LINE)
        yield from _said_problems(f"{key}.say", phase.say)
        if _placeholders(phase.words + phase.say) != set():
            yield key, "must hold no braces"
        if problem := seconds_problem(phase.seconds, 0.5, _LONGEST_PHASE):
            yield f"{key}.seconds", problem


def _dose_range_problems(dose: DoseRange) -> Iterator[Problem]:
    if dose.hold is None and dose.reps is None:
        yield "dose", "has neither hold nor reps"
    if (dose.reps is None) is not (dose.tempo is None):
        yield "dose", "needs reps and tempo together"
    for key in dose.__struct_fields__:
        span = getattr(dose, key)
        if span is not None and not 0 < span[0] <= span[1] <= 600:
            yield f"dose.{key}", "must be two numbers above 0, the smaller first, 600 at most"


def _cues_problems(key: str, lines: Sequence[str], most: int, after: str = "") -> Iterator[Problem]:
    for number, line in enumerate(lines):
        yield from _cue_problems(f"{key}[{number}]{after}", line, most)
    if not after:
        yield from _twice(lines, key)


def _cue_problems(key: str, text: str, most: int) -> Iterator[Problem]:
    shown = text.replace("{side}", "right").replace("{other}", "right")
    if not text.strip():
        yield key, "is empty"
    elif not text.isprintable():
        yield key, "must be one line without hidden characters"
    if len(shown) > most:
        yield key, f"is {len(shown)} characters long, {most} is the most"


def _said_problems(key: str, text: str) -> Iterator[Problem]:
    words = len(re.findall(r"[\w’'{}-]+", text))
    if words > SAID_WORDS:
        yield key, f"is {words} words long, {SAID_WORDS} is the most for a spoken cue"


def _twice(lines: Iterable[str], key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if line in seen:
            yield f"{key}[{number}]", "is there twice"
        seen.add(line)


def _placeholders(text: str) -> set[str] | None:
    """Return the names in braces, or None where the braces are not in order."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    if any(part[2] or part[3] for part in parts):
        return None
    return {name for _, name, _, _ in parts if name is not None}
