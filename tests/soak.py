"""How often a test of faults does its harm, and what came of it.

A test that does harm many times asks the fixture `rounds` how often, by the count of a usual run:
`rounds(1000)` is 1000, and ten times as much in a soak run (`--soak`, or `--soak=N` for N times as
much). It hands what it counted to the fixture `tell`, which writes it below the results:
`tell("kills of a writer", {"kills": 1000, "inside a write": 412})`.
"""

from collections.abc import Callable, Mapping

USUAL_SOAK = 10

Rounds = Callable[[int], int]
"""Returns how often harm is to be done, given how often it is in a usual run."""
Tell = Callable[[str, Mapping[str, object]], None]
"""Keeps what came of the harm of one name, for the end of the run."""


def report(told: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Return a line for each kind of harm."""
    return [
        f"{name}: " + ", ".join(f"{value} {what}" for what, value in counted.items())
        for name, counted in sorted(told.items())
    ]
