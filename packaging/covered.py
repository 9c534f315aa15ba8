"""Measures which code the tests reach, and holds it against the figures that are promised.

    .venv/bin/python packaging/covered.py [test file or folder ...]

It runs the tests, a part of them on each core, prints what is below its figure, and ends with 1
where something is. What runs only in a process that a test starts does not count.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bootstrap import MOST_AT_ONCE, ROOT, checks_environment, cores, x_servers

_COVERAGE = (sys.executable, "-m", "coverage")
STATEMENTS = 90.0
BRANCHES = 80.0
EVERY_BRANCH = (
    *("clock.py", "weeks.py", "exchange/import_limits.py", "exchange/xml_guard.py"),
    *(
        f"journal/{name}.py"
        for name in (
            *("store", "guard", "transactions", "opening", "making", "connecting", "migrate"),
            *("verify", "seal", "lasting", "stamped", "steps", "claim", "locks"),
            *("backup", "backup_due", "backup_shelf", "backing", "retention"),
            *("restore", "quarantine", "salvage", "copies", "forgetting", "newer_view"),
            "own_files",
        )
    ),
    *(
        f"plan/{name}.py"
        for name in (
            *("planner", "bending", "board", "choosing", "facts", "filling", "fitting"),
            *("laying", "local_time", "moving", "reminding", "recut", "rows", "sharing"),
            "week_plan",
        )
    ),
)
"""The modules of which every branch is taken: store, migration, backup, limits of imports, clock
and planner."""


@dataclass(frozen=True)
class Reached:
    """How much of some code was reached, in percent, and where not: lines, and jumps by line."""

    statements: float
    branches: float
    missing: tuple[str, ...] = ()


def reached(summary: Mapping[str, Any], missing: Sequence[str] = ()) -> Reached:
    """Read one summary of coverage's JSON report; what has no branches has all of them."""
    return Reached(
        _share(summary["covered_lines"], summary["num_statements"]),
        _share(summary["covered_branches"], summary["num_branches"]),
        tuple(missing),
    )


def below(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each figure that is not met, and for each module that is not there."""
    total = reached(report["totals"])
    if total.statements < STATEMENTS:
        yield f"statements: {total.statements:.1f} % of {STATEMENTS:.0f} %"
    if total.branches < BRANCHES:
        yield f"branches: {total.branches:.1f} % of {BRANCHES:.0f} %"
    files = {name.partition("backstretch/")[2]: file for name, file in report["files"].items()}
    for name in EVERY_BRANCH:
        if name not in files:
            yield f"{name}: never loaded"
            continue
        file = files[name]
        jumps = [f"{start}->{end}" for start, end in file["missing_branches"]]
        lines = [str(line) for line in file["missing_lines"]]
        if jumps or lines:
            yield f"{name}: not reached {', '.join([*lines, *jumps])}"


def parts(places: Sequence[Path], number: int) -> list[list[str]]:
    """Deal the test files of these places out to so many runs at most, each file to one."""
    files = sorted(
        {file for place in places for file in ([place] if place.is_file() else _tests_in(place))}
    )
    dealt = [[str(file) for file in files[start::number]] for start in range(number)]
    return [part for part in dealt if part]  # with no file, pytest would run all there are


def measure(places: Sequence[Path], folder: Path) -> tuple[bool, dict[str, Any]]:
    """Run the tests; return whether all passed, and coverage's report."""
    with x_servers(min(cores(), MOST_AT_ONCE)) as displays, ThreadPoolExecutor() as pool:
        dealt = parts(places, max(1, len(displays)))
        screens = displays or [""]
        env = [
            checks_environment(os.environ, [screen] if screen else [], str(folder))
            | {"COVERAGE_FILE": str(folder / "data")}
            for screen in screens
        ]
        passed = list(pool.map(_run, dealt, env))
    for words in (["combine", "--quiet"], ["json", "--quiet", "-o", str(folder / "report.json")]):
        subprocess.run([*_COVERAGE, *words], cwd=ROOT, env=env[0], check=True)
    return all(passed), json.loads((folder / "report.json").read_text(encoding="utf-8"))


def _tests_in(folder: Path) -> Iterator[Path]:
    return folder.rglob("test_*.py")


def _run(files: Sequence[str], env: Mapping[str, str]) -> bool:
    """Run these tests, and print what pytest said once it is over."""
    command = [*_COVERAGE, "run", "-m", "pytest", "-q", *files]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    print(done.stdout[done.stdout.find("= FAILURES") :] if done.returncode else "", end="")
    print(done.stdout.rstrip().rpartition("\n")[2], done.stderr, flush=True)
    return done.returncode == 0


def main(arguments: Sequence[str]) -> int:
    """Measure, tell, and return 1 where a test fails or a figure is not met."""
    with tempfile.TemporaryDirectory() as folder:
        passed, report = measure(
            [Path(word) for word in arguments] or [ROOT / "tests"], Path(folder)
        )
    total = reached(report["totals"])
    print(f"statements {total.statements:.1f} %, branches {total.branches:.1f} %")
    missed = list(below(report))
    print("\n".join(missed) if missed else f"every branch of {len(EVERY_BRANCH)} modules")
    return int(bool(missed or not passed))


def _share(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 100.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
