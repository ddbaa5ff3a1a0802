"""Nothing typed is lost, and what cannot be read is said kindly, beside the field."""

import pytest

from hingeback.web.care.models import Answer
from hingeback.web.intake.models import Draft
from hingeback.web.intake.tests.walking import Walker, text_of, told


def test_more_hours_than_a_day_has_is_said_kindly_and_kept(walker: Walker) -> None:
    walker.has_answered(told(), before="A62")

    page = walker.post("/intake/A62/", {**walker.fields("A62", told()), "A62": "30"})

    assert page.status_code == 400
    assert "That is more than 24 hours a day. How long do you sit on a usual day?" in text_of(page)
    assert 'value="30"' in text_of(page)
    assert 'href="#f-a62"' in text_of(page)
    assert 'aria-invalid="true"' in text_of(page)
    assert "A62" not in set(Answer.objects.values_list("item", flat=True))
    assert 'value="30"' in text_of(walker.get("/intake/A62/"))


@pytest.mark.parametrize(
    ("screen", "fields", "text"),
    [
        ("A01", {"A01": "31.02.1980"}, "We could not read this date."),
        ("A01", {"A01": "2030-01-01"}, "That day is still to come."),
        ("A01", {"A01": "1850-01-01"}, "more than 120 years ago"),
        ("A01", {}, "Please answer this one."),
        ("A02", {"A02": "neither"}, "Please answer this one."),
        ("A12", {"A12.count": "many", "A12.unit": "days"}, "Please write a number."),
        ("A15", {"A15.now": "3"}, "Please answer this one."),
        ("A15", {"A15.now": "3", "A15.avg7": "6", "A15.worst7": "4"}, "Here the worst is lower than the average."),
        ("A52", {"A52": ["none_of_these", "diabetes"]}, "Which one is right?"),
        ("A52", {"A52": ["cancer"]}, "Which kind of cancer?"),
        ("A64", {"A64.1.text": "", "A64.1.rating": "3"}, "Which activity is this?"),
        ("A10", {"A10": "not_a_place"}, "We could not read this."),
        ("S01", {"S01": "no", "S02": "no", "S03": "no"}, "“Not sure” is an answer too."),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(
    walker: Walker, screen: str, fields: dict[str, object], text: str
) -> None:
    walker.has_answered(told(), before=screen)

    page = walker.post(f"/intake/{screen}/", fields)

    assert page.status_code == 400
    assert text in text_of(page)


def test_what_is_typed_is_kept_while_typing_and_does_not_count_yet(walker: Walker) -> None:
    walker.has_answered(told(), before="S01")

    kept = walker.post("/intake/S01/keep/", {"S01": "yes"})

    assert kept.status_code == 204
    assert "S01" not in set(Answer.objects.values_list("item", flat=True))
    assert 'id="f-s01-yes" checked' in text_of(walker.get("/intake/S01/"))
    assert walker.get("/safety/").request["PATH_INFO"] == "/intake/S01/"


def test_a_sent_screen_leaves_no_draft(walker: Walker) -> None:
    walker.post("/intake/A01/keep/", {"A01": "1980-01-01"})
    assert Draft.objects.count() == 1

    walker.answer("A01", told())

    assert not Draft.objects.exists()


def test_a_comma_is_a_decimal_point_and_dates_may_be_written_the_local_way(walker: Walker) -> None:
    walker.post("/intake/A01/", {"A01": "14.08.1986"})
    walker.has_answered(told(), before="A62")
    walker.post("/intake/A62/", {**walker.fields("A62", told()), "A62": "7,5"})

    assert Answer.objects.get(item="A01").value == "1986-08-14"
    assert Answer.objects.get(item="A62").value == 7.5


def test_a_long_text_does_not_break_the_draft(walker: Walker) -> None:
    assert walker.post("/intake/A01/keep/", {"A01": "9" * 100_000}).status_code == 204
    assert not Draft.objects.exists()
