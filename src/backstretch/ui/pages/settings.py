"""The Settings page: sections at the left, what is chosen at the right, kept at once."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_about import AboutSection
from backstretch.ui.pages.settings_appearance import AppearanceSection
from backstretch.ui.pages.settings_back import BackSection
from backstretch.ui.pages.settings_data import DataSection
from backstretch.ui.pages.settings_erase import EraseSection
from backstretch.ui.pages.settings_health import HealthSection
from backstretch.ui.pages.settings_keyboard import KeyboardSection
from backstretch.ui.pages.settings_parts import SECTION_PX, SectionButton
from backstretch.ui.pages.settings_reminders import RemindersSection, Surroundings
from backstretch.ui.pages.settings_sections import Facts, Section
from backstretch.ui.pages.settings_session import SessionSection
from backstretch.ui.pages.settings_shelf import SectionShelf
from backstretch.ui.pages.settings_voice import VoiceSection
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.scroll_keys import scroll_by_key
from backstretch.ui.widgets.toast import Toast

WIDEST = 860
BESIDE_FROM = 720  # narrower pages have the sections above, at 100 %


class SettingsPage(QScrollArea):
    """Shows the settings and emits what was chosen.

    Signals:
        changed: the name of a setting and what it is to be.
        open_folder_asked: show the folder of the diary.
        copy_path_asked: put the place of the diary on the clipboard.
        login_asked: whether the program is to start at login.
        listen_asked: let a cue be heard as it is chosen.
        undo_asked: take the last change back.
        look_asked: look at what works on this computer.
        diagnostics_asked: look at this computer and the log, for what can be copied.
        copy_asked: put this text on the clipboard.
        erase_asked: everything is to be deleted.
        section_asked: the name of a section that is about to be seen.
    """

    changed = Signal(str, object)
    open_folder_asked = Signal()
    copy_path_asked = Signal()
    login_asked = Signal(bool)
    listen_asked = Signal()
    undo_asked = Signal()
    look_asked = Signal()
    diagnostics_asked = Signal()
    copy_asked = Signal(str)
    erase_asked = Signal()
    section_asked = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, facts: Facts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Settings"))
        self._facts = facts
        self._found = Surroundings()
        self._shelf = SectionShelf()
        self._shelf.changed.connect(self.changed)
        self.sound = self._shelf.put(VoiceSection(theme, icons))
        self.sound.listen_asked.connect(self.listen_asked)
        self.appearance = self._shelf.put(AppearanceSection(theme, icons))
        self.back = self._shelf.put(BackSection(theme, icons))
        self.data = self._shelf.put(DataSection(theme, icons))
        self.data.set_able(False)  # until there is a diary behind it
        self.notice = Message(theme, icons, "caution")
        self.entries: dict[str, SectionButton] = {}
        self._make_page()
        self.toast = Toast(theme, self)
        self.toast.acted.connect(self.undo_asked)
        undo = QKeySequence.StandardKey.Undo
        shortcut(self, undo, self.tr("Undo the last change"), self.undo_asked.emit)
        self.choose("sound")
        theme.changed.connect(self._arrange)
        self._arrange()

    @cached_property
    def reminders(self) -> RemindersSection:
        """When to remind; made when it is first wanted, as those that follow."""
        made = RemindersSection(self._theme, self._icons)
        made.login_asked.connect(self.login_asked)
        made.show_surroundings(self._found)
        return self._shelf.put(made)

    @cached_property
    def session(self) -> SessionSection:
        """How sessions go on."""
        return self._shelf.put(SessionSection(self._theme, self._icons))

    @cached_property
    def keyboard(self) -> KeyboardSection:
        """What the keys do."""
        return self._shelf.put(KeyboardSection(self._theme, self._icons, self))

    @cached_property
    def health(self) -> HealthSection:
        """What works on this computer."""
        made = HealthSection(self._theme, self._icons)
        made.look_asked.connect(self.look_asked)
        return self._shelf.put(made)

    @cached_property
    def about(self) -> AboutSection:
        """Versions and licences."""
        made = AboutSection(self._theme, self._icons, self._facts)
        made.open_folder_asked.connect(self.open_folder_asked)
        made.copy_path_asked.connect(self.copy_path_asked)
        made.diagnostics.asked.connect(self.diagnostics_asked)
        made.diagnostics.copy_asked.connect(self.copy_asked)
        return self._shelf.put(made)

    @cached_property
    def erase(self) -> EraseSection:
        """Where everything can be deleted."""
        made = EraseSection(self._theme, self._icons)
        made.export_asked.connect(self._export_first)
        made.erase_asked.connect(self.erase_asked)
        return self._shelf.put(made)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen now."""
        self._shelf.show_settings(settings)

    def show_surroundings(self, found: Surroundings) -> None:
        """Show what this desktop has for reminders."""
        self._found = found
        if "reminders" in vars(self):
            self.reminders.show_surroundings(found)

    def show_top_of(self, part: QWidget) -> None:
        """Scroll to where a part of a section begins."""
        if page := self.widget():
            self.verticalScrollBar().setValue(part.mapTo(page, QPoint(0, -12)).y())

    def choose(self, name: str) -> None:
        """Show one section by its name, such as "sound" or "data"."""
        self.entries[name].setChecked(True)
        self.section_asked.emit(name)
        self._shelf.show_only(self._section(name))
        self.verticalScrollBar().setValue(0)

    def tell_kept(self) -> None:
        """Say that a change is kept, and offer to take it back."""
        self.notice.say("good", "")
        self.kept.show()
        self.toast.show_done(self.tr("Kept."), self.tr("Undo"))

    def tell_done(self, sentence: str) -> None:
        """Say that something else was done."""
        self.notice.say("good", sentence)
        self._announce(sentence)

    def complain(self, sentence: str) -> None:
        """Say what did not work; the promise that changes are kept goes meanwhile."""
        self.kept.hide()
        self.toast.hide()
        self.notice.say("caution", sentence)
        self._announce(sentence)

    def start_focus(self) -> None:
        """Put the focus on the section in sight."""
        for entry in self.entries.values():
            if entry.isChecked():
                entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _make_page(self) -> None:
        content = QWidget()
        content.setProperty("ground", "window")
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 25, 32, 32)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        column.addWidget(self.notice)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(0, 7, 0, 0)
        self._body.addWidget(self._make_list(), 0, Qt.AlignmentFlag.AlignTop)
        self._body.addWidget(self._shelf, 1000)
        self._body.addStretch(1)
        column.addLayout(self._body)
        column.addStretch(1)
        self.setWidget(content)

    def _make_head(self) -> QHBoxLayout:
        self._tick = QLabel()
        words = label(self.tr("Changes are kept at once"), "small", "pine")
        words.setWordWrap(False)
        self.kept = QWidget()
        kept = QHBoxLayout(self.kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.setSpacing(6)
        kept.addWidget(self._tick)
        kept.addWidget(words)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Settings"), "h1"), 1)
        head.addWidget(self.kept)
        return head

    def _make_list(self) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(self.tr("Sections"))
        self._list = whole
        self._rows = FlowLayout(whole, spacing=2)
        self._group = QButtonGroup(self)
        for name, icon, words in (
            ("sound", "sound", self.tr("Sound and voice")),
            ("reminders", "bell", self.tr("Reminders")),
            ("appearance", "appearance", self.tr("Appearance")),
            ("session", "play", self.tr("Session")),
            ("back", "torso", self.tr("Your back")),
            ("data", "folder", self.tr("Your data")),
            ("keyboard", "keyboard", self.tr("Keyboard")),
            ("health", "shield", self.tr("This computer")),
            ("about", "info", self.tr("About")),
            ("erase", "remove", self.tr("Delete everything")),
        ):
            entry = SectionButton(self._theme, self._icons, icon, words)
            entry.clicked.connect(partial(self._choose, name))
            self._group.addButton(entry)
            self._rows.addWidget(entry)
            self.entries[name] = entry
        return whole

    def _section(self, name: str) -> Section:
        sections: dict[str, Callable[[], Section]] = {
            "sound": lambda: self.sound,
            "reminders": lambda: self.reminders,
            "appearance": lambda: self.appearance,
            "session": lambda: self.session,
            "back": lambda: self.back,
            "data": lambda: self.data,
            "keyboard": lambda: self.keyboard,
            "health": lambda: self.health,
            "about": lambda: self.about,
            "erase": lambda: self.erase,
        }
        return sections[name]()

    def _export_first(self) -> None:
        self._choose("data")
        self.data.export_button.click()

    def _choose(self, name: str) -> None:
        if self.kept.isVisible():  # then nothing is wrong that must go on being said
            self.notice.say("good", "")
        self.choose(name)

    def _arrange(self) -> None:
        """Put the sections beside what they hold, or above it where that gets too narrow."""
        px = self._theme.px
        beside = self.width() >= px(BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._body.setSpacing(px(40) if beside else 16)
        widest = max(entry.sizeHint().width() for entry in self.entries.values())
        for entry in self.entries.values():
            entry.set_wide(beside)
        self._list.setMaximumWidth(max(px(SECTION_PX), widest) if beside else 16_777_215)
        self._shelf.setMaximumWidth(px(WIDEST))
        side = px(18)
        pixmap = self._icons.pixmap("check", "pine", side, self.devicePixelRatioF())
        self._tick.setPixmap(pixmap)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
