"""The opening, the link of the terminal, the way to the demo, and the settings."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hingeback.web.people import services
from hingeback.web.people.access import access_person, account_of, clock_of, open_to_all, request_is_from_lan
from hingeback.web.people.forms import PassphraseForm, SettingsForm
from hingeback.web.people.middleware import browser_is_trusted
from hingeback.web.people.passkeys import has_passkeys
from hingeback.web.people.proof import ways_to_prove, what_is_wrong
from hingeback.web.people.queries import accounts_here, next_place
from hingeback.web.people.signing_in import BACKEND
from hingeback.web.people.trust_cookie import keep_trust
from hingeback.web.people.ways_in import browser_of, remember_here


@open_to_all
@require_safe
def opening(request: HttpRequest) -> HttpResponseBase:
    """For myself, or look around the demo. Whoever is signed in goes on where they are; the demo shows its people."""
    account = account_of(request)
    if account is not None:
        remember_here(request, account)
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
    clock, here = clock_of(request), browser_of(request)
    used = services.use_opening_link(token, clock)
    if here is not None:
        if used:
            services.open_anew(here, clock)
        return redirect("opening")
    if not used:
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
    values = {
        "form": form, "passphrase": passphrase, "has_passkeys": has_passkeys(person.account),
        "people_here": len(accounts_here()), **ways_to_prove(request, person.account),
    }  # fmt: skip
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
    if not form.cleaned_data["new"] and request_is_from_lan(request) and not has_passkeys(account):
        form.add_error("new", _("On the home network a passphrase or a passkey is needed."))
        return False
    problem = what_is_wrong(request, account, form.cleaned_data["current"])
    if problem:
        form.add_error("current", problem)
        return False
    services.set_passphrase(account, form.cleaned_data["new"])
    login(request, account, backend=BACKEND)
    return True
