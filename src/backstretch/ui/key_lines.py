"""What the keys do on a page: its own shortcuts, and the keys of the parts that are seen.

Shortcuts are read from the window itself, so that none can be listed that is not there. Keys that
a part takes by itself have no such object; they are told here, by the name of the part's class.
Where letter keys are switched off, those that would act on a whole page are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backstretch.ui.shortcuts import shows_key

DIGITS = tuple("0123456789")
_WHOLE_PAGES = frozenset({"FinishedView", "MainWindow", "SessionView", "TodayPage"})
"""Classes whose keys act wherever the focus is on their page."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What any of some keys does; each as `QKeySequence` writes it, such as "Ctrl+K"."""

    keys: tuple[str, ...]
    words: str


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Keys", text)


def keys_of_page(page: QWidget) -> tuple[KeyLine, ...]:
    """Return what keys do on a page as it stands now."""
    parts = (part for part in (page, *page.findChildren(QWidget)) if part.isVisible())
    kinds = dict.fromkeys(kind.__name__ for part in parts for kind in type(part).__mro__)
    own = [_line_of(one) for one in page.findChildren(QShortcut) if _acts(one)]
    return _merged([*own, *(line for kind in kinds for line in lines_in(page, kind))])


def keys_everywhere(window: QWidget, page: QWidget) -> tuple[KeyLine, ...]:
    """Return what keys do wherever the window is, `page` being the one in sight."""
    found = [
        _line_of(one)
        for one in window.findChildren(QShortcut)
        if _acts(one) and not _is_within(one, page)
    ]
    return _merged([*found, *lines_in(window, type(window).__name__)])


def lines_in(part: QWidget, kind: str) -> tuple[KeyLine, ...]:
    """Return the keys that a part of this class takes by itself in the window of another."""
    lines = lines_of(kind)
    if kind not in _WHOLE_PAGES:
        return lines
    shown = (replace(line, keys=_shown(part, line.keys)) for line in lines)
    return tuple(line for line in shown if line.keys)


def lines_of(kind: str) -> tuple[KeyLine, ...]:
    """Return the keys that a part of this class takes by itself."""
    return _by_kind().get(kind, ())


def _by_kind() -> dict[str, tuple[KeyLine, ...]]:
    return {
        "MainWindow": (KeyLine(("F11",), tr("Full screen")),),
        "TodayPage": (KeyLine(("Return",), tr("Start, or go on with what was cut off")),),
        "SessionView": _player_lines(),
        "FinishedView": (
            KeyLine(DIGITS, tr("Your pain at the end")),
            KeyLine(("Return", "Esc"), tr("Close")),
        ),
        "PainScale": (
            KeyLine(DIGITS, tr("Your pain from 0 to 10; 1 and then 0 is 10")),
            KeyLine(("Left", "Right"), tr("On the pain scale: less, more")),
            KeyLine(("Del",), tr("On the pain scale: no answer")),
        ),
        "BodyMap": (
            KeyLine(("Left", "Right", "Up", "Down"), tr("To the next region of the body")),
            KeyLine(("Space",), tr("Choose the region, or let it go")),
            KeyLine(("+", "-"), tr("Stronger and weaker there")),
            KeyLine(("Home",), tr("To the lower back")),
        ),
        "JournalList": (
            KeyLine(("Up", "Down"), tr("To the next entry")),
            KeyLine(("Return",), tr("Change the entry")),
            KeyLine(("Del",), tr("Take the entry away; Undo brings it back")),
        ),
        "ChartView": (
            KeyLine(("Left", "Right"), tr("To the next point of a chart")),
            KeyLine(("T",), tr("Show a chart as a table")),
            KeyLine(("+", "-"), tr("Closer to a chart, and away")),
            KeyLine(("0",), tr("Show all of a chart")),
        ),
        "ExerciseTile": (
            KeyLine(("Left", "Right", "Up", "Down"), tr("To the next exercise")),
            KeyLine(("Return",), tr("Open the exercise")),
            KeyLine(("Space",), tr("Add the exercise to a routine")),
        ),
        "SessionTile": (KeyLine(("Alt+Left", "Alt+Right"), tr("Move a session to another day")),),
        "KeyScrubber": (KeyLine(("Left", "Right"), tr("To the next position of the figure")),),
    }


def _player_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine(("Space",), tr("Pause, and go on")),
        KeyLine(("Left", "Right"), tr("Back, and skip")),
        KeyLine(("+",), tr("10 seconds longer")),
        KeyLine(("H",), tr("This hurts")),
        KeyLine(("R",), tr("Start this hold or set again")),
        KeyLine(("Shift+R",), tr("Start this side again")),
        KeyLine(("S",), tr("Show the steps")),
        KeyLine(("V",), tr("Voice: full, short, tones or none")),
        KeyLine(("F", "F11"), tr("Full screen")),
        KeyLine(("Esc",), tr("Leave full screen, or ask to end")),
    )


def _line_of(one: QShortcut) -> KeyLine:
    return KeyLine((_keys_of(one),), one.whatsThis())


def _keys_of(one: QShortcut) -> str:
    return one.key().toString(QKeySequence.SequenceFormat.PortableText)


def _shown(part: QWidget, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in keys if shows_key(part, one))


def _acts(one: QShortcut) -> bool:
    parent = one.parent()
    seen = isinstance(parent, QWidget) and parent.isVisible() and shows_key(parent, _keys_of(one))
    return seen and one.isEnabled()


def _is_within(one: QShortcut, page: QWidget) -> bool:
    parent = one.parent()
    return isinstance(parent, QWidget) and (parent is page or page.isAncestorOf(parent))


def _merged(lines: Iterable[KeyLine]) -> tuple[KeyLine, ...]:
    """Return one line for all keys that do the same."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        known = found.get(line.words, ())
        found[line.words] = (*known, *(key for key in line.keys if key not in known))
    return tuple(KeyLine(keys, words) for words, keys in found.items())


def caps(keys: str, *, on_mac: bool = False) -> tuple[str, ...]:
    """Return what stands on each of the keys of "Ctrl+K" that are pressed together."""
    names = {
        "Left": "←",
        "Right": "→",
        "Up": "↑",
        "Down": "↓",
        "Return": tr("Enter"),
        "Space": tr("Space"),
        "Del": tr("Del"),
        "-": "−",
        "Ctrl": "⌘" if on_mac else tr("Ctrl"),
        "Alt": "⌥" if on_mac else tr("Alt"),
        "Shift": "⇧" if on_mac else tr("Shift"),
    }
    held, _, last = keys.rpartition("+") if not keys.endswith("+") else (keys[:-2], "", "+")
    return tuple(names.get(one, one) for one in (*held.split("+"), last) if one)


def spoken(keys: Sequence[str]) -> str:
    """Return keys as they are read out: "Ctrl K", "0 to 9" or "F1 or ?"."""
    if tuple(keys) == DIGITS:
        return tr("0 to 9")
    return tr(" or ").join(" ".join(caps(one)) for one in keys)
