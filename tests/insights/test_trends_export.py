"""Trends of whole journals equal what a few lines make of their export, without our own rules."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import pytest

from backstretch.care.light import Limits
from backstretch.exchange.json_out import journal_document
from backstretch.insights.pain_trend import Told
from backstretch.insights.trends import Span, gather, trends
from backstretch.insights.triggers import triggers
from backstretch.journal.store import Journal
from tests.exchange.random_journals import a_journal
from tests.years import fill
from trends_demo import keep_weeks

AT = datetime.fromisoformat("2026-03-20T08:00:00+01:00")
TODAYS = (date(2026, 3, 20), date(2026, 3, 4), date(2000, 6, 1))
LIMITS = Limits(2, 5, 2)
Entry = dict[str, Any]


def exported(journal: Journal) -> Entry:
    document: Entry = msgspec.json.decode(msgspec.json.encode(journal_document(journal, AT)))
    return document


@pytest.fixture(params=["years", "weeks", 1, 2, 3, 4, 5])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    path = tmp_path / "data" / "journal.db"
    if request.param not in ("years", "weeks"):
        return a_journal(path, request.param)
    journal = Journal.open(path)
    if request.param == "years":
        fill(journal, 0.02)
    else:
        keep_weeks(journal, TODAYS[0])
    return journal


def monday(day: str) -> date:
    return date.fromisoformat(day) - timedelta(days=date.fromisoformat(day).weekday())


def pains_of(document: Entry, today: str) -> list[Entry]:
    replaced = {pain["replaces"] for pain in document["pain"]}
    return [
        pain
        for pain in document["pain"]
        if pain["score"] is not None and pain["id"] not in replaced and pain["local_date"] <= today
    ]


def number_of(pain: Entry) -> int:
    """Return the highest number of an entry."""
    return int(max(pain["score"], *pain["regions"].values(), 0))


def numbers(document: Entry, today: str, *moments: str) -> list[tuple[str, int, str]]:
    """Return day, highest number and id of the runs that were told of at one of the moments."""
    around = ("before-run", "during-run", "after-run", "later", "next-morning")
    of_run: defaultdict[str, list[Entry]] = defaultdict(list)
    by_day: defaultdict[str, list[Entry]] = defaultdict(list)
    for pain in pains_of(document, today):
        back = timedelta(days=pain["moment"] == "next-morning")
        if pain["moment"] in around:
            by_day[(date.fromisoformat(pain["local_date"]) - back).isoformat()].append(pain)
    nameless: defaultdict[str, list[Entry]] = defaultdict(list)
    for day, pains in by_day.items():
        named = {pain["run"] for pain in pains if pain["run"]}
        for pain in pains:
            if pain["run"] or len(named) == 1:
                of_run[pain["run"] or min(named)].append(pain)
            else:
                nameless[day].append(pain)
    found = []
    order = {pain["id"]: number for number, pain in enumerate(document["pain"])}
    for run in runs_of(document, today):
        mine = sorted(of_run[run["id"]], key=lambda pain: order[pain["id"]])
        mine += nameless[run["local_date"]]
        for moment in moments:
            if told := [number_of(pain) for pain in mine if pain["moment"] == moment]:
                found.append((run["local_date"], max(told), run["id"]))
                break
    return sorted(found, key=lambda one: one[0])


def runs_of(document: Entry, today: str) -> list[Entry]:
    return [r for r in document["runs"] if r["state"] == "done" and r["local_date"] <= today]


def sessions_of(document: Entry, today: str) -> list[Entry]:
    struck = {
        said["about"]: said["value"]["struck"]
        for said in document["statements"]
        if said["kind"] == "struck"
    }
    return [
        one
        for one in document["sessions"]
        if not one["open"]
        and not one["discarded"]
        and not struck.get(one["id"])
        and one["local_date"] <= today
    ]


@pytest.mark.parametrize("today", TODAYS)
def test_the_numbers_shown_are_those_of_the_export(journal: Journal, today: date) -> None:
    document, until = exported(journal), today.isoformat()
    first = journal.plan.first_day()
    shown = trends(gather(journal.trends.read(first), today, LIMITS), Span.ALL)
    journal.close()

    runs, sessions = runs_of(document, until), sessions_of(document, until)
    assert shown.runs == shown.runs_ever == len(runs)
    done = Counter(one["local_date"] for one in sessions if one["state"] == "finished")
    assert {d.day.isoformat(): d.sessions for d in shown.session_days} == done
    for trend, moments in (
        (shown.after, ("after-run",)),
        (shown.morning, ("next-morning",)),
    ):
        told = numbers(document, until, *moments)
        assert sorted((d.day.isoformat(), d.score, d.run) for d in trend.dots) == sorted(told)
        line = {point.day: point for piece in trend.line for point in piece}
        for day, point in line.items():
            within = [s for d, s, _ in told if 0 <= (day - date.fromisoformat(d)).days < 7]
            assert (point.middle, point.numbers) == (median(within), len(within))
        for block in trend.blocks:
            two_weeks = [
                s for d, s, _ in told if block.first <= date.fromisoformat(d) <= block.last
            ]
            assert block.runs == len(two_weeks)
            assert block.middle == (median(two_weeks) if len(two_weeks) >= 6 else None)
    metres: defaultdict[date, list[float]] = defaultdict(list)
    for run in runs:
        if run["distance_m"] is not None:
            metres[monday(run["local_date"])].append(run["distance_m"])
    by_week = Counter(monday(one) for one in done.elements())
    for week in shown.weeks:
        assert week.distance_m == (
            pytest.approx(sum(metres[week.start])) if metres[week.start] else None
        )
        assert week.sessions == by_week[week.start]


@pytest.mark.parametrize("today", TODAYS)
def test_places_and_sessions_are_those_of_the_export(journal: Journal, today: date) -> None:
    document, until = exported(journal), today.isoformat()
    shown = trends(gather(journal.trends.read(), today, LIMITS), Span.ALL)
    journal.close()

    pains = pains_of(document, until)
    days: defaultdict[str, set[str]] = defaultdict(set)
    for pain in pains:
        for region in pain["regions"]:
            days[region].add(pain["local_date"])
    assert {place.region.value: place.days for place in shown.places.places} == {
        region: len(of) for region, of in days.items()
    }
    assert shown.places.days == len({day for of in days.values() for day in of})
    changes = []
    for one in sessions_of(document, until):
        said: defaultdict[str, int] = defaultdict(int)
        for pain in pains:
            if pain["session"] == one["id"]:
                said[pain["moment"]] = max(said[pain["moment"]], number_of(pain))
        if "before-session" in said and "after-session" in said:
            changes.append(said["after-session"] - said["before-session"])
    assert (shown.effect.eased, shown.effect.same, shown.effect.worse) == (
        sum(change < 0 for change in changes),
        changes.count(0),
        sum(change > 0 for change in changes),
    )


ANSWERS = {
    "no-warm-up": ("warm_up", ("none",), ()),
    "downhill": ("hills", ("down",), ()),
    "stride-ahead": ("stride", ("ahead",), ("unsure",)),
    "concrete": ("surface", ("concrete",), ()),
    "slumped": ("posture", ("slumped",), ("unsure",)),
    "poor-sleep": ("sleep", ("poor",), ()),
    "stress": ("stress", ("high",), ()),
    "thirsty": ("drinking", ("thirsty",), ()),
}


@pytest.mark.parametrize("today", TODAYS)
def test_what_goes_with_pain_is_counted_as_in_the_export(journal: Journal, today: date) -> None:
    document, until = exported(journal), today.isoformat()
    found = triggers(gather(journal.trends.read(), today, LIMITS))
    journal.close()

    since = (today - timedelta(days=363)).isoformat()
    scores = {
        Told.AFTER: {run: s for _, s, run in numbers(document, until, "after-run")},
        Told.MORNING: {run: s for _, s, run in numbers(document, until, "next-morning")},
    }
    runs = [run for run in runs_of(document, until) if run["local_date"] >= since]
    rows = {row.trigger.value: row for row in found.rows}
    for name, (field, yes, unsure) in ANSWERS.items():
        asked = [run for run in runs if run[field] not in (None, "", *unsure)]
        asked = [run for run in asked if any(run["id"] in told for told in scores.values())]
        assert (name in rows) is bool(asked), name
        if not asked:
            continue
        row, told = rows[name], scores[rows[name].told]
        for side, has_it in ((row.having, True), (row.without, False)):
            mine = [
                told[run["id"]]
                for run in asked
                if (run[field] in yes) is has_it and run["id"] in told
            ]
            assert side.by_score == tuple(mine.count(score) for score in range(11))
            assert (side.runs, side.high) == (len(mine), sum(score >= 3 for score in mine))
