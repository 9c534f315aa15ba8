"""Measures Backstretch against floors of the same run: `python tests/benchmarks/run.py`.

Prints one table; each figure stands beside its aim. Figures of different runs or machines say
little; the ratios of one run do. Nothing here imports Qt itself: on Linux what the parent holds
would count as its children's peak memory. Needs Linux or macOS; with a display, windows are
shown on it.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Measure what was asked and return 0, or 1 with --strict when an aim was missed."""
    from tests.benchmarks.composing import measure_composing
    from tests.benchmarks.cue_error import measure_cues
    from tests.benchmarks.figure_paint import measure_figure
    from tests.benchmarks.figures import Figure, table
    from tests.benchmarks.idle import measure_idle
    from tests.benchmarks.import_window import measure_import_window
    from tests.benchmarks.importing import measure_import
    from tests.benchmarks.journal import measure_journal
    from tests.benchmarks.journal_page import measure_journal_page
    from tests.benchmarks.large_start import measure_large_start
    from tests.benchmarks.pages import measure_pages
    from tests.benchmarks.planning import measure_planning
    from tests.benchmarks.player_cpu import measure_player
    from tests.benchmarks.report import measure_report
    from tests.benchmarks.starting import measure_start
    from tests.benchmarks.trends import measure_trends
    from tests.benchmarks.trends_page import measure_trends_page

    topics = {
        "start": measure_start,
        "start-50y": measure_large_start,
        "composing": measure_composing,
        "planning": measure_planning,
        "cues": measure_cues,
        "figure": measure_figure,
        "player": measure_player,
        "idle": measure_idle,
        "pages": measure_pages,
        "import": measure_import,
        "import-window": measure_import_window,
        "journal": measure_journal,
        "journal-page": measure_journal_page,
        "trends": measure_trends,
        "trends-page": measure_trends_page,
        "report": measure_report,
    }
    parser = argparse.ArgumentParser(description="Measure Backstretch against an empty window.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, rougher figures")
    parser.add_argument("--only", choices=sorted(topics), help="one topic")
    parser.add_argument("--strict", action="store_true", help="fail when an aim is missed")
    arguments = parser.parse_args()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as compiled:
        # As after an installation: no program that is measured compiles what it imports.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        for name, measure in topics.items():
            if arguments.only in (None, name):
                print(f"Measuring {name} ...", file=sys.stderr, flush=True)
                figures.extend(measure(quick=arguments.quick))
    print(table(figures))
    missed = [figure for figure in figures if figure.verdict not in ("within", "-")]
    return 1 if arguments.strict and missed else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
