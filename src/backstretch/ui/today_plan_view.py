"""What Today shows by the plan: one pure function from what is known of the day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto

from backstretch.content.library import Library
from backstretch.content.planning import Planning
from backstretch.content.routine import Routine
from backstretch.insights.back_today import BackToday
from backstretch.plan.composer import Composition
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import Reason
from backstretch.plan.today import TodayIs, today_is
from backstretch.plan.week_plan import DayPlan, RunState, WeekPlan
from backstretch.ui import plan_words, wording
from backstretch.ui import today_words as words
from backstretch.ui.pages.player_safety import sign_of
from backstretch.ui.plan_state import Mark
from backstretch.ui.plan_stretches import Stretches
from backstretch.ui.plan_view import week_marks
from backstretch.ui.question_state import AnswerState, QuestionState
from backstretch.ui.question_view import answer_state, pain_look, question_state, ran_line
from backstretch.ui.today_state import (
    Card,
    DoneCardState,
    NextDay,
    NextReminder,
    Notice,
    OptionalStretch,
    PainLook,
    RestCardState,
    SessionCardState,
    StoppedCardState,
    Tip,
    TodayState,
    Unfinished,
    WeekLook,
)
from backstretch.ui.today_tips import tip
from backstretch.ui.today_view import (
    figure_of,
    other_length,
    routine_choices,
    stretches,
)
from backstretch.ui.wording import tr
from backstretch.units import Units

SEEN_DAYS = 14
"""So many days back a doctor's look can be dated, if the sign was not told of later."""
SIGNS_NAMED = 3
"""So many signs are named at once: what to do is to be read."""
_OFF = (Reason.ILL, Reason.AWAY, Reason.BUSY)


class Waits(Enum):
    """Why a routine is not for today.

    SORE: the back is sore, or was on a red morning. PAIN: there is more pain than strength allows.
    """

    SORE = auto()
    PAIN = auto()


@dataclass(frozen=True, slots=True)
class InHand:
    """The session in hand: as composed for the day, or a `gentle` one on a day of rest.

    `chosen` is the id of the routine that the person wanted instead; where that `waits`, what is
    in hand is gentle.
    """

    composed: Composition
    gentle: bool = False
    planned_minutes: int = 0  # of the plan, which the length can be changed from
    chosen: str = ""
    waits: Waits | None = None


@dataclass(frozen=True, slots=True)
class SignTold:
    """The warning signs that stand: their codes, since when, and whether they need help now.

    `page_offered` says that the page of a sign that needs help now can be opened.
    """

    codes: tuple[str, ...]
    told: date
    now: bool = False
    page_offered: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """All that Today follows from, besides the library and the rules.

    `ahead` are the days after today, in order, as far as they are planned, and
    `can_have_tomorrow` says that the first of them may be given a session. `in_hand` is None where
    nothing can be started.
    """

    plan: WeekPlan
    facts: Facts
    ahead: tuple[DayPlan, ...] = ()
    can_have_tomorrow: bool = False
    in_hand: InHand | None = None
    sign: SignTold | None = None
    optional: tuple[Routine, ...] = ()
    reminder: datetime | None = None
    unfinished: Unfinished | None = None
    notice: Notice | None = None
    back: BackToday | None = None
    units: Units = Units.KM


def planned_state(library: Library, rules: Planning, known: Known) -> TodayState:
    """Return Today by the plan. Nothing can be started while a warning sign stands."""
    today = known.facts.today
    stands = TodayIs.STOPPED if known.sign else today_is(known.plan, known.facts)
    stopped = stands is TodayIs.STOPPED
    card = _stopped(known) if stopped else _card(library, rules, known, stands)
    marks = week_marks(known.plan, known.facts, rules)
    ill = known.plan.day(today).reasons[:1] == (Reason.ILL,)
    line = words.week_line(marks, stopped=stopped, first_day=stands is TodayIs.FIRST_DAY)
    done_or_rest = isinstance(card, DoneCardState | RestCardState)
    return TodayState(
        date=wording.day(today.isoformat()),
        week=wording.week(today.isoformat(), known.facts.week_begins),
        line=_line(known, stands, card),
        card=card,
        routines=() if stopped or ill or stands is TodayIs.DONE else routine_choices(library),
        unfinished=None if stopped else known.unfinished,
        notice=known.notice,
        question=_question(known),
        answer=_answer(known),
        tomorrow=_tomorrow(library, known) if done_or_rest else None,
        week_look=WeekLook(marks, plan_words.week(marks)[0], line),
        pain=_pain(known),
        tip=None if stopped else _tip(library, rules, known),
        reminder=_reminder(known, today) if not stopped else None,
    )


def _card(library: Library, rules: Planning, known: Known, stands: TodayIs) -> Card:
    if stands is TodayIs.DONE:
        return _done(library, known)
    if known.in_hand is not None:
        return _session(library, rules, known, known.in_hand, stands)
    return _rest(known)


def _session(
    library: Library, rules: Planning, known: Known, in_hand: InHand, stands: TodayIs
) -> SessionCardState:
    composed = in_hand.composed
    routine, minutes = composed.routine, composed.routine.minutes
    day = known.plan.day(known.facts.today)
    is_planned = not in_hand.gentle and not in_hand.chosen
    first = Reason.FIRST in day.reasons and is_planned
    why = words.why_this_one(day.reasons, ran=day.run is RunState.DONE)
    heading = tr("Today’s session")
    if in_hand.gentle:
        heading, why = tr("A gentle session"), tr("You asked for it. Rest is fine too.")
    elif in_hand.chosen:
        why = _why_chosen(library, rules, in_hand)
    elif first or stands is TodayIs.FIRST_DAY:
        heading = tr("A good first session")
    usual = rules.minutes.presets
    own = routine.id in library.own  # as long as it was made
    free = (in_hand.planned_minutes or minutes) not in usual
    whys = tuple(words.pick(pick, library.exercises) for pick in composed.picks)
    return SessionCardState(
        heading=heading,
        routine_id=routine.id,
        routine=tr("The core five") if first else routine.name,
        why=f"{words.steps(len(routine.items))} {why}",
        minutes=minutes,
        other=None if own else other_length(minutes, in_hand.planned_minutes, usual[0]),
        stretches=stretches(library, routine, whys),
        minute_choices=() if free or own else usual,
        any_minutes=(rules.minutes.least, rules.minutes.most) if free and not own else None,
        note="" if first else routine.note,
        left_out=words.left_out(composed.left_out, library.exercises),
    )


def _why_chosen(library: Library, rules: Planning, in_hand: InHand) -> str:
    if in_hand.waits is None:
        return tr("You chose it for today.")
    waits = {
        Waits.SORE: tr("{routine} waits while your back is sore. Here is a gentle session."),
        Waits.PAIN: tr("{routine} waits until your pain is {n} or less. Here is a gentle session."),
    }[in_hand.waits]
    name = Stretches(library).of(in_hand.chosen, in_hand.composed.routine.minutes, pictured=False)
    return waits.format(routine=name[0], n=rules.strength.pain_at_most)


def _done(library: Library, known: Known) -> DoneCardState:
    session = known.plan.day(known.facts.today).session
    name, figure = (
        Stretches(library).of(session.routine, session.minutes)
        if session
        else (tr("Session"), None)
    )
    minutes = session.minutes if session else 0
    length = tr("1 minute") if minutes == 1 else tr("{n} minutes").format(n=minutes)
    pain = known.facts.pain_today
    told = tr("You noted pain of {n} out of 10 today.").format(n=pain)
    return DoneCardState(
        heading=tr("Done today"),
        title=tr("{routine}, {length}").format(routine=name, length=length),
        line=tr("No pain number was noted.") if pain is None else told,
        figure=figure,
        optional=tuple(_optional(library, routine) for routine in known.optional),
    )


def _optional(library: Library, routine: Routine) -> OptionalStretch:
    exercise = library.exercises[routine.items[0].exercise]
    amount = tr("{n} min").format(n=routine.minutes)
    return OptionalStretch(exercise.short_name, amount, figure_of(exercise))


def _rest(known: Known) -> RestCardState:
    reason = known.plan.day(known.facts.today).reasons[0]
    title = plan_words.empty(reason)[0] if reason in _OFF else tr("Rest day")
    offer = "" if reason is Reason.ILL else tr("Do a gentle one anyway")
    line = tr("Nothing to do.")
    why = tr("A walk is fine.") if reason is Reason.REST else plan_words.why(reason)
    return RestCardState(Mark.REST, title, f"{line} {why}", offer)


def _stopped(known: Known) -> StoppedCardState:
    sign, today = known.sign, known.facts.today
    told = "\n".join(sign_of(code).words for code in sign.codes[:SIGNS_NAMED]) if sign else ""
    if sign and not sign.now:
        first = min(today, max(sign.told, today - timedelta(days=SEEN_DAYS)))
        days = tuple(today - timedelta(days=n) for n in range((today - first).days + 1))
        return StoppedCardState(
            tr("See a doctor before you stretch"),
            told,
            (
                tr("Call your doctor in the next 1 to 2 days."),
                tr("No hard runs until then. Gentle walking is fine."),
                tr("If a leg gets weak, or you cannot pee, get help right away."),
                tr("This is a precaution, not a diagnosis."),
            ),
            days,
        )
    return StoppedCardState(
        tr("Get help before you stretch"),
        told,
        (
            tr("You noted a sign that needs help now."),
            tr("Call 112, 999 or 911 if you have not been checked yet."),
            tr("Sessions wait until you say that you have been checked."),
        ),
        page_offered=bool(sign and sign.page_offered),
    )


def _line(known: Known, stands: TodayIs, card: Card) -> str:
    day = known.plan.day(known.facts.today)
    if isinstance(card, StoppedCardState):
        walks = tr("No session for now. Gentle walking is fine.")
        return walks if card.seen_days else tr("No session until you have been checked.")
    if stands is TodayIs.DONE:
        return tr("Session done. Nothing more is needed today.")
    if stands is TodayIs.FIRST_DAY:
        return tr("Your first page. There is nothing to catch up on.")
    if isinstance(card, RestCardState):
        return tr("{title}. Nothing to do.").format(title=card.title)
    if moved := words.moved_here(known.plan, known.facts.today):
        return moved
    if day.session is None:
        return tr("Nothing is planned today.")
    if day.run is RunState.DONE:
        ran = known.back.run if known.back else None
        told = ran_line(ran, known.units) if ran else tr("You ran today.")
        return tr("{ran} Here is what your back gets for it.").format(ran=told)
    return tr("One session, whenever it suits you.")


def _tip(library: Library, rules: Planning, known: Known) -> Tip | None:
    ran = known.back.run if known.back else None
    return tip(known.plan, known.facts, rules, library.learn, ran.facts if ran else None)


def _question(known: Known) -> QuestionState | None:
    """Return what is asked; nothing where help is needed now."""
    asked = known.back.asked if known.back else None
    if asked is None or (known.sign and known.sign.now):
        return None
    return question_state(asked, known.facts.today, known.units)


def _answer(known: Known) -> AnswerState | None:
    answered = known.back.answered if known.back else None
    if answered is None:
        return None
    day = known.plan.day(known.facts.today)
    sore = {Reason.RED_MORNING, Reason.RED_RUN, Reason.SORE}.intersection(day.reasons)
    waits = known.in_hand is not None and not known.in_hand.chosen and known.sign is None
    return answer_state(answered, gentle=bool(sore) and day.session is not None and waits)


def _pain(known: Known) -> PainLook:
    look = pain_look(known.back.after) if known.back else None
    return look or words.pain_look(sum(run.done for run in known.facts.runs))


def _tomorrow(library: Library, known: Known) -> NextDay | None:
    if not known.ahead:
        return None
    tomorrow = known.ahead[0]
    tag = words.short_date(tomorrow.date)
    if tomorrow.session is not None:
        title = tr("Tomorrow there is a session")
        return NextDay(title, tag, "", _session_words(library, tomorrow))
    title, text = tr("Tomorrow is a rest day"), tr("No session and no reminder.")
    offer = tr("Do one tomorrow anyway") if known.can_have_tomorrow else ""
    following = next((day for day in known.ahead if day.session), None)
    if following is None:
        return NextDay(title, tag, text, "", offer)
    form = tr("{none} Next is {day}:")
    text = form.format(none=text, day=plan_words.weekday(following.date))
    return NextDay(title, tag, text, _session_words(library, following), offer)


def _session_words(library: Library, day: DayPlan) -> str:
    if day.session is None:
        return ""
    name = Stretches(library).of(day.session.routine, day.session.minutes, pictured=False)[0]
    return tr("{routine}, {n} minutes").format(routine=name, n=day.session.minutes)


def _reminder(known: Known, today: date) -> NextReminder | None:
    if known.reminder is None:
        return None
    return NextReminder(words.reminder(known.reminder, today), tr("Skipped if you finish first."))
