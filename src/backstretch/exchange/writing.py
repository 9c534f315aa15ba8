"""Puts an export in its place, all or nothing, for this user alone."""

from pathlib import Path

from backstretch.locked.errors import LockedFileError
from backstretch.locked.head import Kind
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import lock
from backstretch.paths import replace_in_pieces


class ExportError(Exception):
    """The file cannot be written. The text is one sentence that names it and says what to do."""


def refuse_journal(journal: Path, target: Path) -> None:
    """See that an export does not take the place of the journal's own file.

    Raises:
        ExportError: it would.
    """
    if target.resolve() == journal:
        raise ExportError(
            f"{target} is the journal itself, which is not written over. Choose another name."
        )


def write_export(target: Path, content: bytes, passphrase: Passphrase | None = None) -> None:
    """Write a file, or leave an older one as it was; with a passphrase a locked one.

    Raises:
        ExportError: it cannot be written.
    """
    try:
        replace_in_pieces(
            target, lock(content, passphrase, Kind.EXPORT) if passphrase else [content]
        )
    except LockedFileError as error:
        raise ExportError(f"The export could not be written to {target}: {error}.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ExportError(
            f"The export could not be written to {target}: {reason}. Make room or choose another "
            "place, then try again."
        ) from error
