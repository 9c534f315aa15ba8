"""What the figure shows at a moment: which exercise or way, between which key poses, how far."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from backstretch.figure.easing import eased

SideName: TypeAlias = Literal["left", "right", "both"]


@dataclass(frozen=True, slots=True)
class Doing:
    """An exercise on a side, as itself or as its easier version."""

    exercise: str
    side: SideName = "both"
    eased: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The way from a key pose of one exercise to a key pose of another.

    `start_place` and `end_place` are positions, such as "supine" and "standing".
    """

    start: Doing
    start_key: int
    end: Doing
    end_key: int = 0
    start_place: str = ""
    end_place: str = ""


Source: TypeAlias = Doing | Passage


@dataclass(frozen=True, slots=True)
class Move:
    """The eased way from key pose `start` to key pose `end` of a source, `ms` long.

    Where both are the same the body stays there and only breathes. `breath` is how far breathed
    in at the start and at the end, 0 to 1; between them it follows the same eased time.
    """

    source: Source
    start: int
    end: int
    ms: int = 0
    breath: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Showing:
    """One moment of the figure.

    `t` is the share of the move's time that has passed, 0 to 1, not yet eased. Where the picture
    changes its viewpoint, `before` is what fades out and `seen`, 0 to 1, how much of the new one
    is seen.
    """

    move: Move
    t: float = 1.0
    before: "Showing | None" = None
    seen: float = 1.0

    @property
    def breath(self) -> float:
        """How far breathed in, 0 to 1."""
        start, end = self.move.breath
        return start + (end - start) * eased(self.t)

    @property
    def is_moving(self) -> bool:
        """Whether limbs move, so that it wants the full rate of frames."""
        return self.move.start != self.move.end and 0.0 < self.t < 1.0
