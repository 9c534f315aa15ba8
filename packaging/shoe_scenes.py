"""What shows the page of the shoes, and the section of the settings about the back."""

from backstretch.care.light import Limits
from backstretch.journal.diary_records import ShoeKind, ShoeSaid
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.logbook import Logbook
from demo import Demo

LONG_NAME = "The blue ones that Mum gave me, a little too wide at the heel"


def _with_shoes(demo: Demo) -> Logbook:
    book = demo.logbook()
    pairs = (
        ShoeSaid("Daily pair", before_m=404_000),
        ShoeSaid("Race day", ShoeKind.RACER, 12_400),
        ShoeSaid(LONG_NAME, ShoeKind.TRAIL, 655_000),
        ShoeSaid("Old greys", before_m=780_000, retired=True),
    )
    kept = [book.diary.keep_shoe(said).run for said in pairs]
    at = ("2026-05-14T19:00:00+02:00", "Europe/Berlin", "2026-05-14")
    facts = RunFacts(distance_m=8200, shoe=kept[0])
    book.diary.keep_records(RunNote("n1", *at, "r1", "2026-05-12", RunIs.DONE, facts=facts))
    return book


def shoes(demo: Demo) -> None:
    """Show four pairs, one of them retired."""
    _with_shoes(demo).show_shoes(lambda _: None)


def shoes_first(demo: Demo) -> None:
    """Show the page to somebody who has named none."""
    demo.logbook().show_shoes(lambda _: None)


def shoes_change(demo: Demo) -> None:
    """Show a pair that is changed, with something that cannot be read."""
    book = _with_shoes(demo)
    pair = book.diary.shoes()[1].id
    book.show_shoes(lambda _: None)
    page = book.shoes.page
    page.edit_buttons[pair].click()
    page.form.before.line.setText("twelve")
    page.form.save()


def back_named(demo: Demo) -> None:
    """Show the settings about the back of somebody who named activities and moved a limit."""
    book = demo.logbook()
    for name in ("Run 30 minutes", "Put on my shoes without help", "Sit through a film"):
        book.activities.keep(name)
    first, _, third = book.activities.current()
    book.activities.score(first.id, 6)
    book.activities.retire(third.id)
    book.limits.keep(Limits(1, 4, 2))
    demo.show_settings("back")
