"""What else is said in the diary, as frozen records that are written once.

A statement is about something: `about` is its id, and of the statements of one kind about the
same thing the last one holds. The earlier ones are kept beside it.
"""

from enum import StrEnum

import msgspec

from backstretch.journal.trial_records import TrialBegun, TrialEnded, TrialRun


class Tier(StrEnum):
    """How soon a warning sign needs help: now, or within days (evidence 5.1, 5.2)."""

    EMERGENCY = "emergency"
    SOON = "soon"


class Decided(StrEnum):
    """What was said of warning signs.

    CLEAR: none of them; TOLD: the message was shown; WITHDRAWN: the tick was a mistake;
    OVERRIDDEN: the person read it and stretches all the same; SEEN: a doctor has looked;
    CHECKED: "I have been checked" after an emergency.
    """

    CLEAR = "clear"
    TOLD = "told"
    WITHDRAWN = "withdrawn"
    OVERRIDDEN = "overridden"
    SEEN = "seen"
    CHECKED = "checked"


class SignsSaid(msgspec.Struct, frozen=True, gc=False, tag="signs"):
    """A decision about warning signs; the statement is about the entry it was made with, or "".

    `signs` are codes of signs or of the rules that the diary itself set off, `where` the place
    it was said: "first-start", "log", "player", "today" or "command". `day` is the ISO date of
    the visit where it is SEEN or CHECKED, else "".
    """

    decided: Decided
    tier: Tier | None = None
    signs: tuple[str, ...] = ()
    where: str = ""
    day: str = ""


class ShoeKind(StrEnum):
    """What sort of shoe."""

    DAILY = "daily"
    RACER = "racer"
    TRAIL = "trail"
    MINIMAL = "minimal"
    OTHER = "other"


class ShoeSaid(msgspec.Struct, frozen=True, gc=False, tag="shoe"):
    """A pair of shoes; `before_m` are the metres run in them before the diary knew them."""

    name: str
    kind: ShoeKind = ShoeKind.DAILY
    before_m: float = 0.0
    retired: bool = False


class ActivitySaid(msgspec.Struct, frozen=True, gc=False, tag="activity"):
    """Something the person wants to be able to do, in their own words."""

    name: str
    retired: bool = False


class ActivityScored(msgspec.Struct, frozen=True, gc=False, tag="activity-score"):
    """How well an activity goes: 0 unable, 10 as before; None takes the last answer back."""

    score: int | None


class QuestionPassed(msgspec.Struct, frozen=True, gc=False, tag="passed"):
    """A question that was put aside; about the run it belongs to, or "activities" or "week"."""


class LimitsSet(msgspec.Struct, frozen=True, gc=False, tag="limits"):
    """The person's own limits of the light: pain in a run, and the rise until next morning."""

    green_at_most: int
    amber_at_most: int
    red_rise: int


class ConditionsSet(msgspec.Struct, frozen=True, gc=False, tag="conditions"):
    """What the person said of themselves that some exercises do not suit (evidence 2.0).

    `flags` are codes of the exercises' own skip rules, such as "osteoporosis"; all that hold.
    """

    flags: tuple[str, ...]


class EquipmentSet(msgspec.Struct, frozen=True, gc=False, tag="equipment"):
    """What is not at hand, by its name in the exercises, such as "strap"; all that is missing."""

    lacking: tuple[str, ...]


class DislikedSet(msgspec.Struct, frozen=True, gc=False, tag="disliked"):
    """Exercises that the person never wants, by their ids; all of them."""

    exercises: tuple[str, ...]


class FavouritesSet(msgspec.Struct, frozen=True, gc=False, tag="favourites"):
    """Exercises that the person likes best, by their ids; all of them."""

    exercises: tuple[str, ...]


class FileTaken(msgspec.Struct, frozen=True, gc=False):
    """A file of an import: its SHA-256 in hex, its format, and the ids of the runs it brought."""

    sha256: str
    format: str
    runs: tuple[str, ...]


class Imported(msgspec.Struct, frozen=True, gc=False, tag="import"):
    """An import of runs from files; `undone` where all it brought was taken back."""

    files: tuple[FileTaken, ...]
    undone: bool = False


class Struck(msgspec.Struct, frozen=True, gc=False, tag="struck"):
    """A session that the person took out of the diary, or, where not `struck`, put back."""

    struck: bool


class Noted(msgspec.Struct, frozen=True, gc=False, tag="note"):
    """The person's own words on a day, with no run or session; "" takes them back."""

    text: str


Saying = (
    SignsSaid
    | ShoeSaid
    | ActivitySaid
    | ActivityScored
    | QuestionPassed
    | LimitsSet
    | ConditionsSet
    | EquipmentSet
    | DislikedSet
    | FavouritesSet
    | Imported
    | Struck
    | Noted
    | TrialBegun
    | TrialRun
    | TrialEnded
)


class Statement(msgspec.Struct, frozen=True, gc=False):
    """Something said in the diary.

    `at` is ISO 8601 with offset, `zone` an IANA name, `local_date` the ISO date it counts for,
    `about` the id of what it is about.
    """

    id: str
    at: str
    zone: str
    local_date: str
    about: str
    what: Saying
