"""Puts down the head: its coats, then what is drawn on it, the hair before or behind the face."""

from backstretch.figure.camera import Camera
from backstretch.figure.coating import TRUNK_SHADE, Coating, polygons
from backstretch.figure.face import Head, head_shapes
from backstretch.figure.face_marks import face_marks
from backstretch.figure.layers import Fill
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import place

HEAD_SHADE = 0.16
FACELESS = 18.0
"""At so few pixels a head, mouth and brows would only be dirt."""

EAR_LINE = 0.7
"""The line of an ear, as a share of other lines: it lies on the head."""


def lay_head(put: Coating, skeleton: Skeleton, camera: Camera) -> None:
    """Put the head of a solved body down."""
    head = head_shapes(skeleton, camera)
    if not head.knot_before:
        put.line(head.knot, "hair")
        put.fill(head.knot, "hair")
    put.line(head.whole, "skin")
    put.line(head.hair, "hair")
    if not head.hair_before:
        put.fill(head.hair, "hair", 0.0, TRUNK_SHADE)
    _rigid(put, head, skeleton, camera)
    if head.hair_before:
        put.fill(head.hair, "hair", 0.0, TRUNK_SHADE)
    put.found += [Fill("eye", "lit", 0.0, polygons(eye)) for eye in head.eyes]
    if camera.scale > FACELESS:
        put.found += face_marks(skeleton, camera)
    for ear in head.ears:
        put.line(ear, "skin", by=EAR_LINE * put.thin)
        put.fill(ear, "skin")
    if head.knot_before:
        put.line(head.knot, "hair")
        put.fill(head.knot, "hair")


def _rigid(put: Coating, head: Head, skeleton: Skeleton, camera: Camera) -> None:
    """Lay the head's shade, then its whole outline shrunk towards the light, clipped."""
    outline = polygons(head.whole if head.hair_before else head.face)
    spine, size = skeleton.spine, 0.5 * camera.scale
    cx, cy = camera.point(place(spine.head, spine.face, 0.06, -0.06, 0.0))
    dx, dy = (k * HEAD_SHADE * size for k in put.light)
    k = 1 - HEAD_SHADE
    lit = [[(cx + dx + (x - cx) * k, cy + dy + (y - cy) * k) for x, y in p] for p in outline]
    put.found.append(Fill("skin", "shade", 0.0, outline))
    put.found.append(Fill("skin", "lit", 0.0, lit, outline))
