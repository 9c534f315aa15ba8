"""The section of the Settings about the program: versions, licences, where the diary lies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_diagnostics import DiagnosticsPart
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sections import Facts, Section, breakable
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button


class AboutSection(Section):
    """Version, licences, where the diary lies, what can be copied for a question.

    Signals:
        open_folder_asked: show the folder of the diary.
        copy_path_asked: put the place of the diary on the clipboard.
    """

    open_folder_asked = Signal()
    copy_path_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, facts: Facts) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("About"))
        home = self.tr("Your diary is one file on this computer. Backstretch never goes online.")
        self._column.addWidget(Message(theme, icons, "good", home))
        self._column.addSpacing(4)
        self.folder_button = ActionButton(
            theme, icons, self.tr("Open folder"), "folder", grade="small"
        )
        self.copy_button = button(self.tr("Copy path"), "plain", large=False)
        self.copy_button.setProperty("grade", "small")
        self.folder_button.clicked.connect(self.open_folder_asked)
        self.copy_button.clicked.connect(self.copy_path_asked)
        both = QWidget()
        line = FlowLayout(both)
        line.addWidget(self.folder_button)
        line.addWidget(self.copy_button)
        self.diary = SettingRow(theme, self.tr("Your diary"), breakable(facts.diary), both)
        self.diary.detail.setAccessibleName(facts.diary)
        self.diagnostics = DiagnosticsPart(theme, icons)
        rows = [SettingRow(theme, *line) for line in self._lines(facts)]
        self._add_rows([self.diary, self.diagnostics, *rows])

    def _lines(self, facts: Facts) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Backstretch {version}").format(version=facts.version),
                self.tr(
                    "GNU General Public Licence, version 3 or later. It comes with no warranty."
                ),
            ),
            (
                self.tr("Qt {version} and PySide6").format(version=facts.qt_version),
                self.tr("GNU Lesser General Public Licence, version 3"),
            ),
            (
                self.tr("Voice and typeface"),
                self.tr(
                    "The recordings are in the public domain (CC0 1.0). "
                    "Inter is under the SIL Open Font Licence 1.1."
                ),
            ),
            (
                self.tr("Also inside"),
                self.tr("msgspec (BSD), appdirs, miniaudio and wakepy (MIT)"),
            ),
        )
