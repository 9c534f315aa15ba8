"""Which exercise is the next step from another: from the easiest to the hardest of each row."""

from collections.abc import Container

LADDERS = (
    ("heel_slide", "single_leg_lower"),
    ("pelvic_tilt", "double_knee_tuck", "single_leg_lower", "double_leg_lower"),
    ("prone_elbows", "press_up"),
    ("plank", "mountain_climber"),
    ("wall_squat", "squat", "lunge"),
    ("hip_flexor", "runners_lunge"),
    ("single_knee_chest", "double_knee_chest"),
    ("hamstring_seated", "hamstring_standing"),
)
"""The steps that the exercise sheets name (evidence 2)."""


def step_down(exercise: str, known: Container[str]) -> str:
    """Return an easier exercise of the same sort, or "" where none is known."""
    return _beside(exercise, known, -1)


def step_up(exercise: str, known: Container[str]) -> str:
    """Return a harder exercise of the same sort, or "" where none is known."""
    return _beside(exercise, known, 1)


def _beside(exercise: str, known: Container[str], way: int) -> str:
    for ladder in LADDERS:
        steps = [step for step in ladder if step in known]
        if exercise in steps:
            place = steps.index(exercise) + way
            if 0 <= place < len(steps):
                return steps[place]
    return ""
