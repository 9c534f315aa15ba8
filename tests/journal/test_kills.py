"""Killed at any moment, whatever it writes, the journal keeps all that was acknowledged."""

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.journal.samples import run_child
from tests.soak import Rounds, Tell

KILLS = 1000
AT_A_TIME = 2
LONGEST_ONE_S = 1.0
KINDS = ("session", "events", "plan", "diary", "import", "merge", "backup")

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork"),
]


def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(
    tmp_path: Path, rounds: Rounds, tell: Tell
) -> None:
    kills = rounds(KILLS)
    each = kills // AT_A_TIME
    strike = partial(run_child, "tests.journal.kills", longest_s=60 + each * LONGEST_ONE_S)
    folders = [str(tmp_path / f"{seed}") for seed in range(AT_A_TIME)]
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        told = pool.map(strike, folders, [str(each)] * AT_A_TIME, map(str, range(AT_A_TIME)))
    seen = sum((Counter(json.loads(line)) for line in told), Counter[str]())
    tell("writers of a journal killed", {"kills": each * AT_A_TIME, **seen})
    assert seen["inside a write"] > kills / 10, "the kills have to land inside writes"
    assert seen["groups acknowledged"] > kills / 10
    assert seen["before there was a journal"]
    assert all(seen[f"cut off in {kind}"] for kind in KINDS), "each kind is cut off"
