"""What the player shows at a moment of a session."""

import pytest

from backstretch.content.library import Library, load_library
from backstretch.resources import resources_dir
from backstretch.session.cues import Level
from backstretch.session.engine import SessionEngine
from backstretch.session.script import Step, build_script
from backstretch.ui.player_state import PlayerState
from backstretch.ui.player_view import PlayerView
from tests.fakes import FakeClock


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


class Shown:
    """A session at one of its exercises, and what is shown of it."""

    def __init__(self, library: Library, clock: FakeClock, routine: str, exercise: str) -> None:
        script = build_script(library.routine(routine, 12), library.exercises)
        self.clock = clock
        self.engine = SessionEngine(script, clock, gap_ms=1_000_000)
        self.view = PlayerView(self.engine, library)
        self.engine.start()
        while self.engine.moment().step.exercise != exercise or not self.step.is_work:
            assert self.engine.next()
        self.now()

    @property
    def step(self) -> Step:
        return self.engine.moment().step

    def now(self) -> PlayerState:
        """Return what is shown now."""
        self.engine.tick()
        return self.view.state(self.engine.moment(), Level.FULL, "")

    def after(self, seconds: float) -> PlayerState:
        """Let time go by and return what is shown then."""
        self.clock.advance(seconds)
        return self.now()


def test_rules_for_leaving_a_stretch_out_name_what_to_do_instead(
    library: Library, clock: FakeClock
) -> None:
    rules = Shown(library, clock, "after-run", "cat_cow").now().leave_out
    assert rules[0] == library.exercises["cat_cow"].skip[0].when
    bird_dog = library.exercises["bird_dog"].name
    assert rules[1].endswith(f"in your spine. Try {bird_dog} instead.")
