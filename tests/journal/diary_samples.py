"""What is told of runs, pain and all else: records of the diary, for several tests."""

from typing import Any

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal.diary_log import DiaryRecord
from backstretch.journal.diary_records import (
    ActivitySaid,
    ActivityScored,
    ConditionsSet,
    Decided,
    DislikedSet,
    EquipmentSet,
    FavouritesSet,
    FileTaken,
    Imported,
    LimitsSet,
    Noted,
    QuestionPassed,
    Saying,
    ShoeKind,
    ShoeSaid,
    SignsSaid,
    Statement,
    Struck,
    Tier,
)
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import (
    Desk,
    Drinking,
    HeatCold,
    Hills,
    Load,
    Posture,
    RunFacts,
    RunKind,
    Sleep,
    Stress,
    Stride,
    Surface,
    WarmUp,
)
from backstretch.journal.said import Aggravator, Course, Pain, PainMoment
from backstretch.journal.tracks import Point, Track
from backstretch.journal.trial_records import Arm, TrialBegun, TrialEnd, TrialEnded, TrialRun
from tests.journal.samples import SAID, a_run

FACTS = RunFacts(
    started_at="2026-03-04T07:15:30+01:00",
    distance_m=8250.5,
    duration_s=2850.25,
    effort=0,
    kind=RunKind.LONG,
    surface=Surface.TRAIL,
    hills=Hills.ROLLING,
    stride=Stride.UNDER,
    cadence=172,
    posture=Posture.TALL,
    shoe="shoe",
    load=Load.BELT,
    drinking=Drinking.LESS,
    desk=Desk.TO_8,
    sleep=Sleep.SO_SO,
    stress=Stress.HIGH,
    warm_up=WarmUp.DYNAMIC,
    heat_cold=HeatCold.HEAT,
    note='Wet "leaves" on Šumava\\hill 🏃\nשלום',
    imported="import",
)
SAYINGS_OF_4: tuple[Saying, ...] = (
    SignsSaid(Decided.TOLD, Tier.SOON, ("numb", "night"), "log"),
    SignsSaid(Decided.SEEN, day="2026-03-01"),
    ShoeSaid("Blue ones", ShoeKind.TRAIL, 120_000.5),
    ActivitySaid("Put on socks", retired=True),
    ActivityScored(7),
    ActivityScored(None),
    QuestionPassed(),
    LimitsSet(2, 5, 2),
    Imported((FileTaken("a" * 64, "gpx", ("run", "other")),)),
    Struck(struck=True),
    Noted("Long day in the car. 🚗"),
)
"""What the journal kept from version 4 of the format says; later ones stand after it."""
SAYINGS = (
    *SAYINGS_OF_4,
    ConditionsSet(("osteoporosis", "wrist-pain")),
    EquipmentSet(()),
    DislikedSet(("plank",)),
    FavouritesSet(("cat_cow", "squat")),
    TrialBegun("downhill", (Arm.USUAL, Arm.CHANGED), "after", 1.5, 0.05),
    TrialRun("trial", 1),
    TrialEnded(TrialEnd.TOLD),
)


def a_done_run(run: str = "run", key: str = "", **more: Any) -> RunNote:
    """Return a note of a run that was done, with everything said of it."""
    return a_run(key or f"note of {run}", RunIs.DONE, **{"run": run, "facts": FACTS} | more)


def a_run_pain(key: str = "p", score: int | None = 4, **more: Any) -> Pain:
    """Return pain the morning after a run, with everything said of it."""
    full: dict[str, Any] = {
        "run": "run",
        "regions": {Region.LUMBAR_LEFT: 4, Region.SACROILIAC_RIGHT: 1},
        "qualities": ("ache", "stiffer"),
        "aggravators": (Aggravator.SITTING, Aggravator.BENDING),
        "course": (Course.EASES,),
        "leg_left": LegReach.THIGH,
        "leg_right": LegReach.FOOT,
        "note": "Better after a walk — ça va",
    }
    moment = more.pop("moment", PainMoment.NEXT_MORNING)
    return Pain(key, *SAID[:2], more.pop("day", "2026-03-05"), moment, score, **full | more)


def a_statement(key: str = "s", what: Saying | None = None, about: str = "it") -> Statement:
    """Return a statement of the day of the session that `a_start` starts."""
    return Statement(key, *SAID, about, what or Noted("fine"))


def a_track(run: str = "run") -> Track:
    """Return the way of a run."""
    return Track(run, (Point(0, 52.5, 13.4), Point(1.5, -52.000001, -179.999999)))


def diary_records(tag: str = "") -> tuple[DiaryRecord, ...]:
    """Return a record of every kind there is; `tag` sets their ids apart from others'."""
    run = f"run of {tag}"
    return (
        a_done_run(run),
        a_done_run(f"bare {tag}", facts=RunFacts()),
        *(a_run_pain(f"{moment} {tag}", moment=moment, run=run) for moment in PainMoment),
        a_run_pain(f"again {tag}", 6, run=run, replaces=f"alone {tag}"),
        a_run_pain(f"gone {tag}", None, run=run, replaces=f"later {tag}"),
        Pain(f"bare pain {tag}", *SAID, PainMoment.ALONE, 0),
        *(a_statement(f"{n} {tag}", what, f"{tag}{n}") for n, what in enumerate(SAYINGS)),
        a_track(run),
    )
