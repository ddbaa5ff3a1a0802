"""Follow-up prompts (J9.2), clearances (J9.3), re-screens (B4) and stop signs, through the pages."""

from collections.abc import Callable
from typing import Any

import pytest

from hingeback.engine.contracts.safety import Action
from hingeback.engine.library import load_library
from hingeback.engine.screening import rule_book
from hingeback.web.care.clearances import liftable_by_nobody, needs_a_clinician
from hingeback.web.care.hold_state import hold_state
from hingeback.web.care.models import ClearanceRecord, PromptAnswer, ScreenRecord
from hingeback.web.eventlog.models import Event, ProjectionFault
from hingeback.web.intake.tests.walking import Walker, address_of, text_of, told, yes
from hingeback.web.safety.stopping import ANSWERS

Screened = Callable[..., Walker]
FEVER = yes()
MILD = yes(degree="mild", side="one", progressive=False, worsening=False, started_days=5)
WEAK_LEG = {**told()["A17"], "weakness": True}
VISIT = {
    "who": "doctor in the practice", "place": "the practice", "in_person": "yes", "said": "It was a cold.",
    "may_exercise": "yes", "limits": "",
}  # fmt: skip


def action(walker: Walker) -> Action:
    return hold_state(walker.person, walker.settings.CLOCK).action


def prompt_name(page: Any) -> str:
    name: str = page.context["prompt"].name
    return name


def test_the_follow_up_waits_for_its_time_and_then_comes_first(screened: Screened) -> None:
    walker = screened(S30=FEVER)
    assert "Were you seen" not in text_of(walker.get("/safety/"))

    walker.at(hours=25)

    text = text_of(walker.get("/safety/"))
    assert text.index("Were you seen, or did you speak with a clinician?") < text.index("<h1>")
    assert "Please go today" not in text


def test_not_yet_keeps_the_hold_and_after_three_days_it_says_go_today(screened: Screened) -> None:
    walker = screened(S30=FEVER)
    walker.at(hours=25)
    walker.post("/safety/prompt/", {"name": prompt_name(walker.get("/safety/")), "answer": "no"})
    assert PromptAnswer.objects.get().answer == "no"
    assert action(walker) is Action.WITHHOLD

    walker.at(hours=50)

    assert "It has been three days. Please go today." in text_of(walker.get("/safety/"))


def test_yes_seen_opens_the_form(screened: Screened) -> None:
    walker = screened(S30=FEVER)
    walker.at(hours=25)

    page = walker.post("/safety/prompt/", {"name": prompt_name(walker.get("/safety/")), "answer": "yes"})

    assert address_of(page) == "/safety/seen/"


def test_a_prompt_that_was_not_asked_is_not_kept(screened: Screened) -> None:
    walker = screened(S30=FEVER)

    walker.post("/safety/prompt/", {"name": "same_day-1999", "answer": "yes"})

    assert not PromptAnswer.objects.exists()


def test_anything_new_or_worse_is_asked_at_every_opening_and_yes_asks_everything_again(screened: Screened) -> None:
    walker = screened(S30=FEVER)
    assert "Anything new or worse?" in text_of(walker.get("/safety/"))

    page = walker.post("/safety/prompt/", {"name": "anything-worse", "answer": "no"})
    assert "Anything new or worse?" not in text_of(page)
    assert "Anything new or worse?" in text_of(walker.get("/safety/"))

    page = walker.post("/safety/prompt/", {"name": "anything-worse", "answer": "yes"})
    assert address_of(page).startswith("/intake/A04/") or address_of(page).startswith("/intake/A12/")
    assert " checked>" not in text_of(page).split("<footer")[0]


def test_an_appointment_that_is_booked_changes_nothing(screened: Screened) -> None:
    walker = screened(S06=MILD, A17=WEAK_LEG)
    walker.at(days=8)
    page = walker.get("/safety/")
    assert "Is the visit booked or done?" in text_of(page)

    page = walker.post("/safety/prompt/", {"name": prompt_name(page), "answer": "booked"})

    assert "One visit before you start" in text_of(page)
    assert action(walker) is Action.GENTLE_ONLY


def test_a_clearance_after_enough_time_asks_everything_again(screened: Screened) -> None:
    walker = screened(S30=FEVER)
    walker.at(hours=30)

    page = walker.post("/safety/seen/", {**VISIT, "day": "2026-11-23"})

    record = ClearanceRecord.objects.get()
    assert (record.accepted, record.said["kind"], record.rules) == (True, "self_reported", ["INF-2"])
    assert address_of(page).startswith("/intake/A")
    assert action(walker) is not Action.PROCEED
    again = told(S30={"answer": "no"}, A12={"days": 61})
    walker.finish(again)
    assert ScreenRecord.objects.filter(kind="re-screen").count() == 1
    assert action(walker) is Action.GENTLE_ONLY
    text = text_of(walker.get("/safety/"))
    assert "A gentle start for now" in text
    assert "Gentle until 26 November 2026" in text

    walker.at(days=3)
    assert "The gentle days are over" in text_of(walker.get("/safety/"))
    walker.post("/safety/again/", {"cause": "gentle-days"})
    walker.finish(again)
    assert action(walker) is Action.PROCEED


def test_an_answer_that_cannot_be_read_decides_nothing(screened: Screened) -> None:
    walker = screened()
    event = Event.objects.filter(person_id=walker.person.id).latest("seq")
    ProjectionFault.objects.create(event_id=event.seq, person_id=walker.person.id, error="ValueError")

    text = text_of(walker.get("/safety/"))

    assert "Please answer the questions again" in text
    assert "clear to start" not in text
    assert "Make my week" not in text


@pytest.mark.parametrize(
    ("changes", "told_us", "hours", "text"),
    [
        ({"S30": FEVER}, {}, 2, "It is too soon to say. Please come back after 12 hours"),
        ({"S30": FEVER}, {"who": ""}, 30, "Who saw you?"),
        ({"S30": FEVER}, {"said": " "}, 30, "What did they say? A few words are enough."),
        ({"S30": FEVER}, {"may_exercise": "no"}, 30, "They said that you may not exercise yet."),
        ({"S30": FEVER}, {"may_exercise": "not_said"}, 30, "Nobody said whether you may exercise."),
        ({"S30": FEVER}, {"day": "2027-01-01"}, 30, "That day is still to come."),
        ({"S30": FEVER}, {"day": "2026-11-01"}, 30, "That visit was before this began."),
        ({"S01": yes()}, {"in_person": "no"}, 30, "somebody has to see you in person"),
        ({"A51": ["vertebral_fracture"]}, {}, 30, "For this we need"),
        ({"S49": yes()}, {}, 30, "This opens when you exercise with a clinic"),
    ],
)  # fmt: skip
def test_a_clearance_that_does_not_count_is_explained_kindly_and_keeps_what_was_typed(
    screened: Screened, changes: dict[str, Any], told_us: dict[str, str], hours: int, text: str
) -> None:
    walker = screened(**changes)
    before = action(walker)
    walker.at(hours=hours)
    page = walker.get("/safety/seen/")
    rules = [rule for rule, _words in page.context["form"].rule_options]

    page = walker.post(
        "/safety/seen/", {**VISIT, "day": "2026-11-23" if hours > 12 else "2026-11-22", "rules": rules, **told_us}
    )

    assert page.status_code == 400
    assert text in text_of(page)
    assert "the practice" in text_of(page)
    assert action(walker) is before
    assert not ClearanceRecord.objects.filter(accepted=True).exists()


def test_a_contradiction_is_answered_again_before_it_can_be_reported(screened: Screened) -> None:
    both = {"leg_side": "both", "leg_extent": "below_knee", "tingling": False, "numb": False, "weakness": False}
    walker = screened(A17=both, A16=3)
    walker.at(hours=30)
    rules = [rule for rule, _words in walker.get("/safety/seen/").context["form"].rule_options]
    assert "UNC-1a" in rules

    page = walker.post("/safety/seen/", {**VISIT, "day": "2026-11-23", "rules": ["UNC-1a"]})
    assert "it is answered again" in text_of(page)

    walker.has_answered({"A17": told()["A17"]})
    walker.post("/safety/seen/", {**VISIT, "day": "2026-11-23", "rules": ["UNC-1a"]})
    assert ClearanceRecord.objects.filter(accepted=True).count() == 1


def test_at_home_dark_thoughts_are_asked_about_again_whoever_is_named(screened: Screened) -> None:
    walker = screened(A86={"phq2": 3, "gad2": 0}, M02="thoughts")
    walker.at(hours=30)
    visit = {**VISIT, "day": "2026-11-23", "rules": ["MH-2"]}

    for who in ({}, {"clinician": "Dr. Amara Diallo", "in_writing": "on"}):
        assert "it is answered again" in text_of(walker.post("/safety/seen/", {**visit, **who}))
    assert not ClearanceRecord.objects.filter(accepted=True).exists()


def test_who_may_lift_a_rule_is_said_once_in_the_rules_themselves() -> None:
    never_alone = {"FX-6", "RD-6a", "RD-8a1", "RD-8a2", "RD-8b", "RD-9a", "RD-12", "VAS-2a", "VAS-2b", "MH-1"}
    rules = {rule.id for rule in rule_book(load_library()).rules}

    assert {rule for rule in rules if needs_a_clinician(rule)} == never_alone
    assert {rule for rule in rules if liftable_by_nobody(rule)} == {"RD-8a1", "RD-8a2"}


def test_the_form_offers_help_lines_for_dark_thoughts(screened: Screened) -> None:
    low = {"nervous": 2, "worry": 2, "interest": 2, "down": 2}
    walker = screened(A86=low, M02="plan")

    assert "TelefonSeelsorge" in text_of(walker.get("/safety/seen/"))


def test_under_16_there_is_nothing_to_report(screened: Screened) -> None:
    walker = screened(A01="2012-01-01", S17={"answer": "no"})

    assert "I have been seen" not in text_of(walker.get("/safety/"))
    assert address_of(walker.get("/safety/seen/")) == "/safety/"


def test_a_due_follow_up_comes_first_even_before_the_number_to_call(screened: Screened) -> None:
    walker = screened(S01=yes())
    walker.at(hours=25)

    text = text_of(walker.get("/safety/"))

    assert text.index("Were you seen in person?") < text.index("<h1>") < text.index("Anything new or worse?")


def test_once_there_is_a_week_the_page_leads_to_it(screened: Screened) -> None:
    walker = screened()
    walker.post("/safety/make-my-week/", follow=False)

    assert "Make my week" not in text_of(walker.get("/safety/"))


def test_nothing_to_report_leads_back(screened: Screened) -> None:
    assert address_of(screened().get("/safety/seen/")) == "/safety/"


@pytest.mark.parametrize("sign", sorted(ANSWERS))
def test_a_stop_sign_holds_at_once_and_says_whom_to_call(screened: Screened, sign: str) -> None:
    walker = screened()

    page = walker.post("/stop-signs/", {"sign": sign})

    assert address_of(page) == "/safety/"
    assert "Please call 112 now" in text_of(page)
    assert "getting worse" not in text_of(page) and "not checked" not in text_of(page)  # nobody said so
    assert action(walker) is Action.WITHHOLD
    assert Event.objects.filter(type="stop_sign.tapped").count() == 1


def test_the_page_of_stop_signs_shows_the_number(screened: Screened) -> None:
    text = text_of(screened().get("/stop-signs/"))

    assert "Chest pain or pressure" in text
    assert 'href="tel:112"' in text


def test_an_unknown_sign_does_nothing(screened: Screened) -> None:
    walker = screened()
    walker.post("/stop-signs/", {"sign": "hunger"})

    assert action(walker) is Action.PROCEED


def test_the_weekly_check_is_short(screened: Screened) -> None:
    walker = screened()
    walker.at(days=8)
    page = walker.post("/safety/check/", {"new_illness": "no"})
    assert address_of(page) == "/intake/S43a/"

    page = walker.finish(told())

    assert set(walker.seen) == {"S43a", "S01", "S05", "S10", "S20", "S30", "S41"}
    assert ScreenRecord.objects.filter(kind="short").get().complete
    assert "clear to start" in text_of(page)


def test_a_new_illness_at_the_weekly_check_asks_everything(screened: Screened) -> None:
    walker = screened()
    page = walker.post("/safety/check/", {"new_illness": "yes"})
    assert address_of(page) != "/intake/S43a/"

    walker.finish(told())

    assert ScreenRecord.objects.filter(kind="re-screen").get().cause == "diagnosis"
    assert "A52" in walker.seen and "A67" not in walker.seen


def test_an_unanswered_check_is_asked_again(screened: Screened) -> None:
    page = screened().post("/safety/check/", {})

    assert page.status_code == 400
    assert "Please answer this one." in text_of(page)


def test_something_changed_asks_everything_again(screened: Screened) -> None:
    walker = screened()
    assert "An operation" in text_of(walker.get("/safety/changed/"))
    assert walker.post("/safety/changed/", {}).status_code == 400

    walker.post("/safety/changed/", {"cause": "surgery"})
    page = walker.finish(told(S30=FEVER))

    assert ScreenRecord.objects.get(kind="re-screen").cause == "surgery"
    assert "Please be seen today" in text_of(page)


def test_a_note_is_asked_about_after_a_week_and_closes(screened: Screened) -> None:
    walker = screened(S14=yes(started_days=900, worsening=False, checked=True))
    walker.at(days=8)
    assert "Did you mention it at a visit?" in text_of(walker.get("/safety/"))

    page = walker.post("/safety/prompt/", {"name": "mentioned-it", "answer": "yes"})

    assert "Did you mention it" not in text_of(page)
