"""Where a run went, kept only where the person asked for it."""

import msgspec


class Point(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A place on the way: seconds from the start of the run, and degrees."""

    seconds: float
    latitude: float
    longitude: float


class Track(msgspec.Struct, frozen=True, gc=False):
    """The way of the run with the id `run`, from its start on."""

    run: str
    points: tuple[Point, ...]
