"""Fixtures of the tests that do harm."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harm.system_calls import need_watching

MEMORY = Path("/dev/shm")


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """Return a folder whose calls can be watched, in memory where there is such a place."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        need_watching(tmp_path)
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="backstretch-test-", dir=MEMORY) as folder:
        need_watching(Path(folder))
        yield Path(folder)
