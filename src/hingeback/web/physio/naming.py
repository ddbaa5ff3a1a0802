"""Under which names replies, wishes and flares are kept in the log of prompts."""

import re
from collections.abc import Iterable

from hingeback.engine.referral import CardReply
from hingeback.web.care.visit_answers import Said
from hingeback.web.clock import local_day

VISIT, WISH, FLARE = "visit-", "wish-", "flare-"
REPLIES = ("booked", "done", "not_now", "no_thanks")
#: What a person may wish, as far as a visit goes (I1-4, I1-8).
WISHES = ("avoid_surgery", "less_medicine", "afraid_alone")
_VISIT = re.compile(rf"{VISIT}(I1-\d+)-week-(\d+)\Z")


def visit_prompt(rule: str, week: int) -> str:
    """A reply belongs to one reason, in one week of the programme."""
    return f"{VISIT}{rule}-week-{week}"


def replies_in(said: Iterable[Said], time_zone: str) -> tuple[CardReply, ...]:
    """What was said to the cards, the oldest first."""
    found = ((_VISIT.match(one.prompt), one) for one in said if one.answer in REPLIES)
    return tuple(
        CardReply.model_validate(
            {"rule": name.group(1), "week": int(name.group(2)), "reply": one.answer,
             "at": local_day(one.at, time_zone)}
        )
        for name, one in found
        if name
    )  # fmt: skip


def wishes_in(said: Iterable[Said]) -> dict[str, bool]:
    """The latest answer to each wish; one that was never answered is not there."""
    told = {one.prompt.removeprefix(WISH): one.answer for one in said if one.prompt.startswith(WISH)}
    return {wish: told[wish] == "yes" for wish in WISHES if told.get(wish) in ("yes", "no")}
