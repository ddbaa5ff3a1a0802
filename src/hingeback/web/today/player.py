"""The player: one exercise a screen. Each set is kept at once; whoever comes back goes on where they were."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hingeback.engine import planning
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.judging import library
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.caution_words import caution_words
from hingeback.web.session.queries import SessionRecord
from hingeback.web.session.services import note, performed_set
from hingeback.web.today.access import session_page
from hingeback.web.today.course import Course, Place, course_of
from hingeback.web.today.day import dose_of
from hingeback.web.today.gate import is_gated
from hingeback.web.today.keeping import Keeper, form_id
from hingeback.web.today.reading import LONGEST_MIN, MOST_REPS, amount, word

SKIP_REASONS = ("pain", "worried", "too_hard", "no_time", "no_kit", "other")
WORDS = ("too_easy", "worried")


@session_page
@require_safe
def session(request: HttpRequest, here: SessionRecord) -> HttpResponseBase:
    """To the place where the session goes on; after the last one to the check-in."""
    if here.ended_at is not None:
        return redirect("today") if here.stopped_by else redirect("session_changes", here.id)
    if here.pre_nrs is None and here.date == request.hold.as_of:  # type: ignore[attr-defined]
        return redirect("session_begin")
    if is_gated(here, request.hold):  # type: ignore[attr-defined]
        return redirect("session_gate", here.id)
    course = course_of(access_person(request), here)
    if course is None or course.here is None:
        return redirect("session_check_in", here.id)
    return redirect("session_place", here.id, course.here.n)


@session_page
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, here: SessionRecord, n: int) -> HttpResponseBase:
    """One exercise: what to do, the timer, and what was done."""
    if here.ended_at is not None or is_gated(here, request.hold):  # type: ignore[attr-defined]
        return redirect("session", here.id)
    course, at = course_and_place(request, here, n)
    if request.method == "POST":
        return _kept(request, course, at)
    return render(request, "today/player.html", _values(request, course, at))


def course_and_place(request: HttpRequest, here: SessionRecord, n: int) -> tuple[Course, Place]:
    course = course_of(access_person(request), here)
    at = course.place(n) if course is not None else None
    if course is None or at is None:
        raise Http404
    return course, at


def _kept(request: HttpRequest, course: Course, at: Place) -> HttpResponseBase:
    keeper = Keeper.of(request, course.session.id)
    act = word(request.POST, "act", ("set", "skip", "word"))
    if act == "set":
        return _keep_set(request, keeper, course, at)
    if act == "skip":
        return _skip(request, keeper, course, at)
    if act == "word":
        _keep_word(request, keeper, at)
    return redirect("session_place", course.session.id, at.n)


def _keep_set(request: HttpRequest, keeper: Keeper, course: Course, at: Place) -> HttpResponseBase:
    """`set_n` says which one; sent for a set that is kept already, it corrects it."""
    set_n = amount(request.POST, "set_n", at.first_set + at.sets - 1)
    if set_n is None or set_n < at.first_set:
        return redirect("session_place", course.session.id, at.n)
    keeper.keep(performed_set(at.row.id, set_n, **_done(request, at)))
    known = {one.set_n for one in at.told}
    last = len(known | {set_n}) >= at.sets
    if set_n in known:
        return redirect("session_place", course.session.id, at.n)
    return redirect(_after(course, at) if last else _resting(course, at))


def _done(request: HttpRequest, at: Place) -> dict[str, int | None]:
    """As planned, unless another number was given."""
    planned = as_planned(at)
    if at.by_reps:
        reps = amount(request.POST, "reps", MOST_REPS)
        return planned if reps is None else planned | {"reps": reps}
    minutes = amount(request.POST, "minutes", LONGEST_MIN)
    return planned if minutes is None else planned | {"duration_s": minutes * 60}


def as_planned(at: Place) -> dict[str, int | None]:
    """What one set is meant to be; the page knows it too, for when there is no network."""
    if at.by_reps:
        return {"reps": at.item.reps, "reps_planned": at.item.reps, "hold_s": at.item.hold_s}
    return {"duration_s": at.item.minutes * 60 // at.sets, "hold_s": at.item.hold_s}


def _resting(course: Course, at: Place) -> str:
    return reverse("session_place", args=[course.session.id, at.n]) + "?rest=1"


def _after(course: Course, at: Place) -> str:
    """The next place that is open; after the last one the way through what is left, then the check-in."""
    following = next((p for p in course.places if p.n > at.n and not p.finished), None)
    if following is None:
        others = [p for p in course.places if p.n != at.n and not p.finished]
        following = others[0] if others else None
    if following is None:
        return reverse("session_check_in", args=[course.session.id])
    return reverse("session_place", args=[course.session.id, following.n])


def _skip(request: HttpRequest, keeper: Keeper, course: Course, at: Place) -> HttpResponseBase:
    """Left out for now, with its reason. Never added to another day (OD-10)."""
    reason = word(request.POST, "reason", SKIP_REASONS)
    if reason == "pain" and "told" not in request.POST:
        return redirect("session_hurts", course.session.id, at.n)
    skip(keeper, at, reason)
    if reason == "worried":
        keeper.keep(note(at.row.id, "worried"))
    return redirect(_after(course, at))


def skip(keeper: Keeper, at: Place, reason: str) -> None:
    if at.next_set is not None:
        keeper.keep(performed_set(at.row.id, at.next_set, skipped=True, reason=reason), "skip")


def _keep_word(request: HttpRequest, keeper: Keeper, at: Place) -> None:
    told = word(request.POST, "word", WORDS)
    if told:
        keeper.keep(note(at.row.id, told, off=request.POST.get("off") == "1"))


def _values(request: HttpRequest, course: Course, at: Place) -> dict[str, Any]:
    rules = library().texts["stop_rules"]["rules"]
    following = next((p for p in course.places if p.n > at.n and not p.finished), None)
    return {
        "course": course, "at": at, "dose": dose_of(at), "event": form_id(clock_of(request)),
        "stop": [rules[name] for name in dict.fromkeys((at.row.stop_rule, "SR-GEN"))],
        "cautions": _cautions(course, at), "words": course.words, "next": following,
        "next_dose": dose_of(following) if following else "", "previous": course.place(at.n - 1),
        "rest_s": library().tables["session_player"]["rest_s"], "resting": "rest" in request.GET and not at.finished,
        "settle_s": library().tables["session_player"]["settle_s"],
        "skip_reasons": skip_reasons(), "length": length_of(at), "planned": json.dumps(as_planned(at)),
        "last_set": at.first_set + at.sets - 1,
    }  # fmt: skip


def length_of(at: Place) -> str:
    """How the timer runs: through holds, through minutes, or as a guide beside repetitions that a person counts."""
    if at.by_reps:
        return "holds" if at.item.hold_s else "guide"
    return "minutes"


def skip_reasons() -> list[tuple[str, str]]:
    words = (_("It hurts"), _("I am worried about it"), _("It is too hard"), _("No time"), _("I lack the kit for it"),
             _("Another reason"))  # fmt: skip
    return list(zip(SKIP_REASONS, words, strict=True))


def _cautions(course: Course, at: Place) -> dict[str, Any]:
    """Notes that stand before each start (J2.1), and whether half the range is enough for now."""
    used = PlanningInput.model_validate(course.week.record.input)
    details = planning.item_details(used, library(), course.week.plan, at.item)
    return {"notes": caution_words(details.cautions), "half_range": details.half_range,
            "smaller": details.smaller}  # fmt: skip
