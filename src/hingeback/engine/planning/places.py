"""The place that hurts: rows of annex J8 for pain elsewhere, and which ladders are about another place."""

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.regions import BACK, region_of
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.rules import PlaceRows, PlanningRules


def region_label(person: Person, rules: PlanningRules) -> str | None:
    """REG-… or WIDE of annex J8 for pain whose main place is not the back; None otherwise."""
    main = person.inp.sheet.answers.A11
    place = region_of(main) if main else ""
    if "CHRONIC_REGIONAL" in person.labels:
        return next((rows.label for rows in rules.places if place in rows.regions), "REG-OTHER")
    return "WIDE" if "WIDE" in person.labels and place and place not in BACK else None


def rows_of_place(person: Person, rules: PlanningRules) -> PlaceRows | None:
    label = region_label(person, rules)
    return next((rows for rows in rules.places if rows.label == label), None)


def match_of_place(person: Person, rules: PlanningRules) -> frozenset[str]:
    """Rows that J8 favours for this person; in pain of another single region, those of the painless ones too."""
    rows = rows_of_place(person, rules)
    if rows is None:
        return frozenset()
    if rows.regions or rows.label == "WIDE":
        return rows.match
    painful = painful_regions(person)
    painless = (other.match for other in rules.painless if not painful & other.regions)
    return rows.match.union(*painless)


def painful_regions(person: Person) -> frozenset[str]:
    answers = person.inp.sheet.answers
    codes = (*(answers.A10 or ()), *((answers.A11,) if answers.A11 else ()))
    return frozenset(map(region_of, codes))


def nearness(row: Exercise, own: frozenset[str], painful: frozenset[str], rules: PlanningRules) -> int:
    """1 for a row of the place that hurts, -1 for one of the neck, shoulder or knee where that is well, else 0."""
    regions = rules.ladder_regions.get(row.ladder)
    if row.id in own:
        return 1
    return -1 if regions and not regions & painful else 0
