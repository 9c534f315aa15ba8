"""Pain after the last runs, and when two weeks of them differ from the first two."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from backstretch.bodymap.regions import Region
from backstretch.insights.after_runs import AfterRuns, Block, after_runs
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment

FIRST = date(2026, 3, 2)
WHEN = ("2026-03-02T18:00:00+01:00", "Europe/Berlin")


def a_run(number: int, state: RunIs = RunIs.DONE) -> RunNote:
    day = (FIRST + timedelta(days=number)).isoformat()
    return RunNote(f"note {number}", *WHEN, day, f"run {number}", day, state)


def a_pain(number: int, score: int, moment: PainMoment = PainMoment.AFTER_RUN) -> Pain:
    day = (FIRST + timedelta(days=number)).isoformat()
    return Pain(f"{moment} {number}", *WHEN, day, moment, score, run=f"run {number}")


def of_days(scores: dict[int, int], today: int) -> AfterRuns:
    pains = [a_pain(number, score) for number, score in scores.items()]
    return after_runs(map(a_run, scores), pains, FIRST + timedelta(days=today), FIRST)


def every_other_day(*blocks: int) -> dict[int, int]:
    """Return six runs in each block of two weeks, all of one number in a block."""
    return {14 * n + 2 * k: score for n, score in enumerate(blocks) for k in range(6)}


def test_the_last_eight_runs_are_shown_the_oldest_first() -> None:
    assert of_days({n: n for n in range(10)}, 20).scores == (2, 3, 4, 5, 6, 7, 8, 9)


def test_a_run_without_a_number_is_no_zero_and_a_run_to_come_is_none() -> None:
    runs = (a_run(0), a_run(1), a_run(2, RunIs.PLANNED), a_run(9))
    pains = (a_pain(0, 4), a_pain(2, 5), a_pain(9, 6))
    assert after_runs(runs, pains, FIRST + timedelta(days=5), FIRST).scores == (4,)


def test_only_what_was_felt_straight_after_a_run_counts_and_nothing_of_other_hours() -> None:
    pains = (
        *(a_pain(0, 2), a_pain(0, 5, PainMoment.LATER)),
        *(a_pain(1, 6, PainMoment.LATER), a_pain(1, 9, PainMoment.NEXT_MORNING)),
        a_pain(2, 7, PainMoment.DURING_RUN),
    )
    shown = after_runs(map(a_run, range(3)), pains, FIRST + timedelta(days=5), FIRST)
    assert shown.scores == (2,)


def test_of_several_pains_of_a_moment_and_their_places_the_worst_counts() -> None:
    hip = replace(a_pain(1, 2), id="hip", regions={Region.HIP_LEFT: 7})
    pains = (replace(a_pain(0, 6), id="first"), a_pain(0, 2), hip, a_pain(1, 3))
    assert after_runs(map(a_run, range(2)), pains, FIRST, FIRST).scores == (6,)
    shown = after_runs(map(a_run, range(2)), pains, FIRST + timedelta(days=1), FIRST)
    assert shown.scores == (6, 7)


def test_a_block_has_six_runs_at_least() -> None:
    five = of_days(dict.fromkeys(range(5), 4), 13)
    six = of_days({n: n for n in range(6)}, 13)
    assert five.first is None
    assert six.first == Block(2.5, 6)


def test_the_last_two_weeks_stand_beside_the_first_from_the_fourth_week_on() -> None:
    scores = every_other_day(5, 3)
    assert of_days(scores, 26).last is None
    assert of_days(scores, 27).last == Block(3, 6)
    assert of_days(scores, 28).last is None  # one of them is older than two weeks now


@pytest.mark.parametrize(
    ("blocks", "changed", "clearly"),
    [
        ((5, 3, 3), True, True),
        ((5, 4, 3), True, False),  # one block alone
        ((5, 3, 4), False, False),
        ((8, 6, 6), False, False),  # two points, but not 30 %
        ((3, 5, 5), True, True),
        ((5, 8, 2), True, False),  # the other way the first time
        ((1, 0, 0), False, False),
    ],
)
def test_a_clear_change_is_two_points_and_30_percent_in_two_blocks(
    blocks: tuple[int, ...], changed: bool, clearly: bool
) -> None:
    shown = of_days(every_other_day(*blocks), 41)
    assert (shown.changed, shown.changed_clearly) == (changed, clearly)
