"""Where nothing can be kept in the usual place: says why, and has another folder chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent, QTextOption
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.focus_ring import FocusRing
from backstretch.ui.widgets.parts import button, label, set_words

_WIDTH = 600
_LINE_HEIGHT = 76
_AROUND = QSize(80, 80)  # what is left of the screen around it


class HomeDialog(QDialog):
    """Says why, and asks for a folder; then says how it is found the next time.

    `take` tries a folder that was chosen: it returns the one to be used and "", or what went
    wrong. `command` gives what is to be typed the next time. `folder` is the one that is used,
    None until then; the dialog is accepted once that was read.
    """

    def __init__(
        self,
        theme: Theme,
        why: str,
        take: Callable[[Path], tuple[Path, str]],
        command: Callable[[Path], str],
    ) -> None:
        super().__init__()
        self.folder: Path | None = None
        self._theme = theme
        self._take = take
        self._command = command
        self._watching = False
        self.setProperty("ground", "window")
        self.setWindowTitle("Backstretch")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        self.title = label(self.tr("There is no place for your diary"), "h2")
        self.why = label(why, "strong")
        self.words = label(
            self.tr(
                "Choose a folder of yours, on this computer or on another disk. Your diary and "
                "your settings are then kept there."
            ),
            "body",
        )
        self.line = QPlainTextEdit()
        self.line.setProperty("kind", "copied")
        self.line.setReadOnly(True)
        self.line.setTabChangesFocus(True)
        self.line.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.line.setAccessibleName(self.tr("What to type next time"))
        self.line.setProperty("ring_radius", 10)
        self.line.hide()
        self.told = label("", "small")
        for part in (self.title, self.why, self.words, self.line, self.told):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(self._make_buttons())
        self._ring = FocusRing(theme, self)
        theme.changed.connect(self._dress)
        self._dress()

    def use(self, chosen: Path) -> None:
        """Try a folder; say how it is found the next time, or why it will not do."""
        folder, complaint = self._take(chosen)
        if complaint:
            self.why.setText(complaint)
            self.told.setText(self.tr("Choose another folder."))
            self._fit()
            return
        self.folder = folder
        self._tell_found(folder)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.quit_button = button(self.tr("Quit"), "secondary")
        self.quit_button.clicked.connect(self.reject)
        self.copy_button = button(self.tr("Copy"), "secondary")
        self.copy_button.clicked.connect(self._copy)
        self.copy_button.hide()
        self.choose_button = button(self.tr("Choose a folder…"), "primary")
        self.choose_button.setDefault(True)
        self.choose_button.clicked.connect(self._choose)
        row.addWidget(self.quit_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.choose_button)
        return row

    def _choose(self) -> None:
        if self.folder is not None:
            self.accept()
            return
        if name := QFileDialog.getExistingDirectory(self, self.tr("Choose a folder")):
            self.use(Path(name))

    def _tell_found(self, folder: Path) -> None:
        self.title.setText(self.tr("Your diary has a place now"))
        self.why.setText(self.tr("It is kept in {folder}.").format(folder=folder))
        self.words.setText(
            self.tr(
                "There is no place to remember that. To find your diary again, start Backstretch "
                "like this next time:"
            )
        )
        self.line.setPlainText(self._command(folder))
        self.line.show()
        self.copy_button.show()
        self.told.setText("")
        set_words(self.choose_button, self.tr("Open Backstretch"))
        self.choose_button.setFocus()
        self._fit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.toPlainText())
        self.told.setText(self.tr("Copied."))
        self._fit()

    def _dress(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.px(14))
        self.line.setFont(font)
        self.line.setFixedHeight(self._theme.px(_LINE_HEIGHT))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need, and never larger than the screen."""
        room = self.screen().availableSize() - _AROUND
        width = min(self._theme.px(_WIDTH), room.width())
        layout = self.layout()
        assert layout
        layout.activate()
        self.resize(QSize(width, layout.totalHeightForWidth(width)).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._watching:
            self._watching = True
            self._ring.watch(self.windowHandle())
        self.choose_button.setFocus()
        self._fit()
