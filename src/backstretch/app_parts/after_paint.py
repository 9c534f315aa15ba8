"""What comes once the window was painted: backups, Today by the plan, questions, reminders.

Nothing here is needed for the first paint, so it is imported after it.
"""

from importlib import import_module

from backstretch.app_parts.ahead import Ahead
from backstretch.app_parts.backup_notice import BackupNotice
from backstretch.app_parts.backups import Backups
from backstretch.app_parts.lean import import_to_stay
from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared, in_short
from backstretch.content.care import load_care
from backstretch.diary.asking import Asking
from backstretch.diary.kept import KeptDiary
from backstretch.minding import Minding
from backstretch.resources import resources_dir
from backstretch.session.doctor_signs import DoctorSigns
from backstretch.ui.asking_desk import AskingDesk
from backstretch.ui.today_desk import Sources


def back_up(shared: Shared) -> Backups | None:
    """Return what keeps backups of the diary, if there is one that is written to."""
    journal = shared.journal
    if journal is None or journal.read_only:
        return None
    backups = Backups(journal, shared.clock)
    BackupNotice(shared, backups)
    backups.saved.connect(shared.today.forget_unsaved)
    return backups


def plan_today(shared: Shared, parts: Parts, signs: DoctorSigns) -> None:
    """Let Today show what the plan says; it opens without, to be seen sooner."""
    week, today = parts.weekly(), shared.today
    week.changed.connect(parts.show_day)
    today.signs_changed.connect(week.refresh)
    today.plan_changed.connect(week.refresh)
    today.plan_changed.connect(parts.look)
    next_at, back = week.reminders.next_at, _ask(shared, parts).look
    today.notices.tell(in_short(shared.own.faults))
    today.plan_by(Sources(week.planner, week.composer, signs, next_at, back, shared.settings.units))


def _ask(shared: Shared, parts: Parts) -> Asking:
    """Let Today ask how the back is, and return who knows what is to be asked."""
    journal, clock, settings = shared.journal, shared.clock, shared.settings.present
    today, window = shared.today, shared.window
    care, _ = load_care(resources_dir())
    diary = KeptDiary(journal, clock, settings, care, shared.refusal)
    asking = Asking(diary, journal, clock, settings)
    desk = AskingDesk(window.today, shared.theme, asking, lambda: today.back)
    desk.changed.connect(parts.follow_diary)
    desk.complained.connect(today.tell_unsaved)
    desk.list_due.connect(parts.point_to_the_list)
    desk.run_asked.connect(lambda run: parts.logbook().change_run(run))
    desk.now_asked.connect(parts.pain_asked)
    return asking


def remind(shared: Shared, parts: Parts) -> None:
    """Remind of sessions from now on."""
    mind = parts.minding = Minding(
        shared.window,
        shared.watch,
        shared.theme,
        shared.library,
        parts.weekly(),
        shared.clock,
        shared.settings.present,
        shared.today,
        paths=shared.paths,
        keep=parts.keep,
    )
    mind.start_asked.connect(parts.start_asked)
    mind.move_asked.connect(parts.plan_asked)
    mind.run_asked.connect(parts.run_asked)
    mind.pain_asked.connect(parts.pain_asked)
    mind.opened.connect(parts.opened)
    mind.changed.connect(parts.show_day)
    mind.complained.connect(shared.today.tell_unsaved)
    mind.desktop_ends.connect(parts.keep_drafts)


def read_ahead(shared: Shared, *, lean: bool) -> None:
    """Get ready what the pages need, while the window is seen and no session runs.

    `lean` tells whether garbage was left until now, as at the start of the program.
    """
    window = shared.window

    def may() -> bool:
        return window.isVisible() and not window.isMinimized() and not window.shows_player()

    ahead = Ahead(may, window, bring=import_to_stay if lean else import_module)
    shared.watch.seen_changed.connect(ahead.go_on)
    window.today_shown.connect(ahead.go_on)
    ahead.go_on()
