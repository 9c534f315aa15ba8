"""The person's own pictures in small places: read beside the window, else a mark, never blank."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.figure.scene import Doing
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.own_pictures import OwnPictures, file_of
from backstretch.ui.widgets.still_picture import StillPicture
from backstretch.ui.widgets.thumbnails import Thumbnails
from tests.ui.pages.states import dress
from tests.ui.pictures import RED, picture, put_picture
from tests.ui.widgets.stills import Album, share_of

HEEL = Doing("own-heel-drops", "right")
SIZE = QSize(90, 60)


class OwnAlbum(Album):
    """Knows the picture of one exercise, too."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path

    def own_picture(self, exercise: str) -> Path | None:
        return self.path if exercise == HEEL.exercise else None


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dress(qapp)[0]


def thumbnail(qtbot: QtBot, thumbnails: Thumbnails) -> QImage:
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.prepare([HEEL], SIZE, 1)
    found = thumbnails.picture(HEEL, SIZE.width(), SIZE.height(), 1)
    assert found is not None
    return found.toImage()


def still(qtbot: QtBot, theme: Theme, album: Album) -> QImage:
    shown = StillPicture(theme, SIZE)
    qtbot.addWidget(shown)
    shown.show_doing(HEEL)
    shown.show_figures(album)
    shown.resize(shown.sizeHint())
    shown.grab()
    qtbot.waitUntil(lambda: not shown.figures.is_busy())
    return shown.grab().toImage()


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_read_once_and_told_when_it_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    pictures = OwnPictures(owner, 20)
    first, second = put_picture(tmp_path, "a.png"), put_picture(tmp_path, "b.png")
    told: list[Path] = []
    pictures.ready.connect(told.append)
    for path in (first, second, first):
        assert pictures.picture(path) is None
        assert not pictures.is_read(path)
    qtbot.waitUntil(lambda: not pictures.is_busy())
    assert told == [first, second]
    first.unlink()
    found = pictures.picture(first)
    assert found is not None
    assert found.size() == QSize(20, 15)
    assert not pictures.is_busy()


@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_read_is_told_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    pictures = OwnPictures(owner)
    gone = tmp_path / "gone.png"
    with qtbot.waitSignal(pictures.ready):
        pictures.picture(gone)
    assert pictures.is_read(gone)
    assert pictures.picture(gone) is None
    assert not pictures.is_busy()


def test_a_book_of_motions_alone_knows_of_no_picture() -> None:
    assert file_of(Album(), HEEL.exercise) is None
    assert file_of(None, HEEL.exercise) is None
    assert file_of(OwnAlbum(Path("a.png")), HEEL.exercise) == Path("a.png")


def test_a_thumbnail_is_the_picture(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = put_picture(tmp_path, content=picture(b"png", 640, 480))
    found = thumbnail(qtbot, Thumbnails(theme, OwnAlbum(path)))
    assert share_of(found, RED) > 0.5


@pytest.mark.parametrize("content", [None, b"not a picture"])
def test_without_one_to_read_a_thumbnail_is_a_mark(
    content: bytes | None, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    path = put_picture(tmp_path, content=content) if content else None
    found = thumbnail(qtbot, Thumbnails(theme, OwnAlbum(path)))
    assert share_of(found, theme.colour("muted"), near=40) > 0.005
    assert share_of(found, RED) == 0


def test_a_strip_shows_the_picture_or_the_mark(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = put_picture(tmp_path, content=picture(b"png", 640, 480))
    assert share_of(still(qtbot, theme, OwnAlbum(path)), RED) > 0.3
    bare = still(qtbot, theme, OwnAlbum(None))
    assert share_of(bare, RED) == 0
    assert share_of(bare, theme.colour("muted"), near=40) > 0.005


def test_a_picture_longer_than_high_stays_in_its_place(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    path = put_picture(tmp_path, content=picture(b"png", 900, 60))
    found = thumbnail(qtbot, Thumbnails(theme, OwnAlbum(path)))
    assert found.pixelColor(45, 30) == RED
    assert found.pixelColor(45, 8) != RED
    assert found.pixelColor(0, 30) != RED
