"""Makes every shortcut together with the words of what it does, so that no key is nameless.

Here it is also known whether letter keys act: single letters, digits and signs, struck without
Ctrl or Alt, that mean something to a whole page. Who types by voice, or strikes keys by accident,
switches them off. What a control takes while it has the focus stays: digits on a pain scale, T on
a chart. The window knows which it is, so that what acts, what is shown on buttons and what help
lists are always the same.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Keys = str | QKeySequence.StandardKey

_SWITCHED_OFF = "letter_keys_off"
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_FIRST_WITHOUT_A_SIGN = 0x01000000
"""From here on are the keys of Qt that have no letter or sign: Esc, arrows, F1, media keys."""


def shortcut(
    parent: QWidget, keys: Keys, words: str, act: Callable[[], object], *, anywhere: bool = False
) -> QShortcut:
    """Return a shortcut of `parent` and what is in it; `words` say what it does.

    One that acts `anywhere` does so in the whole window as long as the parent is seen. The words
    stay with it as its "what's this", where the keyboard help finds them.
    """
    made = QShortcut(QKeySequence(keys), parent)
    made.setWhatsThis(words)
    contexts = Qt.ShortcutContext
    made.setContext(contexts.WindowShortcut if anywhere else contexts.WidgetWithChildrenShortcut)
    if is_letter_key(made.key().toString(QKeySequence.SequenceFormat.PortableText)):
        made.activated.connect(lambda: act() if letter_keys_act(parent) else None)
    else:
        made.activated.connect(act)
    return made


def switch_letter_keys(window: QWidget, *, on: bool) -> None:
    """Let letter keys act in a window, or not; buttons show their keys accordingly."""
    window.setProperty(_SWITCHED_OFF, not on)
    for part in window.findChildren(QWidget):
        part.updateGeometry()
        part.update()


def letter_keys_act(part: QWidget) -> bool:
    """Return whether letter keys act in the window of a part."""
    return not part.window().property(_SWITCHED_OFF)


def is_letter_key(keys: str) -> bool:
    """Return whether keys such as "H", "Shift+R", "?" or "Ctrl+K" are a letter key."""
    last = keys.removeprefix("Shift+")
    return len(last) == 1 and (last.isalnum() or last.isascii())


def shows_key(part: QWidget, keys: str) -> bool:
    """Return whether a part is to show that it has a key."""
    return letter_keys_act(part) or not is_letter_key(keys)


def may_act(part: QWidget, event: QKeyEvent) -> bool:
    """Return whether a key that was struck may mean something to the page that a part is."""
    has_sign = Qt.Key.Key_Space.value < event.key() < _FIRST_WITHOUT_A_SIGN
    return letter_keys_act(part) or not has_sign or bool(event.modifiers() & _HELD)
