"""My week through its pages: what is shown, what a change would do, what a swap does, and what is never shown."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from tests.cast import Member, WorldClock

from hingeback.web.plan.models import EasedDay, PlanRecord, RefusedPlan
from hingeback.web.plan.queries import Week, current_week

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(ana: Member) -> Member:
    ana.may_exercise()
    ana.opens("/week/")
    return ana


def week_of(member: Member) -> Week:
    week = current_week(member.person)
    assert week is not None
    return week


def rows_of(member: Member) -> list[str]:
    return [item.exercise for day in week_of(member).days for item in day.items if item.exercise]


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def fields_of(member: Member, **other: Any) -> dict[str, Any]:
    """The change form as it stands, but for `other`."""
    context = member.opens("/week/change/").context
    fields: dict[str, Any] = {}
    for question in context["questions"]:
        for control in question.controls:
            if control.value not in ("", None, []):
                fields[control.name] = control.value
    return {**fields, **other}


def test_the_week_shows_seven_days_and_a_reason_for_each_item_of_today(planned: Member) -> None:
    page = planned.opens("/week/")
    assert len(page.context["plates"].days) == 7
    cards = page.context["cards"].exercises
    assert cards and all(card.reason for card in cards)
    for card in cards:
        assert card.row.name in text_of(page)
        assert card.rules[0][0] in text_of(page), "the rule stands behind the source"
        assert card.stop_if


def test_another_day_opens_by_its_link(planned: Member) -> None:
    third = week_of(planned).days[2]
    page = planned.opens(f"/week/?day={third.date.isoformat()}")
    shown = {card.row.id for card in page.context["cards"].exercises}
    assert shown == {item.exercise for item in third.items if item.exercise}


@pytest.mark.parametrize("asked", ["2001-01-01", "not-a-day", ""])
def test_a_day_of_no_week_opens_today(planned: Member, asked: str) -> None:
    page = planned.opens(f"/week/?day={asked}")
    assert page.context["chosen"] == page.context["today"]


def test_a_change_is_shown_before_it_is_kept(planned: Member) -> None:
    before = PlanRecord.objects.count()
    page = planned.sends("/week/change/", fields_of(planned, **{"A65.days": "2", "do": "look"}))
    assert page.status_code == 200
    assert page.context["differences"]
    assert "Keep this week" in text_of(page)
    assert PlanRecord.objects.count() == before, "looking stores nothing"


def test_a_kept_change_makes_a_new_version_and_tells_the_difference(planned: Member) -> None:
    page = planned.sends("/week/change/", fields_of(planned, **{"A65.days": "2", "do": "keep"}))
    assert page.status_code == 302
    week = planned.opens(page["Location"])
    assert week.context["plates"].planned == 2
    assert week.context["differences"]
    assert PlanRecord.objects.filter(person=planned.person).count() == 2


def test_what_is_refused_leaves_the_week(planned: Member) -> None:
    assert any("walk" in row for row in rows_of(planned))
    planned.sends("/week/change/", fields_of(planned, **{"A68.walking": "refuse", "do": "keep"}))
    assert not any(row in ("easy_walk", "brisk_walk") for row in rows_of(planned))


def test_a_bad_number_is_named_and_nothing_typed_is_lost(planned: Member) -> None:
    page = planned.sends("/week/change/", fields_of(planned, **{"A65.days": "9", "do": "keep"}))
    assert page.status_code == 400
    assert "more than 7" in text_of(page) and 'value="9"' in text_of(page)
    assert PlanRecord.objects.filter(person=planned.person).count() == 1


def test_what_was_left_open_is_named_on_top(planned: Member) -> None:
    page = planned.sends("/week/change/", fields_of(planned, **{"A65.decline_light": "", "do": "look"}))
    assert page.status_code == 400
    assert dict(page.context["problems"])["A65.decline_light"].startswith("On the other")


def test_the_minutes_of_the_cards_are_those_of_the_day(planned: Member) -> None:
    for day in week_of(planned).days:
        page = planned.opens(f"/week/?day={day.date}")
        cards = page.context["cards"].exercises
        assert sum(card.minutes for card in cards) == page.context["minutes"]
        assert page.context["counted_min"] == day.counted_minutes


def test_nothing_special_goes_where_there_is_something(planned: Member) -> None:
    planned.sends("/week/change/", fields_of(planned, **{"A67": ["none", "mat"], "do": "keep"}))
    assert week_of(planned).record.input["sheet"]["answers"]["A67"] == ["mat"]


def test_a_swap_is_shown_then_kept(planned: Member) -> None:
    row, choices = swappable(planned)
    page = planned.sends(f"/week/swap/{row}/", {"instead": choices[0], "do": "look"})
    assert page.context["differences"] and not page.context["not_followed"]
    kept = planned.sends(f"/week/swap/{row}/", {"instead": choices[0], "do": "keep"})
    assert kept.status_code == 302
    assert row not in rows_of(planned) and choices[0] in rows_of(planned)


def swappable(member: Member) -> tuple[str, list[str]]:
    """A row of the week that something else may take the place of."""
    for row in dict.fromkeys(rows_of(member)):
        page = member.opens(f"/week/swap/{row}/")
        choices = [choice.value for choice in page.context["choices"] if choice.kind == "same"]
        if choices:
            return row, choices
    raise AssertionError("Nothing in this week can be swapped.")


def test_leaving_out_takes_it_from_the_week(planned: Member) -> None:
    row, _choices = swappable(planned)
    planned.sends(f"/week/swap/{row}/", {"instead": "leave-out", "do": "keep"})
    assert row not in rows_of(planned)
    forgotten = planned.sends("/week/change/", fields_of(planned, forget_wishes="1", do="keep"))
    assert forgotten.status_code == 302 and row in rows_of(planned)


@pytest.mark.parametrize("instead", ["", "no_such_row", "deadlift"])
def test_a_swap_needs_a_choice_from_the_list(planned: Member, instead: str) -> None:
    row, _choices = swappable(planned)
    page = planned.sends(f"/week/swap/{row}/", {"instead": instead, "do": "keep"})
    assert page.status_code == 400 and "Please choose one" in text_of(page)
    assert PlanRecord.objects.filter(person=planned.person).count() == 1


def test_a_bad_day_puts_the_easy_session_in_todays_place(planned: Member) -> None:
    assert planned.sends("/week/bad-day/").status_code == 302
    assert EasedDay.objects.filter(person=planned.person).count() == 1
    page = planned.opens("/week/")
    assert page.context["eased"] and "An easy session" in text_of(page)
    assert planned.sends("/week/bad-day/").status_code == 302
    assert EasedDay.objects.filter(person=planned.person).count() == 1, "a second tap changes nothing"


def test_why_not_names_the_rule_and_what_would_change_it(planned: Member) -> None:
    out = next(row for row in ("deadlift_light", "chin_nod", "pool_walk") if row not in rows_of(planned))
    page = planned.opens("/week/why-not/", data={"exercise": out})
    told = page.context["told"]
    if told is not None:
        assert told.rule in text_of(page) and told.text in text_of(page)


def test_why_not_finds_by_name_and_says_when_nothing_fits(planned: Member) -> None:
    found = planned.opens("/week/why-not/", data={"find": "bridge"})
    assert found.context["groups"]
    nothing = planned.opens("/week/why-not/", data={"find": "zzzz"})
    assert "No exercise has this in its name" in text_of(nothing)
    unknown = planned.opens("/week/why-not/", data={"exercise": "zzzz"})
    assert "We do not know this exercise" in text_of(unknown)


def test_instructions_are_shown_for_the_rows_of_the_week_alone(planned: Member) -> None:
    row = week_of(planned).rows[rows_of(planned)[0]]
    assert row.instructions is not None
    page = planned.opens(f"/week/exercise/{row.id}/")
    assert row.instructions.steps[0] in text_of(page).replace("&#x27;", "'").replace("&quot;", '"')
    other = planned.opens("/week/exercise/heavy_deadlift/")
    assert other.status_code == 302


PATHS: tuple[Callable[[str], str], ...] = (
    lambda row: "/week/",
    lambda row: "/week/change/",
    lambda row: f"/week/swap/{row}/",
    lambda row: f"/week/why-not/?exercise={row}",
    lambda row: f"/week/exercise/{row}/",
)


@pytest.mark.parametrize("path", PATHS)
def test_no_page_of_the_week_opens_under_a_hold(planned: Member, path: Callable[[str], str]) -> None:
    row = rows_of(planned)[0]
    planned.answers(S01={"answer": "yes"})
    page = planned.opens(path(row))
    assert page.status_code == 302 and page["Location"].startswith("/safety")


@pytest.mark.parametrize("path", PATHS)
def test_a_due_safety_check_comes_first(planned: Member, clock: WorldClock, path: Callable[[str], str]) -> None:
    row = rows_of(planned)[0]
    clock.forward(days=8)
    page = planned.opens(path(row))
    assert page.status_code == 302 and page["Location"] == "/today/"


@pytest.mark.parametrize("path", PATHS)
def test_each_page_takes_twelve_queries_at_most(
    planned: Member, path: Callable[[str], str], django_assert_max_num_queries: Any
) -> None:
    address = path(rows_of(planned)[0])
    with django_assert_max_num_queries(12):
        assert planned.opens(address).status_code == 200


def test_a_refused_change_says_so_and_keeps_the_week(planned: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    from hingeback.engine.contracts.plan import CheckResult, Violation
    from hingeback.web.plan import services

    refusal = CheckResult(accepted=False, violations=(Violation(rule="E4-1", where="day 1", text="a cap"),))
    monkeypatch.setattr(services.checking, "check_plan", lambda *given: refusal)
    page = planned.sends("/week/change/", fields_of(planned, **{"A65.days": "3", "do": "keep"}))
    assert page.status_code == 400 and "Your week stays as it is" in text_of(page)
    assert RefusedPlan.objects.filter(person=planned.person).exists()
