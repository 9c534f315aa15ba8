"""A solved body as layers: each part in its line, its shade and its lit coat, far to near."""

from dataclasses import replace
from math import cos, radians

from backstretch.figure.body import LETTERS, Letter
from backstretch.figure.camera import Camera
from backstretch.figure.coating import TRUNK_SHADE, Coating, part_of
from backstretch.figure.depth import far_to_near, farness
from backstretch.figure.glowing import FRONT_VIEW, Glowing
from backstretch.figure.hands import Hand, are_clasped, hand_shapes
from backstretch.figure.head_coats import lay_head
from backstretch.figure.layers import Layer, Stroke
from backstretch.figure.outline import Piece, Shape
from backstretch.figure.seams import SEAM, Seams
from backstretch.figure.shapes import SHIRT_FROM, body_shapes
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.stripes import stripe
from backstretch.figure.vectors import angle, mul

CLASP_FAR, BACK_SEEN = 0.35, 0.25
"""The share of its fading that a far hand keeps where it is laid over the near one; and how far
its back must face the viewer to be laid down whole."""

GAP_WIDE, FAINTEST_GAP = 0.013, 0.6
"""Width of the lines between fingers (H), and the thinnest (px) that is still a line."""

CHEST_SEEN = 0.6
"""How far the chest must face the viewer for the neck to lie before the collar."""

CREASED, FOLD_FROM, FOLD_DEEP, FOLD_WIDE = 25.0, 55.0, 115.0, 0.18
"""Flexion of the hip (degrees) from which on the thigh lies on the shirt, belly and thigh fold,
the fold is deepest; and its shade (H)."""

_CLOTHED = ("torso", "thigh_R", "thigh_L", "shin_R", "shin_L")


def coats(skeleton: Skeleton, camera: Camera, breath: float = 0.0) -> list[Layer]:
    """Return everything of the body that a painter puts down, from back to front."""
    return _Coats(skeleton, camera, breath).layers()


class _Coats:
    """Collects the layers of one frame."""

    def __init__(self, skeleton: Skeleton, camera: Camera, breath: float) -> None:
        self._skeleton, self._camera = skeleton, camera
        self._shapes = body_shapes(skeleton, camera, breath)
        self._hands = {letter: hand_shapes(skeleton, camera, letter) for letter in LETTERS}
        self._clasped = are_clasped(skeleton)
        self._put = Coating(camera)
        self._glowing = Glowing(skeleton, camera, self._shapes, breath)
        self._painted: set[str] = set()
        self._found = self._put.found
        self._order = far_to_near(skeleton, camera)
        self._place = {part: n for n, part in enumerate(self._order)}
        self._head_first = self._place["head"] < self._place["torso"]
        self._far = {letter: round(farness(skeleton, camera, letter), 2) for letter in LETTERS}
        self._frontal = abs(cos(radians(camera.yaw))) < FRONT_VIEW
        self._faced = self._frontal and camera.facing(skeleton.hips.f) > 0
        self._flexed = {
            letter: angle(skeleton.hips.u, skeleton.frames[f"thigh_{letter}"].u)
            for letter in LETTERS
        }
        self._seams = Seams(skeleton, camera, self._shapes, self._order)
        self._joined = {letter for letter in LETTERS if self._seams.is_second("shin", letter)}

    def layers(self) -> list[Layer]:
        below = max(self._place, key=lambda part: (part in _CLOTHED, self._place[part]))
        for part in self._order:
            name, _, side = part.rpartition("_")
            if part == "torso":
                self._torso()
            elif part == "head":
                self._head()
            else:
                letter: Letter = "R" if side == "R" else "L"
                after = self._seams.is_second(name, letter)
                {
                    "thigh": self._thigh,
                    "shin": self._shin,
                    "upper": self._upper,
                    "fore": self._fore,
                }[name](letter, after)
            self._painted.add(part)
            if part == below:
                self._found += self._glowing.through()
        return self._found

    def _thigh(self, letter: Letter, after: bool) -> None:
        far, over = self._far[letter], "torso" in self._painted
        chain, ham = self._shapes[f"thigh_{letter}"], self._shapes[f"ham_{letter}"]
        self._found += self._glowing.behind(f"thigh_{letter}")
        lined = part_of(chain, 3) if over else part_of(chain, 0, -1) if after else chain
        root = [*ham, *self._shapes[f"glute_{letter}"]]
        if over:
            root = [] if self._faced else ham
        ahead = self._seams.ahead("thigh", letter) if not after else []
        top = part_of(chain, 0, 4)
        self._put.line([*lined, *root, *ahead], "tights", far)
        if over:
            if self._flexed[letter] > CREASED:
                self._put.crease(top, "tights", far, self._shapes["trunk"])
            if not self._faced:
                buttock = self._shapes[f"glute_{letter}"][0].rounds[:1]
                self._put.lit([Piece(buttock)], "tights", far)
        self._put.fill([*(part_of(chain, 2) if over else chain), *root], "tights", far)
        if over:
            self._put.lit(top, "tights", far)
            if self._frontal:
                below = part_of(self._shapes["hips"], 0, SHIRT_FROM - 2)
                self._put.lit(below, "tights", 0.0, TRUNK_SHADE)
        if after:
            self._put.lit(self._seams.bend("thigh", "legging", letter), "tights", far)
            covered = stripe(self._skeleton, self._camera, "shin", letter, far)
            self._found += [replace(one, points=one.points[: SEAM + 2]) for one in covered]
        if letter not in self._joined:
            self._finish_thigh(letter)

    def _finish_thigh(self, letter: Letter) -> None:
        self._found += stripe(self._skeleton, self._camera, "thigh", letter, self._far[letter])
        shape = [*self._shapes[f"thigh_{letter}"], *self._shapes[f"ham_{letter}"]]
        self._found += self._glowing.on(f"thigh_{letter}", shape)

    def _shin(self, letter: Letter, after: bool) -> None:
        far, cut = self._far[letter], 2 if after else 0
        shin, legging = self._shapes[f"shin_{letter}"], self._shapes[f"legging_{letter}"]
        foot, kneecap = self._shapes[f"foot_{letter}"], self._shapes[f"patella_{letter}"]
        self._found += self._glowing.behind(f"shin_{letter}")
        self._put.line([*part_of(shin, cut), *foot], "skin", far)
        self._put.fill([*part_of(shin, -5), *foot], "skin", far)
        ahead = [] if after else [*kneecap, *self._seams.ahead("shin", letter)]
        self._put.line([*part_of(legging, cut), *ahead], "tights", far)
        self._put.fill([*legging, *kneecap], "tights", far)
        if after:
            self._put.lit(self._seams.bend("thigh", "legging", letter), "tights", far)
        if letter in self._joined:
            self._finish_thigh(letter)
        self._found += stripe(self._skeleton, self._camera, "shin", letter, far)
        self._found += self._glowing.on(f"shin_{letter}", legging)

    def _upper(self, letter: Letter, after: bool) -> None:
        far = self._far[letter]
        bare, sleeve = self._shapes[f"upper_{letter}"], self._shapes[f"sleeve_{letter}"]
        ahead = self._seams.ahead("upper", letter) if not after else []
        self._put.line([*part_of(bare, 4, -2 if after else None), *ahead], "skin", far)
        self._put.fill(part_of(bare, 4), "skin", far)
        if after:
            self._put.lit(self._seams.bend("upper", "fore", letter), "skin", far)
        self._put.line(part_of(sleeve, 2), "top", far)
        self._put.fill(part_of(sleeve, 1), "top", far)
        self._put.lit(part_of(sleeve, 0, 2), "top", far)

    def _fore(self, letter: Letter, after: bool) -> None:
        far, hand = self._far[letter], self._hands[letter]
        fore = self._shapes[f"fore_{letter}"]
        ahead = self._seams.ahead("fore", letter) if not after else []
        self._put.line([*part_of(fore, 1 if after else 0), *hand.whole, *ahead], "skin", far)
        self._put.fill([*fore, *hand.whole], "skin", far)
        if after:
            self._put.lit(self._seams.bend("upper", "fore", letter), "skin", far)
        self._gaps(hand, far)
        other: Letter = "L" if letter == "R" else "R"
        if self._clasped and self._place[f"fore_{other}"] < self._place[f"fore_{letter}"]:
            self._clasp(other, CLASP_FAR * self._far[other])

    def _clasp(self, letter: Letter, far: float) -> None:
        """Lay a hand over the other one, which is painted already."""
        over = hand_shapes(self._skeleton, self._camera, letter, over=True)
        back = mul(self._skeleton.frames[f"hand_{letter}"].f, -1.0)
        shape = over.whole if self._camera.facing(back) > BACK_SEEN else over.fingers
        self._put.line(shape, "skin", far)
        self._put.fill(shape, "skin", far)
        self._gaps(over, far)

    def _gaps(self, hand: Hand, far: float) -> None:
        wide = GAP_WIDE * self._camera.scale
        if wide >= FAINTEST_GAP:
            self._found += [Stroke("skin", "line", far, gap, wide, round=True) for gap in hand.gaps]

    def _torso(self) -> None:
        hips, trunk, neck = (self._shapes[name] for name in ("hips", "trunk", "neck"))
        for letter in LETTERS:
            if f"thigh_{letter}" not in self._painted:
                self._put.line(part_of(self._shapes[f"thigh_{letter}"], 0, 4), "tights")
                hips = [
                    *hips,
                    *(self._shapes[f"{name}_{letter}"][0] for name in ("glute", "groin")),
                ]
                hips += self._shapes[f"ham_{letter}"] if self._faced else []
        self._found += self._glowing.behind("torso")
        self._put.line(hips, "tights")
        self._put.fill(hips, "tights", 0.0, TRUNK_SHADE)
        facing = self._camera.facing(self._skeleton.spine.frames[12].f) > CHEST_SEEN
        if not self._head_first and not facing:
            self._put.line(neck, "skin")
            self._put.fill(neck, "skin")
        self._put.line(trunk, "top")
        self._put.fill(trunk, "top", 0.0, TRUNK_SHADE)
        self._folds(trunk)
        self._found += self._glowing.on("torso", [*hips, *trunk])
        if not self._head_first and facing:
            above = part_of(neck, 1)
            self._put.line(part_of(neck, 1, 3), "top", by=0.025 * self._camera.scale)
            self._put.line(above, "skin")
            self._put.fill(above, "skin")

    def _folds(self, trunk: Shape) -> None:
        """Lay a shade on the belly along every thigh that is drawn up and will lie on it."""
        wedges = []
        for letter in LETTERS:
            deep = (self._flexed[letter] - FOLD_FROM) / (FOLD_DEEP - FOLD_FROM)
            if deep > 0 and self._place[f"thigh_{letter}"] > self._place["torso"]:
                wide = min(1.0, deep) * FOLD_WIDE * self._camera.scale
                rounds = self._shapes[f"thigh_{letter}"][0].rounds
                last = len(rounds) - 1
                grown = [one.grown(wide * (1 - n / last)) for n, one in enumerate(rounds)]
                wedges += Piece(grown, chain=True).polygons()
        if wedges:
            self._put.shade(wedges, "top", trunk)

    def _head(self) -> None:
        if self._head_first:
            self._put.line(self._shapes["neck"], "skin")
            self._put.fill(self._shapes["neck"], "skin")
        lay_head(self._put, self._skeleton, self._camera)
