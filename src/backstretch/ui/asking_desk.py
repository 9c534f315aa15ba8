"""Joins the question on Today to the diary: one press keeps an answer, one takes it back."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from backstretch.care.questions import Asks, Question
from backstretch.care.signs import Notice
from backstretch.insights.back_today import BackToday
from backstretch.ui.journal_undo import undo_here, undo_stack
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.pain_words import pain_words


class Kept(Protocol):
    """What came of keeping: a complaint or "", what it leads to, and how to take it back."""

    @property
    def complaint(self) -> str:
        """What went wrong, as a sentence, or ""."""

    @property
    def told(self) -> Sequence[Notice]:
        """What the person is told because of it."""

    @property
    def undo(self) -> Callable[[], str] | None:
        """Takes it back and returns what went wrong then."""


class Asker(Protocol):
    """Keeps what is answered in the diary."""

    def answer(self, question: Question, score: int, *, stiffer: bool = False) -> Kept:
        """Keep the number that answers a question about pain."""

    def score(self, activity: str, score: int) -> Kept:
        """Keep how an activity goes."""

    def pass_over(self, question: Question) -> str:
        """Keep that a question was put aside for today; return what went wrong, or ""."""


class AskingDesk(QObject):
    """Carries out what the question and its answer on Today ask for.

    `shown` returns what Today shows of the diary now.

    Signals:
        changed: something was kept; what follows from the diary may be another.
        complained: the sentence about what could not be kept.
        list_due: the number asks for a look at the short list of warning signs.
        run_asked: the whole entry of a run is wanted, by its id.
        now_asked: a whole entry of how the back is now is wanted.
    """

    changed = Signal()
    complained = Signal(str)
    list_due = Signal()
    run_asked = Signal(str)
    now_asked = Signal()

    def __init__(
        self, page: TodayPage, theme: Theme, asker: Asker, shown: Callable[[], BackToday | None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._asker = asker
        self._shown = shown
        self._about: Question | None = None
        self._undo = undo_here(page, theme, undo_stack(page.window()))
        self._undo.taken_back.connect(self.changed)
        self._undo.other_asked.connect(self._open_last)
        self.toast = self._undo.toast
        page.pain_told.connect(self._answer)
        page.stiffer_told.connect(self._answer_anew)
        page.activity_told.connect(self._score)
        page.question_passed.connect(self._pass_over)
        page.question_details_asked.connect(self._open_question)
        page.answer_details_asked.connect(self._open_answer)

    def _question(self) -> Question | None:
        back = self._shown()
        return back.asked.question if back and back.asked else None

    def _answer(self, score: int, stiffer: bool) -> None:
        question = self._question()
        if question is None:
            return
        on_scale = self._page.body.question.scale.hasFocus()
        kept = self._asker.answer(question, score, stiffer=stiffer)
        if self._tell(kept, question, pain_words(score)) and on_scale:
            self._page.focus_answer()

    def _answer_anew(self, stiffer: bool) -> None:
        """Keep a morning again, with the tick as it is now."""
        back = self._shown()
        if back is None or back.answered is None:
            return
        told = back.answered
        kept = self._asker.answer(told.question, told.score, stiffer=stiffer)
        self._tell(kept, told.question, pain_words(told.score))

    def _score(self, activity: str, score: int) -> None:
        question = self._question()
        if question is not None:
            words = self.tr("{score} of 10").format(score=score)
            self._tell(self._asker.score(activity, score), question, words)

    def _tell(self, kept: Kept, question: Question, words: str) -> bool:
        """Say what was kept, or what went wrong; return whether it was kept."""
        if kept.complaint:
            self._page.body.question.clear()
            self.complained.emit(kept.complaint)
            return False
        self._about = question
        if kept.undo:
            self._undo.stack.push(self.tr("Answer “{words}”").format(words=words), kept.undo)
        if any(notice.asks for notice in kept.told):
            self.list_due.emit()
        self.changed.emit()
        more = "" if question.asks is Asks.ACTIVITIES else self.tr("Add details")
        self._undo.tell(self.tr("Saved. {words}.").format(words=words), more)
        return True

    def _pass_over(self) -> None:
        question = self._question()
        if question is None:
            return
        complaint = self._asker.pass_over(question)
        if complaint:
            self.complained.emit(complaint)
        self.changed.emit()

    def _open_last(self) -> None:
        self._open(self._about)

    def _open_question(self) -> None:
        self._open(self._question())

    def _open_answer(self) -> None:
        back = self._shown()
        self._open(back.answered.question if back and back.answered else None)

    def _open(self, question: Question | None) -> None:
        if question is None:
            return
        if question.asks in (Asks.RUN, Asks.MORNING):
            self.run_asked.emit(question.about)
        else:
            self.now_asked.emit()
