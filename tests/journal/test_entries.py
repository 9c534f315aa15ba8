"""What was done follows from the ledger, whatever the ledger looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.journal.entries import (
    Event,
    Happening,
    PlanRow,
    SessionRecord,
    SessionState,
    done_rows,
    open_emergency,
)
from tests.journal.samples import EVENTS, ROWS, a_start

STEPS = 12
ITEMS = 4
PATIENT = settings(deadline=None, derandomize=True)


@st.composite
def plans(draw: st.DrawFn) -> tuple[PlanRow, ...]:
    """Return rows that share the script's steps out among them, some steps to none."""
    owner = draw(st.lists(st.integers(-1, ITEMS * 2 - 1), min_size=STEPS, max_size=STEPS))
    return tuple(
        PlanRow(
            f"exercise_{row // 2}",
            ("right", "left")[row % 2],
            draw(st.integers(1, 120_000)),
            row // 2,
            tuple(step for step, of in enumerate(owner) if of == row),
        )
        for row in range(ITEMS * 2)
    )


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Event, ...]:
    """Return any events in any order, numbered as a ledger is."""
    kinds = draw(st.lists(st.sampled_from(Happening), max_size=40))
    return tuple(
        Event(
            seq,
            kind,
            draw(st.integers(0, STEPS - 1)),
            0,
            draw(st.integers(0, 60_000)),
            draw(st.integers(-1, ITEMS - 1)),
            draw(st.sampled_from(("pain", "no room"))),
        )
        for seq, kind in enumerate(kinds)
    )


@PATIENT
@given(plans(), ledgers())
def test_every_credited_millisecond_counts_for_one_row_at_most(
    rows: tuple[PlanRow, ...], events: tuple[Event, ...]
) -> None:
    counted = {step for row in rows for step in row.steps}
    credited = [e for e in events if e.kind is Happening.CREDITED]
    done = done_rows(rows, events)
    assert sum(row.done_ms for row in done) == sum(e.ms for e in credited if e.step in counted)
    record = SessionRecord(a_start(), SessionState.OPEN, events)
    assert record.done_ms == sum(e.ms for e in credited)


@PATIENT
@given(plans(), ledgers())
def test_the_rows_are_those_of_the_plan_in_its_order(
    rows: tuple[PlanRow, ...], events: tuple[Event, ...]
) -> None:
    done = done_rows(rows, events)
    assert [(d.exercise, d.side, d.planned_ms) for d in done] == [
        (row.exercise, row.side, row.planned_ms) for row in rows
    ]


@PATIENT
@given(plans(), ledgers(), st.integers(0, 40))
def test_done_time_only_grows_as_the_ledger_does(
    rows: tuple[PlanRow, ...], events: tuple[Event, ...], cut: int
) -> None:
    earlier, later = done_rows(rows, events[:cut]), done_rows(rows, events)
    assert all(a.done_ms <= b.done_ms for a, b in zip(earlier, later, strict=True))


@PATIENT
@given(plans(), ledgers())
def test_what_is_done_in_full_is_not_skipped_and_a_reason_is_one_that_was_given(
    rows: tuple[PlanRow, ...], events: tuple[Event, ...]
) -> None:
    for row, done in zip(rows, done_rows(rows, events), strict=True):
        reasons = [e.note for e in events if (e.kind, e.item) == (Happening.SKIPPED, row.item)]
        if done.done_ms >= row.planned_ms or not reasons:
            assert done.skipped is None
        else:
            assert done.skipped == reasons[-1]


@PATIENT
@given(plans(), ledgers())
def test_only_credit_and_skips_matter(rows: tuple[PlanRow, ...], events: tuple[Event, ...]) -> None:
    telling = [e for e in events if e.kind in (Happening.CREDITED, Happening.SKIPPED)]
    assert done_rows(rows, telling) == done_rows(rows, events)


def test_a_session_by_example() -> None:
    record = SessionRecord(a_start(), SessionState.PARTIAL, EVENTS)
    told = [f"{d.exercise} {d.side} {d.done_ms}/{d.planned_ms} {d.skipped}" for d in record.steps()]
    assert told == [
        "cat_cow both 60000/60000 None",
        "runners_lunge right 12345/30000 does not feel good today — ça va 🙂",
        "runners_lunge left 0/30000 does not feel good today — ça va 🙂",
    ]
    assert record.done_ms == 82_345
    assert len(ROWS) == len(told)


def stopped(*notes: str) -> list[Event]:
    """Return a ledger: a note pauses, "+" goes on, "." ends."""
    kinds = {"+": Happening.RESUMED, ".": Happening.ENDED}
    return [
        Event(seq, kinds.get(note, Happening.PAUSED), 0, 0, note=note)
        for seq, note in enumerate(notes)
    ]


@pytest.mark.parametrize(
    ("notes", "sign"),
    [
        ((), ""),
        (("asked",), ""),
        (("asked", "emergency-saddle"), "saddle"),
        (("emergency-saddle", "withdrawn"), ""),
        (("emergency-saddle", "withdrawn", "emergency-bladder"), "bladder"),
        (("emergency-saddle", "+"), ""),
        (("emergency-saddle", "."), ""),
    ],
)
def test_a_warning_sign_stands_until_it_is_answered(notes: tuple[str, ...], sign: str) -> None:
    assert open_emergency(stopped(*notes)) == sign
