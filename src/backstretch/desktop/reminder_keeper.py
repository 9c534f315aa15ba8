"""Shows each reminder when it is due: one timer to the next one, and no other wake-up.

The timer runs on the machine's own hand, which stands still while a laptop sleeps and knows
nothing of a clock that is set; so it is never set for more than `LONGEST`, and whoever learns
that the world moved on (a waking, a change of the plan, the window seen again) calls `look`.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backstretch.clock import Clock, local_day
from backstretch.desktop.notifier import OPEN, Notice, Notifier
from backstretch.plan.reminding import (
    Agenda,
    Due,
    Kind,
    Known,
    Told,
    after_shown,
    agenda,
    later_choices,
    leave_be,
    may_put_off,
    put_off,
)

START, LATER, MOVE, NOT_TODAY = "start", "later", "move", "not-today"
LONGEST = timedelta(hours=1)
"""Half of what a reminder may be late: a wake-up nobody told of never costs one."""
_JUST_AFTER_MS = 5


class Reminders(Protocol):
    """Knows how the plan stands and keeps what came of reminders.

    What a `keep` returns is the sentence that says what went wrong, or "".
    """

    def known(self) -> Known:
        """Return what reminders follow from."""

    def told(self) -> Told:
        """Return what was kept of those shown and answered; asked once, at the beginning."""

    def zone(self) -> tzinfo:
        """Return the zone the person is in now."""

    def keep(self, told: Told) -> str:
        """Keep what was told since."""

    def keep_started(self, day: date) -> str:
        """Keep that the session of a day was begun from its reminder."""


class ReminderKeeper(QObject):
    """Asks what is next, waits for it, and hands it to the notifier.

    `notice` puts a reminder and the codes of its buttons into words. `may_show` says whether a
    notice may come up now: not during a session, not over a window of ours that fills the screen.
    What was told is held here as well, so that nothing comes twice where it cannot be kept.

    Signals:
        start_asked: the session is wanted now; the date of the notice that was pressed.
        open_asked: the window is wanted.
        move_asked: the session of this date is wanted on another day.
        left_be: the session of this date is not wanted on it.
        missed: the Due that came too late to be shown, once in a run of the program.
        changed: something was shown, put off or left be; what is next may be another.
        not_kept: what came of a reminder could not be kept, as a sentence.
    """

    start_asked = Signal(object)
    open_asked = Signal()
    move_asked = Signal(object)
    left_be = Signal(object)
    missed = Signal(object)
    changed = Signal()
    not_kept = Signal(str)

    def __init__(
        self,
        reminders: Reminders,
        notice: Callable[[Due, tuple[str, ...]], Notice],
        notifier: Notifier,
        clock: Clock,
        may_show: Callable[[], bool] = lambda: True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reminders = reminders
        self._notice = notice
        self._notifier = notifier
        self._clock = clock
        self._may_show = may_show
        self._told = reminders.told()
        self._asked: Agenda | None = None
        self._on_screen: Due | None = None
        self._awaited: tuple[str, datetime] | None = None
        self._missed: set[tuple[str, datetime]] = set()
        self._has_looked = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.look)
        notifier.shown.connect(self._note_shown)
        notifier.refused.connect(self._note_refused)
        notifier.pressed.connect(self._do)
        notifier.closed.connect(self._forget)
        notifier.freed.connect(self.look)

    def agenda(self) -> Agenda:
        """Return what is next and what was missed, as it stands now; for Today and the tray."""
        return agenda(self._reminders.known(), self._told, self._now(), self._reminders.zone())

    def look_later(self) -> None:
        """Look again in a while, as what is due cannot be told now."""
        self.timer.start(round(LONGEST / timedelta(milliseconds=1)))

    def look(self) -> None:
        """See what is due now, and wait for what is next. Call it whenever anything changed."""
        self._withdraw_what_is_over()
        found = self.agenda()
        self._tell_missed(found)
        wait = LONGEST
        if found.next and found.next.at > self._now():
            wait = min(wait, found.next.at - self._now())
        self.timer.start(round(wait / timedelta(milliseconds=1)) + _JUST_AFTER_MS)
        if found.next and found.next.at <= self._now() and self._may_show() and not self._asked:
            self._show(found)

    def later_choices(self) -> tuple[datetime, ...]:
        """Return until when today's reminder can be put off, in UTC; nothing once it was."""
        if not may_put_off(self._told, self._today()):
            return ()
        return later_choices(self._reminders.known(), self._now(), self._reminders.zone())

    def put_off(self, until: datetime, kind: Kind = Kind.SESSION) -> None:
        """Put today's reminder off until an instant, also before it came."""
        self._tell(put_off(self._told, self._today(), kind, until))

    def leave_today_be(self) -> None:
        """Have no reminder any more today."""
        self._tell(leave_be(self._told, self._today()))

    def is_left_be(self) -> bool:
        """Return whether today has no reminders by choice."""
        return self._told.not_today == self._today()

    def close(self) -> None:
        """Stop, and take back a notice whose buttons nobody would hear any more."""
        self.timer.stop()
        self._notifier.withdraw()
        self._on_screen = None

    def _tell_missed(self, found: Agenda) -> None:
        """Tell what came too late: at the beginning whatever did, after it what was waited for.

        A time that was chosen when it had passed was never waited for, so it was not missed.
        """
        for due in found.missed:
            name = (due.id, due.meant)
            if name not in self._missed and (not self._has_looked or name == self._awaited):
                self.missed.emit(due)
            self._missed.add(name)
        self._has_looked = True
        self._awaited = (found.next.id, found.next.meant) if found.next else None

    def _show(self, found: Agenda) -> None:
        assert found.next
        again = found.next.again or not may_put_off(self._told, found.next.date)
        codes: tuple[str, ...] = (START, MOVE if again else LATER, NOT_TODAY)
        if found.next.kind is Kind.MORNING:
            codes = ()  # it asks for a number and not for a session
        self._asked = found
        if not self._notifier.show(self._notice(found.next, codes)):
            self._asked = None

    def _note_shown(self, name: str) -> None:
        if self._asked and self._asked.next and self._asked.next.id == name:
            found, self._asked = self._asked, None
            self._on_screen = found.next
            self._tell(after_shown(self._told, found))

    def _note_refused(self, name: str, code: str) -> None:
        """Let it be tried again by the next look, as long as it is not too late."""
        self._asked = None

    def _forget(self, name: str) -> None:
        if self._on_screen and self._on_screen.id == name:
            self._on_screen = None

    def _do(self, name: str, code: str) -> None:
        """Do what was pressed; notices stand for days, so it may be about another day.

        A notice that was answered goes: some desktops leave it up when a button is pressed.
        """
        if self._on_screen and self._on_screen.id == name:
            self._on_screen = None
            self._notifier.withdraw()
        day, kind = _read(name)
        if code == START:
            self._complain(self._reminders.keep_started(day))
            self.start_asked.emit(day)
        elif code == OPEN:
            self.open_asked.emit()
        elif code == MOVE:
            self.move_asked.emit(day)
        elif code == LATER:
            self._put_off_for_a_while(day, kind)
        elif code == NOT_TODAY and day == self._today():
            self.leave_today_be()
            self.left_be.emit(day)

    def _put_off_for_a_while(self, day: date, kind: Kind) -> None:
        """Put it off by about an hour, or ask for another day where today has no room."""
        choices = self.later_choices() if day == self._today() else ()
        if choices:
            self.put_off(choices[min(1, len(choices) - 1)], kind)
        else:
            self.move_asked.emit(day)

    def _withdraw_what_is_over(self) -> None:
        due = self._on_screen
        if due and not self._is_open(due):
            self._on_screen = None
            self._notifier.withdraw()

    def _is_open(self, due: Due) -> bool:
        if due.date != self._today() or self.is_left_be():
            return False
        known = self._reminders.known()
        if due.kind is Kind.MORNING:
            return known.morning == due.date
        return any(
            one.date == due.date and not one.done and (one.planned or one.free)
            for one in known.days
        )

    def _tell(self, told: Told) -> None:
        self._told = told
        self._complain(self._reminders.keep(told))
        self.changed.emit()
        self.look()

    def _complain(self, sentence: str) -> None:
        if sentence:
            self.not_kept.emit(sentence)

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _today(self) -> date:
        local = self._now().astimezone(self._reminders.zone())
        return local_day(local, self._reminders.known().day_starts_at)


def _read(name: str) -> tuple[date, Kind]:
    """Return the date and the kind of a reminder's id."""
    day, kind, *_ = name.split("/")
    return date.fromisoformat(day), Kind(kind)
