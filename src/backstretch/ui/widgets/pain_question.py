"""A question about pain: its words, the number's word at the right, the scale below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.pain_columns import RING
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.pain_words import pain_words
from backstretch.ui.widgets.parts import label


class PainQuestion(QWidget):
    """Asks for a number; `scale` tells which was chosen.

    `kind` is the type of the question's words, such as "h2"; `bar_px` and `number_px` are those
    of the scale.
    """

    def __init__(
        self,
        theme: Theme,
        question: str,
        kind: str = "h2",
        bar_px: float = 98,
        number_px: float = 19,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setProperty("type", "strong")
        self.line = label("", "body", "muted")
        self.line.setIndent(RING)
        self.line.hide()
        self.scale = PainScale(theme, question, bar_px, number_px)
        self.scale.moved.connect(self._show_words)
        head = QHBoxLayout()
        head.setContentsMargins(RING, 0, RING, 0)
        head.addWidget(label(question, kind), 1)
        head.addWidget(self.words, alignment=Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.line)
        whole.addSpacing(theme.px(6))
        whole.addWidget(self.scale)

    def say(self, line: str) -> None:
        """Show one more line under the question, or none."""
        self.line.setText(line)
        self.line.setVisible(bool(line))

    def show_score(self, score: int | None) -> None:
        """Show a number that was chosen earlier, or none."""
        self.scale.show_score(score)
        self._show_words(score)

    def _show_words(self, score: int | None) -> None:
        self.words.setText(pain_words(score))
