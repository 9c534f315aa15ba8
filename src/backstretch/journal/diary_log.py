"""The diary's part of the journal: runs and pain in full, statements, and what stands of them."""

import sqlite3

from backstretch.journal import diary_rows, plan_rows, said_rows, timeline
from backstretch.journal.diary_records import Decided, Saying, SignsSaid, Statement
from backstretch.journal.plan_records import PlanRecord, RunNote
from backstretch.journal.said import Pain
from backstretch.journal.timeline_records import Counts, DiaryDay, Sought
from backstretch.journal.tracks import Track
from backstretch.journal.transactions import Transaction

DiaryRecord = PlanRecord | Pain | Statement | Track

EVERYTHING = Sought()

_LAST_RUN = (
    "number = (SELECT number FROM run"
    f" WHERE {plan_rows.RUN_STANDS} ORDER BY day DESC, number DESC LIMIT 1)"
)
_SIGNS = (
    f"kind = '{diary_rows.kind_of(SignsSaid)}' AND local_date >= ?"
    f" AND json_extract(body, '$.decided') <> '{Decided.CLEAR}'"
)
_ANY_SIGNS = (
    "SELECT EXISTS (SELECT 1 FROM statement"
    f" WHERE kind = '{diary_rows.kind_of(SignsSaid)}' AND local_date >= ?)"
)
_LATEST = "number IN (SELECT max(number) FROM statement WHERE kind = ? GROUP BY about)"


class DiaryLog:
    """Reads and adds the diary's records. Made by the journal; raises what the journal raises.

    What stands: of a run the last note, unless that withdraws it; pain that no later record
    replaces and that takes nothing back; a session unless it was struck. Whoever deletes keeps a
    record that says so, and whoever takes that back keeps the whole of it again: nothing that was
    kept is ever lost.
    """

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def keep(self, *records: DiaryRecord) -> None:
        """Write records down, in this order, all of them or none. Doing it again changes nothing.

        A run is kept before, or together with and ahead of, the pain that belongs to it.

        Raises:
            JournalMisuse: an id has been used; the run, the session or what a record replaces is
                not there; or a value is not one that can be kept.
        """
        with self._writing() as connection:
            for record in records:
                _write(connection, record)

    def statements(self, kind: type[Saying], about: str | None = None) -> tuple[Statement, ...]:
        """Return all that was said of one kind, or of one kind about one thing, in order."""
        code = diary_rows.kind_of(kind)
        with self._reading() as connection:
            if about is None:
                return diary_rows.statements(connection, "kind = ?", (code,))
            return diary_rows.statements(connection, "kind = ? AND about = ?", (code, about))

    def signs(self, since: str = "") -> tuple[Statement, ...]:
        """Return what was decided about warning signs from an ISO day on, or ever, in order.

        "None of these" is left out: most entries say it, and it decides nothing.
        """
        with self._reading() as connection:
            return diary_rows.statements(connection, _SIGNS, (since,))

    def any_signs(self, since: str = "") -> bool:
        """Return whether anything was said of warning signs from an ISO day on, or ever.

        "None of these" counts: it is an answer too.
        """
        with self._reading() as connection:
            return bool(connection.execute(_ANY_SIGNS, (since,)).fetchone()[0])

    def latest(self, kind: type[Saying]) -> tuple[Statement, ...]:
        """Return of one kind what was said last about each thing, in order."""
        with self._reading() as connection:
            return diary_rows.statements(connection, _LATEST, (diary_rows.kind_of(kind),))

    def all_statements(self) -> tuple[Statement, ...]:
        """Return all statements of every kind, in order."""
        with self._reading() as connection:
            return diary_rows.statements(connection)

    def run(self, run_id: str) -> RunNote | None:
        """Return the note of a run that counts, whatever its state, or None."""
        return next(reversed(self.history(run_id)), None)

    def history(self, run_id: str) -> tuple[RunNote, ...]:
        """Return all that was ever said of a run, in order."""
        with self._reading() as connection:
            return plan_rows.run_notes(connection, "run = ?", (run_id,))

    def pains_of_run(self, run_id: str) -> tuple[Pain, ...]:
        """Return the standing pain of a run in the order in which it was said."""
        with self._reading() as connection:
            which = f"pain.run = ? AND {said_rows.PAIN_STANDS}"
            return said_rows.pains(connection, which, (run_id,))

    def pain_line(self, pain_id: str) -> tuple[Pain, ...]:
        """Return the records that stood in one another's place, of which this is one, in order.

        The last of them is what holds now; it may take the rest back.
        """
        with self._reading() as connection:
            line = said_rows.pains(connection, "pain.id = ?", (pain_id,))
            while line and line[0].replaces:
                line = said_rows.pains(connection, "pain.id = ?", (line[0].replaces,)) + line
            while later := said_rows.pains(connection, "replaces = ?", (line[-1].id,)):
                line += later
            return line

    def pains_ever_of_run(self, run_id: str) -> tuple[Pain, ...]:
        """Return all that was ever said of the pain of a run, replaced records as well."""
        with self._reading() as connection:
            return said_rows.pains(connection, "pain.run = ?", (run_id,))

    def pains_between(self, first: str, last: str) -> tuple[Pain, ...]:
        """Return the standing pain of the days from `first` to `last`, as ISO dates."""
        with self._reading() as connection:
            which = f"pain.local_date BETWEEN ? AND ? AND {said_rows.PAIN_STANDS}"
            return said_rows.pains(connection, which, (first, last))

    def days(
        self, before: str = "", limit: int = 30, sought: Sought = EVERYTHING
    ) -> tuple[DiaryDay, ...]:
        """Return the last `limit` days before a day, newest first, with all that stands of them.

        Days on which nothing stands, or nothing that is sought, are left out; runs that were only
        planned, and sessions that are open or were discarded, are not shown. The next page comes
        before the last day of this one.
        """
        with self._reading() as connection:
            return timeline.days(connection, before, limit, sought)

    def counts(self) -> Counts:
        """Return how much stands of what the days show."""
        with self._reading() as connection:
            return timeline.counts(connection)

    def last_run(self) -> RunNote | None:
        """Return the run that was done last, by its day, or None."""
        with self._reading() as connection:
            return next(reversed(plan_rows.run_notes(connection, _LAST_RUN)), None)

    def longest_run_m(self, first: str, last: str) -> float | None:
        """Return the metres of the longest run done from `first` to `last`, None without any."""
        within = f"{plan_rows.RUN_STANDS} AND day BETWEEN ? AND ?"
        query = f"SELECT max({plan_rows.METRES}) FROM run WHERE {within}"
        with self._reading() as connection:
            (metres,) = connection.execute(query, (first, last)).fetchone()
            return None if metres is None else float(metres)

    def metres_by_shoe(self) -> dict[str, float]:
        """Return the metres of all runs done in each shoe, by its id; what it had before is not."""
        query = (
            f"SELECT {plan_rows.SHOE} AS shoe, total({plan_rows.METRES}) FROM run"
            f" WHERE {plan_rows.RUN_STANDS} AND shoe IS NOT NULL GROUP BY shoe ORDER BY shoe"
        )
        with self._reading() as connection:
            return dict(connection.execute(query).fetchall())

    def tracks(self, run_id: str | None = None) -> tuple[Track, ...]:
        """Return the way of one run, if it was kept, or all of them in order."""
        with self._reading() as connection:
            if run_id is None:
                return diary_rows.tracks(connection)
            return diary_rows.tracks(connection, "run = ?", (run_id,))


def _write(connection: sqlite3.Connection, record: DiaryRecord) -> None:
    match record:
        case Pain():
            said_rows.write_pain(connection, record)
        case Statement():
            diary_rows.write_statement(connection, record)
        case Track():
            diary_rows.write_track(connection, record)
        case _:
            plan_rows.write(connection, record)
