"""What to do with a fresh window until it shows a state: the scenes of the pictures."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from backstretch.desktop.tray import Entry
from backstretch.journal.errors import damaged
from backstretch.plan.bending import kept_free
from backstretch.plan.facts import Goal, OffReason
from backstretch.session.script import Step, StepKind
from backstretch.weeks import week_start
from demo import Demo


def is_step(kind: StepKind, exercise: str = "", side: str = "") -> Callable[[Step], bool]:
    """Return what tells a step: its kind, and its exercise and side where they matter."""

    def is_it(step: Step) -> bool:
        fits = step.exercise == exercise or not exercise
        return step.kind is kind and fits and (step.side == side or not side)

    return is_it


def today_steps(demo: Demo) -> None:
    """Show Today with the steps opened."""
    demo.show_today()
    demo.window.today.body.card.steps_button.click()


def today_notice(demo: Demo) -> None:
    """Show Today with what went wrong."""
    demo.today.notices.tell("The diary could not be saved: the disk is full.")
    demo.show_today()


def later(days: int, show: Callable[[Demo], None] = Demo.show_today) -> Callable[[Demo], None]:
    """Return what shows a later day."""

    def look(demo: Demo) -> None:
        demo.clock.advance_ms(days * 86_400_000)
        demo.reminder = None
        show(demo)

    return look


def today_done(demo: Demo) -> None:
    """Show Today after its session."""
    finished(demo)
    demo.playing.end()
    demo.reminder = None
    demo.show_today()


def today_eleven(demo: Demo) -> None:
    """Show Today to somebody who chose eleven minutes each time."""
    demo.planner().keep_goal(Goal(4, 11))
    demo.show_today()


def today_first(demo: Demo) -> None:
    """Show Today to somebody who starts."""
    demo.forget()
    demo.reminder = None
    demo.show_today()


def today_rest(demo: Demo) -> None:
    """Show a day that the person keeps free."""
    planner = demo.planner()
    week = planner.week(week_start(planner.today()))
    planner.keep_plan(kept_free(week, planner.today(), planner.today()))
    demo.reminder = None
    demo.show_today()


def today_off(why: OffReason) -> Callable[[Demo], None]:
    """Return what shows a day off."""

    def show(demo: Demo) -> None:
        planner = demo.planner()
        planner.keep_off(planner.today(), why)
        demo.reminder = None
        demo.show_today()

    return show


def today_gentle(demo: Demo) -> None:
    """Show what may be done on a day of rest."""
    today_rest(demo)
    demo.window.today.gentle_asked.emit()


def today_stopped(demo: Demo) -> None:
    """Show Today while a doctor's look is due."""
    doctor_told(demo)
    demo.show_today()


def today_seen(demo: Demo) -> None:
    """Show the question when a doctor has looked."""
    doctor_told(demo)
    later(2)(demo)
    demo.window.today.body.stopped.seen_button.click()


def today_emergency(demo: Demo) -> None:
    """Show Today while a sign stands that needs help now."""
    sign("saddle")(demo)
    demo.playing.end()
    demo.show_today()


def today_routine(name: str, minutes: int) -> Callable[[Demo], None]:
    """Return what shows Today with another routine."""

    def show(demo: Demo) -> None:
        demo.choose_routine(name, minutes)

    return show


def today_unfinished(demo: Demo) -> None:
    """Show Today after a session that was cut off."""
    hold(demo)
    demo.playing.end()
    demo.show_today()


def at(kind: StepKind, exercise: str, side: str, into_ms: int) -> Callable[[Demo], None]:
    """Return what runs a session on to a step and so far into it."""

    def show(demo: Demo) -> None:
        demo.begin()
        demo.walk_to(is_step(kind, exercise, side), into_ms)

    return show


hold = at(StepKind.HOLD, "figure_four", "right", 12_000)
last_three = at(StepKind.HOLD, "figure_four", "right", 28_000)


def rest_of_a_long_routine(demo: Demo) -> None:
    """Show the longest routine at its last hold."""
    demo.choose_routine("rest-day", 15)
    demo.begin()
    demo.walk_to(is_step(StepKind.HOLD, "hook_lying"), 5_000)


def paused(demo: Demo) -> None:
    """Show a hold that was paused."""
    hold(demo)
    demo.player.pause_asked.emit()


def slept(demo: Demo) -> None:
    """Show a hold in which the computer slept for an hour."""
    hold(demo)
    demo.clock.advance_ms(3_600_000)
    demo.look()


def reentry(demo: Demo) -> None:
    """Show the count before a paused hold goes on."""
    paused(demo)
    demo.player.resume_asked.emit()
    demo.advance_ms(1_000)


def went_on(demo: Demo) -> None:
    """Show a session of which the program was closed, opened again."""
    today_unfinished(demo)
    demo.go_on()
    demo.look()


def eased(into_ms: int) -> Callable[[Demo], None]:
    """Return what shows the easier version, so long after it was asked for."""

    def show(demo: Demo) -> None:
        hold(demo)
        demo.player.easier_asked.emit()
        demo.advance_ms(into_ms)

    return show


def waiting(demo: Demo) -> None:
    """Show a session that waits for a word before the first stretch."""
    demo.begin()
    demo.advance_ms(20_000)


def no_sound(demo: Demo) -> None:
    """Show a hold on a machine without sound."""
    hold(demo)
    demo.playing.troubled.emit("no-sound")


def hurts(demo: Demo) -> None:
    """Show what is asked when it hurts."""
    hold(demo)
    demo.player.open_hurts()


def hurts_strongly(demo: Demo) -> None:
    """Show the same with strong pain told."""
    hurts(demo)
    demo.player.over.hurts.question.scale.press_key(Qt.Key.Key_7, 0)


def steps(demo: Demo) -> None:
    """Show the steps of the stretch in hand."""
    hold(demo)
    demo.player.over.open_steps()


def end_asked(demo: Demo) -> None:
    """Show the question whether to end."""
    hold(demo)
    demo.player.over.open_end()


def sign(code: str) -> Callable[[Demo], None]:
    """Return what ticks a sign of the safety list."""

    def show(demo: Demo) -> None:
        from backstretch.ui.pages.player_safety import signs

        hurts(demo)
        number = [one.code for one in signs()].index(code)
        demo.player.over.hurts.sign_rows[number].setChecked(True)

    return show


def doctor_told(demo: Demo) -> None:
    """End a session in which a sign was ticked that a doctor should see."""
    sign("below_knee")(demo)
    demo.player.over.doctor.end_button.click()
    demo.player.finished.leave()
    demo.playing.end()


def doctor_first(demo: Demo) -> None:
    """Show a session that begins while a doctor's look is still due."""
    doctor_told(demo)
    demo.begin()


def finished(demo: Demo) -> None:
    """Show the end of a whole session."""
    demo.begin()
    demo.walk_to(is_step(StepKind.FINISH), 100)


def answered(demo: Demo) -> None:
    """Show the end with its questions answered."""
    finished(demo)
    answers = demo.player.finished.answers
    answers.scale.press_key(Qt.Key.Key_3, 0)
    answers.effort.buttons()[1].click()


def ended_early(demo: Demo) -> None:
    """Show the end of a session that was broken off."""
    hold(demo)
    demo.player.skip_asked.emit("dislike")
    demo.advance_ms(20_000)
    demo.player.end_asked.emit()


def today_bell(demo: Demo) -> None:
    """Show Today on a desktop without a tray, with its bell."""
    demo.show_today()
    says = "Backstretch: After a run, 12 min, 2 of 4 this week"
    demo.window.today.show_bell(says, (Entry("start", "Start session", first=True),))


def today_unreadable(demo: Demo) -> None:
    """Show Today where the diary is damaged."""
    demo.today.unreadable = str(damaged(Path("/home/anna/.local/share/backstretch/journal.db")))
    demo.show_today()


def today_sure(demo: Demo) -> None:
    """Show Today with how sure its tip is."""
    demo.show_today()
    demo.window.today.body.aside.tip.sure_button.click()


def settings_section(name: str) -> Callable[[Demo], None]:
    """Return what shows a section of the settings."""

    def show(demo: Demo) -> None:
        demo.show_settings(name)

    return show
