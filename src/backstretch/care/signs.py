"""What ticked signs and entries of pain lead to: help now, a doctor soon, or the list (evidence 5).

More signs never lead to less: every rule only asks that something is there.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from backstretch.care.mornings import RED_RISE
from backstretch.care.noted import noted
from backstretch.content.care import Care, Urgency
from backstretch.journal.diary_records import Tier
from backstretch.journal.said import Pain

LOOK_BACK = timedelta(weeks=8)
"""So far back an entry is compared with what was said of pain."""

_GRAVEST = (Tier.EMERGENCY, Tier.SOON)


@dataclass(frozen=True, slots=True)
class Notice:
    """What was noticed.

    With a `tier` it decides on its own, and `codes` are the signs or rules that it follows from.
    Without one it `asks`: it opens the list in a neutral tone, for the codes of what was noted.
    """

    tier: Tier | None
    codes: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether it only opens the list."""
        return self.tier is None


def judged(codes: Collection[str], care: Care) -> tuple[Notice, ...]:
    """Return what codes lead to, gravest first: of signs ticked, and of `Noted`.

    The order of the codes does not matter; codes of a notice stand in the order of the rules. A
    code that the rules do not know leads to nothing.
    """
    given = frozenset(codes)
    found: dict[Tier, dict[str, None]] = {tier: {} for tier in _GRAVEST}
    for sign in care.signs:
        if sign.leads_to is not None and sign.code in given:
            found[_tier(sign.leads_to)][sign.code] = None
    for rule in care.together:
        some = sum(part in given for part in rule.some_of)
        if given.issuperset(rule.all_of) and (not rule.some_of or some >= rule.at_least):
            found[_tier(rule.leads_to)][rule.code] = None
    return tuple(Notice(tier, tuple(codes)) for tier, codes in found.items() if codes)


def noticed(
    entry: Pain,
    earlier: Iterable[Pain],
    care: Care,
    ticked: Collection[str] = (),
    red_rise: int = RED_RISE,
) -> tuple[Notice, ...]:
    """Return what an entry leads to, gravest first, with the signs ticked with it.

    `earlier` is what was said of pain before, in the order it was kept. The list is opened by what
    evidence 4.2 names and by what the diary notices; not where help is needed now anyway, nor
    where the person has just answered the list with a sign.
    """
    said = noted(entry, earlier, care.watching, red_rise)
    found = judged({*said, *ticked}, care)
    opening = tuple(code.value for code in care.opens.any_of if code in said)
    short = {sign.code for sign in care.short_list()}
    if not opening or gravest(found) is Tier.EMERGENCY or short.intersection(ticked):
        return found
    return (*found, Notice(None, opening))


def together(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return one notice of each tier, gravest first, with the codes of all."""
    found: dict[Tier | None, dict[str, None]] = {Tier.EMERGENCY: {}, Tier.SOON: {}, None: {}}
    for notice in notices:
        found[notice.tier].update(dict.fromkeys(notice.codes))
    return tuple(Notice(tier, tuple(codes)) for tier, codes in found.items() if codes)


def gravest(notices: Iterable[Notice]) -> Tier | None:
    """Return the gravest tier of notices, or None where none decides anything."""
    tiers = {notice.tier for notice in notices}
    return next((tier for tier in _GRAVEST if tier in tiers), None)


def _tier(urgency: Urgency) -> Tier:
    return Tier(urgency.value)
