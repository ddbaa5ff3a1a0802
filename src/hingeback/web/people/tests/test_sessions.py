"""How long a sign-in lasts, and how it ends on other devices."""

from typing import Any

import pytest
from tests.cast import Member, Visitor, WorldClock

pytestmark = pytest.mark.django_db


def is_in(browser: Visitor) -> bool:
    return browser.opens("/settings/").status_code == 200


def elsewhere(member: Member) -> Visitor:
    other = Visitor(member.clock, trusted=True)
    other.sends(f"/who/{member.person.account.id}/")
    assert is_in(other)
    return other


def test_each_sign_in_has_a_session_of_its_own(ana: Member, settings: Any) -> None:
    browser = Visitor(ana.clock, trusted=True)
    browser.browser.cookies[settings.SESSION_COOKIE_NAME] = "planted"
    browser.sends(f"/who/{ana.person.account.id}/")
    first = browser.browser.cookies[settings.SESSION_COOKIE_NAME].value
    browser.sends("/sign-out/")
    browser.sends(f"/who/{ana.person.account.id}/")

    assert len({"planted", first, browser.browser.cookies[settings.SESSION_COOKIE_NAME].value}) == 3


@pytest.mark.parametrize(
    ("on_lan", "days", "still"), [(False, 29, True), (False, 31, False), (True, 13, True), (True, 15, False)]
)
def test_a_sign_in_that_is_not_used_ends(
    ana: Member, settings: Any, clock: WorldClock, on_lan: bool, days: int, still: bool
) -> None:
    assert is_in(ana)
    settings.ON_LAN = on_lan
    clock.forward(days=days)

    assert is_in(ana) is still
    if not still:
        assert "You were away a while" in ana.opens("/").content.decode()


@pytest.mark.parametrize(("on_lan", "weeks"), [(False, 25), (True, 12)])
def test_a_sign_in_ends_in_the_end_however_much_it_is_used(
    ana: Member, settings: Any, clock: WorldClock, on_lan: bool, weeks: int
) -> None:
    settings.ON_LAN = on_lan
    assert is_in(ana)
    for _week in range(weeks):
        clock.forward(days=7)
        assert is_in(ana)
        ana.sends("/settings/sign-out-elsewhere/")
    clock.forward(days=7)

    assert not is_in(ana)


def test_signing_out_everywhere_else_leaves_this_one(ana: Member, ben: Member) -> None:
    other, his = elsewhere(ana), elsewhere(ben)

    assert ana.sends("/settings/sign-out-elsewhere/").status_code == 302

    assert is_in(ana) and is_in(his) and not is_in(other)
