"""A solved body as layers: each part in its line, its shade and its lit coat, far to near."""

from collections.abc import Sequence
from math import cos, radians

from backstretch.figure import profiles
from backstretch.figure.body import LETTERS, SIGN, Letter
from backstretch.figure.camera import Camera
from backstretch.figure.depth import covers, far_to_near, farness
from backstretch.figure.face import Head, head_shapes
from backstretch.figure.face_marks import face_marks
from backstretch.figure.layers import Cloth, Fill, Glow, Layer, Stroke, Tone
from backstretch.figure.muscles import Muscle, muscle
from backstretch.figure.outline import Piece, Polygon, Shape
from backstretch.figure.shapes import body_shapes
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import lerp, mul, place

LIGHT = (-0.5, -0.866)
"""Direction to the light in the picture: from the upper left."""

SHADE, TRUNK_SHADE, HEAD_SHADE = 0.24, 0.20, 0.16
THINNEST, LINE = 0.9, 0.014
FAINTEST = 0.02
STRIPE_WIDE, STRIPE_SEEN, STRIPE_SPOTS = 0.040, 0.12, 9
FRONT_VIEW, CHEST_SEEN = 0.6, 0.6
_MATES = {"thigh": "shin", "shin": "thigh", "upper": "fore", "fore": "upper"}
_NARROW = ("piriformis", "glute", "outer_hip")
"""Muscles that glow on buttock and thigh alone."""


def coats(skeleton: Skeleton, camera: Camera, breath: float = 0.0) -> list[Layer]:
    """Return everything of the body that a painter puts down, from back to front."""
    return _Coats(skeleton, camera, breath).layers()


class _Coats:
    """Collects the layers of one frame.

    A knee or elbow whose second part is painted right over the first has no line across it,
    and the first one's lit coat is laid over it once more: so a straight joint shows no ring.
    """

    def __init__(self, skeleton: Skeleton, camera: Camera, breath: float) -> None:
        self._skeleton, self._camera = skeleton, camera
        self._shapes = body_shapes(skeleton, camera, breath)
        self._light = (-LIGHT[0] if camera.flipped else LIGHT[0], LIGHT[1])
        self._thin = max(THINNEST, LINE * camera.scale)
        self._found: list[Layer] = []
        self._order = far_to_near(skeleton, camera)
        self._place = {part: n for n, part in enumerate(self._order)}
        self._head_first = self._place["head"] < self._place["torso"]
        self._far = {letter: round(farness(skeleton, camera, letter), 2) for letter in LETTERS}
        self._muscles = [
            (name, muscle(skeleton, name, breath), strength)
            for name, strength in skeleton.pose.glow.items()
            if strength > FAINTEST
        ]
        self._seen: dict[str, Shape] = {}
        self._joined = {
            letter
            for letter in LETTERS
            if self._place[f"thigh_{letter}"] < self._place[f"shin_{letter}"]
            and self._open("shin", letter)
        }

    def layers(self) -> list[Layer]:
        for part in self._order:
            name, _, side = part.rpartition("_")
            if part == "torso":
                self._torso()
            elif part == "head":
                self._head()
            else:
                letter: Letter = "R" if side == "R" else "L"
                mate = self._place[f"{_MATES[name]}_{letter}"]
                after = mate < self._place[part] and self._open(name, letter)
                {
                    "thigh": self._thigh,
                    "shin": self._shin,
                    "upper": self._upper,
                    "fore": self._fore,
                }[name](letter, after)
        return self._found

    def _thigh(self, letter: Letter, after: bool) -> None:
        far, over = self._far[letter], "torso" in self._seen
        chain, ham = self._shapes[f"thigh_{letter}"], self._shapes[f"ham_{letter}"]
        self._halo(f"thigh_{letter}")
        lined = _part(chain, 3) if over else _part(chain, 0, -1) if after else chain
        self._line([*lined, *ham], "tights", far)
        if over:
            buttock = self._shapes[f"glute_{letter}"][0].rounds[:1]
            self._lit([Piece(buttock)], "tights", far)
        self._fill([*(_part(chain, 2) if over else chain), *ham], "tights", far)
        if over:
            self._lit(_part(chain, 0, 4), "tights", far)
            if abs(cos(radians(self._camera.yaw))) < FRONT_VIEW:
                self._lit(self._shapes["hips"][:1], "tights", 0.0, TRUNK_SHADE)
        if after:
            self._lit(_part(self._shapes[f"legging_{letter}"], 0, 3), "tights", far)
        if letter not in self._joined:
            self._finish_thigh(letter)

    def _finish_thigh(self, letter: Letter) -> None:
        self._stripe(letter, "thigh")
        shape = [*self._shapes[f"thigh_{letter}"], *self._shapes[f"ham_{letter}"]]
        self._glow(f"thigh_{letter}", shape)

    def _shin(self, letter: Letter, after: bool) -> None:
        far, cut = self._far[letter], 2 if after else 0
        shin, legging = self._shapes[f"shin_{letter}"], self._shapes[f"legging_{letter}"]
        foot, kneecap = self._shapes[f"foot_{letter}"], self._shapes[f"patella_{letter}"]
        self._halo(f"shin_{letter}")
        self._line([*_part(shin, cut), *foot], "skin", far)
        self._fill([*_part(shin, -5), *foot], "skin", far)
        self._line([*_part(legging, cut), *([] if after else kneecap)], "tights", far)
        self._fill([*legging, *kneecap], "tights", far)
        if after:
            self._lit(_part(self._shapes[f"thigh_{letter}"], -2), "tights", far)
        if letter in self._joined:
            self._finish_thigh(letter)
        self._stripe(letter, "shin")
        self._glow(f"shin_{letter}", legging)

    def _upper(self, letter: Letter, after: bool) -> None:
        far = self._far[letter]
        bare, sleeve = self._shapes[f"upper_{letter}"], self._shapes[f"sleeve_{letter}"]
        self._line(_part(bare, 4, -2) if after else _part(bare, 4), "skin", far)
        self._fill(_part(bare, 4), "skin", far)
        if after:
            self._lit(_part(self._shapes[f"fore_{letter}"], 0, 3), "skin", far)
        self._line(_part(sleeve, 2), "top", far)
        self._fill(_part(sleeve, 1), "top", far)
        self._lit(_part(sleeve, 0, 2), "top", far)

    def _fore(self, letter: Letter, after: bool) -> None:
        far = self._far[letter]
        fore, hand = self._shapes[f"fore_{letter}"], self._shapes[f"hand_{letter}"]
        self._line([*_part(fore, 1 if after else 0), *hand], "skin", far)
        self._fill([*fore, *hand], "skin", far)
        if after:
            self._lit(_part(self._shapes[f"upper_{letter}"], -3), "skin", far)

    def _torso(self) -> None:
        hips, trunk, neck = (self._shapes[name] for name in ("hips", "trunk", "neck"))
        self._halo("torso")
        self._line(hips, "tights")
        self._fill(hips, "tights", 0.0, TRUNK_SHADE)
        facing = self._camera.facing(self._skeleton.spine.frames[12].f) > CHEST_SEEN
        if not self._head_first and not facing:
            self._line(neck, "skin")
            self._fill(neck, "skin")
        self._line(trunk, "top")
        self._fill(trunk, "top", 0.0, TRUNK_SHADE)
        self._glow("torso", [*hips, *trunk])
        if not self._head_first and facing:
            above = _part(neck, 1)
            self._line(_part(neck, 1, 3), "top", by=0.025 * self._camera.scale)
            self._line(above, "skin")
            self._fill(above, "skin")

    def _head(self) -> None:
        head = head_shapes(self._skeleton, self._camera)
        if self._head_first:
            self._line(self._shapes["neck"], "skin")
            self._fill(self._shapes["neck"], "skin")
        if not head.knot_before:
            self._line(head.knot, "hair")
            self._fill(head.knot, "hair")
        self._line(head.whole, "skin")
        self._line(head.hair, "hair")
        if not head.hair_before:
            self._fill(head.hair, "hair", 0.0, TRUNK_SHADE)
        self._rigid(head)
        if head.hair_before:
            self._fill(head.hair, "hair", 0.0, TRUNK_SHADE)
        self._found += [Fill("eye", "lit", 0.0, _polygons(eye)) for eye in head.eyes]
        self._found += face_marks(self._skeleton, self._camera)
        for ear in head.ears:
            self._line(ear, "skin", by=0.7 * self._thin)
            self._fill(ear, "skin")
        if head.knot_before:
            self._line(head.knot, "hair")
            self._fill(head.knot, "hair")

    def _rigid(self, head: Head) -> None:
        """Lay the head's shade, then its whole outline shrunk towards the light, clipped."""
        outline = _polygons(head.whole if head.hair_before else head.face)
        spine, size = self._skeleton.spine, 0.5 * self._camera.scale
        cx, cy = self._camera.point(place(spine.head, spine.face, 0.06, -0.06, 0.0))
        dx, dy = self._light[0] * HEAD_SHADE * size, self._light[1] * HEAD_SHADE * size
        k = 1 - HEAD_SHADE
        lit = [[(cx + dx + (x - cx) * k, cy + dy + (y - cy) * k) for x, y in p] for p in outline]
        self._found.append(Fill("skin", "shade", 0.0, outline))
        self._found.append(Fill("skin", "lit", 0.0, lit, outline))

    def _line(self, shape: Shape, cloth: Cloth, far: float = 0.0, by: float | None = None) -> None:
        wide = self._thin if by is None else by
        lined = [polygon for piece in shape for polygon in piece.polygons(wide)]
        self._found.append(Fill(cloth, "line", far, lined))

    def _fill(self, shape: Shape, cloth: Cloth, far: float = 0.0, shade: float = SHADE) -> None:
        self._add(cloth, "shade", far, shape)
        self._lit(shape, cloth, far, shade)

    def _lit(self, shape: Shape, cloth: Cloth, far: float, shade: float = SHADE) -> None:
        light = self._light
        self._add(cloth, "lit", far, [piece.lit(shade, light) for piece in shape])

    def _add(self, cloth: Cloth, tone: Tone, far: float, shape: Shape) -> None:
        self._found.append(Fill(cloth, tone, far, _polygons(shape)))

    def _stripe(self, letter: Letter, part: str) -> None:
        """Draw the outer seam, which tells at once how a leg is turned."""
        joints, frame = self._skeleton.joints, self._skeleton.frames[f"{part}_{letter}"]
        sign = SIGN[letter]
        seen = self._camera.facing(mul(frame.r, sign))
        if seen < STRIPE_SEEN:
            return
        names = ("hip", "knee") if part == "thigh" else ("knee", "ankle")
        start, end = (joints[f"{name}_{letter}"] for name in names)
        profile = profiles.THIGH if part == "thigh" else profiles.SHIN
        first, last = (0.02, 1.0) if part == "thigh" else (0.0, profiles.HEM + 0.03)
        points = []
        for n in range(STRIPE_SPOTS):
            along = first + (last - first) * n / (STRIPE_SPOTS - 1)
            girth = profiles.girth_at(profile, along)
            out = sign * (girth.radius + 0.012) * 0.985
            spot = place(lerp(start, end, along), frame, girth.ahead, 0.0, out)
            points.append(self._camera.point(spot))
        wide = max(1.0, STRIPE_WIDE * self._camera.scale * min(1.0, seen * 1.6))
        self._found.append(Stroke("stripe", "lit", self._far[letter], points, wide, round=False))

    def _halo(self, owner: str) -> None:
        for _, found, strength in self._muscles:
            if found.owners[0] == owner:
                self._found.append(self._soft(found, strength, None))

    def _glow(self, owner: str, shape: Shape) -> None:
        """Let a muscle glow once its last owner is painted: nearer parts then cover it."""
        self._seen[owner] = shape
        for name, found, strength in self._muscles:
            if owner in found.owners and all(part in self._seen for part in found.owners):
                stem, _, letter = name.rpartition("_")
                shapes = [piece for part in found.owners for piece in self._seen[part]]
                if stem in _NARROW:
                    shapes = [*self._shapes[f"glute_{letter}"], *self._seen[f"thigh_{letter}"]]
                self._found.append(self._soft(found, strength, _polygons(shapes)))

    def _soft(self, found: Muscle, strength: float, clip: list[Polygon] | None) -> Glow:
        points = [self._camera.point(p) for p in found.points]
        return Glow(points, found.width * self._camera.scale, strength, clip)

    def _open(self, name: str, letter: Letter) -> bool:
        """Return whether nothing that covers the joint lies between both parts of a limb."""
        mate = f"{_MATES[name]}_{letter}"
        first, last = sorted((self._place[mate], self._place[f"{name}_{letter}"]))
        joint = f"{'knee' if name in ('thigh', 'shin') else 'elbow'}_{letter}"
        between = self._order[first + 1 : last]
        return not any(covers(self._skeleton, self._camera, part, joint) for part in between)


def _part(shape: Shape, first: int, last: int | None = None) -> Shape:
    """Return some of the rounds of a chain."""
    if not first and last is None:
        return shape
    return [Piece(shape[0].rounds[first:last], chain=True)]


def _polygons(shape: Sequence[Piece]) -> list[Polygon]:
    return [polygon for piece in shape for polygon in piece.polygons()]
