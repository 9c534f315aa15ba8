"""What can be said of a run besides its day, as codes that never change (evidence 6)."""

from enum import StrEnum

import msgspec


class RunKind(StrEnum):
    """What sort of run it was."""

    EASY = "easy"
    STEADY = "steady"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    LONG = "long"
    RACE = "race"


class Surface(StrEnum):
    """What was mostly underfoot."""

    ROAD = "road"
    CONCRETE = "concrete"
    TRACK = "track"
    GRASS = "grass"
    TRAIL = "trail"
    TREADMILL = "treadmill"
    MIXED = "mixed"


class Hills(StrEnum):
    """How the way went up and down."""

    FLAT = "flat"
    ROLLING = "rolling"
    UP = "up"
    DOWN = "down"


class Stride(StrEnum):
    """Where the foot lands, seen from the body."""

    AHEAD = "ahead"
    UNDER = "under"
    UNSURE = "unsure"


class Posture(StrEnum):
    """How the trunk was held."""

    TALL = "tall"
    SLUMPED = "slumped"
    LEANED = "leaned"
    UNSURE = "unsure"


class Load(StrEnum):
    """What was carried or pushed."""

    NONE = "none"
    BELT = "belt"
    BOTTLE = "bottle"
    VEST = "vest"
    BACKPACK = "backpack"
    BUGGY = "buggy"


class Drinking(StrEnum):
    """How much was drunk that day."""

    USUAL = "usual"
    LESS = "less"
    THIRSTY = "thirsty"


class Desk(StrEnum):
    """How many hours were spent sitting that day."""

    TO_2 = "0-2"
    TO_4 = "2-4"
    TO_6 = "4-6"
    TO_8 = "6-8"
    OVER_8 = "over-8"


class Sleep(StrEnum):
    """How the night before was."""

    GOOD = "good"
    SO_SO = "so-so"
    POOR = "poor"


class Stress(StrEnum):
    """How much stress there was."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class WarmUp(StrEnum):
    """What came before the run."""

    NONE = "none"
    EASY = "easy"
    DYNAMIC = "dynamic"
    STATIC = "static"


class HeatCold(StrEnum):
    """What was put on the back that day."""

    NONE = "none"
    HEAT = "heat"
    COLD = "cold"


class RunFacts(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What was said of a run; None or "" where it was not said.

    `started_at` is ISO 8601 with offset, for runs whose second is known; `distance_m` metres,
    `duration_s` seconds of running, `effort` 0 to 10 (how hard it felt), `cadence` steps a
    minute. `shoe` is a shoe's id. `imported` is the id of the import that brought the run.
    """

    started_at: str = ""
    distance_m: float | None = None
    duration_s: float | None = None
    effort: int | None = None
    kind: RunKind | None = None
    surface: Surface | None = None
    hills: Hills | None = None
    stride: Stride | None = None
    cadence: int | None = None
    posture: Posture | None = None
    shoe: str = ""
    load: Load | None = None
    drinking: Drinking | None = None
    desk: Desk | None = None
    sleep: Sleep | None = None
    stress: Stress | None = None
    warm_up: WarmUp | None = None
    heat_cold: HeatCold | None = None
    note: str = ""
    imported: str = ""


CODED: dict[str, type[StrEnum]] = {
    "kind": RunKind,
    "surface": Surface,
    "hills": Hills,
    "stride": Stride,
    "posture": Posture,
    "load": Load,
    "drinking": Drinking,
    "desk": Desk,
    "sleep": Sleep,
    "stress": Stress,
    "warm_up": WarmUp,
    "heat_cold": HeatCold,
}
"""The facts that are said by a code, by their names in `RunFacts`, each with its codes."""
