"""The body chart as a form field: names of regions, the list, and the two pictures over it."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from hingeback.web.pages.drawing.body import Region, View, hair, paint_order, reading_order
from hingeback.web.pages.drawing.outline import path_text
from hingeback.web.pages.drawing.svg import element, number, picture, text

REGION_NAMES = {
    "head": gettext_lazy("Head"),
    "jaw": gettext_lazy("Jaw"),
    "neck": gettext_lazy("Neck"),
    "shoulder": gettext_lazy("Shoulder"),
    "upper_arm": gettext_lazy("Upper arm"),
    "forearm": gettext_lazy("Forearm"),
    "hand": gettext_lazy("Hand"),
    "chest": gettext_lazy("Chest"),
    "abdomen": gettext_lazy("Belly"),
    "upper_back": gettext_lazy("Upper back"),
    "mid_back": gettext_lazy("Mid back"),
    "low_back": gettext_lazy("Low back"),
    "buttock": gettext_lazy("Buttock"),
    "hip_lateral": gettext_lazy("Outer hip"),
    "groin": gettext_lazy("Groin"),
    "pelvis_saddle": gettext_lazy("Between the legs"),
    "thigh_front": gettext_lazy("Thigh, front"),
    "thigh_back": gettext_lazy("Thigh, back"),
    "knee": gettext_lazy("Knee"),
    "calf_shin": gettext_lazy("Calf or shin"),
    "foot": gettext_lazy("Foot"),
}
#: Shorter words beside the picture, where there is little room.
_SHORT = {"calf_shin": gettext_lazy("Calf"), "pelvis_saddle": gettext_lazy("Saddle")}
_SIDES = {"L": gettext_lazy("left"), "C": gettext_lazy("middle"), "R": gettext_lazy("right")}
GROUPS = (
    (gettext_lazy("Back"), (("upper_back", "LCR"), ("mid_back", "LCR"), ("low_back", "LCR"), ("buttock", "LR"))),
    (gettext_lazy("Hip and groin"), (("hip_lateral", "LR"), ("groin", "LR"), ("pelvis_saddle", "C"))),
    (
        gettext_lazy("Legs"),
        (("thigh_front", "LR"), ("thigh_back", "LR"), ("knee", "LR"), ("calf_shin", "LR"), ("foot", "LR")),
    ),
    (gettext_lazy("Neck and head"), (("head", "LCR"), ("jaw", "LR"), ("neck", "LCR"))),
    (gettext_lazy("Shoulder and arm"), (("shoulder", "LR"), ("upper_arm", "LR"), ("forearm", "LR"), ("hand", "LR"))),
    (gettext_lazy("Chest and belly"), (("chest", "LCR"), ("abdomen", "LCR"))),
)


def region_name(code: str) -> str:
    """`low_back_R` -> “Low back, right”; a region without a side keeps its bare name."""
    region, _underscore, side = code.rpartition("_")
    if region == "pelvis_saddle":
        return str(REGION_NAMES[region])
    return _("%(region)s, %(side)s") % {"region": REGION_NAMES[region], "side": _SIDES[side]}


def short_name(region: str) -> str:
    return str(_SHORT.get(region, REGION_NAMES[region]))


def chart_context(
    name: str,
    selected: frozenset[str],
    legend: str,
    errors: Iterable[str] | str,
    help_text: str,
    one: bool,
    saddle_submits: bool = False,
) -> dict[str, Any]:
    """What the template of the body chart needs."""
    identity = f"f-{slugify(name)}"
    told = [errors] if isinstance(errors, str) and errors else list(errors or ())
    return {
        "name": name,
        "identity": identity,
        "legend": legend or _("Where do you feel it?"),
        "help": help_text,
        "errors": told,
        "type": "radio" if one else "checkbox",
        "saddle_submits": saddle_submits,
        "groups": [_group(title, rows, selected, identity) for title, rows in GROUPS],
        "back": body_picture("back", selected, identity),
        "front": body_picture("front", selected, identity),
    }


def _group(title: object, rows: tuple[tuple[str, str], ...], selected: frozenset[str], identity: str) -> dict[str, Any]:
    filled = [(REGION_NAMES[region], _cells(region, sides, selected, identity)) for region, sides in rows]
    chosen = any(cell["chosen"] for _name, cells in filled for cell in cells)
    return {"title": title, "rows": filled, "open": chosen or rows[0][0] == "upper_back"}


def _cells(region: str, sides: str, selected: frozenset[str], identity: str) -> list[dict[str, Any]]:
    words = {"L": pgettext("side", "Left"), "C": pgettext("side", "Mid"), "R": pgettext("side", "Right")}
    alone = len(sides) == 1
    return [
        {
            "code": f"{region}_{side}",
            "word": _("Here") if alone else words[side],
            "full": region_name(f"{region}_{side}"),
            "chosen": f"{region}_{side}" in selected,
            "id": f"{identity}-{region}-{side}",
        }
        for side in sides
    ]


def body_picture(view: View, selected: frozenset[str], identity: str) -> SafeString:
    """One view as SVG; the browser part makes its regions work."""
    found = paint_order(view)
    first = next((r.code for r in found if r.code in selected), "low_back_C" if view == "back" else "abdomen_C")
    regions = "".join(_region(region, region.code in selected, region.code == first, identity) for region in found)
    extra = element("path", d=path_text(hair()), class_="body-hair decoration") if view == "front" else ""
    sides = ("L", "R") if view == "back" else ("R", "L")
    words = {"L": pgettext("side", "Left"), "R": pgettext("side", "Right")}
    labels = text(words[sides[0]], x=36, y=60, class_="body-side") + text(
        words[sides[1]], x=184, y=60, class_="body-side"
    )
    hatch = element(
        "pattern",
        element("rect", width=7, height=7, class_="hatch-ground"),
        element("rect", width=2, height=7, class_="hatch-line"),
        id=f"{identity}-{view}-hatch",
        width=7,
        height=7,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    drawn = picture(
        (-65, 0, 350, 476),
        element("defs", hatch),
        labels,
        regions,
        extra,
        '<g class="leaders" aria-hidden="true"></g>',
        element("rect", rx=7, class_="focus-box", width=0, height=0),
        class_=f"body {view}",
        role="group",
        aria_label=_("Back of the body") if view == "back" else _("Front of the body"),
        data_view=view,
        aria_owns=" ".join(f"{identity}-{view}-{region.code}" for region in reading_order(view)),
    )
    return mark_safe(drawn)


def _region(region: Region, chosen: bool, focusable: bool, identity: str) -> str:
    x0, y0, x1, y1 = region.box
    x, y, width, height = _touch_box(region)
    anchor_x, anchor_y = region.anchor
    hatch = f"url(#{identity}-{region.view}-hatch)"
    return element(
        "g",
        element("rect", x=x, y=y, width=width, height=height, class_="hit"),
        element("path", d=path_text(region.outline), class_=f"cloth body-{region.tone}"),
        element("path", d=path_text(region.outline), class_="chosen-hatch", fill=hatch),
        id=f"{identity}-{region.view}-{region.code}",
        role="checkbox",
        aria_checked="true" if chosen else "false",
        tabindex=0 if focusable else -1,
        aria_label=region_name(region.code),
        data_code=region.code,
        data_short=short_name(region.region),
        data_x=anchor_x,
        data_y=anchor_y,
        data_box=" ".join(number(v) for v in (x0 - 3, y0 - 3, x1 - x0 + 6, y1 - y0 + 6)),
        class_="region",
    )


_SMALLEST_TARGET = 30.0


def _touch_box(region: Region) -> tuple[float, float, float, float]:
    """A narrow region can be touched a little outside, away from the middle, where no other region lies."""
    x0, y0, x1, y1 = region.box
    missing = max(0.0, _SMALLEST_TARGET - (x1 - x0))
    if region.side == "C" or not missing:
        return x0, y0, x1 - x0, y1 - y0
    outward = x0 - missing if region.anchor[0] < 110 else x0
    return outward, y0, x1 - x0 + missing, y1 - y0
