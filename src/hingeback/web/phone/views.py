"""Your phone: the way to trust it, the pairing code, the phones that are paired, and what a phone can do."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hingeback.lan.keeping import read_authority
from hingeback.lan.profile import as_der
from hingeback.lan.standing import Standing, read_standing
from hingeback.web.people.access import access_person, clock_of, open_to_all, request_is_from_lan
from hingeback.web.people.middleware import browser_is_trusted
from hingeback.web.people.trust_cookie import keep_trust
from hingeback.web.phone import services
from hingeback.web.phone.codes import code_svg, in_groups
from hingeback.web.phone.queries import paired_phones


@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """On the computer: how to bring a phone in. On the phone: what it can do. On both: the phones that are paired."""
    _not_in_the_demo()
    access_person(request)
    phones = paired_phones(request.COOKIES.get(settings.TRUST_COOKIE_NAME, ""))
    if request_is_from_lan(request):
        return render(request, "phone/on_the_phone.html", {"phones": phones})
    return render(
        request, "phone/on_the_computer.html", {"phones": phones, **_way_in(read_standing(settings.DATA_FOLDER))}
    )


def _way_in(standing: Standing | None) -> dict[str, object]:
    if standing is None or not standing.is_open:
        return {"standing": standing, "lan_command": settings.LAN_COMMAND}
    return {
        "standing": standing,
        "handout_code": code_svg(standing.handout(), _("Code to scan: the address of the certificate")),
        "fingerprint": in_groups(standing.fingerprint),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def pairing_code(request: HttpRequest) -> HttpResponseBase:
    """A fresh code, shown this once. Made on the computer alone: no phone can let another one in."""
    _not_in_the_demo()
    access_person(request)
    standing = read_standing(settings.DATA_FOLDER)
    if request.method != "POST" or standing is None or not standing.is_open or request_is_from_lan(request):
        return redirect("phone")
    link = services.new_pairing_link(clock_of(request))
    by_address = request.POST.get("by") == "address" or not standing.announced
    address = f"{standing.by_address() if by_address else standing.by_name()}pair/{link.token}"
    values = {
        "address": address, "code": code_svg(address, _("Code to scan: it pairs one phone")),
        "by_address": by_address, "standing": standing, "minutes": int(services.LINK_LIVES.total_seconds() // 60),
    }  # fmt: skip
    return render(request, "phone/code.html", values)


@require_POST
def remove(request: HttpRequest, phone_id: UUID) -> HttpResponseBase:
    """Sign a phone out for good, at once."""
    access_person(request)
    if not services.remove_phone(phone_id):
        raise Http404
    messages.success(request, _("Removed. That phone is signed out."))
    return redirect("phone")


@require_safe
def certificate(request: HttpRequest) -> HttpResponse:
    """The public certificate as a file, to carry it to the phone by cable or message."""
    access_person(request)
    authority = read_authority(settings.DATA_FOLDER)
    if settings.REALM == "demo" or authority is None:
        raise Http404
    response = HttpResponse(as_der(authority), content_type="application/x-x509-ca-cert")
    response.headers["Content-Disposition"] = 'attachment; filename="hingeback.crt"'
    return response


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, token: str) -> HttpResponseBase:
    """The pairing link, opened on the phone. A look at it uses nothing up; the button pairs."""
    if not request_is_from_lan(request):
        raise Http404
    if browser_is_trusted(request):
        return redirect("opening")
    if request.method == "POST":
        secret = services.pair_phone(token, request.headers.get("User-Agent", ""), clock_of(request))
        if secret is not None:
            return keep_trust(redirect("who"), secret, request)
    elif services.link_is_good(token, clock_of(request)):
        return render(request, "phone/pair.html")
    return render(request, "phone/link_too_old.html", status=410)


def _not_in_the_demo() -> None:
    """The demo stays on the computer: nothing in it is worth a way in from the network."""
    if settings.REALM == "demo":
        raise Http404
