"""Joins the first start to the diary, the plan and the settings: keeps each answer at once."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from PySide6.QtCore import QObject, Signal

from backstretch.care.signs import gravest
from backstretch.journal.diary_records import Tier
from backstretch.journal.errors import JournalError
from backstretch.settings import Settings
from backstretch.ui import plan_words as words
from backstretch.ui.log_ports import Drafts
from backstretch.ui.pages.player_safety import Sign, more_signs, sign_of, signs
from backstretch.ui.pages.start import StartPage
from backstretch.ui.plan_can import can_state
from backstretch.ui.settings_desk import Keep, Login
from backstretch.ui.start_ports import Conditions, Planner, Safety
from backstretch.ui.start_state import STEPS, AmountState, Step, WeekDay, WhenState
from backstretch.weeks import week_order

DAYS = 7


class StartDesk(QObject):
    """Goes through the steps; where it was left, it goes on.

    Signals:
        left: the first start is done with; with True, the first session is to begin.
        stopped: a sign that needs help now was ticked, as a Sign, and why it is not kept, or "".
        answered: the list was answered with nothing that needs help now.
        changed: something was kept that a plan can follow from.
        print_asked: the advice to see a doctor is wanted on paper.
        test_asked: let the sound be heard.
    """

    left = Signal(bool)
    stopped = Signal(object, str)
    answered = Signal()
    changed = Signal()
    print_asked = Signal()
    test_asked = Signal()

    def __init__(
        self,
        page: StartPage,
        safety: Safety,
        planner: Callable[[], Planner],
        conditions: Conditions,
        present: Callable[[], Settings],
        keep: Keep,
        login: Callable[[], Login | None],
        waiting: Drafts,
    ) -> None:
        super().__init__(page)
        self.page = page
        self._safety = safety
        self._planner = planner
        self._conditions = conditions
        self._present = present
        self._keep = keep
        self._login = login
        self._waiting = waiting
        self._answer: tuple[str, ...] | None = None
        self._connect()

    def show(self) -> None:
        """Show the step that it was left at; the list first, as long as it waits for an answer.

        Where the list was answered elsewhere, it begins with what comes after it.
        """
        self._answer = self._safety.answer()
        ticked = self._ticked()
        at = self._present().first_start
        step = next((one for one in STEPS if one == at), STEPS[1])
        if self._answer is None or ticked is not None:
            step = STEPS[0]
        self.page.safety.show_answer(self._answer if ticked is None else ticked)
        self._go(step)
        for sign in map(sign_of, ticked or ()):
            if sign.leads_to == "emergency":  # it was told, and could not be kept
                self._stop_at(sign)
                break

    def has_answer(self) -> bool:
        """Return whether the list was answered, be it kept or not."""
        return self._answer is not None or self._safety.answer() is not None

    def _connect(self) -> None:
        page = self.page
        page.on_asked.connect(self._go_on)
        page.back_asked.connect(self._go_back)
        page.skip_asked.connect(lambda: self._leave(begin=False))
        page.finish_asked.connect(lambda begin: self._leave(begin=begin))
        page.safety.changed.connect(self._allow)
        page.safety.changed.connect(self._keep_ticks)
        page.safety.emergency_found.connect(self._stop_at)
        page.safety.advice.print_asked.connect(self.print_asked)
        page.safety.advice.seen_asked.connect(self._take_seen)
        page.amount.days_asked.connect(lambda n: self._tell(self._planner().keep_goal_days(n)))
        page.amount.minutes_asked.connect(lambda n: self._tell(self._keep(minutes=n)))
        page.amount.flags_asked.connect(lambda on: self._tell(self._conditions.keep_flags(on)))
        page.when.run_asked.connect(self._plan_run)
        page.when.can_asked.connect(self._keep_can)
        page.when.changed.connect(self._set)
        page.when.login_asked.connect(self._start_at_login)
        page.sound.changed.connect(self._set)
        page.sound.test_asked.connect(self.test_asked)

    def _go(self, step: Step) -> None:
        complaint = "" if self._present().first_start == step else self._keep(first_start=step)
        unread = self._fill(step)
        self.page.show_step(step)
        self._allow()
        self.page.start_focus()
        self.page.say(complaint or unread)

    def _fill(self, step: Step) -> str:
        """Show what holds now of a step; return why that cannot be read, or ""."""
        try:
            if step == "amount":
                self.page.amount.show_state(self._amount())
            elif step == "when":
                self.page.when.show_state(self._when())
            elif step == "sound":
                self.page.sound.show_state(self._present())
        except JournalError as error:
            return str(error)
        return ""

    def _amount(self) -> AmountState:
        facts = self._planner().facts()
        flags = self._conditions.now().flags
        return AmountState(facts.goal.days, facts.goal.minutes, facts.minutes_chosen, flags)

    def _when(self) -> WhenState:
        facts, login = self._planner().facts(), self._login()
        runs = {run.date for run in facts.runs if not run.done}
        ahead = {day.isoweekday(): day for day in _days_from(facts.today)}
        days = tuple(
            WeekDay(
                number,
                words.weekday_name(number),
                words.short_weekday(ahead[number]),
                number in facts.weekdays,
                ahead[number] in runs,
            )
            for number in week_order(facts.week_begins)
        )
        found = login.surroundings() if login else None
        return WhenState(days, facts.goal.days, can_state(facts).short, self._present(), found)

    def _allow(self) -> None:
        page = self.page
        page.allow_on(page.step != STEPS[0] or page.safety.answer() is not None)

    def _ticked(self) -> tuple[str, ...] | None:
        """Return what was ticked and not answered when the window was closed, if anything was."""
        try:
            ticked = msgspec.json.decode(self._waiting.read(), type=tuple[str, ...])
        except (msgspec.MsgspecError, ValueError):
            return None
        known = {sign.code for sign in (*signs(), *more_signs())}
        return ticked if known.issuperset(ticked) else None

    def _keep_ticks(self) -> None:
        """Keep the signs ticked until they are answered, so that closing the window loses none.

        "None of these" does not wait: nobody finds it ticked beforehand (evidence 5.5).
        """
        answer = self.page.safety.answer()
        is_new = bool(answer) and answer != self._answer
        self._waiting.write(msgspec.json.encode(answer) if is_new else b"")

    def _go_on(self) -> None:
        if self.page.step != STEPS[0]:
            self._go(STEPS[STEPS.index(self.page.step) + 1])
        elif self.page.safety.is_advising() or self._keep_answer():
            self._leave_list()

    def _leave_list(self) -> None:
        self._go(STEPS[1])
        self.answered.emit()

    def _keep_answer(self) -> bool:
        """Keep the answer to the list; tell whether nothing stands in the way of going on."""
        answer = self.page.safety.answer()
        if answer is None or answer == self._answer:
            return answer is not None
        kept = self._safety.keep(answer)
        self._answer = answer
        if not kept.complaint:
            self._keep_ticks()
        self.changed.emit()
        tier = gravest(kept.told)
        codes = tuple(code for one in kept.told if one.tier is tier for code in one.codes)
        if tier is Tier.EMERGENCY:
            self.stopped.emit(sign_of(codes[0]), kept.complaint)
        elif tier is Tier.SOON:
            self.page.safety.advise(tuple(sign_of(code).why for code in codes[:2]))
            self.page.show_step(STEPS[0])
            self.page.start_focus()
            self.page.say(kept.complaint)
        elif kept.complaint:
            self._leave_list()
            self.page.say(kept.complaint)
            return False
        return tier is None

    def _stop_at(self, sign: Sign) -> None:
        """Keep at once that a sign needs help now, with all else that is ticked."""
        answer = self.page.safety.answer() or (sign.code,)
        kept = self._safety.keep(answer)
        self._answer = answer
        if not kept.complaint:
            self._keep_ticks()
        self.changed.emit()
        self.stopped.emit(sign, kept.complaint)

    def take_back(self) -> str:
        """Ask the list again, because the sign was a mistake; return what went wrong, or ""."""
        complaint = self._safety.take_back()
        if not complaint:
            self._answer = None
            self.page.safety.show_answer(None)
            self._keep_ticks()
            self._go(STEPS[0])
            self.changed.emit()
        return complaint

    def go_on_checked(self) -> None:
        """Go on once the person was checked."""
        self.page.safety.show_answer(self._answer)
        self._leave_list()

    def _take_seen(self) -> None:
        complaint = self._safety.keep_seen()
        self.changed.emit()
        self._leave_list()
        self.page.say(complaint)

    def _go_back(self) -> None:
        if self.page.step == STEPS[0]:
            self.page.safety.advise(())
            self._go(STEPS[0])
        else:
            if self.page.step == STEPS[1]:
                self.page.safety.show_answer(self._answer)
            self._go(STEPS[STEPS.index(self.page.step) - 1])

    def _leave(self, *, begin: bool) -> None:
        self._keep(first_start="done")
        self.left.emit(begin)

    def _plan_run(self, number: int, planned: bool) -> None:
        day = next(d for d in _days_from(self._today()) if d.isoweekday() == number)
        self._tell(self._planner().keep_run(day, planned=planned))

    def _keep_can(self, weekdays: frozenset[int]) -> None:
        facts = self._planner().facts()
        self._tell(self._planner().keep_days(weekdays, facts.times, facts.desk_hours))

    def _today(self) -> date:
        return self._planner().facts().today

    def _set(self, name: str, value: object) -> None:
        self._tell(self._keep(**{name: value}))

    def _start_at_login(self, on: bool) -> None:
        if login := self._login():
            self._tell(login.start_at_login(on))

    def _tell(self, complaint: str) -> None:
        """Show what holds after an answer, and why it could not be kept, if so."""
        unread = self._fill(self.page.step)
        self.page.say(complaint or unread)
        self.changed.emit()


def _days_from(today: date) -> tuple[date, ...]:
    return tuple(today + timedelta(days=number) for number in range(DAYS))
