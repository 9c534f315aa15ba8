"""Pain and its light in the words of the Journal: moments, places with their scores, the rule."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from backstretch.bodymap.order import READING_ORDER
from backstretch.bodymap.regions import LegReach
from backstretch.care.light import Judged, Light, Limits, Why
from backstretch.care.mornings import Response
from backstretch.journal.diary_records import Decided, Tier
from backstretch.journal.said import Pain, PainMoment
from backstretch.ui import diary_words as words
from backstretch.ui.widgets.body_map_words import places_briefly, region_name


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Journal", text)


def moment_brief(moment: PainMoment) -> str:
    """Return what stands before a badge."""
    return {
        PainMoment.BEFORE_RUN: tr("pain before"),
        PainMoment.DURING_RUN: tr("pain during"),
        PainMoment.AFTER_RUN: tr("pain after"),
        PainMoment.LATER: tr("pain later"),
        PainMoment.NEXT_MORNING: tr("next morning"),
        PainMoment.BEFORE_SESSION: tr("pain before"),
        PainMoment.DURING_SESSION: tr("pain during"),
        PainMoment.AFTER_SESSION: tr("pain after"),
        PainMoment.ALONE: "",
    }[moment]


def pain_title(pain: Pain) -> str:
    """Return "Pain 3, after the run"."""
    return tr("Pain {n}, {moment}").format(n=pain.score, moment=words.moment(pain.moment))


def leg_line(pain: Pain) -> str:
    """Return how far down which leg the pain travels, as one sentence."""
    if pain.leg_left is pain.leg_right:
        if pain.leg_left is LegReach.NONE:
            return tr("Does not travel down the leg.")
        return tr("Both legs: {reach}.").format(reach=words.reach(pain.leg_left))
    sides = ((pain.leg_left, tr("Left leg: {reach}.")), (pain.leg_right, tr("Right leg: {reach}.")))
    told = (form.format(reach=words.reach(far)) for far, form in sides if far is not LegReach.NONE)
    return " ".join(told)


def places_scored(pain: Pain) -> str:
    """Return where it hurts; with a number each where those differ from the pain's own."""
    if set(pain.regions.values()) <= {pain.score}:
        return places_briefly(pain.regions)
    told = [(region_name(one), pain.regions[one]) for one in READING_ORDER if one in pain.regions]
    return ". ".join(tr("{place}: {n}").format(place=place, n=score) for place, score in told)


def pains_before(ever: Sequence[Pain], stand: Sequence[Pain]) -> tuple[str, ...]:
    """Return what was said of pain before it was changed or taken out, the last first.

    `ever` is all that was said of a run, `stand` what stands. What stands again in the same words
    is not told.
    """
    now = {_told(pain) for pain in stand}
    replaced = {pain.replaces for pain in ever}
    old = [_told(pain) for pain in ever if pain.id in replaced and pain.score is not None]
    form = tr("Changed since. Earlier: {what}")
    return tuple(form.format(what=what) for what in dict.fromkeys(reversed(old)) if what not in now)


def _told(pain: Pain) -> str:
    """Return all of a pain as one line."""
    worse, courses = words.aggravators(), words.courses()
    told = [
        ", ".join((pain_title(pain), *(words.quality(code).lower() for code in pain.qualities))),
        places_scored(pain),
        leg_line(pain).rstrip("."),
        ", ".join(worse[code] for code in pain.aggravators),
        "; ".join(courses[code] for code in pain.course),
        pain.note,
    ]
    return ". ".join(part for part in told if part)


def decided(what: Decided, tier: Tier | None) -> str:
    """Return a decision about warning signs as a title."""
    if what is Decided.TOLD:
        now = tier is Tier.EMERGENCY
        return tr("Warning sign: get help now") if now else tr("Warning sign: see a doctor")
    return {
        Decided.CLEAR: tr("No warning sign"),
        Decided.WITHDRAWN: tr("A tick was taken back"),
        Decided.OVERRIDDEN: tr("Stretched all the same"),
        Decided.SEEN: tr("A doctor has looked"),
        Decided.CHECKED: tr("I have been checked"),
    }[what]


def morning(judged: Judged | None) -> str:
    """Return what the next morning said of a run, in a few words."""
    found = judged.morning if judged else None
    if found is None:
        return tr("not logged yet")
    more = tr("{n}, {more} more than before")
    change = {
        Response.SETTLED: tr("{n}, settled"),
        Response.NOISE: tr("{n}, within the noise") if found.change is None else more,
        Response.RED: tr("{n}, clearly more"),
        Response.HELD: tr("{n} of 10"),
        Response.OPEN: tr("{n} of 10"),
    }[found.response]
    return change.format(n=found.score, more=found.change)


def light(which: Light) -> str:
    """Return what a light says."""
    return {
        Light.GREEN: tr("Green: carry on as planned"),
        Light.AMBER: tr("Amber: keep the load, do not add"),
        Light.RED: tr("Red: step back"),
    }[which]


def light_rule(judged: Judged, limits: Limits) -> str:
    """Return why a run has its light, with the limits that were used."""
    whys = " ".join(_why(why, judged, limits) for why in judged.why)
    limit = tr(
        "The rule: up to {green} is green, up to {amber} amber, more is red. "
        "A rise of {rise} after the run, or by next morning, is red. It is a guide."
    ).format(green=limits.green_at_most, amber=limits.amber_at_most, rise=limits.red_rise)
    return f"{whys} {limit}"


def _why(why: Why, judged: Judged, limits: Limits) -> str:
    return {
        Why.LOW: tr("Pain was at most {worst}."),
        Why.MIDDLE: tr("Pain was {worst}."),
        Why.HIGH: tr("Pain was {worst}, more than {amber}."),
        Why.ROSE_AFTER: tr("It rose by {rise} or more after the run."),
        Why.RISING: tr("Pain rose while you ran."),
        Why.LIMPING: tr("It made you limp or stoop."),
        Why.SPREADING: tr("It went further down the leg."),
        Why.NOT_SETTLED: tr("It had not settled by bedtime."),
        Why.MORNING: tr("Next morning it was clearly more."),
    }[why].format(worst=judged.worst, amber=limits.amber_at_most, rise=limits.red_rise)
