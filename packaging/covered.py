"""Measures which code the tests reach, and holds it against the figures that are promised.

    .venv/bin/python packaging/covered.py [what pytest takes]

It runs the tests on every core with coverage, processes that a test starts included, prints what
is below its figure, and ends with 1 where something is. What is killed outright cannot tell.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bootstrap import ROOT, checks_environment, cores, x_servers

STATEMENTS = 90.0
BRANCHES = 80.0
EVERY_BRANCH = (
    *("clock.py", "weeks.py", "exchange/import_limits.py", "exchange/xml_guard.py"),
    *(
        f"journal/{name}.py"
        for name in (
            *("store", "opening", "migrate", "verify", "seal", "stamped", "steps", "claim"),
            *("backup", "backup_due", "backup_shelf", "backing", "retention"),
            *("restore", "quarantine", "salvage"),
        )
    ),
    *(
        f"plan/{name}.py"
        for name in (
            *("planner", "bending", "board", "choosing", "facts", "filling", "fitting"),
            *("local_time", "moving", "reminding", "recut", "sharing", "week_plan"),
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


def measure(arguments: Sequence[str], folder: Path) -> tuple[int, dict[str, Any]]:
    """Run the tests and return pytest's exit code and coverage's report."""
    data, at_once = folder / "data", min(cores(), 4)
    with x_servers(at_once) as displays:
        env = checks_environment(os.environ, displays, str(folder))
        env["COVERAGE_FILE"] = str(data)
        command = ["pytest", "--cov", "--cov-report=", f"--numprocesses={at_once}"]
        code = subprocess.call(
            [sys.executable, "-m", *command, "--dist=loadfile", *arguments], cwd=ROOT, env=env
        )
        target = folder / "report.json"
        subprocess.run(
            [sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(target)],
            cwd=ROOT,
            env=env,
            check=True,
        )
    return code, json.loads(target.read_text(encoding="utf-8"))


def main(arguments: Sequence[str]) -> int:
    """Measure, tell, and return 1 where a test fails or a figure is not met."""
    with tempfile.TemporaryDirectory() as folder:
        code, report = measure(arguments, Path(folder))
    total = reached(report["totals"])
    print(f"statements {total.statements:.1f} %, branches {total.branches:.1f} %")
    missed = list(below(report))
    print("\n".join(missed) if missed else f"every branch of {len(EVERY_BRANCH)} modules")
    return int(bool(code or missed))


def _share(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 100.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
