"""Turns one entry of the diary into what stands on its card: pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from backstretch.care.light import Limits, judge
from backstretch.content.exercise import Sides
from backstretch.content.library import Library
from backstretch.figure.scene import Doing
from backstretch.journal.diary_records import Decided, Noted, SignsSaid, Statement, Tier
from backstretch.journal.entries import Done, SessionState
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.timeline_records import SessionBrief
from backstretch.ui import diary_words
from backstretch.ui import journal_pain_words as pain_words
from backstretch.ui import journal_words as words
from backstretch.ui.journal_state import Companion, Detail, Entry, Kind, LightTold, PainTold
from backstretch.ui.journal_view import Known, telling


def run_detail(
    entry: Entry,
    history: Sequence[RunNote],
    pains: Sequence[Pain],
    signs: Sequence[Statement],
    shoe: str,
    known: Known,
    limits: Limits,
    companion: Companion | None,
    ever: Sequence[Pain] = (),
) -> Detail:
    """Return the card of a run, by all notes of it, its standing pain and what was said of signs.

    `shoe` is its shoe in words, `ever` all that was ever said of its pain.
    """
    note = history[-1]
    judged = judge(pains, limits)
    first = telling(pains)
    ordered = [first, *(pain for pain in pains if pain is not first)] if first else []
    light = None
    if judged is not None and judged.light is not None:
        rule = pain_words.light_rule(judged, limits)
        light = LightTold(judged.light, pain_words.light(judged.light), rule)
    return Detail(
        entry.key,
        Kind.RUN,
        entry.title,
        words.joined(words.long_day(note.day, known.today.year), _run_times(note)),
        tuple(pain_told(pain) for pain in ordered),
        _tags(first),
        _lines(first, ordered, signs, known),
        words.facts_grid(note, shoe, known.units, judged),
        light,
        companion,
        note=note.facts.note,
        history=(*_earlier(history, known), *pain_words.pains_before(ever, pains)),
        can_edit=True,
        can_delete=True,
    )


def session_detail(
    entry: Entry, brief: SessionBrief, steps: Sequence[Done], pains: Sequence[Pain], known: Known
) -> Detail:
    """Return the card of a session, with what was done of it."""
    by_exercise: dict[str, list[Done]] = {}
    for step in steps:
        by_exercise.setdefault(step.exercise, []).append(step)
    done = tuple(
        (known.exercises.get(key, key), words.step_told(some)) for key, some in by_exercise.items()
    )
    ordered = sorted(pains, key=lambda pain: pain.moment is not PainMoment.AFTER_SESSION)
    first = ordered[0] if ordered else None
    told = [words.minutes_done(round(brief.done_ms / 60_000)), words.effort(brief.effort)]
    if brief.state is SessionState.PARTIAL:
        told.insert(0, words.tr("Ended before its end."))
    lines = [*(line for line in told if line), *_lines(first, ordered, (), known, leg=False)]
    return Detail(
        entry.key,
        entry.kind,
        entry.title,
        words.joined(
            words.long_day(brief.local_date, known.today.year),
            words.told_at(brief.started_at, brief.local_date),
        ),
        tuple(pain_told(pain) for pain in ordered),
        _tags(first),
        tuple(lines),
        done=done,
        note=brief.note,
        can_delete=True,
    )


def pain_detail(entry: Entry, pain: Pain, known: Known, ever: Sequence[Pain] = ()) -> Detail:
    """Return the card of pain at a moment; `ever` is all that was said in its place."""
    day = words.long_day(pain.local_date, known.today.year)
    return Detail(
        entry.key,
        Kind.PAIN,
        entry.title,
        words.joined(day, words.told_at(pain.at, pain.local_date)),
        (pain_told(pain),),
        _tags(pain),
        _lines(pain, (pain,), (), known),
        history=pain_words.pains_before(ever, (pain,)),
        can_edit=True,
        can_delete=True,
    )


def note_detail(entry: Entry, said: Sequence[Statement], known: Known) -> Detail:
    """Return the card of a note, by all that was ever said under it, in order."""
    texts = [(one, one.what.text) for one in said if isinstance(one.what, Noted)]
    earlier = tuple(
        words.tr("Changed later. On {day} it said: {text}").format(
            day=words.long_day(one.at[:10], known.today.year), text=text
        )
        for one, text in texts[:-1]
        if text
    )
    return Detail(
        entry.key,
        Kind.NOTE,
        entry.title,
        words.long_day(entry.day, known.today.year),
        note=texts[-1][1] if texts else "",
        history=earlier,
        can_edit=True,
        can_delete=True,
    )


def other_detail(entry: Entry, known: Known) -> Detail:
    """Return the card of what can only be looked at: a session not done, a decision on signs."""
    day = words.long_day(entry.day, known.today.year)
    lines = (entry.facts,) if entry.facts else ()
    return Detail(entry.key, entry.kind, entry.title, day, lines=lines)


def companion_of(
    briefs: Sequence[SessionBrief], steps: Mapping[str, Sequence[Done]], known: Known, book: Library
) -> Companion | None:
    """Return the session that was done on the day of a run, the last of several."""
    if not briefs:
        return None
    brief = briefs[-1]
    name = known.routines.get(brief.routine, words.tr("Session"))
    line = words.joined(
        words.session_title(name, brief.minutes),
        words.session_facts(steps.get(brief.id, ()), known.exercises),
    )
    first = next(iter(steps.get(brief.id, ())), None)
    return Companion(
        words.tr("Session of that day"), line, figure_of(first.exercise if first else "", book)
    )


def figure_of(exercise: str, library: Library) -> Doing | None:
    """Return what a picture of an exercise shows, or None where it is not known."""
    found = library.exercises.get(exercise)
    if found is None:
        return None
    return Doing(exercise, "both" if found.sides is Sides.BOTH else "right")


def pain_told(pain: Pain) -> PainTold:
    """Return the pain of one moment as it is looked at."""
    places = pain_words.places_scored(pain)
    title, score = pain_words.pain_title(pain), pain.score or 0
    return PainTold(score, title, places, pain.regions, pain.leg_left, pain.leg_right)


def _tags(pain: Pain | None) -> tuple[str, ...]:
    codes = pain.qualities if pain else ()
    return tuple(diary_words.quality(code).lower() for code in codes)


def _lines(
    first: Pain | None,
    pains: Sequence[Pain],
    signs: Sequence[Statement],
    known: Known,
    *,
    leg: bool = True,
) -> tuple[str, ...]:
    lines = [pain_words.leg_line(first)] if first and leg else []
    if first and first.aggravators:
        worse = diary_words.aggravators()
        told = ", ".join(worse[code].lower() for code in first.aggravators)
        lines.append(words.tr("Worse with: {what}.").format(what=told))
    if first and first.course:
        courses = diary_words.courses()
        lines.append("; ".join(courses[code] for code in first.course) + ".")
    if told_signs := _signs(signs, known):
        lines.append(told_signs)
    return (*lines, *(pain.note for pain in pains if pain.note))


def _signs(signs: Sequence[Statement], known: Known) -> str:
    """Return what was said of warning signs last, as one sentence, or "" where nothing was."""
    said = [one.what for one in signs if isinstance(one.what, SignsSaid)]
    if not said:
        return ""
    last = said[-1]
    if last.decided is Decided.CLEAR:
        return words.tr("No warning signs ticked.")
    names = {sign.code: sign.words for sign in known.care.signs}
    told = ", ".join(filter(None, (names.get(c) or known.care.why(c) for c in last.signs)))
    title = pain_words.decided(last.decided, last.tier if last.tier else Tier.SOON)
    return words.tr("{title}: {signs}").format(title=title, signs=told) if told else f"{title}."


def _run_times(note: RunNote) -> str:
    if not note.start:
        return ""
    seconds = note.facts.duration_s
    if not seconds:
        return note.start
    began = datetime.combine(date(2000, 1, 1), datetime.strptime(note.start, "%H:%M").time())
    ended = began + timedelta(seconds=seconds)
    return words.tr("{began} to {ended}").format(began=note.start, ended=f"{ended:%H:%M}")


def _earlier(history: Sequence[RunNote], known: Known) -> tuple[str, ...]:
    """Return what a run was before it was changed, the last change first."""
    told = []
    for before, after in pairwise(history):
        same = (before.day, before.start, before.facts) == (after.day, after.start, after.facts)
        both_done = before.state is RunIs.DONE is after.state
        if same or not both_done:
            continue
        title = words.run_title(before, known.units)
        facts = words.run_facts(before, known.shoes.get(before.facts.shoe, ""))
        form = words.tr("Changed on {day}. Earlier: {what}")
        day = words.long_day(after.local_date, known.today.year)
        told.append(form.format(day=day, what=words.joined(title, facts)))
    return tuple(reversed(told))
