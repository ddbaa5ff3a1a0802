"""The shelf of lessons, and one lesson with the question at its end."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.judging import library
from hingeback.web.ids import new_id
from hingeback.web.learn.models import LessonRecord
from hingeback.web.learn.pictures import with_pictures
from hingeback.web.learn.services import NoSuchAnswer, answer_question, confirm_read
from hingeback.web.learn.shelf import FIRST, Shelf, shelf_of
from hingeback.web.learn.text import LessonText, confirming_words, text_of
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.countries import numbers_for


def _frame(state: HoldState) -> dict[str, Any]:
    """Under a hold there are no tabs: the way leads back to what to do now."""
    is_open = allows_exercises(state)
    return {"frame": "pages/base.html" if is_open else "pages/bare.html", "held": not is_open}


@require_safe
def learn(request: HttpRequest) -> HttpResponseBase:
    person, clock = access_person(request), clock_of(request)
    state = hold_state(person, clock)
    shelf = shelf_of(person, state, clock)
    return render(request, "learn/learn.html", {**_frame(state), "shelf": shelf, "day": state.as_of})


@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, lesson_id: str) -> HttpResponseBase:
    """One lesson. A closed one says what opens it; one that is not written is not there."""
    person, clock = access_person(request), clock_of(request)
    found = library().lessons.get(lesson_id)
    if found is None or not found.written:
        raise Http404
    state = hold_state(person, clock)
    shelf = shelf_of(person, state, clock)
    text = text_of(found, shelf.elsewhere, library())
    if shelf.book(lesson_id) is None:
        closed = next((book for book in shelf.later if book.id == lesson_id), None)
        values = {**_frame(state), "text": text, "closed": closed, "shelf": shelf}
        return render(request, "learn/closed.html", values, status=403)
    problem = ""
    if request.method == "POST":
        problem = _keep(request, text)
        if not problem:
            return redirect(reverse("lesson", args=[lesson_id]) + "#question")
    values = {**_frame(state), **_page(request, text, shelf, problem)}
    return render(request, "learn/lesson.html", values, status=400 if problem else 200)


def _keep(request: HttpRequest, text: LessonText) -> str:
    """Keep what the form says; what to mend if it says nothing."""
    person, clock = access_person(request), clock_of(request)
    if request.POST.get("act") == "confirm":
        confirm_read(person, library().lessons[text.id], clock, _form(request))
        return ""
    try:
        answer_question(person, text, _choice(request), clock, _form(request))
    except NoSuchAnswer:
        return _("Please choose one answer.")
    return ""


def _choice(request: HttpRequest) -> int:
    told = str(request.POST.get("answer", ""))
    return int(told) if told.isascii() and told.isdigit() and len(told) < 3 else -1


def _form(request: HttpRequest) -> UUID | None:
    try:
        return UUID(str(request.POST.get("event", "")))
    except ValueError:
        return None


def _page(request: HttpRequest, text: LessonText, shelf: Shelf, problem: str) -> dict[str, Any]:
    person, clock = access_person(request), clock_of(request)
    book, record = shelf.book(text.id), shelf.records.get(text.id)
    numbers = numbers_for(person.tenant.country)
    return {
        "text": text, "book": book, "sections": with_pictures(text.id, text.sections), "problem": problem,
        "choices": [(n, answer["text"]) for n, answer in enumerate(text.answers)],
        "told": _told(text, record), "record": record, "event": new_id(clock.now()),
        "confirming": confirming_words(library().lessons[text.id]), "next_book": shelf.next_after(text.id),
        "call": str((numbers.get("emergency") or ["112"])[0]) if text.id == FIRST else "",
    }  # fmt: skip


def _told(text: LessonText, record: LessonRecord | None) -> dict[str, Any] | None:
    """The answer that was given last, with its feedback; None where the question has other answers by now."""
    if record is None or not record.last_answer:
        return None
    return next((answer for answer in text.answers if str(answer["text"])[:400] == record.last_answer), None)
