"""The numbers on the page are those of the diary, worked out again from its JSON export."""

import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import pytest

from backstretch.journal.store import Journal
from tests.reporting import poppler
from tests.reporting.diaries import TODAY, Home, home, keep_traps
from tests.reporting.poppler import needs_poppler
from trends_demo import keep_weeks

pytestmark = [needs_poppler, pytest.mark.usefixtures("qapp")]

FIRST = TODAY - timedelta(weeks=12) + timedelta(days=1)
PLACES = {
    "lumbar-left": "Lower back, left",
    "lumbar-centre": "Lower back, middle",
    "buttock-left": "Buttock, left",
    "calf-right": "Calf, right",
}
Row = dict[str, Any]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = home(tmp_path_factory.mktemp("numbers") / "home")
    with Journal.open(made.paths.journal) as journal:
        keep_weeks(journal, TODAY)
        keep_traps(journal, made.clock)
    return made


@pytest.fixture(scope="module")
def file(kept: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept.report(tmp_path_factory.mktemp("paper") / "report.pdf")


@pytest.fixture(scope="module")
def page(file: Path) -> str:
    return poppler.text(file)


@pytest.fixture(scope="module")
def told(file: Path) -> str:
    return poppler.sentences(file)


@pytest.fixture(scope="module")
def diary(kept: Home, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    file = kept.export(tmp_path_factory.mktemp("export") / "diary.json")
    document: dict[str, list[Row]] = msgspec.json.decode(file.read_bytes())
    return document


def of_the_days(rows: list[Row]) -> list[Row]:
    return [row for row in rows if FIRST.isoformat() <= row["local_date"] <= TODAY.isoformat()]


def runs(diary: dict[str, list[Row]]) -> list[Row]:
    return [run for run in of_the_days(diary["runs"]) if run["state"] == "done"]


def pains(diary: dict[str, list[Row]]) -> list[Row]:
    replaced = {pain["replaces"] for pain in diary["pain"]}
    stand = [p for p in diary["pain"] if p["id"] not in replaced and p["score"] is not None]
    return of_the_days(stand)


def sessions(diary: dict[str, list[Row]]) -> list[Row]:
    struck = {row["about"] for row in diary["statements"] if row["kind"] == "struck"}
    gone = [s["id"] for s in diary["sessions"] if s["discarded"] or s["open"] or s["id"] in struck]
    return [one for one in of_the_days(diary["sessions"]) if one["id"] not in gone]


def hours(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


def middle(values: list[int]) -> str:
    return f"{median(values):g} ({len(values)} runs)"


def test_runs_and_their_time(page: str, diary: dict[str, list[Row]]) -> None:
    found = runs(diary)
    assert len(found) == 34
    time = hours(sum(run["duration_s"] for run in found))
    assert f"Running: {len(found)} runs, {time} in all." in page


def test_the_first_two_weeks_and_the_last(page: str, diary: dict[str, list[Row]]) -> None:
    day_of = {run["id"]: date.fromisoformat(run["local_date"]) for run in runs(diary)}
    begun = min(day_of.values())
    for first, name in ((begun, "First"), (TODAY - timedelta(days=13), "Last")):
        days = [first + timedelta(days=n) for n in range(14)]
        within = [pain for pain in pains(diary) if day_of.get(pain["run"]) in days]
        told = [
            middle([pain["score"] for pain in within if pain["moment"] == moment])
            for moment in ("after-run", "next-morning")
        ]
        head = rf"{name}: {days[0].day} \w+ to {days[-1].day} \w+"
        assert re.search(f"{head} {re.escape(' '.join(told))}", page), (name, told)


def test_places_by_their_days_and_the_worst_of_each(page: str, diary: dict[str, list[Row]]) -> None:
    days, worst = defaultdict[str, set[str]](set), defaultdict[str, int](int)
    for pain in pains(diary):
        for place, score in pain["regions"].items():
            days[place].add(pain["local_date"])
            worst[place] = max(worst[place], score)
    assert set(days) == set(PLACES)
    for place, name in PLACES.items():
        count = len(days[place])
        told = f"{count} day{'s' * (count != 1)}"
        assert f"{name} {told} {worst[place]}" in page
    assert "left to the calf, right to the foot." in page


def test_sessions_and_what_was_done_in_them(
    page: str, told: str, diary: dict[str, list[Row]]
) -> None:
    found = sessions(diary)
    whole = [session for session in found if session["state"] == "finished"]
    assert (len(whole), len(found)) == (37, 38)
    time = hours(sum(one["done_s"] for one in found))
    assert f"{len(whole)} sessions done to their end, 1 ended early, {time} on the mat" in told
    steps = [(s["id"], step) for s in found for step in s["steps"] if step["done_s"]]
    for exercise, name in (("cat_cow", "Cat-cow"), ("bird_dog", "Bird dog")):
        mine = [(key, step["done_s"]) for key, step in steps if step["exercise"] == exercise]
        count, seconds = len({key for key, _ in mine}), sum(done for _, done in mine)
        assert f"{name} {count} {hours(seconds)}" in page


def test_sessions_a_week_over_whole_weeks(told: str, diary: dict[str, list[Row]]) -> None:
    monday = FIRST + timedelta(days=-FIRST.weekday() % 7)
    begun = min(date.fromisoformat(run["local_date"]) for run in diary["runs"])
    monday = max(monday, begun - timedelta(days=begun.weekday()))
    this_week = TODAY - timedelta(days=TODAY.weekday())
    done = [s for s in sessions(diary) if s["state"] == "finished"]
    whole = [s for s in done if monday.isoformat() <= s["local_date"] < this_week.isoformat()]
    average = len(whole) / ((this_week - monday).days / 7)
    assert f"{average:.1f} a week on average." in told


def test_activities_first_and_last(page: str, diary: dict[str, list[Row]]) -> None:
    scores = defaultdict[str, list[int]](list)
    for row in diary["statements"]:
        if row["kind"] == "activity-score":
            scores[row["about"]].append(row["value"]["score"])
    assert set(scores) == {"Easy 30-minute run", "Put on shoes"}
    for name, told in scores.items():
        assert f"{name} {told[0]} to {told[-1]}" in page


def test_what_was_answered_of_warning_signs(page: str, diary: dict[str, list[Row]]) -> None:
    said = [row for row in of_the_days(diary["statements"]) if row["kind"] == "signs"]
    clear = {row["about"] for row in said if row["value"]["decided"] == "clear"}
    assert f"“None of these” was said {len(clear)} times" in page
    rows = [row for row in said if row["value"]["decided"] != "clear"]
    assert [row["value"]["decided"] for row in rows] == ["told", "seen"]
    assert "11 April 2026 Warning sign: see a doctor" in page
    assert "14 April 2026 A doctor has looked on 13 April 2026" in page
    assert "Still open" not in page


def test_what_the_weeks_were_is_written_above_the_highest_dot(
    page: str, diary: dict[str, list[Row]]
) -> None:
    def worst(moment: str) -> int:
        return max(int(pain["score"]) for pain in pains(diary) if pain["moment"] == moment)

    assert worst("after-run") == 9
    assert worst("next-morning") < 8
    after, morning = page.split("Pain next morning", 1)
    assert "first two weeks: 5 (6 runs)" in after
    assert "first two weeks: 4 (6 runs)" in morning
