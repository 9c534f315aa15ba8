"""The best days of a week, found the slow and plain way, straight from what the rules say.

It shares no code with the planner: it looks at all 128 sets of days and knows nothing of boards.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from backstretch.content.planning import Planning
from backstretch.plan.facts import Facts, OffReason
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import WeekPlan

Cost = tuple[object, ...]


class Brute:
    """One week, its facts and its plan before, and what a set of days costs there."""

    def __init__(
        self, monday: date, facts: Facts, rules: Planning, before: WeekPlan | None, sunday: bool
    ) -> None:
        self.facts, self.rules, self.before, self.sunday = facts, rules, before, sunday
        self.days = [monday + timedelta(days=number) for number in range(7)]
        self.done = {s.date for s in facts.done} & set(self.days)
        self.held = {s.date for s in facts.done}
        self.strong = {s.date for s in facts.done if s.routine == "core-hips"}
        self.runs = {r.date for r in facts.runs if r.done or r.date >= facts.today}
        self.had = {
            d.date
            for d in (before.days if before else ())
            if d.session and d.session.state is not State.DONE
        } - self.done
        self.settled = before is not None and (
            facts.today
            == (before.goal_since if before.goal_days == facts.goal.days else facts.today)
        )

    def best(self, last_strength: date | None) -> tuple[date, ...]:
        """Return the best days; `last_strength` is the last such day before the week."""
        sets = list(self.allowed())
        most, ways = max(len(days) for days in sets), self.ways()
        return min(
            (self.cost(days, last_strength, ways), days) for days in sets if len(days) == most
        )[1]

    def allowed(self) -> Iterator[tuple[date, ...]]:
        musts, limit = self.musts(), self.most() - self.lapsed()
        for wanted in product((False, True), repeat=7):
            days = tuple(d for d, want in zip(self.days, wanted, strict=True) if want)
            if len(days) > limit or (days and len(days) + len(self.done) > 6):
                continue
            others = set(days) - set(musts)
            if not set(musts) <= set(days) or not all(self.may(d) for d in others):
                continue
            if not any(self.makes_five(d, {*days, *self.held}) for d in others):
                yield days

    def goal(self) -> int:
        """Return how many sessions are wanted still: in a week cut short, its share at most.

        What stands in the plan before is not given up for that.
        """
        over = len(self.done) + self.let_go()
        share = max(self.share() - over, len(self.kept()))
        return max(min(self.facts.goal.days - over, share), len(self.musts()), 0)

    def share(self) -> int:
        gone = {o.date for o in self.facts.off if o.why in (OffReason.ILL, OffReason.AWAY)}
        counted = [
            d for d in self.days if d in self.done or (d >= self.facts.first_day and d not in gone)
        ]
        exact, days = self.facts.goal.days * len(counted) / 7, len(counted)
        most = [n for n in (3, 4, 5) if exact <= n < exact + 1 and days - n >= 2]
        return most[0] if most else int(exact + 0.5)

    def makes_five(self, day: date, busy: set[date]) -> bool:
        fives = [{day + timedelta(days=n) for n in range(at, at + 5)} for at in range(-4, 1)]
        return any(busy >= five for five in fives)

    def most(self) -> int:
        """Return how many of those the days allow."""
        may = [d for d in self.days if d in self.musts() or self.may(d)]
        most = min(self.goal(), len(may), max(0, 6 - len(self.done)))
        before = self.before
        if before is None or before.at_most is None or before.goal_days != self.facts.goal.days:
            return most
        return min(most, max(before.at_most - len(self.done), len(self.kept())))

    def musts(self) -> list[date]:
        pins = self.before.pins if self.before else ()
        days = [d for d in pins if self.is_open(d) and not self.facts.stopped and not self.ill(d)]
        today = self.facts.today
        first = self.before is None and not self.held and today == self.facts.first_day
        if first and today in self.days and not self.blocked(today):
            days.append(today)
        if self.settled and today in self.had and today not in days and not self.blocked(today):
            days.append(today)
        return sorted(days)[: max(0, 6 - len(self.done))]

    def may(self, day: date) -> bool:
        fresh = not (self.settled and day == self.facts.today)
        return self.is_open(day) and not self.blocked(day) and fresh

    def is_open(self, day: date) -> bool:
        return day >= self.facts.today and day not in self.done

    def ill(self, day: date) -> bool:
        return any(off.date == day and off.why is OffReason.ILL for off in self.facts.off)

    def blocked(self, day: date) -> bool:
        return (
            self.facts.stopped
            or day < self.facts.first_day
            or any(off.date == day for off in self.facts.off)
            or day.isoweekday() not in self.facts.weekdays
            or (self.before is not None and day in self.before.kept_free)
        )

    def let_go(self) -> int:
        moves = self.before.moved if self.before else ()
        return sum(move.place == "let-go" and move.start not in self.done for move in moves)

    def cost(self, days: tuple[date, ...], last_strength: date | None, ways: list[date]) -> Cost:
        given_up = sum(d not in days for d in self.had if d in self.musts() or self.may(d))
        moves = self.before.moved if self.before else ()
        made_up = sum(move.end in days for move in moves if move.start in self.done)
        points, longest = self.worth(days, last_strength)
        astray = sum(day not in days for day in ways)
        return given_up, made_up, astray, -points, longest, days

    def kept(self) -> list[date]:
        return [d for d in self.days if d in self.musts() or (d in self.had and self.may(d))]

    def places(self) -> int:
        """Return how many sessions look for a place by the rule, once one was missed."""
        room = max(0, self.most() - len(self.kept()))
        return room if any(day < self.facts.today for day in self.had) else 0

    def lapsed(self) -> int:
        return self.places() - len(self.ways())

    def ways(self) -> list[date]:
        """Return where they go: never so that five days in a row have one."""
        kept, found, places = self.kept(), list[date](), self.places()
        free = [d for d in self.days if self.may(d) and d not in kept]
        for day in [d for d in free if d not in self.runs] + [d for d in free if d in self.runs]:
            busy = {*self.held, *kept, *found, day}
            if len(found) < places and not self.makes_five(day, busy):
                found.append(day)
        return found

    def worth(self, days: tuple[date, ...], last: date | None) -> tuple[int, int]:
        """Return the points of a set of days with those done, and its longest row."""
        held = sorted({*days, *self.done})
        strong = 0
        for day in held:
            chosen = day in self.strong if day in self.done else self.is_strong(day, last, strong)
            if chosen and not self.is_first(day, days):
                strong, last = strong + 1, day
        points = sum(self.rules.score.strength[:strong])
        points += sum(self.rules.score.runs[: sum(day in self.runs for day in held)])
        mark, longest, row = self.days[0] - timedelta(days=1 if self.sunday else 2), 1, 1
        for day in held:
            points -= (day - mark).days ** 2
            row = row + 1 if (day - mark).days == 1 else 1
            longest, mark = max(longest, row), day
        return points - (self.days[0] + timedelta(days=7) - mark).days ** 2, longest

    def is_first(self, day: date, days: tuple[date, ...]) -> bool:
        """Return whether a planned day has no session in the six weeks before it."""
        weeks = {day - timedelta(days=number) for number in range(1, 43)}
        return day not in self.done and weeks.isdisjoint({*days, *self.held})

    def is_strong(self, day: date, last: date | None, strong: int) -> bool:
        today, now, before = self.facts.today, self.facts.pain or 0, self.facts.pain_before
        told = now if before is None else 0
        pain = {today: max(now, before or 0), today + timedelta(days=1): told}.get(day, 0)
        reds = (*self.facts.reds, *self.facts.red_runs)
        red = any(day in (red, red + timedelta(days=1)) for red in reds)
        rested = last is None or (day - last).days > 2
        return rested and strong < 3 and pain <= 3 and not red and day not in self.runs
