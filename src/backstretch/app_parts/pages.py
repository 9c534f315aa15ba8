"""Shows the pages that are made when they are first asked for, each with what serves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared
from backstretch.journal.store import JournalError
from backstretch.ui.today_notices import COPY

if TYPE_CHECKING:
    from backstretch.app_parts.library_pages import LibraryPages
    from backstretch.app_parts.listening import Listening
    from backstretch.content.routine import Routine
    from backstretch.reporting.window import Reporting
    from backstretch.trending import Trending
    from backstretch.ui.settings_desk import SettingsDesk


class Pages(QObject):
    """Opens a page for whoever asks: the window, Today, or a part.

    Signals:
        begin_asked: a session that was chosen in the Library is to begin, as its Routine.
        routine_asked: the id of a routine that is to begin.
        restore_asked: the number of the backup to go back to.
    """

    begin_asked = Signal(object)
    routine_asked = Signal(str)
    restore_asked = Signal(int)

    def __init__(self, shared: Shared, parts: Parts) -> None:
        super().__init__()
        self._shared = shared
        self._parts = parts
        self._trending: Trending | None = None
        self._reporting: Reporting | None = None
        self._settings_desk: SettingsDesk | None = None
        self._heard: Listening | None = None
        self._library_pages: LibraryPages | None = None
        window, today = shared.window, shared.window.today
        for asked in (window.plan_asked, today.plan_asked, parts.plan_asked):
            asked.connect(self._show_plan)
        window.journal_asked.connect(self._show_journal)
        window.trends_asked.connect(self._show_trends)
        window.library_asked.connect(self._show_library)
        today.card_asked.connect(self._show_card)
        window.settings_asked.connect(self._show_settings)
        parts.reminders_asked.connect(self._show_reminders)
        parts.paper_asked.connect(self._show_session_on_paper)
        parts.forget_asked.connect(self._ask_to_forget)
        today.notice_action_asked.connect(self._act_on_notice)
        today.folder_asked.connect(self._open_folder)

    def show_settings(self, section: str) -> None:
        """Show a section of the Settings by its name, such as "sound"."""
        self._show_settings()
        if self._settings_desk:
            self._settings_desk.page.choose(section)
            self._settings_desk.page.start_focus()

    def settings_at(self, section: str) -> "SettingsDesk":
        """Show a section of the Settings and return who serves it."""
        self.show_settings(section)
        return self._settings_desk or self._make_settings()

    def press_in_data(self, name: str) -> None:
        """Show the section of the files and press one of its buttons.

        It is that of "everything", "tables", "merge" or "backup".
        """
        self.show_settings("data")
        if self._settings_desk:
            data = self._settings_desk.page.data
            {
                "everything": data.export_button,
                "tables": data.tables_button,
                "merge": data.merge_button,
                "backup": data.backups.now_button,
            }[name].click()

    def show_shoes(self) -> None:
        """Show the shoes, unless something needs help now; the way back leads to Today."""
        if not self._shows_standing():
            self._parts.logbook().show_shoes(lambda _: self._parts.today_asked.emit())

    def library(self) -> "LibraryPages":
        """Return what shows the Library and the editor of routines."""
        if self._library_pages is None:
            from backstretch.app_parts.library_pages import LibraryPages

            made = LibraryPages(self._shared, self._parts, self._shows_standing)
            made.begin_asked.connect(self.begin_asked)
            made.routine_asked.connect(self.routine_asked)
            self._library_pages = made
        return self._library_pages

    def show_report(self) -> None:
        """Show what can be put on paper for a clinician, unless something needs help now."""
        self._show_report()

    def _show_plan(self) -> None:
        shared = self._shared
        self._parts.weekly().show_plan(shared.theme, shared.icons, self._parts.motions())

    def _show_journal(self) -> None:
        parts = self._parts
        planner = parts.weekly().planner
        parts.logbook().show_journal(self._shared.library, parts.motions(), planner)

    def _show_trends(self) -> None:
        """Show whether it helps, unless something needs help now."""
        if self._shows_standing():
            return
        if self._trending is None:
            from backstretch.trending import Trending

            shared = self._shared
            self._trending = Trending(
                shared.window,
                shared.theme,
                shared.icons,
                shared.journal,
                shared.refusal,
                shared.clock,
                shared.settings.present,
            )
            self._trending.show_figures(self._parts.motions())
            self._trending.report_asked.connect(self._show_report)
        self._trending.show()

    def _show_library(self) -> None:
        self.library().show()

    def _show_card(self, code: str) -> None:
        self.library().show_card(code)

    def _show_report(self) -> None:
        if not self._shows_standing():
            self._reports().show()

    def _show_session_on_paper(self) -> None:
        from backstretch.ui.report.asked import Kind

        if not self._shows_standing():
            self._reports().show(Kind.SESSION)

    def _reports(self) -> "Reporting":
        """Return what shows what can be put on paper."""
        if self._reporting is None:
            from backstretch.reporting.window import Reporting

            shared = self._shared
            self._reporting = Reporting(
                shared.window,
                shared.theme,
                shared.icons,
                shared.journal,
                shared.refusal,
                shared.clock,
                shared.settings.present,
                shared.library,
                self._parts.motions,
                self._session_in_hand,
                self._show_trends,
                self._show_plan,
                shared.guard,
            )
        return self._reporting

    def _session_in_hand(self) -> "Routine | None":
        """Return the session in hand, made for the person; None while a warning sign stands."""
        from backstretch.plan.reasons import State
        from backstretch.plan.week_plan import Session

        weekly, routine = self._parts.weekly(), self._shared.today.routine
        if weekly.planner.facts().stopped:
            return None
        made = weekly.composer.compose(Session(routine.id, routine.minutes, State.TODAY))
        return made.routine if made else routine

    def _shows_standing(self) -> bool:
        """Show the sign that needs help now; the diary's pages are only read where one stands."""
        from backstretch.session.doctor_signs import DoctorSigns

        shared = self._shared
        signs = DoctorSigns(shared.ledger, shared.clock, shared.settings.day_starts_at)
        try:
            standing = signs.standing()
        except JournalError:
            return False  # the page itself says that nothing can be read
        return standing is not None and self._parts.logbook().show_standing()

    def _show_reminders(self) -> None:
        self.show_settings("reminders")

    def _open_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = QUrl.fromLocalFile(str(self._shared.paths.journal.parent))
        if not QDesktopServices.openUrl(folder):
            self._parts.complained.emit(
                self.tr("The folder could not be opened: {place}.").format(place=folder.path())
            )

    def _show_settings(self) -> None:
        desk = self._settings_desk
        if desk is None:
            desk = self._settings_desk = self._make_settings()
        else:
            desk.show()
        self._shared.window.show_settings(desk.page)

    def _make_settings(self) -> "SettingsDesk":
        from backstretch.app_parts.settings_made import make_settings

        desk = make_settings(self._shared, self._parts, self._listening(), self._show_shoes)
        for source in (desk.backups_desk, desk.copies_desk):
            source.restore_asked.connect(self.restore_asked)
        return desk

    def _act_on_notice(self, code: str) -> None:
        if code == COPY:
            self.settings_at("data").page.data.copies.save_button.click()

    def _ask_to_forget(self) -> None:
        """Show who holds what was written in deleted entries, and ask."""
        self.settings_at("data").forget_desk.ask()

    def _listening(self) -> "Listening":
        """Return what lets a cue be heard; it is silent once another page is in sight."""
        from backstretch.app_parts.listening import Listening
        from backstretch.desktop.sounding import open_sounding
        from backstretch.resources import resources_dir

        speech = self._shared.paths.speech
        made = self._heard = Listening(
            lambda tell: open_sounding(resources_dir(), speech, tell, 1.0)
        )
        return made

    def close(self) -> None:
        """Let go of the sound, once nothing is looked at beside the window any more."""
        if self._heard:
            self._heard.stop()
        if self._settings_desk:
            self._settings_desk.close()

    def _show_shoes(self) -> None:
        self._parts.logbook().show_shoes(lambda _: self._show_settings())
