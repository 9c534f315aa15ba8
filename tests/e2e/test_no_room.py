"""A full disk and a vanished folder, met at the level of what a person does."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.e2e.program import Program
from tests.exchange.watch_files import gpx, trkpts
from tests.fakes import used_home
from tests.harm.system_calls import need_watching
from tests.journal.samples import obeying_modes

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="the limits are those of POSIX"),
]


def script(name: str, *words: str) -> list[str]:
    return [sys.executable, "-m", f"tests.e2e.{name}", *words]


def run(command: list[str]) -> dict[str, Any]:
    """Run a script in a process of its own; return what it tells."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    env["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(command, env=env, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, Any] = msgspec.json.decode(done.stdout)
    assert not told["faults"], told["faults"]
    return told


def all_in(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def tried(how: str, folder: Path) -> dict[str, Any]:
    """Do all that is done with no room in a process of its own; return what came of it."""
    run_file = folder / "run.gpx"
    run_file.write_text(gpx(trkpts(20)))
    (folder / "out").mkdir()
    seen = run(script("no_room", how, *map(str, (folder / "home", run_file, folder / "out"))))
    assert seen["kept"]["left over"] == []
    return seen


@pytest.mark.parametrize("how", ["full", "failing"])
def test_with_a_disk_that_takes_nothing_each_action_says_so_and_goes_on_afterwards(
    tmp_path: Path, how: str
) -> None:
    if how == "failing":
        need_watching(tmp_path)
    seen = tried(how, tmp_path)
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


@pytest.mark.parametrize("closed", ["data", "everything"])
def test_a_folder_that_cannot_be_written_to_is_read_and_named(tmp_path: Path, closed: str) -> None:
    program = Program(tmp_path / "home")
    used_home(program.home)
    assert program.run("log", "run", "--distance", "3km").returncode == 0
    data = program.home / "data"
    places = [data] if closed == "data" else [*program.home.iterdir(), program.home]
    before = all_in(data)
    for place in places:
        place.chmod(0o500)
    try:
        seen = run([*obeying_modes(), *script("read_only", str(program.home))])
    finally:
        for place in places:
            place.chmod(0o700)
    for where in ("today", "log"):
        assert any(f"{data} cannot be written to" in said for said in seen["told"][where]), where
    assert seen["offered"] == ["Open folder"]
    assert seen["runs"] == 1, "what was saved before is read"
    assert seen["stays"]
    assert seen["faults"] is None
    assert all_in(data) == before
