"""What shows the Journal: a diary of two weeks, and each state of its page."""

from collections.abc import Callable

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.entry import Entry, PainSaid
from backstretch.diary.kept import KeptDiary
from backstretch.diary.notes import keep_note
from backstretch.journal.diary_records import Decided, ShoeSaid, SignsSaid, Tier
from backstretch.journal.run_facts import Desk, Drinking, Hills, Load, RunFacts, RunKind, Surface
from backstretch.journal.said import Pain, PainMoment, Quality
from backstretch.ui.journal_state import Kind
from backstretch.ui.pages.journal import JournalPage
from demo import Demo

SIDES = (Region.LUMBAR_LEFT, Region.LUMBAR_RIGHT)
USUAL = RunFacts(
    effort=5,
    kind=RunKind.STEADY,
    surface=Surface.ROAD,
    hills=Hills.ROLLING,
    load=Load.BELT,
    drinking=Drinking.USUAL,
    desk=Desk.TO_8,
)
LONG_NOTE = (
    "Nine hours at the desk, then the train, then the long way home with the shopping. "
    "Stiff when I got up, better after ten minutes of walking about the flat."
)


def with_diary(demo: Demo, note: str = "Nine hours at the desk, stiff when I got up.") -> None:
    """Keep two weeks of runs, pain and notes."""
    diary, journal = demo.diary(), demo.journal
    shoe = diary.keep_shoe(ShoeSaid("Daily pair", before_m=387_400)).run
    usual = msgspec.structs.replace(USUAL, shoe=shoe)
    there = {day.day: day.runs[0].run for day in journal.diary.days() if day.runs}
    _keep(diary, "2026-05-10", "10:00", 11_000, 4_000, usual, (2, 4, 4))
    _keep(diary, "2026-05-11", "", 5_400, 1_985, usual, (None, 4, None), there)
    _keep(diary, "2026-05-14", "17:10", 8_000, 2_850, usual, (1, 3, None), there)
    entry = diary.entry(there["2026-05-14"])
    if entry and entry.facts:
        facts = msgspec.structs.replace(entry.facts, distance_m=8_200.0)
        diary.keep(msgspec.structs.replace(entry, facts=facts))
    for day in journal.diary.days():
        for brief in day.sessions:
            at = (brief.started_at, brief.zone, brief.local_date)
            for moment, score in ((PainMoment.BEFORE_SESSION, 4), (PainMoment.AFTER_SESSION, 2)):
                journal.keep_pain(Pain(f"{brief.id}{moment}", *at, moment, score, brief.id))
    keep_note(diary, note, "2026-05-12")
    sharp = (Quality.SHARP,)
    places = {Region.SACROILIAC_LEFT: 5}
    alone = PainSaid(PainMoment.ALONE, 5, places, sharp, leg_left=LegReach.KNEE)
    diary.keep(Entry("2026-05-09", pains=(alone,)))


def _keep(
    diary: KeptDiary,
    day: str,
    start: str,
    metres: float,
    seconds: float,
    usual: RunFacts,
    scores: tuple[int | None, int | None, int | None],
    there: dict[str, str] | None = None,
) -> None:
    """Keep a run with its pain before, after and on the next morning."""
    facts = msgspec.structs.replace(usual, distance_m=metres, duration_s=seconds)
    moments = (PainMoment.BEFORE_RUN, PainMoment.AFTER_RUN, PainMoment.NEXT_MORNING)
    said = tuple(
        PainSaid(moment, score, dict.fromkeys(SIDES, score), (Quality.STIFF, Quality.ACHE))
        for moment, score in zip(moments, scores, strict=True)
        if score is not None
    )
    diary.keep(Entry(day, start, facts, said, signs=(), run=(there or {}).get(day, "")))


def journal(demo: Demo) -> None:
    """Show the Journal on its newest entry."""
    with_diary(demo)
    demo.journal_page()


def journal_empty(demo: Demo) -> None:
    """Show the Journal of somebody who starts today."""
    demo.forget()
    demo.journal_page()


def chosen(kind: Kind, then: Callable[[JournalPage], None] = lambda _: None) -> Callable[..., None]:
    """Return what shows the card of the newest entry of a kind, and does one thing more."""

    def show(demo: Demo) -> None:
        with_diary(demo)
        if kind is Kind.SIGNS:
            demo.diary().decide(SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log"))
        page = demo.journal_page()
        rows = (page.list.rows.entry(page.list.rows.index(n)) for n in range(99))
        page.list.choose(next(row.key for row in rows if row and row.kind is kind))
        page.list.opened.emit(page.list.entry())
        then(page)

    return show


def found(text: str) -> Callable[[Demo], None]:
    """Return what shows what a search finds."""

    def show(demo: Demo) -> None:
        with_diary(demo)
        demo.journal_page().head.search.setText(text)

    return show


def journal_deleted(demo: Demo) -> None:
    """Show the Journal after an entry was deleted, with the way back."""
    with_diary(demo)
    page = demo.journal_page()
    page.delete_asked.emit(page.list.entry())


def journal_long(demo: Demo) -> None:
    """Show a long note."""
    with_diary(demo, LONG_NOTE)
    demo.journal_page()


def writes(page: JournalPage) -> None:
    """Begin to change the note."""
    page.card.edit_button.click()


def log_run(demo: Demo) -> None:
    """Show a run as it is entered, with how the back was after it."""
    with_diary(demo)
    page = demo.journal_page()
    page.edit_asked.emit(page.list.entry())
