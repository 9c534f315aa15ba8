"""Makes every shortcut together with the words of what it does, so that no key is nameless."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Keys = str | QKeySequence.StandardKey


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
    made.activated.connect(act)
    return made
