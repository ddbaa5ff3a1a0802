"""Print my week: the link says that it is at work, and the file comes; a hold opens its page instead."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.test_week_pages import clock, with_a_week  # noqa: F401

from hingeback.web.care.services import give_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW_SADDLE = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}


def test_the_week_is_saved_as_a_file_and_a_hold_opens_its_page(
    with_a_week: Callable[..., Any],  # noqa: F811
    live_server: Any,
    clock: Any,  # noqa: F811
) -> None:
    page, person, _week = with_a_week(bypass_csp=False)
    page.goto(live_server.url + "/week/")
    link = page.get_by_role("link", name="Print my week")
    with page.expect_download() as coming:
        link.click()
        expect(page.get_by_text("Making the pages")).to_be_visible()
    expect(link).to_be_visible()
    assert coming.value.suggested_filename == "hingeback-week.pdf"
    assert Path(coming.value.path()).read_bytes().startswith(b"%PDF-")

    give_answers(person, {"S01": NEW_SADDLE}, clock)
    link.click()
    page.wait_for_url(lambda address: "/week/" not in address)
    expect(page.get_by_role("link", name="Print my week")).to_have_count(0)
