"""What the tests must reach is held against what they reach."""

from pathlib import Path
from typing import Any

import pytest

import covered

SOURCE = Path(__file__).resolve().parents[2] / "src" / "backstretch"
WHOLE = {"covered_lines": 10, "num_statements": 10, "covered_branches": 4, "num_branches": 4}


def report(**changed: Any) -> dict[str, Any]:
    """Return a report in which everything was reached, but for what is `changed` of a module."""
    good = {"missing_lines": [], "missing_branches": [], "summary": WHOLE}
    files = {f"src/backstretch/{name}": dict(good) for name in covered.EVERY_BRANCH}
    files["src/backstretch/clock.py"] |= changed
    return {"totals": WHOLE, "files": files}


def test_all_that_is_reached_is_enough() -> None:
    assert list(covered.below(report())) == []


def test_one_branch_of_a_strict_module_is_told_by_its_line() -> None:
    [line] = covered.below(report(missing_branches=[[12, 14]], missing_lines=[14]))
    assert line == "clock.py: not reached 14, 12->14"


@pytest.mark.parametrize(
    ("part", "reached", "told"),
    [
        ("covered_lines", 8, "statements: 80.0 % of 90 %"),
        ("covered_branches", 3, "branches: 75.0 % of 80 %"),
    ],
)
def test_too_little_in_all_is_told(part: str, reached: int, told: str) -> None:
    assert list(covered.below(report() | {"totals": WHOLE | {part: reached}})) == [told]


def test_a_module_that_was_never_loaded_is_told() -> None:
    without = report()
    del without["files"]["src/backstretch/journal/store.py"]
    assert list(covered.below(without)) == ["journal/store.py: never loaded"]


def test_code_without_branches_has_all_of_them() -> None:
    assert covered.reached(WHOLE | {"covered_branches": 0, "num_branches": 0}).branches == 100


@pytest.mark.parametrize("name", covered.EVERY_BRANCH)
def test_every_strict_module_is_there(name: str) -> None:
    assert (SOURCE / name).is_file()


def test_each_test_file_is_run_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("test_a.py", "test_b.py", "deep/test_c.py", "helper.py"):
        (tmp_path / name).touch()
    dealt = covered.parts([tmp_path, tmp_path / "test_a.py"], 2)
    assert sorted(Path(file).name for files in dealt for file in files) == [
        "test_a.py",
        "test_b.py",
        "test_c.py",
    ]
    assert len(dealt) == 2


def test_no_run_is_left_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").touch()
    assert covered.parts([tmp_path], 2) == [[str(tmp_path / "test_a.py")]]
