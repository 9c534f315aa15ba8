"""What to do with a fresh window until the Plan page shows a state."""

from collections.abc import Callable
from datetime import date

import scenes
from backstretch.ui.plan_state import Wish
from demo import Demo


def plan_moved(demo: Demo) -> None:
    """Show the plan after a session was moved, with the way back."""
    page = demo.plan_page()
    page.move_asked.emit(date(2026, 5, 16), date(2026, 5, 17))


def plan_wished(*wishes: tuple[int, Wish]) -> Callable[[Demo], None]:
    """Return what shows the plan after these wishes, each for a day of May."""

    def show(demo: Demo) -> None:
        page = demo.plan_page()
        for day, wish in wishes:
            page.wish_asked.emit(date(2026, 5, day), wish)

    return show


def plan_keys(demo: Demo) -> None:
    """Show the plan with the places a card may go to, as the Alt key shows them."""
    page = demo.plan_page()
    tile = page.board.boxes[5].tile
    tile.setFocus()
    tile.places_asked.emit(True)


def plan_file(demo: Demo) -> None:
    """Show the plan after its calendar file could not be written."""
    page = demo.plan_page()
    page.complain_of_file("/media/stick/backstretch.ics could not be written: the disk is full.")


def plan_stopped(demo: Demo) -> None:
    """Show the plan while a doctor's look is due."""
    scenes.doctor_told(demo)
    demo.show_plan()


def plan_rules(demo: Demo) -> None:
    """Show the plan with where its aim comes from."""
    demo.plan_page().goal.rules_button.click()


def plan_days(demo: Demo) -> None:
    """Show the plan with the days and times the person can."""
    way = demo.plan_page().goal.days_button
    way.setFocus()
    way.click()


def plan_next(demo: Demo) -> None:
    """Show the week after."""
    demo.plan_page().week_asked.emit(1)


def first_plan(demo: Demo) -> None:
    """Show the plan of somebody who starts today."""
    demo.forget()
    demo.show_plan()
