"""Stop signs (B4): one tap on a sign puts everything away and shows the number to call."""

from typing import Any
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hingeback.web.care.judging import library
from hingeback.web.care.queries import today
from hingeback.web.care.services import give_answer
from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import NO_STAMP, Stamp
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.countries import numbers_for
from hingeback.web.people.models import Person
from hingeback.web.session.projections import STOP_SIGN_TAPPED
from hingeback.web.session.queries import session_of
from hingeback.web.session.services import NotYours, stop_sign, tell

#: No more than was told. What is left open (since when, which side, checked or not) counts as the graver of it (B1).
_TOLD: dict[str, Any] = {"answer": "yes"}
#: What each sign says in the words of the safety questions.
ANSWERS: dict[str, dict[str, dict[str, Any]]] = {
    "chest_pain": {"S43a": _TOLD},
    "faint": {"S43a": _TOLD},
    "sudden_weakness": {"S06": _TOLD},
    "bladder_bowel": {"S02": _TOLD},
    "saddle_numbness": {"S01": _TOLD},
    "tearing_pain": {"S40": _TOLD},
}


@require_http_methods(["GET", "HEAD", "POST"])
def stop_signs(request: HttpRequest) -> HttpResponseBase:
    person = access_person(request)
    sign = str(request.POST.get("sign", ""))
    if request.method == "POST" and sign in ANSWERS:
        tapped(
            person, sign, clock_of(request), _as_id(request.POST.get("session")), form=_as_id(request.POST.get("event"))
        )
        return redirect("hold")
    words = library().texts["stop_rules"]["stop_list"]
    numbers = numbers_for(person.tenant.country)
    values = {"words": words, "numbers": numbers, "call": (numbers.get("emergency") or ["112"])[0],
              "session": _as_id(request.GET.get("session")) or new_id(clock_of(request).now()),
              "event": new_id(clock_of(request).now()), "day": today(person, clock_of(request)),
              "back": _back(request, person)}  # fmt: skip
    return render(request, "safety/stop_signs.html", values)


def _back(request: HttpRequest, person: Person) -> str:
    """To the open session the list was opened from, else to the first page."""
    session = _as_id(request.GET.get("session", ""))
    found = session_of(person, session) if session is not None else None
    return reverse("session", args=[found.id]) if found is not None and found.ended_at is None else "/"


def tapped(
    person: Person, sign: str, clock: Clock, session: UUID | None, random: RandomBytes = system_random,
    form: UUID | None = None,
) -> None:  # fmt: skip
    """Keep the tap, and what it means for safety. It counts at once. `form` makes sending twice harmless."""
    stamp = Stamp(id=uuid5(form, f"{STOP_SIGN_TAPPED}/")) if form is not None else NO_STAMP
    try:
        tell(person, session or new_id(clock.now(), random), stop_sign(sign), clock, stamp, random=random)
    except NotYours:
        tell(person, new_id(clock.now(), random), stop_sign(sign), clock, random=random)
    keep_meaning(person, sign, clock, random)


def keep_meaning(person: Person, sign: str, clock: Clock, random: RandomBytes = system_random) -> None:
    """What a stop sign says of the safety questions."""
    for item, value in ANSWERS[sign].items():
        give_answer(person, item, value, clock, random=random)


def _as_id(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
