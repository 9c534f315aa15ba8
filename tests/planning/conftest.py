"""Somebody with a journal of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.planning.people import Person


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    somebody = Person(tmp_path / "data" / "journal.db")
    yield somebody
    somebody.journal.close()
