"""Two programs at one journal, one in the middle of the other: nothing saved is lost or torn."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harm.other_program import OtherProgram
from tests.harm.two_programs import Meeting
from tests.soak import Rounds, Tell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

POINTS, IN_USE = 1, 5
MEETINGS = (
    *((world, "save") for world in ("nothing", "closed", "cut off", "with a stranger", "gone")),
    ("closed", "back up"),
    ("backed up", "go back"),
    ("backed up and gone", "go back"),
)
SAVING = ("save", "stay", "begin to write", "write", "be killed")
OTHERS = {
    "nothing": SAVING,
    "gone": SAVING,
    "closed": (*SAVING, "back up"),
    "cut off": (*SAVING, "back up"),
    "with a stranger": (*SAVING, "look", "back up"),
    "backed up": (*SAVING, "back up", "go back"),
    "backed up and gone": (*SAVING, "go back"),
}


@pytest.fixture(scope="module")
def other() -> Iterator[OtherProgram]:
    with OtherProgram() as program:
        yield program


@pytest.mark.parametrize(("world", "deed"), MEETINGS)
def test_what_either_of_two_programs_saved_is_there(
    quick: Path, other: OtherProgram, rounds: Rounds, tell: Tell, world: str, deed: str
) -> None:
    meeting = Meeting(quick, other, world, deed)
    points = meeting.points()
    dice = random.Random(world)
    for by in OTHERS[world]:
        some = dice.sample(points, min(len(points), rounds(POINTS)))
        tell(f"two programs, {world}: {deed} and {by}", meeting.interrupt(by, sorted(some)))


@pytest.mark.parametrize("world", ["closed", "with a stranger"])
@pytest.mark.parametrize("by", ["begin to write", "write", "be killed"])
def test_who_opens_leaves_the_undo_file_of_who_writes_alone(
    quick: Path, other: OtherProgram, rounds: Rounds, tell: Tell, world: str, by: str
) -> None:
    meeting = Meeting(quick, other, world, "look")
    points = meeting.points()
    if by != "be killed" and (by == "write" or world != "closed"):  # it is waited for
        points = sorted(random.Random(world).sample(points, min(len(points), rounds(IN_USE))))
    tell(f"two programs, {world}: look and {by}", meeting.interrupt(by, points))
