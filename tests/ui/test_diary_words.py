"""The window and the command line have one truth of what the codes of the diary mean."""

from collections.abc import Mapping

import pytest

from backstretch.care.vocabulary import labels
from backstretch.diary.vocabulary import pain_vocabularies, regions, run_vocabularies
from backstretch.ui import diary_words as window
from backstretch.ui.widgets.body_map_words import region_names

TERMINAL = {**run_vocabularies(), **pain_vocabularies()}
WINDOW: dict[str, Mapping[str, str]] = {
    "kind": window.kinds(),
    "surface": window.surfaces(),
    "hills": window.hills(),
    "stride": window.strides(),
    "posture": window.postures(),
    "load": window.loads(),
    "drinking": window.drinkings(),
    "desk": window.desks(),
    "sleep": window.sleeps(),
    "stress": window.stresses(),
    "warm_up": window.warm_ups(),
    "heat_cold": window.heats(),
    "quality": window.qualities(),
    "worse": window.aggravators(),
    "course": window.courses(),
    "region": {str(code): words for code, words in region_names().items()},
}
SHORTER = {
    "treadmill", "ahead", "none", "vest", "backpack", "0-2", "heat", "cold", "coughing",
}  # fmt: skip
"""Codes whose label stands below a name that says the rest."""


@pytest.mark.parametrize("name", WINDOW)
def test_a_label_says_what_the_command_line_says(name: str) -> None:
    said = labels(TERMINAL[name])
    differ = {str(code) for code, words in WINDOW[name].items() if words != said[code]}
    assert differ <= SHORTER
    assert list(WINDOW[name]) == [code for code in TERMINAL[name] if code in WINDOW[name]]


def test_only_the_stiffness_of_a_morning_is_not_offered_by_the_window() -> None:
    lacking = {name: set(TERMINAL[name]) - set(words) for name, words in WINDOW.items()}
    assert {name: codes for name, codes in lacking.items() if codes} == {"quality": {"stiffer"}}
    assert window.quality("stiffer") == "Stiff for longer than usual"


def test_the_places_of_the_body_stand_in_the_order_of_reading() -> None:
    assert list(region_names()) == list(regions())


def test_a_label_begins_with_a_capital_and_may_be_shorter() -> None:
    words = {"to-2": "up to 2 hours of sitting", "to-4": "2 to 4 hours", "good": "good"}
    assert labels(words, {"to-2": "up to 2 hours"}) == {
        "to-2": "Up to 2 hours",
        "to-4": "2 to 4 hours",
        "good": "Good",
    }
