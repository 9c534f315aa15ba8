"""Puts an export in its place, all or nothing, for this user alone."""

from pathlib import Path

from backstretch.paths import replace_file


class ExportError(Exception):
    """The file cannot be written. The text is one sentence that names it and says what to do."""


def write_export(target: Path, content: bytes) -> None:
    """Write a file, or leave an older one as it was.

    Raises:
        ExportError: it cannot be written.
    """
    try:
        replace_file(target, content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ExportError(
            f"The export could not be written to {target}: {reason}. Make room or choose another "
            "place, then try again."
        ) from error
