"""The PDF as another program reads it: its pages, its fonts, its words, and where they stand."""

from itertools import combinations
from pathlib import Path

import pytest

from backstretch.journal.store import Journal
from tests.reporting import poppler
from tests.reporting.diaries import TODAY, Home, home, keep_full
from tests.reporting.poppler import needs_poppler
from trends_demo import keep_weeks

pytestmark = [needs_poppler, pytest.mark.usefixtures("qapp")]

DIARIES = ("full", "weeks", "three", "empty")
PAPERS = {"a4": (595, 842), "letter": (612, 792)}
MARGIN = 30


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Home]:
    folder = tmp_path_factory.mktemp("homes")
    made = {name: home(folder / name) for name in DIARIES}
    for name, one in made.items():
        with Journal.open(one.paths.journal) as journal:
            if name == "full":
                keep_full(journal)
            elif name != "empty":
                keep_weeks(journal, TODAY, 35 if name == "weeks" else 3)
    return made


@pytest.fixture(params=DIARIES)
def diary(request: pytest.FixtureRequest, homes: dict[str, Home]) -> Home:
    return homes[request.param]


@pytest.mark.parametrize("paper", PAPERS)
def test_all_of_it_stands_on_one_page_and_nothing_on_anything_else(
    diary: Home, tmp_path: Path, paper: str
) -> None:
    file = diary.report(tmp_path / "report.pdf", "--paper", paper)
    wide, tall = PAPERS[paper]
    told = poppler.info(file)
    assert told["Pages"] == "1"
    assert told["Page size"].startswith(f"{wide} x {tall} pts")
    assert told["Title"] == "Back pain and running: a diary in short"
    words = poppler.words(file)
    for word in words:
        assert word.left >= MARGIN <= wide - word.right, word
        assert word.top >= MARGIN <= tall - word.bottom, word
    assert [pair for pair in combinations(words, 2) if pair[0].covers(pair[1])] == []


def test_it_is_drawn_with_its_own_fonts_and_no_picture_of_dots(diary: Home, tmp_path: Path) -> None:
    file = diary.report(tmp_path / "report.pdf")
    fonts = poppler.fonts(file)
    assert len(fonts) >= 2
    assert all("Inter" in name and embedded and known for name, embedded, known in fonts)
    assert poppler.pictures(file) == []


def test_every_letter_can_be_copied(homes: dict[str, Home], tmp_path: Path) -> None:
    page = poppler.text(homes["weeks"].report(tmp_path / "report.pdf"))
    for told in (
        "Back pain and running: a diary in short",
        "20 February to 14 May 2026 (12 weeks)",
        "Told by the runner. Pain is from 0, none, to 10, the worst there could be.",
        "Minutes run per week: 114 on average",
        "first two weeks: 5 (6 runs)",
        "Counted as a change: 2 points and 30 %, in",
        "Back pain often eases by itself, so this cannot show what caused it.",
        "Many begin in a bad week. The next ones are often milder anyway.",
        "Made on 14 May 2026 with Backstretch",
    ):
        assert told in page


def test_paper_has_no_colour(homes: dict[str, Home], tmp_path: Path) -> None:
    file = homes["weeks"].report(tmp_path / "report.pdf")
    poppler.told("pdftoppm", "-r", "60", "-singlefile", file, tmp_path / "page")
    dots = (tmp_path / "page.ppm").read_bytes().split(b"\n", 3)[3]
    assert dots[0::3] == dots[1::3] == dots[2::3]
    assert min(dots) < 20
    assert max(dots) == 255


def test_without_entries_it_says_that_there_is_not_enough_yet(
    homes: dict[str, Home], tmp_path: Path
) -> None:
    page = poppler.text(homes["empty"].report(tmp_path / "report.pdf"))
    for told in (
        "No place was marked in this time.",
        "No pain was told in this time. Not enough yet: 6 more runs.",
        "Not enough yet: a middle value needs 6 runs in two weeks.",
        "No activity was named.",
        "No run in this time.",
        "No guided session in this time.",
        "No warning sign was ticked in this time.",
    ):
        assert told in page
    assert "(0 runs)" not in page
    assert "0 in all" not in page


def test_three_runs_are_three_dots_without_a_middle(homes: dict[str, Home], tmp_path: Path) -> None:
    page = poppler.text(homes["three"].report(tmp_path / "report.pdf"))
    assert "one run, 3 in all" in page
    assert "Not enough yet: 3 more runs." in page
    assert "too few (3 runs)" in page
    assert "middle of 7 days" not in page


def test_pages_with_every_run_follow_where_they_are_wanted(
    homes: dict[str, Home], tmp_path: Path
) -> None:
    file = homes["weeks"].report(tmp_path / "report.pdf", "--runs", "--weeks", "104")
    assert poppler.info(file)["Pages"] == "2"
    assert "Page 1 of 2" in poppler.text(file)
    rows = poppler.text(file, 2)
    assert "Every run of this time" in rows
    assert "13 May 2026 5.9 km 35 min 3 2 amber" in rows
    assert sum(" km " in row for row in rows.splitlines()) == 35
