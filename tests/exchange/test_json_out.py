"""The export holds everything, is the same everywhere, and is written all or nothing."""

import hashlib
import json
import os
import random
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch import __version__
from backstretch.exchange.json_out import export_journal
from backstretch.exchange.writing import ExportError
from backstretch.journal.diary_log import DiaryRecord
from backstretch.journal.diary_records import LimitsSet
from backstretch.journal.entries import Event, Happening, SessionState
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import AnswerKind, Pain
from backstretch.journal.store import Journal
from backstretch.journal.tracks import Track
from tests.exchange.rebuild import event_from, rebuild, start_from
from tests.journal.diary_samples import (
    a_done_run,
    a_run_pain,
    a_statement,
    a_track,
    diary_records,
)
from tests.journal.samples import (
    EVENTS,
    ROOT,
    a_pain,
    a_run,
    a_start,
    an_answer,
    plan_records,
    run_child,
)
from tests.locales import in_locale

AT = datetime.fromisoformat("2026-03-03T08:00:00+01:00")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        for state in SessionState:
            journal.begin(a_start(state.value, '{"title":"Après 🏃"}'.encode()))
            journal.append(state.value, EVENTS)
            if state is not SessionState.OPEN:
                journal.close_session(state.value, state)
        yield journal


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.json"


def test_the_file_says_what_it_is(journal: Journal, target: Path) -> None:
    export_journal(journal, target, AT)
    document = json.loads(target.read_bytes())
    del document["sessions"]
    assert document == {
        "format": "backstretch-journal",
        "version": 2,
        "exported_at": "2026-03-03T08:00:00+01:00",
        "app_version": __version__,
        "runs": [],
        "pain": [],
        "plan": {"wishes": [], "weeks": [], "reminders": []},
        "statements": [],
        "tracks": [],
    }
    first = ["format", "version", "exported_at", "app_version", "runs", "pain", "plan"]
    assert list(document) == [*first, "statements", "tracks"]


def test_a_session_is_told_in_seconds(journal: Journal, target: Path) -> None:
    export_journal(journal, target, AT)
    session = json.loads(target.read_bytes())["sessions"][1]
    assert len(session.pop("events")) == len(EVENTS)
    assert session.pop("answers") == []
    skipped = "does not feel good today — ça va 🙂"
    lunge = {"exercise": "runners_lunge", "planned_s": 30, "skipped": skipped, "item": 1}
    assert session == {
        "id": "finished",
        "started_at": "2026-03-02T17:30:00+01:00",
        "zone": "Europe/Berlin",
        "local_date": "2026-03-02",
        "routine": "after-run",
        "minutes": 12,
        "state": "finished",
        "open": False,
        "discarded": False,
        "planned_s": 720,
        "done_s": 82.345,
        "steps": [
            {
                "exercise": "cat_cow",
                "side": "both",
                "planned_s": 60,
                "done_s": 60,
                "skipped": None,
                "item": 0,
                "script_steps": [1],
            },
            lunge | {"side": "right", "done_s": 12.345, "script_steps": [3]},
            lunge | {"side": "left", "done_s": 0, "script_steps": [5, 6]},
        ],
        "script": '{"title":"Après 🏃"}',
    }


def test_every_state_is_told(journal: Journal, target: Path) -> None:
    export_journal(journal, target, AT)
    told = [
        (s["id"], s["state"], s["open"], s["discarded"])
        for s in json.loads(target.read_bytes())["sessions"]
    ]
    assert told == [
        ("open", "partial", True, False),
        ("finished", "finished", False, False),
        ("partial", "partial", False, False),
        ("discarded", "partial", False, True),
    ]


def test_nothing_is_lost(journal: Journal, target: Path) -> None:
    export_journal(journal, target, AT)
    document = json.loads(target.read_bytes())
    for told, record in zip(document["sessions"], journal.sessions(), strict=True):
        assert start_from(told) == record.start
        assert tuple(event_from(event) for event in told["events"]) == record.events


def test_what_was_said_is_told_in_order_with_what_it_replaces(
    journal: Journal, target: Path
) -> None:
    journal.keep_pain(a_pain("one", 4, session="finished"))
    journal.keep_pain(a_pain("two", None, session="finished", replaces="one"))
    journal.keep_answer(an_answer("three", AnswerKind.NOTE, "Tight. 🙂", "finished"))
    export_journal(journal, target, AT)
    document = json.loads(target.read_bytes())
    at = {"at": "2026-03-02T17:43:00+01:00", "zone": "Europe/Berlin", "local_date": "2026-03-02"}
    of = {"moment": "after-session", "run": None, "session": "finished", "exercise": None}
    more: dict[str, Any] = {"side": None, "qualities": [], "regions": {}, "aggravators": []}
    more |= {"course": [], "leg_line": {"left": None, "right": None}, "note": None}
    assert document["pain"] == [
        {"id": "one", "score": 4, "replaces": None, **at, **of, **more},
        {"id": "two", "score": None, "replaces": "one", **at, **of, **more},
    ]
    answers = {session["id"]: session["answers"] for session in document["sessions"]}
    assert answers.pop("finished") == [
        {"number": 1, "id": "three", **at, "kind": "note", "value": "Tight. 🙂"}
    ]
    assert set(map(len, answers.values())) == {0}


def test_a_run_is_told_once_as_it_stands_with_its_earlier_notes(
    journal: Journal, target: Path
) -> None:
    earlier, other = a_run("plan", run="run"), a_run("other", run="other")
    journal.diary.keep(earlier, other, a_done_run("run", "done"))
    export_journal(journal, target, AT)
    run, _ = json.loads(target.read_bytes())["runs"]
    at = {"at": "2026-03-02T17:43:00+01:00", "local_date": "2026-03-02"}
    [before] = run.pop("history")
    assert (before["number"], before["state"], before["said"]["id"]) == (1, "planned", "plan")
    assert before["distance_m"] is before["note"] is None
    assert run == {
        "id": "run",
        "number": 3,
        "state": "done",
        "local_date": "2026-03-04",
        "zone": "Europe/Berlin",
        "start": "07:15",
        "minutes": 40,
        "started_at": "2026-03-04T07:15:30+01:00",
        "distance_m": 8250.5,
        "duration_s": 2850.25,
        "effort": 0,
        "kind": "long",
        "surface": "trail",
        "hills": "rolling",
        "stride": "under",
        "cadence": 172,
        "posture": "tall",
        "shoe": "shoe",
        "load": "belt",
        "drinking": "less",
        "desk": "6-8",
        "sleep": "so-so",
        "stress": "high",
        "warm_up": "dynamic",
        "heat_cold": "heat",
        "note": 'Wet "leaves" on Šumava\\hill 🏃\nשלום',
        "imported": "import",
        "said": {"id": "done", **at},
    }


def test_pain_is_told_with_its_run_and_where_it_is(journal: Journal, target: Path) -> None:
    journal.diary.keep(a_done_run(), a_run_pain())
    export_journal(journal, target, AT)
    [pain] = json.loads(target.read_bytes())["pain"]
    assert pain == {
        "id": "p",
        "at": "2026-03-02T17:43:00+01:00",
        "zone": "Europe/Berlin",
        "local_date": "2026-03-05",
        "moment": "next-morning",
        "score": 4,
        "run": "run",
        "session": None,
        "exercise": None,
        "side": None,
        "regions": {"lumbar-left": 4, "sacroiliac-right": 1},
        "qualities": ["ache", "stiffer"],
        "aggravators": ["sitting", "bending"],
        "course": ["eases"],
        "leg_line": {"left": "thigh", "right": "foot"},
        "note": "Better after a walk — ça va",
        "replaces": None,
    }


def test_statements_and_tracks_are_told(journal: Journal, target: Path) -> None:
    journal.diary.keep(a_done_run(), a_statement("s", LimitsSet(2, 5, 3), "limits"), a_track())
    export_journal(journal, target, AT)
    document = json.loads(target.read_bytes())
    [said] = document["statements"]
    assert (said["id"], said["kind"], said["about"]) == ("s", "limits", "limits")
    assert said["value"] == {"green_at_most": 2, "amber_at_most": 5, "red_rise": 3}
    points = [[0.0, 52.5, 13.4], [1.5, -52.000001, -179.999999]]
    assert document["tracks"] == [{"run": "run", "points": points}]


def everything(tag: str = "") -> tuple[DiaryRecord, ...]:
    return (*plan_records(tag), *diary_records(tag))


def dumped(path: Path) -> list[str]:
    """Return every table with every value, and the schema."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def rebuilt_is_the_same(journal: Journal, folder: Path) -> None:
    export_journal(journal, folder / "out.json", AT)
    again = folder / "again" / "journal.db"
    rebuild(json.loads((folder / "out.json").read_bytes()), again)
    assert dumped(again) == dumped(journal.path)


def test_the_whole_journal_can_be_made_again_from_the_file(
    journal: Journal, tmp_path: Path
) -> None:
    for number, state in enumerate(("finished", "partial", "finished")):
        journal.keep_answer(an_answer(f"{number}", value="ü", session=state))
        journal.keep_pain(a_pain(f"of a session {number}", session=state))
    journal.diary.keep(*everything(), *everything("more "))
    connection = sqlite3.connect(journal.path)
    tables = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    assert all(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables)
    connection.close()
    rebuilt_is_the_same(journal, tmp_path)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["a ", "b "]), unique=True), st.randoms(use_true_random=False))
def test_any_order_of_records_can_be_made_again(
    tmp_path_factory: pytest.TempPathFactory, tags: list[str], dice: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("any")
    records = [record for tag in tags for record in everything(tag)]
    notes = [record for record in records if isinstance(record, RunNote)]
    dice.shuffle(notes)
    pains = [record for record in records if isinstance(record, Pain | Track)]
    rest = [record for record in records if not isinstance(record, RunNote | Pain | Track)]
    dice.shuffle(rest)
    with Journal.open(folder / "data" / "journal.db") as journal:
        journal.diary.keep(*notes, *pains, *rest)
        rebuilt_is_the_same(journal, folder)


@pytest.mark.parametrize(
    ("ms", "told"),
    [(0, "0"), (1, "0.001"), (30_000, "30"), (30_500, "30.5"), (899_999, "899.999")],
)
def test_seconds_are_short_plain_numbers(tmp_path: Path, ms: int, told: str) -> None:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        journal.begin(a_start())
        journal.append("first", (Event(0, Happening.CREDITED, 1, 0, ms=ms),))
        export_journal(journal, tmp_path / "out.json", AT)
    assert f'"done_s":{told},' in (tmp_path / "out.json").read_text(encoding="utf-8")


def test_the_bytes_end_with_one_line_end_and_are_plain_utf_8(
    journal: Journal, target: Path
) -> None:
    export_journal(journal, target, AT)
    content = target.read_bytes()
    assert content.endswith(b"}\n")
    assert b"\r" not in content
    assert "ça va 🙂".encode() in content


@pytest.mark.parametrize(
    "name", ["C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8"]
)
def test_the_bytes_are_the_same_in_every_locale(
    journal: Journal, target: Path, tmp_path: Path, name: str
) -> None:
    export_journal(journal, target, AT)
    other = tmp_path / "other.json"
    there = in_locale(name, tmp_path)
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "tests.exchange.export", str(journal.path), str(other)]
    subprocess.run(command, cwd=ROOT, check=True, env=there | plain, timeout=60)
    assert other.read_bytes() == target.read_bytes()


@posix_only
def test_the_file_is_for_this_user_alone_and_alone_in_its_folder(
    journal: Journal, target: Path
) -> None:
    before = os.umask(0)
    try:
        export_journal(journal, target, AT)
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert {place.name for place in target.parent.iterdir()} == {"data", "out.json"}


def test_an_older_export_is_replaced(journal: Journal, target: Path) -> None:
    target.write_text("older")
    export_journal(journal, target, AT)
    assert json.loads(target.read_bytes())["format"] == "backstretch-journal"


@posix_only
def test_an_export_through_a_link_lands_where_the_link_points(
    journal: Journal, target: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(target)
    export_journal(journal, link, AT)
    assert link.is_symlink()
    assert json.loads(target.read_bytes())["version"] == 2


def test_the_journal_is_not_written_over(journal: Journal) -> None:
    before = hashlib.sha256(journal.path.read_bytes()).digest()
    with pytest.raises(ExportError, match="is the journal itself"):
        export_journal(journal, journal.path, AT)
    assert hashlib.sha256(journal.path.read_bytes()).digest() == before


@pytest.mark.parametrize("name", ["missing/out.json", "data"])
def test_a_place_that_will_not_do_is_named(journal: Journal, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as refused:
        export_journal(journal, tmp_path / name, AT)
    assert str(refused.value).startswith(f"The export could not be written to {tmp_path / name}: ")


@posix_only
def test_a_device_is_not_replaced_by_a_file(journal: Journal) -> None:
    with pytest.raises(ExportError, match="it is not a file"):
        export_journal(journal, Path("/dev/null"), AT)
    assert Path("/dev/null").is_char_device()


@posix_only
@pytest.mark.parametrize("trouble", ["closed", "full"])
def test_what_cannot_be_written_leaves_the_older_file(
    journal: Journal, tmp_path: Path, trouble: str
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    target = folder / "out.json"
    target.write_text("older")
    folder.chmod(0o500 if trouble == "closed" else 0o700)
    told = run_child(
        "tests.exchange.export", str(journal.path), str(target), trouble, bound_by_modes=True
    )
    folder.chmod(0o700)
    assert told.startswith(f"The export could not be written to {target}: ")
    assert [place.name for place in folder.iterdir()] == ["out.json"]
    assert target.read_text() == "older"


def test_an_empty_journal_is_an_export_too(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        export_journal(journal, tmp_path / "out.json", AT)
    assert json.loads((tmp_path / "out.json").read_bytes())["sessions"] == []
