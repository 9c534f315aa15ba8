"""What an exercise is: the sheet a physiotherapist would hand out, as frozen data."""

from enum import StrEnum

import msgspec


class Position(StrEnum):
    """How the body is placed. A change of position needs more time than a change of exercise.

    SEATED is on a chair, FLOOR_SITTING on the mat.
    """

    SUPINE = "supine"
    PRONE = "prone"
    HANDS_AND_KNEES = "hands-and-knees"
    KNEELING = "kneeling"
    HALF_KNEELING = "half-kneeling"
    STANDING = "standing"
    SEATED = "seated"
    FLOOR_SITTING = "floor-sitting"


class Kind(StrEnum):
    """What an exercise is for."""

    REST = "rest"
    MOBILITY = "mobility"
    STRETCH = "stretch"
    CONTROL = "control"
    STRENGTH = "strength"


class Sides(StrEnum):
    """How an exercise treats left and right.

    BOTH: done once with the whole body. EACH: all of one side, then all of the other.
    ALTERNATING: one repetition left, one right, in turn.
    """

    BOTH = "both"
    EACH = "each"
    ALTERNATING = "alternating"


class Direction(StrEnum):
    """Which way the spine is taken (evidence 2.0): end-range or mild rounding or arching."""

    ROUND = "F"
    ROUND_MILD = "f"
    ARCH = "E"
    ARCH_MILD = "e"
    NEUTRAL = "N"


class Breath(StrEnum):
    """What the breath does in a phase."""

    IN = "in"
    OUT = "out"
    EASY = "easy"


class Phase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a movement or of a breath: what to do, for how long, on which breath.

    `seconds` is the phase's length at its own pace; a routine's tempo scales all phases alike.
    `say` is the spoken form, at most nine words; `words` stands on the screen.
    """

    name: str
    words: str
    say: str
    breath: Breath
    seconds: float


class Skip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When to leave an exercise out: `when` in plain words, `instead` an exercise's id if any.

    `flag` is the code the composer matches: flexion-sensitive, extension-sensitive, osteoporosis,
    hip-replacement, pregnancy, blood-thinners, surgery, kneeling-pain, wrist-pain, shoulder-pain,
    flare-up, morning, dizziness, blood-pressure, leg-pain, no-equipment, not-yet, other. An
    exercise with a rule of "not-yet" names there what should feel easy first; it is only ever
    the person's own choice.
    """

    flag: str
    when: str
    instead: str | None = None


class Easier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The easier version offered in the middle of a session, at the same dose.

    `phases` is given where its movement has words of its own; breaths and lengths stay the same.
    `feel` is given where it is felt elsewhere than the exercise itself.
    """

    name: str
    enter: str
    set_up: tuple[str, ...]
    cue: str
    position: Position
    phases: tuple[Phase, ...] = ()
    feel: str = ""


class DoseRange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The doses evidence allows; a routine outside them is a fault.

    `hold` is the seconds of one hold, `times` how often it is held a side, `reps` the
    repetitions a side, `tempo` the seconds of one repetition; each is (least, most).
    """

    hold: tuple[float, float] | None = None
    times: tuple[int, int] | None = None
    reps: tuple[int, int] | None = None
    tempo: tuple[float, float] | None = None


class Exercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise, in the words the person reads and hears.

    Texts may hold `{side}` and `{other}`, filled with "left" or "right": the side worked on and
    the other one. `enter` says in at most 60 characters how to get into the starting position,
    `feel` where it is felt, `cues` are coaching lines of at most 60 characters, shown in turn.
    `phases` is one whole cycle of movement and breath. `leave` says in at most nine words how to
    come out of it, where that needs care. `gentler` are other easier ways than `easier`, told and
    not shown. `sources` are keys of the evidence.
    """

    id: str
    name: str
    short_name: str
    kind: Kind
    position: Position
    sides: Sides
    level: int
    tags: tuple[Direction, ...]
    equipment: tuple[str, ...]
    summary: str
    enter: str
    set_up: tuple[str, ...]
    phases: tuple[Phase, ...]
    feel: str
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    dose: DoseRange
    skip: tuple[Skip, ...]
    sources: tuple[str, ...]
    core: bool = False
    easier: Easier | None = None
    harder: tuple[str, ...] = ()
    gentler: tuple[str, ...] = ()
    breath_note: str = ""
    leave: str = ""
    left_name: str = "left side"
    right_name: str = "right side"

    @property
    def cycle_seconds(self) -> float:
        """The length of one whole cycle at its own pace."""
        return sum(phase.seconds for phase in self.phases)

    def cycle(self, eased: bool) -> tuple[Phase, ...]:
        """Return the phases of one cycle, those of the easier version if `eased`."""
        return (self.easier.phases if eased and self.easier else ()) or self.phases

    def words(self, text: str, side: str) -> str:
        """Return a text with the side filled in; `side` is "left", "right" or "both"."""
        other = {"left": "right", "right": "left"}.get(side, side)
        return text.replace("{side}", side).replace("{other}", other)
