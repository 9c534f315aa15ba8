"""The rules the week is planned by, read from a file, with where each of them comes from."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from backstretch.content.planning_checks import planning_problems
from backstretch.content.reading import read
from backstretch.toml_file import Fault, Problem

FILE = "guidance/planning.toml"
SPARE_FILE = Path(__file__).with_name("planning.json")
OURS = "ours"
"""The source of a rule that is a choice of this program."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every rule has: words for the reader, and the keys of its sources."""

    words: str
    sources: tuple[str, ...]


class DaysRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many days a week: the range, and what is usual."""

    least: int
    usual: int
    most: int


class MinutesRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many minutes a session: the range, what is usual, and the first weeks."""

    least: int
    usual: int
    most: int
    first: int
    first_weeks: int
    presets: tuple[int, ...]


class RestRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many days of a week stay without a session."""

    least: int
    suggested: int


class SpacingRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How close sessions may come: on a day, and on how many days in a row."""

    most_a_day: int
    in_a_row: int


class StrengthRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How often strength comes in a week.

    `clear_days` is how many days without it must lie before it, `pain_at_most` the pain (0-10)
    up to which it is offered.
    """

    routine: str
    least: int
    wanted: int
    most: int
    clear_days: int
    pain_at_most: int


class AfterRunRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How soon after a run, and how long to walk first (from, to)."""

    routine: str
    within_hours: int
    walk_minutes: tuple[int, int]


class FirstRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a person starts with, at first and after the long break of `BreakRule`."""

    routine: str


class FlareUpRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a session turns gentle: above which pain now (0-10), or after a red light.

    `days` is for how many days a red run or morning keeps sessions gentle, its own included. What
    is red is a rule of care.
    """

    routine: str
    pain_above: int
    days: int


class DeskRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From how many hours at a desk on its own routine is chosen."""

    routine: str
    hours: int


class MobilityRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is left when no other rule fits."""

    routine: str


class Rung(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step of the ladder: seconds a hold, rounds, repetitions."""

    hold: int
    rounds: int
    reps: int


class ProgressionRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When one step up is offered: weeks, sessions in them, and their average discomfort."""

    every_weeks: int
    sessions: int
    discomfort_at_most: int
    steps: tuple[Rung, ...]


class RegressionRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How far one red morning leads back; when a clinician is asked for is a rule of care."""

    steps_back: int


class BreakRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where to start again after more than so many days without a session."""

    over_days: int
    steps_back: int
    long_over_days: int


class MorningRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """For how many hours after getting up moves of a direction tag are left out."""

    hours: int
    leave_out: str


class ReviewRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """After how many weeks to ask whether it is worth it."""

    weeks: int


class ScoreRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the first, second ... strength day and session on a run day are worth, in points."""

    strength: tuple[int, ...]
    runs: tuple[int, ...]


class RegularityRule(Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """In how many days the regularity of a daily habit would halve."""

    half_life_days: int


class Planning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of the week."""

    days: DaysRule
    minutes: MinutesRule
    rest: RestRule
    spacing: SpacingRule
    strength: StrengthRule
    after_run: AfterRunRule
    first: FirstRule
    flare_up: FlareUpRule
    desk: DeskRule
    mobility: MobilityRule
    missed: Rule
    progression: ProgressionRule
    regression: RegressionRule
    after_break: BreakRule
    morning: MorningRule
    review: ReviewRule
    score: ScoreRule
    regularity: RegularityRule

    def rules(self) -> tuple[tuple[str, Rule], ...]:
        """Return every rule with its name, in the order of the file."""
        return tuple((name, getattr(self, name)) for name in self.__struct_fields__)

    def to_json(self) -> bytes:
        """Return the text of `planning.json`, the copy that the code carries."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


def load_planning(root: Path) -> tuple[Planning, tuple[Fault, ...]]:
    """Return the rules below `root`, and all faults of their file.

    With a fault, the copy inside the code takes the file's place.
    """

    def problems(rules: Planning) -> Iterator[Problem]:
        yield from planning_problems(rules)
        yield from _routine_problems(rules, _routines(root))

    rules, faults = read(root / FILE, FILE, Planning, problems)
    return rules or spare_planning(), tuple(faults)


@cache
def spare_planning() -> Planning:
    """Return the copy of the rules that ship."""
    return msgspec.json.decode(SPARE_FILE.read_bytes(), type=Planning)


def _routines(root: Path) -> frozenset[str]:
    """Return the names of the routines there are, with those that ship: a lost file is no typo."""
    shipped = {name for _, rule in spare_planning().rules() if (name := _routine(rule))}
    return frozenset(shipped | {path.stem for path in (root / "routines").glob("*.toml")})


def _routine(rule: Rule) -> str:
    return str(getattr(rule, "routine", ""))


def _routine_problems(rules: Planning, known: frozenset[str]) -> Iterator[Problem]:
    for name, rule in rules.rules():
        routine = _routine(rule)
        if routine.strip() and routine not in known:
            yield f"{name}.routine", f"{routine} is not a routine"
