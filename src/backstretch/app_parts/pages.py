"""Shows the pages that are made when they are first asked for: plan, journal, trends, settings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared

if TYPE_CHECKING:
    from backstretch.trending import Trending
    from backstretch.ui.settings_desk import SettingsDesk


class Pages(QObject):
    """Opens a page for whoever asks; each has what serves it."""

    def __init__(self, shared: Shared, parts: Parts) -> None:
        super().__init__()
        self._shared = shared
        self._parts = parts
        self._trending: Trending | None = None
        self._settings_desk: SettingsDesk | None = None
        shared.window.trends_asked.connect(self.show_trends)

    def show_plan(self) -> None:
        """Show the week."""
        shared = self._shared
        self._parts.weekly().show_plan(shared.theme, shared.icons, self._parts.motions())

    def show_journal(self) -> None:
        """Show the diary day by day."""
        parts = self._parts
        planner = parts.weekly().planner
        parts.logbook().show_journal(self._shared.library, parts.motions(), planner)

    def show_trends(self) -> None:
        """Show whether it helps, unless something needs help now."""
        if self._parts.logbook().show_standing():
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
        self._trending.show()

    def show_reminders(self) -> None:
        """Show every reminder there is, in the Settings."""
        page = self._show_settings().page
        page.choose("reminders")
        page.start_focus()

    def show_settings(self) -> None:
        """Show the Settings."""
        self._show_settings()

    def open_folder(self) -> None:
        """Show the folder of the diary as the desktop does."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = QUrl.fromLocalFile(str(self._shared.paths.journal.parent))
        if not QDesktopServices.openUrl(folder):
            self._parts.complained.emit(
                self.tr("The folder could not be opened: {place}.").format(place=folder.path())
            )

    def _show_settings(self) -> "SettingsDesk":
        desk = self._settings_desk = self._settings_desk or self._make_settings()
        desk.show()
        self._shared.window.show_settings(desk.page)
        return desk

    def _make_settings(self) -> "SettingsDesk":
        from backstretch.diary.merging import DiaryFiles
        from backstretch.ui.activities_desk import Back
        from backstretch.ui.settings_desk import open_settings

        shared, parts = self._shared, self._parts
        diary = parts.logbook()
        back = Back(
            diary.activities,
            diary.limits,
            diary.conditions,
            {one.id: one.name for one in shared.library.exercises.values()},
            self._show_shoes,
            parts.show_day,
        )
        return open_settings(
            shared.theme,
            shared.icons,
            shared.paths.journal,
            shared.settings.present,
            parts.keep,
            parts.minding,
            lambda: parts.weekly().planner.facts().goal.minutes,
            back,
            DiaryFiles(shared.journal, shared.clock.now) if shared.journal else None,
            parts.follow_diary,
        )

    def _show_shoes(self) -> None:
        self._parts.logbook().show_shoes(lambda _: self.show_settings())
