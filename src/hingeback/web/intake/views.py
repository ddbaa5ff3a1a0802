"""The screens of the intake. A screen is kept as a draft while it is typed, and sent by "Next"."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hingeback.web.intake import sending
from hingeback.web.intake.confirming import waiting_taps
from hingeback.web.intake.drawing import once_more_context, screen_context
from hingeback.web.intake.flow import Screen, flow
from hingeback.web.intake.keeping import draft_of, drop_draft, keep_answers, keep_draft
from hingeback.web.intake.safety_item import LEFT_OPEN
from hingeback.web.intake.sitting import Sitting, sitting_of
from hingeback.web.intake.words import intake_words
from hingeback.web.people.access import access_person, clock_of

#: Fields of the form that are not answers.
NOT_KEPT = ("csrfmiddlewaretoken", "then")
TO_REVIEW = "review"
SADDLE = "pelvis_saddle_C"


def sitting_of_request(request: HttpRequest) -> Sitting:
    return sitting_of(access_person(request), clock_of(request))


def _asked_screen(sitting: Sitting, screen_name: str) -> Screen:
    screen = sitting.screen(screen_name)
    if screen is None:
        raise Http404
    return screen


@require_safe
def start(request: HttpRequest) -> HttpResponseBase:
    """What is coming, for somebody new; whoever began goes on where they stopped."""
    sitting = sitting_of_request(request)
    if sitting.given or sitting.round is not None:
        return go_on(request)
    words = intake_words()["chapters"]
    told = [(words[name]["title"], words[name]["lead"]) for name in flow().chapters]
    return render(request, "intake/start.html", {"chapters": told})


@require_safe
def go_on(request: HttpRequest) -> HttpResponseBase:
    sitting = sitting_of_request(request)
    if waiting_taps(sitting):
        return redirect("intake:confirm")
    screen = sitting.here()
    return redirect("intake:screen", screen.id) if screen else redirect("intake:review")


@require_http_methods(["GET", "HEAD", "POST"])
def screen_page(request: HttpRequest, screen_name: str) -> HttpResponseBase:
    sitting = sitting_of_request(request)
    if waiting_taps(sitting):
        return redirect("intake:confirm")
    screen = sitting.screen(screen_name)
    if screen is None:
        return redirect("intake:go_on")
    if request.method == "POST":
        return _sent(request, sitting, screen)
    draft = draft_of(sitting.person, screen.id)
    return render(request, "intake/screen.html", screen_context(request, sitting, screen, draft, {}))


@require_POST
def keep(request: HttpRequest, screen_name: str) -> HttpResponse:
    """What is typed so far, kept while the person goes on."""
    sitting = sitting_of_request(request)
    screen = _asked_screen(sitting, screen_name)
    earlier = draft_of(sitting.person, screen.id)
    notes = {name: earlier[name] for name in (sending.CLARIFIED, sending.ASKED_AGAIN, sending.ALSO) if name in earlier}
    keep_draft(sitting.person, screen.id, {**_typed(request), **notes}, sitting.clock)
    return HttpResponse(status=204)


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    return {name: request.POST.getlist(name) for name in request.POST if name not in NOT_KEPT}


def _sent(request: HttpRequest, sitting: Sitting, screen: Screen) -> HttpResponseBase:
    return _take(request, sitting, screen, _typed(request))


def _take(request: HttpRequest, sitting: Sitting, screen: Screen, fields: dict[str, list[str]]) -> HttpResponseBase:
    """Read, ask once more where it is not clear, keep, and go on."""
    sent = sending.read_screen(sitting, screen, fields)
    if sent.problems:
        fields = {**fields, LEFT_OPEN: sent.left_open}
        keep_draft(sitting.person, screen.id, fields, sitting.clock)
        context = screen_context(request, sitting, screen, fields, sent.problems)
        return render(request, "intake/screen.html", context, status=400)
    if sending.unclear(sent, fields) or sending.new_conflicts(sitting, sent, fields):
        keep_draft(sitting.person, screen.id, fields, sitting.clock)
        return redirect(_with_then("intake:once_more", screen, request))
    return _keep(request, sitting, screen, sent)


def _with_then(name: str, screen: Screen, request: HttpRequest) -> str:
    then = "?then=review" if _then(request) == TO_REVIEW else ""
    return reverse(name, args=[screen.id]) + then


def _then(request: HttpRequest) -> str:
    return str(request.POST.get("then") or request.GET.get("then", ""))


def _keep(request: HttpRequest, sitting: Sitting, screen: Screen, sent: sending.Sent) -> HttpResponseBase:
    values = sending.changed(sitting, sent.values)
    confirm = sending.meaning_call_now(sitting, values)
    keep_answers(sitting.person, values, confirm, sitting.clock)
    drop_draft(sitting.person, screen.id)
    return redirect("intake:confirm") if confirm else _next(request, sitting, screen)


def _next(request: HttpRequest, before: Sitting, screen: Screen) -> HttpResponseBase:
    """The next screen. A new "call now" comes first; a question that has just opened on this screen stays here."""
    sitting = sitting_of(before.person, before.clock)
    if _calls_now(sitting) and not _calls_now(before):
        return redirect("hold")
    again = sitting.screen(screen.id)
    if again is not None and any(sitting.is_open(item) for item in again.items):
        return redirect(_with_then("intake:screen", screen, request))
    if _then(request) == TO_REVIEW and not sitting.open_items():
        return redirect("intake:review")
    following = sitting.here() if _then(request) == TO_REVIEW else _following(sitting, screen)
    return redirect("intake:screen", following.id) if following else redirect("intake:review")


def _following(sitting: Sitting, screen: Screen) -> Screen | None:
    """Between the legs is asked about at once (A2.1); whoever came by a jump goes back to what was left out."""
    saddle = flow().screen_of("S01")
    if screen.id == "A10" and saddle and SADDLE in (sitting.value("A10") or ()) and not sitting.was_seen("S01"):
        return sitting.screen(saddle.id)
    return sitting.here() if sitting.left_out_before(screen) else sitting.after(screen)


def _calls_now(sitting: Sitting) -> bool:
    return any(hold.tier == "EMERGENCY" and hold.cleared_on is None for hold in sitting.records.holds)


@require_http_methods(["GET", "HEAD", "POST"])
def once_more(request: HttpRequest, screen_name: str) -> HttpResponseBase:
    """One question more: what "not sure" means here, or two answers that do not fit together. Asked once."""
    sitting = sitting_of_request(request)
    screen = _asked_screen(sitting, screen_name)
    fields = draft_of(sitting.person, screen.id)
    sent = sending.read_screen(sitting, screen, fields)
    items = sending.unclear(sent, fields)
    conflicts = [] if items else sending.new_conflicts(sitting, sent, fields)
    if not items and not conflicts:
        return redirect("intake:screen", screen.id)
    asked = items or sending.asked_about(conflicts, sitting)
    if request.method == "POST":
        told = {**fields, **_typed(request), **_marked(fields, items, conflicts, asked, screen)}
        return _again(request, sitting, screen, told, asked, conflicts)
    context = once_more_context(request, sitting, screen, asked, conflicts, fields, {})
    return render(request, "intake/once_more.html", context)


def _marked(
    fields: dict[str, list[str]], items: list[str], conflicts: list[str], asked: list[str], screen: Screen
) -> dict[str, list[str]]:
    """Notes in the draft: what has now been asked once more, and which questions of other screens stood there."""
    elsewhere = [] if items else [item for item in asked if item not in {i.id for i in screen.items}]
    return {
        sending.CLARIFIED: [*fields.get(sending.CLARIFIED, []), *items],
        sending.ASKED_AGAIN: [*fields.get(sending.ASKED_AGAIN, []), *conflicts],
        sending.ALSO: [*fields.get(sending.ALSO, []), *elsewhere],
    }


def _again(
    request: HttpRequest, sitting: Sitting, screen: Screen, told: dict[str, list[str]], asked: list[str],
    conflicts: list[str],
) -> HttpResponseBase:  # fmt: skip
    sent = sending.read_screen(sitting, screen, told)
    if sent.problems:
        told = {**told, LEFT_OPEN: sent.left_open}
        context = once_more_context(request, sitting, screen, asked, conflicts, told, sent.problems)
        return render(request, "intake/once_more.html", context, status=400)
    return _take(request, sitting, screen, told)
