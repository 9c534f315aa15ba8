"""The plan's part of the journal: wishes, runs, weeks as told, reminders, and what they rest on."""

from collections.abc import Collection

import msgspec

from backstretch.journal import plan_rows, said_rows
from backstretch.journal.plan_records import (
    PlanRecord,
    PlanTold,
    PlanWish,
    Reminded,
    RunNote,
    SessionDone,
    SessionFelt,
)
from backstretch.journal.said import Pain
from backstretch.journal.said_rows import PAIN_STANDS
from backstretch.journal.session_rows import NOT_STRUCK
from backstretch.journal.transactions import Transaction

_LATEST_RUNS = (
    "day BETWEEN ? AND ? AND state <> 'withdrawn' AND NOT EXISTS"
    " (SELECT 1 FROM run AS later WHERE later.run = run.run AND later.number > run.number)"
)
_NAMED = "run IN (SELECT value FROM json_each(?))"
_LATEST_OF_NAMED = f"number IN (SELECT max(number) FROM run WHERE {_NAMED} GROUP BY run)"
_LATEST_PLANS = (
    "number IN (SELECT max(number) FROM week_plan WHERE week BETWEEN ? AND ? GROUP BY week)"
)
_FIRST_DAY = "SELECT min(day) FROM (SELECT min(local_date) AS day FROM session{others})"
_FIRST_OF = " UNION ALL SELECT * FROM (SELECT local_date FROM {} ORDER BY number LIMIT 1)"

_FELT = (
    "SELECT session.local_date, max(pain.score) FROM session LEFT JOIN pain"
    " ON pain.session = session.number AND pain.moment IN ('during-session', 'after-session')"
    " AND NOT EXISTS (SELECT 1 FROM pain AS later WHERE later.replaces = pain.id)"
    " WHERE +session.state = 'finished' AND session.number IN"
    f" (SELECT number FROM session WHERE local_date >= ?) AND {NOT_STRUCK}"
    " GROUP BY session.number ORDER BY session.number"
)
_SKIPPED = (
    "SELECT DISTINCT exercise FROM event JOIN plan_row USING (session, item)"
    " WHERE event.kind = 'skipped' AND event.note = ? AND session IN (SELECT number FROM session"
    f" WHERE state IN ('finished', 'partial') AND {NOT_STRUCK} ORDER BY number DESC LIMIT ?)"
)
_SKIPPED_IN = (
    "EXISTS (SELECT 1 FROM event WHERE event.session = row.session AND event.kind = 'skipped'"
    " AND event.item = row.item)"
)
_SPENT_IN = (
    "(SELECT coalesce(sum(event.ms), 0) FROM event WHERE event.session = row.session"
    " AND event.kind = 'credited' AND event.step IN (SELECT value FROM json_each(row.steps)))"
)
_NAMES = (
    "SELECT told.key, substr(told.value, 1, 60) FROM"
    " (SELECT number, CASE WHEN json_valid(CAST(script AS TEXT)) THEN CAST(script AS TEXT)"
    " ELSE '{}' END AS kept FROM session WHERE number IN"
    " (SELECT session FROM plan_row WHERE exercise GLOB 'own-*')),"
    " json_each(kept, '$.names') AS told WHERE told.type = 'text' ORDER BY number"
)
_OF_EXERCISE = (
    f"SELECT sum(row.planned_ms), max({_SKIPPED_IN}), sum(CASE WHEN session.state = 'finished'"
    f" AND NOT {_SKIPPED_IN} THEN row.planned_ms ELSE {_SPENT_IN} END)"
    " FROM plan_row AS row JOIN session ON session.number = row.session"
    f" WHERE row.exercise = ? AND session.state IN ('finished', 'partial') AND {NOT_STRUCK}"
    " GROUP BY row.session"
)
# Asked this way SQLite goes by the day; else it looks through all pain there ever was.
_SINCE = f"pain.number IN (SELECT number FROM pain WHERE local_date >= ?) AND {PAIN_STANDS}"
_AROUND_RUNS = (
    "pain.moment IN ('before-run', 'during-run', 'after-run', 'later', 'next-morning')"
    f" AND {_SINCE}"
)


class PlanLog:
    """Reads and adds the plan's records. Made by the journal; raises what the journal raises."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def keep(self, *records: PlanRecord) -> None:
        """Write records down, all of them or none. Doing it again changes nothing.

        Raises:
            JournalMisuse: an id has been used, or a value is not one that can be kept.
        """
        with self._writing() as connection:
            for record in records:
                plan_rows.write(connection, record)

    def wishes(self) -> tuple[PlanWish, ...]:
        """Return all wishes in the order in which they were said."""
        with self._reading() as connection:
            return plan_rows.wishes(connection)

    def run_notes(self) -> tuple[RunNote, ...]:
        """Return all that was ever said of runs, in order."""
        with self._reading() as connection:
            return plan_rows.run_notes(connection)

    def runs(self, first: str, last: str) -> tuple[RunNote, ...]:
        """Return the note that counts of each run from `first` to `last`, those taken back not."""
        with self._reading() as connection:
            return plan_rows.run_notes(connection, _LATEST_RUNS, (first, last))

    def runs_named(self, ids: Collection[str]) -> tuple[RunNote, ...]:
        """Return the note that counts of each of the runs with these ids, in any state, in order.

        A thousand of them are looked up at once.
        """
        with self._reading() as connection:
            return plan_rows.run_notes(connection, _LATEST_OF_NAMED, (_json(ids),))

    def count_pains_of(self, ids: Collection[str]) -> int:
        """Return how many records of pain stand of the runs with these ids."""
        query = f"SELECT count(*) FROM pain WHERE {_NAMED} AND {PAIN_STANDS}"
        with self._reading() as connection:
            return int(connection.execute(query, (_json(ids),)).fetchone()[0])

    def plans_told(self) -> tuple[PlanTold, ...]:
        """Return every week as it was ever told, in order."""
        with self._reading() as connection:
            return plan_rows.plans_told(connection)

    def plans_between(self, first: str, last: str) -> tuple[PlanTold, ...]:
        """Return the weeks from `first` to `last`, by their names, as ever told, in order."""
        with self._reading() as connection:
            return plan_rows.plans_told(connection, "week BETWEEN ? AND ?", (first, last))

    def latest_plans(self, first: str, last: str) -> tuple[PlanTold, ...]:
        """Return the weeks from `first` to `last` as each was told last."""
        with self._reading() as connection:
            return plan_rows.plans_told(connection, _LATEST_PLANS, (first, last))

    def reminded(self, first: str = "") -> tuple[Reminded, ...]:
        """Return what came of the reminders of days from `first` on, in order."""
        with self._reading() as connection:
            return plan_rows.reminded(connection, "day >= ?", (first,))

    def sessions_done(self, first: str, last: str) -> tuple[SessionDone, ...]:
        """Return the sessions done to their end on days from `first` to `last`, in order.

        Here and below, sessions that the person took out of the diary do not count.
        """
        query = (
            "SELECT local_date, routine, minutes FROM session"
            f" WHERE +state = 'finished' AND local_date BETWEEN ? AND ? AND {NOT_STRUCK}"
            " ORDER BY number"
        )
        with self._reading() as connection:
            return tuple(SessionDone(*row) for row in connection.execute(query, (first, last)))

    def pains_since(self, first: str) -> tuple[Pain, ...]:
        """Return the standing pain of days from `first` on, in order."""
        with self._reading() as connection:
            return said_rows.pains(connection, _SINCE, (first,))

    def pains_around_runs(self, first: str = "") -> tuple[Pain, ...]:
        """Return the standing pain around runs, the mornings after included, from a day on."""
        with self._reading() as connection:
            return said_rows.pains(connection, _AROUND_RUNS, (first,))

    def sessions_felt(self, first: str = "") -> tuple[SessionFelt, ...]:
        """Return the sessions done to their end from a day on with the most pain told of each."""
        with self._reading() as connection:
            return tuple(SessionFelt(*row) for row in connection.execute(_FELT, (first,)))

    def skipped_lately(self, reason: str, sessions: int) -> frozenset[str]:
        """Return the exercises that were left out for a reason in the last so many sessions."""
        with self._reading() as connection:
            rows = connection.execute(_SKIPPED, (reason, sessions))
            return frozenset(str(row[0]) for row in rows)

    def times_done(self, exercise: str) -> tuple[int, int]:
        """Return in how many sessions an exercise was done, and in how many it was skipped.

        One that was skipped, returned to and then done in full was done; one that a session
        ended before was neither.
        """
        done = skipped = 0
        with self._reading() as connection:
            for planned, left_out, spent in connection.execute(_OF_EXERCISE, (exercise,)):
                is_skipped = left_out and spent < planned
                skipped += is_skipped
                done += bool(spent) and not is_skipped
        return done, skipped

    def names_told(self) -> dict[str, str]:
        """Return what exercises of the person's own were called in the last session of each."""
        with self._reading() as connection:
            rows = connection.execute(_NAMES).fetchall()
        return {str(key): str(name) for key, name in rows}

    def first_told(self) -> str:
        """Return the day on which a plan was told first of all, or ""."""
        return self._first("local_date")

    def first_id(self) -> str:
        """Return the id of the plan that was told first of all, or ""."""
        return self._first("id")

    def first_day(self) -> str:
        """Return the first day on which anything of a plan or session was kept, or ""."""
        others = "".join(_FIRST_OF.format(table) for table in ("wish", "run", "week_plan"))
        with self._reading() as connection:
            query = _FIRST_DAY.format(others=others)
            return str(connection.execute(query).fetchone()[0] or "")

    def _first(self, column: str) -> str:
        query = f"SELECT {column} FROM week_plan ORDER BY number LIMIT 1"
        with self._reading() as connection:
            row = connection.execute(query).fetchone()
            return str(row[0]) if row else ""


def _json(ids: Collection[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
