"""The part of the Settings with the rule of the traffic light and its limits."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.care.light import Limits, limits_of
from backstretch.content.care import LimitsRule
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.stepper import Stepper


class LimitsPart(QWidget):
    """Shows the rule with the limits that hold, and emits what they are to be.

    A limit cannot be stepped beyond its range, nor amber below green.

    Signals:
        chosen: the Limits that are wanted.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._limits = Limits(0, 0, 0)
        self._rule: LimitsRule | None = None
        self.rule = label("", "body")
        self.green = Stepper(theme, icons, self.tr("Green up to"), (0, 10))
        self.amber = Stepper(theme, icons, self.tr("Amber up to"), (0, 10))
        self.rise = Stepper(theme, icons, self.tr("Red if pain rises by"), (0, 10))
        self.usual_button = ActionButton(
            theme, icons, self.tr("Usual limits"), "restart", grade="small"
        )
        self.green_row = SettingRow(theme, self.tr("Green up to"), " ", self.green)
        self.amber_row = SettingRow(theme, self.tr("Amber up to"), " ", self.amber)
        self.rise_row = SettingRow(theme, self.tr("Red if pain rises by"), " ", self.rise)
        self.usual_row = SettingRow(
            theme, self.tr("Back to the usual limits"), " ", self.usual_button
        )
        self.red = label("", "small")
        self._make()
        self.green.chosen.connect(lambda n: self._tell(replace(self._limits, green_at_most=n)))
        self.amber.chosen.connect(lambda n: self._tell(replace(self._limits, amber_at_most=n)))
        self.rise.chosen.connect(lambda n: self._tell(replace(self._limits, red_rise=n)))
        self.usual_button.clicked.connect(self._tell_usual)

    def show_limits(self, limits: Limits, rule: LimitsRule) -> None:
        """Show the limits that hold, with what each light asks for."""
        self._limits, self._rule = limits, rule
        usual = limits_of(rule)
        green, amber, rise = limits.green_at_most, limits.amber_at_most, limits.red_rise
        for stepper, (first, last), value in (
            (self.green, (rule.green_range[0], min(rule.green_range[1], amber - 1)), green),
            (self.amber, (max(rule.amber_range[0], green + 1), rule.amber_range[1]), amber),
            (self.rise, rule.rise_range, rise),
        ):
            stepper.set_ends((first, last))
            stepper.show_value(value)
        self.rule.setText(rule.words if limits == usual else self._own_words())
        self._say_rows(limits, rule)
        self.usual_row.say(
            self.tr("Green up to {green}, amber up to {amber}, red if it rises by {rise}").format(
                green=usual.green_at_most, amber=usual.amber_at_most, rise=usual.red_rise
            )
        )
        self.usual_button.setEnabled(limits != usual)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key comes to, in order."""
        return (self.green.box, self.amber.box, self.rise.box, self.usual_button)

    def _own_words(self) -> str:
        return self.tr(
            "In or after a run, up to {green} is green and up to {amber} amber. More is red, and "
            "so is a rise of {rise} after it. These are your own limits."
        ).format(
            green=self._limits.green_at_most,
            amber=self._limits.amber_at_most,
            rise=self._limits.red_rise,
        )

    def _say_rows(self, limits: Limits, rule: LimitsRule) -> None:
        green, amber = limits.green_at_most, limits.amber_at_most
        self.green_row.say(
            self.tr("{span}: carry on as planned.").format(span=self._span(0, green))
        )
        self.amber_row.say(
            self.tr(
                "{span}: fine if it settles by bedtime and is no higher next morning. "
                "Keep the load, do not add."
            ).format(span=self._span(green + 1, amber))
        )
        less = limits.red_rise - 1
        one = self.tr("One more is within the usual ups and downs.")
        several = self.tr("Up to {n} more is within the usual ups and downs.")
        noise = one if less == 1 else several.format(n=less)
        more = self.tr("So many points more after a run, or next morning.")
        self.rise_row.say(f"{more} {noise}" if less else more)
        self.red.setText(
            self.tr(
                "Red, {span}: stop and walk home, then a gentle session or rest. "
                "Make the next run {low} to {high} % shorter."
            ).format(span=self._span(amber + 1, 10), low=rule.shorten[0], high=rule.shorten[1])
        )

    def _span(self, first: int, last: int) -> str:
        if first == last:
            return str(first)
        return self.tr("{first} to {last}").format(first=first, last=last)

    def _tell(self, limits: Limits) -> None:
        self.chosen.emit(limits)

    def _tell_usual(self) -> None:
        if self._rule is not None:
            self.chosen.emit(limits_of(self._rule))

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Traffic light of a run"), "h3"))
        column.addWidget(self.rule)
        column.addWidget(self.red)
        always = self.tr(
            "Pain that rises as you run, makes you limp or spreads down a leg is always red."
        )
        column.addWidget(label(always, "small"))
        origin = self.tr(
            "The rule was made for knees and Achilles tendons. "
            "Nobody has tested it in backs, so take it as a guide."
        )
        column.addWidget(label(origin, "small", "muted"))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for row in (self.green_row, self.amber_row, self.rise_row, self.usual_row):
            rows.addWidget(hairline())
            rows.addWidget(row)
        column.addLayout(rows)
