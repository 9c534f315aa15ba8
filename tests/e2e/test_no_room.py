"""A full disk and a vanished folder, met at the level of what a person does."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.exchange.watch_files import gpx, trkpts

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits are those of POSIX")


def tried(how: str, folder: Path) -> dict[str, Any]:
    """Do all that is done with no room in a process of its own; return what came of it."""
    run = folder / "run.gpx"
    run.write_text(gpx(trkpts(20)))
    (folder / "out").mkdir()
    words = [how, *map(str, (folder / "home", run, folder / "out"))]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    env["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.no_room", *words],
        env=env,
        capture_output=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()
    seen: dict[str, Any] = msgspec.json.decode(done.stdout)
    assert seen["faults"] == ""
    assert seen["kept"]["left over"] == []
    return seen


def test_with_a_full_disk_each_action_says_so_and_goes_on_with_room(tmp_path: Path) -> None:
    seen = tried("full", tmp_path)
    [told], [stays] = seen["told"], seen["stays"]
    assert set(told) == {"log", "session", "settings", "import", "export"}
    for what, sentences in told.items():
        assert len(sentences) == 1, what
        assert "try again" in sentences[0] or "until Backstretch is closed" in sentences[0]
    assert stays == dict.fromkeys(told, True)
    assert len(seen["kept"]["runs"]) == 3
    assert seen["kept"]["runs"][1:] == [3000, 8200]
    assert seen["kept"]["sessions"] == ["partial"]
    assert seen["kept"]["text_size"] == 110


def test_at_every_level_of_a_disk_a_run_is_saved_or_said_not_to_be(tmp_path: Path) -> None:
    seen = tried("levels", tmp_path)
    refused = [told for told in seen["told"] if told["log"]]
    assert 10 <= len(refused) < len(seen["told"]) == 100
    assert all(len(told["log"]) == 1 for told in refused)
    assert all(stays.get("log", True) for stays in seen["stays"])
    assert seen["kept"]["runs"] == [3000] + [8200] * 100


def test_with_its_folder_gone_each_action_says_so_and_goes_on_once_it_is_back(
    tmp_path: Path,
) -> None:
    seen = tried("folder", tmp_path)
    [told], [stays] = seen["told"], seen["stays"]
    for what, sentences in told.items():
        assert len(sentences) == 1, what
        assert str(tmp_path / "home" / "data" / "journal.db") in sentences[0]
    assert stays == dict.fromkeys(("log", "session", "import"), True)
    assert seen["kept"]["runs"][1:] == [3000, 8200]
    assert seen["kept"]["sessions"] == ["partial"]
