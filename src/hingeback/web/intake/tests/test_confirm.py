"""An answer that means "call now" is confirmed once, with the number already there (annex J9.4)."""

from typing import Any

from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.eventlog.models import Event
from hingeback.web.intake.tests.walking import Walker, address_of, text_of, told, yes

NUMB = told(S01=yes())


def reaches(walker: Walker, answers: dict[str, Any], before: str = "S01") -> Any:
    """The screen with the answer that means "call now", sent."""
    walker.has_answered(answers, before)
    return walker.answer(before, answers)


def test_the_confirm_screen_repeats_the_answer_and_shows_the_number(walker: Walker) -> None:
    page = reaches(walker, NUMB)

    assert address_of(page) == "/intake/confirm/"
    assert "I have numbness or an odd feeling between my legs." in text_of(page)
    assert "Is that right?" in text_of(page)
    assert 'href="tel:112"' in text_of(page)


def test_the_number_is_that_of_the_country(somebody: object) -> None:
    page = reaches(somebody(country="US"), NUMB)  # type: ignore[operator]

    assert 'href="tel:911"' in text_of(page)


def test_that_is_right_shows_what_to_do_at_once(walker: Walker) -> None:
    reaches(walker, NUMB)

    page = walker.post("/intake/confirm/", {"right": "yes"})

    assert address_of(page) == "/safety/"
    assert "Please call 112 now, before anything else" in text_of(page)
    assert ScreenRecord.objects.get().kind == "alarm"


def test_a_mistap_goes_back_and_both_taps_stay_in_the_record(walker: Walker) -> None:
    reaches(walker, NUMB)

    page = walker.post("/intake/confirm/", {"wrong": "S01"})

    assert address_of(page) == "/intake/S01/"
    assert 'id="f-s01-yes" checked' not in text_of(page)
    assert 'id="f-s02-no" checked' in text_of(page)
    page = walker.answer("S01", told())
    assert address_of(page) == "/intake/S05/"
    assert not ScreenRecord.objects.exists()
    kinds = list(Event.objects.filter(type__startswith="answer.taken").values_list("type", flat=True))
    assert kinds == ["answer.taken_back"]
    taps = [e.body.content for e in Event.objects.filter(type="answer.given") if e.body.content["item"] == "S01"]
    assert len(taps) == 2


def test_the_second_time_the_answer_counts_at_once(walker: Walker) -> None:
    reaches(walker, NUMB)
    walker.post("/intake/confirm/", {"wrong": "S01"})

    page = walker.answer("S01", NUMB)

    assert address_of(page) == "/safety/"
    assert ScreenRecord.objects.get().tier == "EMERGENCY"


def test_while_the_confirm_screen_is_open_everything_leads_to_it_and_nothing_is_open(walker: Walker) -> None:
    reaches(walker, NUMB)

    for address in ("/intake/", "/intake/A10/", "/intake/review/"):
        assert address_of(walker.get(address)) == "/intake/confirm/"
    assert address_of(walker.post("/intake/send/")) == "/intake/confirm/"
    assert "Make my week" not in text_of(walker.get("/safety/"))


def test_two_answers_are_confirmed_together(walker: Walker) -> None:
    page = reaches(walker, told(S01=yes(), S03=yes()))
    assert text_of(page).count("<blockquote") == 2

    walker.post("/intake/confirm/", {"right": "yes"})

    assert set(Answer.objects.filter(item__in=("S01", "S03"), value__answer="yes").values_list("item", flat=True)) == {
        "S01",
        "S03",
    }


def test_chest_pain_now_needs_no_further_answers(walker: Walker) -> None:
    walker.has_answered(told(), before="S43a")

    page = walker.post("/intake/S43a/", {"S43a": "yes", "S40": "no"})

    assert address_of(page) == "/intake/confirm/"
    assert "I have chest pain, trouble breathing, or I collapsed." in text_of(page)


def test_an_old_checked_stable_numbness_asks_for_no_confirmation(walker: Walker) -> None:
    page = walker.finish(since="S01", answers=told(S01=yes(started_days=400, worsening=False, checked=True)))

    assert "one thing to mention" in text_of(page)


def test_weakness_in_both_legs_is_an_emergency_of_two_answers(walker: Walker) -> None:
    """NEU-2: neither alone is one."""
    legs = {"leg_side": "both", "leg_extent": "below_knee", "tingling": True, "numb": False, "weakness": True}
    weak = yes(degree="marked", side="both", progressive=True)
    both = yes(only_upright=False, eased_by_sitting=False)

    page = reaches(walker, told(A17=legs, A16=6, S05=both, S06=weak), "S05")

    assert address_of(page) == "/intake/confirm/"
    assert "My leg or foot is weak." in text_of(page)


def test_a_plan_to_hurt_oneself_shows_help_lines_first(walker: Walker) -> None:
    low = {"nervous": 2, "worry": 2, "interest": 2, "down": 2}
    page = reaches(walker, told(A86=low, M02="plan"), "M02")

    assert address_of(page) == "/intake/confirm/"
    assert "TelefonSeelsorge" in text_of(page)
    page = text_of(walker.post("/intake/confirm/", {"right": "yes"}))
    assert page.index("TelefonSeelsorge") < page.index("<h1")
    assert "Please talk with someone now" in page


def test_after_an_emergency_the_other_questions_can_still_be_answered(walker: Walker) -> None:
    reaches(walker, NUMB)
    page = walker.post("/intake/confirm/", {"right": "yes"})
    assert "Go on with the questions" in text_of(page)

    page = walker.finish(NUMB, since="A03")

    assert ScreenRecord.objects.filter(kind="full").get().tier == "EMERGENCY"
    assert "Please call 112 now" in text_of(page)
