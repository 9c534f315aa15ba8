"""Opens a journal in a process of its own, tries to write, and prints what came of it as JSON."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal, JournalError
from tests.journal.samples import EVENTS, a_start


def visit(path: Path) -> dict[str, object]:
    """Return what the journal says."""
    try:
        journal = Journal.open(path)
    except JournalError as error:
        return {"error": str(error)}
    refusals: list[str] = []
    writes: tuple[Callable[[], None], ...] = (
        lambda: journal.begin(a_start("more")),
        lambda: journal.append("session 0", EVENTS),
        lambda: journal.close_session("session 0", SessionState.PARTIAL),
    )
    for write in writes:
        try:
            write()
        except JournalError as error:
            refusals.append(str(error))
    return {
        "read_only": journal.read_only,
        "reason": journal.read_only_reason,
        "sessions": len(journal.sessions()),
        "refusals": refusals,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(visit(Path(sys.argv[1]))) + "\n")
