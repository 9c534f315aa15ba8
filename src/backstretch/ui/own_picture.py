"""Pictures a person chose: read with care, made small, written as files of our own."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from backstretch.content.own_exercises import LARGEST_PICTURE
from backstretch.ui.wording import tr

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that is looked into."""
MOST_PIXELS = 40_000_000
MOST_SIDE = 1600
"""Pixels of the longer side that are kept."""
LEAST_SIDE = 16
_QUALITY = 85
_STARTS = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"))


class PictureError(Exception):
    """A picture cannot be used. The text is one sentence."""


def picture_to_keep(path: Path) -> bytes:
    """Return a picture as it is kept: made anew, at most `MOST_SIDE` pixels long.

    What it is follows from its content, never from its name. Places, times and whatever else a
    camera wrote into the file are not taken over.

    Raises:
        PictureError: it cannot be read, is too large, or is no PNG or JPEG.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise PictureError(tr("The picture cannot be opened.")) from None
    if len(content) > LARGEST_FILE:
        raise PictureError(tr("The picture is larger than 20 MB. Choose a smaller one."))
    return _written(_read(content, MOST_SIDE), content)


def picture_of(content: bytes, most_side: int = MOST_SIDE) -> QImage | None:
    """Return a kept picture, at most so many pixels long, or None where it cannot be read."""
    try:
        return _read(content, most_side)
    except PictureError:
        return None


def picture_at(path: Path, most_side: int = MOST_SIDE) -> QImage | None:
    """Return the kept picture in a file, or None where there is none to be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except OSError:
        return None
    return picture_of(content, most_side) if len(content) <= LARGEST_PICTURE else None


def _read(content: bytes, most_side: int) -> QImage:
    form = next((name for start, name in _STARTS if content.startswith(start)), b"")
    if not form:
        raise PictureError(tr("This is no PNG or JPEG picture. Choose another one."))
    device = QBuffer()
    device.setData(QByteArray(content))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or min(size.width(), size.height()) < LEAST_SIDE:
        raise PictureError(tr("The picture is damaged or too small. Choose another one."))
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError(tr("The picture has too many pixels. Choose a smaller one."))
    longer, shorter = max(size.width(), size.height()), min(size.width(), size.height())
    if longer * LEAST_SIDE > shorter * MOST_SIDE:
        raise PictureError(tr("The picture is too long and thin. Choose another one."))
    if longer > most_side:
        square = QSize(most_side, most_side)
        small = size.scaled(square, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise PictureError(tr("The picture is damaged. Choose another one."))
    return image


def _written(image: QImage, content: bytes) -> bytes:
    """Return a picture as a file: PNG for a PNG, unless that is too large."""
    if content.startswith(_STARTS[0][0]):
        small = _encoded(_bare(image, QImage.Format.Format_ARGB32), b"PNG", -1)
        if len(small) <= LARGEST_PICTURE:
            return small
    small = _encoded(_bare(image, QImage.Format.Format_RGB32), b"JPEG", _QUALITY)
    if not small or len(small) > LARGEST_PICTURE:
        raise PictureError(tr("The picture cannot be made small enough. Choose another one."))
    return small


def _bare(image: QImage, form: QImage.Format) -> QImage:
    """Return the pixels alone, on white where the form knows no clear ones."""
    bare = QImage(image.size(), form)
    bare.fill(QColor(Qt.GlobalColor.white if form == QImage.Format.Format_RGB32 else 0))
    if form == QImage.Format.Format_ARGB32:
        bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _encoded(image: QImage, form: bytes, quality: int) -> bytes:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(form))
    writer.setQuality(quality)
    return bytes(device.data().data()) if writer.write(image) else b""
