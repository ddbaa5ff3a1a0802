"""Small friendly figures from the side, one for each position: thumbnails until a moving figure exists.

A figure is a chain of rounded limbs. Angles are degrees on the page: 0 points to the right, 90 down.
"""

from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, degrees, hypot, radians, sin

from hingeback.web.pages.drawing.outline import Point
from hingeback.web.pages.drawing.svg import element, number, picture

TRUNK, NECK, THIGH, SHIN, FOOT, UPPER_ARM, FOREARM = 25.0, 9.5, 20.0, 19.5, 6.0, 13.5, 14.5
HEAD_RADIUS = 5.9


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the hip is and where each limb points. `far_*` is the limb behind; None copies the near one."""

    hip: Point
    trunk: float
    neck: float
    thigh: float
    shin: float
    arm: float
    forearm: float
    far_thigh: float | None = None
    far_shin: float | None = None
    far_arm: float | None = None
    far_forearm: float | None = None
    foot: float = 0.0
    far_foot: float | None = None
    prop: str = ""
    scale: float = 1.0
    faces_us: bool = False


POSES: dict[str, Pose] = {
    "supine": Pose((47, 56.5), 180, 178, -52, 58, 12, 4, -58, 62, prop="mat"),
    "prone": Pose((50, 57), 0, -14, 180, 178, 172, 176, 180, 178, foot=150, prop="mat"),
    "side_lying": Pose(
        (51, 55.5), 186, 206, -20, 42, 34, 4, 3, 3, 152, 238, foot=30, far_foot=-10, prop="mat", faces_us=True
    ),
    "sitting": Pose((44, 43), -88, -80, 2, 90, 62, 14, prop="chair", scale=0.88),
    "floor_sitting": Pose((33, 56), -84, -78, -2, 2, 52, 20, -44, 54, 55, 20, foot=-70, far_foot=4, prop="mat"),
    "standing": Pose((48, 23.5), -90, -86, 88, 91, 94, 78, 92, 92, 84, 72, scale=0.78),
    "walking": Pose((47, 25), -86, -82, 62, 80, 118, 92, 112, 128, 62, 28, far_foot=38, scale=0.79),
    "quadruped": Pose((37, 41.5), -14, 2, 90, 180, 84, 92, 94, 180, 90, 90, foot=150, prop="mat"),
    "bird_dog": Pose(
        (48, 41.5), -10, -8, 90, 180, 86, 90, 180, 183, -14, -8, foot=150, far_foot=100, prop="mat", scale=0.86
    ),
    "kneeling": Pose((48, 42), -88, -84, 90, 180, 92, 72, 92, 180, 86, 68, foot=150, prop="mat", scale=0.88),
    "half_kneeling": Pose((44, 42), -88, -84, 3, 88, 66, 30, 92, 180, 90, 70, far_foot=150, prop="mat", scale=0.88),
    "water": Pose((46, 34), -82, -78, 62, 84, 16, -6, 112, 128, 150, 176, prop="water", scale=0.8),
    "bike": Pose((38, 36), -56, -52, -3, 108, 88, 13, 21, 123, 90, 15, foot=10, far_foot=25, prop="bike", scale=0.84),
}


@cache
def pictogram(position: str, *, label: str = "") -> str:
    """One figure as SVG; decorative unless a label is given. An unknown position stands."""
    pose = POSES.get(position, POSES["standing"])
    said: dict[str, object] = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return picture((0, 0, 96, 72), figure(pose), class_="pictogram", focusable="false", **said)


def figure(pose: Pose) -> str:
    """The figure and its prop, without the frame."""
    behind, before = _prop(pose.prop)
    shoulder = _step(pose.hip, pose.trunk, TRUNK)
    far_leg = _leg(
        pose.hip, _or(pose.far_thigh, pose.thigh), _or(pose.far_shin, pose.shin), _or(pose.far_foot, pose.foot), "-far"
    )
    far_arm = _arm(shoulder, _or(pose.far_arm, pose.arm), _or(pose.far_forearm, pose.forearm), "-far")
    near = _leg(pose.hip, pose.thigh, pose.shin, pose.foot, "") + _arm(shoulder, pose.arm, pose.forearm, "")
    body = far_leg + far_arm + _torso(pose, shoulder) + _head(pose, shoulder) + near
    placed = behind + body + before
    if pose.scale == 1:
        return placed
    return element("g", placed, transform=f"translate(48 65) scale({number(pose.scale)}) translate(-48 -65)")


def _or(value: float | None, other: float) -> float:
    return other if value is None else value


def _step(start: Point, angle_deg: float, length: float) -> Point:
    return start[0] + cos(radians(angle_deg)) * length, start[1] + sin(radians(angle_deg)) * length


def _leg(hip: Point, thigh_deg: float, shin_deg: float, foot_deg: float, far: str) -> str:
    knee = _step(hip, thigh_deg, THIGH)
    ankle = _step(knee, shin_deg, SHIN)
    toe = _step(ankle, foot_deg, FOOT)
    return (
        _limb(ankle, 2.1, toe, 1.7, "figure-shoe")
        + _limb(hip, 5.4, knee, 3.9, f"figure-leggings{far}")
        + _limb(knee, 3.9, ankle, 2.5, f"figure-leggings{far}")
    )


def _arm(shoulder: Point, arm_deg: float, forearm_deg: float, far: str) -> str:
    elbow = _step(shoulder, arm_deg, UPPER_ARM)
    wrist = _step(elbow, forearm_deg, FOREARM - 3)
    sleeve_end = _step(shoulder, arm_deg, UPPER_ARM * 0.62)
    return (
        _limb(shoulder, 3.1, elbow, 2.4, f"figure-skin{far}")
        + _limb(elbow, 2.4, wrist, 1.8, f"figure-skin{far}")
        + _limb(wrist, 1.9, _step(wrist, forearm_deg, 3.0), 1.6, f"figure-skin{far}")
        + _limb(shoulder, 3.5, sleeve_end, 3.0, f"figure-top{far}")
    )


def _torso(pose: Pose, shoulder: Point) -> str:
    waist = _step(pose.hip, pose.trunk, TRUNK * 0.42)
    chest = _step(pose.hip, pose.trunk, TRUNK * 0.8)
    return (
        _limb(pose.hip, 5.8, waist, 4.9, "figure-leggings")
        + _limb(_step(pose.hip, pose.trunk, TRUNK * 0.3), 5.2, chest, 5.7, "figure-top")
        + _limb(chest, 5.7, shoulder, 4.0, "figure-top")
    )


def _head(pose: Pose, shoulder: Point) -> str:
    base = _step(shoulder, pose.neck, NECK * 0.45)
    middle = _step(shoulder, pose.neck, NECK + 1.2)
    x, y = middle
    turn = f"rotate({number(pose.neck + 90)} {number(x)} {number(y)})"
    r = HEAD_RADIUS
    cap = _cap_from_front(x, y, r) if pose.faces_us else _cap_from_side(x, y, r)
    bun = element("circle", cx=float(x - r * 0.98), cy=float(y - r * 0.35), r=2.3, class_="figure-hair")
    face = element("ellipse", cx=float(x), cy=float(y), rx=float(r * 0.92), ry=float(r), class_="figure-skin")
    hair = element("path", d=cap, class_="figure-hair")
    return _limb(shoulder, 2.6, base, 2.3, "figure-skin") + element("g", face, hair, bun, transform=turn)


def _cap_from_side(x: float, y: float, r: float) -> str:
    low = f"{number(x - r * 0.35)} {number(y + r * 0.98)}"
    high = f"{number(x + r * 0.62)} {number(y - r * 0.95)}"
    round_ = number(r * 1.08)
    return f"M{high}A{round_} {round_} 0 1 0 {low}Q{number(x - r * 0.1)} {number(y - r * 0.2)} {high}Z"


def _cap_from_front(x: float, y: float, r: float) -> str:
    return (
        f"M{number(x - r)} {number(y + r * 0.2)}A{number(r * 1.02)} {number(r * 1.05)} 0 1 1 {number(x + r)} "
        f"{number(y + r * 0.2)}Q{number(x + r * 0.5)} {number(y - r * 0.5)} {number(x)} {number(y - r * 0.5)}"
        f"T{number(x - r)} {number(y + r * 0.2)}Z"
    )


def _limb(start: Point, r0: float, end: Point, r1: float, tone: str) -> str:
    """A rounded limb that narrows from one radius to another."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(hypot(dx, dy), 0.01)
    along, lean = atan2(dy, dx), asin(max(-1.0, min(1.0, (r0 - r1) / length)))
    ups = [_step(p, degrees(along - 1.5707963 + lean), r) for p, r in ((start, r0), (end, r1))]
    downs = [_step(p, degrees(along + 1.5707963 - lean), r) for p, r in ((start, r0), (end, r1))]
    a, b, c, d = (f"{number(x)} {number(y)}" for x, y in (ups[0], ups[1], downs[1], downs[0]))
    near, far = f"{number(r0)} {number(r0)}", f"{number(r1)} {number(r1)}"
    path = f"M{a}L{b}A{far} 0 0 1 {c}L{d}A{near} 0 1 1 {a}Z"
    return element("path", d=path, class_=tone)


def _prop(name: str) -> tuple[str, str]:
    """What the figure rests on: (drawn behind, drawn in front)."""
    floor = element("rect", x=6, y=65.2, width=84, height=1.6, rx=0.8, class_="figure-ground")
    mat = element("rect", x=5, y=62.4, width=86, height=3.4, rx=1.7, class_="figure-mat")
    if name == "mat":
        return mat, ""
    if name == "chair":
        return floor + _chair(), ""
    if name == "water":
        return "", _water()
    if name == "none":
        return "", ""
    if name == "bike":
        return floor + _bike(), ""
    return floor, ""


def _chair() -> str:
    legs = "".join(element("rect", x=x, y=50, width=2.4, height=15.4, rx=1.2, class_="figure-prop") for x in (34, 50))
    seat = element("rect", x=32, y=48.4, width=23, height=3.6, rx=1.8, class_="figure-prop")
    return legs + seat + element("rect", x=32, y=24, width=2.6, height=26, rx=1.3, class_="figure-prop")


def _water() -> str:
    wave = "M-20 30q5.5-3 11 0t11 0 11 0q5.5-3 11 0t11 0 11 0 11 0 11 0 11 0 11 0 11 0 11 0 11 0V84H-20Z"
    return element("path", d=wave, class_="figure-water")


def _bike() -> str:
    wheels = "".join(element("circle", cx=x, cy=55, r=9.6, class_="figure-wheel") for x in (26, 68))
    frame = element(
        "path", d="M26 55 39 43 61 43 68 55M38 41 49 55 61 43 62 34 68 32M26 55 49 55M33 41H43", class_="figure-frame"
    )
    return wheels + frame
