"""The web-app manifest: what a phone needs to put Hingeback among its apps."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hingeback.web.pages.tokens import load_tokens
from hingeback.web.people.access import open_to_all

#: File, size and purpose of each icon; drawn by `python -m hingeback.web.pages.app_icons`.
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


@open_to_all
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The same for everybody but for the language. Colours are those of the light theme; pages name both."""
    floor = load_tokens().value("floor", "light")
    today = reverse("today")
    described = {
        "id": today,
        "name": _("Hingeback: exercise for a sore back"),
        "short_name": "Hingeback",
        "description": _("Small, steady steps for a sore back"),
        "lang": get_language() or "en",
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": today,
        "scope": "/",
        "display": "standalone",
        "theme_color": floor,
        "background_color": floor,
        "categories": ["health", "fitness"],
        "icons": [
            {"src": static(f"icons/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in ICONS
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json")
