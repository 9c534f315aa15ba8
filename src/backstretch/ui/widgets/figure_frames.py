"""The frames of a figure at one size, in one theme: named, drawn once, kept, drawn ahead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from backstretch.figure.camera import Camera, fitted
from backstretch.figure.coats import coats
from backstretch.figure.easing import eased
from backstretch.figure.layers import Layer
from backstretch.figure.moving import Motion
from backstretch.figure.passing import dressed
from backstretch.figure.scene import Move, Source
from backstretch.figure.scenery import scenery, under, worn
from backstretch.figure.skeleton import Skeleton
from backstretch.ui.widgets.figure_glow import Glows
from backstretch.ui.widgets.figure_paint import FigureColours, FigureFrame
from backstretch.ui.widgets.figure_shadow import Shadow, shadow_of

RATE = 30
"""Frames a second in which a move is cut."""

BREATHS = 24
"""Steps from breathed out to breathed in: each moves the belly by a fraction of a pixel."""

ARRIVED = 0.002
"""A move that has got so near to one of its ends, as a share of the way, shows that end."""

LIMIT = 240
"""Frames that are kept, about 30 MB: four moves of two seconds, or two with their holds."""

_BODIES, _SCENES = 8, 6

K = TypeVar("K")
V = TypeVar("V")


class MotionBook(Protocol):
    """Knows how every exercise and every way between two of them moves."""

    def motion(self, source: Source) -> Motion | None:
        """Return it, or None where there are no poses for it."""

    def sides(self, source: Source) -> Sequence[Motion]:
        """Return the motions that share one camera with it, itself among them."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body on its way: `step` of `steps` from one key pose to a later one, or at a key pose."""

    source: Source
    start: int
    end: int
    step: int = 0
    steps: int = 0

    @property
    def t(self) -> float:
        """The share of the move's time that has passed, 0 to 1."""
        return self.step / self.steps if self.steps else 0.0


@dataclass(frozen=True, slots=True)
class FrameName:
    """What a frame shows: a body, breathed in by so many of `BREATHS`.

    A way back shows the same bodies as the way there, so they have the same names.
    """

    body: Body
    breath: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A frame that can be painted."""

    frame: FigureFrame
    shadow: Shadow


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands still round the body: the mat below its shadow, other props upon it."""

    mat: FigureFrame
    props: FigureFrame


def name_of(move: Move, t: float) -> FrameName:
    """Return the name of the frame to show at a share of a move's time."""
    steps = max(1, round(move.ms * RATE / 1000))
    if move.start == move.end:
        return FrameName(Body(move.source, move.end, move.end), _breath(move, t))
    step = round(min(1.0, max(0.0, t)) * steps)
    return FrameName(_body(move, step, steps), _breath(move, step / steps))


def names_of(move: Move) -> Iterator[FrameName]:
    """Yield the names of all frames of a move in the order they are shown."""
    if move.start == move.end:
        first, last = (round(BREATHS * breath) for breath in move.breath)
        for breath in range(first, last + 1) if first <= last else range(first, last - 1, -1):
            yield FrameName(Body(move.source, move.end, move.end), breath)
        return
    steps = max(1, round(move.ms * RATE / 1000))
    for step in range(steps + 1):
        yield FrameName(_body(move, step, steps), _breath(move, step / steps))


def keep(kept: dict[K, V], key: K, value: V, limit: int) -> None:
    """Keep a value as the last one used, and let go of the ones used longest ago."""
    kept[key] = value
    while len(kept) > limit:
        del kept[next(iter(kept))]


class FigureFrames:
    """Draws frames into an area of `width` x `height` pixels and keeps the last `limit` ones.

    `built` counts the frames that were drawn.
    """

    def __init__(
        self,
        book: MotionBook,
        colours: FigureColours,
        width: float,
        height: float,
        limit: int = LIMIT,
    ) -> None:
        self._book, self._colours = book, colours
        self._size, self.limit = (width, height), limit
        self._glows = Glows(colours.glow, colours.core)
        self._cameras: dict[Source, Camera] = {}
        self._bodies: dict[Body, tuple[Skeleton, Shadow]] = {}
        self._scenes: dict[Source, Scene] = {}
        self._drawn: dict[FrameName, Drawn] = {}
        self.built = 0

    def knows(self, source: Source) -> bool:
        """Return whether there is anything to draw for a source."""
        return self._book.motion(source) is not None

    def kept(self, name: FrameName) -> Drawn | None:
        """Return a frame if it is drawn."""
        return self._drawn.get(name)

    def drawn(self, name: FrameName) -> Drawn:
        """Return a frame, drawn now if it was not yet; its source must be known."""
        if name not in self._drawn:
            for _ in self.draw(name):
                pass
        self._touch(name)
        return self._drawn[name]

    def scene(self, source: Source) -> Scene:
        """Return what stands round the body."""
        scene = self._scenes.get(source)
        if scene is None:
            layers = scenery(self._motion(source), self._camera(source))
            mat = [layer for layer in layers if _is_mat(layer)]
            props = [layer for layer in layers if not _is_mat(layer)]
            scene = Scene(FigureFrame(mat, self._colours), FigureFrame(props, self._colours))
            keep(self._scenes, source, scene, _SCENES)
        return scene

    def wanted(self, moves: Sequence[Move]) -> Iterator[FrameName]:
        """Yield the names of all frames of moves, each once."""
        met = set[FrameName]()
        for move in moves:
            for name in names_of(move) if self.knows(move.source) else ():
                if name not in met:
                    met.add(name)
                    yield name

    def draw(self, name: FrameName) -> Iterator[None]:
        """Draw a frame, if it is not drawn, in short pieces of work."""
        if name in self._drawn:
            return
        source = name.body.source
        camera = self._camera(source)
        body = name.body
        skeleton, shadow = self._body(body)
        worn_by = dressed(self._motion(source), body.start, body.end, body.t)
        layers: list[Layer] = under(skeleton, worn_by, camera)
        layers += coats(skeleton, camera, name.breath / BREATHS)
        layers += worn(skeleton, worn_by, camera)
        yield
        if name in self._drawn:
            return
        frame = FigureFrame(layers, self._colours, self._glows)
        keep(self._drawn, name, Drawn(frame, shadow), self.limit)
        self.built += 1
        yield

    def _touch(self, name: FrameName) -> None:
        self._drawn[name] = self._drawn.pop(name)

    def _body(self, body: Body) -> tuple[Skeleton, Shadow]:
        found = self._bodies.get(body)
        if found is None:
            skeleton = self._motion(body.source).at(body.start, body.end, body.t)
            colours, camera = self._colours, self._camera(body.source)
            shadow = shadow_of(skeleton, camera, colours.shadow, colours.shadow_alpha)
            found = (skeleton, shadow)
            keep(self._bodies, body, found, _BODIES)
        return found

    def _camera(self, source: Source) -> Camera:
        camera = self._cameras.get(source)
        if camera is None:
            camera = self._cameras[source] = fitted(self._book.sides(source), *self._size)
        return camera

    def _motion(self, source: Source) -> Motion:
        motion = self._book.motion(source)
        if motion is None:
            raise LookupError(f"there are no poses for {source}")
        return motion


def _body(move: Move, step: int, steps: int) -> Body:
    done = eased(step / steps)
    if done < ARRIVED:
        return Body(move.source, move.start, move.start)
    if done > 1 - ARRIVED:
        return Body(move.source, move.end, move.end)
    if move.start > move.end:
        return Body(move.source, move.end, move.start, steps - step, steps)
    return Body(move.source, move.start, move.end, step, steps)


def _breath(move: Move, t: float) -> int:
    start, end = move.breath
    return round(BREATHS * (start + (end - start) * eased(t)))


def _is_mat(layer: Layer) -> bool:
    return getattr(layer, "cloth", None) == "mat"
