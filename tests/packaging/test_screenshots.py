"""Pictures of the screens: the ones asked for are there, of the right size, and show something."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

import own_scenes
import screenshots
from backstretch.settings import Settings
from backstretch.ui.theme import load_roles
from demo import Demo, NotThere, Shelf
from tests.ui.pages.states import dress

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "screenshots.py"
THEMES = ROOT / "resources" / "themes"
SUBSET = ("settings-about", "player-switch", "components")
SIZES = {"900x600": (900, 600), "1920x1080": (1920, 1080)}


def take(*words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(SCRIPT), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    done = take(str(folder), *(word for name in SUBSET for word in ("--only", name)))
    count = len(names())
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"{count} of {count} pictures were taken."
    return folder


def names() -> list[str]:
    scenes = [scene for scene in screenshots.SCENES if scene.name in SUBSET]
    sheets = [f"components-{theme}.png" for theme in screenshots.THEMES]
    return [scene.file(look) for scene in scenes for look in scene.looks()] + sheets


def test_every_picture_asked_for_is_there_and_no_other(folder: Path) -> None:
    assert {file.name for file in folder.iterdir()} == set(names())


@pytest.mark.parametrize("name", names())
def test_a_picture_is_of_its_size_and_theme_and_not_blank(folder: Path, name: str) -> None:
    picture = QImage(str(folder / name))
    size = next((size for part, size in SIZES.items() if part in name), (1280, 800))
    if not name.startswith("components"):
        assert (picture.width(), picture.height()) == size
    seen = Counter(
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    )
    assert len(seen) > 20
    look = "dusk" if name.endswith("dusk.png") else "daylight"
    window = QColor(load_roles(THEMES / f"{look}.toml").window).name()
    assert seen.most_common(1)[0][0] == window


def test_scenes_have_names_of_their_own() -> None:
    known = [scene.name for scene in screenshots.SCENES]
    assert len(known) == len(set(known))


def test_the_readme_shows_pictures_that_are_there_and_small() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    files = {f"{name}.png" for name in screenshots.README}
    assert {file.name for file in screenshots.PICTURES.iterdir()} == files
    for file in files:
        assert f"](packaging/pictures/{file})" in readme
        assert (screenshots.PICTURES / file).stat().st_size <= 120 * 1024


def test_a_scene_that_is_not_known_is_said() -> None:
    done = take("out", "--only", "player-flying")
    assert done.returncode == 2
    names = sorted({scene.name for scene in screenshots.SCENES} | {"components"})
    assert f"there is no scene player-flying; there are {', '.join(names)}" in done.stderr


def test_a_state_that_cannot_be_reached_is_said_and_not_left_out(tmp_path: Path) -> None:
    def refuse() -> QPixmap:
        raise NotThere("The routine has no such step.")

    job = screenshots.Job("player-hold", "player-hold-dusk.png", refuse)
    said = screenshots.take_all([job], tmp_path)
    assert said == ["player-hold-dusk.png was not taken: The routine has no such step."]


def test_a_strip_shows_the_picture_of_an_exercise_that_somebody_wrote_down(
    qapp: QApplication, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    for _ in range(2):  # each picture has a window, and a person, of its own
        demo = Demo(shelf, dress(qapp)[0], Settings(), QSize(900, 600))
        try:
            own_scenes.today(demo)
            [exercise] = (each for each in demo.own.exercises.values() if each.picture)
            assert shelf.book.own_picture(exercise.id) == exercise.picture
        finally:
            demo.close()
