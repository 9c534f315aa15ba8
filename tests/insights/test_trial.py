"""A fair test of one change: both ways by coin, and nothing told before both are full."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest

from backstretch.care.light import Limits
from backstretch.insights.gathering import Gathered, gather
from backstretch.insights.pain_trend import Told
from backstretch.insights.trial import Outcome, Trial, TrialIs, begin, newest_trial
from backstretch.insights.trigger_runs import Trigger
from backstretch.journal.diary_records import Saying, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import PainMoment
from backstretch.journal.trend_records import PainBrief, TrendRecords
from backstretch.journal.trial_records import Arm, TrialBegun, TrialEnd, TrialEnded, TrialRun

BEGAN = date(2026, 3, 2)
AT = ("2026-03-02T18:00:00+01:00", "Europe/Berlin")
TRIAL = begin(Trigger.DOWNHILL, Told.AFTER, "test")


def say(key: str, about: str, what: Saying) -> Statement:
    return Statement(key, *AT, BEGAN.isoformat(), about, what)


def ran(scores: Iterable[int | None], moment: PainMoment = PainMoment.AFTER_RUN) -> Gathered:
    """Return a diary with one run a day; None is a run without a number."""
    runs, pains = [], []
    for n, score in enumerate(scores):
        day = (BEGAN + timedelta(n)).isoformat()
        runs.append(RunNote(f"note {n}", *AT, day, f"run {n}", day, RunIs.DONE))
        if score is not None:
            pains.append(PainBrief(day, moment, score, f"run {n}"))
    records = TrendRecords(tuple(runs), tuple(pains), first_day=BEGAN.isoformat())
    return gather(records, BEGAN + timedelta(days=60), Limits(2, 5, 2))


def placed(places: Sequence[int | None], *more: Statement) -> list[Statement]:
    runs = [say(f"p {n}", f"run {n}", TrialRun("test", p)) for n, p in enumerate(places)]
    return [say("begun", "test", TRIAL), *runs, *more]


def stands(said: Sequence[Statement], diary: Gathered) -> Trial:
    found = newest_trial(said, diary)
    assert found is not None
    return found


def full(usual: int, changed: int) -> list[int]:
    return [usual if arm is Arm.USUAL else changed for arm in TRIAL.order]


def test_the_coin_gives_six_pairs_with_one_of_each_way_in_every_pair() -> None:
    orders = {begin(Trigger.DOWNHILL, Told.AFTER, str(n)).order for n in range(300)}
    assert all(len(order) == 12 for order in orders)
    assert all(set(order[n : n + 2]) == set(Arm) for order in orders for n in range(0, 12, 2))
    assert len(orders) > 60  # of 64 ways


def test_the_coin_is_tossed_once() -> None:
    assert begin(Trigger.DOWNHILL, Told.AFTER, "test") == TRIAL
    said = [*placed([]), *placed([])]
    assert stands(said, ran([])).next_arm is TRIAL.order[0]


def test_without_a_test_there_is_none() -> None:
    assert newest_trial([], ran([4])) is None


def test_it_says_how_the_next_run_is_run() -> None:
    trial = stands(placed([0, 1, 2]), ran([4, 5, 6]))
    assert (trial.next_place, trial.next_arm) == (3, TRIAL.order[3])
    assert trial.usual + trial.changed == 3
    assert (trial.stands, trial.began, trial.of_each) == (TrialIs.RUNNING, BEGAN, 6)


@pytest.mark.parametrize("runs", range(12))
def test_no_result_is_told_before_both_ways_are_full(runs: int) -> None:
    trial = stands(placed(range(runs)), ran(full(9, 0)[:runs]))
    assert trial.result is None
    assert trial.stands is TrialIs.RUNNING


def test_a_run_that_was_taken_back_leaves_its_place_to_another() -> None:
    trial = stands(placed([0, None, 2]), ran([4, 5, 6]))
    assert trial.next_place == 1
    only_two = stands(placed([0, 1, 2]), ran([4, 5]))
    assert only_two.next_place == 2


def test_a_run_without_a_number_is_waited_for_and_its_place_given_away_at_last() -> None:
    scores: list[int | None] = [*full(6, 2)]
    scores[4] = None
    trial = stands(placed(range(12)), ran(scores))
    assert (trial.waiting, trial.next_place, trial.result) == (("run 4",), 4, None)
    again = stands(placed([*range(12), 4]), ran([*scores, full(6, 2)[4]]))
    assert again.result is not None
    assert again.waiting == ()


def test_a_run_of_another_test_or_with_no_place_that_there_is_does_not_count() -> None:
    said = placed([0, 99, -1], say("other", "run 0", TrialRun("other", 0)))
    assert stands(said, ran([4, 5, 6])).next_place == 0


@pytest.mark.parametrize(
    ("usual", "changed", "outcome"),
    [
        (5, 3, Outcome.LESS),
        (4, 3, Outcome.NO_CLEAR),  # less than a point and a half
        (3, 3, Outcome.NO_CLEAR),
        (2, 6, Outcome.NO_CLEAR),
    ],
)
def test_the_result_goes_by_the_rule_that_was_kept(
    usual: int, changed: int, outcome: Outcome
) -> None:
    trial = stands(placed(range(12)), ran(full(usual, changed)))
    assert trial.stands is TrialIs.FULL
    assert trial.result is not None
    assert trial.result.outcome is outcome
    assert (trial.result.usual, trial.result.changed) == ((usual,) * 6, (changed,) * 6)
    assert (trial.result.usual_mean, trial.result.changed_mean) == (usual, changed)
    assert (trial.next_place, trial.next_arm) == (None, None)


def test_one_very_bad_run_makes_no_result() -> None:
    scores = full(3, 3)
    scores[TRIAL.order.index(Arm.USUAL)] = 10
    scores[TRIAL.order.index(Arm.CHANGED)] = 0
    trial = stands(placed(range(12)), ran(scores))
    assert trial.result is not None
    assert trial.result.usual_mean - trial.result.changed_mean > 1.5
    assert trial.result.outcome is Outcome.NO_CLEAR


def test_it_is_told_once_and_then_it_is_over() -> None:
    said = placed(range(12), say("end", "test", TrialEnded(TrialEnd.TOLD)))
    trial = stands(said, ran(full(5, 3)))
    assert trial.stands is TrialIs.TOLD
    assert trial.result is not None


def test_a_stopped_test_tells_nothing_even_where_it_is_full() -> None:
    said = placed(range(12), say("end", "test", TrialEnded(TrialEnd.STOPPED)))
    trial = stands(said, ran(full(5, 3)))
    assert (trial.stands, trial.result, trial.next_place) == (TrialIs.STOPPED, None, None)


def test_beginning_again_does_not_toss_the_coin_anew() -> None:
    other = begin(Trigger.DOWNHILL, Told.AFTER, "another try")
    said = [*placed([0]), say("again", "another try", other)]
    assert stands(said, ran([4])).id == "test"


def test_of_two_tests_the_newer_one_holds() -> None:
    newer = TrialBegun("sitting", TRIAL.order, "morning", 1.5, 0.05)
    said = [*placed([0, 1], say("end", "test", TrialEnded(TrialEnd.STOPPED)))]
    trial = stands([*said, say("newer", "newer", newer)], ran([4, 5]))
    assert (trial.id, trial.trigger, trial.stands) == ("newer", "sitting", TrialIs.RUNNING)
    assert (trial.next_place, trial.usual + trial.changed) == (0, 0)


def test_a_test_of_mornings_goes_by_the_mornings() -> None:
    by_morning = TrialBegun("sitting", TRIAL.order, "morning", 1.5, 0.05)
    said = [say("begun", "test", by_morning), *placed(range(12))[1:]]
    assert stands(said, ran(full(5, 3))).waiting != ()
    assert stands(said, ran(full(5, 3), PainMoment.NEXT_MORNING)).result is not None
