"""Where a session that was cut off stands, in words."""

from backstretch.content.library import Library
from backstretch.journal.entries import SessionRecord
from backstretch.session.engine import SessionEngine
from backstretch.session.kept import CannotGoOn, script_of
from backstretch.ui import wording
from backstretch.ui.today_state import Unfinished


def unfinished_state(library: Library, record: SessionRecord) -> Unfinished:
    """Return what Today says of a session that was cut off."""
    try:
        script = script_of(record, library)
    except CannotGoOn as error:
        return Unfinished(record.start.routine, str(error))
    moment = SessionEngine.resumed(script, record.events, _NoHand()).moment()
    exercise = library.exercises[moment.step.exercise]
    return Unfinished(script.name, wording.place(moment.step, exercise, moment.left_ms))


class _NoHand:
    def monotonic_ns(self) -> int:
        return 0
