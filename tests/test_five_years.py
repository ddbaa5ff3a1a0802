"""After five years of use every page takes no more questions to the database than on the first day."""

from typing import Any

import pytest
from tests.cast import Member, WorldClock
from tests.five_years import SESSIONS_A_WEEK, WEEKS, live_five_years

from hingeback.web.session.models import SessionRecord

MOST_QUERIES = 12
PAGES = ("/week/", "/week/change/", "/today/", "/progress/", "/learn/", "/physiotherapist/", "/stop-signs/")


@pytest.fixture
def old_hand(ana: Member, clock: WorldClock) -> Member:
    live_five_years(ana, clock)
    for page in PAGES:
        ana.opens(page)
    return ana


@pytest.mark.django_db
def test_each_page_takes_twelve_queries_at_most(old_hand: Member, django_assert_max_num_queries: Any) -> None:
    assert SessionRecord.objects.filter(person=old_hand.person).count() == WEEKS * SESSIONS_A_WEEK
    for page in PAGES:
        with django_assert_max_num_queries(MOST_QUERIES, info=page):
            assert old_hand.opens(page).status_code == 200, page
