"""Killed at whatever it does, the program starts again at once with all that it had kept."""

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.journal.samples import run_child
from tests.soak import Rounds, Tell

KILLS = 200
AT_A_TIME = 2
LONGEST_ONE_S = 10.0
STARTS_IN_MS = 2000

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork"),
]


def test_killed_anywhere_it_starts_again_with_all_that_was_kept(
    tmp_path: Path, rounds: Rounds, tell: Tell
) -> None:
    kills = rounds(KILLS)
    each = kills // AT_A_TIME
    strike = partial(run_child, "tests.e2e.killed", longest_s=120 + each * LONGEST_ONE_S)
    folders = [tmp_path / f"{seed}" for seed in range(AT_A_TIME)]
    for folder in folders:
        folder.mkdir()
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        seeds = map(str, range(AT_A_TIME))
        told = list(map(json.loads, pool.map(strike, map(str, folders), [str(each)] * 2, seeds)))
    starts = [part.pop("median start ms") for part in told]
    seen = sum(map(Counter, told), Counter[str]())
    tell("the program killed", {**seen, "ms until it was there again": max(starts)})
    assert seen["killed"] == each * AT_A_TIME
    assert max(starts) <= STARTS_IN_MS
