"""The codes of a plan: what state a session is in, why a day is as it is, why one moved."""

from enum import StrEnum


class State(StrEnum):
    """How a session of the plan stands."""

    PLANNED = "planned"
    TODAY = "today"
    DONE = "done"
    MISSED = "missed"


class Reason(StrEnum):
    """Why a day has its session, or has none.

    Of a session: DONE, MISSED; PINNED (the person put it there), MOVED (from another day); and
    the rule that chose its routine: SORE, RED_MORNING, RED_RUN, RUN, FIRST (of all sessions),
    STRENGTH, DESK, MOBILITY. One that was MISSED is still named the FIRST.

    Of a day without: ILL, AWAY, BUSY; NOT_A_DAY (not one of the person's weekdays), KEPT_FREE
    (the person wants it free), STOPPED (a warning sign), EARLY (before the first day), PAST,
    ENOUGH (the goal is met), REST (a day to rest), ROOM (free, a missed session may go there).
    """

    DONE = "done"
    MISSED = "missed"
    PINNED = "pinned"
    MOVED = "moved"
    SORE = "sore"
    RED_MORNING = "red-morning"
    RED_RUN = "red-run"
    RUN = "run"
    FIRST = "first"
    STRENGTH = "strength"
    DESK = "desk"
    MOBILITY = "mobility"
    ILL = "ill"
    AWAY = "away"
    BUSY = "busy"
    NOT_A_DAY = "not-a-day"
    KEPT_FREE = "kept-free"
    STOPPED = "stopped"
    EARLY = "early"
    PAST = "past"
    ENOUGH = "enough"
    REST = "rest"
    ROOM = "room"


class Cause(StrEnum):
    """Why a session did not stay where it was.

    MISSED: its day passed, whatever the reason. ILL, AWAY, BUSY, NOT_A_DAY: its day fell out.
    ASKED: the person moved it, put another in its place, or wants its day free. GOAL: the goal
    was lowered. EXTRA: a session that was not planned took its place.
    """

    MISSED = "missed"
    ILL = "ill"
    AWAY = "away"
    BUSY = "busy"
    NOT_A_DAY = "not-a-day"
    ASKED = "asked"
    GOAL = "goal"
    EXTRA = "extra"


class Place(StrEnum):
    """How the new day was found, or why there is none.

    NEXT_WITHOUT_RUN and NEXT_FREE: the rule for missed sessions. BEST: the best of the days
    left. CHOSEN: by the person. For none: ENOUGH (the goal is met without), LAPSED (no day is
    left), LET_GO (the person put it back to a day that had passed).
    """

    NEXT_WITHOUT_RUN = "next-without-run"
    NEXT_FREE = "next-free"
    BEST = "best"
    CHOSEN = "chosen"
    ENOUGH = "enough"
    LAPSED = "lapsed"
    LET_GO = "let-go"
