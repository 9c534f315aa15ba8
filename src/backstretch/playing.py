"""Composition of a session in the window: its desk, its sound, the awake screen.

Nothing here is needed for the first paint, so it is imported when a session is near.
"""

import gc
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from backstretch.care.signs import Notice, gravest
from backstretch.clock import DAY_STARTS_AT_HOUR, Clock, local_day, stamp
from backstretch.content.care import spare_care
from backstretch.content.library import Library
from backstretch.desktop.keep_awake import KeepAwake
from backstretch.desktop.sounding import Sounding, open_sounding
from backstretch.figure.book import Book
from backstretch.journal.own_files import guard_of
from backstretch.journal.said import Pain
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.session.demonstration import Demonstration
from backstretch.session.doctor_signs import DoctorSigns
from backstretch.session.kit import SessionKit
from backstretch.session.lately import pain_lately
from backstretch.session.noticing import WHERE, notice_pain
from backstretch.session.recorder import Keeper, Recorder
from backstretch.session.run import SessionRun
from backstretch.settings import Settings
from backstretch.ui import wording
from backstretch.ui.main_window import MainWindow
from backstretch.ui.motion import moves_less
from backstretch.ui.player_desk import PlayerDesk
from backstretch.ui.player_state import Coming
from backstretch.ui.session_driver import JOURNAL
from backstretch.ui.window_watch import WindowWatch


class Playing(QObject):
    """Runs one session at a time in the player.

    `asked` says how many days with a session the week of a day asks for, `coming` when the next
    session is.

    Signals:
        troubled: a part of the machine is missing, as a code; may come from any thread.
        level_changed: how much is to be heard, as a Level.
        left: the player was closed.
        owed: why something of a session that was left is not saved yet, "" once it is.
        list_due: what was told of pain asks to look at the safety list; the session is left.
    """

    troubled = Signal(str)
    level_changed = Signal(object)
    left = Signal()
    list_due = Signal()
    owed = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        watch: WindowWatch,
        library: Library,
        journal: Keeper,
        clock: Clock,
        paths: Paths,
        book: Book,
        speed: float,
        asked: Callable[[date], int],
        coming: Callable[[], Coming | None] = lambda: None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._watch = watch
        self._library = library
        self._journal = journal
        self._clock = clock
        self._paths = paths
        self._book = book
        self._speed = speed
        self._asked = asked
        self._coming = coming
        self._sounding: Sounding | None = None
        self._keep_awake = KeepAwake(on_trouble=self.troubled.emit)
        self._desk: PlayerDesk | None = None
        self._owed: list[Recorder] = []
        self._saving = False
        self._day_starts_at = DAY_STARTS_AT_HOUR
        self.troubled.connect(self._say_trouble)
        window.player.set_book(book)
        # Before any desk hears of it, which then ends the session that the sign stopped.
        window.player.emergency_ended.connect(self._keep_checked)
        gc.freeze()  # what stands now stays: to look through it again and again drops frames

    def play(
        self, make: Callable[[SessionKit], SessionRun], settings: Settings, sign: str = ""
    ) -> None:
        """Run the session that `make` puts together; under a warning `sign` it only stands.

        Raises:
            CannotGoOn: it cannot be put together.
        """
        sounding = self._sound()
        sounding.tune(settings.volume / 100, settings.voice == "system", settings.voice_pace)
        kit = SessionKit(
            *(self._library, self._journal, self._clock, settings, sounding.length),
            speed=self._speed,
            asked=self._asked,
        )
        run = make(kit)
        self.end()
        self._day_starts_at = settings.day_starts_at
        script, is_eased = run.engine.script, run.engine.is_eased
        still = moves_less(settings.motion)
        demonstration = Demonstration(script, self._library, self._book, is_eased, still=still)
        page, guard = self._window.player, guard_of(self._paths)
        desk = self._desk = PlayerDesk(page, run, kit, demonstration, self, self._coming, guard)
        desk.driver.cues_due.connect(sounding.announcer.play)
        desk.driver.hushed.connect(sounding.announcer.hush)
        desk.driver.running_changed.connect(self._stay_awake)
        desk.driver.not_kept.connect(self._say_not_kept)
        desk.level_changed.connect(self.level_changed)
        desk.left.connect(self.left)
        desk.pain_before_told.connect(self._notice_pain_before)
        desk.driver.paused_long.connect(self._leave_after_long_pause)
        self._watch.seen_changed.connect(desk.driver.set_seen)
        sounding.announcer.prepare(run.sheet.phrases())
        self._window.show_player()
        if sign:
            desk.stand(sign)
        else:
            desk.start(self._pain_lately())

    def end(self) -> None:
        """Leave the session as it stands, if one is there; all of it is kept."""
        if self._desk:
            self._watch.seen_changed.disconnect(self._desk.driver.set_seen)
            self._desk.driver.leave()
            self._notice_pain(self._desk.session_id)
            if isinstance(self._journal, Journal) and self._desk.recorder.waits:
                self._owed.append(self._desk.recorder)
            self._desk.deleteLater()
            self._desk = None
            self._sound().announcer.hush()
            self.save_owed()

    def save_owed(self) -> None:
        """Write down what was refused of sessions that were left, and tell how that went."""
        if not self._owed or self._saving:  # what is saved here asks for this as well
            return
        self._saving = True
        for recorder in self._owed:
            recorder.retry()
        self._saving = False
        self._owed = [recorder for recorder in self._owed if recorder.waits]
        self.owed.emit(self._owed[-1].trouble if self._owed else "")

    def close(self) -> None:
        """Let go of the sound and of the screen."""
        self.end()
        self.save_owed()
        self._keep_awake.close()
        if self._sounding:
            self._sounding.close()

    def _keep_checked(self) -> None:
        """Keep that the person was checked, and after which sign; the ledger has its end anyway."""
        DoctorSigns(self._journal, self._clock, lambda: self._day_starts_at, WHERE).keep_checked()

    def _pain_lately(self) -> Pain | None:
        if not isinstance(self._journal, Journal):
            return None
        now = self._clock.now()
        try:
            return pain_lately(self._journal, now, local_day(now, self._day_starts_at))
        except JournalError:
            return None

    def _notice_pain_before(self) -> None:
        """Keep at once what the pain before the session says: a sign is named before it goes on."""
        if self._desk:
            self._keep_noticed(self._desk.session_id)

    def _notice_pain(self, session: str) -> None:
        """Keep what the pain of a session says by itself, for Today and the next session."""
        found = self._keep_noticed(session)
        if any(notice.asks for notice in found) and gravest(found) is None:
            self.list_due.emit()

    def _keep_noticed(self, session: str) -> tuple[Notice, ...]:
        if not isinstance(self._journal, Journal):
            return ()
        now = stamp(self._clock, self._day_starts_at)
        try:
            return notice_pain(self._journal, session, spare_care(), now)
        except JournalError:
            return ()  # as for the pain itself, the page has said that nothing can be kept

    def _sound(self) -> Sounding:
        if self._sounding is None:
            self._sounding = open_sounding(
                resources_dir(), self._paths.speech, self.troubled.emit, self._speed
            )
        return self._sounding

    def _leave_after_long_pause(self) -> None:
        if self._window.player.needs_answer():
            if self._desk:
                self._desk.driver.be_patient()
        else:
            self.left.emit()

    def _stay_awake(self, running: bool) -> None:
        (self._keep_awake.hold if running else self._keep_awake.release)()

    def _say_trouble(self, code: str) -> None:
        if self._desk:
            self._desk.driver.set_notice("machine", wording.trouble(code))

    def _say_not_kept(self, sentence: str) -> None:
        if self._desk:
            self._desk.driver.set_notice(JOURNAL, sentence)
