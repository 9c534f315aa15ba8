"""The body map as geometry: mirrored, inside the outline, apart, large enough, found by a place."""

from itertools import combinations, pairwise

import pytest

from backstretch.bodymap.marks import MARKS
from backstretch.bodymap.outline import HALF_WIDTH, HEIGHT, OUTLINE, Shape
from backstretch.bodymap.regions import Region
from backstretch.bodymap.shapes import Box, area, box_of, cut, holds, span_at
from backstretch.bodymap.views import (
    CLOSE_UP_REGIONS,
    GAP,
    SHAPES,
    View,
    region_at,
    regions_in,
    views_of,
    window,
)

WHOLE = (View.BACK, View.FRONT)
CLOSE_UP_SIZES = ((262.0, 184.0), (206.0, 239.0))  # as drawn at 1280 x 800 and at 900 x 600
BODY_HEIGHT_PX = 198.0


def other_side(region: Region) -> Region:
    if region.endswith("-left"):
        return Region(region.removesuffix("left") + "right")
    return Region(region.removesuffix("right") + "left") if region.endswith("-right") else region


def flipped(shape: Shape) -> set[tuple[float, float]]:
    return {(-x, y) for x, y in shape}


def grid(step: float = 2.3) -> list[tuple[float, float]]:
    across, down = round(2 * HALF_WIDTH / step), round(HEIGHT / step)
    return [(n * step - HALF_WIDTH, m * step) for n in range(across) for m in range(down)]


def test_the_outline_is_its_own_mirror_image() -> None:
    assert flipped(OUTLINE) == set(OUTLINE)
    assert box_of(OUTLINE).top == 0
    assert box_of(OUTLINE).bottom == pytest.approx(HEIGHT, abs=0.2)
    assert box_of(OUTLINE).right <= HALF_WIDTH


@pytest.mark.parametrize("view", WHOLE)
def test_a_region_is_the_mirror_image_of_the_other_side(view: View) -> None:
    for region, shape in SHAPES[view].items():
        assert flipped(shape) == set(SHAPES[view][other_side(region)])


def test_left_is_the_persons_own_left() -> None:
    for region in Region:
        if region.endswith("-left"):
            for view in views_of(region):
                to_the_left = box_of(SHAPES[view][region]).right < 0
                assert to_the_left == (view is not View.FRONT)


@pytest.mark.parametrize("view", WHOLE)
def test_regions_lie_inside_the_outline(view: View) -> None:
    for region, shape in SHAPES[view].items():
        middle_x, middle_y = box_of(shape).middle
        for x, y in shape:  # a hair inwards: most points lie on the outline itself
            near = x + (middle_x - x) * 0.02, y + (middle_y - y) * 0.02
            assert holds(OUTLINE, *near), (region, x, y)


@pytest.mark.parametrize("view", WHOLE)
def test_regions_are_two_units_apart(view: View) -> None:
    for (one, first), (two, second) in combinations(SHAPES[view].items(), 2):
        a, b = box_of(first), box_of(second)
        beside = max(b.left - a.right, a.left - b.right)
        below = max(b.top - a.bottom, a.top - b.bottom)
        assert max(beside, below) >= GAP - 1e-9, (one, two)


@pytest.mark.parametrize("view", WHOLE)
def test_regions_fill_the_part_of_the_body_that_they_cover(view: View) -> None:
    """Nothing but the gaps is lost between the top and the bottom of a column of regions."""
    heights = sorted({(box_of(s).top, box_of(s).bottom) for s in SHAPES[view].values()})
    for (_, bottom), (top, _) in pairwise(heights):
        assert top - bottom == pytest.approx(GAP)


def test_every_region_is_seen() -> None:
    assert all(views_of(region) for region in Region)
    assert views_of(Region.LUMBAR_LEFT) == (View.CLOSE_UP, View.BACK)
    assert views_of(Region.FOOT_LEFT) == (View.BACK, View.FRONT)


@pytest.mark.parametrize("size", CLOSE_UP_SIZES)
@pytest.mark.parametrize("region", CLOSE_UP_REGIONS)
def test_the_lower_back_is_large_enough_to_press(size: tuple[float, float], region: Region) -> None:
    seen = window(View.CLOSE_UP, *size)
    scale = size[0] / (seen.right - seen.left)
    shown = box_of(cut(SHAPES[View.CLOSE_UP][region], seen))
    assert (shown.right - shown.left) * scale >= 30
    assert (shown.bottom - shown.top) * scale >= 30


@pytest.mark.parametrize("view", WHOLE)
def test_no_region_of_a_whole_view_is_a_hairline(view: View) -> None:
    scale = BODY_HEIGHT_PX / HEIGHT
    for region, shape in SHAPES[view].items():
        box = box_of(shape)
        assert min(box.right - box.left, box.bottom - box.top) * scale >= 6, region
        assert area(shape) * scale * scale >= 100, region


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("size", [(262.0, 184.0), (206.0, 239.0), (100.0, 250.0), (500.0, 120.0)])
def test_a_window_has_the_proportions_of_its_picture(view: View, size: tuple[float, float]) -> None:
    seen = window(view, *size)
    wide, high = seen.right - seen.left, seen.bottom - seen.top
    assert wide / high == pytest.approx(size[0] / size[1])
    assert seen.left == -seen.right
    if view is not View.CLOSE_UP:
        assert seen.left <= -HALF_WIDTH + 1e-9
        assert seen.top <= 1e-9
        assert seen.bottom >= HEIGHT - 1e-9


@pytest.mark.parametrize("view", View)
def test_a_place_inside_a_shape_is_its_region(view: View) -> None:
    found = 0
    for x, y in grid():
        inside = [region for region, shape in SHAPES[view].items() if holds(shape, x, y)]
        assert len(inside) <= 1
        if inside:
            found += 1
            assert region_at(view, x, y) is inside[0]
            assert region_at(view, x, y, reach=32) is inside[0]
    assert found > 1000


def test_the_gap_between_two_regions_belongs_to_one_of_them() -> None:
    assert region_at(View.BACK, 12.6, 160) is Region.LUMBAR_CENTRE
    assert region_at(View.BACK, 13.4, 160) is Region.LUMBAR_RIGHT
    assert region_at(View.BACK, -20, 182.4) is Region.LUMBAR_LEFT
    assert region_at(View.BACK, -20, 183.6) is Region.SACROILIAC_LEFT


def test_a_place_beside_the_body_counts_as_far_as_it_reaches() -> None:
    edge = span_at(SHAPES[View.BACK][Region.LUMBAR_RIGHT], 165)
    assert edge is not None
    assert region_at(View.BACK, edge[1] + 7, 165, reach=8) is Region.LUMBAR_RIGHT
    assert region_at(View.BACK, edge[1] + 9, 165, reach=8) is None
    assert region_at(View.BACK, 0, 330, reach=2) is None  # between the legs
    assert region_at(View.BACK, -3, 330, reach=32) is Region.CALF_LEFT


def test_head_chest_and_what_is_below_the_feet_are_no_region() -> None:
    assert region_at(View.BACK, 0, 30, reach=32) is None
    assert region_at(View.FRONT, 0, 100, reach=32) is None
    assert region_at(View.BACK, 20, 405, reach=8) is Region.FOOT_RIGHT
    assert region_at(View.BACK, 20, 409, reach=8) is None


def test_a_cut_keeps_what_lies_inside_the_box() -> None:
    square: Shape = ((0, 0), (10, 0), (10, 10), (0, 10))
    assert area(cut(square, Box(2, 3, 20, 7))) == pytest.approx(8 * 4)
    assert area(cut(square, Box(-5, -5, 20, 20))) == 100
    assert span_at(square, 4) == (0, 10)
    assert span_at(square, 11) is None


@pytest.mark.parametrize("view", View)
def test_the_fine_lines_lie_inside_the_outline(view: View) -> None:
    for mark in MARKS[view]:
        assert all(holds(OUTLINE, x, y) or y == pytest.approx(226) for x, y in mark.line)


def test_views_list_what_they_are_meant_for() -> None:
    assert set(regions_in(View.CLOSE_UP)) <= set(regions_in(View.BACK))
    assert {*regions_in(View.BACK), *regions_in(View.FRONT)} == set(Region)
