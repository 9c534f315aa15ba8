"""A diary on a clock that stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.content.care import load_care
from backstretch.diary.kept import KeptDiary
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def diary(journal: Journal, clock: FakeClock) -> KeptDiary:
    return KeptDiary(journal, clock, Settings, load_care(resources_dir())[0])
