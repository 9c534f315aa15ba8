"""Reads the program's own modules ahead, so that a page opened the first time opens at once.

It takes a few milliseconds at a time, so that the window can answer in between.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

NEEDED = (
    "backstretch.insights.gathering",
    "backstretch.insights.triggers",
    "backstretch.insights.trends",
    "backstretch.insights.trial",
    "backstretch.bodymap.views",
    "backstretch.ui.widgets.body_map_paint",
    "backstretch.ui.charts.drawing",
    "backstretch.ui.charts.abilities",
    "backstretch.ui.charts.legend",
    "backstretch.ui.trends_state",
    "backstretch.ui.widgets.chart_table",
    "backstretch.ui.pages.trends_order",
    "backstretch.ui.widgets.body_map_picture",
    "backstretch.ui.pages.trends",
    "backstretch.ui.trends_pain",
    "backstretch.ui.trends_weeks",
    "backstretch.trending",
    "backstretch.ui.pages.journal_card",
    "backstretch.exchange.import_plan",
    "backstretch.exchange.import_words",
    "backstretch.ui.pages.import_runs",
    "backstretch.ui.pages.journal",
    "backstretch.ui.journal_view",
    "backstretch.ui.journal_desk",
    "backstretch.logbook",
    "backstretch.logbook_parts.day_by_day",
    "backstretch.ui.pages.log_safety_part",
    "backstretch.ui.pages.log_back_part",
    "backstretch.ui.pages.log_run",
    "backstretch.logbook_parts.entry",
    "backstretch.ui.pages.shoes",
    "backstretch.ui.shoes_desk",
    "backstretch.exchange.csv_out",
    "backstretch.exchange.json_out",
    "backstretch.exchange.json_in",
    "backstretch.diary.merging",
    "backstretch.ui.pages.settings_back",
    "backstretch.journal.forgetting",
    "backstretch.journal.copies",
    "backstretch.ui.pages.settings_data",
    "backstretch.ui.pages.settings_session",
    "backstretch.ui.pages.settings_sound",
    "backstretch.ui.pages.settings",
    "backstretch.ui.settings_desk",
    "backstretch.app_parts.listening",
    "backstretch.ui.report.asked",
    "backstretch.ui.report.sections",
    "backstretch.ui.report.clinician",
    "backstretch.reporting.gathering",
    "backstretch.reporting.window",
)
"""What the slower pages need; each of these brings few others along that are not there yet."""

BETWEEN_MS = 8


class Ahead(QObject):
    """Imports modules one by one, while `may` says that now is a good moment.

    `go_on` begins, and takes it up again once it is one. `left` are those still to come, the next
    one last.
    """

    def __init__(
        self, may: Callable[[], bool], parent: QObject, needed: Sequence[str] = NEEDED
    ) -> None:
        super().__init__(parent)
        self._may = may
        self.left = [name for name in reversed(needed) if name not in sys.modules]
        self.timer = QTimer(self, singleShot=True, interval=BETWEEN_MS)
        self.timer.timeout.connect(self._take_one)

    def go_on(self) -> None:
        """Go on with what is left, or rest where now is no good moment."""
        if self.left and self._may():
            self.timer.start()
        else:
            self.timer.stop()

    def _take_one(self) -> None:
        if self._may():
            import_module(self.left.pop())
            self.go_on()
