"""Puts words on paper: by the print dialogue, or as a PDF where there is none.

Printing is loaded when it is asked for: no start has to pay for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, Qt
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from backstretch.journal.own_files import Guard
from backstretch.paths import replace_file

TITLE_PT, LINE_PT = 26, 16
MARGIN_MM = 20


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Paper", text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title and the lines below it, to be read at arm's length."""

    title: str
    lines: tuple[str, ...]


def document(sheet: Sheet) -> QTextDocument:
    """Return a sheet as black words on white."""
    made = QTextDocument()
    cursor = QTextCursor(made)
    space = QTextBlockFormat()
    space.setBottomMargin(LINE_PT)
    cursor.setBlockFormat(space)
    cursor.insertText(sheet.title, _look(TITLE_PT, QFont.Weight.DemiBold))
    for line in sheet.lines:
        cursor.insertBlock(space)
        cursor.insertText(line, _look(LINE_PT, QFont.Weight.Normal))
    return made


def _look(points: int, weight: QFont.Weight) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontPointSize(points)
    look.setFontWeight(weight)
    look.setForeground(Qt.GlobalColor.black)  # paper is white in Dusk too
    return look


def write_pdf(sheet: Sheet, path: Path) -> str:
    """Write a sheet as a PDF. Return "", or why it could not be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    _lay_out(writer)
    document(sheet).print_(writer)
    try:
        replace_file(path, bytes(buffer.data().data()))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return tr("{path} cannot be written: {reason}.").format(path=path, reason=reason)
    return ""


def put_on_paper(sheet: Sheet, parent: QWidget, guard: Guard) -> str:
    """Ask where to and print. Return "", or one sentence where it did not work out.

    `guard` says where no file may go, as a printer can also be one.
    """
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    except ImportError:
        return save_pdf(sheet, parent, _ask_for_file, guard)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _lay_out(printer)
    dialogue = QPrintDialog(printer, parent)
    dialogue.setWindowTitle(sheet.title)
    if dialogue.exec():
        if refusal := guard(Path(file)) if (file := printer.outputFileName()) else "":
            return refusal
        document(sheet).print_(printer)
    return ""


def save_pdf(sheet: Sheet, parent: QWidget, ask: Callable[[QWidget], str], guard: Guard) -> str:
    """Write a sheet as a PDF where `ask` says, unless it says nowhere or `guard` something."""
    name = ask(parent)
    if not name:
        return ""
    return guard(Path(name)) or write_pdf(sheet, Path(name))


def _ask_for_file(parent: QWidget) -> str:
    title = tr("Save this page")
    return QFileDialog.getSaveFileName(parent, title, "backstretch.pdf", "PDF (*.pdf)")[0]


def _lay_out(device: QPagedPaintDevice) -> None:
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
