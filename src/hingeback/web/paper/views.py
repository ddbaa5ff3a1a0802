"""The week on paper."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hingeback.lan.standing import read_standing
from hingeback.web.paper.making import CannotPrint, pdf_of
from hingeback.web.people.access import access_person
from hingeback.web.plan.queries import Week
from hingeback.web.week.door import week_page

#: What `scripts/system-packages` asks for, too.
INSTALL = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
INSTALL_MAC = "brew install pango"
FILE_NAME = "hingeback-week.pdf"


@require_safe
@week_page
def week_pdf(request: HttpRequest, week: Week) -> HttpResponseBase:
    """Made anew each time and kept nowhere."""
    try:
        made = pdf_of(week, access_person(request), _own_address(request))
    except CannotPrint as problem:
        values = {"missing": problem.missing, "install": INSTALL, "install_mac": INSTALL_MAC}
        return render(request, "paper/cannot.html", values, status=503)
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


def _own_address(request: HttpRequest) -> str:
    """Where a phone finds this installation while it is open to phones; else where it was asked."""
    standing = read_standing(settings.DATA_FOLDER)
    if standing is not None and standing.is_open and settings.REALM != "demo":
        return (standing.by_name() if standing.announced else standing.by_address()).rstrip("/") + reverse("today")
    return request.build_absolute_uri(reverse("today"))
