"""Makes the Settings together with all that serves them."""

from collections.abc import Callable
from functools import partial

from backstretch.app_parts.erase_desk import Erasing
from backstretch.app_parts.listening import Listening
from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared
from backstretch.content.own_exercises import shipped_of
from backstretch.diary.copying import DiaryCopies
from backstretch.diary.merging import DiaryFiles
from backstretch.paths import Paths
from backstretch.ui.activities_desk import Back
from backstretch.ui.journal_undo import undo_stack
from backstretch.ui.pages.settings_health import Health
from backstretch.ui.settings_desk import SettingsDesk, open_settings


def make_settings(
    shared: Shared, parts: Parts, listening: Listening, show_shoes: Callable[[], None]
) -> SettingsDesk:
    """Return who serves the Settings; `show_shoes` shows the shoes, with the way back to here."""
    diary = parts.logbook()
    back = Back(
        diary.activities,
        diary.limits,
        diary.conditions,
        {one.id: one.name for one in shipped_of(shared.library.exercises).values()},
        show_shoes,
        parts.show_day,
    )
    desk = open_settings(
        shared.theme,
        shared.icons,
        shared.paths.journal,
        shared.settings.present,
        parts.keep,
        parts.minding,
        lambda: parts.weekly().planner.facts().goal.minutes,
        back,
        DiaryFiles(shared.journal, shared.clock, shared.guard) if shared.journal else None,
        parts.follow_diary,
        lambda: parts.weekly().planner.facts().goal.days,
        listening,
        shared.window.pages,
    )
    desk.serve_health(partial(_health, shared.paths))
    desk.serve_diagnostics(partial(_diagnostics, shared))
    desk.serve_erase(Erasing(shared, parts))
    _serve_files(desk, shared, parts)
    return desk


def _serve_files(desk: SettingsDesk, shared: Shared, parts: Parts) -> None:
    """Let backups, copies and what was deleted be seen to."""
    place, journal, now = shared.paths.journal, shared.journal, shared.clock.now
    desk.serve_backups(place, journal, now)
    desk.serve_copies(DiaryCopies(place, journal, now, parts.logbook().diary.rescue))
    if journal and not journal.newer:
        forgets = desk.serve_forgetting(journal)
        forgets.forgotten.connect(undo_stack(shared.window).forget)


def _diagnostics(shared: Shared) -> Callable[[], str]:
    """Return what looks beside the window; of the journal its own thread is asked now."""
    from backstretch.doctor import diagnostics, finding_of

    journal = finding_of(shared.journal, shared.paths.journal, shared.refusal)
    return partial(diagnostics, shared.paths, journal)


def _health(paths: Paths) -> tuple[Health, ...]:
    from backstretch.doctor import look_around

    return tuple(Health(one.name, one.ok, one.says) for one in look_around(paths))
