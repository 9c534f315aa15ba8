"""One exercise of a routine that is being changed: place, picture, dose, sides, how long."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.content.advice import LONGEST_PAUSE_S, MOST_REPS, MOST_TIMES
from backstretch.ui.editor_state import EditorRow
from backstretch.ui.icons import Icons
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.drag_button import DragButton
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.stepper import Stepper
from backstretch.ui.widgets.still_picture import StillPicture

PICTURE = QSize(88, 58)
HOLD_STEP, REST_STEP = 5, 5
UNDO = QKeySequence.StandardKey.Undo
LONGEST_REST = 1200
DOSE_WIDE, TIMES_WIDE, REST_WIDE, SIDES_WIDE = 62, 40, 72, 148


class Row(QWidget):
    """Tells what is asked of its exercise; the place it stands at is told from outside.

    Signals:
        moved: one place up (-1) or down (1).
        removed, doubled: it is to go, or to be there twice.
        dose_chosen, times_chosen, rest_chosen: another number.
        order_chosen: the code of other sides.
    """

    moved = Signal(int)
    removed = Signal()
    doubled = Signal()
    dose_chosen = Signal(int)
    times_chosen = Signal(int)
    rest_chosen = Signal(int)
    order_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._row: EditorRow | None = None
        self._narrow = False
        self.grip = Grip(theme)
        self.picture = StillPicture(theme, PICTURE, 8)
        self.name = label("", "strong")
        self.total = label("", "body")
        self.total.setWordWrap(False)
        self.dose = Stepper(theme, icons, self.tr("Dose"), (1, LONGEST_REST), wide=DOSE_WIDE)
        self.times = Stepper(theme, icons, self.tr("Times"), (1, MOST_TIMES), wide=TIMES_WIDE)
        self.times.set_unit(self.tr(" ×"))
        self._rest: Stepper | None = None
        self._sides: DropDown | None = None
        self.up_button, self.down_button, self.remove_button = (
            button("", "step", large=False) for _ in range(3)
        )
        self.notes = label("", "small", "muted")
        self._make()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def show_row(self, row: EditorRow, place: int, count: int) -> None:
        """Show an exercise at a place, counted from 1, of so many."""
        self._row = row
        words = self.tr("{place}, {name}, {total}")
        named = words.format(place=place, name=row.name, total=row.total)
        self.setAccessibleName(named)
        self.grip.show_place(place, named)
        self.picture.show_doing(row.figure)
        self.name.setText(row.name)
        self.total.setText(row.total)
        if row.is_held:
            self.dose.set_unit(self.tr(" s"), HOLD_STEP)
        else:
            self.dose.set_unit(self.tr(" reps"))
        self.dose.set_ends((1, LONGEST_REST if row.is_held else 2 * MOST_REPS))
        self.dose.show_value(row.dose)
        self.times.show_value(row.times)
        if row.sides or self._sides:
            self.sides.setVisible(bool(row.sides))
            self.sides.show_choices(dict(row.sides), row.order)
        if row.times > 1 or self._rest:
            self.rest.setVisible(row.times > 1)
            self.rest.show_value(row.rest)
        self.notes.setText("\n".join(row.notes))
        self.notes.setVisible(bool(row.notes))
        self.notes.setProperty("tone", "red" if row.unsafe else "muted")
        self.notes.style().unpolish(self.notes)
        self.notes.style().polish(self.notes)
        self.up_button.setEnabled(place > 1)
        self.down_button.setEnabled(place < count)
        for made, verb in (
            (self.up_button, self.tr("Move up: {name}")),
            (self.down_button, self.tr("Move down: {name}")),
            (self.remove_button, self.tr("Remove: {name}")),
        ):
            made.setAccessibleName(verb.format(name=row.name))
            made.setToolTip(made.accessibleName())
        self._dress()

    def show_figures(self, book: MotionBook) -> None:
        """Put the figure on its mat from now on."""
        self.picture.show_figures(book)

    def set_narrow(self, narrow: bool) -> None:
        """Lie in more and shorter lines, or as usual."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def stops(self) -> list[QWidget]:
        """Return what the Tab key is to walk through, in the order of reading."""
        fields: list[QWidget] = [self.dose.box, self.times.box]
        fields += [self._sides] if self._sides else []
        fields += [self._rest.box] if self._rest else []
        return [self.grip, *fields, self.up_button, self.down_button, self.remove_button]

    @property
    def sides(self) -> DropDown:
        """The sides, made for the first exercise that has any."""
        if self._sides is None:
            made = self._sides = DropDown(self._theme, self._icons, self.tr("Sides"))
            made.setFixedWidth(self._theme.px(SIDES_WIDE))
            made.picked.connect(self.order_chosen)
            self._flow.addWidget(made)
            self._flow.move_last_to(2)
            self._put_in_order()
        return self._sides

    @property
    def rest(self) -> Stepper:
        """The rest between holds or sets, made when there is more than one."""
        if self._rest is None:
            ends = (0, int(LONGEST_PAUSE_S))
            name = self.tr("Rest")
            made = self._rest = Stepper(self._theme, self._icons, name, ends, wide=REST_WIDE)
            made.set_unit(self.tr(" s rest"), REST_STEP)
            made.chosen.connect(self.rest_chosen)
            made.box.installEventFilter(self)
            self._flow.addWidget(made)
            self._put_in_order()
        return self._rest

    def _put_in_order(self) -> None:
        """Let the Tab key walk through what is there now as it is read."""
        for before, after in pairwise(self.stops()):
            QWidget.setTabOrder(before, after)

    def _make(self) -> None:
        controls = QWidget()
        self._flow = FlowLayout(controls, spacing=8)
        self._flow.setContentsMargins(0, 0, 0, 0)
        for part in (self.dose, self.times):
            self._flow.addWidget(part)
            part.box.installEventFilter(self)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(0)
        tools.addWidget(self.total)
        for made in (self.up_button, self.down_button, self.remove_button):
            tools.addWidget(made)
        self._controls = controls
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        self._place()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(hairline())

    def _place(self) -> None:
        """Put the parts where they belong; narrow, the name has a line to itself."""
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        right, none = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag(0)
        wide = (
            (self.grip, (0, 0, 2, 1), middle),
            (self.picture, (0, 1, 2, 1), middle),
            (self.name, (0, 2, 1, 1), middle),
            (self._tools, (0, 3, 1, 1), middle | right),
            (self._controls, (1, 2, 1, 2), none),
            (self.notes, (2, 2, 1, 2), none),
        )
        narrow = (
            (self.grip, (0, 0, 1, 1), middle),
            (self.name, (0, 1, 1, 3), middle),
            (self.picture, (1, 1, 1, 1), middle),
            (self._tools, (1, 2, 1, 2), middle | left),
            (self._controls, (2, 1, 1, 3), none),
            (self.notes, (3, 1, 1, 3), none),
        )
        for part, place, align in narrow if self._narrow else wide:
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place, align)

    def _connect(self) -> None:
        self.dose.chosen.connect(self.dose_chosen)
        self.times.chosen.connect(self.times_chosen)
        self.grip.step_asked.connect(self.moved)
        self.up_button.clicked.connect(lambda: self.moved.emit(-1))
        self.down_button.clicked.connect(lambda: self.moved.emit(1))
        self.remove_button.clicked.connect(self.removed)
        shortcut(self, "Alt+Up", self.tr("Move the exercise up"), lambda: self.moved.emit(-1))
        shortcut(self, "Alt+Down", self.tr("Move the exercise down"), lambda: self.moved.emit(1))
        shortcut(self, "Del", self.tr("Remove the exercise"), self.removed.emit)
        shortcut(self, "Ctrl+D", self.tr("Have the exercise twice"), self.doubled.emit)

    def _dress(self) -> None:
        side = self._theme.px(18)
        for made, icon in (
            (self.up_button, "up"),
            (self.down_button, "open"),
            (self.remove_button, "close"),
        ):
            role = "ink" if made.isEnabled() else "muted"
            made.setIcon(self._icons.icon(icon, role, side, self.devicePixelRatioF()))
            made.setIconSize(QSize(side, side))
        if self._sides:
            self._sides.setFixedWidth(self._theme.px(SIDES_WIDE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z take back what was changed, where a number would take it for itself."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.matches(UNDO):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Grip(DragButton):
    """The number of a row, to carry it by."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.set_movable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_radius", 8)
        self.setToolTip(self.tr("Drag, or press Alt and an arrow key"))
        theme.changed.connect(self.updateGeometry)

    def show_place(self, place: int, named: str) -> None:
        """Show which place it is."""
        self.setText(str(place))
        self.setAccessibleName(named)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("muted"))
        middle = self.height() / 2
        for column in (px(6), px(12)):
            for row in (-px(6), 0, px(6)):
                painter.drawEllipse(QPointF(column, middle + row), px(1.5), px(1.5))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("strong"))
        place = QRectF(px(18), 0, self.width() - px(18), self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.text())
