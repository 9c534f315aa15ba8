"""Finds the files that ship with the program, in a wheel and in a checkout."""

from pathlib import Path


def resources_dir() -> Path:
    """Return the folder with exercises, routines, sounds and the rest.

    A wheel carries it inside the package; a checkout has it beside `src`.
    """
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parents[1] / "resources"
