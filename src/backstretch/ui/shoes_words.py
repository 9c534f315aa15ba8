"""What is said of shoes: their kinds, their kilometres, and what is known about those."""

from PySide6.QtCore import QCoreApplication

from backstretch.journal.diary_records import ShoeKind
from backstretch.ui.shoes_state import Pair
from backstretch.units import Units, write_distance

NEW_M = 50_000
LOOK_M = 600_000
"""Below and above these metres there is something to say of a pair (evidence 6)."""


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Shoes", text)


def kinds() -> dict[str, str]:
    """Return the sorts of shoes."""
    return {
        ShoeKind.DAILY: tr("Daily trainer"),
        ShoeKind.RACER: tr("Racer"),
        ShoeKind.TRAIL: tr("Trail"),
        ShoeKind.MINIMAL: tr("Minimal"),
        ShoeKind.OTHER: tr("Not a running shoe"),
    }


def distance(metres: float, units: Units) -> str:
    """Return whole kilometres or miles with their unit."""
    return tr("{n} {unit}").format(n=write_distance(metres, units, digits=0), unit=units.value)


def title(pair: Pair, units: Units) -> str:
    """Return the name of a pair with how far it went, as the log offers it."""
    return tr("{name}, {distance}").format(
        name=pair.said.name, distance=distance(pair.metres, units)
    )


def detail(pair: Pair, units: Units) -> str:
    """Return the kind of a pair, what it ran before the diary, and what it asks for now."""
    said = [tr("{kind}.").format(kind=kinds()[pair.said.kind])]
    if round(pair.said.before_m / units.metres):
        before = distance(pair.said.before_m, units)
        said.append(tr("{before} of them before this diary.").format(before=before))
    return " ".join((*said, *filter(None, (hint(pair),))))


def hint(pair: Pair) -> str:
    """Return what a pair in use asks for now, or "". It is no alarm."""
    if pair.said.retired:
        return ""
    if pair.metres < NEW_M:
        return tr("Still new: get used to them bit by bit.")
    if pair.metres > LOOK_M:
        return tr("Now and then, look at the tread and notice how they feel.")
    return ""


def notes(units: Units) -> tuple[str, ...]:
    """Return what is known about how long shoes last (evidence 6: ShoeAge, Malisoux15)."""
    span = tr("500 to 800 km") if units is Units.KM else tr("300 to 500 miles")
    return (
        tr(
            "“{span} and then a new pair” is a custom, not a proven limit. "
            "How they feel and how the soles look tell you more."
        ).format(span=span),
        tr("Other shoes are a change for your back too. Take short runs in them first."),
        tr(
            "In a study of 264 runners, those who took turns between pairs had fewer injuries. "
            "It cannot show what caused that."
        ),
    )
