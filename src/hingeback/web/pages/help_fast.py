"""When to get help fast: the text of the lesson, the numbers of the country."""

from typing import Any

from hingeback.engine.library import load_library

_LESSON = "H02"
#: The lists of signs stand in the order of the tiers.
_TIERS = ("EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST")


def help_context(country: str) -> dict[str, Any]:
    library = load_library()
    countries: dict[str, Any] = library.tables.get("countries", {})
    numbers = countries.get(country) or countries.get("default") or {}
    emergency = [str(number) for number in numbers.get("emergency", [])] or ["112"]
    lesson = library.lessons.get(_LESSON)
    named = sorted(((code, each["name"]) for code, each in countries.items() if code != "default"), key=lambda p: p[1])
    return {
        "sections": _with_tiers(lesson.sections if lesson else ()),
        "number": emergency[0],
        "more_numbers": emergency[1:],
        "dial": emergency[0].replace(" ", ""),
        "known_country": country in countries and country != "default",
        "country": country,
        "countries": named,
        "crisis": [
            (line["name"], line["number"], line["number"].replace(" ", "")) for line in numbers.get("crisis", [])
        ],
        "advice": numbers.get("advice", ""),
    }


def _with_tiers(sections: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """Sections with a list of signs carry the badge of their tier; those come first."""
    tiers = iter(_TIERS)
    marked = [{**section, "tier": next(tiers, "") if section.get("points") else ""} for section in sections]
    return sorted(marked, key=lambda section: not section["tier"])
