"""The process that reads: bounded, begun anew when a file ends it, and it opens nothing."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from backstretch.exchange.import_files import find_files, read_files
from backstretch.exchange.import_limits import MAX_BYTES
from backstretch.exchange.import_worker import CHILD, ImportWorker
from backstretch.exchange.run_files import Found, Refusal, Why
from tests.exchange.test_hostile_xml_in import HOSTILE
from tests.exchange.watch_files import START, TERMS, Fit, gpx, read, tcx, trkpts

GOOD = gpx(trkpts(20)).encode()

# A reader that answers like ours, and goes wrong on the word of the file.
FAKE = """
import os, sys, json
print("ready", flush=True)
while line := sys.stdin.buffer.readline():
    data = sys.stdin.buffer.read(json.loads(line)["size"])
    if data == b"die":
        os._exit(7)
    if data == b"hang":
        while True:
            pass
    if data == b"lie":
        print('{"type":"found","format":"fit","runs":[{"started_at":"x","distance_m":1e9,'
              '"duration_s":5,"points":1}]}', flush=True)
    elif data == b"babble":
        print("x" * 100, flush=True)
    else:
        print('{"type":"refusal","why":"empty"}', flush=True)
"""


@pytest.fixture(scope="module")
def worker() -> Iterator[ImportWorker]:
    with ImportWorker() as worker:
        yield worker


def test_it_reads_what_the_boundary_reads(worker: ImportWorker) -> None:
    for data in (GOOD, tcx().encode(), Fit().data(), b"", b"no"):
        assert worker.read(data, TERMS) == read(data)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_do_not_end_it(worker: ImportWorker, name: str) -> None:
    assert isinstance(worker.read(GOOD, TERMS), Found)
    make, code = HOSTILE[name]
    data = make()
    pid = worker.pid
    result = worker.read(data.encode() if isinstance(data, str) else data, TERMS)
    assert isinstance(result, Refusal)
    assert (result.why, worker.pid) == (code, pid)


@pytest.mark.parametrize(
    ("word", "why"),
    [("die", Why.FAILED), ("hang", Why.TOO_SLOW), ("lie", Why.FAILED), ("babble", Why.FAILED)],
)
def test_a_file_that_ends_it_does_not_stop_the_rest(word: str, why: Why) -> None:
    with ImportWorker((sys.executable, "-c", FAKE), longest_file_s=0.5) as worker:
        worker.read(b"fine", TERMS)
        before = worker.pid
        assert worker.read(word.encode(), TERMS) == Refusal(why)
        assert worker.read(b"fine", TERMS) == Refusal(Why.EMPTY)
        assert worker.pid != before


@pytest.mark.parametrize("command", [("/nowhere/python",), (sys.executable, "-c", "pass")])
def test_where_no_process_starts_every_file_is_refused(command: tuple[str, ...]) -> None:
    with ImportWorker(command) as worker:
        assert worker.read(GOOD, TERMS) == Refusal(Why.FAILED)


def test_it_ends_with_whoever_asks() -> None:
    with ImportWorker() as worker:
        worker.read(GOOD, TERMS)
        pid = worker.pid
    assert worker.pid is None
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def probe(code: str) -> str:
    """Return what a process says that has given up its rights as ours does."""
    start = "from backstretch.exchange.import_child import *\ngive_up_rights()\n"
    done = subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits are those of Linux")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("open('/etc/passwd')", "Too many open files"),
        ("b = bytearray(1100 * 1024 * 1024)", "MemoryError"),
        ("b = bytearray(500 * 1024 * 1024); print('fine')", "fine"),
    ],
)
def test_what_it_gave_up_it_cannot_do(code: str, said: str) -> None:
    assert said in probe(code)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_it_opens_no_file_and_no_connection_for_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    trace = tmp_path / "trace"
    calls = "trace=open,openat,openat2,socket,connect,execve,fork,vfork,clone,read"
    command = ("strace", "-f", "-qq", "-o", str(trace), "-e", calls, sys.executable, *CHILD)
    entity = GOOD.decode().replace(
        "?>", f'?><!DOCTYPE gpx [<!ENTITY a SYSTEM "{secret.as_uri()}">]>', 1
    )
    files = [GOOD, entity.replace("Morning", "&a;").encode(), tcx().encode(), Fit().data()]
    files += [GOOD.replace(b"UTF-8", b"rot13"), b"PK\x03\x04"]
    with ImportWorker(command) as worker:
        kinds = [type(worker.read(data, TERMS)) for data in files]
    assert kinds == [Found, Refusal, Found, Found, Refusal, Refusal]
    lines = trace.read_text().splitlines()
    first = next(n for n, line in enumerate(lines) if re.search(r"read\(0, .*size", line))
    assert any("openat" in line for line in lines[:first])
    assert [line for line in lines[first:] if "read(" not in line and "exited" not in line] == []


def archives() -> Iterator[tuple[str, bytes]]:
    """Yield zip files of every bad kind; none of them is ever unpacked."""
    names = {
        "a run": "a.gpx",
        "up and out": "../../a.gpx",
        "absolute": "/tmp/a.gpx",
        "a drive": "C:\\a.gpx",
        "backslashes": "..\\a.gpx",
        "a device": "NUL",
        "another encoding": "\u00e9.gpx",
    }
    for kind, name in names.items():
        yield kind, zipped({name: GOOD})
    yield "a bomb", zipped({"a.gpx": b"0" * 20_000_000})
    yield "nested", zipped({"a.zip": zipped({"a.gpx": GOOD})})
    yield "ten thousand and one", zipped({f"{n}.gpx": b"" for n in range(10_001)})
    link = zipfile.ZipInfo("a.gpx")
    link.external_attr = 0o120777 << 16
    yield "a link", zipped({link: b"/etc/passwd"})
    whole = zipped({"a.gpx": GOOD, "b.gpx": GOOD})
    yield "a wrong check sum", whole.replace(GOOD[:20], GOOD[:19] + b"?", 1)
    yield "overlapping", whole + whole
    yield "encrypted", whole[:6] + b"\x01" + whole[7:]
    yield "empty", zipped({})
    yield "gzip", b"\x1f\x8b\x08" + GOOD


def zipped(members: Mapping[str, bytes] | Mapping[zipfile.ZipInfo, bytes]) -> bytes:
    store = BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return store.getvalue()


def test_archives_of_every_kind_are_refused_unopened(
    worker: ImportWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind, data in archives():
        assert (kind, worker.read(data, TERMS)) == (kind, Refusal(Why.ARCHIVE))
    assert list(tmp_path.iterdir()) == []


def test_of_a_folder_all_files_of_runs_are_read_whatever_one_is_like(
    worker: ImportWorker, tmp_path: Path
) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "b.GPX").write_bytes(GOOD)
    (tmp_path / "in" / "a.tcx").write_bytes(b"broken")
    (tmp_path / "in" / "notes.txt").write_bytes(b"mine")
    (tmp_path / "in" / "deep" / "c.fit").write_bytes(Fit().data())
    (tmp_path / "in" / "empty.fit").touch()
    places = [tmp_path / "gone.gpx", tmp_path / "in", tmp_path / "in" / "b.GPX"]
    results = list(read_files(find_files(places), worker.read, START))
    assert [(result.path.name, result.runs) for result in results] == [
        ("gone.gpx", 0),
        ("a.tcx", 0),
        ("b.GPX", 1),
        ("empty.fit", 0),
        ("c.fit", 1),
    ]
    whys = [result.read.why for result in results if isinstance(result.read, Refusal)]
    assert whys == [Why.NO_FILE, Why.UNKNOWN, Why.EMPTY]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe with a name")
def test_what_is_no_plain_file_is_not_waited_for(worker: ImportWorker, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gpx")
    (result,) = read_files([tmp_path / "pipe.gpx"], worker.read, START)
    assert result.read == Refusal(Why.NO_FILE)


def test_a_file_over_the_limit_is_not_read(worker: ImportWorker, tmp_path: Path) -> None:
    with (tmp_path / "large.gpx").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (result,) = read_files([tmp_path / "large.gpx"], worker.read, START)
    assert (result.read, result.sha256) == (Refusal(Why.TOO_LARGE), "")
