"""The session as lanes: what of each stretch was done, left out, or only begun."""

import pytest

from backstretch.content.library import Library, load_library
from backstretch.figure.scene import Doing
from backstretch.resources import resources_dir
from backstretch.session.engine import SessionEngine
from backstretch.session.script import build_script
from backstretch.ui.player_lanes import PlayerLanes
from tests.fakes import FakeClock


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


@pytest.fixture
def engine(library: Library, clock: FakeClock) -> SessionEngine:
    """Return a session twelve seconds into its first hold of figure four."""
    script = build_script(library.routine("after-run", 12), library.exercises)
    made = SessionEngine(script, clock, gap_ms=1_000_000)
    made.start()
    while made.moment().step.exercise != "figure_four":
        made.next()
    while not made.moment().step.is_work:
        made.next()
    clock.advance(12)
    made.tick()
    return made


def states(engine: SessionEngine, library: Library, caption: str) -> list[str]:
    """Return the states of the pieces of a stretch."""
    lanes = PlayerLanes(engine, library).lanes(engine.moment())
    (lane,) = (lane for lane in lanes if lane.caption == caption)
    return [piece.state for piece in lane.pieces]


def test_a_hold_that_was_broken_off_is_done_in_part(
    engine: SessionEngine, library: Library
) -> None:
    assert states(engine, library, "Piriformis") == ["now", "todo", "todo", "todo"]
    engine.skip("dislike")
    assert states(engine, library, "Piriformis") == ["part", "skipped", "skipped", "skipped"]
    (lane,) = (
        lane
        for lane in PlayerLanes(engine, library).lanes(engine.moment())
        if lane.caption == "Piriformis"
    )
    assert not lane.skipped
    assert not lane.done
    assert lane.pieces[0].share == pytest.approx(12 / 30)


def test_after_an_early_end_lanes_and_rows_say_the_same(
    engine: SessionEngine, library: Library
) -> None:
    engine.end()
    assert states(engine, library, "Piriformis")[0] == "part"
    assert states(engine, library, "Hamstring") == ["skipped"] * 4
    rows = {row.name: (row.amount, row.state) for row in PlayerLanes(engine, library).done_rows()}
    assert rows["Piriformis stretch"] == ("12 s", "part")
    assert rows["Hamstring stretch"][1] == "skipped"


def test_what_was_done_in_its_easier_version_is_told_and_shown_so(
    engine: SessionEngine, library: Library
) -> None:
    engine.ease()
    engine.end()
    easier = library.exercises["figure_four"].easier
    assert easier is not None
    (row,) = (
        row
        for row in PlayerLanes(engine, library).done_rows()
        if row.doing and row.doing.exercise == "figure_four"
    )
    assert row.name == easier.name
    assert row.doing == Doing("figure_four", "right", eased=True)
