"""What stands in the diary in the words a person reads: titles, facts, sums, the light."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from backstretch.care.light import Judged
from backstretch.journal.entries import Done
from backstretch.journal.plan_records import RunNote
from backstretch.journal.run_facts import Load
from backstretch.journal.said import PainMoment
from backstretch.ui import diary_words as words
from backstretch.ui.journal_pain_words import morning
from backstretch.ui.plan_words import weekday
from backstretch.ui.widgets.body_map_words import region_names
from backstretch.units import Units, pace_s, write_distance, write_duration

DAY_PARTS = ((5, "night"), (11, "morning"), (14, "midday"), (18, "afternoon"), (23, "evening"))


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Journal", text)


def run_title(note: RunNote, units: Units) -> str:
    """Return "Afternoon run, 8.2 km"; without a time of day its kind, as "Easy run"."""
    metres, kind = note.facts.distance_m, note.facts.kind
    if note.start:
        name = _part_of_day(int(note.start[:2]))
    else:
        name = tr("{kind} run").format(kind=words.kinds()[kind]) if kind else tr("Run")
    if metres is None:
        return name
    return tr("{name}, {distance}").format(name=name, distance=distance(metres, units))


def run_facts(note: RunNote, shoe: str) -> str:
    """Return "47:30, road, rolling, steady. Daily pair, 412 km"."""
    facts = note.facts
    told = [write_duration(facts.duration_s)] if facts.duration_s else []
    vocabularies = (
        (facts.surface, words.surfaces()),
        (facts.hills, words.hills()),
        (facts.kind, words.kinds()),
    )
    told += [known[code].lower() for code, known in vocabularies if code]
    line = ", ".join(told)
    return ". ".join(part for part in (line[:1].upper() + line[1:], shoe) if part)


def distance(metres: float, units: Units, *, digits: int = 1) -> str:
    """Return "8.2 km"."""
    return tr("{n} {unit}").format(n=write_distance(metres, units, digits=digits), unit=units.value)


def session_title(name: str, minutes: int) -> str:
    """Return "Core & hips, 12 minutes"."""
    return tr("{name}, {n} minutes").format(name=name, n=minutes)


def session_facts(steps: Sequence[Done], names: Mapping[str, str]) -> str:
    """Return "All ten", "Skipped hamstring stretch: it hurt", or how many of them."""
    by_exercise: dict[str, list[Done]] = {}
    for step in steps:
        by_exercise.setdefault(step.exercise, []).append(step)
    skipped = {
        key: next((s.skipped for s in some if s.skipped), None) for key, some in by_exercise.items()
    }
    left_out = [(key, why) for key, why in skipped.items() if why]
    if left_out:
        told = (_left_out(names.get(key, key), why) for key, why in left_out)
        return tr("Skipped {what}").format(what=", ".join(told))
    begun = sum(any(step.done_ms for step in some) for some in by_exercise.values())
    if begun < len(by_exercise):
        return tr("{n} of {all}").format(n=begun, all=len(by_exercise))
    return tr("All {n}").format(n=number(begun)) if begun else ""


def step_told(some: Sequence[Done]) -> str:
    """Return what came of one stretch, its sides together."""
    why = next((step.skipped for step in some if step.skipped), None)
    if why:
        return tr("skipped: it hurt") if why == "hurts" else tr("skipped")
    done, planned = sum(s.done_ms for s in some), sum(s.planned_ms for s in some)
    if not done:
        return tr("not reached")
    return tr("done") if done >= 0.9 * planned else tr("a part of it")


def number(count: int) -> str:
    """Return a count as a word up to twelve."""
    known = (
        tr("one"),
        tr("two"),
        tr("three"),
        tr("four"),
        tr("five"),
        tr("six"),
        tr("seven"),
        tr("eight"),
        tr("nine"),
        tr("ten"),
        tr("eleven"),
        tr("twelve"),
    )
    return known[count - 1] if 1 <= count <= len(known) else str(count)


def effort(code: str) -> str:
    """Return how a session felt."""
    return {
        "easy": tr("Felt easy."),
        "right": tr("Felt right."),
        "much": tr("Felt too much."),
    }.get(code, "")


def went(end: date | None) -> str:
    """Return where a session that was not done went."""
    if end is None:
        return tr("No reason needed.")
    return tr("No reason needed. It went to {day}").format(day=weekday(end))


def week_sums(metres: float, sessions: int, scores: Iterable[int], units: Units) -> str:
    """Return "13.6 km, 2 sessions, pain 3 to 4"."""
    told = [distance(metres, units)] if metres else []
    if sessions:
        told.append(tr("1 session") if sessions == 1 else tr("{n} sessions").format(n=sessions))
    found = sorted(scores)
    if found and found[0] == found[-1]:
        told.append(tr("pain {n}").format(n=found[0]))
    elif found:
        told.append(tr("pain {low} to {high}").format(low=found[0], high=found[-1]))
    return ", ".join(told)


def told_at(at: str, day: str) -> str:
    """Return the time of a day as "18:40", or "" where it was told on another day."""
    return f"{datetime.fromisoformat(at):%H:%M}" if at[:10] == day else ""


def long_day(iso: str, this_year: int) -> str:
    """Return "Thursday 14 May", with the year where it is another one."""
    form = "dddd d MMMM" if iso[:4] == f"{this_year:04}" else "dddd d MMMM yyyy"
    return QLocale().toString(QDate.fromString(iso, "yyyy-MM-dd"), form)


def facts_grid(
    note: RunNote, shoe: str, units: Units, judged: Judged | None
) -> tuple[tuple[str, str], ...]:
    """Return what was said of a run, each with its name, what was not said left out.

    The next morning stands there also while it is open.
    """
    facts = note.facts
    pace = ""
    if facts.distance_m and facts.duration_s:
        seconds = pace_s(facts.distance_m, facts.duration_s, units)
        pace = tr("{time} per {unit}").format(time=write_duration(seconds), unit=units.value)
    effort_told = "" if facts.effort is None else tr("{n} of 10").format(n=facts.effort)
    loads = words.loads() | {Load.NONE.value: tr("Nothing")}
    rows = (
        (tr("Time"), write_duration(facts.duration_s) if facts.duration_s else ""),
        (tr("Pace"), pace),
        (tr("Kind"), _word(facts.kind, words.kinds())),
        (tr("Surface"), _word(facts.surface, words.surfaces())),
        (tr("Hills"), _word(facts.hills, words.hills())),
        (tr("Effort"), effort_told),
        (tr("Drinking"), _word(facts.drinking, words.drinkings())),
        (tr("Sitting"), _word(facts.desk, words.desks())),
        (tr("Load"), _word(facts.load, loads)),
        (tr("Shoes"), shoe),
        (tr("Stride"), _word(facts.stride, words.strides())),
        (tr("Steps a minute"), str(facts.cadence or "")),
        (tr("Posture"), _word(facts.posture, words.postures())),
        (tr("Warm-up"), _word(facts.warm_up, words.warm_ups())),
        (tr("Heat or cold"), _word(facts.heat_cold, words.heats())),
        (tr("Sleep"), _word(facts.sleep, words.sleeps())),
        (tr("Stress"), _word(facts.stress, words.stresses())),
        (tr("Next morning"), morning(judged)),
    )
    return tuple((name, value) for name, value in rows if value)


def _word(code: str | None, known: Mapping[str, str]) -> str:
    return known.get(code, code) if code else ""


def _left_out(name: str, why: str) -> str:
    name = name[:1].lower() + name[1:]
    return tr("{name}: it hurt").format(name=name) if why == "hurts" else name


def _part_of_day(hour: int) -> str:
    names = {
        "night": tr("Night run"),
        "morning": tr("Morning run"),
        "midday": tr("Midday run"),
        "afternoon": tr("Afternoon run"),
        "evening": tr("Evening run"),
    }
    return names[next((name for before, name in DAY_PARTS if hour < before), "night")]


def joined(*parts: str) -> str:
    """Return those parts that say something, in one line."""
    return ", ".join(part for part in parts if part)


def minutes_done(count: int) -> str:
    """Return "12 minutes on the mat."."""
    return (
        tr("1 minute on the mat.") if count == 1 else tr("{n} minutes on the mat.").format(n=count)
    )


def codes_of(text: str, routines: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return for each word of a text the codes whose words on the screen hold it, in any case."""
    moments = {moment.value: words.moment(moment) for moment in PainMoment}
    places = {region.value: name for region, name in region_names().items()}
    vocabularies: tuple[Mapping[str, str], ...] = (
        words.kinds(),
        words.surfaces(),
        words.hills(),
        words.strides(),
        words.postures(),
        words.loads(),
        words.drinkings(),
        words.desks(),
        words.sleeps(),
        words.stresses(),
        words.warm_ups(),
        words.heats(),
        words.qualities(),
        words.aggravators(),
        words.courses(),
        moments,
        places,
        routines,
    )
    told = [(str(code), name.casefold()) for known in vocabularies for code, name in known.items()]
    return {
        word: frozenset(code for code, name in told if word in name)
        for word in text.casefold().split()
    }
