"""Every code of a plan has words: plain, calm, short."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from backstretch.plan.adherence import Adherence, WeekCount, WeekState
from backstretch.plan.reasons import Cause, Place, Reason
from backstretch.ui import plan_words as words
from backstretch.ui.plan_state import Mark, RunMark, WeekMarks, Wish

pytestmark = pytest.mark.usefixtures("qapp")

BLAME = ("fail", "missed a session", "streak", "lost", "should", "must", "sorry", "great")
LONGEST_DAY, LONGEST_ROUTINE = "Wednesday", "Rest-day mobility"


def sentences() -> Iterator[tuple[str, str]]:
    """Yield every sentence that stands for a code, with the code."""
    for reason in Reason:
        yield f"reason {reason}", words.why(reason)
    for cause in Cause:
        yield f"cause {cause}", words.cause(cause, LONGEST_DAY)
    for place in Place:
        yield f"place {place}", words.place(place, LONGEST_ROUTINE, LONGEST_DAY)
    for wish in Wish:
        yield f"wish {wish}", words.kept(wish, f"{LONGEST_DAY} 13")


@pytest.mark.parametrize(("code", "told"), [pytest.param(*one, id=one[0]) for one in sentences()])
def test_every_code_is_told_in_short_calm_sentences(code: str, told: str) -> None:
    assert told.endswith(".")
    assert "!" not in told
    assert "{" not in told
    for sentence in re.split(r"[.:] ", told):
        assert 2 <= len(sentence.split()) <= 15, code
    assert not [word for word in BLAME if word in told.lower()]


def test_no_two_codes_are_told_alike() -> None:
    for codes in (
        [words.why(reason) for reason in Reason],
        [words.cause(cause, "Tuesday") for cause in Cause],
        [words.place(place, "Core & hips", "Friday") for place in Place],
        [words.kept(wish, "Friday 15") for wish in Wish],
    ):
        assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_day_without_a_session_has_a_few_words(reason: Reason) -> None:
    head, detail = words.empty(reason)
    assert head
    assert len(f"{head} {detail}".split()) <= 6


@pytest.mark.parametrize("wish", list(Wish))
@pytest.mark.parametrize("has_session", [False, True])
def test_every_wish_is_offered_in_words(wish: Wish, has_session: bool) -> None:
    assert 2 <= len(words.offer(wish, has_session=has_session).split()) <= 7


def test_every_mark_has_a_word() -> None:
    assert len({words.state(mark) for mark in Mark}) == len(Mark)


@pytest.mark.parametrize(
    ("mark", "run", "is_today", "said"),
    [
        (Mark.DONE, RunMark.NONE, False, "Wednesday 13, session done; no run"),
        (Mark.TODAY, RunMark.DONE, True, "Today, Wednesday 13, session to do; run done"),
        (Mark.PLANNED, RunMark.PLANNED, False, "Wednesday 13, session planned; run planned"),
        (Mark.MISSED, RunMark.NONE, False, "Wednesday 13, session missed; no run"),
        (Mark.REST, RunMark.NONE, True, "Today, Wednesday 13, no session; no run"),
    ],
)
def test_a_day_is_read_out_whole(mark: Mark, run: RunMark, is_today: bool, said: str) -> None:
    assert words.spoken(date(2026, 5, 13), mark, run, is_today=is_today) == said


@pytest.mark.parametrize(
    ("monday", "said"),
    [
        (date(2026, 5, 11), "11 to 17 May"),
        (date(2026, 4, 27), "27 April to 3 May"),
        (date(2026, 12, 28), "28 December to 3 January"),
    ],
)
def test_a_week_is_told_by_its_days(monday: date, said: str) -> None:
    assert words.week_range(monday) == said


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (0, "Inside the aim of 3 to 5 with 3 more."),
        (2, "Inside the aim of 3 to 5 with one more."),
        (3, "Inside the aim of 3 to 5."),
        (5, "Inside the aim of 3 to 5."),
        (6, "Above the aim of 3 to 5. A day of rest is fine."),
    ],
)
def test_a_week_in_words(done: int, said: str) -> None:
    assert words.week(WeekMarks((), done, 7, 3, 5)) == (f"{done} of 7 this week", said)


def test_a_week_with_more_than_planned_is_not_a_part_of_it() -> None:
    assert words.week(WeekMarks((), 5, 4, 3, 5))[0] == "5 this week, 4 planned"


@pytest.mark.parametrize(
    ("done", "goal", "head", "said"),
    [
        (0, 0, "0 this week", "The days of this week do not count, so it asks for nothing."),
        (1, 2, "1 of 2 this week", "Not all days of this week count, so it asks for 2."),
        (2, 2, "2 of 2 this week", "Not all days of this week count. What it asks for is done."),
        (6, 2, "6 this week, 2 planned", "Above the aim of 3 to 5. A day of rest is fine."),
    ],
)
def test_a_week_of_which_not_all_days_count(done: int, goal: int, head: str, said: str) -> None:
    assert words.week(WeekMarks((), done, goal, 3, 5, less=True)) == (head, said)


def kept_up(*states: WeekState, regularity: float = 0.5) -> Adherence:
    weeks = tuple(WeekCount(f"2026-W{n:02}", 3, 7, state) for n, state in enumerate(states, 1))
    counted = (WeekState.MET, WeekState.IN_RANGE)
    inside = sum(state in counted for state in states)
    return Adherence(weeks, inside, states.count(WeekState.ABOVE), regularity)


MET, BELOW, ABOVE = WeekState.MET, WeekState.BELOW, WeekState.ABOVE
FROZEN, OPEN = WeekState.FROZEN, WeekState.OPEN


@pytest.mark.parametrize(
    ("habit", "said"),
    [
        (kept_up(), "Your first full week starts the count."),
        (kept_up(OPEN), "Your first full week starts the count."),
        (kept_up(BELOW, BELOW), "No week in range yet. Any week can be the first."),
        (kept_up(MET), "1 week so far, in range. Your habit is steady."),
        (kept_up(MET, BELOW, MET, OPEN), "2 of 3 weeks in range. Your habit is steady."),
        (
            kept_up(MET, ABOVE, FROZEN, regularity=0.9),
            "1 of 2 weeks in range. Your habit is strong. 1 more had extra days. "
            "Weeks when you were ill or away do not count.",
        ),
    ],
)
def test_the_habit_is_told_without_a_streak(habit: Adherence, said: str) -> None:
    assert " ".join(words.regularity(habit)) == said


@pytest.mark.parametrize(
    ("share", "word"),
    [(0.0, "just starting"), (0.2, "growing"), (0.45, "steady"), (0.7, "strong"), (1.0, "strong")],
)
def test_regularity_is_a_word(share: float, word: str) -> None:
    assert words.strength(share) == word


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("S4-3", "Gobbo19", "S1-2"), "an article, Gobbo 2019"),
        (("Bandy97", "vdWorp15"), "Bandy 1997, van der Worp 2015"),
        (
            ("PFPguide", "Loop", "ours"),
            "a guide for patients, a program for habits, our own choice",
        ),
    ],
)
def test_sources_are_named(keys: tuple[str, ...], said: str) -> None:
    assert words.sources(keys) == said
