"""What to remind of next, and what to leave be: pure, from the plan, what was told, and the time.

The rules, each a choice of this program unless it says otherwise:

- On a day with a session planned and none done, once, at its time. On the last day on which a
  week can still reach the range, the same reminder says so, once a week.
- After a run is logged on a day with a session planned: once, some minutes later, not before
  the run is over and walked off (guidance, `after_run.walk_minutes`), and shown as long as
  stretching after it is worth it (`after_run.within_hours`). It takes the place of the session's
  own reminder of that day.
- On the morning after a run, where that is wanted: once, at its time, while it was not told how
  the back is. It asks for no session, and too late it is no more than the question on Today.
- What could not be shown in time (asleep, closed, quiet hours, do not disturb) is shown when it
  can be, if that is less than two hours late and still the same day; of several only the newest.
  Else it stands in Today, no more.
- Never twice: what was shown is kept by its local date and kind, so that no clock set back, no
  zone and no restart can bring it again.
- "Later" brings it back once; "not today" ends the reminders of a day.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

import msgspec

from backstretch.clock import DAY_STARTS_AT_HOUR, local_day
from backstretch.plan.local_time import instant
from backstretch.plan.reasons import Reason, State
from backstretch.plan.week_plan import WeekPlan
from backstretch.weeks import DAYS, MONDAY, week_days, week_start

LATE = timedelta(hours=2)
"""From this late on, a reminder is not shown any more."""
KEPT = 400
"""So many of the reminders shown are remembered: more than a year of them."""
AGAIN_AFTER = (timedelta(minutes=30), timedelta(hours=1))
EVENING = time(20, 30)
_FREE = frozenset({Reason.ROOM, Reason.REST})


class Kind(StrEnum):
    """What a reminder is about.

    A session, a run just logged, a week about to fall short, or the morning after a run.
    """

    SESSION = "session"
    AFTER_RUN = "after-run"
    WEEK = "week"
    MORNING = "morning"


class Wish(msgspec.Struct, frozen=True):
    """What the person wants to be reminded of, and when not; as drawn in the settings.

    `at` is the time on session days that have none of their own. There are no quiet hours where
    they begin when they end.
    """

    session: bool = True
    at: time = time(18, 30)
    after_run: bool = False
    after_run_minutes: int = 30
    week: bool = True
    quiet_from: time = time(21, 30)
    quiet_until: time = time(7)
    morning: bool = False
    morning_at: time = time(8)


class Day(msgspec.Struct, frozen=True):
    """One day of the plan: whether a session is planned, done, or could be done.

    `at` is the session's own time. On an `early` day the program was not used yet.
    """

    date: date
    planned: bool = False
    done: bool = False
    free: bool = False
    at: time | None = None
    early: bool = False


class LoggedRun(msgspec.Struct, frozen=True):
    """A run of a day: the instant it was logged, and the one it ended where that is known."""

    date: date
    logged: datetime
    ended: datetime | None = None


class Known(msgspec.Struct, frozen=True):
    """All that reminders follow from, besides what was told and the time.

    `least` is the lower end of the range of days a week. After a run, `walk_minutes` come first,
    and stretching is worth it for `within_hours`. `day_starts_at` is the hour before which the
    night is yesterday's, `week_begins` the ISO number of the day that weeks begin on.
    `morning` is a day on which it is to be told how the back is after the run before.
    """

    days: tuple[Day, ...] = ()
    runs: tuple[LoggedRun, ...] = ()
    wish: Wish = Wish()
    least: int = 3
    walk_minutes: int = 5
    within_hours: int = 4
    day_starts_at: int = DAY_STARTS_AT_HOUR
    week_begins: int = MONDAY
    morning: date | None = None


class Later(msgspec.Struct, frozen=True):
    """A reminder that was put off until an instant."""

    date: date
    kind: Kind
    until: datetime


class Told(msgspec.Struct, frozen=True):
    """What was shown, by its ids, oldest first; what was put off; the day with no reminders."""

    shown: tuple[str, ...] = ()
    later: Later | None = None
    not_today: date | None = None


class Due(msgspec.Struct, frozen=True):
    """A reminder of a day: when it was meant, and when to show it (both in UTC).

    `again` says that it was put off once and cannot be again: it asks to move the day instead.
    After `until` it is not worth showing.
    """

    date: date
    kind: Kind
    meant: datetime
    at: datetime
    again: bool = False
    until: datetime | None = None

    @property
    def id(self) -> str:
        """The name it is remembered by."""
        return reminder_id(self.date, self.kind, again=self.again)


class Agenda(msgspec.Struct, frozen=True):
    """What to do: show `next` when its time has come, and show `missed` in Today alone.

    `passed_over` are older ones that are told by telling `next`.
    """

    next: Due | None = None
    passed_over: tuple[Due, ...] = ()
    missed: tuple[Due, ...] = ()


def reminder_id(day: date, kind: Kind, *, again: bool = False) -> str:
    """Return the name of a reminder, such as `2026-05-14/session`."""
    return f"{day.isoformat()}/{kind.value}" + ("/again" if again else "")


def days_of(plan: WeekPlan) -> tuple[Day, ...]:
    """Return the days of a planned week as reminders need them."""
    return tuple(
        Day(
            date=day.date,
            planned=day.session is not None and day.session.state in (State.PLANNED, State.TODAY),
            done=day.session is not None and day.session.state is State.DONE,
            free=not _FREE.isdisjoint(day.reasons),
            at=day.session.at if day.session else None,
            early=Reason.EARLY in day.reasons or day.date in plan.uncounted,
        )
        for day in plan.days
    )


def agenda(known: Known, told: Told, now: datetime, zone: tzinfo) -> Agenda:
    """Return what to remind of next at this moment, in this zone."""
    now = now.astimezone(UTC)
    today = local_day(now.astimezone(zone), known.day_starts_at)
    to_show: list[Due] = []
    missed: list[Due] = []
    for due in _wanted(known, told, today, zone):
        at = _shown_at(due, known, now, zone)
        if at is not None:
            to_show.append(msgspec.structs.replace(due, at=at))
        elif due.date == today and due.meant <= now and due.kind is not Kind.MORNING:
            missed.append(due)
    live = _without_replaced(to_show)
    ready = sorted((due for due in live if due.at <= now), key=lambda due: due.meant)
    if ready:
        return Agenda(ready[-1], tuple(ready[:-1]), tuple(missed))
    return Agenda(min(live, key=lambda due: due.at, default=None), (), tuple(missed))


def after_shown(told: Told, plan: Agenda) -> Told:
    """Return what was told once the next reminder was shown."""
    if plan.next is None:
        return told
    ids = [due.id for due in (*plan.passed_over, plan.next) if due.id not in told.shown]
    later = None if plan.next.again else told.later
    return msgspec.structs.replace(told, shown=(*told.shown, *ids)[-KEPT:], later=later)


def put_off(told: Told, day: date, kind: Kind, until: datetime) -> Told:
    """Return what was told once a reminder was put off, also before it was shown."""
    name = reminder_id(day, kind)
    shown = told.shown if name in told.shown else (*told.shown, name)[-KEPT:]
    later = Later(day, kind, until.astimezone(UTC))
    return msgspec.structs.replace(told, shown=shown, later=later)


def leave_be(told: Told, day: date) -> Told:
    """Return what was told once no reminder is wanted on a day any more."""
    return msgspec.structs.replace(told, not_today=day, later=None)


def may_put_off(told: Told, day: date) -> bool:
    """Return whether the reminder of a day was not put off before."""
    put_off_before = told.later is not None and told.later.date == day
    return not put_off_before and not any(
        reminder_id(day, kind, again=True) in told.shown for kind in Kind
    )


def later_choices(known: Known, now: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """Return until when a reminder of today can be put off, in UTC, the soonest first.

    It must still be today and not be quiet then; where nothing is left, the day is to be moved.
    """
    now = now.astimezone(UTC)
    today = local_day(now.astimezone(zone), known.day_starts_at)
    evening = instant(today, EVENING, zone, known.day_starts_at)
    soon = [now + after for after in AGAIN_AFTER]
    choices = soon + ([evening] if evening > soon[-1] else [])
    return tuple(
        at
        for at in choices
        if local_day(at.astimezone(zone), known.day_starts_at) == today
        and _loud_from(at, known.wish, zone) == at
    )


def week_at_risk(days: Iterable[Day], day: date, least: int, begins: int = MONDAY) -> bool:
    """Return whether a week reaches the range only with a session on this day and every free one.

    Of a week that is not known whole, or in which the program was new, nothing is said.
    """
    start = week_start(day, begins)
    week = [one for one in days if week_start(one.date, begins) == start]
    if len(week) != DAYS or any(one.early for one in week):
        return False
    needed = least - sum(one.done for one in week)
    left = [
        one.date for one in week if one.date >= day and not one.done and (one.planned or one.free)
    ]
    return needed > 0 and day in left and len(left) == needed


def _wanted(known: Known, told: Told, today: date, zone: tzinfo) -> Iterator[Due]:
    """Yield the reminders of today and the days after it that were not shown."""
    if known.wish.morning and known.morning == today != told.not_today:
        meant = instant(today, known.wish.morning_at, zone, known.day_starts_at)
        if reminder_id(today, Kind.MORNING) not in told.shown:
            yield Due(today, Kind.MORNING, meant, meant)
    for day in known.days:
        if day.date < today or day.done or day.date == told.not_today:
            continue
        for due in _of_day(day, known, told, zone, today):
            if due.id not in told.shown:
                yield due


def _of_day(day: Day, known: Known, told: Told, zone: tzinfo, today: date) -> Iterator[Due]:
    """Yield the reminders a day may have, whether or not they were shown."""
    wish = known.wish
    if wish.after_run and day.planned and (after_run := _after_run(day, known)):
        yield after_run
    told_after_run = reminder_id(day.date, Kind.AFTER_RUN) in told.shown
    later = told.later
    if later and later.date == day.date:
        overtaken = told_after_run and later.kind is not Kind.AFTER_RUN
        if not overtaken and (day.planned or (later.kind is Kind.WEEK and day.free)):
            yield Due(day.date, later.kind, later.until, later.until, again=True)
    elif not told_after_run and (kind := _kind(day, known, told, today)):
        meant = instant(day.date, day.at or wish.at, zone, known.day_starts_at)
        yield Due(day.date, kind, meant, meant)


def _after_run(day: Day, known: Known) -> Due | None:
    """Return the reminder after the first run logged that day that comes in time, if any.

    A run whose end is not known ended when it was logged.
    """
    for run in sorted(known.runs, key=lambda run: run.logged):
        logged, ended = run.logged.astimezone(UTC), (run.ended or run.logged).astimezone(UTC)
        wished = logged + timedelta(minutes=known.wish.after_run_minutes)
        meant = max(wished, ended + timedelta(minutes=known.walk_minutes))
        until = ended + timedelta(hours=known.within_hours)
        if run.date == day.date and meant <= until:
            return Due(day.date, Kind.AFTER_RUN, meant, meant, until=until)
    return None


def _kind(day: Day, known: Known, told: Told, today: date) -> Kind | None:
    """Return which of the two reminders at the day's time is due, if any.

    A week is judged on the day itself alone: the days until then may change it.
    """
    if any(reminder_id(day.date, kind) in told.shown for kind in (Kind.SESSION, Kind.WEEK)):
        return None
    judged = (
        known.wish.week and day.date == today and not _week_told(told, today, known.week_begins)
    )
    if judged and week_at_risk(known.days, today, known.least, known.week_begins):
        return Kind.WEEK
    return Kind.SESSION if known.wish.session and day.planned else None


def _week_told(told: Told, day: date, begins: int) -> bool:
    week = week_days(week_start(day, begins))
    return any(reminder_id(one, Kind.WEEK) in told.shown for one in week)


def _shown_at(due: Due, known: Known, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a reminder can be shown from now on, or None where that is too late."""
    at = _loud_from(max(due.meant, now), known.wish, zone)
    if at - due.meant >= LATE or (due.until and at > due.until):
        return None
    same_day = local_day(at.astimezone(zone), known.day_starts_at) == due.date
    return (due.meant if at <= now else at) if same_day else None


def _loud_from(moment: datetime, wish: Wish, zone: tzinfo) -> datetime:
    """Return the moment itself, or the end of the quiet hours it falls into."""
    start, end = wish.quiet_from, wish.quiet_until
    local = moment.astimezone(zone)
    clock = local.time()
    over_night = end < start
    inside = (clock >= start or clock < end) if over_night else start <= clock < end
    if not inside:
        return moment
    tomorrow = timedelta(days=1) if over_night and clock >= start else timedelta()
    return max(moment, instant(local.date() + tomorrow, end, zone))


def _without_replaced(dues: Iterable[Due]) -> list[Due]:
    """Leave out the day's own reminder where one after a run is still to be shown."""
    dues = list(dues)
    replaced = {due.date for due in dues if due.kind is Kind.AFTER_RUN}
    return [d for d in dues if d.kind is Kind.AFTER_RUN or d.date not in replaced]
