"""The countries of which we know the numbers to call."""

from typing import Any

from django.utils.translation import gettext as _

from hingeback.engine.library import load_library

ELSEWHERE = "ZZ"


def countries() -> dict[str, Any]:
    """By two-letter code, as in the content: name, emergency, crisis, advice; `default` for everywhere else."""
    return dict(load_library().tables.get("countries", {}))


def numbers_for(country: str) -> dict[str, Any]:
    """The numbers to call in this country, or the general ones."""
    known = countries()
    return dict(known.get(country) or known.get("default", {}))


def country_choices() -> list[tuple[str, str]]:
    """Sorted by name; "elsewhere" last, for which the general advice is shown. None is chosen beforehand: a wrong
    country would show wrong numbers to call.
    """
    named = [(code, str(entry["name"])) for code, entry in countries().items() if code != "default"]
    choose = ("", _("Please choose"))
    return [choose, *sorted(named, key=lambda pair: pair[1]), (ELSEWHERE, _("Somewhere else"))]
