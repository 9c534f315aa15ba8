"""The rules of safety, read from a file: limits of the light, warning signs, what goes together."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from backstretch.content.checks import line_problems
from backstretch.content.reading import read
from backstretch.toml_file import Fault, Problem

FILE = "guidance/care.toml"
SPARE_FILE = Path(__file__).with_name("care.json")

_LONGEST_WORDS = 120


class Urgency(StrEnum):
    """How soon a sign needs help; the codes are those of the diary's tiers (evidence 5.1, 5.2)."""

    EMERGENCY = "emergency"
    SOON = "soon"


class Noted(StrEnum):
    """What an entry of pain can say by itself, alone or with the entries before it.

    A "leg" is touched where pain travels to the thigh or further, or where a place from the thigh
    to the foot is marked. DOWN is pain that travels, BELOW is below the knee either way.
    """

    NUMB = "noted-numb"
    TINGLING = "noted-tingling"
    WEAK = "noted-weak"
    LEG = "noted-leg"
    DOWN = "noted-down"
    BOTH_TOUCHED = "noted-both-touched"
    BOTH_DOWN = "noted-both-down"
    BOTH_BELOW = "noted-both-below"
    BELOW = "noted-below"
    BELOW_NEW = "noted-below-new"
    BACK = "noted-back"
    BUTTOCK = "noted-buttock"
    ONE_SIDED = "noted-one-sided"
    BENDING = "noted-bending"
    ARCHING = "noted-arching"
    COUGHING = "noted-coughing"
    IMPACT = "noted-impact"
    NIGHT = "noted-night"
    CONSTANT = "noted-constant"
    STOOPED = "noted-stooped"
    STUCK = "noted-stuck"
    JUMP = "noted-jump"
    SEVERE = "noted-severe"
    SEVERE_DAYS = "noted-severe-days"
    NO_BETTER = "noted-no-better"
    TWO_REDS = "noted-two-reds"


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every part of the file has: the keys of its sources, and its place in the evidence."""

    sources: tuple[str, ...]
    evidence: str


class LimitsRule(_Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The limits of the light (pain 0-10), and how far a person may move each: from, to.

    `red_rise` is how many points more the next morning make it red, `settle_minutes` how soon
    amber pain should be back where it was, `shorten` and `drop_week` percent (from, to) to take
    off the next run and the next week.
    """

    words: str
    green_at_most: int
    amber_at_most: int
    red_rise: int
    green_range: tuple[int, int]
    amber_range: tuple[int, int]
    rise_range: tuple[int, int]
    settle_minutes: int
    shorten: tuple[int, int]
    drop_week: tuple[int, int]


class AskingRule(_Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How often the diary asks: hours after a run, days between weekly and other questions."""

    words: str
    run_hours: int
    week_days: int
    activity_days: int


class WatchingRule(_Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When the diary itself notices.

    `jump` points more than last time; a score of `severe` for `severe_days` days (told at least
    every `gap_days`); pain of `no_better_score` on average that has not gone down in
    `no_better_weeks`; `reds` red mornings within `reds_days`; pain below the knee is new after
    `new_days` without it; a back that is bent for `stuck_days` is stuck.
    """

    words: str
    jump: int
    severe: int
    severe_days: int
    gap_days: int
    no_better_score: int
    no_better_weeks: int
    reds: int
    reds_days: int
    new_days: int
    stuck_days: int


class Sign(_Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line that can be ticked.

    `why` is the sentence of the screen it leads to. `short` signs stand in the short list, in this
    order. A sign without `leads_to` decides nothing alone; it counts in what goes together.
    """

    code: str
    words: str
    why: str = ""
    leads_to: Urgency | None = None
    short: bool = False


class Together(_Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What goes together: with all of `all_of` and at least so many of `some_of`, it is `code`.

    The parts are codes of signs or of `Noted`. `code` may be that of a sign, which the diary then
    ticks by itself.
    """

    code: str
    leads_to: Urgency
    why: str
    all_of: tuple[str, ...]
    some_of: tuple[str, ...] = ()
    at_least: int = 1


class OpensRule(_Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What opens the list in a neutral tone, and decides nothing."""

    words: str
    any_of: tuple[Noted, ...]


class Care(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of safety."""

    limits: LimitsRule
    asking: AskingRule
    watching: WatchingRule
    opens: OpensRule
    signs: tuple[Sign, ...]
    together: tuple[Together, ...]

    def short_list(self) -> tuple[Sign, ...]:
        """Return the signs of the short list, in its order."""
        return tuple(sign for sign in self.signs if sign.short)

    def sign(self, code: str) -> Sign | None:
        """Return the sign with this code; None where there is none, or none any more."""
        return next((sign for sign in self.signs if sign.code == code), None)

    def why(self, code: str) -> str:
        """Return the sentence for a sign or a thing that goes together, or ""."""
        parts: tuple[Sign | Together, ...] = (*self.signs, *self.together)
        return next((part.why for part in parts if part.code == code), "")

    def to_json(self) -> bytes:
        """Return the text of `care.json`, the copy that the code carries."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


def load_care(root: Path) -> tuple[Care, tuple[Fault, ...]]:
    """Return the rules below `root`, and all faults of their file.

    With a fault, the copy inside the code takes the file's place: nobody goes without a warning
    because a file is damaged. Many ask, so what was read is kept while the file is the same.
    """
    try:
        status = (root / FILE).stat()
        mark = (status.st_ino, status.st_size, status.st_mtime_ns)
    except OSError:
        mark = None
    return _read(root, mark)


@lru_cache(maxsize=1)
def _read(root: Path, _mark: tuple[int, int, int] | None) -> tuple[Care, tuple[Fault, ...]]:
    care, faults = read(root / FILE, FILE, Care, care_problems)
    return care or spare_care(), tuple(faults)


@cache
def spare_care() -> Care:
    """Return the copy of the rules that ship."""
    return msgspec.json.decode(SPARE_FILE.read_bytes(), type=Care)


def care_problems(care: Care) -> Iterator[Problem]:
    """Yield what makes no sense in rules that are well formed."""
    for name, rule in (
        ("limits", care.limits),
        ("asking", care.asking),
        ("watching", care.watching),
        ("opens", care.opens),
    ):
        yield from line_problems(f"{name}.words", rule.words, _LONGEST_WORDS)
        yield from _source_problems(name, rule)
    yield from _limit_problems(care.limits)
    yield from _number_problems("asking", care.asking)
    yield from _number_problems("watching", care.watching)
    if care.asking.activity_days % care.asking.week_days:
        yield "asking.activity_days", "must be a multiple of week_days"
    yield from _sign_problems(care)
    yield from _together_problems(care)


def _source_problems(name: str, part: _Part) -> Iterator[Problem]:
    if not part.sources or not all(source.strip() for source in part.sources):
        yield f"{name}.sources", "is empty"
    if not part.evidence.strip():
        yield f"{name}.evidence", "is empty"


def _number_problems(name: str, rule: _Part) -> Iterator[Problem]:
    for key in rule.__struct_fields__:
        value = getattr(rule, key)
        if isinstance(value, int) and not 1 <= value <= 100:
            yield f"{name}.{key}", "must be from 1 to 100"


def _limit_problems(limits: LimitsRule) -> Iterator[Problem]:
    ranges = {
        "green_at_most": (limits.green_at_most, limits.green_range, 9),
        "amber_at_most": (limits.amber_at_most, limits.amber_range, 9),
        "red_rise": (limits.red_rise, limits.rise_range, 10),
    }
    for key, (value, (least, most), end) in ranges.items():
        if not 0 <= least <= value <= most <= end:
            yield f"limits.{key}", f"must be from {least} to {most}, within 0 to {end}"
    if limits.rise_range[0] < 1:
        yield "limits.rise_range", "must begin at 1 or more"
    if limits.green_range[1] >= limits.amber_range[1]:
        yield "limits.green_range", "must end below the end of amber_range"
    for key in ("shorten", "drop_week"):
        first, last = getattr(limits, key)
        if not 0 < first <= last <= 100:
            yield f"limits.{key}", "must be two percentages, the smaller first"
    if not 1 <= limits.settle_minutes <= 24 * 60:
        yield "limits.settle_minutes", "must be from 1 to 1440"


def _sign_problems(care: Care) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, sign in enumerate(care.signs):
        key = f"signs[{number}]"
        if not sign.code.isidentifier() or sign.code in seen:
            yield f"{key}.code", f"“{sign.code}” is no code, or there twice"
        seen.add(sign.code)
        yield from line_problems(f"{key}.words", sign.words, _LONGEST_WORDS)
        yield from _source_problems(key, sign)
        if sign.leads_to is not None:
            yield from line_problems(f"{key}.why", sign.why, _LONGEST_WORDS)
        elif sign.short:
            yield f"{key}.short", "is only for a sign that leads somewhere"
    for urgency in Urgency:
        if not any(sign.leads_to is urgency for sign in care.short_list()):
            yield "signs", f"has no short sign that leads to {urgency}"


def _together_problems(care: Care) -> Iterator[Problem]:
    known = {sign.code for sign in care.signs} | set(Noted)
    for number, rule in enumerate(care.together):
        key = f"together[{number}]"
        yield from line_problems(f"{key}.why", rule.why, _LONGEST_WORDS)
        yield from _source_problems(key, rule)
        for part in (*rule.all_of, *rule.some_of):
            if part not in known:
                yield key, f"“{part}” is neither a sign nor what an entry can say"
        if not rule.all_of:
            yield f"{key}.all_of", "is empty"
        if rule.some_of and not 1 <= rule.at_least <= len(rule.some_of):
            yield f"{key}.at_least", f"must be from 1 to {len(rule.some_of)}"
        sign = care.sign(rule.code)
        if sign is not None and sign.leads_to is not rule.leads_to:
            yield f"{key}.leads_to", f"is not that of the sign “{rule.code}”"
        if sign is None and not rule.code.isidentifier():
            yield f"{key}.code", f"“{rule.code}” is no code"
