"""A copy of everything, and leaving for good. Both ask once more who you are."""

from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.export import erase, export_of
from hingeback.web.people.forms import DeleteForm
from hingeback.web.people.proof import ways_to_prove, what_is_wrong


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """A page that explains; the file itself comes by POST, with the passphrase if there is one."""
    person = access_person(request)
    problem = ""
    if request.method == "POST":
        problem = what_is_wrong(request, person.account)
        if not problem:
            return _as_file(export_of(person, clock_of(request)))
    values = {"problem": problem, **ways_to_prove(request, person.account)}
    return render(request, "people/export.html", values, status=400 if problem else 200)


def _as_file(document: dict[str, object]) -> HttpResponse:
    response = JsonResponse(document, encoder=DjangoJSONEncoder, json_dumps_params={"indent": 1, "ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="hingeback-export.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def delete_me(request: HttpRequest) -> HttpResponseBase:
    """Everything of this person, for good, after the name was typed."""
    person = access_person(request)
    form = DeleteForm(person.account, request.POST or None)
    if form.is_valid():
        problem = what_is_wrong(request, person.account, form.cleaned_data["passphrase"])
        if not problem:
            gone = str(person.id)
            logout(request)
            erase(person, clock_of(request))
            return render(request, "people/deleted.html", {"gone": gone})
        form.add_error("passphrase", problem)
    values = {"form": form, **ways_to_prove(request, person.account)}
    return render(request, "people/delete_me.html", values, status=400 if form.is_bound else 200)
