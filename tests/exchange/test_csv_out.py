"""The tables for a spreadsheet: what stands, to the letter, and nothing a spreadsheet would run."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from backstretch.exchange.csv_out import export_tables, safe, tables_bytes
from backstretch.exchange.csv_tables import plain, tables
from backstretch.exchange.json_out import export_journal
from backstretch.exchange.writing import ExportError
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.diary_records import ShoeSaid, Struck
from backstretch.journal.entries import SessionState
from backstretch.journal.plan_records import RunIs
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import AnswerKind
from backstretch.journal.store import Journal
from tests.exchange.random_journals import FIRST, a_journal
from tests.journal.diary_samples import a_done_run, a_run_pain, a_statement
from tests.journal.samples import EVENTS, ROOT, a_pain, a_run, a_start, an_answer
from tests.locales import in_locale

Rows = list[dict[str, str]]


@pytest.fixture
def journal(tmp_path: Path) -> Any:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        for state in SessionState:
            journal.begin(a_start(state.value))
            journal.append(state.value, EVENTS)
            if state is not SessionState.OPEN:
                journal.close_session(state.value, state)
        yield journal


def rows_of(content: bytes, name: str) -> Rows:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        text = packed.read(name).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def table(journal: Journal, name: str) -> Rows:
    return rows_of(tables_bytes(read_contents(journal)), name)


def test_a_run_is_a_row_as_it_stands(journal: Journal) -> None:
    shoe = a_statement("s", ShoeSaid("Blue ones"), "shoe")
    journal.diary.keep(a_run("plan", run="run"), a_done_run(), shoe)
    journal.diary.keep(a_run("gone", RunIs.WITHDRAWN, run="gone"))
    assert table(journal, "runs.csv") == [
        {
            "id": "run",
            "date": "2026-03-04",
            "time": "07:15",
            "state": "done",
            "planned_min": "40",
            "started_at": "2026-03-04T07:15:30+01:00",
            "distance_m": "8250.5",
            "duration_s": "2850.25",
            "effort": "0",
            "kind": "long",
            "surface": "trail",
            "hills": "rolling",
            "stride": "under",
            "cadence": "172",
            "posture": "tall",
            "load": "belt",
            "drinking": "less",
            "desk": "6-8",
            "sleep": "so-so",
            "stress": "high",
            "warm_up": "dynamic",
            "heat_cold": "heat",
            "note": 'Wet "leaves" on Šumava\\hill 🏃\nשלום',
            "imported": "import",
            "shoe": "Blue ones",
        }
    ]


def test_pain_is_a_row_where_nothing_replaces_it(journal: Journal) -> None:
    journal.diary.keep(a_done_run(), a_run_pain(), a_pain("one", 4, session="finished"))
    journal.keep_pain(a_pain("two", None, session="finished", replaces="one"))
    (row,) = table(journal, "pain.csv")
    assert row == {
        "id": "p",
        "date": "2026-03-05",
        "moment": "next-morning",
        "score": "4",
        "said_at": "2026-03-02T17:43:00+01:00",
        "zone": "Europe/Berlin",
        "run": "run",
        "session": "",
        "exercise": "",
        "side": "",
        "regions": "lumbar-left 4; sacroiliac-right 1",
        "qualities": "ache; stiffer",
        "aggravators": "sitting; bending",
        "course": "eases",
        "leg_left": "thigh",
        "leg_right": "foot",
        "note": "Better after a walk — ça va",
    }


def test_sessions_are_those_the_journal_shows(journal: Journal) -> None:
    journal.keep_answer(an_answer("1", AnswerKind.EFFORT, "easy", "finished"))
    journal.keep_answer(an_answer("2", AnswerKind.EFFORT, "much", "finished"))
    journal.keep_answer(an_answer("3", AnswerKind.NOTE, "Tight. 🙂", "finished"))
    journal.diary.keep(a_statement("out", Struck(struck=True), "partial"))
    (row,) = table(journal, "sessions.csv")
    assert row == {
        "id": "finished",
        "date": "2026-03-02",
        "started_at": "2026-03-02T17:30:00+01:00",
        "zone": "Europe/Berlin",
        "routine": "after-run",
        "minutes": "12",
        "state": "finished",
        "planned_s": "720",
        "done_s": "82.345",
        "effort": "much",
        "note": "Tight. 🙂",
    }
    journal.diary.keep(a_statement("in", Struck(struck=False), "partial"))
    assert [row["id"] for row in table(journal, "sessions.csv")] == ["finished", "partial"]


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\rx", "\n=x"),
        *("\N{FULLWIDTH EQUALS SIGN}1+1", "\N{FULLWIDTH PLUS SIGN}49"),
        *("\N{FULLWIDTH HYPHEN-MINUS}2", "\N{FULLWIDTH COMMERCIAL AT}SUM(A1)"),
    ],
)
def test_what_a_spreadsheet_would_run_is_text(journal: Journal, text: str) -> None:
    assert safe(text) == f"'{text}"
    journal.diary.keep(a_done_run(facts=RunFacts(note=text)))
    journal.diary.keep(a_statement("s", ShoeSaid(text), ""))
    (row,) = table(journal, "runs.csv")
    assert row["note"] == f"'{text}"


@pytest.mark.parametrize("text", ["", "fine", "1 = 1", " =1", "a@b", "'quoted'"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((0.0, "0"), (1e-7, "0.0000001"), (1e21, "1000000000000000000000"), (8250.5, "8250.5")),
        *((None, ""), (7, "7"), (0.1, "0.1"), (30.0, "30"), ("1.0", "1.0")),
    ],
)
def test_numbers_are_plain(value: Any, text: str) -> None:
    assert plain(value) == text


def test_lines_end_as_the_standard_says_and_texts_keep_theirs(journal: Journal) -> None:
    journal.diary.keep(a_done_run(facts=RunFacts(note='one\ntwo\r\n"three", four')))
    with zipfile.ZipFile(io.BytesIO(tables_bytes(read_contents(journal)))) as packed:
        content = packed.read("runs.csv")
    assert content.endswith(b"\r\n")
    assert b'"one\ntwo\r\n""three"", four"' in content
    (row,) = table(journal, "runs.csv")
    assert row["note"] == 'one\ntwo\r\n"three", four'


def test_every_table_has_its_head_and_every_column_is_explained() -> None:
    content = tables_bytes(Contents())
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.namelist() == ["runs.csv", "pain.csv", "sessions.csv", "columns.txt"]
        words = packed.read("columns.txt").decode()
        for one in tables(Contents()):
            head = packed.read(one.name).decode()
            assert head == ",".join(column.name for column in one.columns) + "\r\n"
            assert all(f"  {column.name}: {column.means}\n" in words for column in one.columns)


@pytest.mark.parametrize("name", ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "fa_IR.UTF-8"])
def test_the_same_diary_gives_the_same_bytes_in_every_locale(tmp_path: Path, name: str) -> None:
    here, there = tmp_path / "here.csv.zip", tmp_path / "there.csv.zip"
    with a_journal(tmp_path / "journal.db", 5) as journal:
        export_tables(journal, here)
    command = [
        sys.executable,
        "-m",
        "tests.exchange.export",
        str(tmp_path / "journal.db"),
        str(there),
    ]
    env = in_locale(name, tmp_path)
    subprocess.run(command, cwd=ROOT, check=True, env=env, timeout=60)
    assert there.read_bytes() == here.read_bytes()


def test_numbers_equal_those_counted_from_the_export(tmp_path: Path) -> None:
    """The tables and the export are read by nothing of ours, and have to say the same."""
    for seed in range(25):
        with a_journal(tmp_path / f"{seed}" / "journal.db", seed) as journal:
            export_journal(journal, tmp_path / "out.json", FIRST)
            content = tables_bytes(read_contents(journal))
        told = json.loads((tmp_path / "out.json").read_bytes())
        runs = [run for run in told["runs"] if run["state"] != "withdrawn"]
        in_table = [float(row["distance_m"] or 0) for row in rows_of(content, "runs.csv")]
        assert sorted(in_table) == sorted(run["distance_m"] or 0 for run in runs)
        gone = {pain["replaces"] for pain in told["pain"]}
        stands = [p for p in told["pain"] if p["score"] is not None and p["id"] not in gone]
        scores = {row["id"]: int(row["score"]) for row in rows_of(content, "pain.csv")}
        assert scores == {pain["id"]: pain["score"] for pain in stands}
        struck: dict[str, bool] = {}
        for said in told["statements"]:
            if said["kind"] == "struck":
                struck[said["about"]] = said["value"]["struck"]
        done = {
            session["id"]: session["done_s"]
            for session in told["sessions"]
            if not (session["open"] or session["discarded"] or struck.get(session["id"]))
        }
        assert done == {r["id"]: float(r["done_s"]) for r in rows_of(content, "sessions.csv")}


def test_the_journal_itself_is_not_written_over(journal: Journal) -> None:
    with pytest.raises(ExportError, match="the journal itself"):
        export_tables(journal, journal.path)


def test_the_file_is_for_this_user_alone(journal: Journal, tmp_path: Path) -> None:
    export_tables(journal, tmp_path / "out.csv.zip")
    if sys.platform != "win32":
        assert (tmp_path / "out.csv.zip").stat().st_mode & 0o777 == 0o600
