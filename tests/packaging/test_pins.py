"""The installed PySide6 is one that Backstretch can live with."""

import sys
from importlib.metadata import version

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def none_references() -> int:
    """Return the count of references to None; 3.12 and later hold it constant."""
    return sys.getrefcount(None)


def test_qt_calls_take_no_reference_off_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = none_references()
    for _ in range(100):
        label.setText("x")
    assert none_references() > before - 50, "this PySide6 kills Python 3.11 after ~5,100 calls"


def test_pyside_is_older_than_the_release_that_aborts() -> None:
    major, minor = version("PySide6-Essentials").split(".")[:2]
    assert (6, 8) <= (int(major), int(minor)) < (6, 12)
