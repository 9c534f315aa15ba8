"""Where a contact puts a wrist or an ankle, so that the skin and not the joint touches."""

from backstretch.figure import body
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.stance import Foot, Hand
from backstretch.figure.vectors import (
    WORLD,
    Frame,
    Vec,
    about_r,
    about_u,
    across,
    add,
    cross,
    direction,
    mul,
    place,
    unit,
)

BALL_LIFT, HEEL_LIFT = 60.0, 80.0
DOWN: Vec = (0.0, -1.0, 0.0)


def foot_target(skeleton: Skeleton, contact: Foot, sign: float) -> tuple[Vec, Frame | None]:
    """Return the ankle and, where the contact settles it, how the foot is turned."""
    heading = about_u(WORLD, -sign * contact.turn)
    if contact.flat:
        x, z = contact.flat
        return (x, body.ANKLE_HEIGHT + contact.up, z), heading
    if contact.ball:
        x, z = contact.ball
        foot = about_r(heading, -(BALL_LIFT if contact.lift is None else contact.lift))
        ball = (x, body.BALL_HEIGHT + contact.up, z)
        return place(ball, foot, -body.BALL_AHEAD, body.BALL_BELOW, 0.0), foot
    if contact.heel:
        x, z = contact.heel
        foot = about_r(heading, HEEL_LIFT if contact.lift is None else contact.lift)
        heel = (x, body.HEEL_HEIGHT + contact.up, z)
        return place(heel, foot, *body.HEEL_TO_ANKLE, 0.0), foot
    if contact.on:
        return skeleton.on_part(contact.on, contact.along, contact.offset)[0], None
    return contact.at or (0.0, 0.0, 0.0), None


def hand_target(skeleton: Skeleton, contact: Hand, sign: float) -> tuple[Vec, Frame | None]:
    """Return the wrist and, where the contact settles it, how the hand is turned."""
    heading = about_u(WORLD, contact.dir).f
    if contact.floor:
        x, z = contact.floor
        back = mul(heading, -1.0)
        return (x, body.WRIST_HEIGHT + contact.up, z), Frame(DOWN, back, cross(DOWN, back))
    if contact.tips:
        x, z = contact.tips
        u = unit(add((0.0, 1.0, 0.0), mul(heading, -0.22)))
        f = unit(across((0.0, 0.0, -sign), u))
        at = (x - body.TIPS_BEHIND, body.TIPS_HEIGHT + contact.up, z)
        return at, Frame(f, u, cross(f, u))
    if contact.on:
        at, frame = skeleton.on_part(contact.on, contact.along, contact.offset)
        return at, _held(contact, frame)
    return contact.at or (0.0, 0.0, 0.0), _held(contact, WORLD)


def _held(contact: Hand, frame: Frame) -> Frame | None:
    """Return a hand whose fingers and palm point as said in the frame it lies on."""
    if contact.fingers is None:
        return None
    u = unit(mul(direction(frame, contact.fingers), -1.0))
    f = unit(across(direction(frame, contact.palm or (1.0, 0.0, 0.0)), u))
    return Frame(f, u, cross(f, u))
