"""Draws every part of the interface in all its states on one sheet, to be looked at.

A developer's tool, not part of the program. `python packaging/component_sheet.py FILE.png
[daylight|dusk] [TEXT_SIZE] [stronger]` writes the picture.
"""

import os
import sys
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from backstretch.resources import resources_dir
from backstretch.ui.icons import Icons
from backstretch.ui.player_state import LaneGroup, LanePiece
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.choice_row import ChoiceRow
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.focus_ring import FocusRing
from backstretch.ui.widgets.lane_bar import LaneBar
from backstretch.ui.widgets.message import Message, MessageTone
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.parts import Tone, button, key_cap, label, tag
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.step_slider import StepSlider
from backstretch.ui.widgets.stepper import Stepper
from backstretch.ui.widgets.toast import Toast
from backstretch.ui.widgets.toggle import Toggle
from backstretch.ui.widgets.track_countdown import Lap, TrackCountdown
from backstretch.ui.widgets.week_lap import WeekLap

SIZE = QSize(1440, 900)
ROLES = (
    *("window", "surface", "sunken", "line", "edge", "track", "ink", "muted", "clay"),
    *("clay_text", "pine", "blue", "amber", "red", "clay_tint", "pine_tint", "blue_tint"),
    *("amber_tint", "red_tint"),
)
TYPES = (
    ("h1", "ink", "Page title 28"),
    ("h2", "ink", "Section 22"),
    ("h3", "ink", "Group 16"),
    ("body", "ink", "Body 15. Keep your tailbone heavy on the mat."),
    ("small", "muted", "Small 13.5, muted. With switches and rests."),
    ("smallest", "muted", "Smallest 12.5, axis and hints only."),
)
LAPS = (
    Lap("hold", "18", 0.4),
    Lap("prep", "5", 0.5),
    Lap("paused", "18", 0.4),
    Lap("hold", "3", 0.93, last_three=True),
)
LANES = (
    LaneGroup("Cat-cow", (LanePiece(64, "done"),)),
    LaneGroup("Lunge", (LanePiece(30, "done"),) * 4),
    LaneGroup("Piriformis", (LanePiece(30, "done"), LanePiece(30, "now", 0.4), LanePiece(30))),
    LaneGroup("Hamstring", (LanePiece(30, "skipped"), LanePiece(30, "skipped"))),
    LaneGroup("Rest", (LanePiece(47),)),
)
MESSAGES: tuple[tuple[MessageTone, str], ...] = (
    ("info", "Order note. You can ignore this."),
    ("good", "Within 10 to 15 minutes."),
    ("caution", "Leave it out if it sends pain down the leg."),
    ("warning", "See a doctor before you stretch."),
)
TAGS: tuple[tuple[Tone, str], ...] = (
    ("plain", "Article"),
    ("pine", "Worth a test"),
    ("blue", "Trial"),
    ("amber", "Moved"),
    ("red", "Paused"),
)


def component_sheet(theme: Theme, icons: Icons) -> QWidget:
    """Return the sheet, 1440 pixels wide at a text size of 100 %, and as high as it needs."""
    sheet = Sheet(theme, icons)
    size = SIZE * theme.text_scale
    sheet.resize(size.expandedTo(QSize(0, sheet.heightForWidth(size.width()))))
    return sheet


class Sheet(QWidget):
    """Two columns of parts; what is to be seen with the focus wears a ring of its own."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._rings: list[FocusRing] = []
        self._focused: list[QWidget] = []
        self._hovered: list[QWidget] = []
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        columns = self._columns = QHBoxLayout(self)
        columns.setContentsMargins(28, 24, 28, 24)
        columns.setSpacing(36)
        columns.addLayout(self._left(), 2)
        columns.addLayout(self._right(), 5)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(label("Colour roles", "group"))
        swatches = QGridLayout()
        for place, role in enumerate(ROLES):
            swatches.addWidget(swatch(self._theme, role), place // 3, place % 3)
        column.addLayout(swatches)
        column.addWidget(label("Type", "group"))
        for kind, tone, words in TYPES:
            column.addWidget(label(words, kind, tone))
        column.addWidget(label("Lane bar", "group"))
        lanes = LaneBar(self._theme)
        lanes.set_sizes(self._theme.px(12), self._theme.px(13))
        lanes.show_lanes(LANES, "Step 3 of 5")
        column.addWidget(lanes)
        column.addWidget(label("The week as a lap", "group"))
        week = WeekLap(self._theme)
        week.show_week(2, 4)
        column.addWidget(week)
        column.addWidget(label("Stepper, slider, keys", "group"))
        column.addLayout(self._numbers())
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        for title, rows in (
            ("Buttons", (self._buttons(), self._more_buttons())),
            ("Chip, segment, toggle", (self._chips(), self._segments())),
            ("Field", (self._fields(),)),
            ("Lap: hold, get ready, paused, last 3 s", (self._laps(),)),
            ("Pain scale: idle, chosen", (self._scales(),)),
            ("Messages: icon and words, tint second", (self._messages(),)),
            ("Choices, ticks, tags", (self._rows(), self._tags())),
        ):
            column.addWidget(label(title, "group"))
            for row in rows:
                column.addLayout(row)
        column.addStretch(1)
        column.addSpacing(self._theme.px(60))
        self.toast = Toast(self._theme, self)
        return column

    def _buttons(self) -> QLayout:
        row = FlowLayout(spacing=14)
        for state in ("primary", "hover", "focus", "disabled"):
            made = ActionButton(self._theme, self._icons, "Start", "play", "primary")
            row.addWidget(self._captioned(made, state))
        for state in ("secondary", "hover", "focus"):
            row.addWidget(self._captioned(button("Change", "secondary", large=False), state))
        small = ActionButton(self._theme, self._icons, "Open folder", "folder", grade="small")
        row.addWidget(self._captioned(small, "small"))
        return row

    def _more_buttons(self) -> QLayout:
        row = FlowLayout(spacing=14)
        for kind in ("stop", "inner", "plain"):
            for state in (kind, "hover", "focus"):
                made = button(kind.capitalize(), kind, large=False)
                row.addWidget(self._captioned(made, state))
        return row

    def _chips(self) -> QLayout:
        row = FlowLayout(spacing=10)
        for words, state in (("Tight", "on"), ("Sharp", "off"), ("Focus", "focus")):
            chip = Chip(self._theme, self._icons, words)
            chip.setChecked(state == "on")
            self._put_in(chip, state)
            row.addWidget(chip)
        return row

    def _segments(self) -> QLayout:
        row = FlowLayout(spacing=14)
        hills = SegmentBar(self._theme, "Hills", height=36)
        hills.show_choices(((1, "Flat"), (2, "Rolling"), (3, "Hilly")), 3)
        row.addWidget(hills)
        for name, on, state in (
            ("on", True, "on"),
            ("off", False, "off"),
            ("focus", True, "focus"),
            ("disabled", True, "disabled"),
        ):
            toggle = Toggle(self._theme, name)
            toggle.setChecked(on)
            self._put_in(toggle, state)
            row.addWidget(toggle)
        return row

    def _fields(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for name, text, state in (
            ("Distance", "8.2", "off"),
            ("Focus", "8.2", "focus"),
            ("Error", "82", "off"),
            ("Disabled", "8.2", "disabled"),
        ):
            field = Field(self._theme, self._icons, name, "km")
            field.line.setText(text)
            self._put_in(field.line, state)
            if name == "Error":
                field.complain("82 km in 47 min? Check the distance.")
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _laps(self) -> QLayout:
        row = QHBoxLayout()
        for lap in LAPS:
            made = TrackCountdown(self._theme)
            made.set_digit_px(self._theme.px(50), self._theme.px(40))
            made.setFixedSize(self._theme.px(150), self._theme.px(80))
            made.show_lap(lap, lap.look, lap.text)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _scales(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        for score in (None, 3):
            scale = PainScale(self._theme, "Pain now", 32, 14)
            scale.show_score(score)
            row.addWidget(scale)
        return row

    def _messages(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for tone, words in MESSAGES:
            column.addWidget(Message(self._theme, self._icons, tone, words))
        return column

    def _tags(self) -> QLayout:
        row = FlowLayout(spacing=8)
        for tone, words in TAGS:
            row.addWidget(tag(words, tone))
        return row

    def _numbers(self) -> QLayout:
        row = FlowLayout(spacing=14)
        for value, state in ((5, "off"), (10, "focus")):
            stepper = Stepper(self._theme, self._icons, "Effort", (0, 10))
            stepper.show_value(value)
            self._put_in(stepper.box, state)
            row.addWidget(stepper)
        slider = StepSlider("Text size", (90, 200), 10)
        slider.show_value(130)
        slider.setFixedWidth(140)
        row.addWidget(slider)
        for key in ("Space", "H"):
            row.addWidget(key_cap(key))
        return row

    def _rows(self) -> QLayout:
        row = QHBoxLayout()
        for words, detail in (("Full voice", "Every cue is spoken"), ("Silent", "")):
            choice = ChoiceRow(self._theme, words, detail)
            choice.setAutoExclusive(False)
            choice.setChecked(bool(detail))
            row.addWidget(choice)
        for words, on, grave in (
            ("None of these", True, False),
            ("A bad fall", True, True),
            ("Night pain", False, False),
        ):
            tick = TickRow(self._theme, self._icons, words, grave=grave)
            tick.setChecked(on)
            row.addWidget(tick)
        return row

    def _captioned(self, made: QWidget, state: str) -> QWidget:
        self._put_in(made, state)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(made)
        words = label(state, "smallest", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        return whole

    def _put_in(self, made: QWidget, state: str) -> None:
        """Put a control into a state that otherwise needs a pointer or the keyboard."""
        if state == "hover":
            self._hovered.append(made)
        elif state == "disabled":
            made.setEnabled(False)
        elif state == "focus":
            self._focused.append(made)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put the rings and the toast where their controls now are."""
        self.ensurePolished()
        self._columns.activate()
        for made in self._hovered:
            _point_at(made)
        for made in self._focused[len(self._rings) :]:
            self._rings.append(FocusRing(self._theme, self))
            self._rings[-1].follow(made)
        self.toast.show_done("Saved. Pain after the run: 3, mild.", "Undo")


def _point_at(made: QWidget) -> None:
    made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    none, key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(5, 5)
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, key)
    QApplication.sendEvent(made, move)


def swatch(theme: Theme, role: str) -> QWidget:
    """Return one colour with its role."""
    side = theme.px(30)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("edge"), 1))
    painter.setBrush(theme.colour(role))
    painter.drawRoundedRect(QRectF(1.5, 1.5, side - 3, side - 3), 8, 8)
    painter.end()
    whole, colour = QWidget(), QLabel()
    colour.setPixmap(pixmap)
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(colour)
    line.addWidget(label(role.replace("_", " "), "small"), 1)
    return whole


def main(arguments: list[str]) -> None:
    """Write the picture that the command line asks for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    look: Literal["daylight", "dusk"] = "dusk" if "dusk" in arguments else "daylight"
    size = next((int(word) for word in arguments if word.isdigit()), 100)
    app = QApplication([])
    theme = Theme(
        resources_dir(),
        app.styleHints(),
        look,
        size / 100,
        stronger_contrast="stronger" in arguments,
    )
    theme.apply_to(app)
    sheet = component_sheet(theme, Icons(resources_dir() / "icons", theme))
    sheet.show()
    app.processEvents()
    sheet.grab().save(arguments[0])


if __name__ == "__main__":
    main(sys.argv[1:])
