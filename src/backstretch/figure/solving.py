"""From a pose to a skeleton: pelvis, spine, legs, arms, in that order."""

from backstretch.figure.body import LETTERS, Letter
from backstretch.figure.limbs import set_arm, set_leg
from backstretch.figure.pose import Moving, Pose
from backstretch.figure.root import root_of, trunk_of
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.stance import Foot, Hand

_LEGS = ("thigh_", "shin_", "foot_")
_ARMS = ("upper_", "fore_", "hand_")


def solve(pose: Pose) -> Skeleton:
    """Return where every joint is. Takes some tenths of a millisecond, more when lying."""
    skeleton = trunk_of(pose, root_of(pose))
    for letter in _in_turn(pose, "foot", _LEGS):
        set_leg(skeleton, letter)
    for letter in _in_turn(pose, "hand", _ARMS):
        set_arm(skeleton, letter)
    return skeleton


def _in_turn(pose: Pose, end: str, kind: tuple[str, ...]) -> list[Letter]:
    """Return the sides in order: a limb that lies on the other one comes second."""

    def leans(letter: Letter) -> bool:
        side = pose.side(letter)
        contact: Foot | Hand | Moving | None = side.foot if end == "foot" else side.hand
        if contact is None or isinstance(contact, Moving):
            return False
        return bool(contact.on) and str(contact.on).startswith(kind)

    return sorted(LETTERS, key=leans)
