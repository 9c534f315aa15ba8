"""The scenes of the pictures in which Today asks about the back, and is answered."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from backstretch.care.questions import Asks
from backstretch.diary.activities import Activities
from backstretch.journal.said import PainMoment
from backstretch.ui.widgets.toast import Toast
from demo import Demo, NotThere

HOURS_TO_MORNING = 12
HOUR_MS = 3_600_000
_DIGITS = (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


def answered(*scores: int) -> Callable[[Demo], None]:
    """Return what answers one question after the other: the run, then the next morning."""

    def show(demo: Demo) -> None:
        demo.show_today()
        for number, score in enumerate(scores):
            if number:
                next_morning(demo)
            demo.window.today.body.question.scale.press_key(_DIGITS[score], 0)

    return show


def next_morning(demo: Demo) -> None:
    """Show Today on the morning after the run."""
    for toast in demo.window.today.findChildren(Toast):
        toast.hide()
    demo.clock.advance_ms(HOURS_TO_MORNING * HOUR_MS)
    demo.reminder = None
    demo.show_today()


def morning_asked(demo: Demo) -> None:
    """Show the question of the next morning."""
    answered(3)(demo)
    next_morning(demo)


def stiffer(demo: Demo) -> None:
    """Show a morning that was stiffer for clearly longer."""
    morning_asked(demo)
    demo.window.today.body.question.stiffer.setChecked(True)
    demo.window.today.body.question.scale.press_key(_DIGITS[2], 0)


def told_before(score: int, then: Callable[[Demo], None]) -> Callable[[Demo], None]:
    """Return what shows another scene where pain was told before the run as well."""

    def show(demo: Demo) -> None:
        demo.tell_pain(PainMoment.BEFORE_RUN, score)
        then(demo)

    return show


def week(demo: Demo) -> None:
    """Show the question of the week."""
    for _ in range(8):
        demo.clock.advance_ms(24 * HOUR_MS)
        demo.reminder = None
        demo.show_today()
        asked = demo.today.back.asked if demo.today.back else None
        if asked is not None and asked.question.asks is Asks.WEEK:
            return
    raise NotThere("The week is not asked about.")


def activities(demo: Demo) -> None:
    """Show the question about activities, one of them answered."""
    kept = Activities(demo.diary(), demo.journal)
    for name in ("Put on shoes and socks", "Easy 30-minute run"):
        kept.keep(name)
    demo.clock.advance_ms(14 * 24 * HOUR_MS)
    demo.reminder = None
    demo.show_today()
    demo.window.today.body.question.rows[0].press_key(Qt.Key.Key_7, 0)
