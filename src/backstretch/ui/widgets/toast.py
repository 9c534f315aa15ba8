"""What was just done, with a way to take it back; it goes away by itself."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QFontMetricsF, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.parts import label, set_words

STAYS_MS = 8_000
HEARD_MS = 30_000
"""What can be taken back stays so long where it has to be heard first, after all else is said."""
FROM_BELOW = 24


class Toast(QFrame):
    """Lies over the bottom of a page; stays while the pointer or the focus is on it.

    A page has one at a time: a newer one takes the place of any other.

    Signals:
        acted: its action was asked for, by the button or by Alt+Z.
        other_acted: its second action was asked for.
    """

    acted = Signal()
    other_acted = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._stays = False
        self.setProperty("kind", "toast")
        self.words = label("", "body")
        self.action_button, self.other_button = QPushButton(), QPushButton()
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(18, 10, 10, 10)
        line.setSpacing(16)
        line.addWidget(self.words, 1)
        for made in (self.action_button, self.other_button):
            made.setProperty("grade", "small")
            made.setProperty("ring_radius", 8)
            made.installEventFilter(self)
            line.addWidget(made)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(STAYS_MS)
        self.clock.timeout.connect(self.hide)
        words = self.tr("Take back what was just done")
        self._key = shortcut(page, "Alt+Z", words, self._act, anywhere=True)
        self._key.setEnabled(False)
        self.action_button.clicked.connect(self._act)
        self.other_button.clicked.connect(self._act_otherwise)
        page.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    def show_done(
        self, sentence: str, action: str = "", other: str = "", *, stays: bool = False
    ) -> None:
        """Say what was done and offer up to two actions; it is read out politely.

        With `stays` it waits for an answer.
        """
        for toast in self._page.findChildren(Toast):
            toast.hide()
        self.words.setText(sentence)
        self._stays = stays
        set_words(self.action_button, action)
        self.action_button.setVisible(bool(action))
        self.action_button.setToolTip(self.tr("Alt+Z"))
        self.action_button.setAccessibleDescription(self.tr("Key: {key}").format(key="Alt+Z"))
        set_words(self.other_button, other)
        self.other_button.setVisible(bool(other))
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self._key.setEnabled(bool(action))
        is_heard = bool(action) and QAccessible.isActive()
        self.clock.setInterval(HEARD_MS if is_heard else STAYS_MS)
        self._wait_or_go()
        spoken = sentence
        if action:
            spoken = self.tr("{sentence} {action}: Alt+Z").format(
                sentence=sentences(sentence), action=action
            )
        announce(self, spoken)

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _act_otherwise(self) -> None:
        self.hide()
        self.other_acted.emit()

    def _place(self) -> None:
        room = self._page.width() - 2 * FROM_BELOW
        advance = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.words.text())
        around = self._line.sizeHint().width() - self.words.sizeHint().width()
        width = min(room, round(advance) + around + 4)
        height = max(self._line.minimumSize().height(), self._line.totalHeightForWidth(width))
        left = (self._page.width() - width) // 2
        self.setGeometry(left, self._page.height() - height - FROM_BELOW, width, height)
        self.raise_()

    def _wait_or_go(self) -> None:
        held = self._stays or self.underMouse() or self._has_focus()
        if self.isVisible() and not held:
            self.clock.start()
        else:
            self.clock.stop()

    def _has_focus(self) -> bool:
        return self.action_button.hasFocus() or self.other_button.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._wait_or_go()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self.clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._wait_or_go()

    def showEvent(self, event: QShowEvent) -> None:
        self._key.setEnabled(not self.action_button.isHidden())
        self._wait_or_go()

    def hideEvent(self, event: QHideEvent) -> None:
        self._key.setEnabled(False)
        self.clock.stop()
