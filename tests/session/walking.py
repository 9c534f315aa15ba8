"""Walks an engine by a fake clock, and tells where it stands and what it wrote down."""

from collections.abc import Callable, Iterable

from backstretch.journal.entries import Event, Happening
from backstretch.session.engine import SessionEngine
from backstretch.session.moment import Stage
from tests.fakes import FakeClock
from tests.session.scripts import clock_text


def walk(engine: SessionEngine, clock: FakeClock, seconds: float) -> None:
    """Let time go by, looking at the clock at least once a second."""
    left = round(seconds * 1000)
    while left:
        clock.advance_ms(min(left, 1000))
        left -= min(left, 1000)
        engine.tick()
    engine.tick()


def place(engine: SessionEngine) -> str:
    """Return where the session stands, such as `hold figure right +0:12.5 paused`."""
    moment = engine.moment()
    ms = moment.offset_ms
    at = f"+{clock_text(ms)}" + (f".{ms % 1000:03d}".rstrip("0") if ms % 1000 else "")
    state = "" if moment.stage is Stage.RUNNING else f" {moment.stage}"
    return f"{moment.step.kind} {moment.step.exercise} {moment.step.side} {at}{state}"


def happened(events: Iterable[Event]) -> list[str]:
    """Return a ledger as lines such as `skipped 12 +0 hurts`."""
    return [
        " ".join(
            part
            for part in (
                f"{event.kind} {event.step} +{event.offset_ms / 1000:g}",
                f"{event.ms / 1000:g}" if event.ms else "",
                event.note,
            )
            if part
        )
        for event in events
    ]


def finish(engine: SessionEngine, clock: FakeClock, tick_ms: Callable[[], int]) -> int:
    """Walk to the end by looks at these distances; return the milliseconds it took."""
    went = 0
    while engine.moment().stage is not Stage.OVER:
        step = tick_ms()
        clock.advance_ms(step)
        went += step
        engine.tick()
    return went


def credited(events: Iterable[Event]) -> int:
    return sum(event.ms for event in events if event.kind is Happening.CREDITED)
