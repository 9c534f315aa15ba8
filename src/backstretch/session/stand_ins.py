"""Whose first pose stands in for an exercise that has no sound poses of its own."""

from collections.abc import Collection, Mapping

from backstretch.content.exercise import Exercise


def stand_ins(exercises: Mapping[str, Exercise], posed: Collection[str]) -> dict[str, str]:
    """Return for each exercise without poses the nearest that has them.

    Nearest is one in the same position, then of the same kind, then with the most in common of
    how the spine is taken. Where nobody is in that position, the exercise has only its words.
    """
    found: dict[str, str] = {}
    for name in sorted(exercises.keys() - set(posed)):
        exercise = exercises[name]
        near = [
            exercises[other]
            for other in sorted(posed)
            if other in exercises and exercises[other].position is exercise.position
        ]
        if near:
            found[name] = max(near, key=lambda other: _likeness(exercise, other)).id
    return found


def _likeness(one: Exercise, other: Exercise) -> tuple[bool, int]:
    return one.kind is other.kind, len(set(one.tags) & set(other.tags))
