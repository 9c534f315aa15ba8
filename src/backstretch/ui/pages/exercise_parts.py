"""Parts of the page of an exercise: steps, lists with marks, other ways to do it, sources."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from backstretch.content.learn import Grade
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import Reason, SourceLine, Variant
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.paragraph import Paragraph
from backstretch.ui.widgets.parts import hairline, label, tag

MARK = 18
BELOW_FROM = 1.5
"""From this text size on, what to do instead stands below when to leave it out."""


class Steps(QWidget):
    """Numbered lines, divided by hairlines."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show these steps in turn."""
        clear(self._column)
        for number, step in enumerate(steps, 1):
            self._column.addWidget(hairline())
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            count = Paragraph(str(number), "strong", "muted")
            count.setFixedWidth(count.fontMetrics().horizontalAdvance("00") + 4)
            row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(step, "body"), 1)
            self._column.addWidget(line)


class MarkedList(QWidget):
    """A heading, and lines with a mark before each: what is right, or what often goes wrong."""

    def __init__(self, theme: Theme, icons: Icons, title: str, icon: str, role: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self._role = role
        self.lines: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._column.addWidget(label(title, "h3"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(7)
        self._column.addLayout(self._rows)
        self._column.addStretch(1)
        theme.changed.connect(self._fill)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        self.lines = tuple(lines)
        self.setVisible(bool(lines))
        self._fill()

    def _fill(self) -> None:
        clear(self._rows)
        side = self._theme.px(MARK)
        for text in self.lines:
            mark = QLabel()
            mark.setPixmap(
                self._icons.pixmap(self._icon, self._role, side, self.devicePixelRatioF())
            )
            mark.setFixedWidth(side + 4)
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(text, "small"), 1)
            self._rows.addWidget(line)


class VariantCard(QFrame):
    """An easier or a harder way: shown on the stage, or another exercise.

    Signals:
        show_asked: whether this way is wanted on the stage. opened: the id of another exercise.
    """

    show_asked = Signal(bool)
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._variant: Variant | None = None
        self.setProperty("kind", "card")
        self.title = label("", "small", "muted")
        self.name = label("", "strong")
        self.text = label("", "small", "muted")
        self.show_button = LinkButton(theme, self.tr("Show it"))
        self.link_button = LinkButton(theme, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 11)
        column.setSpacing(3)
        for part in (self.title, self.name, self.text):
            column.addWidget(part)
        links = FlowLayout(spacing=14)
        links.addWidget(self.show_button)
        links.addWidget(self.link_button)
        column.addLayout(links)
        column.addStretch(1)
        self.show_button.clicked.connect(self._ask)
        self.link_button.clicked.connect(self._open)

    def show_variant(self, variant: Variant | None, link_name: str, *, can_show: bool) -> None:
        """Show a way, or nothing; `link_name` is what the other exercise is called."""
        self._variant = variant
        self.setVisible(variant is not None)
        if variant is None:
            return
        self.setAccessibleName(variant.title)
        for part, words in (
            (self.title, variant.title), (self.name, variant.name), (self.text, variant.text),
        ):  # fmt: skip
            part.setText(words)
            part.setVisible(bool(words))
        words = self.tr("Show the usual one") if variant.chosen else self.tr("Show it")
        self.show_button.setText(words)
        self.show_button.setAccessibleName(f"{variant.title}: {words}")
        self.show_button.setVisible(can_show)
        self.show_button.updateGeometry()
        self.link_button.setText(link_name)
        self.link_button.setAccessibleName(f"{variant.title}: {link_name}")
        self.link_button.setVisible(bool(variant.link))
        self.link_button.updateGeometry()

    def _ask(self) -> None:
        if self._variant:
            self.show_asked.emit(not self._variant.chosen)

    def _open(self) -> None:
        if self._variant:
            self.opened.emit(self._variant.link)


class LeaveOut(QFrame):
    """When to leave an exercise out; what holds of the person stands first.

    Signals:
        opened: the id of the exercise to do instead.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.links: list[LinkButton] = []
        self.setProperty("kind", "message")
        self.setProperty("tone", "caution")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 14, 12)
        line.setSpacing(12)
        self._icon = QLabel()
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        self.title = label(self.tr("Leave it out, or change it"), "h3")
        self.stop = label(
            self.tr("Stop at once if pain is sharp, electric, spreading or rising."), "strong"
        )
        column.addWidget(self.title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(5)
        column.addLayout(self._rows)
        column.addWidget(self.stop)
        line.addLayout(column, 1)
        self.setAccessibleName(self.title.text())
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_reasons(self, reasons: Sequence[Reason], *, own: bool = False) -> None:
        """Show when to leave it out, or when to stop one's own, each with what to do instead."""
        title = self.tr("When to stop") if own else self.tr("Leave it out, or change it")
        self.title.setText(title)
        self.setAccessibleName(self.title.text())
        clear(self._rows)
        self.links = []
        for reason in sorted(reasons, key=lambda one: not one.holds):
            line = QWidget()
            ways = QBoxLayout.Direction
            beside = self._theme.text_scale < BELOW_FROM
            row = QBoxLayout(ways.LeftToRight if beside else ways.TopToBottom, line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10 if beside else 0)
            kind = "strong" if reason.holds else "body"
            words = self.tr("For you: {why}").format(why=reason.words)
            row.addWidget(label(words if reason.holds else reason.words, kind), 1)
            if reason.instead:
                row.addWidget(self._link(reason), 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(line)

    def _link(self, reason: Reason) -> LinkButton:
        words = self.tr("{name} instead").format(name=reason.instead_name)
        made = LinkButton(self._theme, words)
        made.clicked.connect(lambda: self.opened.emit(reason.instead))
        self.links.append(made)
        return made

    def _paint_icon(self) -> None:
        side = self._theme.px(22)
        self._icon.setPixmap(self._icons.pixmap("warning", "amber", side, self.devicePixelRatioF()))


class SourceList(QWidget):
    """Where something comes from: what kind of source, what it says, how to find it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QGridLayout(self)  # the words begin at one line, whatever stands before them
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(8)
        self._rows.setHorizontalSpacing(12)
        self._rows.setColumnStretch(1, 1)

    def show_sources(self, sources: Sequence[SourceLine]) -> None:
        """Show these, the strongest first."""
        clear(self._rows)
        for row, source in enumerate(sources):
            self._rows.addWidget(hairline(), 2 * row, 0, 1, 2)
            firm = source.grade.strength >= Grade.LEAFLET.strength
            kind = tag(source.kind, "blue" if firm else "plain")
            corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            self._rows.addWidget(kind, 2 * row + 1, 0, corner)
            told = QWidget()
            words = QVBoxLayout(told)
            words.setContentsMargins(0, 0, 0, 0)
            words.setSpacing(1)
            words.addWidget(label(source.words, "small"))
            words.addWidget(label(source.reference, "smallest", "muted"))
            self._rows.addWidget(told, 2 * row + 1, 1)


def clear(rows: QLayout) -> None:
    """Take all widgets out of a layout."""
    while (item := rows.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()  # it goes only once the events of now are done
            old.deleteLater()
