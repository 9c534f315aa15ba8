"""The codes of the diary in short words for the command line, each list in the order offered."""

from collections.abc import Iterator, Mapping

from backstretch.bodymap.order import READING_ORDER
from backstretch.bodymap.regions import LegReach, Region
from backstretch.content.care import Sign
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
from backstretch.terminal import tr

Words = Mapping[str, str]


def run_vocabularies() -> dict[str, Words]:
    """Return what can be said of a run, by the names of its facts."""
    return {
        "kind": {
            RunKind.EASY: tr("easy"),
            RunKind.STEADY: tr("steady"),
            RunKind.TEMPO: tr("fast"),
            RunKind.INTERVALS: tr("intervals"),
            RunKind.LONG: tr("long"),
            RunKind.RACE: tr("race"),
        },
        "surface": {
            Surface.ROAD: tr("road"),
            Surface.CONCRETE: tr("concrete"),
            Surface.TRACK: tr("track"),
            Surface.GRASS: tr("grass"),
            Surface.TRAIL: tr("trail"),
            Surface.TREADMILL: tr("treadmill"),
            Surface.MIXED: tr("mixed"),
        },
        "hills": {
            Hills.FLAT: tr("flat"),
            Hills.ROLLING: tr("rolling"),
            Hills.UP: tr("mostly up"),
            Hills.DOWN: tr("mostly down"),
        },
        "stride": {
            Stride.AHEAD: tr("the foot lands ahead of me"),
            Stride.UNDER: tr("under me"),
            Stride.UNSURE: tr("not sure"),
        },
        "posture": {
            Posture.TALL: tr("tall"),
            Posture.SLUMPED: tr("slumped when tired"),
            Posture.LEANED: tr("leaned forward a lot"),
            Posture.UNSURE: tr("not sure"),
        },
        "load": {
            Load.NONE: tr("nothing carried"),
            Load.BELT: tr("phone belt"),
            Load.BOTTLE: tr("bottle in the hand"),
            Load.VEST: tr("vest under 3 kg"),
            Load.BACKPACK: tr("backpack of 3 to 8 kg"),
            Load.BUGGY: tr("buggy"),
        },
        "drinking": {
            Drinking.USUAL: tr("as usual"),
            Drinking.LESS: tr("less than usual"),
            Drinking.THIRSTY: tr("thirsty at the start"),
        },
        "desk": {
            Desk.TO_2: tr("up to 2 hours of sitting"),
            Desk.TO_4: tr("2 to 4 hours"),
            Desk.TO_6: tr("4 to 6 hours"),
            Desk.TO_8: tr("6 to 8 hours"),
            Desk.OVER_8: tr("over 8 hours"),
        },
        "sleep": {
            Sleep.GOOD: tr("good"),
            Sleep.SO_SO: tr("so-so"),
            Sleep.POOR: tr("poor"),
        },
        "stress": {
            Stress.LOW: tr("low"),
            Stress.MEDIUM: tr("medium"),
            Stress.HIGH: tr("high"),
        },
        "warm_up": {
            WarmUp.NONE: tr("no warm-up"),
            WarmUp.EASY: tr("easy jog or walk"),
            WarmUp.DYNAMIC: tr("moving stretches"),
            WarmUp.STATIC: tr("held stretches"),
        },
        "heat_cold": {
            HeatCold.NONE: tr("neither heat nor cold"),
            HeatCold.HEAT: tr("heat on the back"),
            HeatCold.COLD: tr("cold on the back"),
        },
    }


def pain_vocabularies() -> dict[str, Words]:
    """Return what can be said of pain, by the names of the options."""
    return {
        "region": regions(),
        "quality": qualities(),
        "worse": aggravators(),
        "course": courses(),
        "leg": {reach: word for reach, word in reaches().items() if reach},
        "moment": moments(),
    }


def qualities() -> Words:
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


def aggravators() -> Words:
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


def courses() -> Words:
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


def moments() -> Words:
    """Return when pain is felt, as it stands inside a sentence."""
    return {
        PainMoment.BEFORE_RUN: tr("before the run"),
        PainMoment.DURING_RUN: tr("during the run"),
        PainMoment.AFTER_RUN: tr("straight after the run"),
        PainMoment.LATER: tr("later that day"),
        PainMoment.NEXT_MORNING: tr("the next morning"),
        PainMoment.BEFORE_SESSION: tr("before a session"),
        PainMoment.DURING_SESSION: tr("during a session"),
        PainMoment.AFTER_SESSION: tr("after a session"),
        PainMoment.ALONE: tr("on its own"),
    }


def reaches() -> Words:
    """Return how far down a leg pain travels, as it stands inside a sentence."""
    return {
        LegReach.NONE: tr("not down the leg"),
        LegReach.BUTTOCK: tr("to the buttock"),
        LegReach.THIGH: tr("to the thigh"),
        LegReach.KNEE: tr("to the knee"),
        LegReach.CALF: tr("below the knee"),
        LegReach.FOOT: tr("into the foot"),
    }


def regions() -> Words:
    """Return the places of the body; left and right are the person's own."""
    names = _plain_regions() | _sided_regions()
    return {region: names[region] for region in READING_ORDER}


def sign_words(signs: tuple[Sign, ...]) -> Words:
    """Return the warning signs, those of the short list first."""
    return {sign.code: sign.words for sign in sorted(signs, key=lambda sign: not sign.short)}


def spoken(vocabulary: Words) -> Iterator[str]:
    """Yield each code, with its words in brackets where they say more than the code."""
    for code, words in vocabulary.items():
        plain = words.replace("-", " ") == str(code).replace("-", " ")
        yield str(code) if plain else f"{code} ({words})"


def _plain_regions() -> dict[Region, str]:
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


def _sided_regions() -> dict[Region, str]:
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
