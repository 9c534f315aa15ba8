"""What lies over the player: one panel at a time, and the clock that stands meanwhile."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.player_doctor import DoctorPanel
from backstretch.ui.pages.player_hurts import HurtsPanel
from backstretch.ui.pages.player_panels import EndPanel, StepsPanel
from backstretch.ui.pages.player_safety import Sign, sign_of
from backstretch.ui.player_state import PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.panel import Panel


class PlayerPanels(QObject):
    """Opens the panels of a page and passes on what they ask.

    Opening one asks for a pause; closing it without another wish asks to go on, unless the
    session stood already.

    Signals:
        pause_asked, resume_asked: stop the clock, let it run again.
        skip_asked: leave this stretch out, with the code of the reason.
        easier_asked: go on with the easier version.
        end_asked: end now and keep what was done.
        pain_told: how strong the pain in the stretch is, 0 to 10 or None, and its qualities.
        doctor_answered: what became of a sign that a doctor should see, "told", "withdrawn",
            "overridden" or "seen", and the code of the sign.
        emergency_found: a Sign that needs help now was ticked; the panels are closed.
    """

    pause_asked = Signal()
    resume_asked = Signal()
    skip_asked = Signal(str)
    easier_asked = Signal()
    end_asked = Signal()
    pain_told = Signal(object, object)
    doctor_answered = Signal(str, str)
    emergency_found = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(page)
        self._state = PlayerState("ready", "")
        self._paused_here = False
        self._sign = ""
        self.hurts = HurtsPanel(theme, icons, page)
        self.doctor = DoctorPanel(theme, page)
        self.steps = StepsPanel(theme, page)
        self.end = EndPanel(theme, page)
        self.hurts.skip_asked.connect(self._skip_for_pain)
        self.hurts.easier_asked.connect(self._ease)
        self.hurts.end_asked.connect(self._end)
        self.hurts.pain_told.connect(self.pain_told)
        self.hurts.emergency_found.connect(self._tell_emergency)
        self.hurts.doctor_found.connect(self._show_doctor)
        self.doctor.end_asked.connect(self._end)
        self.doctor.answers_asked.connect(self._back_to_the_list)
        self.doctor.overridden.connect(self._stretch_anyway)
        self.doctor.seen.connect(self._go_on_seen)
        self.steps.skip_asked.connect(self._skip)
        self.end.end_asked.connect(self._end)
        for panel in self._all():
            panel.closed.connect(self._go_on)

    def take_state(self, state: PlayerState) -> None:
        """Take the moment that a panel would speak of."""
        self._state = state

    def is_open(self) -> bool:
        """Tell whether a panel is open."""
        return any(not panel.isHidden() for panel in self._all())

    def open_hurts(self) -> None:
        """Stop the clock and ask what hurts."""
        self._hold_still()
        self.hurts.ask(self._state)

    def open_sore(self, pain: int) -> None:
        """Stop the clock before a session where the pain, 0 to 10, asks for a gentler one."""
        self._hold_still()
        self.hurts.ask(self._state, before=pain)

    def open_doctor(self, code: str) -> None:
        """Say again, before a session, that a doctor should look first, by the sign's code.

        The session stands for this, and goes on once a doctor has looked.
        """
        self._hold_still()
        self._paused_here = True
        self._sign = code
        self.doctor.ask(sign_of(code), self._state, before=True)

    def open_steps(self) -> None:
        """Stop the clock and show the steps."""
        self._hold_still()
        self.steps.ask(self._state)

    def open_end(self) -> None:
        """Stop the clock and ask whether to end."""
        self._hold_still()
        self.end.ask(self._state)

    def drop(self) -> None:
        """Close what is open and ask for nothing."""
        self._paused_here = False
        for panel in self._all():
            panel.close_panel()

    def _all(self) -> tuple[Panel, ...]:
        return self.hurts, self.doctor, self.steps, self.end

    def _hold_still(self) -> None:
        if self._state.phase not in ("paused", "waiting") and not self.is_open():
            self._paused_here = True
            self.pause_asked.emit()

    def _go_on(self) -> None:
        if self._paused_here:
            self._paused_here = False
            self.resume_asked.emit()

    def _skip(self, reason: str) -> None:
        paused_here = self._paused_here
        self.drop()
        self.skip_asked.emit(reason)
        if paused_here:
            self.resume_asked.emit()

    def _skip_for_pain(self) -> None:
        self._skip("hurts")

    def _ease(self) -> None:
        paused_here = self._paused_here
        self.drop()
        self.easier_asked.emit()
        if paused_here:
            self.resume_asked.emit()

    def _end(self) -> None:
        self.drop()
        self.end_asked.emit()

    def _tell_emergency(self, sign: Sign) -> None:
        self.drop()
        self.emergency_found.emit(sign)

    def _show_doctor(self, sign: Sign) -> None:
        self._close_for_another(self.hurts)
        self._sign = sign.code
        self.doctor_answered.emit("told", sign.code)
        self.doctor.ask(sign, self._state)

    def _back_to_the_list(self) -> None:
        self._close_for_another(self.doctor)
        self.doctor_answered.emit("withdrawn", self._sign)
        self.hurts.ask(self._state, again=True)

    def _stretch_anyway(self) -> None:
        """Let the person go on, who decides with a key of the player when: the clock stands."""
        self.drop()
        self.doctor_answered.emit("overridden", self._sign)

    def _go_on_seen(self) -> None:
        self.doctor_answered.emit("seen", self._sign)
        self.doctor.close_panel()

    def _close_for_another(self, panel: Panel) -> None:
        paused_here, self._paused_here = self._paused_here, False
        panel.close_panel()
        self._paused_here = paused_here
