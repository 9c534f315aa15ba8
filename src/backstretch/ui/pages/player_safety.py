"""The safety list in the words of the window: which signs need help now, and which a doctor first.

The items and what follows from them are those of the rules of care, the same for a session, an
entry and the terminal.
"""

from dataclasses import dataclass
from typing import Literal

from backstretch.content.care import Care, Together, Urgency, spare_care
from backstretch.content.care import Sign as Rule
from backstretch.ui.pages.player_words import tr

Leads = Literal["emergency", "doctor", ""]
_LEADS: dict[Urgency | None, Leads] = {
    None: "",
    Urgency.EMERGENCY: "emergency",
    Urgency.SOON: "doctor",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the list. `why` is the plain sentence of the screen that it leads to.

    One that leads nowhere by itself counts together with others.
    """

    code: str
    words: str
    why: str
    leads_to: Leads


def signs() -> tuple[Sign, ...]:
    """Return the short list in its order, in the language of the window."""
    return tuple(map(_line, spare_care().short_list()))


def more_signs() -> tuple[Sign, ...]:
    """Return all the others: those that lead somewhere by themselves come first."""
    others = [rule for rule in spare_care().signs if not rule.short]
    return tuple(map(_line, sorted(others, key=lambda rule: rule.leads_to is None)))


def sign_of(code: str) -> Sign:
    """Return what there is to say of the code of a sign, or of what goes together.

    A code that the rules have no more still stands for something that was noted.
    """
    care = spare_care()
    rule = care.sign(code)
    if rule is not None and rule.leads_to is not None:
        return _line(rule)
    together = next((one for one in care.together if one.code == code), None)
    if together is not None:
        return Sign(code, _words(together, care), tr(together.why), _LEADS[together.leads_to])
    return Sign(code, tr("A warning sign"), tr("You noted a warning sign."), "doctor")


def _line(rule: Rule) -> Sign:
    return Sign(rule.code, tr(rule.words), tr(rule.why), _LEADS[rule.leads_to])


def _words(rule: Together, care: Care) -> str:
    """Return what to say on the phone of what goes together, or why it is named."""
    parts = [sign for part in rule.all_of if (sign := care.sign(part)) is not None]
    return tr(parts[0].words if parts and rule.leads_to is Urgency.EMERGENCY else rule.why)
