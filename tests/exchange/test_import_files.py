"""What is believed of a file depends on the hour at which it is read."""

from datetime import timedelta
from pathlib import Path

import pytest

from backstretch.exchange.import_files import read_files
from backstretch.exchange.import_reading import read_run_file
from tests.exchange.watch_files import START, Fit, gpx, tcx, trkpts

A_DAY = timedelta(hours=24)
FILES = {"a.gpx": gpx(trkpts(120)).encode(), "a.tcx": tcx().encode(), "a.fit": Fit().data()}


@pytest.mark.parametrize("name", FILES)
def test_a_clock_a_day_behind_is_forgiven_and_no_more(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    last = START + timedelta(seconds=600)
    for now, runs in ((last - A_DAY, 1), (START - A_DAY - timedelta(seconds=1), 0)):
        [result] = read_files([path], read_run_file, now)
        assert result.runs == runs
