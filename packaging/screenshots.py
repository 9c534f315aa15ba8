"""Takes a picture of every screen in every state: `python packaging/screenshots.py OUT_DIR`.

Offscreen, from invented data, on a clock that is moved by hand: the same pictures every time.
`--only NAME` takes the scenes of that name alone, as often as given; `--readme` writes the
pictures of the README to packaging/pictures instead.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

import back_scenes
import data_scenes
import editor_scenes
import journal_scenes
import learn_scenes
import library_scenes
import own_scenes
import plan_scenes
import report_scenes
import scenes
import settings_scenes
import shoe_scenes
import start_scenes
import trends_scenes
import trouble_scenes
from backstretch.plan.facts import OffReason
from backstretch.resources import resources_dir
from backstretch.session.script import StepKind
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Kind
from backstretch.ui.plan_state import Wish
from backstretch.ui.theme import Theme
from component_sheet import component_sheet
from demo import Demo, NotThere, Shelf, settle

IN_MEMORY = Path("/dev/shm")  # a diary is written to the disk at every step, which takes time
PICTURES = Path(__file__).resolve().parent / "pictures"
README_WIDTH = 700
SHEET = "components"
ThemeName = Literal["daylight", "dusk"]
THEMES: tuple[ThemeName, ...] = ("daylight", "dusk")


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a window's size and a text size; `name` is what the file's name says of it."""

    theme: ThemeName
    size: QSize
    text_scale: float = 1.0
    name: str = ""


USUAL_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of one screen: what to do with a fresh window until it is shown."""

    name: str
    show: Callable[[Demo], None]
    sizes: tuple[tuple[str, QSize, float], ...]
    settings: Settings = USUAL_SETTINGS

    def looks(self) -> Iterator[Look]:
        """Return every look it is taken in."""
        for name, size, text_scale in self.sizes:
            for theme in THEMES:
                yield Look(theme, size, text_scale, name)

    def file(self, look: Look) -> str:
        """Return the name of the picture's file."""
        return "-".join(filter(None, (self.name, look.name, look.theme))) + ".png"


USUAL = (("", QSize(1280, 800), 1.0),)
ALL = (
    *USUAL,
    ("900x600", QSize(900, 600), 1.0),
    ("1920x1080", QSize(1920, 1080), 1.0),
    ("text200", QSize(1280, 800), 2.0),
)
LARGE = (
    ("3840x2160", QSize(3840, 2160), 1.0),
    ("1080x1920", QSize(1080, 1920), 1.0),
)

STRONGER = Settings(stronger_contrast=True)
SCENES = (
    Scene("start-safety", start_scenes.step(1), ALL),
    Scene("start-more-signs", start_scenes.more_signs, ALL),
    Scene("start-amount", start_scenes.step(2), ALL),
    Scene("start-when", start_scenes.step(3), ALL),
    Scene("start-when-bent", start_scenes.bent, USUAL),
    Scene("start-sound", start_scenes.step(4), ALL),
    Scene("start-doctor", start_scenes.doctor_first, ALL),
    Scene("start-emergency", start_scenes.emergency, USUAL),
    Scene("today", Demo.show_today, ALL),
    Scene("today-steps", scenes.today_steps, USUAL),
    Scene("today-notice", scenes.today_notice, USUAL),
    Scene("today-unfinished", scenes.today_unfinished, ALL),
    Scene("today-done", scenes.today_done, ALL),
    Scene("today-first-day", scenes.today_first, ALL),
    Scene("today-rest", scenes.today_rest, ALL),
    Scene("today-gentle", scenes.today_gentle, USUAL),
    Scene("today-sick", scenes.today_off(OffReason.ILL), USUAL),
    Scene("today-away", scenes.today_off(OffReason.AWAY), USUAL),
    Scene("today-moved", scenes.later(3), USUAL),
    Scene("today-see-a-doctor", scenes.today_stopped, ALL),
    Scene("today-seen-when", scenes.today_seen, USUAL),
    Scene("today-get-help", scenes.today_emergency, USUAL),
    Scene("today-unreadable", scenes.today_unreadable, ALL),
    Scene("today-bell", scenes.today_bell, USUAL),
    Scene("today-how-sure", scenes.today_sure, USUAL),
    Scene("today-saved", back_scenes.answered(3), ALL),
    Scene("today-saved-green", back_scenes.answered(1), USUAL),
    Scene("today-morning", back_scenes.told_before(1, back_scenes.morning_asked), ALL),
    Scene("today-morning-settled", back_scenes.told_before(3, back_scenes.answered(3, 3)), USUAL),
    Scene("today-morning-noise", back_scenes.told_before(2, back_scenes.answered(3, 3)), USUAL),
    Scene("today-morning-red", back_scenes.told_before(1, back_scenes.answered(3, 4)), ALL),
    Scene("today-morning-stiffer", back_scenes.stiffer, USUAL),
    Scene("today-week-asked", back_scenes.week, USUAL),
    Scene("today-activities", back_scenes.activities, ALL),
    Scene("today-any-minutes", scenes.today_eleven, USUAL),
    Scene("today-longest", scenes.today_routine("after-run", 15), ALL),
    Scene("today-desk-day", scenes.today_routine("desk-day", 15), USUAL),
    Scene("today-core-hips", scenes.today_routine("core-hips", 15), USUAL),
    Scene("player-ready", scenes.at(StepKind.READY, "cat_cow", "", 4_000), ALL),
    Scene("player-change", scenes.at(StepKind.CHANGE, "runners_lunge", "", 5_000), ALL),
    Scene("player-move", scenes.at(StepKind.MOVE, "cat_cow", "", 14_000), ALL),
    Scene("player-hold", scenes.hold, (*ALL, *LARGE)),
    Scene("player-hold-left", scenes.at(StepKind.HOLD, "figure_four", "left", 12_000), ALL),
    Scene("player-hold-begins", scenes.at(StepKind.HOLD, "runners_lunge", "right", 500), USUAL),
    Scene(
        "player-hold-last-three", scenes.at(StepKind.HOLD, "figure_four", "right", 28_000), USUAL
    ),
    Scene("player-switch", scenes.at(StepKind.SWITCH, "figure_four", "", 2_500), ALL),
    Scene("player-rest", scenes.at(StepKind.REST, "hamstring_supine", "", 2_500), ALL),
    Scene("player-last-hold", scenes.rest_of_a_long_routine, ALL),
    Scene("player-easier-comes", scenes.eased(4_000), USUAL),
    Scene("player-easier", scenes.eased(22_000), USUAL),
    Scene("player-no-sound", scenes.no_sound, USUAL),
    Scene("player-paused", scenes.paused, ALL),
    Scene("player-paused-slept", scenes.slept, ALL),
    Scene("player-went-on", scenes.went_on, USUAL),
    Scene("player-reentry", scenes.reentry, ALL),
    Scene("player-waiting", scenes.waiting, USUAL, Settings(wait_for_me=True)),
    Scene("player-hurts", scenes.hurts, ALL),
    Scene("player-hurts-strongly", scenes.hurts_strongly, USUAL),
    Scene("player-doctor", scenes.sign("below_knee"), ALL),
    Scene("player-emergency", scenes.sign("saddle"), ALL),
    Scene("player-steps", scenes.steps, ALL),
    Scene("player-end", scenes.end_asked, ALL),
    Scene("player-finished", scenes.finished, ALL),
    Scene("player-finished-answered", scenes.answered, ALL),
    Scene("player-finished-early", scenes.ended_early, ALL),
    Scene("player-doctor-first", scenes.doctor_first, USUAL),
    Scene("player-less-motion", scenes.hold, USUAL, Settings(motion="reduced")),
    Scene("player-stronger", scenes.hold, USUAL, STRONGER),
    Scene("today-stronger", Demo.show_today, USUAL, STRONGER),
    Scene("plan", Demo.show_plan, ALL),
    Scene("plan-first-day", plan_scenes.first_plan, ALL),
    Scene("plan-next-week", plan_scenes.plan_next, USUAL),
    Scene("plan-moved", plan_scenes.plan_moved, ALL),
    Scene("plan-pinned", plan_scenes.plan_wished((16, Wish.PIN), (15, Wish.FREE)), USUAL),
    Scene("plan-sick", plan_scenes.plan_wished((14, Wish.ILL), (15, Wish.ILL)), USUAL),
    Scene("plan-away", plan_scenes.plan_wished((16, Wish.AWAY), (17, Wish.AWAY)), USUAL),
    Scene("plan-runs", plan_scenes.plan_wished((15, Wish.RUN), (17, Wish.RUN)), USUAL),
    Scene("plan-keys", plan_scenes.plan_keys, ALL),
    Scene("plan-rules", plan_scenes.plan_rules, USUAL),
    Scene("plan-days", plan_scenes.plan_days, ALL),
    Scene("plan-no-file", plan_scenes.plan_file, USUAL),
    Scene("plan-see-a-doctor", plan_scenes.plan_stopped, USUAL),
    Scene("journal", journal_scenes.journal, ALL),
    Scene("journal-empty", journal_scenes.journal_empty, ALL),
    Scene("journal-run", journal_scenes.chosen(Kind.RUN), ALL),
    Scene("journal-session", journal_scenes.chosen(Kind.SESSION), ALL),
    Scene("journal-pain", journal_scenes.chosen(Kind.PAIN), USUAL),
    Scene("journal-note", journal_scenes.chosen(Kind.NOTE, journal_scenes.writes), ALL),
    Scene("journal-missed", scenes.later(1, journal_scenes.chosen(Kind.MISSED)), USUAL),
    Scene("journal-sign", journal_scenes.chosen(Kind.SIGNS), USUAL),
    Scene("journal-found", journal_scenes.found("stiff"), ALL),
    Scene("journal-nothing-found", journal_scenes.found("zebra"), USUAL),
    Scene("journal-deleted", journal_scenes.journal_deleted, USUAL),
    Scene("journal-long-note", journal_scenes.journal_long, ALL),
    Scene("trends", trends_scenes.trends(), ALL),
    Scene("trends-lower", trends_scenes.trends(then=trends_scenes.lower), ALL),
    Scene("trends-mornings", trends_scenes.trends(then=trends_scenes.mornings), USUAL),
    Scene("trends-all", trends_scenes.trends(then=trends_scenes.all_of_it), USUAL),
    Scene("trends-table", trends_scenes.trends(then=trends_scenes.as_table), ALL),
    Scene("trends-test", trends_scenes.trends(then=trends_scenes.testing), ALL),
    Scene("trends-eight", trends_scenes.trends(8), USUAL),
    Scene("trends-three", trends_scenes.trends(3), ALL),
    Scene("trends-empty", trends_scenes.trends(0), ALL),
    Scene("trends-stronger", trends_scenes.trends(), USUAL, STRONGER),
    Scene("report", report_scenes.report(), ALL),
    Scene("report-three", report_scenes.report(3), USUAL),
    Scene("report-session", report_scenes.report(then=report_scenes.session), ALL),
    Scene("report-nothing", report_scenes.report(then=report_scenes.nothing), USUAL),
    Scene("library", library_scenes.library(), ALL),
    Scene("library-keys", library_scenes.library(library_scenes.walked), USUAL),
    Scene("library-filtered", library_scenes.library(library_scenes.filtered), USUAL),
    Scene("library-typed", library_scenes.library(library_scenes.typed_badly), USUAL),
    Scene("library-nothing", library_scenes.library(library_scenes.nothing_fits), USUAL),
    Scene("library-exercise", library_scenes.opened("figure_four"), ALL),
    Scene("library-exercise-left", library_scenes.other_side, USUAL),
    Scene("library-exercise-marked", library_scenes.opened("squat", library_scenes.marked), USUAL),
    Scene("library-exercise-not-now", library_scenes.not_for_me, USUAL),
    Scene("library-routines", library_scenes.routines, ALL),
    Scene("own-grid", own_scenes.grid, ALL),
    Scene("own-none", own_scenes.none_yet, USUAL),
    Scene("own-exercise", own_scenes.opened, ALL),
    Scene("own-exercise-bare", own_scenes.opened_bare, USUAL),
    Scene("own-deleted", own_scenes.deleted, USUAL),
    Scene("own-form", own_scenes.form, ALL),
    Scene("own-form-new", own_scenes.new, USUAL),
    Scene("own-form-wrong", own_scenes.wrong, ALL),
    Scene("own-player", own_scenes.played, ALL),
    Scene("own-player-bare", own_scenes.played_bare, USUAL),
    Scene("own-editor", own_scenes.in_editor, USUAL),
    Scene("own-today", own_scenes.today, USUAL),
    Scene("editor", editor_scenes.copied, ALL),
    Scene("editor-new", editor_scenes.new, USUAL),
    Scene("editor-bent", editor_scenes.bent, ALL),
    Scene("editor-line", editor_scenes.mistyped, ALL),
    Scene("editor-leave", editor_scenes.leaving, USUAL),
    Scene("learn", learn_scenes.learn(), ALL),
    Scene("learn-found", learn_scenes.learn("shoes"), USUAL),
    Scene("learn-card", learn_scenes.card("sore"), ALL),
    Scene("learn-signs", learn_scenes.card("help"), USUAL),
    Scene("learn-timer", learn_scenes.timed, ALL),
    Scene("shoes", shoe_scenes.shoes, ALL),
    Scene("shoes-first", shoe_scenes.shoes_first, USUAL),
    Scene("shoes-change", shoe_scenes.shoes_change, ALL),
    Scene("settings-stronger", scenes.settings_section("appearance"), USUAL, STRONGER),
    Scene("settings-sound", scenes.settings_section("sound"), ALL),
    Scene("settings-appearance", scenes.settings_section("appearance"), ALL),
    Scene("settings-reminders", scenes.settings_section("reminders"), ALL),
    Scene("settings-session", scenes.settings_section("session"), ALL),
    Scene("settings-back", scenes.settings_section("back"), ALL),
    Scene("settings-back-named", shoe_scenes.back_named, ALL),
    Scene("settings-data", data_scenes.files, ALL),
    Scene("trouble-backups", trouble_scenes.backups, ALL),
    Scene("trouble-damaged", trouble_scenes.damaged, ALL),
    Scene("trouble-newer", trouble_scenes.newer, ALL),
    Scene("trouble-newer-read", trouble_scenes.newer_read, USUAL),
    Scene("trouble-altered", trouble_scenes.altered, ALL),
    Scene("trouble-compared", trouble_scenes.compared, ALL),
    Scene("trouble-went-back", trouble_scenes.went_back, USUAL),
    Scene("trouble-salvaged", trouble_scenes.salvaged, ALL),
    Scene("trouble-read-only", trouble_scenes.read_only, ALL),
    Scene("trouble-no-backup", trouble_scenes.no_backup, ALL),
    Scene("trouble-fault", trouble_scenes.fault, ALL),
    Scene("settings-data-preview", data_scenes.preview, ALL),
    Scene("settings-data-lock", data_scenes.lock, ALL),
    Scene("settings-data-locked", data_scenes.locked_copy, ALL),
    Scene("settings-data-copy", data_scenes.copy, ALL),
    Scene("log-run", journal_scenes.log_run, ALL),
    Scene("log-unsaved", data_scenes.unsaved, ALL),
    Scene("settings-data-forget", data_scenes.forget, ALL),
    Scene("settings-voices", settings_scenes.voices, USUAL),
    Scene("settings-changed", settings_scenes.changed, USUAL),
    Scene("settings-health", settings_scenes.health, ALL),
    Scene("settings-erase", settings_scenes.erase, ALL),
    Scene("settings-keyboard", settings_scenes.section("keyboard"), ALL),
    Scene("settings-about", scenes.settings_section("about"), ALL),
    Scene("keys-plan", settings_scenes.keys_of_plan, ALL),
    Scene("keys-session", settings_scenes.keys_of_session, ALL),
    Scene("actions", settings_scenes.actions(""), ALL),
    Scene("actions-found", settings_scenes.actions("set"), USUAL),
)
README = (
    "today-daylight",
    "player-hold-daylight",
    "player-move-dusk",
    "player-finished-answered-dusk",
)


class Studio:
    """Takes the pictures; what all of them share is made once."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._shelf = Shelf(folder)
        self._themes: dict[tuple[ThemeName, float, bool], Theme] = {}

    def scene(self, scene: Scene, look: Look) -> QPixmap:
        """Return the picture of a scene.

        Raises:
            NotThere: the state cannot be reached.
        """
        chosen = {"theme": look.theme, "text_size": round(look.text_scale * 100)}
        settings = msgspec.structs.replace(scene.settings, **chosen)
        theme = self._dress(look, stronger=settings.stronger_contrast)
        demo = Demo(self._shelf, theme, settings, look.size)
        try:
            demo.window.show()
            scene.show(demo)
            return self._take(demo.on_top or demo.window)
        finally:
            demo.close()

    def sheet(self, look: Look) -> QPixmap:
        """Return the picture of all parts of the interface."""
        theme = self._dress(look)
        sheet = component_sheet(theme, Icons(resources_dir() / "icons", theme))
        sheet.show()
        picture = self._take(sheet)
        sheet.close()
        sheet.deleteLater()
        return picture

    def _take(self, window: QWidget) -> QPixmap:
        settle(self._app, window)
        return window.grab()

    def _dress(self, look: Look, *, stronger: bool = False) -> Theme:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        key = (look.theme, look.text_scale, stronger)
        theme = self._themes.get(key)
        if theme is None:
            theme = self._themes[key] = Theme(
                resources_dir(),
                self._app.styleHints(),
                look.theme,
                look.text_scale,
                stronger_contrast=stronger,
            )
        if self._app.styleSheet() != theme.style_sheet():
            self._app.setFont(theme.font("body"))
            self._app.setPalette(theme.palette())
            self._app.setStyleSheet(theme.style_sheet())
        return theme


@dataclass(frozen=True, slots=True)
class Job:
    """A picture to take: the scene it is of, its file's name, and what takes it."""

    scene: str
    file: str
    take: Callable[[], QPixmap]


def jobs(studio: Studio) -> list[Job]:
    """Return every picture there is, theme by theme and text size by text size."""
    found = [(look, scene) for scene in SCENES for look in scene.looks()]
    found.sort(key=lambda one: (one[0].theme, one[0].text_scale))
    made = [
        Job(scene.name, scene.file(look), partial(studio.scene, scene, look))
        for look, scene in found
    ]
    for theme in THEMES:
        look = Look(theme, QSize())
        made.append(Job(SHEET, f"{SHEET}-{theme}.png", partial(studio.sheet, look)))
    return made


def take_all(wanted: Iterable[Job], folder: Path, width: int = 0) -> list[str]:
    """Write pictures, `width` pixels wide if given; return a sentence for each one missed."""
    complaints = []
    for job in wanted:
        try:
            picture = job.take()
            if width:
                picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            write(picture, folder / job.file)
        except (NotThere, OSError) as error:
            complaints.append(f"{job.file} was not taken: {error}")
    return complaints


def write(picture: QPixmap, file: Path) -> None:
    """Write a picture as small as it gets without loss.

    Raises:
        OSError: it cannot be written.
    """
    writer = QImageWriter(str(file))
    writer.setCompression(100)
    if not writer.write(picture.toImage().convertToFormat(QImage.Format.Format_RGB888)):
        raise OSError(f"{file} cannot be written: {writer.errorString()}.")


def main(arguments: Sequence[str]) -> int:
    """Take what the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(description="Takes a picture of every screen in every state.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="OUT_DIR")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--readme", action="store_true", help="write packaging/pictures")
    asked = parser.parse_args(arguments)
    if (asked.folder is None) is not asked.readme:
        parser.error("name a folder for the pictures, or --readme")
    known = {scene.name for scene in SCENES} | {SHEET}
    if unknown := sorted(set(asked.only) - known):
        parser.error(f"there is no scene {unknown[0]}; there are {', '.join(sorted(known))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["WAKEPY_FAKE_SUCCESS"] = "yes"  # the screen need not stay awake for a picture
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as home:
        studio = Studio(app, Path(home))
        if asked.readme:
            wanted = [job for job in jobs(studio) if job.file.removesuffix(".png") in README]
            complaints = take_all(wanted, made(PICTURES), README_WIDTH)
        else:
            wanted = [job for job in jobs(studio) if not asked.only or job.scene in asked.only]
            complaints = take_all(wanted, made(asked.folder))
    for sentence in complaints:
        print(sentence, file=sys.stderr)
    print(f"{len(wanted) - len(complaints)} of {len(wanted)} pictures were taken.")
    return 1 if complaints else 0


def made(folder: Path) -> Path:
    """Return a folder that is there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
