"""Sync for devices, and the page of what was not sent yet."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from hingeback.web.people.access import access_person, clock_of, for_apps
from hingeback.web.sync.answering import about_app, log_place, standing
from hingeback.web.sync.origin import from_here_alone
from hingeback.web.sync.reading import LONGEST, Batch, Unreadable, read_batch
from hingeback.web.sync.taking import take
from hingeback.web.sync.words import words_for_codes, words_for_types


@for_apps
@from_here_alone
@require_POST
def sync(request: HttpRequest) -> HttpResponseBase:
    """Take in what a device tells, and say what it has to know. Codes: `docs/sync.md`."""
    person = access_person(request)
    try:
        batch = read_batch(_content(request))
    except Unreadable as unreadable:
        return JsonResponse({"code": unreadable.code}, status=413 if unreadable.code == "too-long" else 400)
    if batch.person_id != person.id:
        return JsonResponse({"code": "other-person"}, status=403)
    return _answered(request, batch)


def _content(request: HttpRequest) -> bytes:
    """Not a byte more than the limit is read."""
    said = request.headers.get("Content-Length", "")
    if said.isascii() and said.isdigit() and int(said[:12]) > LONGEST:
        raise Unreadable("too-long")
    return request.read(LONGEST + 1)


def _answered(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The mark is looked up before anything is taken in: what comes now must not hide what was forgotten."""
    person, clock = access_person(request), clock_of(request)
    log = log_place(person, batch.mark, clock)
    answers = take(person, batch, clock)
    told = {"answers": answers, "log": log, **standing(person, clock), "app": about_app(batch.app)}
    return JsonResponse(told)


@require_safe
def unsent(request: HttpRequest) -> HttpResponseBase:
    """What waits on this device, and what the server refused. The list itself never leaves the device."""
    access_person(request)
    return render(request, "sync/unsent.html", {"types": words_for_types(), "codes": words_for_codes()})
