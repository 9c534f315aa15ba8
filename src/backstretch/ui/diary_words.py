"""The codes of the diary in the words a person reads, each list in the order it is offered."""

from PySide6.QtCore import QCoreApplication

from backstretch.bodymap.regions import LegReach
from backstretch.journal.run_facts import (
    Desk,
    Drinking,
    HeatCold,
    Hills,
    Load,
    Posture,
    RunKind,
    Sleep,
    Stress,
    Stride,
    Surface,
    WarmUp,
)
from backstretch.journal.said import Aggravator, Course, PainMoment, Quality


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Diary", text)


def kinds() -> dict[str, str]:
    """Return the sorts of runs."""
    return {
        RunKind.EASY: tr("Easy"),
        RunKind.STEADY: tr("Steady"),
        RunKind.TEMPO: tr("Fast"),
        RunKind.INTERVALS: tr("Intervals"),
        RunKind.LONG: tr("Long"),
        RunKind.RACE: tr("Race"),
    }


def surfaces() -> dict[str, str]:
    """Return what is underfoot."""
    return {
        Surface.ROAD: tr("Road"),
        Surface.CONCRETE: tr("Concrete"),
        Surface.TRACK: tr("Track"),
        Surface.GRASS: tr("Grass"),
        Surface.TRAIL: tr("Trail"),
        Surface.TREADMILL: tr("Mill"),
        Surface.MIXED: tr("Mixed"),
    }


def hills() -> dict[str, str]:
    """Return how the way went up and down."""
    return {
        Hills.FLAT: tr("Flat"),
        Hills.ROLLING: tr("Rolling"),
        Hills.UP: tr("Mostly up"),
        Hills.DOWN: tr("Mostly down"),
    }


def strides() -> dict[str, str]:
    """Return where the foot lands."""
    return {
        Stride.AHEAD: tr("Ahead of me"),
        Stride.UNDER: tr("Under me"),
        Stride.UNSURE: tr("Not sure"),
    }


def postures() -> dict[str, str]:
    """Return how the trunk was held."""
    return {
        Posture.TALL: tr("Tall"),
        Posture.SLUMPED: tr("Slumped when tired"),
        Posture.LEANED: tr("Leaned forward a lot"),
        Posture.UNSURE: tr("Not sure"),
    }


def loads() -> dict[str, str]:
    """Return what was carried."""
    return {
        Load.NONE: tr("Nothing"),
        Load.BELT: tr("Phone belt"),
        Load.BOTTLE: tr("Bottle in hand"),
        Load.VEST: tr("Vest, under 3 kg"),
        Load.BACKPACK: tr("Backpack, 3 to 8 kg"),
        Load.BUGGY: tr("Buggy"),
    }


def drinkings() -> dict[str, str]:
    """Return how much was drunk."""
    return {
        Drinking.USUAL: tr("As usual"),
        Drinking.LESS: tr("Less than usual"),
        Drinking.THIRSTY: tr("Thirsty at the start"),
    }


def desks() -> dict[str, str]:
    """Return how long the day was spent sitting."""
    return {
        Desk.TO_2: tr("Up to 2 hours"),
        Desk.TO_4: tr("2 to 4 hours"),
        Desk.TO_6: tr("4 to 6 hours"),
        Desk.TO_8: tr("6 to 8 hours"),
        Desk.OVER_8: tr("Over 8 hours"),
    }


def sleeps() -> dict[str, str]:
    """Return how the night was."""
    return {Sleep.GOOD: tr("Good"), Sleep.SO_SO: tr("So-so"), Sleep.POOR: tr("Poor")}


def stresses() -> dict[str, str]:
    """Return how much stress there was."""
    return {Stress.LOW: tr("Low"), Stress.MEDIUM: tr("Medium"), Stress.HIGH: tr("High")}


def warm_ups() -> dict[str, str]:
    """Return what came before the run."""
    return {
        WarmUp.NONE: tr("None"),
        WarmUp.EASY: tr("Easy jog or walk"),
        WarmUp.DYNAMIC: tr("Moving stretches"),
        WarmUp.STATIC: tr("Held stretches"),
    }


def heats() -> dict[str, str]:
    """Return what was put on the back."""
    return {HeatCold.NONE: tr("Neither"), HeatCold.HEAT: tr("Heat"), HeatCold.COLD: tr("Cold")}


def qualities() -> dict[str, str]:
    """Return what pain feels like, without the stiffness that only mornings are asked for."""
    return {
        Quality.STIFF: tr("Stiff"),
        Quality.ACHE: tr("Dull ache"),
        Quality.CRAMP: tr("Cramp"),
        Quality.SHARP: tr("Sharp"),
        Quality.BURNING: tr("Burning"),
        Quality.SHOOTING: tr("Shooting"),
        Quality.TINGLING: tr("Tingling"),
        Quality.NUMB: tr("Numb"),
        Quality.WEAK: tr("Heavy or weak"),
        Quality.TIRED: tr("Tired"),
    }


def quality(code: str) -> str:
    """Return one quality in words; a code that is not known is told as it is."""
    longer = {Quality.STIFFER.value: tr("Stiff for longer than usual")}
    return (qualities() | longer).get(code, code)


def aggravators() -> dict[str, str]:
    """Return what makes pain worse."""
    return {
        Aggravator.BENDING: tr("Bending forward"),
        Aggravator.ARCHING: tr("Bending back"),
        Aggravator.TWISTING: tr("Twisting"),
        Aggravator.SITTING: tr("Sitting"),
        Aggravator.STANDING: tr("Standing still"),
        Aggravator.WALKING: tr("Walking"),
        Aggravator.IMPACT: tr("Each landing"),
        Aggravator.UPHILL: tr("Uphill"),
        Aggravator.DOWNHILL: tr("Downhill"),
        Aggravator.GETTING_UP: tr("Getting up"),
        Aggravator.COUGHING: tr("Coughing, sneezing"),
        Aggravator.MORNING: tr("In the morning"),
        Aggravator.NIGHT: tr("At night"),
    }


def courses() -> dict[str, str]:
    """Return how pain went along with the run."""
    return {
        Course.ONLY_RUNNING: tr("Only while running"),
        Course.EASES: tr("Eases as I warm up"),
        Course.RISING: tr("Rises as I run"),
        Course.LIMPING: tr("Made me limp or stoop"),
        Course.AFTER: tr("Comes on after"),
        Course.NEXT_MORNING: tr("Next morning"),
        Course.CONSTANT: tr("Always there"),
    }


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
    return {
        PainMoment.BEFORE_RUN: tr("before the run"),
        PainMoment.DURING_RUN: tr("during the run"),
        PainMoment.AFTER_RUN: tr("after the run"),
        PainMoment.LATER: tr("later that day"),
        PainMoment.NEXT_MORNING: tr("next morning"),
        PainMoment.BEFORE_SESSION: tr("before the session"),
        PainMoment.DURING_SESSION: tr("during the session"),
        PainMoment.AFTER_SESSION: tr("after the session"),
        PainMoment.ALONE: tr("on its own"),
    }[which]


def reaches() -> dict[str, str]:
    """Return how far down a leg pain travels, as it is offered."""
    return {
        LegReach.NONE: tr("No"),
        LegReach.KNEE: tr("To the knee"),
        LegReach.CALF: tr("Below the knee"),
        LegReach.FOOT: tr("Into the foot"),
    }


def reach(how_far: LegReach) -> str:
    """Return how far down the leg, inside a sentence."""
    return {
        LegReach.NONE: tr("not down the leg"),
        LegReach.BUTTOCK: tr("to the buttock"),
        LegReach.THIGH: tr("to the thigh"),
        LegReach.KNEE: tr("to the knee"),
        LegReach.CALF: tr("below the knee"),
        LegReach.FOOT: tr("into the foot"),
    }[how_far]
