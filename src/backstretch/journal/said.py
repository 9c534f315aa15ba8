"""What a person said, as frozen records: pain at a moment, and answers about a session.

Each is a record of its own, written once. A later word replaces an earlier one only in what is
shown; both are kept.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from backstretch.bodymap.regions import LegReach, Region


class PainMoment(StrEnum):
    """When the pain was felt, seen from a run or a session, or ALONE, on its own."""

    BEFORE_RUN = "before-run"
    DURING_RUN = "during-run"
    AFTER_RUN = "after-run"
    LATER = "later"
    NEXT_MORNING = "next-morning"
    BEFORE_SESSION = "before-session"
    DURING_SESSION = "during-session"
    AFTER_SESSION = "after-session"
    ALONE = "alone"


class Quality(StrEnum):
    """What pain feels like; STIFFER: stiff in the morning for clearly longer than usual."""

    STIFF = "stiff"
    ACHE = "ache"
    CRAMP = "cramp"
    SHARP = "sharp"
    BURNING = "burning"
    SHOOTING = "shooting"
    TINGLING = "tingling"
    NUMB = "numb"
    WEAK = "weak"
    TIRED = "tired"
    STIFFER = "stiffer"


class Aggravator(StrEnum):
    """What makes pain worse."""

    BENDING = "bending"
    ARCHING = "arching"
    TWISTING = "twisting"
    SITTING = "sitting"
    STANDING = "standing"
    WALKING = "walking"
    IMPACT = "impact"
    UPHILL = "uphill"
    DOWNHILL = "downhill"
    GETTING_UP = "getting-up"
    COUGHING = "coughing"
    MORNING = "morning"
    NIGHT = "night"


class Course(StrEnum):
    """How pain goes along with a run."""

    ONLY_RUNNING = "only-running"
    EASES = "eases"
    AFTER = "after"
    NEXT_MORNING = "next-morning"
    CONSTANT = "constant"
    RISING = "rising"
    LIMPING = "limping"


class Pain(msgspec.Struct, frozen=True, gc=False):
    """How strong the pain was at one moment.

    `score` is 0 to 10, or None where this takes back the record it replaces. `at` is ISO 8601
    with offset, `zone` an IANA name, `local_date` the ISO date it counts for. `session` is the
    id of the session it belongs to, `exercise` and `side` what was done then; each may be "".
    `qualities` are codes such as "sharp" (evidence 4.2). `replaces` is the id of the record that
    this one stands for from now on, or "". `run` is the run it belongs to, or "". `regions` has a
    score of 1 to 10 for each place that hurts, `aggravators` what makes it worse, `course` how
    it went along with the run, `leg_left` and `leg_right` how far down the leg it travels.
    """

    id: str
    at: str
    zone: str
    local_date: str
    moment: PainMoment
    score: int | None
    session: str = ""
    exercise: str = ""
    side: str = ""
    qualities: tuple[str, ...] = ()
    replaces: str = ""
    run: str = ""
    regions: dict[Region, int] = {}
    aggravators: tuple[Aggravator, ...] = ()
    course: tuple[Course, ...] = ()
    leg_left: LegReach = LegReach.NONE
    leg_right: LegReach = LegReach.NONE
    note: str = ""


FELT = "felt-"
"""How the note of a pause begins that says what pain is like where no number was given.

The codes of the qualities follow, as in "felt-sharp"; with none, those said before are taken
back. A record of `Pain` has no place for that: without a number it takes another one back.
"""


class AnswerKind(StrEnum):
    """What an answer is about.

    EFFORT is "easy", "right" or "much"; NOTE is the person's own text, "" taking it back. The
    others name a sign that a doctor should see first: DOCTOR_TOLD, that the message was shown;
    WITHDRAWN, that the tick was a mistake; OVERRIDDEN, that the person read it and stretched
    all the same; SEEN, that a doctor has looked.
    """

    EFFORT = "effort"
    NOTE = "note"
    DOCTOR_TOLD = "doctor-told"
    DOCTOR_WITHDRAWN = "doctor-withdrawn"
    DOCTOR_OVERRIDDEN = "doctor-overridden"
    DOCTOR_SEEN = "doctor-seen"


DOCTOR_KINDS = frozenset(kind for kind in AnswerKind if kind.startswith("doctor-"))


class Answer(msgspec.Struct, frozen=True, gc=False):
    """One answer about the session with the id `session`; times as in `Pain`."""

    id: str
    at: str
    zone: str
    local_date: str
    session: str
    kind: AnswerKind
    value: str


def standing(said: Sequence[Pain]) -> tuple[Pain, ...]:
    """Return the records that nothing replaces and that take nothing back, in order."""
    replaced = {pain.replaces for pain in said}
    return tuple(pain for pain in said if pain.score is not None and pain.id not in replaced)


def latest(answers: Iterable[Answer], kinds: Iterable[AnswerKind]) -> Answer | None:
    """Return the last answer of these kinds, or None."""
    wanted = frozenset(kinds)
    return next((a for a in reversed(tuple(answers)) if a.kind in wanted), None)
