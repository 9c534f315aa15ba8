"""What is logged on the command line is kept whole, and what follows from it is said."""

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backstretch.care.light import Limits
from backstretch.care.mornings import AROUND_RUNS
from backstretch.content.care import spare_care
from backstretch.diary.kept import KeptDiary
from backstretch.diary.limits import OwnLimits
from backstretch.journal.diary_records import ShoeSaid
from backstretch.journal.store import Journal
from backstretch.settings import Settings, save_settings
from backstretch.units import Units
from tests.diary.said import Said
from tests.fakes import FakeClock

HELP_NOW = "Stop here. Get help now."
SEE_A_DOCTOR = "See a doctor before you stretch."
WHOLE_RUN = (
    *("run", "--date", "2026-03-01", "--time", "7:05", "--distance", "5mi"),
    *("--duration", "47:30", "--effort", "5", "--cadence", "168", "--kind", "tempo"),
    *("--surface", "trail", "--hills", "down", "--stride", "ahead", "--posture", "slumped"),
    *("--load", "vest", "--drinking", "less", "--desk", "over-8", "--sleep", "so-so"),
    *("--stress", "high", "--warm-up", "dynamic", "--heat-cold", "heat", "--note", "windy"),
    *("--pain", "4", "--moment", "during-run", "--region", "lumbar-left,belly:2"),
    *("--region", "knee-right:1", "--quality", "stiff", "--quality", "ache", "--worse", "sitting"),
    *("--course", "eases", "--leg-left", "thigh", "--leg-right", "buttock"),
    *("--pain-note", "left side", "--pain-at", "before-run:1", "--no-signs"),
)


@pytest.fixture
def said(tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a command line on Monday 2 March 2026, 18:30 in Berlin."""
    return Said(tmp_path / "home", clock, capsys)


def in_diary(said: Said, work: Callable[[KeptDiary, Journal], object]) -> None:
    with Journal.open(said.paths.journal) as journal:
        work(KeptDiary(journal, said.clock, Settings, spare_care()), journal)


def runs(said: Said) -> list[dict[str, Any]]:
    return list(said.document()["runs"])


def pains(said: Said) -> list[dict[str, Any]]:
    return list(said.document()["pain"])


def signs(said: Said) -> list[tuple[str, list[str]]]:
    told = [one["value"] for one in said.document()["statements"] if one["kind"] == "signs"]
    return [(value["decided"], value.get("signs", [])) for value in told]


def test_a_run_goes_through_the_export_in_si_units(said: Said) -> None:
    said.log(*WHOLE_RUN)
    assert (said.code, said.err) == (0, "")
    [run] = runs(said)
    assert (run["local_date"], run["start"], run["state"]) == ("2026-03-01", "07:05", "done")
    assert (run["distance_m"], run["duration_s"], run["minutes"]) == (8046.7, 2850, 48)
    expected = {
        **{"effort": 5, "cadence": 168, "kind": "tempo", "surface": "trail", "hills": "down"},
        **{"stride": "ahead", "posture": "slumped", "load": "vest", "drinking": "less"},
        **{"desk": "over-8", "sleep": "so-so", "stress": "high", "warm_up": "dynamic"},
        **{"heat_cold": "heat", "note": "windy", "shoe": None, "imported": None},
    }
    assert {name: run[name] for name in expected} == expected


def test_its_pain_goes_through_the_export_with_every_word(said: Said) -> None:
    said.log(*WHOLE_RUN)
    [run] = runs(said)
    before, during = pains(said)
    assert (before["moment"], before["score"], before["run"]) == ("before-run", 1, run["id"])
    assert (during["moment"], during["score"], during["run"]) == ("during-run", 4, run["id"])
    assert during["regions"] == {"lumbar-left": 4, "belly": 2, "knee-right": 1}
    assert (during["qualities"], during["aggravators"]) == (["stiff", "ache"], ["sitting"])
    assert (during["course"], during["note"]) == (["eases"], "left side")
    assert during["leg_line"] == {"left": "thigh", "right": "buttock"}
    assert signs(said) == [("clear", [])]


def test_the_run_is_told_in_words(said: Said) -> None:
    lines = said.log(*WHOLE_RUN).splitlines()
    assert lines[lines.index("Kept.") + 1].startswith(
        "Run of Sun 2026-03-01 at 07:05: 8.05 km, 47:30, effort 5 of 10, 168 steps a minute, fast,"
    )
    assert "Pain 1 before the run." in lines
    place = "lower back, left 4; knee, right 1; belly 2"
    assert f"Pain 4 during the run: {place}." in lines


def test_a_day_alone_is_enough(said: Said) -> None:
    assert said.log("run").splitlines() == [
        "Kept.",
        "Run of Mon 2026-03-02: nothing more was said.",
    ]
    assert [run["local_date"] for run in runs(said)] == ["2026-03-02"]
    assert (pains(said), signs(said)) == ([], [])


def test_a_run_known_to_the_second_has_its_day_and_time(said: Said) -> None:
    said.log("run", "--started-at", "2026-03-02T01:30:05+01:00")
    [run] = runs(said)
    assert (run["local_date"], run["start"]) == ("2026-03-01", "01:30")
    assert run["started_at"] == "2026-03-02T01:30:05+01:00"


def test_the_last_run_lends_its_words_only_where_that_is_asked_for(said: Said) -> None:
    said.log("run", "--surface", "trail", "--kind", "long", "--distance", "20", "--sleep", "poor")
    said.log("run", "--kind", "easy")
    said.log("run", "--as-last", "--surface", "road")
    found = [(r["surface"], r["kind"], r["distance_m"], r["sleep"]) for r in runs(said)]
    assert found[1:] == [(None, "easy", None, None), ("road", "easy", None, None)]


def test_a_bare_distance_is_in_the_units_of_the_person(said: Said) -> None:
    said.paths.make()
    save_settings(said.paths.settings, Settings(units=Units.MILES))
    assert "5.00 miles" in said.log("run", "--distance", "5")
    assert runs(said)[0]["distance_m"] == 8046.7
    said.log("run", "--distance", "400")
    assert (said.code, said.out) == (2, "")
    assert said.err == "--distance: “400” is too far: the most is 500 km.\n"


def test_a_pace_nobody_runs_is_told_and_kept(said: Said) -> None:
    said.log("run", "--distance", "8km", "--duration", "8:00")
    assert said.code == 0
    assert said.err == (
        "8.00 km in 8:00 is 1:00 a kilometre, which is hard to believe; it is kept as you said "
        "it.\n"
    )
    assert runs(said)[0]["duration_s"] == 480


def test_shoes_are_found_by_their_name(said: Said) -> None:
    said.log("run", "--shoe", "Old ones")
    assert said.err == "--shoe: you have named no shoes yet; name them in the window first.\n"
    in_diary(said, lambda diary, _: diary.keep_shoe(ShoeSaid("Red ones"), "s1"))
    assert "shoes: Red ones" in said.log("run", "--shoe", "red ONES")
    assert runs(said)[0]["shoe"] == "s1"
    said.log("run", "--shoe", "blue")
    assert (said.code, said.err) == (2, "--shoe: “blue” is none of Red ones.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "--date", "2026-03-03"), "--date: “2026-03-03” is still to come"),
        (("run", "--time", "18:31"), "--time: “18:31” is still to come"),
        (("run", "--time", "00:30"), "--time: “00:30” is still to come"),
        (("run", "--started-at", "2026-03-02T18:31:00+01:00"), "is still to come"),
        (("run", "--started-at", "2026-03-02T08:00:00Z", "--time", "9:00"), "in place of|takes"),
        (("run", "--region", "belly"), "--region needs --pain"),
        (("run", "--moment", "later"), "--moment needs --pain"),
        (("run", "--pain-note", "ow"), "--pain-note needs --pain"),
        (("run", "--pain", "0", "--region", "belly"), "--region does not go with a pain of 0"),
        (("run", "--pain", "0", "--leg-left", "foot"), "--leg-left does not go with"),
        (("run", "--pain", "3", "--region", "belly,belly:2"), "belly was told twice"),
        (("run", "--pain", "3", "--pain-at", "after-run:2"), "after-run was told twice"),
        (("run", "--pain", "3", "--moment", "alone"), "alone does not belong to a run"),
        (("run", "--pain-at", "next-morning:2"), "still to come"),
        (("pain", "3", "--date", "2026-03-03"), "still to come"),
        (("pain", "3", "--run", "nope"), "“nope” is no run in the diary"),
        (("pain", "3", "--last-run"), "no run in the diary yet"),
        (("signs", "none", "saddle"), "“none” does not go with other signs"),
        (("signs", "none", "--sign", "saddle"), "“none” does not go with other signs"),
        (("signs", "saddle", "--no-signs"), "“none” does not go with other signs"),
        (("signs", "--json"), "Name the signs that are new, or none."),
    ],
)
def test_what_does_not_fit_together_is_one_sentence_and_nothing_is_kept(
    said: Said, arguments: tuple[str, ...], told: str
) -> None:
    said.log(*arguments)
    assert (said.code, said.out) == (2, "")
    assert any(part in said.err for part in told.split("|"))
    assert said.err.count("\n") == 1
    document = said.document()
    assert (document["runs"], document["pain"], document["statements"]) == ([], [], [])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "--kind", "fasst"), "--kind: “fasst” is none of easy, steady, tempo"),
        (("run", "--distence", "4"), "“--distence” does not belong here; did you mean --distance?"),
        (("run", "--pain", "11"), "--pain: “11” is not a whole number from 0 to 10."),
        (("run", "--distance", "-3km"), "--distance: “-3km” is not a distance: write it as 8.2km"),
        (("run", "--distance", "-3"), "--distance: “-3” is not a distance: write it as 8.2km"),
        (("run", "--distance=-3km"), "--distance: “-3km” is not a distance: write it as 8.2km"),
        (
            ("run", "--duration", "-5min"),
            "--duration: “-5min” is not a duration: write it as 47:30",
        ),
        (("run", "--time", "-7:05"), "--time: “-7:05” is not a time: write it as 07:05"),
        (("run", "--date", "-1d"), "--date: “-1d” is not a day: write it as 2026-03-02"),
        (("run", "--effort", "-1x"), "--effort: “-1x” is not a whole number from 0 to 10."),
        (("run", "--pain-at", "-1"), "--pain-at: “-1” has no number: write the moment and 0 to 10"),
        (("run", "--region", "-belly"), "--region: “-belly” is none of upper-back"),
        (("run", "--distance", "--pain", "3"), "--distance: expected one argument."),
        (("pain", "-3km"), "N: “-3km” is not a whole number from 0 to 10."),
        (("pain", "-3", "--region", "belly"), "N: “-3” is not a whole number from 0 to 10."),
        (("pain",), "the following arguments are required: N."),
        (("pain", "3", "--region", "back"), "--region: “back” is none of upper-back"),
        (("pain", "3", "--sign", "x"), "--sign: “x” is none of saddle, bladder"),
        (("pain", "3", "--sign", "night", "--no-signs"), "not allowed with argument"),
        (("pain", "3", "--run", "a", "--last-run"), "not allowed with argument"),
        (("signs", "x"), "CODE: “x” is none of saddle"),
    ],
)
def test_a_wrong_value_names_the_right_ones_in_one_sentence(
    said: Said, arguments: tuple[str, ...], told: str
) -> None:
    said.log(*arguments)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert said.err.count("\n") == 1
    assert not said.paths.journal.exists()


def test_a_note_may_begin_with_a_minus(said: Said) -> None:
    said.log("run", "--note", "-3 degrees", "--pain", "1", "--pain-note", "-less")
    assert (said.code, runs(said)[0]["note"]) == (0, "-3 degrees")
    assert pains(said)[0]["note"] == "-less"


def test_the_light_of_a_run_is_told_with_its_rule(said: Said) -> None:
    said.log("signs", "none")
    lines = said.log("run", "--pain", "4", "--moment", "during-run").splitlines()
    assert lines[3:] == [
        "This run is amber: pain 4 during the run, and over 2 up to 5 is amber.",
        "  Run as much as before; do not add.",
        "  It should be back to how it was before the run by bedtime.",
        "  Look again the next morning: it should be no higher.",
        "  The light is a guide; it was not tested in backs.",
    ]


def test_the_light_goes_by_the_limits_of_the_person(said: Said) -> None:
    said.log("signs", "none")
    in_diary(said, lambda diary, journal: OwnLimits(diary, journal).keep(Limits(3, 5, 1)))
    assert "This run is green: pain 3 straight after the run, and up to 3 is green." in said.log(
        "run", "--pain", "3"
    )


def test_the_next_morning_belongs_to_the_run_of_the_day_before(said: Said) -> None:
    said.log("run", "--date", "yesterday", "--pain", "2", "--pain-at", "before-run:1")
    lines = said.log("pain", "4", "--moment", "next-morning", "--region", "lumbar-left")
    [run] = runs(said)
    morning = pains(said)[-1]
    assert (morning["run"], morning["local_date"]) == (run["id"], "2026-03-02")
    assert [pain["replaces"] for pain in pains(said)] == [None, None, None]
    assert lines.splitlines()[:5] == [
        "Kept.",
        "Pain 4 the next morning: lower back, left 4.",
        "It belongs to the run of Sun 2026-03-01.",
        "The next morning is red: pain 4 is 3 more than before the run, and 2 more is red. "
        "Step back.",
        "This run is red: the next morning was red.",
    ]


@pytest.mark.parametrize(
    ("before", "morning", "told"),
    [
        ("2", "2", "has settled: pain 2 is no more than before the run."),
        ("2", "3", "is within the noise: pain 3 is 1 more than before the run."),
        ("2", "4", "is red: pain 4 is 2 more than before the run"),
    ],
)
def test_the_morning_is_judged_by_the_pain_before_the_run(
    said: Said, before: str, morning: str, told: str
) -> None:
    said.log("run", "--date", "yesterday", "--pain-at", f"before-run:{before}")
    assert f"The next morning {told}" in said.log("pain", morning, "--moment", "next-morning")


def test_a_morning_whose_start_is_not_known_is_not_judged(said: Said) -> None:
    said.log("run", "--date", "yesterday")
    assert "this cannot be judged" in said.log("pain", "4", "--moment", "next-morning")


@pytest.mark.parametrize(
    ("morning", "told"),
    [
        ("3", "is 3, no more than straight after the run; how it was before the run is not known."),
        ("4", "is 4, 1 more than straight after the run; how it was before the run is not known."),
        ("5", "is red: pain 5 is 2 more than straight after the run, and 2 more is red; how it"),
    ],
)
def test_without_pain_before_the_run_the_morning_says_what_it_was_compared_with(
    said: Said, morning: str, told: str
) -> None:
    said.log("run", "--date", "yesterday", "--pain", "3")
    assert f"The next morning {told}" in said.log("pain", morning, "--moment", "next-morning")


def test_a_morning_without_a_run_is_kept_on_its_day(said: Said) -> None:
    told = said.log("pain", "4", "--moment", "next-morning")
    alone = "There is no run in the diary that it belongs to, so it is kept without one."
    assert alone in told.splitlines()
    [pain] = pains(said)
    assert (pain["run"], pain["local_date"]) == (None, "2026-03-02")


@pytest.mark.parametrize("moment", sorted(AROUND_RUNS))
def test_a_second_pain_of_a_moment_stands_beside_the_first(said: Said, moment: str) -> None:
    said.log("run", "--date", "yesterday", "--pain-at", f"{moment}:3")
    run = runs(said)[0]["id"]
    said.log("pain", "2", "--moment", moment, "--run", run)
    found = [(pain["run"], pain["score"], pain["replaces"]) for pain in pains(said)]
    assert found == [(run, 3, None), (run, 2, None)]


def test_pain_of_a_run_needs_no_day_where_the_run_was_yesterday(said: Said) -> None:
    said.log("run", "--date", "yesterday")
    said.log("pain", "2", "--moment", "later")
    assert (pains(said)[0]["run"], pains(said)[0]["local_date"]) == (
        runs(said)[0]["id"],
        "2026-03-01",
    )


def test_a_run_can_be_named_by_its_id_and_must_be_of_that_day(said: Said) -> None:
    said.log("run", "--date", "2026-02-20")
    run = runs(said)[0]["id"]
    said.log("pain", "2", "--moment", "next-morning", "--run", run)
    assert pains(said)[0]["local_date"] == "2026-02-21"
    said.log("pain", "2", "--moment", "later", "--last-run", "--date", "yesterday")
    assert said.code == 2
    assert said.err == "--date: that run was on 2026-02-20, so its day is 2026-02-20.\n"
    said.log("run")
    said.log("pain", "2", "--moment", "next-morning", "--last-run")
    assert said.err == "--moment: the next morning of that run is still to come.\n"


@pytest.mark.parametrize("moment", ["before-session", "during-session", "after-session"])
def test_pain_around_a_session_is_kept_without_a_run(said: Said, moment: str) -> None:
    said.log("run")
    assert "run" not in said.log("pain", "3", "--moment", moment, "--date", "yesterday")
    [pain] = pains(said)
    assert (pain["moment"], pain["run"], pain["local_date"]) == (moment, None, "2026-03-01")


def test_after_midnight_it_is_still_the_day_before(said: Said, clock: FakeClock) -> None:
    clock.advance(7 * 3600)
    said.log("run", "--time", "0:30")
    said.log("pain", "2", "--moment", "after-run")
    assert [run["local_date"] for run in runs(said)] == ["2026-03-02"]
    assert [pain["local_date"] for pain in pains(said)] == ["2026-03-02"]


def test_pain_on_its_own_belongs_to_no_run(said: Said) -> None:
    said.log("run")
    said.log("pain", "3")
    assert (pains(said)[0]["moment"], pains(said)[0]["run"]) == ("alone", None)


def test_what_needs_help_now_is_told_first_and_gives_no_advice_to_run(said: Said) -> None:
    said.log("run", "--pain", "2", "--sign", "saddle")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[:3] == [
        HELP_NOW,
        "Call 112, 999 or 911, or go to an emergency department today.",
        "Feeling numb between the legs can be serious.",
    ]
    assert "Kept." in lines
    assert "green" not in said.out
    assert "Carry on" not in said.out
    assert signs(said) == [("told", ["saddle"])]
    assert said.document()["statements"][0]["value"]["where"] == "command"


def test_what_a_doctor_should_see_leaves_the_light_without_advice(said: Said) -> None:
    said.log("run", "--pain", "2", "--leg-left", "calf")
    assert said.out.startswith(f"{SEE_A_DOCTOR}\nYou noted pain or pins and needles below the")
    assert "This run is red" in said.out
    assert "Take the gentle session" not in said.out


def test_the_diary_notices_by_itself_what_goes_together(said: Said) -> None:
    said.log("pain", "5", "--leg-left", "knee", "--leg-right", "knee")
    assert said.out.startswith(HELP_NOW)


def test_a_morning_does_not_tell_again_what_the_run_told(said: Said) -> None:
    said.log(
        "run", "--date", "yesterday", "--pain", "5", "--leg-left", "foot", "--leg-right", "foot"
    )
    assert said.out.startswith(HELP_NOW)
    before = signs(said)
    assert said.log("pain", "1", "--moment", "next-morning").startswith(HELP_NOW), "it stands"
    assert signs(said) == before


def test_the_short_list_is_opened_and_answered_with_its_codes(said: Said) -> None:
    said.log("pain", "3", "--quality", "numb")
    assert "Is any of this new?" in said.out
    assert "  saddle       Numb or tingling between my legs" in said.out
    assert "Is any of this new?" not in said.log("pain", "3", "--quality", "numb", "--no-signs")
    assert "None of the warning signs." in said.log("signs", "none")
    assert said.log("signs", "below-knee", "saddle").startswith(HELP_NOW)
    assert [decided for decided, _ in signs(said)] == ["clear", "clear", "told", "told"]


@pytest.mark.parametrize(
    "arguments",
    [("saddle", "weak-leg"), ("--sign", "saddle,weak-leg"), ("saddle", "--sign", "weak_leg")],
)
def test_signs_are_named_either_way_and_what_to_do_comes_first(
    said: Said, arguments: tuple[str, ...]
) -> None:
    assert said.log("signs", *arguments).splitlines() == [
        HELP_NOW,
        "Call 112, 999 or 911, or go to an emergency department today.",
        "Feeling numb between the legs can be serious.",
        "A leg that gets weaker or gives way can be serious.",
        "Sessions are stopped until you say in the window that you have been checked.",
        "Kept.",
        "You noted: Numb or tingling between my legs, bottom or private parts",
        "You noted: A leg is getting weaker or gives way",
    ]
    assert signs(said) == [("told", ["saddle", "weak_leg"])]


def test_that_none_is_new_is_said_either_way(said: Said) -> None:
    answers = [said.log("signs", "none"), said.log("signs", "--no-signs")]
    assert answers == ["Kept.\nNone of the warning signs.\n"] * 2
    assert signs(said) == [("clear", []), ("clear", [])]


def test_without_a_code_the_whole_list_is_shown_and_nothing_kept(said: Said) -> None:
    lines = said.log("signs").splitlines()
    assert lines[:2] == [
        "Get help now, 112, 999 or 911, if any of this is new:",
        "  saddle             Numb or tingling between my legs, bottom or private parts",
    ]
    assert lines[-1] == (
        "If so, say “backstretch log signs CODE”; if not, “backstretch log signs none”."
    )
    shown = {line.split()[0] for line in lines if line.startswith("  ")}
    assert shown == {sign.code for sign in spare_care().signs}
    assert (said.code, said.err, signs(said)) == (0, "", [])


ANYTHING_NEW = "Is anything new? “backstretch log signs” has the list."


@pytest.mark.parametrize("arguments", [("run", "--pain", "2"), ("pain", "3")])
def test_pain_without_a_word_on_signs_asks_for_them_in_one_line(
    said: Said, clock: FakeClock, arguments: tuple[str, ...]
) -> None:
    said.log("signs", "none")
    clock.set_wall(timedelta(days=1))
    assert said.log(*arguments).splitlines()[-1] == ANYTHING_NEW
    assert ANYTHING_NEW not in said.log(*arguments, "--json")
    assert ANYTHING_NEW not in said.log(*arguments, "--no-signs")
    assert ANYTHING_NEW not in said.log(*arguments), "answered today"


def test_signs_are_not_asked_for_twice_or_beside_what_stands(said: Said, clock: FakeClock) -> None:
    said.log("signs", "none")
    clock.set_wall(timedelta(days=1))
    assert ANYTHING_NEW not in said.log("run", "--distance", "5km")
    assert ANYTHING_NEW not in said.log("pain", "3", "--quality", "numb"), "the list is open"
    said.log("pain", "3", "--sign", "saddle")
    clock.set_wall(timedelta(days=2))
    assert ANYTHING_NEW not in said.log("pain", "3"), "help is needed now"


def test_somebody_new_is_told_what_needs_help_after_pain(said: Said) -> None:
    said.log("run", "--pain", "2")
    assert said.out.splitlines()[-3:] == [
        "Backstretch gives exercise ideas. It cannot examine you.",
        "Numb between your legs, trouble peeing, or a leg that gets weaker: do not stretch.",
        "Call 112, 999 or 911 then. “backstretch log signs” has the whole list.",
    ]
    assert "examine" not in said.log("pain", "2", "--no-signs")


def test_as_json_the_entry_is_told_with_what_follows(said: Said) -> None:
    found = json.loads(said.log(*WHOLE_RUN, "--json"))
    assert found["run"] == runs(said)[0]["id"]
    assert (found["local_date"], found["start"]) == ("2026-03-01", "07:05")
    assert found["facts"]["distance_m"] == 8046.7
    assert found["pain"][1]["regions"] == {"lumbar-left": 4, "belly": 2, "knee-right": 1}
    assert found["pain"][1]["leg_line"] == {"left": "thigh", "right": "buttock"}
    assert found["signs"] == []
    assert found["light"] == "red"


def test_as_json_help_now_is_told_on_the_other_stream_too(said: Said) -> None:
    found = json.loads(said.log("pain", "2", "--sign", "saddle", "--json"))
    assert found["notices"][0]["tier"] == "emergency"
    assert found["notices"][0]["words"][0] == HELP_NOW
    assert said.err.startswith(HELP_NOW)
    assert found["local_date"] == "2026-03-02"


@pytest.mark.parametrize("what", ["run", "pain"])
def test_where_nothing_can_be_saved_signs_are_told_before_the_reason(said: Said, what: str) -> None:
    said.log("signs", "none")
    other = sqlite3.connect(said.paths.journal)
    other.execute("BEGIN IMMEDIATE")
    said.log(what, *(("3",) if what == "pain" else ()), "--sign", "night")
    other.close()
    assert said.code == 1
    assert said.out.startswith(SEE_A_DOCTOR)
    assert "Kept." not in said.out
    assert "is in use by another program" in said.err
    assert said.err.count("\n") == 1
    assert (runs(said), pains(said)) == ([], [])


def test_signs_told_with_pain_alone_name_the_command(said: Said) -> None:
    said.log("pain", "2", "--sign", "saddle")
    assert said.document()["statements"][0]["value"]["where"] == "command"


def test_a_journal_in_use_is_one_sentence_and_signs_are_told_all_the_same(said: Said) -> None:
    said.log("signs", "none")
    other = sqlite3.connect(said.paths.journal)
    other.execute("BEGIN EXCLUSIVE")
    said.log("pain", "3", "--sign", "saddle")
    other.close()
    assert said.code == 1
    assert said.out.startswith(HELP_NOW)
    assert said.err.startswith(f"The journal {said.paths.journal.resolve()} is in use by another")
    assert said.err.count("\n") == 1
    assert "Kept." not in said.out
    assert pains(said) == []


def test_a_damaged_journal_is_one_sentence(said: Said) -> None:
    said.paths.make()
    said.paths.journal.write_bytes(b"not a journal" * 100)
    said.log("run")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "Traceback" not in said.err
