"""On the command line the gravest warning sign has the first word, and no lesser one softens it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from backstretch.cli import OK
from backstretch.clock import stamp
from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.store import Journal
from backstretch.paths import Paths, find_paths
from backstretch.planning.commands import run_calendar, run_plan, run_today
from tests.diary.said import Said
from tests.fakes import FakeClock

NOW, SOON = Tier.EMERGENCY, Tier.SOON
SIGNS = {NOW: ("saddle",), SOON: ("night",)}
HELP_NOW = [
    "Stop here. Get help now.",
    "Call 112, 999 or 911, or go to an emergency department today.",
    "Feeling numb between the legs can be serious.",
]
DOCTOR = [
    "See a doctor before you stretch.",
    "You noted pain that is worse at night and not better for rest.",
    "In 1 to 2 days, call your doctor or a physiotherapist.",
]
# What was told, how a command begins, what none of them says, and whether a run gets advice.
STANDS: dict[str, tuple[tuple[Tier, ...], list[str], str, bool]] = {
    "nothing": ((), [], "Stop here", True),
    "soon": ((SOON,), DOCTOR, "Stop here", False),
    "now": ((NOW,), HELP_NOW, "doctor", False),
    "soon, then now": ((SOON, NOW), HELP_NOW, "doctor", False),
    "now, then soon": ((NOW, SOON), HELP_NOW, "doctor", False),
}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = find_paths(tmp_path / "home")
    found.make()
    return found


@pytest.fixture
def told(paths: Paths, clock: FakeClock) -> Callable[..., None]:
    """Return what tells of signs in the log while no program runs."""

    def say(*tiers: Tier, decided: Decided = Decided.TOLD) -> None:
        with Journal.open(paths.journal) as journal:
            for tier in tiers:
                now = stamp(clock)
                said = SignsSaid(decided, tier, SIGNS[tier], "log")
                key = f"{decided} {tier} {now.at}"
                journal.diary.keep(Statement(key, now.at, now.zone, now.local_date, "run", said))
                clock.advance(60)

    return say


@pytest.fixture
def said(tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(tmp_path / "home", clock, capsys)


@pytest.mark.parametrize(("tiers", "first", "never", "_"), STANDS.values(), ids=list(STANDS))
def test_what_there_is_to_do_comes_after_the_gravest_sign(
    told: Callable[..., None],
    paths: Paths,
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
    tiers: tuple[Tier, ...],
    first: list[str],
    never: str,
    _: bool,
) -> None:
    told(*tiers)
    commands: tuple[Callable[[], int], ...] = (
        lambda: run_today(paths, clock, as_json=False),
        lambda: run_plan(paths, clock, None, as_json=False),
        lambda: run_calendar(paths, clock, paths.journal.with_name("plan.ics")),
    )
    for command in commands:
        assert command() == OK
        out, err = capsys.readouterr()
        assert out.splitlines()[: len(first)] == first
        assert never not in out
        assert err == ""
        if tiers:
            assert " min," not in out, "no session is offered"
            assert "backstretch session" not in out


@pytest.mark.parametrize(("tiers", "_", "never", "advice"), STANDS.values(), ids=list(STANDS))
def test_a_run_is_kept_after_the_gravest_sign_and_without_advice_beside_one(
    told: Callable[..., None],
    said: Said,
    tiers: tuple[Tier, ...],
    _: object,
    never: str,
    advice: bool,
) -> None:
    told(*tiers)
    out = said.log("run", "--pain", "1")
    first = HELP_NOW if NOW in tiers else ["Kept."]
    assert out.splitlines()[: len(first)] == first
    assert "Kept." in out
    assert never not in out
    assert ("Carry on as planned." in out) is advice
    assert ("This run is green" in out) is (NOW not in tiers)
    assert said.code == OK


@pytest.mark.parametrize("as_json", [False, True])
def test_a_lesser_sign_that_comes_later_softens_nothing(
    told: Callable[..., None], said: Said, as_json: bool
) -> None:
    told(NOW)
    out = said.log("pain", "3", "--worse", "coughing", *(["--json"] if as_json else []))
    first = said.err if as_json else out
    assert first.splitlines()[:2] == HELP_NOW[:2]
    assert HELP_NOW[2] in first
    assert "doctor" not in first
    assert said.code == OK


def test_the_list_is_not_opened_where_help_is_needed_now(
    told: Callable[..., None], said: Said
) -> None:
    told(NOW)
    assert "Is any of this new?" not in said.log("pain", "3", "--quality", "numb")


def test_one_entry_with_signs_of_both_tiers_says_help_now_alone(said: Said) -> None:
    out = said.log("signs", "night", "saddle")
    assert out.splitlines()[:3] == HELP_NOW
    assert "doctor" not in out


def test_once_checked_the_words_are_gone(told: Callable[..., None], said: Said) -> None:
    told(NOW)
    told(NOW, decided=Decided.CHECKED)
    assert said.log("run", "--pain", "1").startswith("Kept.")


@pytest.mark.parametrize(("tier", "first"), [(NOW, HELP_NOW), (SOON, [])])
def test_beside_json_help_now_is_said_on_the_other_stream(
    told: Callable[..., None],
    paths: Paths,
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
    tier: Tier,
    first: list[str],
) -> None:
    told(tier)
    commands: tuple[Callable[[], int], ...] = (
        lambda: run_today(paths, clock, as_json=True),
        lambda: run_plan(paths, clock, None, as_json=True),
    )
    for command in commands:
        assert command() == OK
        out, err = capsys.readouterr()
        assert err.splitlines()[:3] == first
        assert json.loads(out)
