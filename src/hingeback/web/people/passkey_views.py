"""Passkeys: the list, a new one, another name, taking one away; and signing out everywhere else."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hingeback.web.people import services
from hingeback.web.people.access import (
    access_person,
    account_of,
    clock_of,
    for_trusted_browser,
    request_is_from_lan,
)  # fmt: skip
from hingeback.web.people.ceremony import PasskeyRefused, creation_options, read_new_passkey, request_options
from hingeback.web.people.challenges import new_challenge, seal_of
from hingeback.web.people.forms import PasskeyForm
from hingeback.web.people.models import Account, Passkey, Person
from hingeback.web.people.passkey_place import passkey_place
from hingeback.web.people.passkeys import (
    TooManyPasskeys,
    keep_passkey,
    passkeys_at,
    passkeys_of,
    remove_passkey,
    rename_passkey,
)  # fmt: skip
from hingeback.web.people.proof import claim_of, has_proof, ways_to_prove, what_is_wrong, wrong_passkey
from hingeback.web.people.session_limits import same_age
from hingeback.web.people.signing_in import BACKEND


@require_http_methods(["GET", "HEAD", "POST"])
def passkeys(request: HttpRequest) -> HttpResponseBase:
    """Those that are there; by POST the one that was made just now is kept."""
    person = _at_home(request)
    form = PasskeyForm(request.POST or None)
    if form.is_valid():
        problem = _keep(request, person, form.cleaned_data["name"])
        if not problem:
            messages.success(request, _("Your passkey is kept. You can sign in with it from now on."))
            return redirect("passkeys")
        form.add_error("name", problem)
    values = {
        "passkeys": passkeys_of(person), "place": passkey_place(request), "form": form,
        **ways_to_prove(request, person.account),
    }  # fmt: skip
    return render(request, "people/passkeys.html", values, status=400 if form.is_bound else 200)


def _keep(request: HttpRequest, person: Person, name: str) -> str:
    """What went wrong, or nothing. The challenge was given out after the person had proven who they are."""
    place = passkey_place(request)
    try:
        if not place.works:
            raise PasskeyRefused
        made = read_new_passkey(request.POST.get("passkey", ""), place, claim_of(request, "register", []))
        keep_passkey(person, made, name, place, clock_of(request))
    except PasskeyRefused:
        return wrong_passkey()
    except TooManyPasskeys:
        return _("You have as many passkeys as we can keep. Please take one away first.")
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest, passkey_id: UUID) -> HttpResponseBase:
    """One passkey: another name, or gone. Taking it away signs out everywhere else, where it may have been used."""
    person = _at_home(request)
    found = Passkey.objects.filter(person=person, pk=passkey_id).first()
    if found is None:
        raise Http404
    form = PasskeyForm(request.POST or None, initial={"name": found.name})
    problem = _change(request, person, found, form) if request.method == "POST" else ""
    if request.method == "POST" and not problem and form.is_valid():
        return redirect("passkeys")
    values = {"passkey": found, "form": form, "problem": problem, **ways_to_prove(request, person.account)}
    return render(request, "people/passkey.html", values, status=400 if request.method == "POST" else 200)


def _change(request: HttpRequest, person: Person, found: Passkey, form: PasskeyForm) -> str:
    removing = request.POST.get("do") == "remove"
    if not form.is_valid():
        return ""
    if removing and _is_last_way_in(request, person.account):
        return _("On the home network a passphrase or a passkey is needed. Add another one first.")
    problem = what_is_wrong(request, person.account)
    if problem:
        return problem
    if not removing:
        rename_passkey(person, found.pk, form.cleaned_data["name"])
        return ""
    remove_passkey(person, found.pk)
    _only_here(request, person.account)
    messages.success(request, _("That passkey opens nothing any more. You are signed out everywhere else."))
    return ""


def _is_last_way_in(request: HttpRequest, account: Account) -> bool:
    person = access_person(request)
    return request_is_from_lan(request) and not account.has_usable_password() and len(passkeys_of(person)) == 1


@for_trusted_browser
@require_POST
def passkey_options(request: HttpRequest) -> JsonResponse:
    """What the browser needs for one ceremony. Signing in: for anybody; the rest for whoever is signed in."""
    place, purpose, account = passkey_place(request), request.POST.get("purpose", ""), account_of(request)
    if settings.REALM == "demo" or not place.works:
        return _refusal(_("Passkeys do not work at this address."))
    if purpose == "sign_in":
        return _to_sign(request, "sign_in", _named(request))
    if account is None:
        return _refusal(_("Please sign in first."))
    if purpose == "confirm":
        return _to_sign(request, "confirm", account)
    return _to_make(request, account) if purpose == "register" else _refusal(wrong_passkey())


def _to_sign(request: HttpRequest, purpose: str, account: Account | None) -> JsonResponse:
    place = passkey_place(request)
    known = passkeys_at(account, place) if account is not None else []
    challenge = new_challenge(purpose, seal_of(request), account, clock_of(request))
    return JsonResponse({"get": request_options(known, place, challenge)["publicKey"]})


def _to_make(request: HttpRequest, account: Account) -> JsonResponse:
    """A new way in is given only to whoever proves that they have one already, if there is one."""
    place = passkey_place(request)
    nothing_sent = not request.POST.get("passkey") and not request.POST.get("passphrase")
    if nothing_sent and has_proof(account) and passkeys_at(account, place):
        return _to_sign(request, "confirm", account)
    problem = what_is_wrong(request, account)
    if problem:
        return _refusal(problem)
    challenge = new_challenge("register", seal_of(request), account, clock_of(request))
    known = passkeys_at(account, place)
    return JsonResponse({"create": creation_options(account, known, place, challenge)["publicKey"]})


def _named(request: HttpRequest) -> Account | None:
    """The account of the sign-in page; without one the passkey itself says who it is."""
    try:
        return services.account_to_open(UUID(request.POST.get("account", "")))
    except ValueError:
        return None


def _refusal(problem: str) -> JsonResponse:
    return JsonResponse({"problem": problem}, status=400)


@for_trusted_browser
@require_POST
def at_localhost(request: HttpRequest) -> HttpResponseBase:
    """The same computer by its name, where passkeys work: a link for this browser, once and soon."""
    place: Any = passkey_place(request)
    if settings.REALM == "demo" or request_is_from_lan(request) or not place.elsewhere.startswith("http://localhost"):
        raise Http404
    link = f"{place.elsewhere}open/{services.link_for_this_browser(clock_of(request))}"
    return render(request, "people/at_localhost.html", {"link": link, "signed_in": account_of(request) is not None})


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponseBase:
    _only_here(request, access_person(request).account)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("settings")


def _only_here(request: HttpRequest, account: Account) -> None:
    services.sign_out_everywhere(account)
    with same_age(request):
        login(request, account, backend=BACKEND)


def _at_home(request: HttpRequest) -> Person:
    if settings.REALM == "demo":
        raise Http404
    return access_person(request)
