"""What can be said of a session at one moment: what it is doing, where it stands, what remains."""

from dataclasses import dataclass
from enum import StrEnum

from backstretch.session.script import Step


class Stage(StrEnum):
    """What the engine is doing. REENTRY counts down to where a pause began."""

    IDLE = "idle"
    RUNNING = "running"
    REENTRY = "reentry"
    PAUSED = "paused"
    WAITING = "waiting"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Moment:
    """What can be said of the session right now; times in milliseconds.

    `length_ms` is the step's length with what was added; `left_ms` what remains of it;
    `session_left_ms` what remains of the whole session; `reentry_ms` what remains of the count
    before going on; `done_ms` all time spent so far; `reason` why it is paused.
    """

    stage: Stage
    index: int
    step: Step
    offset_ms: int
    length_ms: int
    session_left_ms: int
    done_ms: int
    reentry_ms: int
    reason: str
    eased: bool

    @property
    def left_ms(self) -> int:
        """What remains of this step."""
        return self.length_ms - self.offset_ms
