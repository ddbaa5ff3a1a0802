"""The wording of the intake, from `content/texts`, by item and by part."""

from typing import Any

from hingeback.web.care.judging import library

Words = dict[str, Any]


def intake_words() -> Words:
    return dict(library().texts["intake"])


def of_item(item: str) -> Words:
    """`question`, `help`, `why`, `label`, maybe `options`, `parts`, `extras`, `ends`, `unit`, `statement`."""
    return dict(intake_words()["items"][item])


def of_part(item: str, part: str) -> Words:
    words = of_item(item)
    found = {**words.get("parts", {}), **words.get("extras", {})}.get(part, {})
    return dict(found)


def of_follow_up(item: str, name: str) -> Words:
    """A follow-up question of a safety item; some items word their own."""
    general = intake_words()["follow_ups"][name]
    return {**general, **of_item(item).get("follow_ups", {}).get(name, {})}


def options_of(item: str, part: str = "") -> list[tuple[str, str]]:
    """Code and words of the options; those of a part, or those that all parts share."""
    words = of_part(item, part) if part else {}
    return [(str(code), str(text)) for code, text in (words.get("options") or of_item(item).get("options", {})).items()]


def capital(text: str) -> str:
    """The first letter large: a label as a heading."""
    return text[:1].upper() + text[1:]
