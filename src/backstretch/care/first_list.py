"""Whether the first start, and its safety list, are still to be shown: one answer for everybody."""

from backstretch.journal.store import Journal
from backstretch.settings import Settings


def is_list_due(journal: Journal, settings: Settings) -> bool:
    """Return whether nobody has answered the list, gone past it, or begun a session.

    That a day was planned, or a run or pain told of, answers nothing.

    Raises:
        JournalError: the journal cannot be read.
    """
    return is_start_due(journal, settings) and not journal.diary.any_signs()


def is_start_due(journal: Journal, settings: Settings) -> bool:
    """Return whether nobody has gone through the first start, left it, or begun a session.

    Whoever answered the list elsewhere, as in a terminal, is still asked the rest of it.

    Raises:
        JournalError: the journal cannot be read.
    """
    return settings.first_start != "done" and not journal.any_sessions()
