"""The hold ring: an outer arc of seconds left, inside it one mark for each repetition. Runs clockwise everywhere."""

from math import cos, pi, radians, sin

from hingeback.web.pages.drawing.svg import element, number, picture, text

OUTER, INNER, MIDDLE = 70.0, 57.0, 78.0
#: From here on a time is told in minutes and seconds.
LONG_S = 100


def hold_ring(seconds_left: int, seconds_whole: int, repetitions: int, done: int, unit: str, kind: str = "work") -> str:
    """`kind` is work or rest. The browser moves the arc by its `stroke-dashoffset`."""
    around = 2 * pi * OUTER
    left = seconds_left / seconds_whole if seconds_whole else 0.0
    base: dict[str, object] = {"cx": MIDDLE, "cy": MIDDLE, "r": OUTER}
    arc = element(
        "circle",
        **base,
        class_="ring-arc",
        stroke_dasharray=number(around),
        stroke_dashoffset=number(around * (1 - left)),
        transform="rotate(-90 78 78)",
    )
    marks = "".join(_mark(i, repetitions, i < done) for i in range(repetitions)) if repetitions <= 30 else ""
    return picture(
        (0, 0, 156, 156),
        element("circle", **base, class_="ring-track"),
        arc,
        marks,
        text(
            time_left(seconds_left, seconds_whole),
            x=78,
            y=92 if seconds_whole < LONG_S else 88,
            class_="ring-number" if seconds_whole < LONG_S else "ring-number long",
        ),
        text(unit if seconds_whole < LONG_S else "", x=78, y=112, class_="ring-unit"),
        class_=f"hold-ring {kind}",
        aria_hidden="true",
        focusable="false",
    )


def time_left(left_s: int, whole_s: int) -> str:
    """42, or 9:05 where the whole is long."""
    return str(left_s) if whole_s < LONG_S else f"{left_s // 60}:{left_s % 60:02}"


def _mark(index: int, count: int, done: bool) -> str:
    span = 360 / count
    gap = min(12.0, span * 0.3) if count > 1 else 0.01
    start, end = -90 + index * span + gap / 2, -90 + (index + 1) * span - gap / 2
    (x0, y0), (x1, y1) = ((MIDDLE + cos(radians(a)) * INNER, MIDDLE + sin(radians(a)) * INNER) for a in (start, end))
    large = 1 if end - start > 180 else 0
    shape = f"M{number(x0)} {number(y0)}A{number(INNER)} {number(INNER)} 0 {large} 1 {number(x1)} {number(y1)}"
    return element("path", d=shape, class_="ring-mark done" if done else "ring-mark")
