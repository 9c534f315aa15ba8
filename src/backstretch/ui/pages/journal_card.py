"""The card of an entry: all that is known of it, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.care.light import Light
from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Detail, Kind, LightTold, PainTold
from backstretch.ui.pages.journal_parts import CompanionPart, NotePart
from backstretch.ui.question_state import Shape
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.body_map_picture import BodyPicture
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.light_mark import LightMark
from backstretch.ui.widgets.pain_badge import PainBadge
from backstretch.ui.widgets.parts import hairline, label, tag

COLUMNS = 3
_LIGHTS: dict[Light, Shape] = {
    Light.GREEN: "circle",
    Light.AMBER: "diamond",
    Light.RED: "square",
}
"""As on Today and in the Trends."""


class JournalCard(QFrame):
    """Shows a Detail; tells what is asked of it.

    Signals:
        edit_asked: the entry is to be changed. delete_asked: it is to be taken out.
        start_asked: the session that belongs to it is to begin.
        note_asked: a note is to be added to its day. note_written: what it says.
    """

    edit_asked = Signal()
    delete_asked = Signal()
    start_asked = Signal()
    note_asked = Signal()
    note_written = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        self.title = label("", "h2")
        self.when = label("", "small", "muted")
        self.edit_button = ActionButton(theme, icons, self.tr("Edit"), "edit", grade="small")
        self.delete_button = ActionButton(theme, icons, self.tr("Delete"), "remove", grade="small")
        self.add_button = ActionButton(theme, icons, self.tr("Add a note"), "plus", grade="small")
        self.companion = CompanionPart(theme, icons)
        self.writing = NotePart(theme)
        self._body = QWidget()
        self._make()
        self.edit_button.clicked.connect(self.edit_asked)
        self.delete_button.clicked.connect(self.delete_asked)
        self.add_button.clicked.connect(self.note_asked)
        self.companion.start_button.clicked.connect(self.start_asked)
        self.writing.written.connect(self.note_written)

    def show_detail(self, detail: Detail) -> None:
        """Show an entry."""
        self.title.setText(detail.title)
        self.when.setText(detail.when)
        self.setAccessibleName(detail.title)
        self.edit_button.setVisible(detail.can_edit)
        self.delete_button.setVisible(detail.can_delete)
        self.add_button.setHidden(detail.kind is Kind.NOTE)
        self.writing.close_part()
        self.companion.show_companion(detail.companion)
        body = self._make_body(detail)
        self._column.replaceWidget(self._body, body)
        body.setVisible(body.findChild(QWidget) is not None)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def show_figures(self, book: MotionBook) -> None:
        """Put a figure before the session that belongs to an entry from now on."""
        self.companion.show_figures(book)

    def write_note(self, text: str) -> None:
        """Let the person write a note, or change this one."""
        self.writing.open_part(text)

    def _make(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addLayout(head)
        names.addWidget(self.when)
        foot = FlowLayout(spacing=8)
        foot.addWidget(self.add_button)
        foot.addWidget(self.delete_button)
        column.addLayout(names)
        column.addWidget(self._body)
        column.addWidget(self.companion)
        column.addWidget(self.writing)
        column.addLayout(foot)

    def _make_body(self, detail: Detail) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        words = self._words(detail)
        if detail.pains and any(pain.regions for pain in detail.pains):
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(self._picture(detail.pains), 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words, 1)
            column.addLayout(line)
        elif words.count():
            column.addLayout(words)
        if detail.note:
            column.addWidget(label(detail.note, "body"))
        if detail.facts:
            column.addLayout(self._grid(detail.facts))
        if detail.light:
            column.addWidget(self._light(detail.light))
        if detail.done:
            column.addLayout(self._done(detail.done))
        for line_told in detail.history:
            column.addWidget(label(line_told, "smallest", "muted"))
        return body

    def _picture(self, pains: tuple[PainTold, ...]) -> BodyPicture:
        picture = BodyPicture(self._theme)
        shown = next(pain for pain in pains if pain.regions)
        picture.show_regions(shown.regions, shown.leg_left, shown.leg_right)
        return picture

    def _words(self, detail: Detail) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        if detail.pains:
            column.addLayout(self._pain(detail.pains[0]))
        if detail.tags:
            tags = FlowLayout(spacing=8)
            for word in detail.tags:
                tags.addWidget(tag(word, "clay"))
            column.addLayout(tags)
        for pain in detail.pains[1:]:
            places = f". {pain.places}" if pain.places else ""
            column.addWidget(label(f"{pain.title}{places}", "small"))
        for told in detail.lines:
            column.addWidget(label(told, "small", "muted"))
        if column.count():
            column.addStretch(1)
        return column

    def _pain(self, pain: PainTold) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        badge = PainBadge(self._theme, pain.score, "large")
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch(1)
        names.addWidget(label(pain.title, "strong"))
        if pain.places:
            names.addWidget(label(pain.places, "small", "muted"))
        names.addStretch(1)
        line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(names, 1)
        return line

    def _grid(self, facts: tuple[tuple[str, str], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for at, (name, value) in enumerate(facts):
            grid.addWidget(self._fact(name, value), at // COLUMNS, at % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    def _fact(self, name: str, value: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 7)
        column.setSpacing(1)
        column.addWidget(hairline())
        column.addSpacing(6)
        column.addWidget(label(name, "smallest", "muted"))
        told = label(value, "small")
        told.setFont(self._theme.font("group"))
        told.setProperty("type", "group")
        column.addWidget(told)
        column.addStretch(1)
        made.setAccessibleName(f"{name}: {value}")
        return made

    def _light(self, light: LightTold) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        mark = LightMark(self._theme)
        mark.show_shape(_LIGHTS[light.light])
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(light.says, "group"))
        words.addWidget(label(light.rule, "smallest", "muted"))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return made

    def _done(self, done: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        for name, told in done:
            column.addWidget(hairline())
            line = QHBoxLayout()
            line.addWidget(label(name, "small"), 1)
            amount = label(told, "small", "muted")
            amount.setWordWrap(False)
            line.addWidget(amount)
            column.addLayout(line)
        return column
