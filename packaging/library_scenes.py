"""What shows the Library: its exercises, what is looked for in it, one exercise, its routines."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from backstretch.browsing import Browsing
from backstretch.ui.pages.library import ROUTINES
from demo import Demo


def library(then: Callable[[Browsing], None] = lambda _: None) -> Callable[[Demo], None]:
    """Return what shows the exercises, and does one thing more."""

    def show(demo: Demo) -> None:
        then(demo.library())

    return show


def opened(
    exercise: str, then: Callable[[Browsing], None] = lambda _: None
) -> Callable[[Demo], None]:
    """Return what shows one exercise, with how often it was done."""

    def show(demo: Demo) -> None:
        made = demo.library()
        made.desk.open_exercise(exercise)
        QCoreApplication.processEvents()
        made.page.exercise.stage.finish()
        then(made)

    return show


def not_for_me(demo: Demo) -> None:
    """Show an exercise to somebody it does not suit."""
    demo.logbook().conditions.keep_flags(["osteoporosis"])
    made = demo.library()
    made.desk.open_exercise("toe_touch")
    QCoreApplication.processEvents()
    made.page.exercise.stage.finish()


def walked(made: Browsing) -> None:
    """Be on the fourth card by the arrow keys."""
    tiles = made.page.exercises.grid.tiles()
    made.page.exercises.grid.focus_on(tiles[3].tile.id)
    made.page.exercises.grid.figures.stop()


def nothing_fits(made: Browsing) -> None:
    """Look for something that is not there."""
    made.page.start_search()
    made.page.search.setText("zebra")


def typed_badly(made: Browsing) -> None:
    """Look for something that is typed badly."""
    made.page.start_search()
    made.page.search.setText("hamstrign")


def filtered(made: Browsing) -> None:
    """Look for what stretches the hips, with no kit."""
    part = made.page.exercises
    part.chips["stretch"].click()
    part.area.setCurrentIndex(part.area.findData("hips"))
    part.area.picked.emit("hips")


def other_side(demo: Demo) -> None:
    """Show the other side of an exercise, in its easier version."""
    made = demo.library()
    made.desk.open_exercise("figure_four")
    made.page.exercise.side_asked.emit("left")
    made.page.exercise.eased_asked.emit(True)
    made.page.exercise.stage.finish()


def marked(made: Browsing) -> None:
    """Like it best, and look at the end of the page."""
    made.page.exercise.favourite.click()
    QCoreApplication.processEvents()
    bar = made.page.exercise.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())


def routines(demo: Demo) -> None:
    """Show the routines."""
    made = demo.library()
    made.page.part_asked.emit(ROUTINES)
    made.page.start_focus()
