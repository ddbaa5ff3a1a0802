"""Who are you: by name, passphrase or passkey; moving in; signing out."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hingeback.web.people import services
from hingeback.web.people.access import clock_of, for_trusted_browser, request_is_from_lan
from hingeback.web.people.cast import cast_groups
from hingeback.web.people.forms import ByNameForm, JoinForm
from hingeback.web.people.models import Account
from hingeback.web.people.passkey_place import passkey_place
from hingeback.web.people.proof import proven_by_passkey, what_is_wrong, wrong_passkey
from hingeback.web.people.queries import FIRST_PLACES, PLACES, accounts_here, next_place
from hingeback.web.people.ways_in import known_here, opened_by_name, remember_here, ways_in

BACKEND = "hingeback.web.people.backend.HomeBackend"


@for_trusted_browser
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Who are you? In the demo: whose pages do you want to see?"""
    if settings.REALM == "demo":
        return render(request, "people/cast.html", {"groups": cast_groups(accounts_here())})
    return _who(request)


def _who(request: HttpRequest, problem: str = "") -> HttpResponse:
    """In the home network a phone shows the names of those who signed in on it; others type theirs."""
    everybody = accounts_here()
    on_lan = request_is_from_lan(request) and len(everybody) > 1
    known = known_here(request) if on_lan else frozenset()
    shown = [account for account in everybody if account.pk in known] if on_lan else everybody
    by_name = opened_by_name(request, shown)
    values = {
        "accounts": [(account, account.pk in by_name) for account in shown], "problem": problem,
        "by_name": on_lan and bool(everybody), "place": passkey_place(request),
    }  # fmt: skip
    return render(request, "people/who.html", values, status=400 if problem else 200)


@for_trusted_browser
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest, account_id: UUID) -> HttpResponseBase:
    """Ask for the passphrase or the passkey; the name is enough only where nobody else could come in by it."""
    account = services.account_to_open(account_id)
    if account is None:
        raise Http404
    ways, problem = ways_in(request, account), ""
    if request.method == "POST" and not ways.closed:
        problem = "" if ways.name_alone else what_is_wrong(request, account, purpose="sign_in")
        if not problem:
            return welcome(request, account)
    values = {"account_here": account, "ways": ways, "problem": problem, "place": passkey_place(request)}
    refused = request.method == "POST"
    return render(request, "people/sign_in.html", values, status=400 if refused else 200)


@for_trusted_browser
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_name(request: HttpRequest) -> HttpResponseBase:
    """For whom the page does not name. Who lives here cannot be found out by it."""
    if settings.REALM == "demo":
        raise Http404
    form = ByNameForm(request.POST or None)
    if form.is_valid():
        account = services.account_by_name(
            form.cleaned_data["name"], form.cleaned_data["passphrase"], clock_of(request)
        )
        if account is not None:
            return welcome(request, account)
        form.add_error("passphrase", _("Name and passphrase do not fit. After several tries there is a wait."))
    return render(request, "people/by_name.html", {"form": form}, status=400 if form.is_bound else 200)


@for_trusted_browser
@require_POST
def sign_in_by_passkey(request: HttpRequest) -> HttpResponseBase:
    """The passkey says who it is."""
    if settings.REALM == "demo":
        raise Http404
    account = proven_by_passkey(request, request.POST.get("passkey", ""), "sign_in")
    return _who(request, wrong_passkey()) if account is None else welcome(request, account)


def welcome(request: HttpRequest, account: Account, places: tuple[str, ...] = PLACES) -> HttpResponseBase:
    """A session of its own for each sign-in, and a browser that knows them from now on."""
    login(request, account, backend=BACKEND)
    remember_here(request, account)
    return redirect(next_place(places))


@for_trusted_browser
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponseBase:
    """Moving in. Not in the demo: nobody's own record may begin there."""
    if settings.REALM == "demo":
        raise Http404
    needs_passphrase = request_is_from_lan(request)
    form = JoinForm(needs_passphrase, request.POST or None, initial={"language": settings.LANGUAGE_CODE})
    if form.is_valid():
        told = form.cleaned_data
        person = services.join_home(
            told["name"], clock_of(request), told["country"], told["language"], told["time_zone"], told["passphrase"]
        )
        return welcome(request, person.account, FIRST_PLACES)
    values = {"form": form, "needs_passphrase": needs_passphrase}
    return render(request, "people/join.html", values, status=400 if form.is_bound else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    logout(request)
    return redirect("opening")
