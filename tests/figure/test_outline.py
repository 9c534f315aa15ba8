"""Contours: they hold what they surround, and all turn the same way."""

from itertools import pairwise
from math import hypot

import pytest

from backstretch.figure.outline import Piece, Polygon, hull
from backstretch.figure.rounds import Blob, Disc, Oval, across

LIGHT = (-0.5, -0.866)
LIMB = [Disc(0, 0, 20), Disc(30, 5, 16), Disc(60, 0, 10)]


def area(polygon: Polygon) -> float:
    """Return the area, positive for the sense in which every contour must turn."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*polygon, polygon[0]])) / 2


def holds(polygon: Polygon, spot: tuple[float, float]) -> bool:
    """Return whether a spot lies within a polygon."""
    x, y = spot
    inside = False
    for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def oval(x: float, wide: float, high: float, axis: float = 1.0) -> Oval:
    return Oval(x, 0, (0, high), (0, -high), (wide, 0), (0, 0), (axis, 0))


TRUNK = [oval(0, 4, 20), oval(20, 4, 25), oval(40, 4, 15)]
BACKWARDS = [one._replace(axis=(-1, 0)) for one in TRUNK[::-1]]


@pytest.mark.parametrize("rounds", [LIMB, TRUNK, LIMB[::-1], BACKWARDS])
def test_chains_and_hulls_turn_the_same_way(rounds: list[Disc] | list[Oval]) -> None:
    for piece in (Piece(rounds), Piece(rounds, chain=True)):
        (polygon,) = piece.polygons()
        assert area(polygon) > 0


def test_a_chain_surrounds_its_discs_tightly() -> None:
    (around,) = Piece(LIMB, chain=True).polygons()
    assert max(x for x, _ in around) == pytest.approx(70, abs=0.3)
    assert min(x for x, _ in around) == pytest.approx(-20, abs=0.3)
    assert area(around) <= area(hull(LIMB)) * 1.02


def test_every_point_of_a_contour_lies_on_or_outside_every_disc() -> None:
    (around,) = Piece(LIMB, chain=True).polygons()
    for x, y in around:
        assert any(hypot(x - d.x, y - d.y) == pytest.approx(d.r) for d in LIMB)


def test_a_disc_hidden_in_its_neighbour_leaves_no_trace() -> None:
    hidden = [LIMB[0], Disc(5, 0, 8), *LIMB[1:]]
    assert Piece(hidden, chain=True).polygons() == Piece(LIMB, chain=True).polygons()


def test_a_limb_that_points_at_the_viewer_is_a_circle() -> None:
    (around,) = Piece([Disc(0, 0, 20), Disc(1, 0, 5)], chain=True).polygons()
    assert area(around) == pytest.approx(3.14 * 400, rel=0.02)


@pytest.mark.parametrize("axis", [None, (1.0, 0.0), (0.6, 0.8)])
def test_the_lit_part_never_leaves_its_disc(axis: tuple[float, float] | None) -> None:
    whole = Disc(3, 4, 10, axis)
    lit = whole.lit(0.24, across(LIGHT, axis))
    assert hypot(lit.x - whole.x, lit.y - whole.y) + lit.r <= whole.r + 1e-9


def test_a_limb_along_the_light_has_no_shade() -> None:
    along = Disc(0, 0, 10, LIGHT)
    assert along.lit(0.24, across(LIGHT, LIGHT)).r == pytest.approx(10, abs=0.2)


@pytest.mark.parametrize("axis", [None, (1.0, 0.0)])
def test_the_lit_part_of_an_oval_lies_towards_the_light(axis: tuple[float, float] | None) -> None:
    whole = oval(0, 30, 20)._replace(axis=axis)
    (lit,) = Piece([whole]).lit(0.2, LIGHT).rounds
    assert lit.y < whole.y
    assert area(hull([lit])) < area(hull([whole]))
    assert min(y for _, y in hull([lit])) >= min(y for _, y in hull([whole])) - 1e-9


def test_the_lit_part_of_a_blob_lies_towards_the_light() -> None:
    whole = Blob(0, 0, hull([oval(0, 30, 20)]))
    lit = whole.lit(0.2, across(LIGHT, None))
    assert lit.y < whole.y
    assert area(lit.points) < area(whole.points)


def test_an_oval_is_deeper_on_one_side() -> None:
    belly = oval(0, 4, 20)._replace(back=(0, -5))
    assert belly.farthest(0, 1) == (0, 20)
    assert belly.farthest(0, -1) == (0, -5)


def test_what_is_grown_is_larger_all_round() -> None:
    assert LIMB[0].grown(2).r == 22
    assert oval(0, 30, 20).grown(2).farthest(1, 0) == pytest.approx((32, 0))
    blob = Blob(0, 0, hull([oval(0, 30, 20)])).grown(2)
    assert max(x for x, _ in blob.points) == pytest.approx(32)


@pytest.mark.parametrize("chain", [True, False])
@pytest.mark.parametrize("rounds", [LIMB, LIMB[:2], TRUNK])
def test_an_outline_further_out_is_that_of_the_grown_piece(
    rounds: list[Disc] | list[Oval], chain: bool
) -> None:
    (around,) = Piece(rounds, chain).polygons(3)
    (grown,) = Piece([one.grown(3) for one in rounds], chain).polygons()
    for seen, wanted in zip(around, grown, strict=True):
        assert seen == pytest.approx(wanted)


def test_ovals_without_a_direction_are_joined_two_by_two() -> None:
    blunt = [one._replace(axis=None) for one in TRUNK]
    assert len(Piece(blunt, chain=True).polygons()) == 2
