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

from backstretch.plan.bending import kept_free
from backstretch.plan.facts import Goal, OffReason
from backstretch.plan.weeks import monday_of
from backstretch.resources import resources_dir
from backstretch.session.script import Step, StepKind
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import Notice, NoticeAction
from component_sheet import component_sheet
from demo import Demo, NotThere, Shelf, settle

IN_MEMORY = Path("/dev/shm")  # a diary is written to the disk at every step, which takes time
PICTURES = Path(__file__).resolve().parent / "pictures"
README_WIDTH = 800
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


def is_step(kind: StepKind, exercise: str = "", side: str = "") -> Callable[[Step], bool]:
    """Return what tells a step: its kind, and its exercise and side where they matter."""

    def is_it(step: Step) -> bool:
        fits = step.exercise == exercise or not exercise
        return step.kind is kind and fits and (step.side == side or not side)

    return is_it


def today_steps(demo: Demo) -> None:
    """Show Today with the steps opened."""
    demo.show_today()
    demo.window.today.body.card.steps_button.click()


def today_notice(demo: Demo) -> None:
    """Show Today with what went wrong."""
    demo.today.notices.append("The diary could not be saved: the disk is full.")
    demo.show_today()


def later(days: int, show: Callable[[Demo], None] = Demo.show_today) -> Callable[[Demo], None]:
    """Return what shows a later day."""

    def look(demo: Demo) -> None:
        demo.clock.advance_ms(days * 86_400_000)
        demo.reminder = None
        show(demo)

    return look


def today_done(demo: Demo) -> None:
    """Show Today after its session."""
    finished(demo)
    demo.playing.end()
    demo.reminder = None
    demo.show_today()


def today_eleven(demo: Demo) -> None:
    """Show Today to somebody who chose eleven minutes each time."""
    demo.planner().keep_goal(Goal(4, 11))
    demo.show_today()


def today_first(demo: Demo) -> None:
    """Show Today to somebody who starts."""
    demo.forget()
    demo.reminder = None
    demo.show_today()


def today_rest(demo: Demo) -> None:
    """Show a day that the person keeps free."""
    planner = demo.planner()
    week = planner.week(monday_of(planner.today()))
    planner.keep_plan(kept_free(week, planner.today(), planner.today()))
    demo.reminder = None
    demo.show_today()


def today_off(why: OffReason) -> Callable[[Demo], None]:
    """Return what shows a day off."""

    def show(demo: Demo) -> None:
        planner = demo.planner()
        planner.keep_off(planner.today(), why)
        demo.reminder = None
        demo.show_today()

    return show


def today_gentle(demo: Demo) -> None:
    """Show what may be done on a day of rest."""
    today_rest(demo)
    demo.window.today.gentle_asked.emit()


def today_stopped(demo: Demo) -> None:
    """Show Today while a doctor's look is due."""
    doctor_told(demo)
    demo.show_today()


def today_seen(demo: Demo) -> None:
    """Show the question when a doctor has looked."""
    doctor_told(demo)
    later(2)(demo)
    demo.window.today.body.stopped.seen_button.click()


def today_emergency(demo: Demo) -> None:
    """Show Today while a sign stands that needs help now."""
    sign("saddle")(demo)
    demo.playing.end()
    demo.show_today()


def today_asked(demo: Demo) -> None:
    """Show Today with a question about the last day."""
    yes = NoticeAction("better", "Better than usual")
    no = NoticeAction("worse", "Worse")
    demo.today.question = Notice("How is your back the morning after?", "info", (yes, no))
    demo.show_today()


def today_routine(name: str, minutes: int) -> Callable[[Demo], None]:
    """Return what shows Today with another routine."""

    def show(demo: Demo) -> None:
        demo.choose_routine(name, minutes)

    return show


def today_unfinished(demo: Demo) -> None:
    """Show Today after a session that was cut off."""
    hold(demo)
    demo.playing.end()
    demo.show_today()


def at(kind: StepKind, exercise: str, side: str, into_ms: int) -> Callable[[Demo], None]:
    """Return what runs a session on to a step and so far into it."""

    def show(demo: Demo) -> None:
        demo.begin()
        demo.walk_to(is_step(kind, exercise, side), into_ms)

    return show


hold = at(StepKind.HOLD, "figure_four", "right", 12_000)


def rest_of_a_long_routine(demo: Demo) -> None:
    """Show the longest routine at its last hold."""
    demo.choose_routine("rest-day", 15)
    demo.begin()
    demo.walk_to(is_step(StepKind.HOLD, "hook_lying"), 5_000)


def paused(demo: Demo) -> None:
    """Show a hold that was paused."""
    hold(demo)
    demo.player.pause_asked.emit()


def slept(demo: Demo) -> None:
    """Show a hold in which the computer slept for an hour."""
    hold(demo)
    demo.clock.advance_ms(3_600_000)
    demo.look()


def reentry(demo: Demo) -> None:
    """Show the count before a paused hold goes on."""
    paused(demo)
    demo.player.resume_asked.emit()
    demo.advance_ms(1_000)


def went_on(demo: Demo) -> None:
    """Show a session of which the program was closed, opened again."""
    today_unfinished(demo)
    demo.go_on()
    demo.look()


def eased(into_ms: int) -> Callable[[Demo], None]:
    """Return what shows the easier version, so long after it was asked for."""

    def show(demo: Demo) -> None:
        hold(demo)
        demo.player.easier_asked.emit()
        demo.advance_ms(into_ms)

    return show


def waiting(demo: Demo) -> None:
    """Show a session that waits for a word before the first stretch."""
    demo.begin()
    demo.advance_ms(20_000)


def no_sound(demo: Demo) -> None:
    """Show a hold on a machine without sound."""
    hold(demo)
    demo.playing.troubled.emit("no-sound")


def hurts(demo: Demo) -> None:
    """Show what is asked when it hurts."""
    hold(demo)
    demo.player.open_hurts()


def hurts_strongly(demo: Demo) -> None:
    """Show the same with strong pain told."""
    hurts(demo)
    demo.player.over.hurts.question.scale.press_key(Qt.Key.Key_7, 0)


def steps(demo: Demo) -> None:
    """Show the steps of the stretch in hand."""
    hold(demo)
    demo.player.over.open_steps()


def end_asked(demo: Demo) -> None:
    """Show the question whether to end."""
    hold(demo)
    demo.player.over.open_end()


def sign(code: str) -> Callable[[Demo], None]:
    """Return what ticks a sign of the safety list."""

    def show(demo: Demo) -> None:
        from backstretch.ui.pages.player_safety import signs

        hurts(demo)
        number = [one.code for one in signs()].index(code)
        demo.player.over.hurts.sign_rows[number].setChecked(True)

    return show


def doctor_told(demo: Demo) -> None:
    """End a session in which a sign was ticked that a doctor should see."""
    sign("below_knee")(demo)
    demo.player.over.doctor.end_button.click()
    demo.player.finished.leave()
    demo.playing.end()


def doctor_first(demo: Demo) -> None:
    """Show a session that begins while a doctor's look is still due."""
    doctor_told(demo)
    demo.begin()


def finished(demo: Demo) -> None:
    """Show the end of a whole session."""
    demo.begin()
    demo.walk_to(is_step(StepKind.FINISH), 100)


def answered(demo: Demo) -> None:
    """Show the end with its questions answered."""
    finished(demo)
    answers = demo.player.finished.answers
    answers.scale.press_key(Qt.Key.Key_3, 0)
    answers.effort.buttons()[1].click()


def ended_early(demo: Demo) -> None:
    """Show the end of a session that was broken off."""
    hold(demo)
    demo.player.skip_asked.emit("dislike")
    demo.advance_ms(20_000)
    demo.player.end_asked.emit()


def settings_section(name: str) -> Callable[[Demo], None]:
    """Return what shows a section of the settings."""

    def show(demo: Demo) -> None:
        demo.show_settings(name)

    return show


STRONGER = Settings(stronger_contrast=True)
SCENES = (
    Scene("today", Demo.show_today, ALL),
    Scene("today-steps", today_steps, USUAL),
    Scene("today-notice", today_notice, USUAL),
    Scene("today-unfinished", today_unfinished, ALL),
    Scene("today-done", today_done, ALL),
    Scene("today-first-day", today_first, ALL),
    Scene("today-rest", today_rest, ALL),
    Scene("today-gentle", today_gentle, USUAL),
    Scene("today-sick", today_off(OffReason.ILL), USUAL),
    Scene("today-away", today_off(OffReason.AWAY), USUAL),
    Scene("today-moved", later(3), USUAL),
    Scene("today-see-a-doctor", today_stopped, ALL),
    Scene("today-seen-when", today_seen, USUAL),
    Scene("today-get-help", today_emergency, USUAL),
    Scene("today-question", today_asked, USUAL),
    Scene("today-any-minutes", today_eleven, USUAL),
    Scene("today-longest", today_routine("after-run", 15), ALL),
    Scene("today-desk-day", today_routine("desk-day", 15), USUAL),
    Scene("today-core-hips", today_routine("core-hips", 15), USUAL),
    Scene("player-ready", at(StepKind.READY, "cat_cow", "", 4_000), ALL),
    Scene("player-change", at(StepKind.CHANGE, "runners_lunge", "", 5_000), ALL),
    Scene("player-move", at(StepKind.MOVE, "cat_cow", "", 14_000), ALL),
    Scene("player-hold", hold, ALL),
    Scene("player-hold-left", at(StepKind.HOLD, "figure_four", "left", 12_000), ALL),
    Scene("player-hold-begins", at(StepKind.HOLD, "runners_lunge", "right", 500), USUAL),
    Scene("player-hold-last-three", at(StepKind.HOLD, "figure_four", "right", 28_000), USUAL),
    Scene("player-switch", at(StepKind.SWITCH, "figure_four", "", 2_500), ALL),
    Scene("player-rest", at(StepKind.REST, "hamstring_supine", "", 2_500), ALL),
    Scene("player-last-hold", rest_of_a_long_routine, ALL),
    Scene("player-easier-comes", eased(4_000), USUAL),
    Scene("player-easier", eased(22_000), USUAL),
    Scene("player-no-sound", no_sound, USUAL),
    Scene("player-paused", paused, ALL),
    Scene("player-paused-slept", slept, ALL),
    Scene("player-went-on", went_on, USUAL),
    Scene("player-reentry", reentry, ALL),
    Scene("player-waiting", waiting, USUAL, Settings(wait_for_me=True)),
    Scene("player-hurts", hurts, ALL),
    Scene("player-hurts-strongly", hurts_strongly, USUAL),
    Scene("player-doctor", sign("below_knee"), ALL),
    Scene("player-emergency", sign("saddle"), ALL),
    Scene("player-steps", steps, ALL),
    Scene("player-end", end_asked, ALL),
    Scene("player-finished", finished, ALL),
    Scene("player-finished-answered", answered, ALL),
    Scene("player-finished-early", ended_early, ALL),
    Scene("player-doctor-first", doctor_first, USUAL),
    Scene("player-less-motion", hold, USUAL, Settings(motion="reduced")),
    Scene("player-stronger", hold, USUAL, STRONGER),
    Scene("today-stronger", Demo.show_today, USUAL, STRONGER),
    Scene("settings-stronger", settings_section("appearance"), USUAL, STRONGER),
    Scene("settings-sound", settings_section("sound"), ALL),
    Scene("settings-appearance", settings_section("appearance"), ALL),
    Scene("settings-session", settings_section("session"), ALL),
    Scene("settings-about", settings_section("about"), ALL),
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
            return self._take(demo.window)
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
