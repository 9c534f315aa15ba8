"""The exercises of the Library: what to look for, and the cards that fit."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from backstretch.clock import Clock
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import Asked, Choices, GridState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label, set_words
from backstretch.ui.widgets.tile_grid import LessMotion, TileGrid

FIELD_HIGH = 32


class ExercisesPart(QWidget):
    """Tells what is looked for each time it is another.

    Signals:
        sought: an Asked, without what is typed.
        new_asked: the person wants to write down an exercise of their own.
    """

    sought = Signal()
    new_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, clock: Clock, less_motion: LessMotion) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._found = ""
        self.setAccessibleName(self.tr("Exercises"))
        self.chips: dict[str, Chip] = {}
        self._kinds = QButtonGroup(self)
        self.fits = Chip(theme, icons, self.tr("Works with what hurts today"))
        self.favourites = Chip(theme, icons, self.tr("Favourites"))
        self.area = Filter(theme, icons, self.tr("Area"))
        self.position = Filter(theme, icons, self.tr("Position"))
        self.kit = Filter(theme, icons, self.tr("Kit"))
        self.level = Filter(theme, icons, self.tr("Level"))
        self.direction = Filter(theme, icons, self.tr("Direction of the back"))
        self.count = label("", "small", "muted")
        self.note = label("", "small", "muted")
        self.new_button = ActionButton(
            theme, icons, self.tr("Write down your own"), "plus", "plain"
        )
        self.grid = TileGrid(theme, icons, clock, less_motion)
        self.nothing = QWidget()
        self.clear_button = button(self.tr("Clear filters"), "secondary", large=False)
        self._make()
        self.new_button.clicked.connect(self.new_asked)
        for chip in (self.fits, self.favourites):
            chip.toggled.connect(self.sought)
        for field in self._fields():
            field.picked.connect(self.sought)

    def show_choices(self, choices: Choices) -> None:
        """Show what can be looked for; nothing is looked for yet."""
        for code, words in choices.kinds.items():
            chip = self.chips[code] = Chip(self._theme, self._icons, words)
            self._kinds.addButton(chip)
            self._chips.insert(len(self.chips) - 1, chip)
            chip.clicked.connect(partial(self.sought.emit))
        self.chips[""].setChecked(True)
        for field, codes in zip(self._fields(), (
            choices.areas, choices.positions, choices.kit, choices.levels, choices.directions,
        ), strict=True):  # fmt: skip
            field.show_choices(codes, "")

    def asked(self) -> Asked:
        """Return what is looked for."""
        kind = next((code for code, chip in self.chips.items() if chip.isChecked()), "")
        return Asked(
            "",
            kind,
            self.area.code,
            self.position.code,
            self.kit.code,
            self.level.code,
            self.direction.code,
            self.fits.isChecked(),
            self.favourites.isChecked(),
        )

    def show_grid(self, state: GridState) -> None:
        """Show the cards that fit, or that none does."""
        self.count.setText(state.count)
        if state.all_words and "" in self.chips:
            set_words(self.chips[""], state.all_words)
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.grid.show_tiles(state.tiles)
        self.grid.setVisible(bool(state.tiles))
        self.nothing.setVisible(not state.tiles)
        self.nothing_words.setText(state.nothing or self.tr("Nothing fits all filters."))
        self._tell(state.count if state.tiles else self.nothing_words.text())

    def _tell(self, found: str) -> None:
        """Tell a screen reader what was found, where that is news and not the first look."""
        if self._found and found != self._found:
            announce(self, found)
        self._found = found

    def show_figures(self, book: MotionBook) -> None:
        """Put the figures on the cards from now on."""
        self.grid.show_figures(book)

    def clear(self) -> None:
        """Look for every exercise again."""
        self.blockSignals(True)
        self.chips[""].setChecked(True)
        self.fits.setChecked(False)
        self.favourites.setChecked(False)
        for field in self._fields():
            field.setCurrentIndex(0)
        self.blockSignals(False)
        self.sought.emit()

    def _fields(self) -> tuple["Filter", ...]:
        return self.area, self.position, self.kit, self.level, self.direction

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._chips = ChipRow(self.tr("Filters"))
        self._chips.add(self.favourites)
        self._chips.add(self.fits)
        column.addWidget(self._chips)
        for field in self._fields():
            self._chips.add(field)
        self.count.setWordWrap(False)
        self._chips.add(self.new_button)
        self._chips.add(self.count)
        column.addWidget(self.note)
        column.addWidget(self.grid)
        empty = QVBoxLayout(self.nothing)
        empty.setContentsMargins(0, 24, 0, 24)
        empty.setSpacing(12)
        self.nothing_words = label("", "h3")
        empty.addWidget(self.nothing_words)
        empty.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.nothing.hide()
        column.addWidget(self.nothing)


class ChipRow(QWidget):
    """Small controls in a row that wraps."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, spacing=8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add a control at the end."""
        self._flow.addWidget(part)

    def insert(self, place: int, part: QWidget) -> None:
        """Add a control at a place, in the order of the Tab key as well."""
        self._flow.addWidget(part)
        self._flow.move_last_to(place)
        item = self._flow.itemAt(place - 1) if place else self._flow.itemAt(1)
        before = item.widget() if item is not None else None
        if not place and before is not None:
            before = _stop_before(before)
        if before is not None:
            QWidget.setTabOrder(before, part)


def _stop_before(part: QWidget) -> QWidget | None:
    """Return what the Tab key comes to before this, or None."""
    before: QWidget | None = part.previousInFocusChain()
    while before and before is not part and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    return None if before is part else before


class Filter(DropDown):
    """A drop-down as small as a chip, as wide as its words; chosen, it is marked like one."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__(theme, icons, name)
        self.setProperty("kind", "filter")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self._mark)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + self._theme.px(14 + 34 + 16), self._theme.px(FIELD_HIGH) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _mark(self) -> None:
        on = self.currentIndex() > 0
        if self.property("on") != on:
            self.setProperty("on", on)
            self.style().unpolish(self)
            self.style().polish(self)
        self.updateGeometry()
