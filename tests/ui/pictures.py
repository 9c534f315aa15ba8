"""Small pictures to choose."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

RED = QColor("#c02020")


def picture(form: bytes = b"png", wide: int = 64, high: int = 48, words: str = "") -> bytes:
    """Return a red picture as the content of a file, with words hidden in it."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(RED)
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(form))
    if words:
        writer.setText("Description", words)
    writer.write(image)
    return bytes(device.data().data())


def put_picture(folder: Path, name: str = "photo.png", content: bytes | None = None) -> Path:
    """Write a picture to a file and return its place."""
    path = folder / name
    path.write_bytes(picture() if content is None else content)
    return path
