"""The arrows on the body map: what lies where, and that nothing is out of reach."""

import pytest

from backstretch.bodymap.moves import HOME, Direction, Spot, neighbour
from backstretch.bodymap.regions import Region
from backstretch.bodymap.views import View, regions_in, views_of

SPOTS = tuple(Spot(view, region) for view in View for region in regions_in(view))
KEYS = {"left": Direction.LEFT, "right": Direction.RIGHT, "up": Direction.UP}
KEYS["down"] = Direction.DOWN

WAYS = """
close-up lumbar-centre    left   close-up lumbar-left
close-up lumbar-centre    right  close-up lumbar-right
close-up lumbar-left      down   close-up sacroiliac-left
close-up lumbar-right     down   close-up sacroiliac-right
close-up sacroiliac-left  right  close-up sacroiliac-right
close-up sacroiliac-right down   close-up buttock-right
close-up buttock-left     up     close-up sacroiliac-left
close-up lumbar-centre    up     back middle-back
close-up buttock-left     down   back thigh-back-left
close-up lumbar-right     right  back lumbar-left
back lumbar-left          left   close-up lumbar-right
back middle-back          up     back upper-back
back middle-back          down   back lumbar-centre
back thigh-back-left      right  back thigh-back-right
back calf-right           down   back foot-right
back foot-left            up     back calf-left
back calf-right           right  front shin-right
front groin-left          right  front hip-left
front groin-left          left   front groin-right
front hip-right           down   front thigh-front-right
front knee-left           up     front thigh-front-left
front belly               left   back lumbar-right
"""


@pytest.mark.parametrize("way", [line for line in WAYS.splitlines() if line])
def test_an_arrow_leads_to_the_nearest_region(way: str) -> None:
    view, region, key, there, found = way.split()
    spot = neighbour(View(view), Region(region), KEYS[key])
    assert spot == Spot(View(there), Region(found))


@pytest.mark.parametrize(
    ("view", "region", "direction"),
    [
        (View.CLOSE_UP, Region.LUMBAR_LEFT, Direction.LEFT),
        (View.BACK, Region.UPPER_BACK, Direction.UP),
        (View.BACK, Region.FOOT_LEFT, Direction.DOWN),
        (View.FRONT, Region.HIP_LEFT, Direction.RIGHT),
    ],
)
def test_at_the_edge_of_the_map_the_arrows_stop(
    view: View, region: Region, direction: Direction
) -> None:
    assert neighbour(view, region, direction) is None


def reached_from(start: Spot) -> set[Spot]:
    reached, waiting = {start}, [start]
    while waiting:
        view, region = waiting.pop()
        for direction in Direction:
            spot = neighbour(view, region, direction)
            if spot is not None and spot not in reached:
                reached.add(spot)
                waiting.append(spot)
    return reached


@pytest.mark.parametrize("region", Region)
def test_every_region_is_reached_from_every_other(region: Region) -> None:
    for view in views_of(region):
        assert reached_from(Spot(view, region)) == set(SPOTS)


def test_an_arrow_never_leads_to_a_place_that_is_not_shown() -> None:
    for view, region in SPOTS:
        for direction in Direction:
            spot = neighbour(view, region, direction)
            assert spot is None or spot.region in regions_in(spot.view)


def test_the_keyboard_starts_in_the_lower_back() -> None:
    assert Spot(View.CLOSE_UP, Region.LUMBAR_CENTRE) == HOME
