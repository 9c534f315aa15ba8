"""Whether the safety list of the first start is still to be asked: one answer for everybody."""

from backstretch.journal.store import Journal
from backstretch.settings import Settings


def is_list_due(journal: Journal, settings: Settings) -> bool:
    """Return whether nobody has answered the list, gone past it, or begun a session.

    That a day was planned, or a run or pain told of, answers nothing.

    Raises:
        JournalError: the journal cannot be read.
    """
    if settings.first_start == "done":
        return False
    return not (journal.diary.any_signs() or journal.any_sessions())
