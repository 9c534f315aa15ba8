"""What makes no sense in rules of the week that are well formed, and where."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backstretch.content.checks import line_problems
from backstretch.toml_file import Problem

if TYPE_CHECKING:
    from backstretch.content.planning import Planning, Rule, Rung

_LONGEST_WORDS = 120
_RUNG = ("hold", "rounds", "reps")


def planning_problems(rules: "Planning") -> Iterator[Problem]:
    """Yield what makes no sense in rules that are well formed."""
    for name, rule in rules.rules():
        yield from _word_problems(name, rule)
        yield from _number_problems(name, rule)
    yield from _order_problems(rules)
    yield from _ladder_problems(rules.progression.steps)


def _word_problems(name: str, rule: "Rule") -> Iterator[Problem]:
    yield from line_problems(f"{name}.words", rule.words, _LONGEST_WORDS)
    if not rule.sources or not all(source.strip() for source in rule.sources):
        yield f"{name}.sources", "is empty"


def _number_problems(name: str, rule: "Rule") -> Iterator[Problem]:
    for key in rule.__struct_fields__:
        value = getattr(rule, key)
        if isinstance(value, int) and not 1 <= value <= 100:
            yield f"{name}.{key}", "must be from 1 to 100"
        if key == "routine" and not value.strip():
            yield f"{name}.{key}", "is empty"


def _order_problems(rules: "Planning") -> Iterator[Problem]:
    days, minutes, strength = rules.days, rules.minutes, rules.strength
    pause = rules.after_break
    most_days = 7 - rules.rest.least
    orders = {
        "days.most": (days.least, days.usual, days.most, most_days),
        "minutes.most": (minutes.least, minutes.usual, minutes.most),
        "minutes.first": (minutes.least, minutes.first, minutes.most),
        "minutes.presets": (minutes.least, *minutes.presets, minutes.most),
        "rest.suggested": (rules.rest.least, rules.rest.suggested),
        "strength.most": (strength.least, strength.wanted, strength.most, most_days),
        "strength.pain_at_most": (0, strength.pain_at_most, rules.flare_up.pain_above, 9),
        "after_run.walk_minutes": (1, *rules.after_run.walk_minutes, 60),
        "after_break.long_over_days": (pause.over_days, pause.long_over_days),
        "score.strength": (0, *reversed(rules.score.strength), 100),
        "score.runs": (0, *reversed(rules.score.runs), 100),
    }
    for key, numbers in orders.items():
        if list(numbers) != sorted(numbers):
            yield key, f"does not stand in order: {', '.join(map(str, numbers))}"
    if not days.least <= rules.spacing.in_a_row <= most_days:
        yield "spacing.in_a_row", f"must be from {days.least} to {most_days}"
    if rules.spacing.most_a_day != 1:
        yield "spacing.most_a_day", "must be 1"
    if rules.morning.leave_out not in ("F", "f", "E", "e"):
        yield "morning.leave_out", "must be F, f, E or e"


def _ladder_problems(steps: "tuple[Rung, ...]") -> Iterator[Problem]:
    if not steps:
        yield "progression.steps", "is empty"
    for number, step in enumerate(steps):
        key = f"progression.steps[{number}]"
        for name in _RUNG:
            if not 1 <= getattr(step, name) <= 60:
                yield f"{key}.{name}", "must be from 1 to 60"
        if number and _changes(steps[number - 1], step) != 1:
            yield key, "must change one thing, and upwards"


def _changes(low: "Rung", high: "Rung") -> int:
    """Return how many things grow from a step to the next, or 0 if any shrinks."""
    pairs = [(getattr(low, name), getattr(high, name)) for name in _RUNG]
    return 0 if any(b < a for a, b in pairs) else sum(b > a for a, b in pairs)
