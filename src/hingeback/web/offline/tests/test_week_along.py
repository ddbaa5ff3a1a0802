"""The days of the plan as they go along: all that a session needs, and nothing that a rule forbids."""

import json
from typing import Any

import pytest
from tests.cast import Member
from tests.tenancy.test_no_exercise_under_a_hold import NEW_SADDLE, exercises_in

from hingeback.engine.library import load_library
from hingeback.engine.predicates import compile_predicate
from hingeback.web.ids import new_id
from hingeback.web.offline.items import sent_rows
from hingeback.web.plan import services as plan
from hingeback.web.plan.models import PlanRecord
from hingeback.web.session import services as session

pytestmark = [pytest.mark.sql, pytest.mark.django_db]
ADDRESS = "/offline/week.json"
#: Bytes of a whole week with all its instructions, as it travels and as it lies on the device.
BUDGET = 120_000


def has_a_week(member: Member) -> PlanRecord:
    member.may_exercise()
    return plan.make_plan(member.person, member.clock)


def along(member: Member) -> dict[str, Any]:
    response = member.opens(ADDRESS)
    assert response.status_code == 200
    return dict(json.loads(response.content))


def test_seven_days_go_along_with_all_that_a_session_needs(ana: Member) -> None:
    record = has_a_week(ana)

    week = along(ana)

    assert [day["date"] for day in week["days"]] == [day["date"] for day in record.document["days"]]
    assert week["plan"] == {"id": str(record.id), "n": 1, "week": 1, "starts": record.starts.isoformat()}
    assert week["person"] == str(ana.person.id)
    planned = [item for day in record.document["days"] for item in day["items"] if item["exercise"]]
    sent = [item for day in week["days"] for item in day["items"]]
    assert sorted(i["row"] for i in sent) == sorted(i["exercise"] for i in planned)
    for item in sent:
        row = week["rows"][item["row"]]
        assert row["stop"] and row["steps"] and item["dose"] and item["smaller"]["dose"]
        assert all(rule in week["words"]["stop_rules"] for rule in row["stop_rules"])
        assert item["smaller"]["minutes"] <= item["minutes"]


def test_the_size_of_a_week_is_within_its_budget(ana: Member) -> None:
    has_a_week(ana)

    assert len(ana.opens(ADDRESS).content) < BUDGET


def test_what_may_be_swapped_to_is_never_above(ana: Member) -> None:
    has_a_week(ana)
    week, library = along(ana), load_library()

    shortest: dict[str, int] = {}
    for item in (item for day in week["days"] for item in day["items"]):
        shortest[item["row"]] = min(item["minutes"], shortest.get(item["row"], item["minutes"]))
    assert any(week["swaps"].values())
    for row_id, others in week["swaps"].items():
        row = library.exercises[row_id]
        assert len(others) <= 3
        for other in others:
            instead = library.exercises[other["row"]]
            assert instead.ppillar == row.ppillar and instead.id not in shortest
            assert instead.level <= row.level and instead.step <= row.step
            assert other["minutes"] <= shortest[row_id]


def test_the_easy_rows_are_those_of_the_bad_day(ana: Member) -> None:
    has_a_week(ana)
    rule = compile_predicate(
        "ppillar=='P-REL' or ladder in ('breath','mindfulness') or "
        "id in ('walk_easy','pelvic_tilt_supine','pelvic_tilt_seated','knee_rock_crook')"
    )

    ease = along(ana)["ease"]

    assert ease and all(rule(load_library().exercises[item["row"]]) for item in ease)
    assert sum(item["minutes"] for item in ease) <= 10


def test_a_hold_sends_nothing_along(ana: Member) -> None:
    has_a_week(ana)
    ana.answers(S01=NEW_SADDLE)

    response = ana.opens(ADDRESS)

    assert (response.status_code, response.headers["Location"]) == (302, "/safety/")
    assert exercises_in(ana.opens("/offline/card.json")) == []


def test_a_raised_tag_takes_an_alternative_away(ana: Member) -> None:
    """Rows that J2 keeps out for this person are in no list, whatever the plan was made under."""
    has_a_week(ana)
    before = {other["row"] for others in along(ana)["swaps"].values() for other in others}
    kneeling = {
        row for row in before if (tag := load_library().exercises[row].tag("knee_pain")) and tag.word == "avoid"
    }

    ana.answers(A99=["knee"])

    after = {other["row"] for others in along(ana)["swaps"].values() for other in others}
    assert not kneeling & after


def test_the_same_week_is_not_sent_twice_and_a_new_fact_sends_it_again(ana: Member) -> None:
    has_a_week(ana)
    version = ana.opens(ADDRESS).headers["ETag"]

    assert ana.opens(ADDRESS, HTTP_IF_NONE_MATCH=version).status_code == 304
    session.tell(ana.person, new_id(ana.clock.now()), session.pain("pre", 2), ana.clock)
    assert ana.opens(ADDRESS, HTTP_IF_NONE_MATCH=version).status_code == 200


def test_a_session_under_way_goes_along_as_it_was_told(ana: Member) -> None:
    record = has_a_week(ana)
    here = new_id(ana.clock.now())
    row = next(i["exercise"] for i in record.document["days"][0]["items"] if i["exercise"])
    for fact in (session.pain("pre", 2), session.start(1), session.performed_set(row, 1, reps=6, reps_planned=6),
                 session.note(row, "worried")):  # fmt: skip
        session.tell(ana.person, here, fact, ana.clock)

    told = along(ana)["session"]

    assert told["id"] == str(here) and not told["ended"]
    kinds = [fact["type"] for fact in told["facts"]]
    assert kinds == ["pain.reported", "set.performed", "exercise.noted"]


def test_all_questions_due_send_nothing_and_the_weekly_ones_go_along(ana: Member) -> None:
    has_a_week(ana)
    ana.clock.forward(days=6)
    questions = along(ana)["short_screen"]
    assert [q["id"] for q in questions][:2] == ["S43a", "S40"]
    assert all({o["told"] for o in q["options"]} >= {"yes", "no"} for q in questions)

    ana.clock.forward(days=30)

    assert ana.opens(ADDRESS).status_code == 302


def test_the_card_tells_the_number_of_the_country_and_stays_under_a_hold(ana: Member, ben: Member) -> None:
    has_a_week(ana)
    ana.answers(S01=NEW_SADDLE)

    card = json.loads(ana.opens("/offline/card.json").content)

    assert card["number"] == "112" and "112" in card["tiers"]["EMERGENCY"]["title"]
    assert {sign["id"] for sign in card["signs"]} >= {"chest_pain", "saddle_numbness"}
    assert json.loads(ben.opens("/offline/card.json").content)["number"] == "911"


def test_the_standing_tells_a_hold_and_a_question_that_is_due(ana: Member) -> None:
    has_a_week(ana)
    open_now = {"person": str(ana.person.id), "hold": False, "tier": "", "screen_due": False}
    assert json.loads(ana.opens("/api/v1/standing").content) == open_now

    ana.clock.forward(days=7)
    assert json.loads(ana.opens("/api/v1/standing").content) == {**open_now, "screen_due": True}
    ana.answers(S01=NEW_SADDLE)

    held = json.loads(ana.opens("/api/v1/standing").content)
    assert (held["hold"], held["tier"]) == (True, "EMERGENCY")


def test_the_shell_names_nobody(ana: Member, dov: Member) -> None:
    has_a_week(ana)

    assert exercises_in(ana.opens("/offline/")) == []
    assert b"Ana" not in ana.opens("/offline/").content


@pytest.mark.parametrize(
    ("row", "can_sway"),
    [("balance_tandem", True), ("calf_stretch_wall", True), ("sit_to_stand", True), ("hip_flexor_half_kneel", True),
     ("back_ext_ball", True), ("bird_dog", False), ("cat_cow", False), ("side_plank", False),
     ("pelvic_tilt_supine", False)],
)  # fmt: skip
def test_unsteady_is_asked_where_one_can_fall(row: str, can_sway: bool) -> None:
    (sent,) = sent_rows([load_library().exercises[row]]).values()

    assert sent["can_sway"] is can_sway


def test_who_has_no_plan_yet_gets_nothing_along_and_no_error(ana: Member) -> None:
    ana.may_exercise()

    assert ana.opens(ADDRESS).status_code == 302
