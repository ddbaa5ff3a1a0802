"""The body chart: outline and regions (A2.1) seen from the back and from the front.

One half is drawn and mirrored. The chart never mirrors with the writing direction: left is the person's left.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from hingeback.web.pages.drawing.outline import Point, Polygon, area, bounds, cut, mirrored, points, smooth

View = Literal["back", "front"]
WIDTH, HEIGHT, MIDDLE_X = 220, 476, 110
_TRUNK = points(
    "9.5,48 10,58 13,66 26,72.5 37,77 44,83 46,94 42,110 37,122 36,136 33,152 30.5,166 31,178 35,194 38.5,210 "
    "40,226 39,240 25,246 8,246",
    1.2,
)
_ARM = points(
    "37,77 46,82 51.5,92 54,108 56.5,128 60,146 64,164 67,184 69.5,204 73,214 75,228 74,244 70.5,252 66.5,250 "
    "64.5,238 61.5,232 60.5,222 62,210 60,196 55.5,176 50.5,158 47,142 43.5,124 41,108 37,94",
    1.2,
)
_LEG = points(
    "39.5,220 41,240 40,266 36.5,296 33,322 32.5,340 34.5,362 32.5,388 27,414 24,434 27.5,458 23,465 14,465.5 "
    "9.5,460 11.5,432 9.5,408 7,380 7.5,356 9.5,336 8.5,318 5,286 2,256 1.2,238",
    1.2,
)
_HEAD = points("0,8 11,11 17.5,20 18.5,32 16,44 9.5,54 0,58", 1.1)
# Trunk and arm as one outline, so that the shoulder is one piece.
_TRUNK_AND_ARM = [*_TRUNK[:5], *_ARM[1:-2], (49.6, 114.5), *_TRUNK[8:]]
# Trunk run on into the thighs, so that hips and thighs meet without a notch.
_HIPS = [*_TRUNK[:-3], *((x * 1.2, y) for x, y in ((41, 240), (40.6, 252), (40, 266))), (8, 266)]
_MIDDLE_HALF_WIDTH = 12.0

Window = tuple[Point, ...]


def _band(y0: float, y1: float, x0: float = -9.0, x1: float = 120.0) -> Window:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


#: From the neck to the armpit: outside it is shoulder.
_YOKE_TOP, _YOKE_FOOT = (17.0, 60.0), (50.0, 113.0)
_SHOULDER: Window = (_YOKE_TOP, (120.0, 60.0), (120.0, 113.0), _YOKE_FOOT)
_INSIDE_YOKE: Window = ((-60.0, 66.0), (20.7, 66.0), _YOKE_FOOT, (-60.0, 113.0))


@dataclass(frozen=True, slots=True)
class Part:
    """A region of one half before mirroring: shape, window, which cloth it wears."""

    region: str
    shape: str
    window: Window
    tone: Literal["skin", "top", "leggings", "hair"]
    split_middle: bool = False


_LIMBS = (
    Part("shoulder", "trunk_and_arm", _SHOULDER, "top"),
    Part("upper_arm", "arm", _band(113, 146), "top"),
    Part("forearm", "arm", _band(146, 207), "skin"),
    Part("hand", "arm", _band(207, 260), "skin"),
    Part("knee", "leg", _band(322, 352), "leggings"),
    Part("calf_shin", "leg", _band(352, 434), "skin"),
    Part("foot", "leg", _band(434, 470), "skin"),
)
_BACK = (
    Part("head", "head", _band(0, 60), "hair"),
    Part("neck", "trunk", _band(46, 66, -60), "skin"),
    Part("upper_back", "trunk", _INSIDE_YOKE, "top", split_middle=True),
    Part("mid_back", "trunk", _band(113, 149, -60), "top", split_middle=True),
    Part("low_back", "trunk", _band(149, 190, -60), "top", split_middle=True),
    Part("buttock", "hips", ((0.0, 190.0), (29.0, 190.0), (34.0, 246.0), (0.0, 246.0)), "leggings"),
    Part("hip_lateral", "hips", ((29.0, 190.0), (120.0, 190.0), (120.0, 246.0), (34.0, 246.0)), "leggings"),
    Part("thigh_back", "leg", _band(246, 322), "leggings"),
    *_LIMBS,
    Part("pelvis_saddle", "saddle", _band(0, 470, -60), "leggings"),
)
_FRONT = (
    Part("head", "head", _band(0, 36), "skin"),
    Part("jaw", "head", _band(36, 60), "skin"),
    Part("neck", "trunk", ((-18.0, 56.0), (18.0, 56.0), (15.0, 76.0), (-15.0, 76.0)), "skin"),
    Part("chest", "trunk", ((-60.0, 66.0), (20.7, 66.0), (50.0, 113.0), (50.0, 126.0), (-60.0, 126.0)), "top", True),
    Part("abdomen", "trunk", _band(126, 194, -60), "top", split_middle=True),
    Part("groin", "hips", ((0.0, 194.0), (28.0, 194.0), (22.0, 246.0), (0.0, 246.0)), "leggings"),
    Part("hip_lateral", "hips", ((28.0, 194.0), (120.0, 194.0), (120.0, 246.0), (22.0, 246.0)), "leggings"),
    Part("thigh_front", "leg", _band(246, 322), "leggings"),
    *_LIMBS,
    Part("pelvis_saddle", "saddle", _band(0, 470, -60), "leggings"),
)
#: Between the legs; over buttock, groin and thigh, wide enough for a finger.
_SADDLE: Polygon = [
    (-13.0, 233.0),
    (0.0, 231.5),
    (13.0, 233.0),
    (14.5, 246.0),
    (6.0, 256.5),
    (-6.0, 256.5),
    (-14.5, 246.0),
]


@dataclass(frozen=True, slots=True)
class Region:
    """One region of one view, in chart coordinates."""

    code: str
    region: str
    side: Literal["L", "R", "C"]
    view: View
    tone: str
    outline: tuple[Point, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        return bounds(self.outline)

    @property
    def anchor(self) -> Point:
        x0, y0, x1, y1 = self.box
        return (x0 + x1) / 2, (y0 + y1) / 2


@cache
def _shape(name: str) -> Polygon:
    """A smooth outline of the half (x > 0) or, for trunk and head, of the whole."""
    if name == "trunk":
        return smooth(_TRUNK + mirrored(_TRUNK))
    if name == "head":
        return smooth(_HEAD[:-1] + mirrored(_HEAD)[:-1])
    if name == "hips":
        return smooth(_HIPS + mirrored(_HIPS))
    if name == "saddle":
        return smooth(_SADDLE, 4)
    return smooth({"arm": _ARM, "leg": _LEG, "trunk_and_arm": _TRUNK_AND_ARM}[name])


def _pieces(part: Part) -> list[tuple[str, Polygon]]:
    """(half, outline) of a part: `C` for the middle, `near` for x > 0."""
    shape = _shape(part.shape)
    if part.region in ("neck", "pelvis_saddle"):
        return [("C", cut(shape, part.window))]
    if part.region in ("head", "jaw"):
        return [("near", cut(cut(shape, part.window), _band(0, 60, 0)))]
    if not part.split_middle:
        return [("near", cut(shape, part.window))]
    window = [(x, y) for x, y in part.window]
    whole = cut(shape, window) if part.window[0][0] < 0 else shape
    middle = cut(whole, _band(0, 470, -_MIDDLE_HALF_WIDTH, _MIDDLE_HALF_WIDTH))
    middle = [(abs(x) if x > 0 else x, y) for x, y in middle]
    return [("C", middle), ("near", cut(whole, _band(0, 470, _MIDDLE_HALF_WIDTH)))]


def _placed(polygon: Polygon, flip: bool) -> tuple[Point, ...]:
    return tuple((MIDDLE_X + (-x if flip else x), y) for x, y in polygon)


@cache
def regions(view: View) -> tuple[Region, ...]:
    """All regions of a view in reading order: from head to foot, the left of the screen first.

    Seen from the back the person's left is on the left; seen from the front it is on the right.
    """
    found: list[Region] = []
    for part in _BACK if view == "back" else _FRONT:
        for half, outline in _pieces(part):
            if half == "C":
                found.append(_region(part, "C", view, _placed(outline, flip=False)))
                continue
            for flip in (True, False):
                side: Literal["L", "R"] = "L" if flip == (view == "back") else "R"
                found.append(_region(part, side, view, _placed(outline, flip)))
    return tuple(found)


@cache
def hair() -> tuple[Point, ...]:
    """The hair seen from the front: decoration over the head, no region."""
    return _placed(
        cut(_shape("head"), ((-60.0, 0.0), (60.0, 0.0), (60.0, 18.0), (0.0, 23.0), (-60.0, 18.0))), flip=False
    )


def _region(part: Part, side: Literal["L", "R", "C"], view: View, outline: tuple[Point, ...]) -> Region:
    assert area(outline) > 1, part.region
    return Region(f"{part.region}_{side}", part.region, side, view, part.tone, outline)


def paint_order(view: View) -> tuple[Region, ...]:
    """Neck and saddle lie over their neighbours, so they are painted last."""
    return tuple(sorted(reading_order(view), key=lambda r: r.region in ("neck", "pelvis_saddle")))


def reading_order(view: View) -> tuple[Region, ...]:
    """Rows from the top, within a row from the left of the screen."""
    return tuple(sorted(regions(view), key=lambda r: (round(r.anchor[1] / 26), r.anchor[0])))
