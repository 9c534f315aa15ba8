"""What shows the settings: their groups, and the sheets of keys and of all actions."""

from collections.abc import Callable

from backstretch.settings import Settings
from backstretch.ui.commands import Command
from backstretch.ui.pages.keys_sheet import KeysSheet
from backstretch.ui.pages.palette import Palette
from backstretch.ui.pages.settings_erase import Erasable
from backstretch.ui.pages.settings_health import Health
from demo import Demo


def section(name: str) -> Callable[[Demo], None]:
    """Return what shows a section of the settings."""

    def show(demo: Demo) -> None:
        demo.show_settings(name)

    return show


def voices(demo: Demo) -> None:
    """Show the choice of voices on a computer that has one of its own."""
    page = demo.show_settings("sound").page
    page.sound.show_engine("espeak-ng")
    page.show_settings(Settings(voice="system", voice_pace=110, volume=70))


def changed(demo: Demo) -> None:
    """Show what is said after a change."""
    demo.show_settings("session").page.tell_kept()


def health(demo: Demo) -> None:
    """Show what works on a computer, and what is missing."""
    demo.show_settings("health").page.health.show_health(_HEALTH)


def erase(demo: Demo) -> None:
    """Show what would go, with the word half typed."""
    section = demo.show_settings("erase").page.erase
    section.show_erasable(Erasable(412, 14, 0, 2))
    section.field.line.setText("del")


def keys_of_plan(demo: Demo) -> None:
    """Show the keys of the plan."""
    demo.show_plan()
    _show_keys(demo)


def keys_of_session(demo: Demo) -> None:
    """Show the keys of a session."""
    demo.begin()
    _show_keys(demo)


def actions(typed: str) -> Callable[[Demo], None]:
    """Return what shows the list of actions that fits what was typed."""

    def show(demo: Demo) -> None:
        demo.show_today()
        ground = demo.window.centralWidget() or demo.window
        palette = Palette(demo.theme, demo.icons, ground)
        palette.offer(_COMMANDS)
        palette.line.setText(typed)

    return show


def _show_keys(demo: Demo) -> None:
    window = demo.window
    KeysSheet(demo.theme, window.centralWidget() or window).open_for(window, window.page_in_hand())


def _nothing() -> None:
    """Stand for what an action does."""


_HEALTH = (
    Health("versions", True, "Backstretch 1.0.0, Python 3.13.1, PySide6 6.11.3, Linux 6.8."),
    Health("folders", True, "Data /home/anna/.local/share/backstretch."),
    Health("content", True, "38 exercises, 21 routines."),
    Health("voice", True, "840 recorded phrases."),
    Health("sound", False, "No device for sound. All cues are on the screen."),
    Health("speech", True, "espeak-ng says what is not recorded."),
    Health("tray", False, "This desktop shows no tray. A closed window ends the program."),
)
_COMMANDS = (
    Command("Start today’s session", _nothing, (), ("Ctrl+Return",), "Today’s session is done."),
    Command("Log a run", _nothing, (), ("Ctrl+L",)),
    Command("Say how your back is now", _nothing),
    Command("Look at the safety list", _nothing),
    Command("Import runs", _nothing),
    Command("Today", _nothing, (), ("Ctrl+1",)),
    Command("Plan", _nothing, (), ("Ctrl+2",)),
    Command("Journal", _nothing, (), ("Ctrl+3",)),
    Command("Trends", _nothing, (), ("Ctrl+4",)),
    Command("Report for a clinician", _nothing),
    Command("Settings: Sound and voice", _nothing),
    Command("Settings: Session", _nothing),
)
