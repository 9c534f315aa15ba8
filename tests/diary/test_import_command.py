"""`backstretch import` shows what comes, asks once, keeps it, and tells how to undo it."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from backstretch.care.entry import Entry
from backstretch.content.care import spare_care
from backstretch.diary.kept import KeptDiary
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from tests.diary.said import Said
from tests.exchange.watch_files import Fit, gpx, trkpts
from tests.fakes import FakeClock


class Person:
    """Answers questions in this order, and remembers them."""

    def __init__(self, *answers: str) -> None:
        self.asked: list[str] = []
        self._answers = list(answers)

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        if not self._answers:
            raise EOFError
        return self._answers.pop(0)


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(tmp_path / "home", FakeClock(datetime(2026, 5, 1, 15, 0, tzinfo=UTC)), capsys)


@pytest.fixture
def fit(tmp_path: Path) -> Path:
    path = tmp_path / "b.fit"
    path.write_bytes(Fit(records=100).data())
    return path


def days(said: Said) -> list[str]:
    return [run["local_date"] for run in said.document()["runs"] if run["state"] == "done"]


def test_each_file_has_a_line_before_anything_is_asked(said: Said, fit: Path) -> None:
    (fit.parent / "c.gpx").write_text("nothing")
    shutil.copy(fit, fit.parent / "d.fit")
    names = [str(fit.parent / name) for name in ("b.fit", "c.gpx", "d.fit", "e.fit")]
    lines = said.bring(*names, ask=Person("n")).splitlines()
    assert lines == [
        "b.fit: 2026-05-01 08:12, 1.50 km, 8:20.",
        "c.gpx: this is not a GPX, TCX or FIT file.",
        "d.fit: already there.",
        "e.fit: there is no such file.",
        "Nothing was imported.",
    ]
    assert (said.code, days(said)) == (0, [])


def test_a_yes_keeps_the_runs_and_tells_how_to_undo_it(said: Said, fit: Path) -> None:
    person = Person("y")
    lines = said.bring(str(fit), ask=person).splitlines()
    assert person.asked == ["Import 1 run? [y/N] "]
    assert lines[1].startswith("Runs: 1.")
    assert lines[2].startswith("“backstretch import --undo ")
    assert lines[3].startswith("How was your back on the run of Fri 2026-05-01?")
    assert days(said) == ["2026-05-01"]
    said.log("pain", "3", "--moment", "after-run")
    assert said.document()["pain"][0]["run"] == said.document()["runs"][0]["id"]


@pytest.mark.parametrize("ask", [Person(""), Person(), Person("nay"), Person("N")])
def test_anything_else_than_yes_keeps_nothing(said: Said, fit: Path, ask: Person) -> None:
    assert said.bring(str(fit), ask=ask).endswith("Nothing was imported.\n")
    assert (said.code, days(said)) == (0, [])


def test_where_nobody_can_be_asked_yes_must_be_said(said: Said, fit: Path) -> None:
    assert "b.fit: 2026-05-01" in said.bring(str(fit))
    assert said.code == 2
    assert said.err == (
        "Nobody is there to be asked, so nothing was imported: say --yes to import.\n"
    )
    assert days(said) == []
    said.bring(str(fit), "--yes")
    assert (said.code, days(said)) == (0, ["2026-05-01"])


HELP_NOW = [
    "Stop here. Get help now.",
    "Call 112, 999 or 911, or go to an emergency department today.",
    "Feeling numb between the legs can be serious.",
    "Sessions are stopped until you say in the window that you have been checked.",
]


@pytest.mark.parametrize("undo", [False, True])
def test_a_sign_that_needs_help_now_comes_before_all_else(
    said: Said, fit: Path, undo: bool
) -> None:
    said.bring(str(fit), "--yes")
    said.log("signs", "saddle")
    lines = said.bring(*(("--undo",) if undo else (str(fit), "--yes"))).splitlines()
    assert lines[:4] == HELP_NOW
    assert lines[4:]


def test_pain_is_not_asked_for_while_help_is_needed_now(said: Said, fit: Path) -> None:
    said.log("signs", "saddle")
    lines = said.bring(str(fit), "--yes").splitlines()
    assert (lines[:4], days(said)) == (HELP_NOW, ["2026-05-01"])
    assert "How was your back" not in said.out


def test_what_a_doctor_should_see_comes_first_too(said: Said, fit: Path) -> None:
    said.log("signs", "night")
    lines = said.bring(str(fit), "--yes").splitlines()
    assert lines[0] == "See a doctor before you stretch."
    assert lines[-1].startswith("How was your back on the run")


def test_doubles_are_asked_about_once(said: Said, fit: Path) -> None:
    said.bring(str(fit), "--yes")
    other = fit.parent / "a.gpx"
    other.write_text(gpx(trkpts(100)))
    person = Person("n")
    said.bring(str(other), ask=person)
    assert person.asked == ["1 run is there already. Import it once more? [y/N] "]
    assert len(days(said)) == 1
    assert "There is nothing new to import." in said.bring(str(other), ask=Person())


@pytest.mark.parametrize(("answer", "count"), [("y", 2), ("n", 1)])
def test_doubles_are_taken_only_after_a_yes(said: Said, fit: Path, answer: str, count: int) -> None:
    said.bring(str(fit), "--yes")
    other = fit.parent / "a.gpx"
    other.write_text(gpx(trkpts(100)))
    said.bring(str(other), ask=Person(answer))
    assert len(days(said)) == count


def test_yes_leaves_doubles_as_they_are(said: Said, fit: Path) -> None:
    said.bring(str(fit), "--yes")
    other = fit.parent / "a.gpx"
    other.write_text(gpx(trkpts(100)))
    person = Person("y")
    assert "already in your diary." in said.bring(str(other), "--yes", ask=person)
    assert person.asked == []
    assert (said.code, len(days(said))) == (0, 1)


def test_an_import_is_undone_by_its_id_or_the_last_one(said: Said, fit: Path) -> None:
    later = fit.parent / "later.fit"
    later.write_bytes(Fit(records=100, begin=Fit().begin + 9000).data())
    first = said.bring(str(fit), "--yes").partition("--undo ")[2].partition("”")[0]
    said.bring(str(later), "--yes")
    assert len(days(said)) == 2
    assert said.bring("--undo", first) == "1 run was taken out of the diary again.\n"
    assert [run["start"] for run in said.document()["runs"] if run["state"] == "done"] == ["10:42"]
    assert said.bring("--undo") == "1 run was taken out of the diary again.\n"
    assert days(said) == []
    assert said.bring("--undo") == "There is no import to take back.\n"
    assert said.code == 0


def test_the_imports_that_can_be_taken_back_are_listed_the_newest_first(
    said: Said, fit: Path
) -> None:
    assert said.bring("--list") == "There is no import to take back.\n"
    later = fit.parent / "later.fit"
    later.write_bytes(Fit(records=100, begin=Fit().begin + 9000).data())
    keys = [
        said.bring(str(file), "--yes").partition("--undo ")[2].partition("”")[0]
        for file in (fit, later)
    ]
    lines = said.bring("--list").splitlines()
    assert lines == [f"{key}: Fri 2026-05-01, 1 run (FIT)" for key in reversed(keys)]
    said.bring("--undo", keys[0])
    assert said.bring("--list").splitlines() == lines[:1]


def test_what_stays_of_an_import_and_why_is_told(said: Said, fit: Path) -> None:
    said.bring(str(fit), "--yes")
    with Journal.open(said.paths.journal) as journal:
        [note] = journal.plan.run_notes()
        facts = msgspec.structs.replace(note.facts, effort=7)
        diary = KeptDiary(journal, said.clock, Settings, spare_care())
        diary.keep(Entry(note.day, note.start, facts, run=note.run))
    assert said.bring("--undo") == (
        "0 runs were taken out of the diary again.\n1 run stays, as you changed it since.\n"
    )


def test_pain_that_stays_is_told(said: Said, fit: Path) -> None:
    said.bring(str(fit), "--yes")
    said.log("pain", "3", "--moment", "after-run")
    assert said.bring("--undo").splitlines() == [
        "1 run was taken out of the diary again.",
        "What you said of pain in the runs that went stays in the diary.",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--list", "--undo"), "--list comes alone"),
        (("--list", "a.fit"), "--list comes alone"),
        ((), "Name the files or folders to import"),
        (("--undo", "nope"), "--undo: “nope” is no import that can be taken back."),
        (("--undo", "x", "a.fit"), "--undo takes no files"),
    ],
)
def test_what_does_not_fit_is_one_sentence(
    said: Said, arguments: tuple[str, ...], told: str
) -> None:
    said.bring(*arguments)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    "make",
    [lambda path: path.mkdir(), lambda path: path.with_suffix(".txt").write_text("x")],
)
def test_nothing_that_can_be_read_is_exit_code_1(
    said: Said, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "empty")
    said.bring(str(tmp_path / "empty"), "--yes")
    assert said.code == 1
    assert said.out.endswith("There is nothing new to import.\n")
