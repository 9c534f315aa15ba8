"""The last good copy of what a session cannot do without, carried inside the code."""

from functools import cache
from pathlib import Path

import msgspec

from backstretch.content.exercise import Exercise
from backstretch.content.guidance import Guidance
from backstretch.content.routine import RoutineFile

CORE_FIVE = ("cat_cow", "figure_four", "pelvic_tilt", "hamstring_supine", "runners_lunge")
SPARE_EXERCISES = (*CORE_FIVE, "single_knee_chest", "hook_lying")
SPARE_ROUTINE = "after-run"
SPARE_FILE = Path(__file__).with_name("core_five.json")


class Spare(msgspec.Struct, frozen=True):
    """What `core_five.json` holds: the core five, what else they need, and one routine."""

    exercises: tuple[Exercise, ...]
    routine: RoutineFile
    guidance: Guidance

    def to_json(self) -> bytes:
        """Return the text of `core_five.json`."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


@cache
def load_spare() -> Spare:
    """Return the copy that packaging/bake_core.py made from the files that ship."""
    return msgspec.json.decode(SPARE_FILE.read_bytes(), type=Spare)
