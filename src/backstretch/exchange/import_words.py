"""What an import says, as plain sentences; whoever asks brings the translation as `tr`."""

from collections.abc import Callable
from datetime import tzinfo

from backstretch.exchange.import_plan import ImportPlan, PlannedFile, PlannedRun, Verdict
from backstretch.exchange.run_files import FoundRun, Refusal, Sport, Why

Tr = Callable[[str], str]
_KM, _MILE = 1000.0, 1609.344


def file_lines(
    file: PlannedFile, tr: Tr, zone: tzinfo, *, also: tuple[int, ...] = (), miles: bool = False
) -> tuple[str, ...]:
    """Return what comes of a file: one line for each of its runs, or one that says why none.

    `zone` is where the person is, `also` has the numbers of the doubles that are taken as well.
    """
    name = file.result.path.name
    if isinstance(file.result.read, Refusal):
        return (f"{name}: {refusal_words(file.result.read, tr)}",)
    if file.verdict is Verdict.SAME_BYTES:
        return (f"{name}: {tr('already there.')}",)
    return tuple(
        f"{name}: {_run_words(run, tr, zone, run.number in also, miles)}" for run in file.runs
    )


def summary(plan: ImportPlan, tr: Tr, also: tuple[int, ...] = ()) -> str:
    """Return in one line what an import brings, has already and leaves out."""
    runs = len(plan.taken(also))
    there = sum(file.verdict is Verdict.SAME_BYTES for file in plan.files)
    there += len(plan.doubles) - len(set(also) & {run.number for run in plan.doubles})
    refused = sum(file.verdict is Verdict.REFUSED for file in plan.files)
    return tr("Runs: {runs}. Already there: {there}. Left out: {refused}.").format(
        runs=runs, there=there, refused=refused
    )


def refusal_words(refusal: Refusal, tr: Tr) -> str:
    """Return why a file brings nothing, as one sentence, with what to do where that helps."""
    if refusal.why is Why.OTHER_SPORT:
        return _sport_words(refusal.sport, tr)
    if refusal.why is Why.BAD_POINTS:
        words = tr("{bad} of its {of} points cannot be right, so it is left out.")
        return words.format(bad=refusal.bad, of=refusal.of)
    return {
        Why.NO_FILE: tr("there is no such file."),
        Why.NO_ACCESS: tr("this file may not be opened."),
        Why.EMPTY: tr("the file is empty."),
        Why.TOO_LARGE: tr("the file is too large."),
        Why.UNKNOWN: tr("this is not a GPX, TCX or FIT file."),
        Why.ARCHIVE: tr("this file is packed. Unpack it, then import what is in it."),
        Why.UNSAFE: tr("this is not a GPX or TCX file we read: it has parts that do not belong."),
        Why.DAMAGED: tr("the file is damaged. Copy it from the watch once more."),
        Why.NO_RUN: tr("there is no run in this file."),
        Why.NO_TIMES: tr("this is a way without times, not a run."),
        Why.OUT_OF_RANGE: tr("its date, distance or time cannot be right."),
        Why.TOO_OLD: tr("its times are before 1990. Runs are taken in from 1 January 1990 on."),
        Why.TO_COME: tr("its times are more than 24 hours ahead of this computer’s clock."),
        Why.TOO_MANY_POINTS: tr("it has more points than any run."),
        Why.TOO_SLOW: tr("reading it took too long."),
        Why.FAILED: tr("it could not be read."),
    }[refusal.why]


def _sport_words(sport: Sport | None, tr: Tr) -> str:
    return {
        Sport.CYCLING: tr("this is a bike ride, not a run."),
        Sport.SWIMMING: tr("this is a swim, not a run."),
        Sport.WALKING: tr("this is a walk, not a run."),
        Sport.HIKING: tr("this is a hike, not a run."),
    }.get(sport or Sport.OTHER, tr("this is another sport, not a run."))


def _run_words(planned: PlannedRun, tr: Tr, zone: tzinfo, taken: bool, miles: bool) -> str:
    run = planned.found
    parts = [run.start.astimezone(zone).strftime("%Y-%m-%d %H:%M")]
    if run.distance_m is not None:
        unit = tr("{n} miles") if miles else tr("{n} km")
        parts.append(unit.format(n=f"{run.distance_m / (_MILE if miles else _KM):.2f}"))
    parts.append(_time(run.duration_s))
    said = [", ".join(parts), *_notes(run, tr)]
    if planned.verdict is Verdict.SAME_RUN and not taken:
        if planned.twin is None:
            said.append(tr("already in your diary"))
        else:
            said.append(tr("the same run is in another of these files"))
    return "; ".join(said) + "."


def _notes(run: FoundRun, tr: Tr) -> list[str]:
    said = []
    if run.ends_early and run.of_s is None:
        said.append(tr("the file ends early"))
    elif run.ends_early:
        words = tr("first {n} of about {of} minutes, the file ends early")
        said.append(words.format(n=int(run.duration_s // 60), of=round((run.of_s or 0) / 60)))
    if run.dropped:
        words = tr("points left out: {n} of {of}")
        said.append(words.format(n=run.dropped, of=run.points + run.dropped))
    return said


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
