"""The regions in words."""

import pytest

from backstretch.bodymap.order import Group
from backstretch.bodymap.regions import Region
from backstretch.ui.widgets.body_map_words import (
    group_names,
    places_briefly,
    places_sentence,
    region_names,
    region_told,
)


def test_every_region_and_group_has_a_name_of_its_own() -> None:
    assert set(region_names()) == set(Region)
    assert len(set(region_names().values())) == len(Region)
    assert set(group_names()) == set(Group)


def test_places_are_told_one_by_one_in_reading_order() -> None:
    chosen = [Region.LUMBAR_RIGHT, Region.LUMBAR_LEFT]
    assert places_sentence(chosen) == "Lower back, left. Lower back, right."
    assert places_sentence([]) == ""


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (["lumbar-left", "lumbar-right"], "Lower back, left and right"),
        (["lumbar-left", "lumbar-right", "lumbar-centre"], "Lower back, all across"),
        (["lumbar-centre", "lumbar-left"], "Lower back, left and middle"),
        (["belly", "knee-left", "knee-right"], "Both knees. Belly"),
        (["calf-right", "lumbar-right"], "Lower back, right. Calf, right"),
        ([], ""),
    ],
)
def test_both_sides_are_told_in_one(chosen: list[str], told: str) -> None:
    assert places_briefly(Region(code) for code in chosen) == told


def test_any_mix_of_regions_can_be_told() -> None:
    assert places_briefly(Region)
    for one in Region:
        for two in Region:
            assert places_briefly({one, two})


def test_a_strength_is_told_with_its_region() -> None:
    assert region_told(Region.BELLY, 8) == "Belly: 8 of 10, severe"
    assert region_told(Region.BELLY, 0) == "Belly: no number yet"
    assert region_told(Region.BELLY, None) == "Belly: not chosen"
