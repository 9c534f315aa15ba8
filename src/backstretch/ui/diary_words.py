"""The codes of the diary in the words a person reads, each list in the order it is offered."""

from PySide6.QtCore import QCoreApplication

from backstretch.bodymap.regions import LegReach
from backstretch.care import vocabulary as said
from backstretch.care.vocabulary import labels
from backstretch.journal.run_facts import Desk, HeatCold, Load, Stride, Surface, WarmUp
from backstretch.journal.said import Aggravator, PainMoment, Quality

_OFFERED = (LegReach.NONE, LegReach.KNEE, LegReach.CALF, LegReach.FOOT)


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Diary", text)


def kinds() -> dict[str, str]:
    """Return the sorts of runs."""
    return labels(said.kinds(tr))


def surfaces() -> dict[str, str]:
    """Return what is underfoot."""
    return labels(said.surfaces(tr), {Surface.TREADMILL: tr("mill")})


def hills() -> dict[str, str]:
    """Return how the way went up and down."""
    return labels(said.hills(tr))


def strides() -> dict[str, str]:
    """Return where the foot lands."""
    return labels(said.strides(tr), {Stride.AHEAD: tr("ahead of me")})


def postures() -> dict[str, str]:
    """Return how the trunk was held."""
    return labels(said.postures(tr))


def loads() -> dict[str, str]:
    """Return what was carried."""
    shorter: dict[str, str] = {
        Load.NONE: tr("nothing"),
        Load.VEST: tr("vest, under 3 kg"),
        Load.BACKPACK: tr("backpack, 3 to 8 kg"),
    }
    return labels(said.loads(tr), shorter)


def drinkings() -> dict[str, str]:
    """Return how much was drunk."""
    return labels(said.drinkings(tr))


def desks() -> dict[str, str]:
    """Return how long the day was spent sitting."""
    return labels(said.desks(tr), {Desk.TO_2: tr("up to 2 hours")})


def sleeps() -> dict[str, str]:
    """Return how the night was."""
    return labels(said.sleeps(tr))


def stresses() -> dict[str, str]:
    """Return how much stress there was."""
    return labels(said.stresses(tr))


def warm_ups() -> dict[str, str]:
    """Return what came before the run."""
    return labels(said.warm_ups(tr), {WarmUp.NONE: tr("none")})


def heats() -> dict[str, str]:
    """Return what was put on the back."""
    shorter: dict[str, str] = {
        HeatCold.NONE: tr("neither"),
        HeatCold.HEAT: tr("heat"),
        HeatCold.COLD: tr("cold"),
    }
    return labels(said.heats(tr), shorter)


def qualities() -> dict[str, str]:
    """Return what pain feels like, without the stiffness that only mornings are asked for."""
    found = labels(said.qualities(tr))
    del found[Quality.STIFFER]
    return found


def quality(code: str) -> str:
    """Return one quality in words; a code that is not known is told as it is."""
    return labels(said.qualities(tr), {Quality.STIFFER: tr("stiff for longer than usual")}).get(
        code, code
    )


def aggravators() -> dict[str, str]:
    """Return what makes pain worse."""
    return labels(said.aggravators(tr), {Aggravator.COUGHING: tr("coughing, sneezing")})


def courses() -> dict[str, str]:
    """Return how pain went along with the run."""
    return labels(said.courses(tr))


def run_moments() -> dict[str, str]:
    """Return the moments around a run."""
    return {
        PainMoment.BEFORE_RUN: tr("Before"),
        PainMoment.DURING_RUN: tr("During"),
        PainMoment.AFTER_RUN: tr("After"),
        PainMoment.LATER: tr("Later"),
        PainMoment.NEXT_MORNING: tr("Next morning"),
    }


def other_moments() -> dict[str, str]:
    """Return the moments that are around no run, as they are offered."""
    return {
        PainMoment.ALONE: tr("On its own"),
        PainMoment.BEFORE_SESSION: tr("Before a session"),
        PainMoment.AFTER_SESSION: tr("After a session"),
    }


def moment(which: PainMoment) -> str:
    """Return a moment inside a sentence, as in "Pain 3, after"."""
    shorter = {
        PainMoment.AFTER_RUN: tr("after the run"),
        PainMoment.NEXT_MORNING: tr("next morning"),
    }
    return shorter.get(which) or said.moments(tr)[which]


def reaches() -> dict[str, str]:
    """Return how far down a leg pain travels, as it is offered."""
    found = labels(said.reaches(tr), {LegReach.NONE: tr("no")})
    return {code: found[code] for code in _OFFERED}


def reach(how_far: LegReach) -> str:
    """Return how far down the leg, inside a sentence."""
    return said.reaches(tr)[how_far]
