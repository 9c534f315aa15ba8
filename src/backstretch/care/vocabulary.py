"""The codes of the diary in words as they stand inside a sentence, each list in its order.

Whoever asks brings the translation as `tr`. What is offered as a label begins with a capital, and
may be shorter where it stands below a name: see `labels`.
"""

from collections.abc import Callable, Mapping

from backstretch.bodymap.order import READING_ORDER
from backstretch.bodymap.regions import LegReach, Region
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

Tr = Callable[[str], str]
Words = dict[str, str]


def labels(words: Mapping[str, str], shorter: Mapping[str, str] | None = None) -> Words:
    """Return words as labels, those that are `shorter` instead where they stand alone."""
    return {
        code: word[:1].upper() + word[1:] for code, word in {**words, **(shorter or {})}.items()
    }


def kinds(tr: Tr) -> Words:
    """Return the sorts of runs."""
    return {
        RunKind.EASY: tr("easy"),
        RunKind.STEADY: tr("steady"),
        RunKind.TEMPO: tr("fast"),
        RunKind.INTERVALS: tr("intervals"),
        RunKind.LONG: tr("long"),
        RunKind.RACE: tr("race"),
    }


def surfaces(tr: Tr) -> Words:
    """Return what is underfoot."""
    return {
        Surface.ROAD: tr("road"),
        Surface.CONCRETE: tr("concrete"),
        Surface.TRACK: tr("track"),
        Surface.GRASS: tr("grass"),
        Surface.TRAIL: tr("trail"),
        Surface.TREADMILL: tr("treadmill"),
        Surface.MIXED: tr("mixed"),
    }


def hills(tr: Tr) -> Words:
    """Return how the way went up and down."""
    return {
        Hills.FLAT: tr("flat"),
        Hills.ROLLING: tr("rolling"),
        Hills.UP: tr("mostly up"),
        Hills.DOWN: tr("mostly down"),
    }


def strides(tr: Tr) -> Words:
    """Return where the foot lands."""
    return {
        Stride.AHEAD: tr("the foot lands ahead of me"),
        Stride.UNDER: tr("under me"),
        Stride.UNSURE: tr("not sure"),
    }


def postures(tr: Tr) -> Words:
    """Return how the trunk was held."""
    return {
        Posture.TALL: tr("tall"),
        Posture.SLUMPED: tr("slumped when tired"),
        Posture.LEANED: tr("leaned forward a lot"),
        Posture.UNSURE: tr("not sure"),
    }


def loads(tr: Tr) -> Words:
    """Return what was carried."""
    return {
        Load.NONE: tr("nothing carried"),
        Load.BELT: tr("phone belt"),
        Load.BOTTLE: tr("bottle in hand"),
        Load.VEST: tr("vest under 3 kg"),
        Load.BACKPACK: tr("backpack of 3 to 8 kg"),
        Load.BUGGY: tr("buggy"),
    }


def drinkings(tr: Tr) -> Words:
    """Return how much was drunk."""
    return {
        Drinking.USUAL: tr("as usual"),
        Drinking.LESS: tr("less than usual"),
        Drinking.THIRSTY: tr("thirsty at the start"),
    }


def desks(tr: Tr) -> Words:
    """Return how long the day was spent sitting."""
    return {
        Desk.TO_2: tr("up to 2 hours of sitting"),
        Desk.TO_4: tr("2 to 4 hours"),
        Desk.TO_6: tr("4 to 6 hours"),
        Desk.TO_8: tr("6 to 8 hours"),
        Desk.OVER_8: tr("over 8 hours"),
    }


def sleeps(tr: Tr) -> Words:
    """Return how the night was."""
    return {
        Sleep.GOOD: tr("good"),
        Sleep.SO_SO: tr("so-so"),
        Sleep.POOR: tr("poor"),
    }


def stresses(tr: Tr) -> Words:
    """Return how much stress there was."""
    return {
        Stress.LOW: tr("low"),
        Stress.MEDIUM: tr("medium"),
        Stress.HIGH: tr("high"),
    }


def warm_ups(tr: Tr) -> Words:
    """Return what came before the run."""
    return {
        WarmUp.NONE: tr("no warm-up"),
        WarmUp.EASY: tr("easy jog or walk"),
        WarmUp.DYNAMIC: tr("moving stretches"),
        WarmUp.STATIC: tr("held stretches"),
    }


def heats(tr: Tr) -> Words:
    """Return what was put on the back."""
    return {
        HeatCold.NONE: tr("neither heat nor cold"),
        HeatCold.HEAT: tr("heat on the back"),
        HeatCold.COLD: tr("cold on the back"),
    }


def qualities(tr: Tr) -> Words:
    """Return what pain feels like."""
    return {
        Quality.STIFF: tr("stiff"),
        Quality.ACHE: tr("dull ache"),
        Quality.CRAMP: tr("cramp"),
        Quality.SHARP: tr("sharp"),
        Quality.BURNING: tr("burning"),
        Quality.SHOOTING: tr("shooting"),
        Quality.TINGLING: tr("tingling"),
        Quality.NUMB: tr("numb"),
        Quality.WEAK: tr("heavy or weak"),
        Quality.TIRED: tr("tired"),
        Quality.STIFFER: tr("stiff in the morning for longer than usual"),
    }


def aggravators(tr: Tr) -> Words:
    """Return what makes pain worse."""
    return {
        Aggravator.BENDING: tr("bending forward"),
        Aggravator.ARCHING: tr("bending back"),
        Aggravator.TWISTING: tr("twisting"),
        Aggravator.SITTING: tr("sitting"),
        Aggravator.STANDING: tr("standing still"),
        Aggravator.WALKING: tr("walking"),
        Aggravator.IMPACT: tr("each landing"),
        Aggravator.UPHILL: tr("uphill"),
        Aggravator.DOWNHILL: tr("downhill"),
        Aggravator.GETTING_UP: tr("getting up"),
        Aggravator.COUGHING: tr("coughing or sneezing"),
        Aggravator.MORNING: tr("in the morning"),
        Aggravator.NIGHT: tr("at night"),
    }


def courses(tr: Tr) -> Words:
    """Return how pain goes along with a run."""
    return {
        Course.ONLY_RUNNING: tr("only while running"),
        Course.EASES: tr("eases as I warm up"),
        Course.RISING: tr("rises as I run"),
        Course.LIMPING: tr("made me limp or stoop"),
        Course.AFTER: tr("comes on after"),
        Course.NEXT_MORNING: tr("next morning"),
        Course.CONSTANT: tr("always there"),
    }


def moments(tr: Tr) -> Words:
    """Return when pain is felt, as it stands inside a sentence."""
    return {
        PainMoment.BEFORE_RUN: tr("before the run"),
        PainMoment.DURING_RUN: tr("during the run"),
        PainMoment.AFTER_RUN: tr("straight after the run"),
        PainMoment.LATER: tr("later that day"),
        PainMoment.NEXT_MORNING: tr("the next morning"),
        PainMoment.BEFORE_SESSION: tr("before the session"),
        PainMoment.DURING_SESSION: tr("during the session"),
        PainMoment.AFTER_SESSION: tr("after the session"),
        PainMoment.ALONE: tr("on its own"),
    }


def reaches(tr: Tr) -> Words:
    """Return how far down a leg pain travels, as it stands inside a sentence."""
    return {
        LegReach.NONE: tr("not down the leg"),
        LegReach.BUTTOCK: tr("to the buttock"),
        LegReach.THIGH: tr("to the thigh"),
        LegReach.KNEE: tr("to the knee"),
        LegReach.CALF: tr("below the knee"),
        LegReach.FOOT: tr("into the foot"),
    }


def regions(tr: Tr) -> Words:
    """Return the places of the body; left and right are the person's own."""
    names = _plain_regions(tr) | _sided_regions(tr)
    return {region: names[region] for region in READING_ORDER}


def _plain_regions(tr: Tr) -> dict[Region, str]:
    return {
        Region.LUMBAR_LEFT: tr("lower back, left"),
        Region.LUMBAR_CENTRE: tr("lower back, middle"),
        Region.LUMBAR_RIGHT: tr("lower back, right"),
        Region.SACROILIAC_LEFT: tr("back of the pelvis, left"),
        Region.SACROILIAC_RIGHT: tr("back of the pelvis, right"),
        Region.UPPER_BACK: tr("upper back"),
        Region.MIDDLE_BACK: tr("middle back"),
        Region.BELLY: tr("belly"),
    }


def _sided_regions(tr: Tr) -> dict[Region, str]:
    return {
        Region.BUTTOCK_LEFT: tr("buttock, left"),
        Region.BUTTOCK_RIGHT: tr("buttock, right"),
        Region.HIP_LEFT: tr("outer hip, left"),
        Region.HIP_RIGHT: tr("outer hip, right"),
        Region.GROIN_LEFT: tr("groin, left"),
        Region.GROIN_RIGHT: tr("groin, right"),
        Region.THIGH_BACK_LEFT: tr("back of the thigh, left"),
        Region.THIGH_BACK_RIGHT: tr("back of the thigh, right"),
        Region.THIGH_FRONT_LEFT: tr("front of the thigh, left"),
        Region.THIGH_FRONT_RIGHT: tr("front of the thigh, right"),
        Region.KNEE_LEFT: tr("knee, left"),
        Region.KNEE_RIGHT: tr("knee, right"),
        Region.CALF_LEFT: tr("calf, left"),
        Region.CALF_RIGHT: tr("calf, right"),
        Region.SHIN_LEFT: tr("shin, left"),
        Region.SHIN_RIGHT: tr("shin, right"),
        Region.FOOT_LEFT: tr("foot, left"),
        Region.FOOT_RIGHT: tr("foot, right"),
    }
