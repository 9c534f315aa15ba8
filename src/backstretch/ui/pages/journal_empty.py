"""What the Journal says in place of entries: the first is still to come, or none fits."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backstretch.figure.scene import Doing
from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Asked, Shown
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.parts import button, card, label
from backstretch.ui.widgets.still_picture import StillPicture

PICTURE = QSize(268, 148)
PICTURE_FROM = 560  # this wide, at 100 % text, there is room for it
FIGURE = Doing("runners_lunge", "right")


class Empty(QWidget):
    """What stands where no entry does: the first one is still to come, or nothing was found."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrowed = False
        self.picture = StillPicture(theme, PICTURE, 14)
        self.picture.show_doing(FIGURE)
        self.words = label("", "h2")
        self.more = label("", "body", "muted")
        self.log_button = ActionButton(theme, icons, self.tr("Log a run"), "plus")
        self.clear_button = button(self.tr("Show everything"), "secondary", large=False)
        self._card = card("")
        line = QHBoxLayout(self._card)
        line.setContentsMargins(20, 20, 20, 20)
        line.setSpacing(24)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(8)
        told.addStretch(1)
        for part in (self.words, self.more):
            told.addWidget(part)
        told.addSpacing(6)
        for made in (self.log_button, self.clear_button):
            told.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        told.addStretch(1)
        line.addLayout(told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        self.hide()

    def show_figures(self, book: MotionBook) -> None:
        """Put the figure on its mat from now on."""
        self.picture.show_figures(book)

    def way_on(self) -> QPushButton:
        """Return what can be done: enter the first one, or look for everything."""
        return self.log_button if self.clear_button.isHidden() else self.clear_button

    def show_for(self, asked: Asked, *, is_empty: bool) -> None:
        """Say why there is nothing, if there is nothing."""
        narrowed = asked != Asked(Shown.EVERYTHING, "")
        if narrowed:
            self.words.setText(self.tr("Nothing in your journal fits."))
            self.more.setText(self.tr("Try another word, or show everything."))
        else:
            self.words.setText(self.tr("Your first entry will stand here."))
            self.more.setText(self.tr("A run, a session, or how your back is. Only you see it."))
        if narrowed and is_empty and self.isHidden():
            announce(self, sentences(self.words.text(), self.more.text()))
        self._card.setAccessibleName(self.words.text())
        self._narrowed = narrowed
        self._arrange()
        self.log_button.setHidden(narrowed)
        self.clear_button.setHidden(not narrowed)
        self.setVisible(is_empty)

    def _arrange(self) -> None:
        """Show the picture before the first entry, where there is room."""
        roomy = self.width() >= self._theme.px(PICTURE_FROM)
        self.picture.setVisible(roomy and not self._narrowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
