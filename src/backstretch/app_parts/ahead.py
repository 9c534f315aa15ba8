"""Reads the program's own modules ahead, so that a page opened the first time opens at once.

It takes a few milliseconds at a time, so that the window can answer in between.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

from PySide6.QtCore import QObject, QTimer

KINDS = (
    "QWizard,QWizardPage,QMessageBox,QErrorMessage",
    "QFileDialog,QColorDialog,QFontDialog,QInputDialog,QProgressDialog,QDialogButtonBox",
    "QTextBrowser,QPlainTextEdit,QGraphicsView,QMdiArea,QMdiSubWindow",
    "QTreeWidget,QTableWidget,QListWidget,QUndoView,QColumnView,QHeaderView",
    "QCalendarWidget,QDateTimeEdit,QFontComboBox,QDoubleSpinBox,QLCDNumber,QDial",
    "QToolBar,QToolBox,QToolButton,QTabWidget,QTabBar,QDockWidget,QSplitter,QSplashScreen",
    "QRhiWidget,QKeySequenceEdit,QStatusBar,QGroupBox,QProgressBar,QRubberBand,QSizeGrip",
    "QFocusFrame,QMenuBar,QCommandLinkButton,QRadioButton,QCheckBox",
)
"""Kinds of widgets, most of which nobody uses.

Qt's bindings make the class of a kind when it is named. The first widget that Qt itself made, as
the inside of what scrolls, has them look through all kinds there are: 14 ms at once.
"""

NEEDED = (
    *(f"PySide6.QtWidgets:{kinds}" for kinds in KINDS),
    "backstretch.ui.pages.plan_day",
    "backstretch.ui.pages.plan_board",
    "backstretch.ui.pages.plan",
    "backstretch.ui.plan_desk",
    "backstretch.ui.library_state",
    "backstretch.ui.library_view",
    "backstretch.ui.exercise_view",
    "backstretch.ui.widgets.live_figures",
    "backstretch.ui.pages.library_exercises",
    "backstretch.ui.pages.library",
    "backstretch.ui.library_desk",
    "backstretch.ui.own_desk",
    "backstretch.browsing",
    "backstretch.app_parts.library_pages",
    "backstretch.ui.pages.exercise_stage",
    "backstretch.ui.pages.exercise",
    "backstretch.ui.pages.library_routines",
    "backstretch.ui.pages.library_learn",
    "backstretch.ui.pages.learn_card",
    "backstretch.ui.pages.journal_card",
    "backstretch.exchange.import_plan",
    "backstretch.exchange.import_words",
    "backstretch.ui.import_words",
    "backstretch.ui.pages.import_runs",
    "backstretch.ui.pages.journal",
    "backstretch.ui.journal_view",
    "backstretch.ui.journal_desk",
    "backstretch.logbook",
    "backstretch.logbook_parts.day_by_day",
    "backstretch.bodymap.views",
    "backstretch.ui.widgets.body_map_paint",
    "backstretch.ui.pages.log_safety_part",
    "backstretch.ui.pages.log_back_part",
    "backstretch.ui.pages.log_run",
    "backstretch.logbook_parts.entry",
    "backstretch.app_parts.actions",
    "backstretch.ui.pages.palette",
    "backstretch.ui.pages.keys_sheet",
    "backstretch.insights.trend_states",
    "backstretch.insights.gathering",
    "backstretch.insights.triggers",
    "backstretch.insights.trends",
    "backstretch.insights.trial",
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
    "backstretch.ui.trends_desk",
    "backstretch.trending",
    "backstretch.ui.pages.shoes",
    "backstretch.ui.shoes_desk",
    "backstretch.exchange.csv_out",
    "backstretch.exchange.json_out",
    "backstretch.exchange.json_in",
    "backstretch.exchange.merge",
    "backstretch.diary.merging",
    "backstretch.ui.pages.settings_back",
    "backstretch.journal.forgetting",
    "backstretch.journal.copies",
    "backstretch.ui.pages.settings_data",
    "backstretch.ui.pages.settings_session",
    "backstretch.ui.pages.settings_sound",
    "backstretch.ui.pages.settings_keyboard",
    "backstretch.ui.pages.settings",
    "backstretch.ui.settings_desk",
    "backstretch.app_parts.listening",
    "backstretch.app_parts.settings_made",
    "backstretch.ui.editor_view",
    "backstretch.ui.pages.editor_row",
    "backstretch.ui.pages.editor",
    "backstretch.ui.editor_desk",
    "backstretch.app_parts.crafting",
    "backstretch.exchange.fit_in",
    "backstretch.exchange.import_reading",
    "backstretch.diary.importing",
    "backstretch.ui.import_desk",
    "backstretch.fetching",
    "backstretch.ui.report.facts",
    "backstretch.ui.report.asked",
    "backstretch.ui.report.blocks",
    "backstretch.ui.report.table",
    "backstretch.ui.report.sections",
    "backstretch.ui.report.clinician",
    "backstretch.reporting.gathering",
    "backstretch.ui.pages.report",
    "backstretch.ui.report.desk",
    "backstretch.reporting.window",
)
"""What the pages need: those opened most, and soonest read, come first.

Each of these brings few others along that are not there yet.
"""

BETWEEN_MS = 4


class Ahead(QObject):
    """Has `bring` import what is needed one by one, while `may` says that now is a good moment.

    It is named as a module, or as a module and what is in it, as in `module:one,another`.

    `go_on` begins, and takes it up again once it is one. `left` are those still to come, the next
    one last.
    """

    def __init__(
        self,
        may: Callable[[], bool],
        parent: QObject,
        needed: Sequence[str] = NEEDED,
        bring: Callable[[str], ModuleType] = import_module,
    ) -> None:
        super().__init__(parent)
        self._may = may
        self._bring = bring
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
            module, _, inside = self.left.pop().partition(":")
            found = self._bring(module)
            for kind in filter(None, inside.split(",")):
                getattr(found, kind, None)
            self.go_on()
