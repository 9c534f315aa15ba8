"""What trends are made of: all that stands in the journal, as one reading."""

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal.diary_records import Statement
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import Course, Pain, PainMoment, Quality


class PainBrief(msgspec.Struct, frozen=True, gc=False):
    """How strong the pain was at one moment, and what trends go by; all as in `Pain`.

    `stiffer`: stiff for clearly longer than usual. It is not followed by the garbage collector,
    which would walk over tens of thousands of them again and again; it can hold no cycle.
    """

    local_date: str
    moment: PainMoment
    score: int
    run: str = ""
    session: str = ""
    stiffer: bool = False
    regions: dict[Region, int] = {}
    course: tuple[Course, ...] = ()
    leg_left: LegReach = LegReach.NONE
    leg_right: LegReach = LegReach.NONE


class SessionStood(msgspec.Struct, frozen=True, gc=False):
    """A session that stands in the diary: its id, its day, and whether it was done to its end."""

    id: str
    local_date: str
    finished: bool


class TrendRecords(msgspec.Struct, frozen=True):
    """What stands in the diary, each in the order in which it was kept.

    `runs` are those that were done, `sessions` those that the diary shows. `activities` are all
    statements about activities and their scores. `first_day` is the ISO day on which the diary
    began, or "". `within` are the first and the last ISO day, where those alone were read: `pains`
    then has some of other days too, which may belong to runs and sessions of these.
    """

    runs: tuple[RunNote, ...] = ()
    pains: tuple[PainBrief, ...] = ()
    sessions: tuple[SessionStood, ...] = ()
    activities: tuple[Statement, ...] = ()
    first_day: str = ""
    within: tuple[str, str] | None = None


def brief_of(pain: Pain) -> PainBrief:
    """Return the brief of a record that stands."""
    return PainBrief(
        pain.local_date,
        pain.moment,
        pain.score or 0,
        pain.run,
        pain.session,
        Quality.STIFFER in pain.qualities,
        pain.regions,
        pain.course,
        pain.leg_left,
        pain.leg_right,
    )
