"""What follows from what was told of a session, whether a page or a phone told it."""

from django.utils import translation

from hingeback.web.care.queries import answers_given
from hingeback.web.care.services import give_answer
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.plan.following import decide_and_follow
from hingeback.web.session.entries import NotToldEnough
from hingeback.web.session.queries import SessionRecord

MOST_NOTES = 20


def settle(person: Person, here: SessionRecord, clock: Clock) -> None:
    """Decide on the session as told by now; where nothing was done there is nothing to decide."""
    here.refresh_from_db()
    try:
        decide_and_follow(person, here, clock, translation.get_language() or "en")
    except NotToldEnough:
        return


def screen_words(person: Person, remark: str, clock: Clock) -> None:
    """What is written freely is read by the safety screen too; it can only raise."""
    earlier = list(answers_given(person).get("free_text") or ())
    give_answer(person, "free_text", [*earlier, remark][-MOST_NOTES:], clock)
