"""The player page: shows the moment of a session and emits what was asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_emergency import EmergencyView
from backstretch.ui.pages.player_finished import FinishedView
from backstretch.ui.pages.player_over import PlayerPanels
from backstretch.ui.pages.player_safety import Sign, sign_of
from backstretch.ui.pages.player_session import SessionView
from backstretch.ui.player_state import PlayerState
from backstretch.ui.shortcuts import may_act
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.figure_frames import MotionBook
from backstretch.ui.widgets.pointer_rest import PointerRest
from backstretch.ui.widgets.thumbnails import Thumbnails


class PlayerPage(QWidget):
    """Leads through a session; it is told one `PlayerState` a frame.

    While a panel is open the session stands: the page asks for a pause first, and for going on
    when the panel is closed without another wish.

    Signals:
        pause_asked, resume_asked: stop the clock, let it run again.
        next_asked, back_asked: to the next hold, to the one before.
        longer_asked: ten seconds more.
        repeat_asked: this hold again from its start.
        repeat_side_asked: all holds of this side again.
        hurts_asked: "This hurts" was pressed; its panel opens.
        skip_asked: leave this stretch out; the code of the reason is "hurts",
            "no_equipment", "no_time" or "dislike".
        easier_asked: go on with the easier version.
        end_asked: end now and keep what was done.
        voice_asked: the next level of voice.
        full_screen_asked: fill the screen, or leave it.
        full_screen_left: Esc in full screen, with no panel open.
        emergency_shown: a sign that needs help now, by its code. Nothing may run from now on.
        emergency_ended: the person has been checked.
        emergency_withdrawn: the tick was a mistake; the session still stands.
        closed: the finished page was closed.
    """

    pause_asked = Signal()
    resume_asked = Signal()
    next_asked = Signal()
    back_asked = Signal()
    longer_asked = Signal()
    repeat_asked = Signal()
    repeat_side_asked = Signal()
    hurts_asked = Signal()
    skip_asked = Signal(str)
    easier_asked = Signal()
    end_asked = Signal()
    voice_asked = Signal()
    full_screen_asked = Signal()
    full_screen_left = Signal()
    emergency_shown = Signal(str)
    emergency_ended = Signal()
    emergency_withdrawn = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = PlayerState("ready", "")
        self._full_screen = False
        self.session = SessionView(theme, icons)
        self.finished = FinishedView(theme, icons)
        self.emergency = EmergencyView(theme, icons)
        self._views = QStackedLayout(self)
        for view in (self.session, self.finished, self.emergency):
            self._views.addWidget(view)
        self.over = PlayerPanels(theme, icons, self)
        self.pointer = PointerRest(self)
        self.setAccessibleName(self.tr("Session"))
        self._connect_buttons()
        self._connect_panels()
        theme.changed.connect(self.update)

    def set_book(self, book: MotionBook) -> None:
        """Take the motions of the figure from this book, and small pictures too."""
        self.session.stage.set_book(book)
        self.pictures = Thumbnails(self._theme, book, self)
        self.session.controls.set_pictures(self.pictures)
        self.finished.show_figures(book)

    def show_state(self, state: PlayerState) -> None:
        """Show this moment."""
        before, self._state = self._state, state
        self.over.take_state(state)
        if self._views.currentWidget() is self.emergency:
            return
        if state.phase == "finished":
            self.over.drop()
            self.finished.show_state(state)
            if self._views.currentWidget() is not self.finished:
                self._views.setCurrentWidget(self.finished)
                self.finished.start_focus()
                announce(self, self.finished.spoken())
            return
        self._announce(before, state)
        held = self.focusWidget()
        resting = held in self.session.now.rows()
        self.session.show_state(state)
        if self._views.currentWidget() is not self.session or before.routine != state.routine:
            self._views.setCurrentWidget(self.session)
            self.start_focus()
        answered = held is self.session.now.before.scale and not held.isVisible()
        if answered or (resting and state.phase != "paused"):
            self.start_focus()

    def show_full_screen(self, full_screen: bool) -> None:
        """Tell whether the window fills the screen now."""
        self._full_screen = full_screen
        self.pointer.switch(full_screen)
        self.session.show_full_screen(full_screen)

    def needs_answer(self) -> bool:
        """Tell whether a panel or the emergency text is open, which must not go by itself."""
        return self.over.is_open() or self._views.currentWidget() is self.emergency

    def show_emergency(self, code: str) -> None:
        """Show again what a sign asks for, by its code."""
        self._show_emergency(sign_of(code))

    def start_focus(self) -> None:
        """Put the focus on Pause, where the player starts."""
        if not self.over.is_open() and self._views.currentWidget() is self.session:
            self.session.controls.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_hurts(self) -> None:
        """Stop the clock and open "This hurts"."""
        self.hurts_asked.emit()
        self.over.open_hurts()

    def toggle_pause(self) -> None:
        """Ask to pause what runs, or to go on with what stands."""
        if self._state.phase in ("paused", "waiting"):
            self.resume_asked.emit()
        else:
            self.pause_asked.emit()

    def _connect_buttons(self) -> None:
        view = self.session
        view.end_button.clicked.connect(self.over.open_end)
        view.voice_button.clicked.connect(self.voice_asked)
        view.full_screen_button.clicked.connect(self.full_screen_asked)
        view.controls.back_button.clicked.connect(self.back_asked)
        view.controls.pause_button.clicked.connect(self.toggle_pause)
        view.controls.skip_button.clicked.connect(self.next_asked)
        view.controls.longer_button.clicked.connect(self.longer_asked)
        view.controls.hurts_button.clicked.connect(self.open_hurts)
        view.now.restart_button.clicked.connect(self.repeat_asked)
        view.now.steps_button.clicked.connect(self.over.open_steps)
        view.now.end_button.clicked.connect(self.end_asked)
        self.finished.closed.connect(self.closed)
        self.emergency.checked.connect(self._end_emergency)
        self.emergency.answers_asked.connect(self._withdraw_emergency)

    def _connect_panels(self) -> None:
        over = self.over
        over.pause_asked.connect(self.pause_asked)
        over.resume_asked.connect(self.resume_asked)
        over.skip_asked.connect(self.skip_asked)
        over.easier_asked.connect(self.easier_asked)
        over.end_asked.connect(self.end_asked)
        over.emergency_found.connect(self._show_emergency)

    def _announce(self, before: PlayerState, state: PlayerState) -> None:
        """Tell a screen reader name and side when they change, pause and going on, and more."""
        spoken = words.spoken(state)
        announce(self, spoken if spoken != words.spoken(before) else "")
        announce(self, words.spoken_more(before, state))

    def _show_emergency(self, sign: Sign) -> None:
        self._views.setCurrentWidget(self.emergency)
        kept = words.stopped(self._state.kept_s)
        self.emergency.show_sign(sign, kept, self.over.hurts.strength)
        self.emergency_shown.emit(sign.code)

    def _end_emergency(self) -> None:
        self._views.setCurrentWidget(self.session)
        self.emergency_ended.emit()
        self.show_state(self._state)

    def _withdraw_emergency(self) -> None:
        self._views.setCurrentWidget(self.session)
        self.emergency_withdrawn.emit()
        self.show_state(self._state)
        if self._state.phase != "finished":
            self.over.open_hurts()

    def _press(self, key: int) -> bool:
        """Do what a key of the running player means; tell whether it means anything."""
        meanings: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: self.toggle_pause,
            Qt.Key.Key_MediaTogglePlayPause: self.toggle_pause,
            Qt.Key.Key_MediaPlay: self.toggle_pause,  # many remotes send it for both
            Qt.Key.Key_MediaPause: self.pause_asked.emit,
            Qt.Key.Key_Left: self.back_asked.emit,
            Qt.Key.Key_MediaPrevious: self.back_asked.emit,
            Qt.Key.Key_Right: self.next_asked.emit,
            Qt.Key.Key_MediaNext: self.next_asked.emit,
            Qt.Key.Key_Plus: self.longer_asked.emit,
            Qt.Key.Key_Equal: self.longer_asked.emit,  # the plus key without Shift
            Qt.Key.Key_H: self.open_hurts,
            Qt.Key.Key_V: self.voice_asked.emit,
            Qt.Key.Key_S: self.over.open_steps,
            Qt.Key.Key_R: self.repeat_asked.emit,
            Qt.Key.Key_Escape: self._escape,
        }
        if key in meanings:
            meanings[key]()
        return key in meanings

    def _escape(self) -> None:
        if self._full_screen:
            self.full_screen_left.emit()
        else:
            self.over.open_end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if modifiers or event.isAutoRepeat() or not may_act(self, event):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_F, Qt.Key.Key_F11):
            self.full_screen_asked.emit()
            return
        view = self._views.currentWidget()
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if view is self.session and shifted and event.key() == Qt.Key.Key_R:
            self.repeat_side_asked.emit()
            return
        if view is self.session and self.session.now.before.press_key(event):
            announce(self, self.session.now.before.scale.accessibleDescription())
            return
        if view is self.session and self._press(event.key()):
            return
        if view is self.finished and self._close_finished(event.key()):
            return
        event.ignore()

    def _close_finished(self, key: int) -> bool:
        closing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if key == Qt.Key.Key_Escape and self._full_screen:
            self.full_screen_left.emit()
            return True
        if key in closing:
            self.finished.leave()
        return key in closing

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.colour("window"))
