"""Whose plain start stands in for an exercise that has no sound poses of its own."""

from collections.abc import Collection, Mapping

from backstretch.content.exercise import Exercise, Position
from backstretch.figure.scene import Doing

PLAIN_STARTS: Mapping[Position, tuple[str, ...]] = {
    Position.SUPINE: (
        "hook_lying",
        "double_knee_chest",
        "figure_four",
        "glute_bridge",
        "heel_slide",
    ),
    Position.PRONE: ("prone_elbows",),
    Position.HANDS_AND_KNEES: ("cat_cow", "bird_dog"),
    Position.HALF_KNEELING: ("hip_flexor", "runners_lunge"),
    Position.STANDING: ("side_lean", "toe_touch", "squat"),
}
"""Exercises whose first pose is nothing but the position itself, the plainest first.

None has a limb lifted or leans on or holds what stands there, so none is mistaken for another
exercise. Positions that are not here have words alone.
"""


def stand_ins(exercises: Mapping[str, Exercise], posed: Collection[str]) -> dict[Doing, str]:
    """Return for each exercise without poses, and its easier version, whose start stands in.

    The keys name no side. Where nobody begins plainly in that position, there are words alone.
    """
    found: dict[Doing, str] = {}
    for name in sorted(exercises.keys() - set(posed)):
        exercise = exercises[name]
        easier = exercise.easier.position if exercise.easier else exercise.position
        for eased, position in ((False, exercise.position), (True, easier)):
            plain = [other for other in PLAIN_STARTS.get(position, ()) if other in posed]
            if plain:
                found[Doing(name, eased=eased)] = plain[0]
    return found
