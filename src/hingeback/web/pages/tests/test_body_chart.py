"""The body chart: every region can be reached by picture and by list, and left is the person's left."""

import pytest

from hingeback.engine.contracts.regions import REGION_CODES, REGIONS
from hingeback.web.pages.body_chart import GROUPS, REGION_NAMES, body_picture, chart_context, region_name
from hingeback.web.pages.drawing.body import View, regions
from hingeback.web.pages.drawing.outline import area, cut

VIEWS: tuple[View, ...] = ("back", "front")
LISTED = {f"{region}_{side}" for _title, rows in GROUPS for region, sides in rows for side in sides}


def test_every_region_of_the_specification_is_in_the_list_and_in_a_picture() -> None:
    drawn = {r.region for view in VIEWS for r in regions(view)}
    assert drawn == set(REGIONS) == set(REGION_NAMES)
    assert {code.rsplit("_", 1)[0] for code in LISTED} == set(REGIONS)


def test_picture_and_list_speak_the_same_codes() -> None:
    drawn = {r.code for view in VIEWS for r in regions(view)}
    assert drawn <= LISTED <= REGION_CODES


def test_left_is_the_persons_left() -> None:
    back = {r.code: r.anchor[0] for r in regions("back")}
    front = {r.code: r.anchor[0] for r in regions("front")}
    assert back["low_back_L"] < back["low_back_C"] < back["low_back_R"]
    assert front["groin_R"] < front["groin_L"]
    assert front["abdomen_R"] < front["abdomen_C"] < front["abdomen_L"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_region_can_be_touched(view: View) -> None:
    for region in regions(view):
        x0, y0, x1, y1 = region.box
        assert area(region.outline) > 100, region.code
        assert y1 - y0 >= 17 and x1 - x0 >= 16, region.code


def test_a_chosen_region_is_checked_in_the_picture_and_in_the_list() -> None:
    picture = body_picture("back", frozenset({"low_back_R"}), "f-a10")
    assert picture.count('aria-checked="true"') == 1
    context = chart_context("A10", frozenset({"low_back_R"}), "", (), "", one=False)
    chosen = [c["code"] for g in context["groups"] for _name, cells in g["rows"] for c in cells if c["chosen"]]
    assert chosen == ["low_back_R"]


def test_one_region_of_each_view_is_in_the_tab_order() -> None:
    for view in VIEWS:
        assert body_picture(view, frozenset(), "f-a10").count('tabindex="0"') == 1


def test_region_names_say_the_side() -> None:
    assert region_name("low_back_R") == "Low back, right"
    assert region_name("thigh_back_L") == "Thigh, back, left"
    assert region_name("pelvis_saddle_C") == "Between the legs"


def test_cutting_keeps_what_lies_inside() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert area(cut(square, [(5.0, -5.0), (20.0, -5.0), (20.0, 20.0), (5.0, 20.0)])) == pytest.approx(50)
    assert cut(square, [(20.0, 0.0), (30.0, 0.0), (30.0, 10.0), (20.0, 10.0)]) == []
