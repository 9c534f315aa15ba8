"""Parts of the Trends page: a card with a chart, one with words, a list of what comes when."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.figure.scene import Doing
from backstretch.ui.icons import Icons
from backstretch.ui.pages.today_cards import MarkLabel
from backstretch.ui.plan_state import Mark
from backstretch.ui.theme import Theme
from backstretch.ui.trends_state import Ability, Card, Charted, Early, Hurt, RunTile, Soon
from backstretch.ui.widgets.body_map_picture import BodyPicture
from backstretch.ui.widgets.chart_box import ChartBox, LegendView
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.pain_badge import PainBadge
from backstretch.ui.widgets.parts import card, hairline, label
from backstretch.ui.widgets.still_picture import StillPicture

PAD = 20
BESIDE_PX = 560


def clear(column: QVBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class TitledCard(QFrame):
    """A card with its title, and room beside it and below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PAD, 16, PAD, 16)
        self.column.setSpacing(10)
        self.title = label("", "h3")
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.addWidget(self.title, 1)
        self.column.addLayout(self.head)

    def name(self, title: str) -> None:
        """Take a title, which is also what the card is read out as."""
        self.title.setText(title)
        self.setAccessibleName(title)


class ChartCard(TitledCard):
    """One chart with its title, its legend and what is said of it; or only words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.beside = label("", "small", "muted")
        self.beside.setWordWrap(False)
        self.legend = LegendView(theme)
        self.box = ChartBox(theme)
        self.below = label("", "small", "muted")
        self.head.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.legend, self.box, self.below):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_card(self, shown: Card | None) -> None:
        """Show a chart, or words in its place; without either the card is left out."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self.name(shown.name)
        charted = isinstance(shown, Charted)
        self.box.setVisible(charted)
        if isinstance(shown, Charted):
            self.beside.setText(shown.beside)
            self.below.setText("")
            self.legend.show_legend(shown.legend)
            self.box.show_chart(shown.chart, shown.name, shown.told, shown.below)
        else:
            self.beside.setText("")
            self.legend.hide()
            self.below.setText(shown.words)
        self.beside.setVisible(bool(self.beside.text()))
        self.below.setVisible(bool(self.below.text()))


class AbilitiesCard(TitledCard):
    """What the person can do: each activity with where it began and where it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: tuple[Ability, ...] = ()
        self.name(self.tr("What you can do"))
        self.column.addWidget(
            label(
                self.tr("You named these. Asked every two weeks at most, 0 to 10."),
                "small",
                "muted",
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def show_abilities(self, abilities: tuple[Ability, ...]) -> None:
        """Show these activities; without any the card is left out."""
        self.setVisible(bool(abilities))
        if abilities == self._shown:
            return
        self._shown = abilities
        clear(self._rows)
        for one in abilities:
            self._rows.addWidget(hairline())
            self._rows.addWidget(_AbilityRow(self.theme, one))


class _AbilityRow(QWidget):
    def __init__(self, theme: Theme, ability: Ability) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(16)
        box = ChartBox(theme, linked=False)
        box.show_chart(ability.chart, ability.name, ability.told)
        words = label(ability.words, "group")
        words.setWordWrap(False)
        words.setMinimumWidth(theme.px(52))
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label(ability.name, "small"), 5)
        line.addWidget(box, 4)
        line.addWidget(words, 0)


class HurtCard(TitledCard):
    """Where it hurt: the body with its regions, and the same in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: Hurt | None = None
        self.picture = BodyPicture(theme)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self.foot = label("", "smallest", "muted")
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addLayout(self._rows)
        side.addWidget(self.foot)
        side.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(side, 1)
        self.column.addLayout(line)
        self.column.addStretch(1)

    def show_hurt(self, hurt: Hurt | None) -> None:
        """Show these places; without any the card is left out."""
        self.setVisible(hurt is not None)
        if hurt is None or hurt == self._shown:
            return
        self._shown = hurt
        self.name(hurt.title)
        self.picture.show_regions(hurt.regions)
        self.foot.setText(hurt.foot)
        clear(self._rows)
        for row, (place, days) in enumerate(hurt.lines):
            told = label(days, "small", "muted")
            told.setWordWrap(False)
            self._rows.addWidget(label(place, "small"), row, 0)
            self._rows.addWidget(told, row, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.setColumnStretch(0, 1)


class EarlyCard(QFrame):
    """What appears on the page, and when, beside a figure."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        title = self.tr("What appears here, and when")
        self.setAccessibleName(title)
        self.picture = StillPicture(theme, QSize(380, 220))
        self.picture.show_doing(Doing("side_lean"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(label(title, "h2"))
        side.addLayout(self._rows)
        side.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(PAD, PAD, PAD, PAD)
        self._line.setSpacing(32)
        self._line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(side, 1)

    def show_figures(self, book: MotionBook) -> None:
        """Show the figure from now on."""
        self.picture.show_figures(book)

    def show_rows(self, rows: tuple[Soon, ...]) -> None:
        """Show what comes when."""
        clear(self._rows)
        for row in rows:
            self._rows.addWidget(hairline())
            self._rows.addWidget(_SoonRow(self._theme, row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setVisible(self.width() >= self._theme.px(380 + BESIDE_PX))


class _SoonRow(QWidget):
    def __init__(self, theme: Theme, row: Soon) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(12)
        mark = MarkLabel(theme, Mark.DONE if row.now else Mark.PLANNED, 20)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        when = label(row.when, "strong")
        line.addWidget(when, 2)
        line.addWidget(label(row.what, "body", "muted"), 4)


class RunTiles(QWidget):
    """The newest runs side by side as plain numbers, or one below the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles: list[QFrame] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)

    def show_early(self, early: Early | None) -> None:
        """Show these runs; without any nothing is shown."""
        clear(self._grid)
        self._tiles = [self._tile(run) for run in early.runs] if early else []
        self.setVisible(bool(self._tiles))
        self._arrange()

    def _tile(self, run: RunTile) -> QFrame:
        made = card(f"{run.title}, {run.line}")
        line = QHBoxLayout(made)
        line.setContentsMargins(18, 14, 18, 14)
        line.setSpacing(16)
        badge = PainBadge(self._theme, run.score)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(run.title, "strong"))
        words.addWidget(label(run.line, "small", "muted"))
        line.addWidget(badge)
        line.addLayout(words, 1)
        return made

    def _arrange(self) -> None:
        across = 3 if self.width() >= self._theme.px(660) else 1
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // across, at % across)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
