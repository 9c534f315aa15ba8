"""Turns an exercise into what its page shows: pure."""

from backstretch.content.exercise import Exercise, Sides, Skip
from backstretch.content.ladders import step_down, step_up
from backstretch.content.learn import Learn
from backstretch.content.own_exercise import OwnExercise
from backstretch.content.timing import work_ms
from backstretch.figure.scene import Doing, SideName
from backstretch.plan.sieve import Barred
from backstretch.ui import library_words as words
from backstretch.ui import wording
from backstretch.ui.library_own import good_form, how_far, own_caution, own_sources, picture_of
from backstretch.ui.library_state import ExerciseState, Reason, SourceLine, Variant
from backstretch.ui.library_view import Catalogue, Now, source_lines
from backstretch.ui.library_words import tr


def exercise_state(
    catalogue: Catalogue, learn: Learn, now: Now, exercise: Exercise, doing: Doing
) -> ExerciseState:
    """Return what is said of an exercise on a side, as itself or as its easier version."""
    item, side = catalogue.dose(exercise.id), doing.side
    said = [exercise.words(text, side) for text in _set_up(exercise, doing)]
    easier = exercise.easier if doing.eased else None
    cues = (easier.cue,) if easier else good_form(exercise)
    form = [exercise.words(text, side) for text in cues]
    feel = exercise.words((easier and easier.feel) or exercise.feel, side)
    why = now.barred.get(exercise.id)
    minutes = max(1, round(work_ms(item, exercise) / 60_000))
    must_not = now.stopped or (why is not None and why[0] is Barred.FLAG)
    return ExerciseState(
        id=exercise.id,
        name=exercise.name,
        tags=_tags(exercise),
        facts=_facts(exercise),
        feel=feel,
        figure=doing,
        description=" ".join((wording.position(exercise.position) + ".", *said)),
        steps=tuple(said),
        form=tuple(
            filter(None, (*form, exercise.words(exercise.breath_note, side), how_far(exercise)))
        ),
        mistakes=exercise.mistakes,
        reasons=tuple(_reason(skip, catalogue, now.flags) for skip in exercise.skip),
        sources=_sources(exercise, learn),
        amount=tr("{amount}, {total} in all.").format(
            amount=wording.amount(item, exercise), total=_clock(work_ms(item, exercise))
        ),
        sides=_sides(exercise),
        easier=_easier(exercise, catalogue, doing),
        harder=_harder(exercise, catalogue),
        caution=_caution(exercise, why, now),
        try_it="" if must_not else tr("Try it now, {n} min").format(n=minutes),
        favourite=exercise.id in now.favourites,
        never=exercise.id in now.disliked,
        own=isinstance(exercise, OwnExercise),
        picture=picture_of(exercise),
    )


def _sources(exercise: Exercise, learn: Learn) -> tuple[SourceLine, ...]:
    if isinstance(exercise, OwnExercise):
        return own_sources()
    return source_lines(learn.sources_of(exercise.sources))


def _tags(exercise: Exercise) -> tuple[str, ...]:
    if isinstance(exercise, OwnExercise):
        return (tr("Yours"), wording.position(exercise.position))
    core = (tr("Core five"),) if exercise.core else ()
    return (*core, words.kind(exercise.kind), wording.position(exercise.position))


def _facts(exercise: Exercise) -> str:
    kit = words.kit_names(exercise.equipment)
    if isinstance(exercise, OwnExercise):
        return f"{kit}." if kit else ""
    said = (words.level(exercise.level), words.bends(exercise), kit)
    return " ".join(f"{one}." for one in said if one)


def _set_up(exercise: Exercise, doing: Doing) -> tuple[str, ...]:
    easier = exercise.easier if doing.eased else None
    return easier.set_up if easier else exercise.set_up


def _sides(exercise: Exercise) -> tuple[tuple[SideName, str], ...]:
    if exercise.sides is Sides.BOTH or isinstance(exercise, OwnExercise):
        return ()  # the person's own picture is the same for both
    return (
        ("left", wording.side_title(exercise, "left")),
        ("right", wording.side_title(exercise, "right")),
    )


def _easier(exercise: Exercise, catalogue: Catalogue, doing: Doing) -> Variant | None:
    link = step_down(exercise.id, catalogue.exercises)
    if exercise.easier is None:
        name = catalogue.exercises[link].name if link else ""
        return Variant(tr("Easier"), name, "", link=link) if link else None
    text = exercise.words(" ".join((exercise.easier.cue, *exercise.gentler)), doing.side)
    return Variant(tr("Easier"), exercise.easier.name, text, doing.eased, link)


def _harder(exercise: Exercise, catalogue: Catalogue) -> Variant | None:
    link = step_up(exercise.id, catalogue.exercises)
    if not exercise.harder and not link:
        return None
    return Variant(tr("Harder"), "", " ".join(exercise.harder), link=link)


def _reason(skip: Skip, catalogue: Catalogue, flags: frozenset[str]) -> Reason:
    other = catalogue.exercises.get(skip.instead or "")
    holds = skip.flag in flags
    if other is None:
        return Reason(skip.when, holds=holds)
    return Reason(skip.when, other.id, other.name, holds)


def _caution(exercise: Exercise, why: tuple[Barred, str] | None, now: Now) -> str:
    if now.stopped:
        return tr("A warning sign stands. See a doctor before you stretch.")
    if isinstance(exercise, OwnExercise):
        return own_caution(now.flags, hurt=why is not None and why[0] is Barred.HURT)
    if why is None:
        return ""
    barred, flag = why
    said = next((skip.when for skip in exercise.skip if skip.flag == flag), "")
    return {
        Barred.HURT: tr("It hurt lately, so the plan leaves it out for now."),
        Barred.DISLIKED: "",
        Barred.FLAG: " ".join(filter(None, (tr("The plan leaves this out for you."), said))),
        Barred.MORNING: tr(
            "It rounds the back fully. Early in the day the plan leaves such moves out."
        ),
        Barred.EQUIPMENT: tr("The plan leaves this out. It needs: {kit}.").format(
            kit=words.kit_names(exercise.equipment).lower()
        ),
        Barred.LEVEL: tr("This is a hard one. The plan leaves it out by itself."),
    }[barred]


def _clock(ms: int) -> str:
    seconds = round(ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
