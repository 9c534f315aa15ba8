"""The diary's question of the day and its answer, as Today shows them: pure."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from backstretch.care.light import Judged, Light, Limits, Why
from backstretch.care.mornings import Morning, Response, ResponseWhy
from backstretch.care.questions import Asks
from backstretch.content.care import LimitsRule
from backstretch.insights.after_runs import AfterRuns, Block
from backstretch.insights.back_today import Answered, Asked
from backstretch.insights.blocks import ENOUGH
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import PainMoment
from backstretch.ui.question_state import (
    ActivityState,
    AnswerState,
    LightState,
    QuestionState,
)
from backstretch.ui.today_state import PainLook
from backstretch.units import Units, write_distance

_EARLY, _NOON, _EVENING = 5, 12, 18


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("BackToday", text)


def question_state(asked: Asked, today: date, units: Units) -> QuestionState:
    """Return the question with what it is about."""
    question = asked.question
    key = f"{question.asks.value} {question.about}"
    facts = facts_of(asked.run, today, units) if asked.run else ""
    match question.asks:
        case Asks.RUN:
            hint = tr("One tap saves it. Add where and what kind if you like.")
            title = tr("How was your back after the run?")
            return QuestionState(key, title, facts, hint, tr("Add details"))
        case Asks.MORNING:
            hint = tr("One tap saves it. It shows how your back took the run.")
            stiffer = tr("Stiff for clearly longer than usual")
            title = tr("How is your back this morning?")
            return QuestionState(key, title, facts, hint, tr("Add details"), stiffer)
        case Asks.WEEK:
            hint = tr("One tap saves it. Think of the average of all seven days.")
            return QuestionState(key, tr("Your back over the last 7 days"), "", hint)
        case Asks.ACTIVITIES:
            rows = tuple(ActivityState(one.id, one.name, one.score) for one in asked.activities)
            hint = tr("One tap saves each. They are asked about every two weeks.")
            return QuestionState(key, tr("How do your activities go?"), "", hint, rows=rows)


def answer_state(answered: Answered, *, gentle: bool) -> AnswerState:
    """Return what was answered and what follows from it; `gentle`: so is today's session."""
    asks, judged = answered.question.asks, answered.judged
    key = f"{asks.value} {answered.question.about}"
    if asks is Asks.WEEK or judged is None:
        return AnswerState(key, tr("The last 7 days"), answered.score)
    then = tr("Today’s session is a gentle one.") if gentle else ""
    if asks is Asks.MORNING and judged.morning is not None:
        light, rule = _of_morning(judged.morning, judged, answered)
        title, stiffer = tr("This morning"), answered.stiffer
        details = tr("Add details")
        return AnswerState(key, title, answered.score, light, rule, then, details, stiffer)
    of_run, rule = _of_run(judged, answered)
    title = _felt(judged.by)
    return AnswerState(key, title, answered.score, of_run, rule, then, tr("Add details"))


def facts_of(run: RunNote, today: date, units: Units) -> str:
    """Return what tells a run: "8.2 km, finished 17:58", "8.2 km yesterday"."""
    far = ""
    if run.facts.distance_m is not None:
        amount = write_distance(run.facts.distance_m, units)
        far = tr("{far} {unit}").format(far=amount, unit=units.value)
    if run.day != today.isoformat():
        return tr("{far} yesterday").format(far=far) if far else tr("Yesterday’s run")
    began = start_of(run)
    if began is None:
        return far
    seconds = run.facts.duration_s or run.minutes * 60
    end = datetime.combine(today, began) + timedelta(seconds=seconds)
    when = (tr("finished {time}") if seconds else tr("began {time}")).format(time=f"{end:%H:%M}")
    return tr("{far}, {when}").format(far=far, when=when) if far else when[:1].upper() + when[1:]


def ran_line(run: RunNote, units: Units) -> str:
    """Return what the run of today was, for under the date: "8.2 km this afternoon."."""
    began = start_of(run)
    hour = began.hour if began else 0
    when = tr("today")
    if hour >= _EARLY:
        when = tr("this morning") if hour < _NOON else tr("this afternoon")
        when = tr("this evening") if hour >= _EVENING else when
    facts = run.facts
    if facts.distance_m is not None:
        far = write_distance(facts.distance_m, units)
        return tr("{far} {unit} {when}.").format(far=far, unit=units.value, when=when)
    minutes = round((facts.duration_s or 0) / 60) or run.minutes
    if minutes:
        return tr("{n} minutes of running {when}.").format(n=minutes, when=when)
    return tr("You ran {when}.").format(when=when)


def start_of(run: RunNote) -> time | None:
    """Return when a run began by the clock of its day, or None."""
    if run.facts.started_at:
        return datetime.fromisoformat(run.facts.started_at).time()
    return time.fromisoformat(run.start) if run.start else None


def pain_look(after: AfterRuns) -> PainLook | None:
    """Return the pain after the last runs with one honest sentence; None without a number."""
    count = len(after.scores)
    if not count:
        return None
    head = tr("Pain after your last {n} runs").format(n=count)
    if count == 1:
        head = tr("Pain after your last run")
    numbers = ", ".join(map(str, after.scores))
    told = tr("{head}, the oldest first: {numbers}.").format(head=head, numbers=numbers)
    return PainLook(head, numbers, _blocks(after), after.scores, told, count >= ENOUGH)


def _blocks(after: AfterRuns) -> str:
    """Return what two weeks of runs say beside the first two, and how sure that is."""
    missing = ENOUGH - len(after.scores)
    if missing > 0:
        more = tr("1 more run") if missing == 1 else tr("{n} more runs").format(n=missing)
        return tr("Not enough yet: {more}.").format(more=more)
    if after.last is None:
        return tr("Too few runs in the last two weeks to compare them.")
    if after.first is None:
        form = tr("Middle value {last} in the last two weeks ({n} runs). Too early to compare.")
        return form.format(last=_number(after.last), n=after.last.runs)
    form = tr(
        "Middle value {last} in the last two weeks ({n} runs),"
        " {first} in your first two ({m} runs)."
    )
    both = form.format(
        last=_number(after.last), n=after.last.runs, first=_number(after.first), m=after.first.runs
    )
    by_itself = tr("Back pain often eases by itself.")  # wherever the start is shown (evidence 7)
    if after.changed_clearly:
        told = tr("A clear change. This cannot show what caused it.")
    elif after.changed:
        told = tr("A clear change needs two such blocks in a row.")
    else:
        told = tr("Such a difference is a normal up and down.")
    return f"{both} {told} {by_itself}"


def _number(block: Block) -> str:
    return f"{block.middle:g}"


def _felt(by: PainMoment | None) -> str:
    """Return when the number of a run was felt."""
    return {
        PainMoment.DURING_RUN: tr("During the run"),
        PainMoment.LATER: tr("Later, after the run"),
    }.get(by or PainMoment.AFTER_RUN, tr("After the run"))


def _of_run(judged: Judged, answered: Answered) -> tuple[LightState | None, str]:
    limits, rule = answered.limits, answered.rule
    if judged.light is Light.GREEN:
        says = tr("Up to {most} is green: carry on as planned.")
        return LightState("circle", tr("Green")), _guide(says.format(most=limits.green_at_most))
    if judged.light is Light.AMBER:
        says = tr(
            "{span} is amber: keep the load, do not add."
            " It should settle by bedtime, and be no higher next morning."
        )
        span = _span(limits.green_at_most + 1, limits.amber_at_most)
        return LightState("diamond", tr("Amber")), _guide(says.format(span=span))
    if judged.light is Light.RED:
        words = f"{_red(judged, limits)} {tr('A gentle session or rest.')} {_shorten(rule)}"
        return LightState("square", tr("Red")), _guide(words)
    return None, ""


def _red(judged: Judged, limits: Limits) -> str:
    """Return why a run is red, by the first reason there is."""
    return {
        Why.HIGH: tr("Over {most} is red."),
        Why.ROSE_AFTER: tr("{rise} or more above the pain in the run is red."),
        Why.RISING: tr("Pain that rises in the run is red."),
        Why.LIMPING: tr("Pain that makes you limp or stoop is red."),
        Why.SPREADING: tr("Pain that spreads down the leg is red."),
        Why.NOT_SETTLED: tr("Pain that has not settled by bedtime is red."),
        Why.MORNING: tr("The next morning makes it red."),
    }[judged.why[0]].format(most=limits.amber_at_most, rise=limits.red_rise)


def _of_morning(morning: Morning, judged: Judged, answered: Answered) -> tuple[LightState, str]:
    match morning.response:
        case Response.SETTLED:
            return LightState("circle", tr("Settled")), _guide(_settled(judged, answered.rule))
        case Response.NOISE:
            says = tr("A little more than before the run: repeat it, do not add.")
            if morning.change is not None:
                says = tr("{n} more than before the run: repeat it, do not add.")
            words = says.format(n=morning.change)
            return LightState("diamond", tr("Within the noise")), _guide(words)
        case Response.RED:
            words = f"{_red_morning(morning, answered.limits)} {_shorten(answered.rule)}"
            return LightState("square", tr("Step back")), _guide(words)
        case Response.HELD:
            words = tr("{than} Nothing was noted before it: repeat it, do not add.")
            return LightState("diamond", tr("Repeat")), _guide(words.format(than=_than(morning)))
        case Response.OPEN:
            says = tr("Nothing was noted before the run, so it cannot be compared.")
            return LightState("diamond", tr("Not clear")), says


def _settled(judged: Judged, rule: LimitsRule) -> str:
    """Return what follows from a morning that settled; the run itself may still ask for care."""
    no_more = tr("No more than before the run.")
    if judged.light is Light.RED:
        return f"{no_more} {tr('The run itself was red.')} {_shorten(rule)}"
    if judged.light is Light.AMBER:
        return f"{no_more} {tr('The run itself was amber: repeat it, do not add.')}"
    return tr("No more than before the run: repeat it or add a little.")


def _red_morning(morning: Morning, limits: Limits) -> str:
    if morning.why is ResponseWhy.STIFFER:
        return tr("Stiff for clearly longer than usual means a step back.")
    if morning.than is not None:
        says = tr("{than} {limit} or more means a step back.")
        return says.format(than=_than(morning), limit=limits.red_rise)
    if morning.change is None:
        says = tr("At least {limit} more than before the run means a step back.")
        return says.format(limit=limits.red_rise)
    says = tr("{n} more than before the run. {limit} or more means a step back.")
    return says.format(n=morning.change, limit=limits.red_rise)


def _than(morning: Morning) -> str:
    """Return what a morning is compared with where nothing was noted before the run."""
    words = {
        PainMoment.LATER: tr("{n} more than later that day."),
        PainMoment.DURING_RUN: tr("{n} more than in the run."),
    }.get(morning.than or PainMoment.AFTER_RUN, tr("{n} more than straight after the run."))
    return words.format(n=morning.more if morning.more > 0 else tr("No"))


def _shorten(rule: LimitsRule) -> str:
    least, most = rule.shorten
    says = tr("Make the next run {least} to {most} % shorter.")
    return says.format(least=least, most=most)


def _guide(words: str) -> str:
    """Say with a rule that it was never tested in backs (evidence 4.3)."""
    return f"{words} {tr('This is a guide.')}"


def _span(least: int, most: int) -> str:
    return str(least) if least == most else tr("{least} to {most}").format(least=least, most=most)
