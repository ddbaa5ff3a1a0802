"""Answers the branch items that other answers have opened, so that a painted person is still complete."""

from tests.population.calm import REGIONAL_ITEMS, Person

from hingeback.engine.contracts.regions import BACK, region_of

_LEG = ("thigh_front", "thigh_back", "calf_shin", "foot")
_LEG_EXTENTS = ("buttock", "thigh", "below_knee")


def complete(person: Person, age: int) -> Person:
    """Fill in what has become due: leg pain, pregnancy signs, wound, young sport, regional items, mood."""
    _leg_pain(person)
    _pregnancy(person, age)
    if age < 26:
        person.setdefault("S17", {"answer": "no"})
    if person["A50"]["type"] != "none":
        person.setdefault("S51", {"answer": "no"})
    if region_of(person["A11"]) not in BACK:
        for item in REGIONAL_ITEMS:
            person.setdefault(item, {"answer": "no"})
    if _mood_is_low(person):
        person.setdefault("M02", "no")
    return person


def _leg_pain(person: Person) -> None:
    ticked = any(region_of(code) in _LEG for code in person["A10"])
    if ticked or person["A17"].get("leg_extent") in _LEG_EXTENTS:
        person.setdefault("A16", person["A15"]["avg7"])


def _pregnancy(person: Person, age: int) -> None:
    if person["A02"] != "male" and 12 <= age <= 55:
        person.setdefault("A04", {"pregnant": "no"})
    if person.get("A04", {}).get("pregnant") in ("yes", "not_sure"):
        person.setdefault("S50", {"answer": "no"})


def _mood_is_low(person: Person) -> bool:
    scores = person["A86"]
    phq2 = scores.get("phq2", scores.get("interest", 0) + scores.get("down", 0))
    gad2 = scores.get("gad2", scores.get("nervous", 0) + scores.get("worry", 0))
    return bool(phq2 >= 3 or gad2 >= 3 or person.get("distress_text"))
