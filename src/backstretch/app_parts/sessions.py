"""Sessions in the window: begun, gone on with, ended, and run by one window at a time."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared
from backstretch.content.routine import Routine
from backstretch.journal.claim import Claim
from backstretch.journal.entries import SessionRecord, SessionState, open_emergency
from backstretch.journal.store import JournalError

if TYPE_CHECKING:
    from backstretch.playing import Playing
    from backstretch.session.cues import Level
    from backstretch.session.kit import SessionKit
    from backstretch.session.run import SessionRun


class Sessions(QObject):
    """Runs sessions in the player.

    `stops` says what to do where a sign needs help now, and tells whether one does; then nothing
    is begun. `asks_first` has somebody new answer the safety list before what it is given, and
    tells whether it asks. `wait` holds a session at every change, whatever is chosen.

    Signals:
        left: the player was closed.
        discarded: a session that was cut off is over; Today is wanted.
        complained: something went wrong, as a sentence; Today is wanted.
    """

    left = Signal()
    discarded = Signal()
    complained = Signal(str)

    def __init__(
        self,
        shared: Shared,
        parts: Parts,
        stops: Callable[[], bool],
        asks_first: Callable[[Callable[[], None]], bool],
        speed: float,
        *,
        wait: bool,
    ) -> None:
        super().__init__()
        self._shared = shared
        self._parts = parts
        self._stops = stops
        self._asks_first = asks_first
        self._speed = speed
        self._wait = wait
        self._claim = Claim(shared.paths.claim)
        self._player: Playing | None = None

    def cut_off(self) -> SessionRecord | None:
        """Return the newest session nobody closed, unless another window runs sessions now."""
        try:
            left = self._shared.ledger.open_sessions() if self._claim.is_free() else ()
        except JournalError as error:
            self._shared.today.notices.tell(str(error))
            return None
        return left[0] if left else None

    def make_ready(self) -> None:
        """Make what plays sessions, so that the first one begins at once."""
        self._playing()

    def begin(self, routine: Routine) -> None:
        """Start a new session."""
        self._play(lambda kit: kit.begin(routine))

    def go_on(self, record: SessionRecord) -> None:
        """Go on with a session that was cut off; under a warning sign it only stands."""
        self._play(lambda kit: kit.reopen(record), open_emergency(record.events))

    def start_over(self) -> None:
        """Close the session that was cut off as done in part, and start it anew."""
        if record := self._shared.today.left:
            self._close_left(record, SessionState.PARTIAL)
            today = self._shared.today
            self.begin(today.as_today(today.again(record)))

    def discard(self) -> None:
        """Close the session that was cut off as one that does not count."""
        if record := self._shared.today.left:
            self._close_left(record, SessionState.DISCARDED)
        self.discarded.emit()

    def begin_as_asked(self, routine: Routine, unfinished: str) -> None:
        """Begin a routine, or do what was asked about a session that was cut off.

        `unfinished` is "ask", "continue", "start-over" or "discard"; to ask is the page's part.
        """
        left = self._shared.today.left
        if left is None:
            self.begin(routine)
        elif unfinished == "continue":
            self.go_on(left)
        elif unfinished == "start-over":
            self.start_over()
        elif unfinished == "discard":
            self.discard()
            self.begin(routine)

    def save_owed(self) -> None:
        """Save what could not be saved of sessions that were left, now that saving works."""
        if self._player:
            self._player.save_owed()

    def end(self) -> None:
        """Leave the session as it stands, if one is there; all of it is kept."""
        if self._player:
            self._player.end()

    def leave(self) -> None:
        """Leave the session as it stands, and let another window run sessions."""
        self.end()
        self._claim.give_back()

    def close(self) -> None:
        """Let go of the sound and of the screen."""
        if self._player:
            self._player.close()
        self._claim.give_back()

    def _play(self, make: "Callable[[SessionKit], SessionRun]", sign: str = "") -> None:
        from backstretch.session.kept import CannotGoOn

        if not sign and (self._stops() or self._asks_first(partial(self._play, make))):
            return
        try:
            settings = self._shared.settings.present()
            if self._wait:
                settings = msgspec.structs.replace(settings, wait_for_me=True)
            self._playing().play(make, settings, sign)
            self._claim.take()
        except CannotGoOn as error:
            self.complained.emit(str(error))

    def _playing(self) -> "Playing":
        if self._player is None:
            from backstretch.playing import Playing
            from backstretch.ui.next_session import next_session

            shared, planner = self._shared, self._parts.weekly().planner
            made = self._player = Playing(
                shared.window,
                shared.watch,
                shared.library,
                shared.ledger,
                shared.clock,
                shared.paths,
                self._parts.motions(),
                self._speed,
                planner.asked,
                partial(next_session, planner, shared.library),
            )
            made.level_changed.connect(self._keep_level)
            made.left.connect(self.left)
            made.list_due.connect(self._parts.point_to_the_list)
            made.owed.connect(shared.today.tell_owed)
            shared.today.save_asked.connect(made.save_owed)
        return self._player

    def _close_left(self, record: SessionRecord, state: SessionState) -> None:
        try:
            self._shared.ledger.close_session(record.start.id, state)
        except JournalError as error:
            self.complained.emit(str(error))

    def _keep_level(self, level: "Level") -> None:
        self._shared.settings.change(cue_level=level.value)
