"""How far each joint goes, in degrees: the ranges that a pose must keep.

The high hip values are passive ends (child's pose, figure-four drawn in).
"""

Range = tuple[float, float]

SPINE: dict[str, tuple[Range, Range, Range]] = {
    "lumbar": ((-36.0, 54.0), (-22.0, 22.0), (-8.0, 8.0)),
    "thorax": ((-30.0, 40.0), (-28.0, 28.0), (-35.0, 35.0)),
    "neck": ((-62.0, 50.0), (-35.0, 35.0), (-60.0, 60.0)),
    "head": ((-26.0, 26.0), (-15.0, 15.0), (-30.0, 30.0)),
}
LIMBS: dict[str, tuple[Range, ...]] = {
    "hip": ((-30.0, 140.0), (-25.0, 60.0), (-40.0, 92.0)),
    "knee": ((-2.0, 160.0),),
    "ankle": ((-85.0, 35.0),),
    "shoulder": ((-60.0, 185.0), (-30.0, 180.0), (-90.0, 90.0)),
    "elbow": ((-2.0, 150.0),),
}
CLAV: tuple[Range, Range] = ((-0.05, 0.25), (-0.10, 0.20))
