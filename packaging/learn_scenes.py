"""What shows the cards to read: all of them, those that were found, one, the timer of another."""

from collections.abc import Callable

from backstretch.ui.pages.library import LEARN
from demo import Demo


def learn(typed: str = "") -> Callable[[Demo], None]:
    """Return what shows all cards, or those that fit what is typed."""

    def show(demo: Demo) -> None:
        made = demo.library()
        made.page.part_asked.emit(LEARN)
        made.page.search.setText(typed)
        made.page.start_focus()

    return show


def card(code: str) -> Callable[[Demo], None]:
    """Return what shows one card."""

    def show(demo: Demo) -> None:
        demo.library().show_card(code)

    return show


def timed(demo: Demo) -> None:
    """Show the card of heat and cold, four minutes after its timer was started."""
    made = demo.library()
    made.show_card("heat-cold")
    timer = made.page.card.timer
    timer.start()
    demo.clock.advance_ms(247_000)
    timer.look()
