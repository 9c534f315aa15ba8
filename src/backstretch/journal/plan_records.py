"""What the plan is made from and what it said, as frozen records that are written once.

In all of them `at` is ISO 8601 with offset, `zone` an IANA name, and `local_date` the ISO date
on which it was said. Days are ISO dates, times of a day are "HH:MM" on the clock of that day. A
later record holds from then on; the earlier one is kept beside it.
"""

from enum import StrEnum

import msgspec

from backstretch.journal.run_facts import RunFacts


class GoalSet(msgspec.Struct, frozen=True, gc=False, tag="goal"):
    """How many days a week, and how many minutes a session, from the wish's day on."""

    days: int
    minutes: int


class CanSet(msgspec.Struct, frozen=True, gc=False, tag="can"):
    """The days a person can, when on them, and the hours at a desk, by ISO numbers of weekdays."""

    weekdays: tuple[int, ...]
    times: dict[int, str] = {}
    desk_hours: dict[int, float] = {}


class OffSet(msgspec.Struct, frozen=True, gc=False, tag="off"):
    """The wish's day is off: `why` is a code, or "" where it is so no longer."""

    why: str


What = GoalSet | CanSet | OffSet


class PlanWish(msgspec.Struct, frozen=True, gc=False):
    """What a person said that plans follow from, about one day or from one day on."""

    id: str
    at: str
    zone: str
    local_date: str
    day: str
    what: What


class RunIs(StrEnum):
    """How a run stands; WITHDRAWN takes it back."""

    PLANNED = "planned"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class RunNote(msgspec.Struct, frozen=True, gc=False):
    """What was said of a run: the last note with the same `run` counts.

    `start` is "" and `minutes` 0 where they are not known; `facts` is all else that was said.
    """

    id: str
    at: str
    zone: str
    local_date: str
    run: str
    day: str
    state: RunIs
    start: str = ""
    minutes: int = 0
    facts: RunFacts = RunFacts()


class PlanTold(msgspec.Struct, frozen=True, gc=False):
    """A week as it was planned and shown; `body` is the plan as JSON.

    `asked` says that the person had it so: moved a session or put one back, pinned a day or freed
    it. All of that is in the plan.
    """

    id: str
    at: str
    zone: str
    local_date: str
    week: str
    body: str
    asked: bool = False


class RemindedWhat(StrEnum):
    """What came of a reminder.

    SHOWN; PASSED_OVER: told by telling a newer one; LATER: put off; NOT_TODAY: no more of them
    that day; STARTED: the session was begun from it.
    """

    SHOWN = "shown"
    PASSED_OVER = "passed-over"
    LATER = "later"
    NOT_TODAY = "not-today"
    STARTED = "started"


class Reminded(msgspec.Struct, frozen=True, gc=False):
    """What came of a reminder of a day.

    `again` says that it had been put off once, `until` (ISO 8601 with offset) until when it was
    put off now.
    """

    id: str
    at: str
    zone: str
    local_date: str
    day: str
    kind: str
    what: RemindedWhat
    again: bool = False
    until: str = ""


class SessionDone(msgspec.Struct, frozen=True, gc=False):
    """A session that was done to its end: its day, its routine, and the minutes it was made for."""

    local_date: str
    routine: str
    minutes: int


class SessionFelt(msgspec.Struct, frozen=True, gc=False):
    """A session that was done to its end: its day, and the most pain told of it, 0 to 10."""

    local_date: str
    pain: int | None


PlanRecord = PlanWish | RunNote | PlanTold | Reminded
