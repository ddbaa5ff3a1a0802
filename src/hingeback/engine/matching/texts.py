"""Plain words for what matching found: "your pattern looks most like", never a diagnosis."""

from hingeback.engine.contracts.assessment import Assessment
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.value import Value


class PatternText(Value):
    """`id` is the profile or modifier; `first_weeks` is empty for modifiers."""

    id: str
    title: str
    text: str
    first_weeks: str = ""


def profile_texts(assessment: Assessment, library: Library, language: str = "en") -> tuple[PatternText, ...]:
    """One text per profile, then one per modifier that is not a profile as well. Empty while held or incomplete."""
    texts = _texts(library, language)
    if not assessment.profiles:
        return ()
    profiles = [PatternText(id=name, **texts["profiles"][name]) for name in assessment.profiles]
    others = [name for name in assessment.modifiers if name not in assessment.profiles]
    return (*profiles, *(PatternText(id=name, **texts["modifiers"][name]) for name in others))


def lead_text(library: Library, language: str = "en") -> str:
    return str(_texts(library, language)["lead"])


def _texts(library: Library, language: str) -> dict[str, dict[str, dict[str, str]]]:
    """The texts of a language, English where it has none. English has no language in front of its names."""
    found: dict[str, dict[str, dict[str, str]]] = library.texts.get(f"{language}/profiles", library.texts["profiles"])
    return found
