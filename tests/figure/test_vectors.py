"""The arithmetic of frames."""

import pytest

from backstretch.figure.vectors import (
    WORLD,
    Frame,
    about_f,
    about_r,
    about_u,
    ball_joint,
    between_frames,
    carried,
    cross,
    dot,
    length,
    within,
)

TILTED = about_u(about_f(about_r(WORLD, 40), -25), 110)


def close(a: Frame, b: Frame) -> bool:
    return all(x == pytest.approx(y, abs=1e-12) for x, y in zip(a, b, strict=True))


def test_a_turned_frame_stays_square() -> None:
    assert all(length(axis) == pytest.approx(1) for axis in TILTED)
    assert dot(TILTED.f, TILTED.u) == pytest.approx(0, abs=1e-12)
    assert cross(TILTED.f, TILTED.u) == pytest.approx(TILTED.r)


def test_flexion_brings_a_hanging_thigh_forward() -> None:
    thigh = ball_joint(WORLD, (90, 0, 0), 1)
    assert thigh.u == pytest.approx((-1, 0, 0))


def test_abduction_leads_each_limb_to_its_own_side() -> None:
    right, left = ball_joint(WORLD, (0, 30, 0), 1), ball_joint(WORLD, (0, 30, 0), -1)
    assert right.u[2] == pytest.approx(-0.5)
    assert left.u[2] == pytest.approx(0.5)


def test_a_frame_within_another_is_carried_back() -> None:
    assert close(carried(TILTED, within(TILTED, WORLD)), WORLD)


@pytest.mark.parametrize("turn", [30, 90, 179, 180])
def test_half_way_between_two_frames_is_half_the_turn(turn: float) -> None:
    half = between_frames(WORLD, about_u(WORLD, turn), 0.5)
    assert any(close(half, about_u(WORLD, sign * turn / 2)) for sign in (1, -1))


def test_between_a_frame_and_itself_nothing_turns() -> None:
    assert between_frames(TILTED, TILTED, 0.3) == TILTED
