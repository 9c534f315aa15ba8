"""An exercise as the figure does it: its key poses, the way between them, both sides."""

from dataclasses import dataclass
from typing import Literal

from backstretch.figure.blending import Key, between
from backstretch.figure.easing import eased
from backstretch.figure.pose import Pose, mirror
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.solving import solve
from backstretch.figure.stance import Props, View

OtherSide = Literal["swap", "mirror", "same"]


@dataclass(frozen=True, eq=False)
class Motion:
    """The key poses of one exercise on one side. Each is equal to itself alone.

    `flipped` tells the painter to mirror the picture, `swapped` that the limbs
    are exchanged. `props` and `view` hold for all frames.
    """

    id: str
    keys: tuple[Key, ...]
    view: View
    props: Props
    flipped: bool = False
    swapped: bool = False

    def at(self, start: int, end: int, t: float) -> Skeleton:
        """Return the body at any moment t, 0 to 1, of the eased way."""
        a, b = self.keys[start], self.keys[end]
        if t <= 0:
            return a.skeleton
        if t >= 1:
            return b.skeleton
        return solve(between(a, b, eased(t)))

    @property
    def working_foot(self) -> str:
        """Return the joint a strap goes round: the ball of the foot on the named side."""
        return "ball_L" if self.swapped else "ball_R"

    def moves(self) -> tuple[tuple[int, int], ...]:
        """Return every move there is: key to key, and the last one back to the first."""
        return tuple((k, (k + 1) % len(self.keys)) for k in range(len(self.keys)))


@dataclass(frozen=True, slots=True)
class Poses:
    """One exercise on its named side, which is drawn as the right one, and how the other is.

    `cycle` has the number of the key pose in which each phase of the movement ends, or nothing.
    """

    id: str
    keys: tuple[Pose, ...]
    view: View
    props: Props
    other_side: OtherSide
    works: str
    easier: "Poses | None" = None
    cycle: tuple[int, ...] = ()

    def motion(self, side: Literal["left", "right", "both"] = "right") -> Motion:
        """Return the exercise on a side.

        The left side swaps the limbs before the same camera or mirrors the picture, as the
        pose file says. In a mirrored picture the skeleton stays as written.
        """
        swap = side == "left" and self.other_side == "swap"
        poses = tuple(mirror(pose) for pose in self.keys) if swap else self.keys
        return Motion(
            self.id,
            tuple(Key.of(pose) for pose in poses),
            self.view,
            self.props,
            flipped=side == "left" and self.other_side == "mirror",
            swapped=swap,
        )
