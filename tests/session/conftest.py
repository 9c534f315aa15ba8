"""The shipped content, loaded once, and an engine on a small script."""

from collections.abc import Callable

import pytest

from backstretch.content.library import Library, load_library
from backstretch.resources import resources_dir
from backstretch.session.engine import SessionEngine
from backstretch.session.script import Script
from tests.fakes import FakeClock
from tests.session.scripts import SMALL, script_of
from tests.session.walking import place, walk


@pytest.fixture(scope="session")
def library() -> Library:
    """Return everything a session can be made of."""
    return load_library(resources_dir())


@pytest.fixture
def script() -> Script:
    return script_of(SMALL)


@pytest.fixture
def engine(script: Script, clock: FakeClock) -> SessionEngine:
    """Return an engine that has just begun the small script."""
    engine = SessionEngine(script, clock)
    engine.start()
    return engine


@pytest.fixture
def go(engine: SessionEngine, clock: FakeClock) -> Callable[[float], str]:
    """Return what lets time go by in steps of at most a second and tells the place."""

    def go(seconds: float) -> str:
        walk(engine, clock, seconds)
        return place(engine)

    return go
