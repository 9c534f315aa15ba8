"""What it takes to compose a session, for people of every kind."""

import statistics
import time

from backstretch.content.library import load_library
from backstretch.content.planning import load_planning
from backstretch.plan.composer import compose
from backstretch.resources import resources_dir
from tests.benchmarks.figures import Figure, percentile
from tests.plan.crowd import crowd

PEOPLE, QUICK_PEOPLE = 5000, 1000


def measure_composing(*, quick: bool) -> list[Figure]:
    """Return what one session costs, the usual one and the dearest of all."""
    library, (rules, _) = load_library(resources_dir()), load_planning(resources_dir())
    spent = []
    for asked in crowd(1, QUICK_PEOPLE if quick else PEOPLE, library, rules):
        begun = time.process_time()
        compose(library, rules, asked.routine, asked.minutes, asked.person, asked.rung)
        spent.append((time.process_time() - begun) * 1000)
    how = f"CPU, {len(spent)} people drawn from all there are"
    median = f"{how}; median {statistics.median(spent):.2f} ms"
    return [
        Figure("a session composed, 99th percentile", percentile(spent, 0.99), "ms", 20, median),
        Figure("a session composed, the dearest", max(spent), "ms", 20, how),
    ]
