"""The seven days of the Plan page, side by side or one under the other, and moving between them."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.plan_day import DayBox
from backstretch.ui.plan_state import DayState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.idle_turns import IdleTurns


class PlanBoard(QWidget):
    """Shows seven days and tells what is asked of them; nothing moves before it is shown so.

    A session goes only to a day that has a place for it: let go anywhere else, it stays.

    Signals:
        move_asked: a session is to go from one date to another.
        wish_asked: a date, and what is asked for it as a Wish.
        looked_at: the day that the pointer or the focus came to.
        carried: a card is being dragged, with the pointer's place on the board.
    """

    move_asked = Signal(object, object)
    wish_asked = Signal(object, object)
    looked_at = Signal(object)
    carried = Signal(QPointF)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._days: tuple[DayState, ...] = ()
        self._follow: date | None = None
        self._came_from: date | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.boxes = tuple(DayBox(theme, icons) for _ in range(7))
        turns = IdleTurns(self)
        for number, box in enumerate(self.boxes):
            box.tile.figures.share(turns)
            self._line.addWidget(box, 1)
            self._connect(number, box)
        self._carried_card = QLabel(self)  # over the whole window while a card is carried
        self._carried_card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._carried_card.hide()
        self.set_rows(False)

    def show_days(self, days: tuple[DayState, ...]) -> None:
        """Show these seven days; a card that was moved by keys keeps the focus."""
        self._let_go()
        self._days = days
        left = next((box for box in self.boxes if box.tile.hasFocus()), None)
        for box, day in zip(self.boxes, days, strict=True):
            box.show_day(day)
        follow, self._follow = self._follow, None
        for box, day in zip(self.boxes, days, strict=True):
            if day.date == follow and day.tile is not None:
                box.tile.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if left is not None and not left.tile.isVisibleTo(self):
            left.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_back(self) -> None:
        """Let the focus go with the card that moved last, if the next days show it back."""
        self._follow = self._came_from

    def forget_move(self) -> None:
        """Something else was asked for: what is taken back next is not the last move."""
        self._follow = self._came_from = None

    def show_figures(self, book: MotionBook) -> None:
        """Put figures on the cards from now on."""
        for box in self.boxes:
            box.tile.show_figures(book)

    def set_rows(self, rows: bool, *, stacked: bool = False) -> None:
        """Put the days one under the other, `stacked` their sessions too, or side by side."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if rows else way.LeftToRight)
        self._line.setSpacing(8)
        for box in self.boxes:
            box.set_wide(rows, stacked=stacked)

    def start_focus(self) -> bool:
        """Put the focus on the first day that can be changed; tell whether there is one."""
        for box in self.boxes:
            if box.head.isEnabled():
                box.head.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _connect(self, number: int, box: DayBox) -> None:
        box.wish_asked.connect(partial(self._wish, number))
        box.move_asked.connect(partial(self._move, number))
        box.looked_at.connect(partial(self._look, number))
        tile = box.tile
        tile.dragged.connect(partial(self._carry, number))
        tile.dropped.connect(partial(self._drop, number))
        tile.let_be.connect(self._let_go)
        tile.step_asked.connect(partial(self._step, number))
        tile.places_asked.connect(partial(self._show_places, number))

    def _wish(self, number: int, wish: object) -> None:
        self.forget_move()
        self.wish_asked.emit(self._days[number].date, wish)

    def _move(self, number: int, end: date) -> None:
        self._follow, self._came_from = end, self._days[number].date
        self.move_asked.emit(self._days[number].date, end)

    def _look(self, number: int) -> None:
        if self._days:
            self.looked_at.emit(self._days[number])

    def _step(self, number: int, step: int) -> None:
        """Ask for the nearest free place before or after the day."""
        day = self._days[number]
        if step < 0:
            ends = [place.date for place in day.places if place.date < day.date][-1:]
        else:
            ends = [place.date for place in day.places if place.date > day.date][:1]
        for end in ends:
            self._move(number, end)

    def _show_places(self, number: int, shown: bool, aim: DayBox | None = None) -> None:
        free = {place.date for place in self._days[number].places} if shown else set()
        for box, day in zip(self.boxes, self._days, strict=True):
            box.offer_place(day.date in free, aimed_at=box is aim)

    def _carry(self, number: int, pointer: QPointF) -> None:
        spot = QPointF(self.mapFromGlobal(pointer))
        card = self._carried_card
        if not card.isVisible():
            card.setParent(self.window())
            card.setPixmap(self._picture(number))
            card.adjustSize()
        corner = self.window().mapFromGlobal(pointer) - QPointF(card.width() / 2, 24)
        card.move(corner.toPoint())
        card.show()
        card.raise_()
        end = self._place_at(number, spot)
        aim = next((b for b, d in zip(self.boxes, self._days, strict=True) if d.date == end), None)
        self._show_places(number, True, aim)
        self.carried.emit(spot)

    def _picture(self, number: int) -> QPixmap:
        return self.boxes[number].tile.grab()

    def _drop(self, number: int, pointer: QPointF) -> None:
        end = self._place_at(number, QPointF(self.mapFromGlobal(pointer)))
        self._let_go()
        if end is not None:
            self._move(number, end)

    def _place_at(self, number: int, spot: QPointF) -> date | None:
        """Return the day at a spot, if the session may go there."""
        free = {place.date for place in self._days[number].places}
        for box, day in zip(self.boxes, self._days, strict=True):
            if day.date in free and box.geometry().contains(spot.toPoint()):
                return day.date
        return None

    def _let_go(self) -> None:
        self._carried_card.hide()
        self._carried_card.setParent(self)
        for box in self.boxes:
            box.offer_place(False)
