"""The script of a session that was cut off, out of the journal."""

import msgspec

from backstretch.content.library import Library
from backstretch.journal.entries import SessionRecord
from backstretch.session.script import Script


class CannotGoOn(Exception):
    """A kept session cannot be gone on with. The text is one sentence."""


def script_of(record: SessionRecord, library: Library) -> Script:
    """Return the script of a kept session.

    Raises:
        CannotGoOn: it cannot be read, or names an exercise that is gone.
    """
    try:
        script = Script.from_json(record.start.script)
    except msgspec.MsgspecError as error:
        raise CannotGoOn("The steps of the unfinished session cannot be read.") from error
    for step in script.steps:
        if step.exercise not in library.exercises:
            raise CannotGoOn(
                f"The unfinished session needs the exercise {step.exercise}, which is missing."
            )
    return script
