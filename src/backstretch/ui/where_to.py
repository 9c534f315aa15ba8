"""Asks where a file is to be written."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

FILE_NAME = "backstretch"
COPY, LOCKED_COPY = "db", "db.locked"


def where_to(parent: QWidget, title: str, ending: str, kinds: str) -> Path | None:
    """Let the person choose where a file with this ending goes; None where they did not."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)  # so that it asks before it writes over the whole name
    dialog.selectFile(f"{FILE_NAME}.{ending}")
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
