"""The scenes of the first start."""

from collections.abc import Callable

from backstretch.ui.pages.start import StartPage
from demo import Demo


def step(number: int) -> Callable[[Demo], None]:
    """Return what shows a step, the ones before it gone through by the usual answers."""

    def show(demo: Demo) -> None:
        page = demo.first_start().page
        if number > 1:
            page.safety.none_row.click()
        for _ in range(number - 1):
            page.on_button.click()

    return show


def more_signs(demo: Demo) -> None:
    """Show the list with the signs that are not on its short form."""
    demo.first_start().page.safety.more_button.click()


def doctor_first(demo: Demo) -> None:
    """Show the advice that follows from a sign for a doctor."""
    page = demo.first_start().page
    page.safety.rows["below_knee"].click()
    page.on_button.click()


def emergency(demo: Demo) -> None:
    """Show what follows from a sign that needs help now."""
    demo.first_start().page.safety.rows["saddle"].click()


def bent(demo: Demo) -> None:
    """Show the days with runs planned and too few days ticked."""
    step(3)(demo)
    page = demo.window.findChildren(StartPage)[-1]
    for number in (1, 4, 6):
        page.when.grid.runs[number].click()
    for number in (1, 2, 5, 7):
        page.when.grid.can[number].click()
