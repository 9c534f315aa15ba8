"""What was kept and what follows from it, in plain lines for the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from backstretch.bodymap.order import in_order
from backstretch.bodymap.regions import LegReach
from backstretch.care.entry import PainSaid
from backstretch.care.light import Judged, Light, Limits, Then, Why
from backstretch.care.mornings import Morning, Response, ResponseWhy
from backstretch.care.signs import Notice, gravest
from backstretch.content.care import Care
from backstretch.diary.vocabulary import (
    aggravators,
    courses,
    moments,
    qualities,
    reaches,
    regions,
    run_vocabularies,
)
from backstretch.journal.diary_records import Tier
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.terminal import doctor_soon, help_now, tr
from backstretch.terminal.safety import list_heads
from backstretch.units import Units, pace_s, write_distance, write_duration


def day_words(day: str) -> str:
    """Return a day with its weekday: "Mon 2026-03-02"."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return f"{names[date.fromisoformat(day).weekday()]} {day}"


def run_line(day: str, start: str, facts: RunFacts, shoe: str, units: Units) -> str:
    """Return a run as one sentence; `shoe` is the name of its pair, or ""."""
    when = tr("{day} at {time}").format(day=day_words(day), time=start) if start else day_words(day)
    return tr("Run of {when}: {facts}.").format(
        when=when, facts=", ".join(_facts(facts, shoe, units)) or tr("nothing more was said")
    )


def pain_lines(pain: PainSaid) -> Iterator[str]:
    """Yield the pain of a moment: how strong and where, then what was said of it."""
    places = "; ".join(
        tr("{place} {n}").format(place=regions()[region], n=strength)
        for region, strength in in_order(pain.regions).items()
    )
    moment = moments()[pain.moment]
    line = tr("Pain {n} {moment}").format(n=pain.score, moment=moment)
    yield f"{line}: {places}." if places else f"{line}."
    more = [
        *(qualities()[code] for code in pain.qualities),
        *(tr("worse with: {what}").format(what=aggravators()[code]) for code in pain.aggravators),
        *(courses()[code] for code in pain.course),
        *_legs(pain),
    ]
    if more:
        yield "  " + "; ".join(more) + "."
    if pain.note:
        yield f"  “{pain.note}”"


def pace_warning(facts: RunFacts, units: Units) -> str:
    """Return that a run is hard to believe, with its pace."""
    distance, seconds = facts.distance_m or 0, facts.duration_s or 0
    words = tr(
        "{distance} in {time} is {pace} a {unit}, which is hard to believe; it is kept as you "
        "said it."
    )
    return words.format(
        distance=_distance(distance, units),
        time=write_duration(seconds),
        pace=write_duration(pace_s(distance, seconds, units)),
        unit=tr("mile") if units is Units.MILES else tr("kilometre"),
    )


def notice_lines(notices: Sequence[Notice], care: Care) -> Iterator[str]:
    """Yield what the person must know of the gravest tier there is (evidence 5.1, 5.2, 5.4).

    Beside help now, that a doctor should look within days would only soften it.
    """
    tier = gravest(notices)
    codes = [code for notice in notices if notice.tier is tier for code in notice.codes]
    whys = list(dict.fromkeys(care.why(code) for code in codes))
    if tier is Tier.EMERGENCY:
        yield from help_now(whys)
    elif tier is Tier.SOON:
        yield from doctor_soon(whys)


def question_lines(care: Care) -> Iterator[str]:
    """Yield the short list of signs, asked in a neutral tone, and how to answer."""
    yield tr("Is any of this new? Most back pain is not dangerous; a few signs need help fast.")
    width = max(len(sign.code) for sign in care.short_list())
    for sign in care.short_list():
        yield f"  {sign.code:<{width}}  {sign.words}"
    yield _answer_words()


def list_lines(care: Care) -> Iterator[str]:
    """Yield the whole list of signs, those that need help now first, and how to answer."""
    width = max(len(sign.code) for sign in care.signs)
    others = (None, tr("These count together with others:"))
    for urgency, head in (*list_heads().items(), others):
        yield head
        for sign in care.signs:
            if sign.leads_to is urgency:
                yield f"  {sign.code:<{width}}  {sign.words}"
    yield _answer_words()


def light_lines(judged: Judged, limits: Limits, *, advice: bool = True) -> Iterator[str]:
    """Yield the light of a run with its rule, and as `advice` what to do (evidence 4.3)."""
    if judged.light is None:
        return
    light = {Light.GREEN: tr("green"), Light.AMBER: tr("amber"), Light.RED: tr("red")}
    reasons = "; ".join(_why(why, judged, limits) for why in judged.why)
    yield tr("This run is {light}: {why}.").format(light=light[judged.light], why=reasons)
    if advice:
        yield from ("  " + _then(then) for then in judged.then)
    yield tr("  The light is a guide; it was not tested in backs.")


def morning_line(morning: Morning, rise: int) -> str:
    """Return how the back answered a run, with the rule; `rise` points more are red."""
    if morning.why is ResponseWhy.NO_START:
        words = tr(
            "The next morning is {n}. How it was before the run is not known, so this cannot be "
            "judged: from {rise} more, a morning is red."
        )
        return words.format(n=morning.score, rise=rise)
    if morning.why is ResponseWhy.STIFFER:
        return tr("The next morning is red: stiff for clearly longer than usual.")
    if morning.than is not None:
        return _instead_line(morning, rise)
    change = _change(morning)
    words = {
        Response.SETTLED: tr("The next morning has settled: {change}."),
        Response.NOISE: tr("The next morning is within the noise: {change}. Repeat, do not add."),
        Response.RED: tr("The next morning is red: {change}, and {rise} more is red. Step back."),
    }[morning.response]
    return words.format(change=change, rise=rise)


def _instead_line(morning: Morning, rise: int) -> str:
    """Return how a morning compares where nothing was said before the run, and with what."""
    more = tr("{more} more") if morning.more > 0 else tr("no more")
    words = {
        Response.HELD: tr(
            "The next morning is {n}, {more} than {moment}; how it was before the run is not "
            "known. Repeat, do not add."
        ),
        Response.RED: tr(
            "The next morning is red: pain {n} is {more} than {moment}, and {rise} more is red; "
            "how it was before the run is not known. Step back."
        ),
    }[morning.response]
    moment = moments()[morning.than or PainMoment.AFTER_RUN]
    more = more.format(more=morning.more)
    return words.format(n=morning.score, more=more, moment=moment, rise=rise)


def _change(morning: Morning) -> str:
    if morning.change is None:
        return tr("pain {n}, whatever it was before the run").format(n=morning.score)
    if morning.change > 0:
        words = tr("pain {n} is {more} more than before the run")
        return words.format(n=morning.score, more=morning.change)
    return tr("pain {n} is no more than before the run").format(n=morning.score)


def _answer_words() -> str:
    return tr("If so, say “backstretch log signs CODE”; if not, “backstretch log signs none”.")


def _facts(facts: RunFacts, shoe: str, units: Units) -> Iterator[str]:
    if facts.distance_m is not None:
        yield _distance(facts.distance_m, units)
    if facts.duration_s is not None:
        yield write_duration(facts.duration_s)
    if facts.effort is not None:
        yield tr("effort {n} of 10").format(n=facts.effort)
    if facts.cadence is not None:
        yield tr("{n} steps a minute").format(n=facts.cadence)
    names: Mapping[str, str] = _fact_names()
    for name, words in run_vocabularies().items():
        code = getattr(facts, name)
        if code is not None:
            yield names[name].format(what=words[code])
    if shoe:
        yield tr("shoes: {name}").format(name=shoe)
    if facts.note:
        yield f"“{facts.note}”"


def _distance(metres: float, units: Units) -> str:
    words = tr("{n} miles") if units is Units.MILES else tr("{n} km")
    return words.format(n=write_distance(metres, units, digits=2))


def _fact_names() -> dict[str, str]:
    return {
        "kind": "{what}",
        "surface": tr("on {what}"),
        "hills": "{what}",
        "stride": tr("stride: {what}"),
        "posture": tr("posture: {what}"),
        "load": "{what}",
        "drinking": tr("drinking: {what}"),
        "desk": tr("sitting: {what}"),
        "sleep": tr("sleep: {what}"),
        "stress": tr("stress: {what}"),
        "warm_up": tr("warm-up: {what}"),
        "heat_cold": "{what}",
    }


def _legs(pain: PainSaid) -> Iterator[str]:
    for reach, words in (
        (pain.leg_left, tr("down the left leg {reach}")),
        (pain.leg_right, tr("down the right leg {reach}")),
    ):
        if reach is not LegReach.NONE:
            yield words.format(reach=reaches()[reach])


def _why(why: Why, judged: Judged, limits: Limits) -> str:
    moment = moments()[judged.by] if judged.by else ""
    return {
        Why.LOW: tr("pain {n} {moment}, and up to {green} is green"),
        Why.MIDDLE: tr("pain {n} {moment}, and over {green} up to {amber} is amber"),
        Why.HIGH: tr("pain {n} {moment}, and over {amber} is red"),
        Why.ROSE_AFTER: tr("it rose by {rise} or more after the run, and that is red"),
        Why.RISING: tr("pain rose as you ran"),
        Why.LIMPING: tr("it made you limp or stoop"),
        Why.SPREADING: tr("it spread down the leg"),
        Why.NOT_SETTLED: tr("it had not settled by bedtime"),
        Why.MORNING: tr("the next morning was red"),
    }[why].format(
        n=judged.worst,
        moment=moment,
        green=limits.green_at_most,
        amber=limits.amber_at_most,
        rise=limits.red_rise,
    )


def _then(then: Then) -> str:
    return {
        Then.CARRY_ON: tr("Carry on as planned."),
        Then.KEEP_LOAD: tr("Run as much as before; do not add."),
        Then.SEE_EVENING: tr("It should be back to how it was before the run by bedtime."),
        Then.SEE_MORNING: tr("Look again the next morning: it should be no higher."),
        Then.WALK_HOME: tr("If you are still out, stop and walk home."),
        Then.GENTLE: tr("Take the gentle session, or rest."),
        Then.SHORTEN: tr("Make the next run a third to a half shorter."),
        Then.STEP_BACK: tr("Go one step back in your training."),
    }[then]
