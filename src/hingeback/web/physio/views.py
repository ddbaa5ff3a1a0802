"""The page about a visit: whether one could help and why, what it is for, what to take along; and the replies."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import hold_state
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.countries import numbers_for
from hingeback.web.physio.advice import Advice, advice_for, quiet_until
from hingeback.web.physio.letter import letter_of
from hingeback.web.physio.naming import REPLIES, WISHES
from hingeback.web.physio.services import keep_wishes, reply_to

#: Where a reply may lead back to.
PLACES = ("today", "my_week", "progress", "physio")
WISH_WORDS = {
    "avoid_surgery": gettext_lazy("Do you wish to avoid an operation?"),
    "less_medicine": gettext_lazy("Do you wish to take less pain medicine?"),
    "afraid_alone": gettext_lazy("Does exercising alone feel unsure to you?"),
}
YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


@require_safe
def physio(request: HttpRequest) -> HttpResponseBase:
    person, clock = access_person(request), clock_of(request)
    state = hold_state(person, clock)
    advice = advice_for(person, clock, state)
    return render(request, "physio/physio.html", _page(request, advice))


def _page(request: HttpRequest, advice: Advice) -> dict[str, Any]:
    crisis = numbers_for(access_person(request).tenant.country).get("crisis", []) if advice.about_mood else []
    return {
        "advice": advice, "here": request.path, "crisis": crisis,
        "frame": "pages/bare.html" if advice.held else "pages/base.html",
        "answered": [(reason, quiet_until(reason)) for reason in advice.reasons if not reason.due],
        "wishes": [(wish, WISH_WORDS[wish], _yes_no(advice, wish)) for wish in WISHES], "yes_no": YES_NO,
    }  # fmt: skip


def _yes_no(advice: Advice, wish: str) -> str:
    known = advice.wishes.get(wish)
    return "" if known is None else "yes" if known else "no"


@require_POST
def reply(request: HttpRequest) -> HttpResponseBase:
    """A reply to the reasons that were shown. What was not shown, or does not hold any more, is not replied to."""
    person, clock = access_person(request), clock_of(request)
    state = hold_state(person, clock)
    if not allows_exercises(state):
        return redirect("hold")
    word, shown = str(request.POST.get("reply", "")), request.POST.getlist("rule")
    advice = advice_for(person, clock, state)
    rules = [rule for rule in advice.rules if rule in shown]
    if word in REPLIES and rules:
        reply_to(person, rules, word, advice.week, clock)
        messages.success(request, _thanks(word))
    return redirect(_back(request))


def _thanks(word: str) -> str:
    return {
        "booked": _("Good. Take the letter along; it is on this page."),
        "done": _("Thank you. If they changed something, change your week with it."),
        "not_now": _("That is fine. We ask again in two weeks."),
        "no_thanks": _("That is fine. The page stays here if you want it."),
    }[word]


def _back(request: HttpRequest) -> str:
    """The page that the reply came from; this one where that is not known. After "I will go": the letter is here."""
    if request.POST.get("reply") == "booked":
        return reverse("physio")
    here = str(request.POST.get("next", ""))
    return next((reverse(name) for name in PLACES if reverse(name) == here), reverse("physio"))


@require_POST
def wishes(request: HttpRequest) -> HttpResponseBase:
    """What the person wishes of a visit. Only what changed is kept; a question may stay open."""
    person, clock = access_person(request), clock_of(request)
    state = hold_state(person, clock)
    if not allows_exercises(state):
        return redirect("hold")
    known = advice_for(person, clock, state).wishes
    told = {wish: request.POST.get(wish) == "yes" for wish in WISHES if request.POST.get(wish) in ("yes", "no")}
    changed = {wish: wished for wish, wished in told.items() if known.get(wish) != wished}
    if changed:
        keep_wishes(person, changed, clock)
        messages.success(request, _("That is kept."))
    return redirect("physio")


@require_safe
def letter(request: HttpRequest) -> HttpResponseBase:
    """One sheet to take along. While exercise is withheld it names none."""
    person, clock = access_person(request), clock_of(request)
    return render(request, "physio/letter.html", letter_of(person, clock, hold_state(person, clock)))
