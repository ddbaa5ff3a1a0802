"""`python -m hingeback.web.pages.app_icons`: draws the icons of the app from the mark; a test holds them together."""

import sys
from math import acos, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path

from PIL import Image, ImageDraw

import hingeback
from hingeback.web.pages.tokens import load_tokens

FOLDER = Path(hingeback.__file__).parent / "web" / "pages" / "static" / "icons"
#: File, side in pixels, and how much of the side the mark takes. A mask may cut a maskable one to a circle of 80 %.
ICONS = (
    ("icon-192.png", 192, 0.74), ("icon-512.png", 512, 0.74), ("icon-maskable-512.png", 512, 0.56),
    ("apple-touch-icon.png", 180, 0.68),
)  # fmt: skip
_FINER = 4
_MARK_WIDTH, _MARK_HEIGHT, _RADIUS = 48.0, 32.0, 22.0

Point = tuple[float, float]


def draw_icon(side: int, share: float) -> Image.Image:
    """The mark on the floor, opaque: phones put their own shape around it."""
    colours = {role: load_tokens().value(role, "light") for role in ("floor", "pine", "shell")}
    fine = side * _FINER
    image = Image.new("RGB", (fine, fine), colours["floor"])
    canvas = ImageDraw.Draw(image)
    scale = fine * share / _MARK_WIDTH
    left, top = (fine - _MARK_WIDTH * scale) / 2, (fine - _MARK_HEIGHT * scale) / 2
    for role, outline in _mark():
        canvas.polygon([(left + x * scale, top + y * scale) for x, y in outline], fill=colours[role])
    return image.resize((side, side), Image.Resampling.LANCZOS)


def write_icons(folder: Path = FOLDER) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, side, share in ICONS:
        draw_icon(side, share).save(folder / name, optimize=True)
    return [folder / name for name, _side, _share in ICONS]


def _mark() -> list[tuple[str, list[Point]]]:
    """Two plates that meet at a hinge, on a line; the same outlines as the drawn mark of the pages."""
    return [
        ("pine", [*_arc((3, 25), (27.6, 3.4)), (24, 25)]),
        ("shell", [*_arc((31, 5.2), (45, 25)), (28, 25)]),
        ("pine", [(2, 27.4), (27, 27.4), (27, 30.2), (2, 30.2)]),
        ("pine", [(30, 27.4), (46, 27.4), (46, 30.2), (30, 30.2)]),
    ]


def _arc(start: Point, end: Point, steps: int = 90) -> list[Point]:
    """The short arc from start to end, clockwise on the screen."""
    centre = _centre(start, end)
    first = _angle_deg(centre, start)
    turn = (_angle_deg(centre, end) - first) % 360
    angles = [radians(first + turn * i / steps) for i in range(steps + 1)]
    return [(centre[0] + _RADIUS * cos(a), centre[1] + _RADIUS * sin(a)) for a in angles]


def _centre(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = hypot(dx, dy)
    rise = sqrt(max(_RADIUS**2 - (chord / 2) ** 2, 0.0))
    return ((start[0] + end[0]) / 2 - dy / chord * rise, (start[1] + end[1]) / 2 + dx / chord * rise)


def _angle_deg(centre: Point, point: Point) -> float:
    x, y = point[0] - centre[0], point[1] - centre[1]
    angle = degrees(acos(max(-1.0, min(1.0, x / hypot(x, y)))))
    return angle if y >= 0 else 360 - angle


if __name__ == "__main__":
    sys.stdout.write("\n".join(f"{path.name}: {path.stat().st_size} bytes" for path in write_icons()) + "\n")
