"""The opening, who are you, moving in, settings, export, and leaving for good."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hingeback.web.people import services
from hingeback.web.people.access import (
    access_person,
    account_of,
    clock_of,
    for_trusted_browser,
    open_to_all,
    request_is_from_lan,
)  # fmt: skip
from hingeback.web.people.cast import cast_groups
from hingeback.web.people.export import erase, export_of
from hingeback.web.people.forms import DeleteForm, JoinForm, PassphraseForm, SettingsForm
from hingeback.web.people.middleware import browser_is_trusted
from hingeback.web.people.models import Account
from hingeback.web.people.queries import FIRST_PLACES, PLACES, accounts_here, next_place
from hingeback.web.people.trust_cookie import keep_trust

BACKEND = "hingeback.web.people.backend.HomeBackend"


@open_to_all
@require_safe
def opening(request: HttpRequest) -> HttpResponseBase:
    """For myself, or look around the demo. Whoever is signed in goes on where they are; the demo shows its people."""
    if account_of(request) is not None:
        return redirect(next_place())
    if settings.REALM == "demo":
        return redirect("who")
    trusted = browser_is_trusted(request)
    return render(
        request, "people/opening.html", {"trusted": trusted, "somebody_lives_here": trusted and accounts_here()}
    )


@open_to_all
@require_safe
def open_by_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """The one-time link of the terminal. It works by GET, so that it can be clicked; a second use shows a page.

    It opens the computer that printed it and nothing in the home network: a phone is paired by a link of its own.
    """
    if request_is_from_lan(request):
        raise Http404
    if browser_is_trusted(request):
        return redirect("opening")
    clock = clock_of(request)
    if not services.use_opening_link(token, clock):
        return render(request, "people/link_used.html", status=410)
    return keep_trust(redirect("opening"), services.trust_browser(clock), request)


@open_to_all
@require_safe
def demo(request: HttpRequest) -> HttpResponseBase:
    """On to the demo; while it is being prepared, a page that looks again by itself."""
    if not settings.DEMO_ADDRESS:
        raise Http404
    if (settings.DATA_FOLDER / "demo.ready").exists():
        return redirect(settings.DEMO_ADDRESS)
    response = render(request, "people/demo_not_ready.html")
    response.headers["Refresh"] = "3"
    return response


@for_trusted_browser
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Who are you? In the demo: whose pages do you want to see?"""
    if settings.REALM == "demo":
        return render(request, "people/cast.html", {"groups": cast_groups(accounts_here())})
    return render(request, "people/who.html", {"accounts": accounts_here()})


@for_trusted_browser
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest, account_id: UUID) -> HttpResponseBase:
    """Ask for the passphrase if there is one; else the name is enough."""
    account = services.account_to_open(account_id)
    if account is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        problem = _wrong(request, account)
        if not problem:
            return _welcome(request, account)
    return render(request, "people/sign_in.html", {"account_here": account, "problem": problem})


def _wrong(request: HttpRequest, account: Account, passphrase: str | None = None) -> str:
    """What is wrong with the passphrase that was sent, or nothing."""
    word = request.POST.get("passphrase", "") if passphrase is None else passphrase
    try:
        fits = services.passphrase_fits(account, word, clock_of(request))
    except services.TryLater:
        return _("Too many tries. Wait a little, then try again.")
    return "" if fits else _("That is not the passphrase. Capital letters and spaces count.")


def _welcome(request: HttpRequest, account: Account, places: tuple[str, ...] = PLACES) -> HttpResponseBase:
    login(request, account, backend=BACKEND)
    return redirect(next_place(places))


@for_trusted_browser
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponseBase:
    """Moving in. Not in the demo: nobody's own record may begin there."""
    if settings.REALM == "demo":
        raise Http404
    form = JoinForm(request.POST or None, initial={"language": settings.LANGUAGE_CODE})
    if form.is_valid():
        told = form.cleaned_data
        person = services.join_home(
            told["name"], clock_of(request), told["country"], told["language"], told["time_zone"], told["passphrase"]
        )
        return _welcome(request, person.account, FIRST_PLACES)
    return render(request, "people/join.html", {"form": form}, status=400 if form.is_bound else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    logout(request)
    return redirect("opening")


@require_http_methods(["GET", "HEAD", "POST"])
def own_settings(request: HttpRequest) -> HttpResponseBase:
    """Country, language, time zone, name; and the passphrase, as a form of its own."""
    person = access_person(request)
    about_passphrase = request.POST.get("form") == "passphrase"
    tenant = person.tenant
    now = {"name": person.name, "country": tenant.country, "language": tenant.language, "time_zone": tenant.time_zone}
    form = SettingsForm(None if about_passphrase else request.POST or None, initial=now)
    passphrase = PassphraseForm(request.POST if about_passphrase else None)
    saved = _save_passphrase(request, passphrase) if about_passphrase else _save_settings(request, form)
    if saved:
        messages.success(request, _("Saved"))
        return redirect("settings")
    values = {"form": form, "passphrase": passphrase, "has_passphrase": person.account.has_usable_password()}
    return render(request, "people/settings.html", values, status=400 if request.method == "POST" else 200)


def _save_settings(request: HttpRequest, form: SettingsForm) -> bool:
    if not form.is_valid():
        return False
    services.change_home(access_person(request), **form.cleaned_data)
    return True


def _save_passphrase(request: HttpRequest, form: PassphraseForm) -> bool:
    """A new passphrase signs everybody else out: their sessions were made with the old one."""
    if not form.is_valid():
        return False
    account = access_person(request).account
    problem = _wrong(request, account, form.cleaned_data["current"])
    if problem:
        form.add_error("current", problem)
        return False
    services.set_passphrase(account, form.cleaned_data["new"])
    login(request, account, backend=BACKEND)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """A page that explains; the file itself comes by POST, with the passphrase if there is one."""
    person = access_person(request)
    problem = ""
    if request.method == "POST":
        problem = _wrong(request, person.account)
        if not problem:
            return _as_file(export_of(person, clock_of(request)))
    values = {"problem": problem, "has_passphrase": person.account.has_usable_password()}
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
        problem = _wrong(request, person.account, form.cleaned_data["passphrase"])
        if not problem:
            logout(request)
            erase(person, clock_of(request))
            return render(request, "people/deleted.html")
        form.add_error("passphrase", problem)
    values = {"form": form, "has_passphrase": person.account.has_usable_password()}
    return render(request, "people/delete_me.html", values, status=400 if form.is_bound else 200)
