"""What the player page shows at one moment: plain values, filled from the engine elsewhere."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from backstretch.figure.scene import Doing, Move, Showing

Side: TypeAlias = Literal["left", "right", "both"]
Breath: TypeAlias = Literal["in", "out", "hold"]
VoiceLevel: TypeAlias = Literal["full", "short", "tones", "silent"]
PieceState: TypeAlias = Literal["done", "now", "todo", "part", "skipped"]
Phase: TypeAlias = Literal[
    "ready", "change", "switch", "rest", "move", "hold", "paused", "reentry", "waiting", "finished"
]

PREPARING: frozenset[Phase] = frozenset({"ready", "change", "switch", "rest", "reentry", "waiting"})


@dataclass(frozen=True, slots=True)
class LanePiece:
    """One hold of one side in the session bar; its width follows from `seconds`."""

    seconds: int
    state: PieceState = "todo"
    share: float = 0.0  # 0 to 1, how much of it is done; read where it is in hand or "part"


@dataclass(frozen=True, slots=True)
class LaneGroup:
    """One stretch in the session bar."""

    caption: str
    pieces: tuple[LanePiece, ...]

    @property
    def now(self) -> bool:
        """Tell whether this is the stretch in hand."""
        return any(piece.state == "now" for piece in self.pieces)

    @property
    def done(self) -> bool:
        """Tell whether nothing of it is left and something was done."""
        states = {piece.state for piece in self.pieces}
        return "done" in states and states <= {"done", "part", "skipped"}

    @property
    def skipped(self) -> bool:
        """Tell whether all of it was left out."""
        return all(piece.state == "skipped" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class DoneRow:
    """One line of "What you did"."""

    name: str
    amount: str
    state: Literal["done", "part", "skipped"] = "done"
    doing: Doing | None = None  # the stretch of the small picture


@dataclass(frozen=True, slots=True)
class Week:
    """How many days of the week had a session, out of those to aim for."""

    done: int
    goal: int


@dataclass(frozen=True, slots=True)
class Coming:
    """When the next session is, and which it is and how long; or that none is planned, and why."""

    when: str
    about: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known only once a session is over: "18:40 to 18:52", and what it is seen with."""

    time_range: str = ""
    week: Week | None = None
    before: str = ""  # what was said of the back before the session
    kept: bool = True  # all of it is in the diary
    coming: Coming | None = None  # None where the plan cannot tell


@dataclass(frozen=True, slots=True)
class PlayerState:
    """One moment of a session.

    Strings of the content come ready for reading. `name`, `side`, `stage` and `cue` belong to
    what is done now, or in a preparing phase to what comes. While paused, they are those of
    the step that waits.
    """

    phase: Phase
    routine: str
    item: int = 0  # n of m stretches, from 1
    items: int = 0
    hold: int = 0  # i of k holds or sets of this stretch, from 1; 0 where it has one alone
    holds: int = 0
    counted: bool = False  # it is repetitions, or leads to them: a set, not a hold
    session_left_s: int = 0
    name: str = ""
    sides: tuple[Side, ...] = ()  # badges to show, left first; empty for both at once
    side: Side | None = None
    sides_done: tuple[Side, ...] = ()
    seconds: int = 0  # what the countdown shows
    share: float = 0.0  # 0 to 1 of the lap that is done
    rep: int | None = None  # the repetition in hand, from 1
    reps: int | None = None
    last_three: bool = False
    breath: Breath | None = None
    breath_share: float = 0.0  # 0 to 1 of this breath phase
    breath_words: str = ""
    cue: str = ""
    feel: str = ""
    stage: tuple[str, ...] = ()  # the position, then the set-up steps
    next_title: str = ""
    next_detail: str = ""
    next_doing: Doing | None = None  # the stretch of the small picture
    figure: Showing | None = None  # what the stage shows; None where there are words alone
    ahead: tuple[Move, ...] = ()  # what the stage shows in this step and in the next
    picture: Path | None = None  # the person's own, where there is no figure
    still: bool = False  # little may move: the lap steps once a second
    lanes: tuple[LaneGroup, ...] = ()
    kept_s: int = 0  # whole seconds done so far
    starting: bool = False  # nothing of it has begun: what comes first is prepared
    pause_reason: str = ""  # a code: "", "sleep", "idle"
    voice: VoiceLevel = "full"
    notice: str = ""  # one line under the status, such as that there is no sound
    steps: tuple[str, ...] = ()  # all steps of the stretch, for the steps panel
    mistakes: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()  # when to leave the stretch out, and for what
    easier: str = ""  # what the easier version is; empty where there is none
    done: tuple[DoneRow, ...] = ()
    partial: bool = False  # finished, but ended early
    ending: Ending = Ending()

    @property
    def figure_moves(self) -> bool:
        """Tell whether the figure is on its way or fading, so that it wants every frame."""
        return self.figure is not None and (self.figure.is_moving or self.figure.before is not None)
