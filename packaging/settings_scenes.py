"""What shows the settings: their groups, and the sheets of keys and of all actions."""

from collections.abc import Callable

from backstretch.ui.commands import Command
from backstretch.ui.pages.keys_sheet import KeysSheet
from backstretch.ui.pages.palette import Palette
from demo import Demo


def section(name: str) -> Callable[[Demo], None]:
    """Return what shows a section of the settings."""

    def show(demo: Demo) -> None:
        demo.show_settings(name)

    return show


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
