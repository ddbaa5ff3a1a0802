"""One question more: for "not sure" (CES-3), and for answers that contradict each other (A7)."""

from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.intake.tests.walking import NO, Walker, address_of, text_of, told

BOTH = {"leg_side": "both", "leg_extent": "below_knee", "tingling": False, "numb": False, "weakness": False}
FOUR = {"S02": "no", "S03": "no", "S04": "no"}


def test_not_sure_about_the_saddle_gets_one_clarifying_question(walker: Walker) -> None:
    walker.has_answered(told(), before="S01")
    unsure = {"S01": "not_sure", "S01.worsening": "no", "S01.checked": "no", **FOUR}

    page = walker.post("/intake/S01/", unsure)
    assert address_of(page) == "/intake/S01/once-more/"
    assert "Think of washing or wiping yourself." in text_of(page)
    assert " checked" not in text_of(page).split('<div class="more">')[0]
    assert not Answer.objects.filter(item="S01").exists()

    page = walker.post("/intake/S01/once-more/", {"S01": "no"})
    assert address_of(page) == "/intake/S05/"
    assert Answer.objects.get(item="S01").value == NO
    assert not ScreenRecord.objects.exists()


def test_still_not_sure_counts_and_is_not_asked_a_third_time(walker: Walker) -> None:
    walker.has_answered(told(), before="S01")
    unsure = {"S01": "not_sure", "S01.worsening": "not_sure", "S01.checked": "no"}
    walker.post("/intake/S01/", {**unsure, **FOUR})

    page = walker.post("/intake/S01/once-more/", unsure)

    assert address_of(page) == "/intake/S05/"
    assert Answer.objects.get(item="S01").value["answer"] == "not_sure"
    alarm = ScreenRecord.objects.get()
    assert (alarm.tier, alarm.action) == ("SAME_DAY", "WITHHOLD")
    assert "Be seen today" in text_of(page)


def test_a_contradiction_is_asked_once_before_anything_counts(walker: Walker) -> None:
    """X14: both legs in A17, and no to S05."""
    answers = told(A10=["low_back_C", "calf_shin_L"], A17=BOTH, A16=3)
    walker.has_answered(answers, before="S05")

    page = walker.answer("S05", answers)
    assert address_of(page) == "/intake/S05/once-more/"
    assert "another says that they are not" in text_of(page)
    assert "Do you feel anything in a leg?" in text_of(page)
    assert not ScreenRecord.objects.exists()

    page = walker.again(page, **{"A17.leg_side": "left"})
    assert address_of(page) == "/intake/S10/"
    assert Answer.objects.get(item="A17").value["leg_side"] == "left"
    assert not ScreenRecord.objects.exists()


def test_a_contradiction_that_stays_is_read_in_the_safer_way(walker: Walker) -> None:
    answers = told(A10=["low_back_C", "calf_shin_L"], A17=BOTH, A16=3)
    walker.has_answered(answers, before="S05")

    page = walker.again(walker.answer("S05", answers))

    assert address_of(page) == "/intake/S10/"
    alarm = ScreenRecord.objects.get()
    assert alarm.tier == "SAME_DAY"
    assert "UNC-1a" in {rule["id"] for rule in alarm.rules}
    assert "X14" in alarm.result["conflicts"]


def test_a_leg_on_the_body_and_none_in_words_is_asked_again(walker: Walker) -> None:
    answers = told(A10=["low_back_C", "calf_shin_L"])
    walker.has_answered(answers, before="A17")

    page = walker.answer("A17", answers)

    assert address_of(page) == "/intake/A17/once-more/"
    assert "You marked a leg on the body" in text_of(page)
    assert "Where does it hurt?" in text_of(page)


def test_own_words_of_numbness_are_asked_about_at_the_end(walker: Walker) -> None:
    """X9: the text only raises."""
    answers = told(A06="My doctor. I feel numb down there at times.")
    walker.has_answered(answers, before="A06")

    page = walker.answer("A06", answers)

    assert address_of(page) == "/intake/A06/once-more/"
    assert "Your own words speak of numbness" in text_of(page)
    page = walker.again(page, A06="My doctor.")
    assert address_of(page) == "/intake/review/"
    assert not ScreenRecord.objects.exists()


def test_words_of_despair_open_the_question_about_dark_thoughts(walker: Walker) -> None:
    answers = told(A06="Some days I want to die.")
    walker.has_answered(told(), before="A06")

    page = walker.answer("A06", answers)

    assert address_of(page) == "/intake/M02/"


def test_a_page_that_is_not_waiting_for_anything_leads_back(walker: Walker) -> None:
    walker.has_answered(told(), before="S05")

    assert address_of(walker.get("/intake/S05/once-more/")) == "/intake/S05/"
    assert address_of(walker.get("/intake/ZZ/")) == "/intake/S05/"
