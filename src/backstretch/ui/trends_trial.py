"""A fair test in words: what the next run is like, how far it is, and what came of it, once."""

from dataclasses import dataclass

from backstretch.insights.blocks import ENOUGH
from backstretch.insights.gathering import RunTold
from backstretch.insights.pain_trend import Told
from backstretch.insights.trial import Arm, Outcome, Trial, TrialIs, TrialResult
from backstretch.insights.trigger_runs import Trigger
from backstretch.insights.triggers import GAP, TriggerRow
from backstretch.ui import trends_state
from backstretch.ui.trends_state import TrialAct
from backstretch.ui.trends_triggers import one_change, trigger_name
from backstretch.ui.trends_words import brief_day, runs, tr
from backstretch.units import Units, write_distance


@dataclass(frozen=True, slots=True)
class Testing:
    """What a test can be told from: the newest one, or None, and a run with no place in it yet.

    `worth` is the pattern that a new test could be of.
    """

    trial: Trial | None = None
    run: RunTold | None = None
    worth: TriggerRow | None = None


def trial_card(testing: Testing, units: Units) -> trends_state.Trial | None:
    """Return how a test stands, or the offer of one; None where there is neither."""
    trial = testing.trial
    if trial is not None and trial.stands is TrialIs.RUNNING:
        return _running(trial, testing.run, units)
    if trial is not None and trial.stands is TrialIs.FULL:
        return _full(trial)
    if trial is not None and trial.result is not None:
        return _told(trial, trial.result, testing.worth)
    return _offer(testing.worth) if testing.worth is not None else None


def _offer(worth: TriggerRow) -> trends_state.Trial:
    number = tr("pain next morning") if worth.told is Told.MORNING else tr("pain after the run")
    lines = (
        one_change(worth.trigger),
        tr("A coin says for each run: as usual, or with the change. Nothing else changes."),
        tr("{n} runs each way, then the result is told, once.").format(n=ENOUGH),
        tr(
            "Fixed before: {number}, averages {gap} points apart or more, seldom so by chance."
        ).format(number=number, gap=GAP),
    )
    title = tr("A fair test: {name}").format(name=trigger_name(worth.trigger))
    return trends_state.Trial(title, lines, ((TrialAct.BEGIN, tr("Start the test")),))


def _running(trial: Trial, run: RunTold | None, units: Units) -> trends_state.Trial:
    name, change = _of(trial)
    lines = [_next(trial, change)]
    lines.append(
        tr("So far: {usual} of {of} as usual, {changed} of {of} with the change.").format(
            usual=trial.usual, changed=trial.changed, of=trial.of_each
        )
    )
    if trial.waiting:
        lines.append(tr("Waiting for a number: {runs}.").format(runs=runs(len(trial.waiting))))
    acts: list[tuple[TrialAct, str]] = []
    if run is not None and trial.next_place is not None:
        lines.append(_run_line(run, units))
        acts.append((TrialAct.COUNT, tr("Yes, count it")))
        acts.append((TrialAct.LEAVE, tr("No, leave it out")))
    lines.append(tr("The result is told once, at the end."))
    acts.append((TrialAct.STOP, tr("Stop the test")))
    return trends_state.Trial(
        tr("A fair test: {name}").format(name=name), tuple(lines), tuple(acts)
    )


def _next(trial: Trial, change: str) -> str:
    if trial.next_arm is Arm.CHANGED:
        return tr("Next run: with the change. {change}").format(change=change)
    return tr("Next run: as usual.")


def _run_line(run: RunTold, units: Units) -> str:
    where = brief_day(run.day)
    if run.distance_m is not None:
        where += f", {write_distance(run.distance_m, units)} {units.value}"
    return tr("Your run on {run}: did it go that way?").format(run=where)


def _full(trial: Trial) -> trends_state.Trial:
    name, _ = _of(trial)
    lines = (tr("Both ways have {n} runs. The test is over.").format(n=trial.of_each),)
    act = (TrialAct.TELL, tr("Tell me the result"))
    return trends_state.Trial(tr("A fair test: {name}").format(name=name), lines, (act,))


def _told(trial: Trial, result: TrialResult, worth: TriggerRow | None) -> trends_state.Trial:
    name, _ = _of(trial)
    means = tr("Average pain: {changed} with the change, {usual} as usual, {n} runs each.").format(
        changed=f"{result.changed_mean:.1f}", usual=f"{result.usual_mean:.1f}", n=trial.of_each
    )
    outcome = (
        tr("By the rule fixed before: less pain with the change.")
        if result.outcome is Outcome.LESS
        else tr("By the rule fixed before: no clear difference.")
    )
    lines = (
        outcome,
        means,
        _numbers(tr("With the change"), result.changed),
        _numbers(tr("As usual"), result.usual),
        tr("Twelve runs can still mislead. Do what suits you."),
    )
    acts: tuple[tuple[TrialAct, str], ...] = ()
    if worth is not None:
        same = worth.trigger.value == trial.trigger
        again = tr("Test it again: {name}") if same else tr("Test another: {name}")
        acts = ((TrialAct.BEGIN, again.format(name=trigger_name(worth.trigger))),)
    return trends_state.Trial(tr("The result: {name}").format(name=name), lines, acts)


def _numbers(way: str, scores: tuple[int, ...]) -> str:
    return tr("{way}: {scores}.").format(way=way, scores=", ".join(map(str, scores)))


def _of(trial: Trial) -> tuple[str, str]:
    """Return what is tested, and the change; a code of a later version stands for itself."""
    known = next((one for one in Trigger if one.value == trial.trigger), None)
    if known is None:
        return trial.trigger, ""
    return trigger_name(known), one_change(known)
