"""The whole way, without JavaScript."""

from hingeback.web.intake.tests.walking import Walker, address_of, text_of, told


def test_a_clean_person_reaches_make_my_week(walker: Walker) -> None:
    page = walker.finish(told())
    assert address_of(page) == "/safety/"
    assert "Make my week" in text_of(page)
