"""Closed outlines: smoothing, mirroring, cutting, and the path text of a polygon."""

from collections.abc import Sequence

from hingeback.web.pages.drawing.svg import number

Point = tuple[float, float]
Polygon = list[Point]


def points(text: str, scale_x: float = 1.0) -> Polygon:
    """`"9.5,48 10,58"` as points, x scaled."""
    return [(float(x) * scale_x, float(y)) for x, y in (pair.split(",") for pair in text.split())]


def mirrored(polygon: Polygon) -> Polygon:
    return [(-x, y) for x, y in reversed(polygon)]


def smooth(polygon: Polygon, steps: int = 6) -> Polygon:
    """A closed curve through all points (centripetal enough for a body: Catmull-Rom), sampled."""
    count = len(polygon)
    curve: Polygon = []
    for i in range(count):
        a, b, c, d = (polygon[(i + k) % count] for k in (-1, 0, 1, 2))
        curve += [_between(a, b, c, d, step / steps) for step in range(steps)]
    return curve


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def along(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)

    return along(a[0], b[0], c[0], d[0]), along(a[1], b[1], c[1], d[1])


def cut(subject: Polygon, window: Sequence[Point]) -> Polygon:
    """The part of an outline inside a convex window (Sutherland-Hodgman)."""
    turn = _area(window)
    result = list(subject)
    for i, start in enumerate(window):
        end = window[(i + 1) % len(window)]
        result = _cut_edge(result, start, end, 1 if turn > 0 else -1)
    return result


def _cut_edge(subject: Polygon, start: Point, end: Point, turn: int) -> Polygon:
    def inside(p: Point) -> float:
        return turn * ((end[0] - start[0]) * (p[1] - start[1]) - (end[1] - start[1]) * (p[0] - start[0]))

    kept: Polygon = []
    for i, here in enumerate(subject):
        before = subject[i - 1]
        d_here, d_before = inside(here), inside(before)
        if (d_here >= 0) != (d_before >= 0):
            t = d_before / (d_before - d_here)
            kept.append((before[0] + (here[0] - before[0]) * t, before[1] + (here[1] - before[1]) * t))
        if d_here >= 0:
            kept.append(here)
    return kept


def _area(polygon: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True)) / 2


def area(polygon: Sequence[Point]) -> float:
    return abs(_area(polygon))


def centre(polygon: Sequence[Point]) -> Point:
    """Middle of the bounding box."""
    x0, y0, x1, y1 = bounds(polygon)
    return (x0 + x1) / 2, (y0 + y1) / 2


def bounds(polygon: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    return min(xs), min(ys), max(xs), max(ys)


def path_text(polygon: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in polygon) + "Z"
