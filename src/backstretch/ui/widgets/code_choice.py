"""One of few codes: a bar of words where there is room, else a list that opens."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.segment_bar import SegmentBar


class CodeChoice(QWidget):
    """Shows choices under a name; nothing is chosen until the person or the state says so.

    `unsaid` are the words for no choice in the list that opens; without them it has none.

    Signals:
        picked: the code that the person chose.
    """

    picked = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, name: str, *, unsaid: str = "", named: bool = True
    ) -> None:
        super().__init__()
        self._codes: list[str] = []
        self._unsaid = unsaid
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bar = SegmentBar(theme, name, height=36)
        self.list = DropDown(theme, icons, name)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if named:
            column.addWidget(label(name, "group"))
        column.addWidget(self.bar)
        column.addWidget(self.list)
        self.bar.chosen.connect(self._take)
        self.list.picked.connect(self._take_code)

    @property
    def code(self) -> str:
        """The code that is chosen, "" for none."""
        return self._code

    _code = ""

    def show_choices(self, choices: Mapping[str, str], present: str) -> None:
        """Show codes in words, the present one chosen, without telling."""
        self._codes, self._code = list(choices), present
        numbered = tuple(enumerate(choices.values()))
        place = self._codes.index(present) if present in self._codes else -1
        self.bar.show_choices(numbered, place)
        nothing = {"": self._unsaid} if self._unsaid and "" not in choices else {}
        self.list.show_choices(nothing | dict(choices), present)
        self._arrange()

    def show_code(self, code: str) -> None:
        """Choose a code, without telling."""
        self.show_choices(dict(zip(self._codes, self._words(), strict=True)), code)

    def _words(self) -> list[str]:
        return [made.text() for made in self.bar.buttons()]

    def _take(self, number: int) -> None:
        self._take_code(self._codes[number])

    def _take_code(self, code: str) -> None:
        self.show_code(code)
        self.picked.emit(code)

    def _arrange(self) -> None:
        fits = self.bar.natural_width() <= self.width()
        self.bar.setVisible(fits)
        self.list.setVisible(not fits)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.list.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
