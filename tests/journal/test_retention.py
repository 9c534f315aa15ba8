"""Which backups stay, whatever the clock said and in whatever order they were made."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from backstretch.journal.retention import DAYS, LAST, MONTHS, WEEKS, Dated, staying

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
FOLDERS = 1000


@dataclass(frozen=True)
class Copy:
    number: int
    made_at: datetime
    pinned: bool = False


def row(ages: list[timedelta], *, pinned: frozenset[int] = frozenset()) -> list[Copy]:
    """Return copies of these ages, the first one made first."""
    return [Copy(n, NOW - age, n in pinned) for n, age in enumerate(ages, 1)]


def daily(days: int) -> list[timedelta]:
    return [timedelta(days=day) for day in reversed(range(days))]


def is_in_doubt(copies: Sequence[Dated], now: datetime) -> bool:
    """Whether one is of the future, and not followed by backups of enough days since."""
    days = set[date]()
    for one in sorted(copies, key=lambda one: -one.number):
        if one.made_at > now:
            return len(days) < DAYS
        days.add(one.made_at.date())
    return False


def test_years_of_backups_leave_the_last_and_one_for_each_span() -> None:
    copies = row(daily(1500))
    stay = staying(copies, NOW)
    newest = {one.number for one in copies[-LAST:]}
    assert newest <= stay
    months = {one.made_at.strftime("%Y-%m") for one in copies if one.number in stay}
    assert len(months) == MONTHS
    assert len(stay) < LAST + DAYS + WEEKS + MONTHS


def test_a_busy_day_does_not_push_out_the_days_before() -> None:
    busy = [timedelta(minutes=minute) for minute in reversed(range(200))]
    copies = row([timedelta(days=day) for day in range(10, 0, -1)] + busy)
    assert set(range(1, 11)) <= staying(copies, NOW)


def test_a_pinned_one_stays_90_days() -> None:
    ages = daily(200)
    young, old = 200 - 80, 200 - 100
    stay = staying(row(ages, pinned=frozenset({young, old})), NOW)
    assert young in stay
    assert old not in stay


def test_a_pinned_one_outlives_an_hour_in_which_the_clock_is_years_ahead() -> None:
    copies = row([timedelta(days=30)] * 100, pinned=frozenset({3}))
    assert 3 in staying(copies, NOW + timedelta(days=3650))


@pytest.mark.parametrize(("days", "stays"), [(DAYS - 1, True), (DAYS, False)])
def test_a_pinned_one_goes_only_when_enough_other_days_followed(days: int, stays: bool) -> None:
    its_own_day = [timedelta(days=200), timedelta(days=200, minutes=-1)]
    later = [timedelta(days=130 - day) for day in range(days)]
    copies = row([*its_own_day, *later, *[later[-1]] * 60], pinned=frozenset({1}))
    assert (1 in staying(copies, NOW)) is stays


def test_the_last_one_of_each_week_stays_over_the_turn_of_a_year() -> None:
    now = datetime(2027, 1, 20, 12, tzinfo=UTC)
    copies = [Copy(n, now - age) for n, age in enumerate(daily(200), 1)]
    last = {one.made_at.isocalendar()[:2]: one.number for one in copies}
    assert {last[week] for week in sorted(last)[-WEEKS:]} <= staying(copies, now)


def test_a_clock_that_was_years_ahead_once_stops_no_letting_go_for_years() -> None:
    ahead = timedelta(days=-3650)
    fresh = row([ahead, *[timedelta(hours=hour) for hour in reversed(range(100))]])
    assert is_in_doubt(fresh, NOW)
    assert len(staying(fresh, NOW)) == len(fresh), "nobody knows yet which of the two is wrong"
    copies = row([*daily(1500)[:700], ahead, *daily(1500)[700:]])
    stay = staying(copies, NOW)
    assert {one.number for one in copies[-LAST:]} <= stay
    assert len(stay) < LAST + DAYS + WEEKS + MONTHS


def test_days_of_the_future_do_not_bear_witness_for_one_another() -> None:
    ahead = [timedelta(days=-day) for day in range(1, 60)]
    copies = row([*daily(100), *ahead, timedelta()])
    assert len(staying(copies, NOW)) == len(copies)


def test_random_folders_and_clocks_never_lose_what_matters() -> None:
    dice = random.Random(13)
    for round_number in range(FOLDERS):
        copies = [
            Copy(number, NOW + timedelta(hours=dice.gauss(0, 20_000)), dice.random() < 0.1)
            for number in sorted(dice.sample(range(1, 2000), dice.randrange(1, 120)))
        ]
        now = NOW + timedelta(days=dice.gauss(0, 1000))
        stay = staying(dice.sample(copies, len(copies)), now)
        says = f"folder {round_number}"
        assert stay <= {one.number for one in copies}, says
        assert {one.number for one in copies[-LAST:]} <= stay, f"{says}: the newest by number"
        if is_in_doubt(copies, now):
            assert len(stay) == len(copies), f"{says}: a clock that is wrong drops none"
        fresh = {o.number for o in copies if o.pinned and now - o.made_at <= timedelta(days=90)}
        assert fresh <= stay, f"{says}: pinned"
        assert staying([o for o in copies if o.number in stay], now) == stay, f"{says}: twice"
