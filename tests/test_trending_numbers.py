"""The numbers on the Trends page are those that a few lines make of the export, word for word."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backstretch.exchange.json_out import journal_document
from backstretch.insights.pain_trend import Told
from backstretch.insights.trial import begin
from backstretch.insights.trigger_runs import Trigger
from backstretch.journal.diary_records import Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.trial_records import Arm, TrialEnd, TrialEnded, TrialRun
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.pages.trends_triggers import TriggerRow
from backstretch.ui.trends_state import TrialAct
from backstretch.ui.widgets.chart_box import ChartBox
from tests.ui.trends_diary import TODAY, Weeks, written

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

Entry = dict[str, Any]
AT = ("2026-05-13T18:00:00+02:00", "Europe/Berlin")


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    made = Weeks(tmp_path / "journal.db", written(tmp_path / "written.db", 35))
    yield made
    made.journal.close()


def shown(weeks: Weeks, app: QApplication, qtbot: QtBot) -> TrendsPage:
    page = weeks.trending(app).page
    qtbot.addWidget(page)
    page.show()
    return page


def exported(weeks: Weeks) -> Entry:
    made = journal_document(weeks.journal, weeks.clock.now())
    document: Entry = msgspec.json.decode(msgspec.json.encode(made))
    return document


def rows(box: ChartBox) -> list[tuple[str, ...]]:
    """Return the table of a chart."""
    if not box.as_table:
        box.turn()
    assert box.table is not None
    model = box.table.model()
    across = range(model.columnCount())
    return [
        tuple(str(model.index(n, column).data()) for column in across)
        for n in range(model.rowCount())
    ]


def numbers(document: Entry, moment: str) -> dict[str, int]:
    return {pain["run"]: pain["score"] for pain in document["pain"] if pain["moment"] == moment}


def said_of(row: TriggerRow) -> str:
    return " ".join(one.text() for one in row.findChildren(QLabel) if one.text())


@pytest.mark.parametrize(
    ("key", "field", "yes", "moment"),
    [
        ("downhill", "hills", ("down",), "next-morning"),
        ("concrete", "surface", ("concrete",), "after-run"),
        ("sitting", "desk", ("6-8", "over-8"), "after-run"),
    ],
)
def test_a_trigger_is_counted_as_in_the_export(
    weeks: Weeks,
    qapp: QApplication,
    qtbot: QtBot,
    key: str,
    field: str,
    yes: tuple[str, ...],
    moment: str,
) -> None:
    document = exported(weeks)
    told = numbers(document, moment)
    sides: dict[bool, list[int]] = {True: [], False: []}
    for run in document["runs"]:
        if run["id"] in told:
            sides[run[field] in yes].append(told[run["id"]])
    with_it, without = sides[True], sides[False]
    high = [sum(score >= 3 for score in side) for side in (with_it, without)]
    row = next(one for one in shown(weeks, qapp, qtbot).triggers.rows if one.key == key)
    words = said_of(row)
    assert f"{len(with_it)} with, {len(without)} without" in words
    assert f"{high[0]} of {len(with_it)}, and {high[1]} of {len(without)} other runs" in words
    told_of = row.view.accessibleDescription().split(". ")
    assert told_of[0] == f"{len(with_it)} with, {len(without)} without"
    assert ("Worth a test" in told_of) is ("Worth a test" in words) is (key == "downhill")
    counts = [Counter(with_it), Counter(without)]
    assert rows(row.box) == [
        (str(score), str(counts[0][score]), str(counts[1][score]))
        for score in range(11)
        if counts[0][score] or counts[1][score]
    ]


def test_before_and_after_sessions_are_counted_as_in_the_export(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    document = exported(weeks)
    of: dict[str, dict[str, int]] = {}
    first = (TODAY - timedelta(days=83)).isoformat()
    for pain in document["pain"]:
        if pain["session"] and pain["local_date"] >= first:
            of.setdefault(pain["session"], {})[pain["moment"]] = pain["score"]
    changes = [
        both["after-session"] - both["before-session"] for both in of.values() if len(both) == 2
    ]
    eased, worse = sum(one < 0 for one in changes), sum(one > 0 for one in changes)
    same = len(changes) - eased - worse
    assert len({eased, same, worse}) == 3  # or a mistake could hide
    card = shown(weeks, qapp, qtbot).effect
    told = f"Eased {eased}, same {same}, worse {worse} of {len(changes)} sessions."
    assert card.box.view.accessibleDescription() == told
    assert rows(card.box) == [("Eased", str(eased)), ("Same", str(same)), ("Worse", str(worse))]
    assert "Ease often fades within hours." in card.box.note.text()


def test_the_dots_of_pain_are_those_of_the_export(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    document = exported(weeks)
    page = shown(weeks, qapp, qtbot)
    days = {run["id"]: run["local_date"] for run in document["runs"]}
    for moment, button in (("after-run", 0), ("next-morning", 1)):
        page.pain.moments.buttons()[button].click()
        told = sorted((days[run], score) for run, score in numbers(document, moment).items())
        spots = [one.tell() for one in page.pain.box.view.drawing.spots]
        assert len(spots) == len(told)
        assert [int(one.split(": pain ")[1].split()[0]) for one in spots] == [s for _, s in told]
        assert [row[-1] for row in rows(page.pain.box)] == [str(score) for _, score in told]
        page.pain.box.turn()


def test_the_lights_are_those_of_the_export(weeks: Weeks, qapp: QApplication, qtbot: QtBot) -> None:
    """Of these runs the number after decides, and pain that travelled down the leg."""
    after = [one for one in exported(weeks)["pain"] if one["moment"] == "after-run"]
    down = [any(one["leg_line"].values()) for one in after]
    scores = [11 if leg else one["score"] for one, leg in zip(after, down, strict=True)]
    assert any(down)
    told = (
        f"Runs: {sum(one <= 2 for one in scores)} green, "
        f"{sum(2 < one <= 5 for one in scores)} amber, {sum(one > 5 for one in scores)} red."
    )
    assert shown(weeks, qapp, qtbot).lights.box.view.accessibleDescription() == told


def test_what_can_be_done_goes_from_the_first_answer_to_the_last(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    named: dict[str, str] = {}
    scores: dict[str, list[int]] = {}
    for said in exported(weeks)["statements"]:
        if "name" in said["value"]:
            named[said["about"]] = said["value"]["name"]
        elif said["about"] in named:
            scores.setdefault(named[said["about"]], []).append(said["value"]["score"])
    page = shown(weeks, qapp, qtbot)
    boxes = {one.view.accessibleName(): one for one in page.abilities.findChildren(ChartBox)}
    assert set(boxes) == set(scores)
    for name, all_of_it in scores.items():
        assert rows(boxes[name]) == [(str(all_of_it[0]), str(all_of_it[-1]))]


@pytest.mark.parametrize(("told", "more"), [(5, "1 more run"), (2, "4 more runs")])
def test_it_says_how_many_more_numbers_it_takes(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, told: int, more: str
) -> None:
    made = Weeks(tmp_path / "few.db", written(tmp_path / "none.db", 0))
    for n in range(8):
        day = (TODAY - timedelta(days=20 - 2 * n)).isoformat()
        run = RunNote(f"n{n}", *AT, day, f"r{n}", day, RunIs.DONE, facts=RunFacts())
        made.journal.diary.keep(run)
        if n < told:
            moment = PainMoment.AFTER_RUN
            made.journal.diary.keep(Pain(f"p{n}", *AT, day, moment, 4, run=f"r{n}"))
    note = shown(made, qapp, qtbot).pain.box.note.text()
    assert f"Not enough yet: {more}." in note
    assert f"Without a number: {8 - told} runs." in note
    made.journal.close()


def keep_run(made: Weeks, run: str, day: date, score: int) -> None:
    """Keep a run with its numbers."""
    iso = day.isoformat()
    moments = (PainMoment.AFTER_RUN, PainMoment.NEXT_MORNING)
    made.journal.diary.keep(
        RunNote(f"note {run}", *AT, iso, run, iso, RunIs.DONE, facts=RunFacts()),
        *(Pain(f"{run} {moment}", *AT, iso, moment, score, run=run) for moment in moments),
    )


def test_a_test_says_how_many_runs_each_way_has(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    """After three runs of pairs one way has two and the other one: which, the export says."""
    trending = weeks.trending(qapp)
    page = trending.page
    qtbot.addWidget(page)
    page.show()
    page.trial.buttons[TrialAct.BEGIN].click()
    for n in range(3):
        keep_run(weeks, f"tested {n}", TODAY, 3)
        trending.show()
        page.trial.buttons[TrialAct.COUNT].click()
    [begun] = [one for one in exported(weeks)["statements"] if one["kind"] == "trial"]
    ways = Counter(begun["value"]["order"][:3])
    words = " ".join(one.text() for one in page.trial.findChildren(QLabel))
    told = f"So far: {ways['usual']} of 6 as usual, {ways['changed']} of 6 with the change."
    assert told in words


def test_the_first_run_without_a_place_is_asked_about(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    trending = weeks.trending(qapp)
    page = trending.page
    qtbot.addWidget(page)
    page.trial.buttons[TrialAct.BEGIN].click()
    weeks.clock.advance(3 * 24 * 3600)
    for n in (2, 1):
        keep_run(weeks, f"tested {n}", TODAY + timedelta(days=n), 3)
    trending.show()
    words = " ".join(one.text() for one in page.trial.findChildren(QLabel))
    assert "Your run on Fri 15 May" in words


def test_the_result_of_years_ago_still_has_its_numbers(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    """The page reads the last years first; what an old test was made of is read as well."""
    begun = begin(Trigger.CONCRETE, Told.AFTER, "old test")
    long_ago = date(2021, 3, 1)
    stamp = (*AT, long_ago.isoformat())
    weeks.journal.diary.keep(Statement("s", *stamp, "old test", begun))
    for place, arm in enumerate(begun.order):
        score = 2 if arm is Arm.CHANGED else 5
        keep_run(weeks, f"old {place}", long_ago + timedelta(days=place), score)
        told = TrialRun("old test", place)
        weeks.journal.diary.keep(Statement(f"s{place}", *stamp, f"old {place}", told))
    end = TrialEnded(TrialEnd.TOLD)
    weeks.journal.diary.keep(Statement("end", *stamp, "old test", end))
    words = " ".join(one.text() for one in shown(weeks, qapp, qtbot).trial.findChildren(QLabel))
    assert "The result: Concrete" in words
    assert "Average pain: 2.0 with the change, 5.0 as usual, 6 runs each." in words
