"""How thick the limbs are: circles along each bone, smoothed once when the program starts."""

from collections.abc import Sequence
from typing import NamedTuple

from backstretch.figure.vectors import catmull_rom

HEM, SLEEVE = 0.74, 0.50
"""Where the tights end on the shin and the sleeve on the upper arm."""


class Girth(NamedTuple):
    """A circle at `along` 0..1 down a bone: its radius, and how far it lies in front (H)."""

    along: float
    radius: float
    ahead: float


THIGH = (
    Girth(0.0, 0.36, -0.02),
    Girth(0.10, 0.372, 0.0),
    Girth(0.25, 0.362, 0.022),
    Girth(0.45, 0.322, 0.028),
    Girth(0.65, 0.278, 0.02),
    Girth(0.82, 0.242, 0.008),
    Girth(0.93, 0.224, 0.0),
    Girth(1.0, 0.214, 0.0),
)
SHIN = (
    Girth(0.0, 0.212, 0.0),
    Girth(0.08, 0.206, -0.010),
    Girth(0.18, 0.220, -0.036),
    Girth(0.30, 0.230, -0.055),
    Girth(0.42, 0.214, -0.052),
    Girth(0.56, 0.178, -0.034),
    Girth(0.70, 0.146, -0.015),
    Girth(0.85, 0.122, 0.0),
    Girth(1.0, 0.120, 0.0),
)
UPPER_ARM = (
    Girth(0.0, 0.222, 0.0),
    Girth(0.12, 0.220, 0.0),
    Girth(0.28, 0.198, 0.006),
    Girth(0.50, 0.178, 0.010),
    Girth(0.72, 0.158, 0.006),
    Girth(0.90, 0.142, 0.0),
    Girth(1.0, 0.136, 0.0),
)
FOREARM = (
    Girth(0.0, 0.136, 0.0),
    Girth(0.12, 0.146, 0.002),
    Girth(0.25, 0.152, 0.004),
    Girth(0.45, 0.138, 0.003),
    Girth(0.70, 0.108, 0.0),
    Girth(0.90, 0.088, 0.0),
    Girth(1.0, 0.085, 0.0),
)
NECK = (0.24, 0.245, 0.225, 0.215, 0.21, 0.215)


def girth_at(profile: Sequence[Girth], along: float) -> Girth:
    """Return the smoothed circle at a place of a bone."""
    last = len(profile) - 1
    for n in range(last):
        a, b = profile[n], profile[n + 1]
        if along <= b.along + 1e-9:
            t = (along - a.along) / (b.along - a.along)
            z, e = profile[max(0, n - 1)], profile[min(last, n + 2)]
            return Girth(
                along,
                catmull_rom(z.radius, a.radius, b.radius, e.radius, t),
                catmull_rom(z.ahead, a.ahead, b.ahead, e.ahead, t),
            )
    return profile[-1]


def smoothed(
    profile: Sequence[Girth], count: int, end: float = 1.0, extra: float = 0.0
) -> tuple[Girth, ...]:
    """Return that many circles, evenly spaced from the start of a bone to `end`."""
    found = (girth_at(profile, end * n / (count - 1)) for n in range(count))
    return tuple(Girth(g.along, g.radius + extra, g.ahead) for g in found)


BARE_THIGH = smoothed(THIGH, 13)
BARE_SHIN = smoothed(SHIN, 13)
LEGGING = smoothed(SHIN, 10, HEM, 0.012)
BARE_UPPER = smoothed(UPPER_ARM, 11)
SLEEVED = smoothed(UPPER_ARM, 7, SLEEVE, 0.014)
BARE_FORE = smoothed(FOREARM, 11)
