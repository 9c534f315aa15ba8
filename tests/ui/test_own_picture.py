"""A picture is taken for what it is, not for what it is called, and nothing hidden comes along."""

import random
import zlib
from pathlib import Path

import pytest

from backstretch.content.own_exercises import LARGEST_PICTURE
from backstretch.ui.own_picture import (
    LARGEST_FILE,
    MOST_SIDE,
    PictureError,
    picture_at,
    picture_of,
    picture_to_keep,
)
from tests.ui.pictures import RED, picture, put_picture

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("."),  # what the decoders think of damaged pictures
]
BROKEN = 500


def complaint(path: Path) -> str:
    with pytest.raises(PictureError) as raised:
        picture_to_keep(path)
    return str(raised.value)


def tried(path: Path) -> bytes | str:
    try:
        return picture_to_keep(path)
    except PictureError as error:
        return str(error)


@pytest.mark.parametrize(("form", "name"), [(b"png", "a.png"), (b"jpeg", "a.png"), (b"png", "a")])
def test_what_it_is_follows_from_its_content(tmp_path: Path, form: bytes, name: str) -> None:
    kept = picture_to_keep(put_picture(tmp_path, name, picture(form)))
    image = picture_of(kept)
    assert image is not None
    assert (image.width(), image.height()) == (64, 48)
    assert kept.startswith(b"\x89PNG" if form == b"png" else b"\xff\xd8\xff")


def test_a_large_one_is_made_small(tmp_path: Path) -> None:
    image = picture_of(picture_to_keep(put_picture(tmp_path, content=picture(b"jpeg", 4000, 500))))
    assert image is not None
    assert (image.width(), image.height()) == (MOST_SIDE, 200)
    assert image.pixelColor(800, 100).red() > 150


def test_one_that_a_camera_took_upright_stands_upright(tmp_path: Path) -> None:
    content = picture(b"jpeg")
    turned = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"
    turned += b"\x00\x06\x00\x00\x00\x00\x00\x00"
    marked = content[:2] + b"\xff\xe1" + (len(turned) + 2).to_bytes(2, "big") + turned
    image = picture_of(picture_to_keep(put_picture(tmp_path, content=marked + content[2:])))
    assert image is not None
    assert (image.width(), image.height()) == (48, 64)


def test_what_a_camera_wrote_into_it_is_left_behind(tmp_path: Path) -> None:
    path = put_picture(tmp_path, content=picture(words="taken at home"))
    assert b"taken at home" in path.read_bytes()
    kept = picture_to_keep(path)
    assert b"taken at home" not in kept
    image = picture_of(kept)
    assert image is not None
    assert image.pixelColor(5, 5) == RED


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "This is no PNG or JPEG picture."),
        (b"GIF89a" + bytes(100), "This is no PNG or JPEG picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is no PNG or JPEG picture."),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged or too small"),
        (picture(wide=4, high=4), "damaged or too small"),
        (picture()[:-40], "damaged"),
        (picture(wide=4000, high=20), "too long and thin"),
        (bytes(LARGEST_FILE + 1), "larger than 20 MB"),
    ],
)
def test_what_cannot_be_used_is_refused_with_one_sentence(
    tmp_path: Path, content: bytes, told: str
) -> None:
    assert told in complaint(put_picture(tmp_path, content=content))


def test_one_that_says_it_is_huge_is_not_even_unpacked(tmp_path: Path) -> None:
    content = bytearray(picture())
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    told = complaint(put_picture(tmp_path, content=bytes(content)))
    assert told == "The picture has too many pixels. Choose a smaller one."


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert complaint(tmp_path / "gone.png") == complaint(tmp_path)
    assert complaint(tmp_path) == "The picture cannot be opened."


def test_a_kept_one_that_was_swapped_is_not_shown(tmp_path: Path) -> None:
    assert picture_at(put_picture(tmp_path)) is not None
    assert picture_at(put_picture(tmp_path, content=b"not a picture")) is None
    assert picture_at(put_picture(tmp_path, content=bytes(LARGEST_PICTURE + 1))) is None
    assert picture_at(tmp_path / "gone.png") is None


@pytest.mark.parametrize("form", [b"png", b"jpeg"])
def test_damaged_ones_give_a_picture_or_a_sentence(tmp_path: Path, form: bytes) -> None:
    rng, original = random.Random(7), picture(form)
    path = tmp_path / "one"
    for _ in range(BROKEN):
        content = bytearray(original)
        for _ in range(rng.choice((1, 3, 12))):
            content[rng.randrange(len(content))] = rng.randrange(256)
        path.write_bytes(content[: rng.randrange(len(content))] if rng.random() < 0.3 else content)
        found = tried(path)
        assert found.endswith(".") if isinstance(found, str) else picture_of(found) is not None
