"""Adherence to a range: weeks in range, and a regularity that no single day breaks."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.plan.adherence import Adherence, History, WeekState, adherence, regularity
from backstretch.plan.facts import Off, OffReason
from tests.plan.drawing import RULES

FIRST = date(2026, 3, 2)
_OFF = {"i": OffReason.ILL, "a": OffReason.AWAY, "b": OffReason.BUSY, "I": OffReason.ILL}


def history(text: str, goal: int = 4, first: date = FIRST, **more: object) -> History:
    """Return a history told day by day from the first on: `x` done, `.` not, blanks between weeks.

    `i` is a day of illness, `a` away, `b` busy; `I` is a day of illness with a session. The last
    day is today.
    """
    days = text.replace(" ", "")
    dates = [first + timedelta(days=number) for number in range(len(days))]
    return History(
        first_day=first,
        today=dates[-1],
        done=[day for day, letter in zip(dates, days, strict=True) if letter in "xI"],
        goal=goal,
        off=tuple(Off(d, _OFF[c]) for d, c in zip(dates, days, strict=True) if c in _OFF),
        **more,  # type: ignore[arg-type]
    )


def told(text: str, goal: int = 4) -> Adherence:
    return adherence(history(text, goal), RULES)


# seven days and the Monday after, how the first week went
WEEKS = [
    ("x.x.x.x .", "met"),
    ("x.x.x.. .", "in-range"),
    ("x.x.... .", "below"),
    ("....... .", "below"),
    ("xxxxx.. .", "met"),
    ("xxxxxx. .", "above"),
    ("iiiiiii .", "frozen"),
    ("iiiii.. .", "frozen"),
    ("iiii... .", "below"),
    ("iiii..x .", "in-range"),
    ("iiIii.. .", "in-range"),
    ("aaa.x.x .", "met"),
    ("ix.x.x. .", "in-range"),
    ("ix.x.xx .", "met"),
    ("aax.x.x .", "met"),
    ("aax...x .", "in-range"),
    ("iiiiiix .", "met"),
    ("bbbbb.. .", "below"),
]


@pytest.mark.parametrize(("days", "state"), WEEKS)
def test_a_week_is_judged_by_the_days_that_counted(days: str, state: str) -> None:
    assert told(days).weeks[0].state == state


@pytest.mark.parametrize(
    ("days", "state"), [("..", "open"), ("x.x", "open"), ("x.x.x", "in-range"), ("......x", "open")]
)
def test_a_week_that_is_not_over_is_open_or_in_range_but_never_below(days: str, state: str) -> None:
    assert told(days).weeks[-1].state == state


def test_the_first_week_counts_from_its_first_day() -> None:
    friday = history("... .......", first=FIRST + timedelta(days=4))
    assert adherence(friday, RULES).weeks[0].state == "below"
    saturday = history(".. .......", first=FIRST + timedelta(days=5))
    assert adherence(saturday, RULES).weeks[0].state == "frozen"
    once = history("..x .......", first=FIRST + timedelta(days=4))
    assert adherence(once, RULES).weeks[0].state == "in-range"


def test_weeks_in_range_are_counted_and_none_undoes_another() -> None:
    done = told("x.x.x.x x...... x.xx... xxxxxx. iiiiiii x.xx.x. .")
    assert (done.in_range, done.above) == (3, 1)
    assert [week.done for week in done.weeks] == [4, 1, 3, 6, 0, 4, 0]
    assert [week.week for week in done.weeks][:2] == ["2026-W10", "2026-W11"]


def test_a_week_is_met_by_the_goal_it_had() -> None:
    days = "x.x.x.. x.x.x.. ."
    three = adherence(history(days, 5, goals={"2026-W10": 3}), RULES)
    assert [week.state for week in three.weeks] == ["met", "in-range", "open"]


# weeks at the goal of four, and how regular that is, by hand: 0.145 after the first, while the
# seven days fill up; then the rest to 1 shrinks by 0.5 ** (7 / 17.2) = 0.754 a week
GROWTH = [(1, 0.145), (2, 0.356), (4, 0.633), (8, 0.882), (26, 0.999)]


@pytest.mark.parametrize(("weeks", "value"), GROWTH)
def test_regularity_grows_with_weeks_at_the_goal(weeks: int, value: float) -> None:
    assert regularity(history("x.x.x.x " * weeks), RULES) == pytest.approx(value, abs=0.001)


def test_one_missed_session_takes_little_and_a_week_off_does_not_break_it() -> None:
    before = regularity(history("x.x.x.x " * 12), RULES)
    assert before > 0.95
    assert before - regularity(history("x.x.x.x " * 12 + "x.x.x.."), RULES) < 0.05
    assert regularity(history("x.x.x.x " * 12 + "......."), RULES) > 0.75
    assert regularity(history("x.x.x.x " * 12 + "....... " * 12), RULES) < 0.05


def test_days_of_illness_and_away_leave_it_where_it_is() -> None:
    before = regularity(history("x.x.x.x " * 6), RULES)
    assert regularity(history("x.x.x.x " * 6 + "iiiiiii aaaaaaa"), RULES) == before
    assert regularity(history("x.x.x.x " * 6 + "bbbbbbb"), RULES) < before
    assert regularity(history("x.x.x.x " * 6 + "iiIiiii"), RULES) >= before


@pytest.mark.parametrize("off", ["i", "iii", "aaaaaaa", "iaiaiaiaiaiaia"])
def test_after_days_of_illness_it_goes_on_as_if_they_had_not_been(off: str) -> None:
    for later in ("x", "x.x.x.x.", "........"):
        straight, broken = history(f"x.x.x.x{later}"), history(f"x.x.x.x{off}{later}")
        assert regularity(broken, RULES) == regularity(straight, RULES)


def test_a_session_on_a_day_of_illness_never_lowers_it() -> None:
    weeks = "x.x.x.x " * 8 + "......"
    assert regularity(history(weeks + "Ii"), RULES) == regularity(history(weeks + "ii"), RULES)
    assert regularity(history("x......" + "Ii"), RULES) > regularity(history("x......ii"), RULES)


def test_more_than_the_goal_is_not_more_regular() -> None:
    goal = regularity(history("x.x.x.x " * 8), RULES)
    assert regularity(history("xxxxxxx " * 8), RULES) == pytest.approx(goal, abs=0.03)


def test_today_counts_when_it_is_done_and_not_before() -> None:
    yesterday = regularity(history("x.x.x.x x"), RULES)
    assert regularity(history("x.x.x.x x."), RULES) == yesterday
    assert regularity(history("x.x.x.x xx"), RULES) > yesterday


@pytest.mark.parametrize("pause", range(1, 40))
def test_to_begin_again_after_a_pause_never_lowers_it_today(pause: int) -> None:
    waiting = history("x.x.x.x " * 20 + "." * pause + ".")
    begun = history("x.x.x.x " * 20 + "." * pause + "x")
    assert regularity(begun, RULES) >= regularity(waiting, RULES)


LETTERS = st.text(alphabet="x.iabI", min_size=1, max_size=120)


@given(LETTERS, st.integers(3, 5), st.dates(date(2019, 1, 1), date(2034, 1, 1)))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_whatever_the_days_it_stays_between_nought_and_one(
    days: str, goal: int, first: date
) -> None:
    result = adherence(history(days, goal, first), RULES)
    assert 0.0 <= result.regularity <= 1.0
    assert sum(week.done for week in result.weeks) == sum(letter in "xI" for letter in days)
    assert result.in_range + result.above <= len(result.weeks)
    assert len({week.week for week in result.weeks}) == len(result.weeks)


@given(LETTERS, st.integers(0, 119), st.integers(3, 5))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_session_more_never_takes_anything_away(days: str, number: int, goal: int) -> None:
    at = number % len(days)
    more = days[:at] + {".": "x", "b": "x", "i": "I", "a": "I"}.get(days[at], days[at])
    before, after = history(days, goal), history(more + days[at + 1 :], goal)
    assert regularity(after, RULES) >= regularity(before, RULES) - 1e-12


def test_days_that_another_week_was_asked_for_ask_nothing_of_this_one() -> None:
    whole = adherence(history("..x.x.x ."), RULES).weeks[0]
    assert (whole.counted, whole.state) == (7, WeekState.IN_RANGE)
    without = history("..x.x.x .", uncounted=(FIRST, FIRST + timedelta(days=1)))
    cut = adherence(without, RULES).weeks[0]
    assert (cut.counted, cut.done, cut.state) == (5, 3, WeekState.MET)
    done = history("xxx.x.x .", uncounted=(FIRST, FIRST + timedelta(days=1)))
    assert adherence(done, RULES).weeks[0].counted == 7


@pytest.mark.parametrize("begins", [1, 6, 7])
def test_each_day_done_is_counted_in_one_week_whatever_day_weeks_begin_on(begins: int) -> None:
    days = history("x.x.xx. ..xx.x. xx..xx. x", week_begins=begins)
    weeks = adherence(days, RULES).weeks
    assert sum(week.done for week in weeks) == len(days.done)
    assert len({week.week for week in weeks}) == len(weeks)
