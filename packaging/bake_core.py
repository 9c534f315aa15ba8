"""Bake the copy of the core content that the code carries, from the files that ship.

    python packaging/bake_core.py

Run it after a change to a core file; a test fails while the copy is out of date.
"""

import sys
from pathlib import Path
from typing import TypeVar

import msgspec

from backstretch.content.care import SPARE_FILE as CARE_FILE
from backstretch.content.care import load_care
from backstretch.content.exercise import Exercise
from backstretch.content.guidance import Guidance, Moves, Phrases
from backstretch.content.planning import SPARE_FILE as PLANNING_FILE
from backstretch.content.planning import load_planning
from backstretch.content.reading import read
from backstretch.content.routine import RoutineFile
from backstretch.content.spare import SPARE_EXERCISES, SPARE_FILE, SPARE_ROUTINE, Spare
from backstretch.resources import resources_dir

T = TypeVar("T", bound=msgspec.Struct)


def baked(root: Path) -> bytes:
    """Return what `core_five.json` should hold, given the resources.

    Raises:
        SystemExit: a file has a fault.
    """
    return Spare(
        tuple(_read(root, f"exercises/{name}.toml", Exercise) for name in SPARE_EXERCISES),
        _read(root, f"routines/{SPARE_ROUTINE}.toml", RoutineFile),
        Guidance(
            _read(root, "guidance/phrases.toml", Phrases), _read(root, "guidance/moves.toml", Moves)
        ),
    ).to_json()


def baked_rules(root: Path) -> bytes:
    """Return what `planning.json` should hold, given the resources.

    Raises:
        SystemExit: the file has a fault.
    """
    rules, faults = load_planning(root)
    if faults:
        sys.exit("\n".join(map(str, faults)))
    return rules.to_json()


def baked_care(root: Path) -> bytes:
    """Return what `care.json` should hold, given the resources.

    Raises:
        SystemExit: the file has a fault.
    """
    care, faults = load_care(root)
    if faults:
        sys.exit("\n".join(map(str, faults)))
    return care.to_json()


def _read(root: Path, file: str, kind: type[T]) -> T:
    value, faults = read(root / file, file, kind)
    if value is None:
        sys.exit("\n".join(map(str, faults)))
    return value


if __name__ == "__main__":
    SPARE_FILE.write_bytes(baked(resources_dir()))
    PLANNING_FILE.write_bytes(baked_rules(resources_dir()))
    CARE_FILE.write_bytes(baked_care(resources_dir()))
    print(f"Wrote {SPARE_FILE.name}, {PLANNING_FILE.name} and {CARE_FILE.name}.")
