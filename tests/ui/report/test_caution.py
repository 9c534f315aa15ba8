"""What stands on the report wherever now is set beside the start, whatever else is left out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backstretch.insights.trend_states import PainTrend
from backstretch.journal.store import Journal
from backstretch.ui.report.blocks import Stack, Text
from backstretch.ui.report.clinician import report_page
from backstretch.ui.report.facts import Facts, Section, Wishes
from tests.reporting.diaries import TODAY, home, reports
from trends_demo import keep_weeks

BY_ITSELF = "Back pain often eases by itself, so this cannot show what caused it."
BAD_WEEK = "Many begin in a bad week. The next ones are often milder anyway."
Told = Callable[[int], Facts]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    def of_so_many_runs(runs: int) -> Facts:
        one = home(tmp_path / str(runs))
        with Journal.open(one.paths.journal) as journal:
            keep_weeks(journal, TODAY, runs)
            return reports(journal, one.clock).facts(12)

    return of_so_many_runs


def lines(stack: Stack) -> list[str]:
    return [block.text for block in stack.blocks if isinstance(block, Text)]


def all_lines(facts: Facts, *sections: Section) -> list[str]:
    page = report_page(facts, Wishes(frozenset(sections)), {})
    return [*lines(page.left), *lines(page.right), *lines(page.across)]


def worse(pain: PainTrend) -> PainTrend:
    assert pain.latest is not None
    return replace(pain, latest=replace(pain.latest, change=2.0))


def test_less_pain_than_at_the_start_is_told_with_what_comes_by_itself(told: Told) -> None:
    page = report_page(told(35), Wishes(), {})
    said = lines(page.right)
    place = said.index(BY_ITSELF)
    assert said[place + 1] == BAD_WEEK
    assert said[place - 1].endswith("in two blocks of two weeks running.")
    assert BY_ITSELF not in [*lines(page.left), *lines(page.across)]


@pytest.mark.parametrize("section", [Section.PAIN, Section.CHANGE, Section.FUNCTION])
def test_each_part_that_looks_back_to_the_start_brings_it_along(
    told: Told, section: Section
) -> None:
    said = all_lines(told(35), section)
    assert said.count(BY_ITSELF) == said.count(BAD_WEEK) == 1


@pytest.mark.parametrize("section", [Section.BODY, Section.SESSIONS, Section.SIGNS])
def test_the_others_stand_without_it(told: Told, section: Section) -> None:
    assert not {BY_ITSELF, BAD_WEEK} & set(all_lines(told(35), section))


def test_more_pain_than_at_the_start_is_not_told_as_milder(told: Told) -> None:
    facts = told(35)
    trends = replace(
        facts.trends, after=worse(facts.trends.after), morning=worse(facts.trends.morning)
    )
    said = all_lines(replace(facts, trends=trends), *Section)
    assert BY_ITSELF in said
    assert BAD_WEEK not in said


def test_while_nothing_is_set_beside_the_start_there_is_no_caution(told: Told) -> None:
    said = all_lines(told(0), *Section)
    assert not {BY_ITSELF, BAD_WEEK} & set(said)
    assert BAD_WEEK not in all_lines(told(3), *Section)
