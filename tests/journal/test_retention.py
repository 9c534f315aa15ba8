"""Which backups stay, whatever the clock said and in whatever order they were made."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from backstretch.journal.retention import DAYS, LAST, MONTHS, WEEKS, staying

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
        if any(one.made_at > now for one in copies):
            assert len(stay) == len(copies), f"{says}: a clock that is wrong drops none"
        fresh = {o.number for o in copies if o.pinned and now - o.made_at <= timedelta(days=90)}
        assert fresh <= stay, f"{says}: pinned"
        assert staying([o for o in copies if o.number in stay], now) == stay, f"{says}: twice"
