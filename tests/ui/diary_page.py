"""A diary with a few weeks in it, and the page that shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.entry import Entry, PainSaid
from backstretch.content.care import load_care
from backstretch.content.library import load_library
from backstretch.diary.kept import KeptDiary
from backstretch.diary.notes import keep_note
from backstretch.journal.diary_records import ShoeSaid
from backstretch.journal.entries import Event, Happening, PlanRow, SessionStart, SessionState
from backstretch.journal.plan_records import PlanTold
from backstretch.journal.run_facts import RunFacts, RunKind, Surface
from backstretch.journal.said import Pain, PainMoment, Quality
from backstretch.journal.store import Journal
from backstretch.plan.week_plan import Session, WeekPlan
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui import journal_state
from backstretch.ui.icons import Icons
from backstretch.ui.journal_desk import JournalDesk
from backstretch.ui.pages.journal import JournalPage
from backstretch.ui.theme import Theme
from backstretch.units import Units
from tests.fakes import FakeClock
from tests.ui.pages.states import dress

CARE = load_care(resources_dir())[0]
LIBRARY = load_library(resources_dir())
ROWS = (
    PlanRow("cat_cow", "both", 64_000, 0, (0,)),
    PlanRow("hamstring_supine", "right", 30_000, 1, (1,)),
    PlanRow("hamstring_supine", "left", 30_000, 1, (2,)),
)


@dataclass
class Book:
    """A diary on a clock that stands, on Monday 2 March 2026."""

    path: Path
    clock: FakeClock = field(default_factory=FakeClock)
    units: Units = Units.KM
    to_do: Session | None = None

    def __post_init__(self) -> None:
        self.journal = Journal.open(self.path)
        self.diary = KeptDiary(self.journal, self.clock, Settings, CARE)

    def shoe(self) -> str:
        """Keep a pair of shoes with 400 km on it, and return its id."""
        return self.diary.keep_shoe(ShoeSaid("Daily pair", before_m=400_000)).run

    def run(
        self, day: str, km: float = 8.2, score: int | None = 3, start: str = "17:10", **more: object
    ) -> str:
        """Keep a run, with a score after it, and return its id."""
        facts = RunFacts(distance_m=km * 1000, duration_s=2850, surface=Surface.ROAD)
        said = () if score is None else (a_pain(PainMoment.AFTER_RUN, score),)
        entry = Entry(day, start, msgspec.structs.replace(facts, **more), said, signs=())
        kept = self.diary.keep(entry)
        assert not kept.complaint
        return kept.run

    def change(self, run: str, **facts: object) -> None:
        """Change what was said of a run."""
        entry = self.diary.entry(run)
        assert entry is not None
        assert entry.facts is not None
        changed = msgspec.structs.replace(entry.facts, **facts)
        assert not self.diary.keep(msgspec.structs.replace(entry, facts=changed)).complaint

    def pain(self, day: str, score: int = 5, note: str = "") -> None:
        """Keep pain that belongs to nothing."""
        said = PainSaid(PainMoment.ALONE, score, {Region.SACROILIAC_LEFT: score}, note=note)
        assert not self.diary.keep(Entry(day, pains=(said,))).complaint

    def note(self, day: str, text: str) -> None:
        """Keep a note."""
        assert not keep_note(self.diary, text, day).complaint

    def session(self, day: str, *, skipped: str = "", key: str = "") -> str:
        """Keep a session done to its end, or with the stretches from the second on skipped."""
        name = key or f"session {day}"
        at = f"{day}T18:40:00+01:00"
        start = SessionStart(name, at, "Europe/Berlin", day, "core-hips", 12, 124_000, ROWS, b"{}")
        self.journal.begin(start)
        events = [Event(0, Happening.STARTED, 0, 0), Event(1, Happening.CREDITED, 0, 0, ms=64_000)]
        if skipped:
            events.append(Event(2, Happening.SKIPPED, 3, 0, item=1, note=skipped))
        else:
            events += [Event(n + 1, Happening.CREDITED, n, 0, ms=30_000) for n in (1, 2)]
        events.append(Event(len(events), Happening.FINISHED, 3, 0))
        self.journal.append(name, events)
        self.journal.close_session(name, SessionState.FINISHED)
        return name

    def felt(self, session: str, day: str, moment: PainMoment, score: int) -> None:
        """Keep pain before or after a session."""
        at = (f"{day}T18:40:00+01:00", "Europe/Berlin", day)
        pain = Pain(f"{session} {moment}", *at, moment, score, session=session)
        self.journal.keep_pain(pain)

    def told(self, plan: WeekPlan) -> None:
        """Keep a week as it was told."""
        body = msgspec.json.encode(plan).decode()
        at = ("2026-03-01T12:00:00+01:00", "Europe/Berlin", "2026-03-01")
        self.journal.plan.keep(PlanTold(plan.week, *at, plan.week, body))

    def desk(self, app: QApplication, width: int = 1184, scale: float = 1) -> JournalDesk:
        """Return who shows it on a page of that width."""
        return self.desk_in(dress(app, text_scale=scale), width)

    def desk_in(self, look: tuple[Theme, Icons], width: int = 1184) -> JournalDesk:
        """Return the same in a look that is there already."""
        page = JournalPage(*look)
        page.resize(width, 800)
        return JournalDesk(
            page,
            self.journal,
            "",
            self.diary,
            partial(keep_note, self.diary),
            LIBRARY,
            lambda: self.units,
            lambda: self.to_do,
        )


def a_pain(moment: PainMoment, score: int) -> PainSaid:
    """Return pain left and right in the lower back."""
    places = {Region.LUMBAR_LEFT: score, Region.LUMBAR_RIGHT: score} if score else {}
    felt = (Quality.STIFF, Quality.ACHE)
    return PainSaid(moment, score, places, felt, leg_left=LegReach.NONE)


def entries(page: JournalPage) -> list[journal_state.Entry]:
    """Return the entries that were read so far, from top to bottom."""
    model = page.list.rows
    found = (model.entry(model.index(row)) for row in range(model.rowCount()))
    return [entry for entry in found if entry is not None]


def lines(page: JournalPage) -> list[str]:
    """Return what is read out of every row."""
    model = page.list.rows
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def choose(page: JournalPage, is_it: Callable[[journal_state.Entry], bool]) -> None:
    """Choose the first entry that is wanted."""
    page.list.choose(next(entry.key for entry in entries(page) if is_it(entry)))


EASY = {"kind": RunKind.EASY}
