"""What the terminal says of warning signs: what comes first, why, and what to do (evidence 5)."""

from collections.abc import Iterable, Sequence

from backstretch.care.first_list import is_list_due
from backstretch.content.care import Urgency, spare_care
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from backstretch.terminal.language import tr

_MOST_WHYS = 2
"""The message about a doctor is to be read."""


def first_lines(journal: Journal, settings: Settings) -> list[str]:
    """Return what somebody new must know, as long as the safety list is due.

    The list itself is asked in the window.

    Raises:
        JournalError: the journal cannot be read.
    """
    if not is_list_due(journal, settings):
        return []
    return [
        tr("Backstretch gives exercise ideas. It cannot examine you."),
        tr("Numb between your legs, trouble peeing, or a leg that gets weaker: do not stretch."),
        tr("Call 112, 999 or 911 then. “backstretch log signs” has the whole list."),
    ]


def list_lines() -> list[str]:
    """Return the short list of warning signs, and what to do where one is new."""
    lines = []
    for urgency, head in list_heads().items():
        lines.append(head)
        lines += [
            f"  {tr(sign.words)}" for sign in spare_care().short_list() if sign.leads_to is urgency
        ]
    return lines


def list_heads() -> dict[Urgency, str]:
    """Return what to do where a sign of this urgency is new, as it stands above these signs."""
    return {
        Urgency.EMERGENCY: tr("Get help now, 112, 999 or 911, if any of this is new:"),
        Urgency.SOON: tr("See a doctor before you stretch, if any of this is new:"),
    }


def help_now(whys: Iterable[str]) -> list[str]:
    """Return what comes before all else where help is needed now, and why (evidence 5.1)."""
    return [
        tr("Stop here. Get help now."),
        tr("Call 112, 999 or 911, or go to an emergency department today."),
        *whys,
        tr("Sessions are stopped until you say in the window that you have been checked."),
    ]


def doctor_soon(whys: Sequence[str]) -> list[str]:
    """Return what comes first where a doctor should look soon, and why (evidence 5.2)."""
    return [
        tr("See a doctor before you stretch."),
        *whys[:_MOST_WHYS],
        tr("In 1 to 2 days, call your doctor or a physiotherapist."),
        tr("Until then: no hard runs. Gentle walking is fine. Sessions are paused."),
        tr(
            "Right away, call 112, 999 or 911 if you are numb between your legs, find it hard "
            "to pee, or a leg gets weaker."
        ),
    ]


def now_lines(codes: Iterable[str]) -> list[str]:
    """Return what to say where signs stand that need help now; the first says it all."""
    return [
        tr(
            "Stop here. Get help now. Call 112, 999 or 911, or go to an emergency department today."
        ),
        *_noted(codes),
        tr("No session before that. y: I have been checked. Any other key ends."),
    ]


def soon_lines(codes: Iterable[str]) -> list[str]:
    """Return what to say where signs stand that a doctor should see; the first says it all."""
    return [
        tr("See a doctor before you stretch. Call your doctor in the next 1 to 2 days."),
        *_noted(codes),
        tr("No hard runs until then. Gentle walking is fine."),
        tr("If a leg gets weak, or you cannot pee, get help right away."),
        tr("d: a doctor has seen me. a: I have read this, stretch anyway. Any other key ends."),
    ]


def noted_lines(words: Iterable[str]) -> list[str]:
    """Return that these words of signs were noted, one line for each."""
    return [tr("You noted: {sign}").format(sign=tr(one)) for one in words]


def _noted(codes: Iterable[str]) -> list[str]:
    care = spare_care()
    words = (sign.words if (sign := care.sign(code)) else care.why(code) for code in codes)
    return noted_lines(one for one in words if one)
