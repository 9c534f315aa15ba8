"""Which exercises are the person's own, by their ids. Pure."""

OWN = "own-"
"""What the ids of these exercises begin with, and no id of an exercise that ships does."""


def is_own(exercise: str) -> bool:
    """Return whether an id is that of an exercise of the person's own."""
    return exercise.startswith(OWN)
