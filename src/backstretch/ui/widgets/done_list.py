"""What was done in a session, a row a stretch: picture, name, amount, and whether all of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.figure.scene import Doing
from backstretch.ui.icons import Icons
from backstretch.ui.player_state import DoneRow
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.thumbnails import Thumbnails

PICTURE = QSize(64, 42)


class DoneList(QWidget):
    """Shows the rows; the pictures come after the words, and only while the list is seen."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._rows: tuple[DoneRow, ...] = ()
        self._thumbnails: Thumbnails | None = None
        self._pictures: list[_Picture] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme.changed.connect(self._ask_for_pictures)

    def show_rows(self, rows: tuple[DoneRow, ...]) -> None:
        """Show these rows."""
        if rows == self._rows:
            return
        self._rows = rows
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self._pictures = [_Picture(self._theme, row.doing) for row in rows]
        for row, picture in zip(rows, self._pictures, strict=True):
            self._column.addWidget(hairline())
            self._column.addWidget(self._make_row(row, picture))
        self._ask_for_pictures()

    def show_figures(self, book: MotionBook) -> None:
        """Put a picture before each name from now on."""
        self._thumbnails = Thumbnails(self._theme, book, self)
        self._thumbnails.ready.connect(self._fill_pictures)
        self._ask_for_pictures()

    def _make_row(self, row: DoneRow, picture: "_Picture") -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, self._theme.px(5), 0, self._theme.px(5))
        line.setSpacing(12)
        amount = {
            "done": row.amount,
            "part": self.tr("{amount} of it").format(amount=row.amount),
            "skipped": self.tr("skipped"),
        }[row.state]
        name = label(row.name, "strong" if row.state != "skipped" else "body")
        dose = QLabel(amount)
        dose.setProperty("type", "small")
        dose.setProperty("tone", "muted")
        made.setMinimumHeight(self._theme.px(PICTURE.height() + 11))
        made.setAccessibleName(f"{row.name}, {amount}")
        line.addWidget(picture)
        line.addWidget(name, 1)
        line.addWidget(dose)
        line.addWidget(_Tick(self._theme, self._icons, full=row.state == "done"))
        return made

    def _size(self) -> QSize:
        return QSize(self._theme.px(PICTURE.width()), self._theme.px(PICTURE.height()))

    def _ask_for_pictures(self) -> None:
        if self._thumbnails is None:
            return
        if self.isVisible():
            doings = [row.doing for row in self._rows if row.doing]
            self._thumbnails.prepare(doings, self._size(), self.devicePixelRatioF())
        self._fill_pictures()

    def _fill_pictures(self) -> None:
        if self._thumbnails is None:
            return
        size, ratio = self._size(), self.devicePixelRatioF()
        for picture in self._pictures:
            if picture.doing is not None:
                found = self._thumbnails.picture(picture.doing, size.width(), size.height(), ratio)
                if found is not None:
                    picture.setPixmap(found)

    def showEvent(self, event: QShowEvent) -> None:
        self._ask_for_pictures()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._thumbnails is not None:
            self._thumbnails.rest()


class _Picture(QLabel):
    """Keeps the place of a picture, on the ground of a stage until it comes."""

    def __init__(self, theme: Theme, doing: Doing | None) -> None:
        super().__init__()
        self._theme = theme
        self.doing = doing
        self.setFixedSize(theme.px(PICTURE.width()), theme.px(PICTURE.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.pixmap().isNull():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        super().paintEvent(event)


class _Tick(QWidget):
    """A tick where all of it was done, a dash where not; the words before it say the same."""

    def __init__(self, theme: Theme, icons: Icons, *, full: bool) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._full = full
        self.setFixedSize(theme.px(18), theme.px(18))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._full:
            self._icons.paint(painter, "check", "pine", rect)
            return
        painter.setPen(QPen(self._theme.colour("muted"), self._theme.px(2)))
        y, edge = rect.center().y(), rect.width() / 4
        painter.drawLine(round(edge), round(y), round(rect.width() - edge), round(y))
