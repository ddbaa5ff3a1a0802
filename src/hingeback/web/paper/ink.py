"""Our pictures in black ink: outlines on white, for any printer and copier."""

from django.utils.safestring import SafeString, mark_safe

STYLE = """
path, circle, ellipse, rect { fill: #fff; stroke: #000; stroke-width: .75; stroke-linejoin: round }
.figure-hair { fill: #000 }
.figure-wheel, .figure-frame, .figure-water { fill: none; stroke-width: 1.1 }
.figure-ground, .figure-mat { stroke-width: .5 }
.mark-pine, .mark-shell { stroke-width: 1.6 }
.mark-ring { fill: none; stroke-width: 1.6 }
.mark-line { fill: #000; stroke: none }
.shell-link path { stroke-width: 1.2 }
.light path, .declined path { stroke-dasharray: 4 3 }
text { fill: #000; stroke: none; text-anchor: middle; font-family: Work, "Work More", sans-serif }
.shell-day { font-weight: 700; font-size: 15px }
.shell-word { font-size: 14px }
.shell-big { font-weight: 700; font-size: 22px }
.shell-small { font-size: 15px }
"""


def in_ink(picture: str) -> SafeString:
    """The style goes into the picture itself: that of a document does not reach there."""
    start, rest = picture.split(">", 1)
    return mark_safe(f"{start}><style>{STYLE}</style>{rest}")
