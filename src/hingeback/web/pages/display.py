"""How one browser wants its pages: theme, text size, movement. Kept in a cookie, so it works before sign-in."""

from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

THEMES = (("auto", _("As my device")), ("light", _("Light")), ("dark", _("Dark")))
TEXT_SIZES = (("normal", _("Normal")), ("large", _("Large")), ("larger", _("Larger")))
MOTIONS = (("auto", _("As my device")), ("less", _("Less")))
COOKIE = "hingeback_display"
COOKIE_AGE_S = 60 * 60 * 24 * 365


class Display(NamedTuple):
    theme: str = "auto"
    text: str = "normal"
    motion: str = "auto"

    @property
    def cookie_value(self) -> str:
        return ".".join(self)


def _known(value: str | None, choices: tuple[tuple[str, object], ...]) -> str:
    words = [word for word, _label in choices]
    return value if value in words else words[0]


def chosen_display(theme: str | None, text: str | None, motion: str | None) -> Display:
    """Unknown words fall back to the first choice."""
    return Display(_known(theme, THEMES), _known(text, TEXT_SIZES), _known(motion, MOTIONS))


def display_of(request: HttpRequest | None) -> Display:
    raw = request.COOKIES.get(COOKIE, "") if request is not None else ""
    parts = [*raw.split("."), "", "", ""][:3]
    return chosen_display(parts[0], parts[1], parts[2])
