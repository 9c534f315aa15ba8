"""Tells a diary that was lost from one that never was: its backups still lie beside it."""

from pathlib import Path

from backstretch.paths import is_there


def words_if_lost(path: Path) -> str:
    """Return what is to be said where a journal is gone and its backups are not, or ""."""
    if is_there(path) or not is_there(path.parent) or not path.parent.is_dir():
        return ""
    from backstretch.journal.backup_shelf import Shelf

    last = next(reversed(Shelf.of(path).backups()), None)
    if last is None:
        return ""
    return (
        f"There is no diary at {path}, but there are backups of an earlier one. “backstretch "
        f"restore {last.number}” goes back to the newest, “backstretch backup --list” shows all."
    )
