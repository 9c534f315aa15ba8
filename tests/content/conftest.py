"""A copy of the shipped content in which a test can break things."""

import shutil
from pathlib import Path

import pytest

from backstretch.resources import resources_dir

FOLDERS = ("exercises", "routines", "guidance")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        shutil.copytree(resources_dir() / folder, tmp_path / folder)
    return tmp_path
