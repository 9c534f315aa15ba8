"""The Library over a real diary, with a window that only remembers."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from backstretch.browsing import Browsing, LibraryDiary
from backstretch.content.care import load_care
from backstretch.content.library import load_library
from backstretch.content.own_library import add_own
from backstretch.content.planning import load_planning
from backstretch.diary.conditions import Conditions
from backstretch.diary.kept import KeptDiary
from backstretch.journal.store import Journal
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.resources import resources_dir
from backstretch.session.posing import open_book
from backstretch.settings import Settings
from backstretch.ui.pages.library import LibraryPage
from tests.fakes import FakeClock
from tests.ui.pages.states import dress

LIBRARY = load_library(resources_dir())
BOOK, _ = open_book(resources_dir(), LIBRARY)
RULES, _ = load_planning(resources_dir())
CARE, _ = load_care(resources_dir())


class Shown:
    """Stands for the window: it shows the page by itself."""

    pages = None

    def show_library(self, page: LibraryPage) -> None:
        page.show()


class Shelves:
    """A diary and who shows the Library over it."""

    def __init__(
        self,
        path: Path,
        app: QApplication,
        *,
        settings: Settings | None = None,
        scale: float = 1,
        read_only: bool = False,
    ) -> None:
        self.settings = settings or Settings()
        self.clock = FakeClock()
        self.picture: Path | None = None
        self.journal = Journal.open(path, read_only=read_only)
        diary = KeptDiary(self.journal, self.clock, lambda: self.settings, CARE)
        self.diary = diary
        self.conditions = Conditions(diary, self.journal)
        planner = KeptPlanner(self.journal, self.clock, lambda: self.settings, RULES)
        self.own = add_own(LIBRARY, path.parent / "routines", path.parent / "exercises")
        library = self.own.library
        composer = Composer(self.journal, planner, library)
        self.kept = LibraryDiary(library, self.journal, planner, composer, self.conditions)
        self.composer = composer
        self.browsing = Browsing(
            Shown(),
            *dress(app, text_scale=scale),
            self.clock,
            lambda: self.settings,
            self.own,
            BOOK,
            self.kept,
            lambda _: self.picture,
        )
        self.page = self.browsing.page
        self.desk = self.browsing.desk

    def close(self) -> None:
        """Close the page, then the diary."""
        self.page.close()
        self.journal.close()

    def ids(self) -> list[str]:
        """Return the exercises whose cards are shown."""
        return [made.tile.id for made in self.page.exercises.grid.tiles()]
