"""A session that went on differently here and there: every way is kept, under a name for good."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.exchange.merge_order import Clash
from backstretch.exchange.merge_sessions import sessions_together
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionState
from tests.journal.samples import a_start

Side = tuple[SessionRecord, ...]
More = tuple[list[int], SessionState]
KINDS = (Happening.CREDITED, Happening.PAUSED, Happening.ENDED)


def a_way(kinds: Sequence[int], state: SessionState, key: str = "first") -> SessionRecord:
    """Return a session in which these happened."""
    events = tuple(Event(n, KINDS[kind], 0, kind // 3) for n, kind in enumerate(kinds))
    return SessionRecord(a_start(key), state, events)


def further(record: SessionRecord, more: Sequence[int], state: SessionState) -> SessionRecord:
    """Return how an open session went on."""
    seq = len(record.events)
    events = tuple(Event(seq + n, KINDS[kind], 0, 0) for n, kind in enumerate(more))
    return msgspec.structs.replace(record, events=(*record.events, *events), state=state)


STATES = st.sampled_from(SessionState)
STEPS = st.lists(st.integers(0, 2), max_size=4)
SIDES = st.builds(a_way, STEPS, STATES).map(lambda record: (record,))
MORE = st.tuples(STEPS, STATES)
OPEN = SessionState.OPEN


@given(SIDES, SIDES, SIDES, SIDES)
def test_whoever_meets_whom_first_the_names_are_the_same(
    a: Side, b: Side, c: Side, d: Side
) -> None:
    both = sessions_together
    all_of_them = both(both(a, b), both(c, d))
    assert all_of_them == both(both(both(d, a), c), b) == both(a, both(b, both(d, c)))
    for side in (a, b, c, d, both(a, c), all_of_them):
        assert both(all_of_them, side) == both(side, all_of_them) == all_of_them


@given(SIDES, SIDES, SIDES, st.lists(MORE, max_size=3), st.lists(MORE, max_size=3))
def test_ways_that_have_a_name_are_known_again_when_they_went_on(
    a: Side, b: Side, c: Side, here: list[More], there: list[More]
) -> None:
    both = sessions_together
    parted = both(a, b)
    mine, theirs = gone_on(parted, here), gone_on(parted, there)
    result = both(both(mine, theirs), c)
    assert result == both(mine, both(c, theirs)) == both(both(b, both(theirs, c)), both(mine, a))
    names = [record.start.id for record in result]
    assert len(set(names)) == len(names)
    assert {record.start.id for record in (*mine, *theirs)} <= set(names)
    for record in (*a, *b, *c, *mine, *theirs):
        assert any(holds(one, record) for one in result)


def gone_on(side: Side, more: list[More]) -> Side:
    ways = [*more, *([([], OPEN)] * len(side))]
    return tuple(
        further(record, *way) if record.state is OPEN else record
        for record, way in zip(side, ways, strict=False)
    )


def holds(one: SessionRecord, record: SessionRecord) -> bool:
    """Whether one is the other, or what became of it."""
    if record.state is not OPEN:
        return (one.events, one.state) == (record.events, record.state)
    return one.events[: len(record.events)] == record.events


def test_the_one_that_was_done_keeps_the_name() -> None:
    done, ended = a_way([0, 0], SessionState.FINISHED), a_way([0, 2], SessionState.PARTIAL)
    thrown_away = a_way([0], SessionState.DISCARDED)
    first, *others = sessions_together(sessions_together((ended,), (thrown_away,)), (done,))
    assert first == done
    assert all(record.start.id.startswith("first~") for record in others)
    assert [record.state for record in sorted(others, key=lambda r: r.state)] == [
        SessionState.DISCARDED,
        SessionState.PARTIAL,
    ]


def test_an_id_that_only_looks_like_that_of_another_way_is_an_id_of_its_own() -> None:
    own = a_way([0], OPEN, "first~0123456789ab")
    other = a_way([1], OPEN)
    assert sessions_together((own,), (other,)) == (other, own)


def test_another_session_with_the_same_id_clashes() -> None:
    one = a_way([0], OPEN)
    other = msgspec.structs.replace(one, start=msgspec.structs.replace(one.start, minutes=3))
    with pytest.raises(Clash) as clash:
        sessions_together((one,), (other,))
    assert (clash.value.place, clash.value.key) == ("sessions", "first")


def test_a_name_that_nothing_led_to_clashes() -> None:
    """As where a hand took the first way out of a file and left the other one."""
    first, parted = sessions_together((a_way([0], OPEN),), (a_way([1], OPEN),))
    both_gone_on = a_way([1, 0], OPEN)
    with pytest.raises(Clash):
        sessions_together((parted,), (both_gone_on,))
    assert first.start.id == "first"
