"""Joins the Settings page to what is chosen: shows it, keeps each change, acts on it at once."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from backstretch import __version__
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from backstretch.ui.activities_desk import Back, BackDesk
from backstretch.ui.backups_desk import BackupsDesk
from backstretch.ui.beside import Beside
from backstretch.ui.copies_desk import Copies, CopiesDesk
from backstretch.ui.data_desk import Data, DataDesk
from backstretch.ui.forget_desk import ForgetDesk
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_erase import Erasable
from backstretch.ui.pages.settings_health import Health
from backstretch.ui.pages.settings_reminders import Surroundings
from backstretch.ui.pages.settings_sections import Facts
from backstretch.ui.theme import DISTANCES, Theme

LONGEST_LOOK_MS = 10_000
LONGEST_WRITE_MS = 30_000


class Keep(Protocol):
    """Keeps settings by their names and returns what went wrong, as a sentence or nothing."""

    def __call__(self, **choices: object) -> str: ...


class Listen(Protocol):
    """Lets a cue be heard."""

    def engine(self) -> str:
        """Return the name of the program that has the system's voice, or ""."""

    def play(self, settings: Settings, complain: Callable[[str], None]) -> None:
        """Let a tone and a cue be heard; `complain` is told what is missing, as a sentence."""

    def stop(self) -> None:
        """Be silent, and give the device back."""


class Erase(Protocol):
    """Deletes everything once the window is closed."""

    def erasable(self) -> Erasable:
        """Return how much would go."""

    def erase(self) -> str:
        """Close the window and delete; return why that cannot be now, or ""."""


class Login(Protocol):
    """Knows what this desktop has for reminders, and starts the program at login if asked."""

    def surroundings(self) -> Surroundings:
        """Return what is there now."""

    def start_at_login(self, on: bool) -> str:
        """Choose whether the program starts at login; return what went wrong, if anything."""


def open_settings(
    theme: Theme,
    icons: Icons,
    journal: Path,
    present: Callable[[], Settings],
    keep: Keep,
    login: Login | None = None,
    minutes: Callable[[], int] | None = None,
    back: Back | None = None,
    data: Data | None = None,
    taken_in: Callable[[], None] = lambda: None,
    days: Callable[[], int] | None = None,
    listen: Listen | None = None,
    parent: QWidget | None = None,
) -> "SettingsDesk":
    """Build the page and what serves it; `minutes` and `days` are those the plan has now.

    After another diary was `taken_in` all that shows of this one is to be read anew.
    """
    page = SettingsPage(theme, icons, Facts(__version__, qVersion(), str(journal)), parent)
    served = BackDesk(page, back) if back else None
    desk = SettingsDesk(page, theme, present, keep, Outside(journal), login, minutes, served)
    if data:
        desk.serve_data(data, taken_in)
    desk.follow_plan(days)
    if listen:
        desk.serve_sound(listen)
    desk.show()
    return desk


class Outside:
    """What the desktop is asked for: the folder of the diary, and its place to be pasted."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal

    def open_folder(self) -> bool:
        """Show the folder, and tell whether the desktop took it on."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._journal.parent)))

    def copy_path(self) -> None:
        """Put the place of the file on the clipboard."""
        QGuiApplication.clipboard().setText(str(self._journal))


class SettingsDesk(QObject):
    """Shows what is chosen each time the page is opened, and keeps what is changed there."""

    def __init__(
        self,
        page: SettingsPage,
        theme: Theme,
        present: Callable[[], Settings],
        keep: Keep,
        outside: Outside,
        login: Login | None = None,
        minutes: Callable[[], int] | None = None,
        back: BackDesk | None = None,
    ) -> None:
        super().__init__(page)
        self.page = page
        self._theme = theme
        self._present = present
        self._keep = keep
        self._outside = outside
        self._login = login
        self._minutes = minutes
        self._back = back
        self._days: Callable[[], int] | None = None
        self._listen: Listen | None = None
        self._erase: Erase | None = None
        self._beside = Beside(self)
        self._undo: list[Callable[[], str]] = []
        page.undo_asked.connect(self.undo)
        page.changed.connect(self._change)
        page.open_folder_asked.connect(self._open)
        page.copy_path_asked.connect(self._copy)
        page.login_asked.connect(self._start_at_login)

    def serve_data(self, data: Data, taken_in: Callable[[], None]) -> None:
        """Let the diary's files be written and read here."""

        def follow() -> None:
            taken_in()
            self.show()

        self.data_desk = DataDesk(self.page, data, follow)

    def serve_backups(
        self, path: Path, journal: Journal | None, now: Callable[[], datetime]
    ) -> BackupsDesk:
        """Let the backups of the diary be listed here; return who is asked to go back to one."""
        self.backups_desk = BackupsDesk(self.page, path, journal, now)
        return self.backups_desk

    def serve_copies(self, copies: Copies) -> CopiesDesk:
        """Let copies be written and looked at; return who is asked to go back to one."""
        self.copies_desk = CopiesDesk(self.page, copies, self.backups_desk.holds)
        return self.copies_desk

    def serve_forgetting(self, journal: Journal) -> ForgetDesk:
        """Let the words of deleted entries be deleted for good; return who does that."""
        self.forget_desk = ForgetDesk(self.page, journal)
        return self.forget_desk

    def follow_plan(self, days: Callable[[], int] | None) -> None:
        """Show as many days a week as the plan aims for."""
        self._days = days

    def serve_sound(self, listen: Listen) -> None:
        """Let the person hear what is chosen."""
        self._listen = listen
        self.page.sound.show_engine(listen.engine())
        self.page.listen_asked.connect(self._play)

    def close(self) -> None:
        """Come back once nothing is looked at or written any more beside the page."""
        self._beside.wait(LONGEST_LOOK_MS)
        for beside in self.page.findChildren(Beside):
            beside.wait(LONGEST_WRITE_MS)

    def serve_health(self, look: Callable[[], Sequence[Health]]) -> None:
        """Show what works here, looked at beside the window each time it is asked for."""
        page, beside = self.page, self._beside

        def begin() -> None:
            page.health.say_looking()
            beside.start(lambda: partial(page.health.show_health, look()))

        page.look_asked.connect(begin)

    def serve_diagnostics(self, look: Callable[[], Callable[[], str]]) -> None:
        """Show what can be copied for a question; `look` returns what looks, beside the window."""
        page, beside = self.page, self._beside

        def begin() -> None:
            looking = look()
            beside.start(lambda: partial(page.about.diagnostics.show_text, looking()))

        page.diagnostics_asked.connect(begin)
        page.copy_asked.connect(self._copy_text)

    def serve_erase(self, erase: Erase) -> None:
        """Let the person delete everything."""
        self._erase = erase
        self.page.erase_asked.connect(self._erase_all)
        self.page.section_asked.connect(self._count_what_goes)

    def undo(self) -> None:
        """Take the last change back that was made here."""
        if not self._undo:
            return
        trouble = self._undo.pop()()
        self._dress()
        self.show()
        if trouble:
            self.page.complain(trouble)
        else:
            self.page.toast.hide()
            self.page.tell_done(self.tr("It is as it was before."))

    def show(self) -> None:
        """Show the settings as they are now; days and length are those of the plan."""
        self.page.show_settings(self._as_planned())
        if self._back:
            self._back.show()
        if self._login:
            self.page.show_surroundings(self._login.surroundings())

    def _as_planned(self) -> Settings:
        settings = self._present()
        if self._minutes:
            settings = msgspec.structs.replace(settings, minutes=self._minutes())
        if self._days:
            settings = msgspec.structs.replace(settings, goal_days=self._days())
        return settings

    def _count_what_goes(self, section: str) -> None:
        if self._erase and section == "erase":
            self.page.erase.show_erasable(self._erase.erasable())

    def _erase_all(self) -> None:
        if self._erase and (trouble := self._erase.erase()):
            self.page.erase.complain(trouble)

    def _play(self) -> None:
        if self._listen:
            self.page.sound.complain("")
            self._listen.play(self._present(), self.page.sound.complain)

    def _start_at_login(self, on: bool) -> None:
        login = self._login
        trouble = login.start_at_login(on) if login else ""
        if login and not trouble:
            self._undo.append(partial(login.start_at_login, not on))
        self.show()
        if trouble:
            self.page.complain(trouble)
        else:
            self.page.tell_kept()

    def _change(self, name: str, value: object) -> None:
        before = getattr(self._as_planned(), name)
        trouble = self._keep(**{name: value})
        if value != before:
            self._undo.append(partial(self._keep, **{name: before}))
        self._dress()
        self.show()
        if trouble:
            self.page.complain(trouble)
        else:
            self.page.tell_kept()

    def _dress(self) -> None:
        settings = self._present()
        self._theme.choose(settings.theme)
        self._theme.set_text_scale(settings.text_size / 100)
        self._theme.set_contrast(stronger=settings.stronger_contrast)
        self._theme.set_distance(DISTANCES[settings.distance])

    def _open(self) -> None:
        if not self._outside.open_folder():
            self.page.complain(self.tr("The folder cannot be opened from here."))

    def _copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.page.tell_done(self.tr("The diagnostics are copied."))

    def _copy(self) -> None:
        self._outside.copy_path()
        self.page.tell_done(self.tr("The path is copied."))
