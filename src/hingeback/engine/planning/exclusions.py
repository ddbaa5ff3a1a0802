"""Which rows are out for one person, and by which rule first (C5, E5.4, annex J2, J3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import Standing
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.rules import Hold, PlanningRules

CAUTIONS_THAT_AVOID = 3
_SET_LEAST = 3


@dataclass(frozen=True, slots=True)
class Exclusion:
    """The first rule that keeps a row out. `detail` names what it is about (a tag, a thing, a label)."""

    rule: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    detail: str = ""


Excluded = dict[str, Exclusion]


def exclusions_of(person: Person, rules: PlanningRules) -> Excluded:
    """Row id -> the first rule that keeps it out, rows of a set and steps of a ladder included."""
    hard = _first_of(person, rules, _HARD)
    out = dict(hard)
    for group in (_levels, _cautioned_levels):
        _add(out, group(person, rules))
    _add(out, _short_sets(person, rules, out, hard))
    return out


Group = Callable[[Person, PlanningRules], Iterator[tuple[str, Exclusion]]]


def _first_of(person: Person, rules: PlanningRules, groups: Iterable[Group]) -> Excluded:
    out: Excluded = {}
    for group in groups:
        _add(out, group(person, rules))
    return out


def _add(out: Excluded, found: Iterable[tuple[str, Exclusion]]) -> None:
    for row, exclusion in found:
        out.setdefault(row, exclusion)


def _gentle(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    if person.gentle:
        yield from _state_limits(person, rules, only="J3-GENTLE")


def _states(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    yield from _state_limits(person, rules, only="")


def _state_limits(person: Person, rules: PlanningRules, only: str) -> Iterator[tuple[str, Exclusion]]:
    for limit in rules.states:
        if (not only or limit.id == only) and limit.when(person.facts):
            exclusion = Exclusion(limit.id, _state_answers(person, limit.id), person.inp.state.value)
            yield from ((row.id, exclusion) for row in rules.launch if row.id not in limit.allowed)


def _state_answers(person: Person, rule: str) -> dict[str, Any]:
    if rule != "J3-GENTLE":
        return person.because("stage", "irritability")
    cited: dict[str, Any] = {}
    for fired in person.assessment.screen.rules:
        if fired.action.value == "GENTLE_ONLY":
            cited |= fired.because
    return cited


def _holds(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    for hold in rules.holds:
        if hold.when(person.facts):
            answers = _floor_answers(person) if hold.id == "J3-FALLS-2" else person.because(*hold.because)
            exclusion = Exclusion(hold.id, answers, hold.label)
            yield from ((row, exclusion) for row in held_rows(hold, person, rules))


def _floor_answers(person: Person) -> dict[str, Any]:
    return {"A68": {"floor_work": "refuse"}} if person.facts["floor_refused"] else person.cite("A69")


def held_rows(hold: Hold, person: Person, rules: PlanningRules) -> Iterable[str]:
    """Rows of a hold that is in force, its release considered."""
    if hold.released is None or not hold.released(person.facts):
        return hold.out
    if hold.still_out is None:
        return ()
    still = hold.still_out
    return [row for row in sorted(hold.out) if still({**person.facts, **rules.row_facts[row]})]


def _refused(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    for word in sorted(person.refused & rules.likings.keys()):
        exclusion = Exclusion("E5-4-REFUSED", {"A68": {word: "refuse"}}, word)
        yield from ((row, exclusion) for row in sorted(rules.likings[word]))


def _equipment(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    owned = equipment_of(person, rules)
    for row in rules.launch:
        for thing in row.equipment:
            if thing not in owned:
                yield row.id, Exclusion("E5-4-EQUIPMENT", {"A67": person.given("A67") or ()}, thing)
                break


def equipment_of(person: Person, rules: PlanningRules) -> set[str]:
    """Words of the library that this person has: the household and what A67 names (J2.2)."""
    table = rules.tables["emphasis"]
    owned = set(table["household"])
    for thing in person.inp.sheet.answers.A67 or ():
        owned.update(table["equipment"].get(thing, ()))
    return owned


def _positions(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    out = set(person.facts["positions_out"])
    if "kneeling" in out:
        out |= {"half_kneeling", "quadruped"}
    for row in rules.launch:
        if row.position in out:
            yield row.id, Exclusion("E5-4-POSITION", person.cite("A69"), row.position)


def _tags(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    for row in rules.launch:
        found = _tag_exclusion(row, person)
        if found:
            yield row.id, found


def _tag_exclusion(row: Exercise, person: Person) -> Exclusion | None:
    raised = 0
    for caution in row.cautions:
        if caution.word == "recommended":
            if caution.tag == "clinician_only" or not person.inp.history.of(row.id).shown_by_clinician:
                return Exclusion(f"J2-{caution.tag}", {}, caution.tag)
        elif caution.tag in person.tags:
            if caution.word in ("avoid", "stop"):
                return Exclusion(f"J2-{caution.tag}", person.tags[caution.tag], caution.tag)
            raised += caution.word == "caution"
    if raised >= CAUTIONS_THAT_AVOID:
        return Exclusion("J2.1-7", _caution_answers(row, person), "three cautions")
    return None


def _caution_answers(row: Exercise, person: Person) -> dict[str, Any]:
    cited: dict[str, Any] = {}
    for tag in raised_cautions(row, person):
        cited |= person.tags[tag]
    return cited


def raised_cautions(row: Exercise, person: Person) -> tuple[str, ...]:
    """Tags of a row's `caution` words that are raised for this person."""
    return tuple(c.tag for c in row.cautions if c.word == "caution" and c.tag in person.tags)


def _packs(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    for pack in rules.tables["emphasis"]["packs"]:
        if any(getattr(person.inp.sheet.answers, item) is None for item in pack["needs"]):
            yield pack["row"], Exclusion(pack["rule"], {}, ", ".join(pack["needs"]))


def _blocked(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    for standing in person.inp.history.standings:
        if standing.blocked_until and standing.blocked_until > person.inp.starts:
            yield standing.exercise, Exclusion("F2-7", {}, standing.blocked_until.isoformat())


def _wishes(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    for wish in person.inp.history.wishes:
        if wish.leave_out is not None:
            yield wish.leave_out, Exclusion("WISH", {}, "left out as you wished")


def _not_launched(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    for row in rules.rows.values():
        if row.release != 1:
            yield row.id, Exclusion("J4-RELEASE", {}, "a later release")


def _levels(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    allowed = entry_level(person, rules)
    for row in rules.launch:
        if row.level > allowed and row.id not in person.known and not reached(row, person):
            yield row.id, Exclusion("J3-ENTRY", _entry_answers(person), f"level {row.level}")


def _cautioned_levels(person: Person, rules: PlanningRules) -> Iterator[tuple[str, Exclusion]]:
    """A caution takes one off the allowed level; rows of level 1 stay (J2.1)."""
    allowed = entry_level(person, rules) - 1
    for row in rules.launch:
        if row.level > 1 and row.level > allowed and raised_cautions(row, person) and not _far_climbed(row, person):
            yield row.id, Exclusion("J2.1-1", _caution_answers(row, person), f"level {row.level}")


def _far_climbed(row: Exercise, person: Person) -> bool:
    """Reached by F2 or known, and not a row at the very limit of the state."""
    limit = {"CALM": 2, "FLARE": 2, "BUILD": 4}.get(person.inp.state.value, 5)
    return (reached(row, person) or row.id in person.known) and row.level <= limit - 1


def _entry_answers(person: Person) -> dict[str, Any]:
    return person.because("A82", "A63") if person.facts["conf"] <= 3 else person.cite("A63")


def entry_level(person: Person, rules: PlanningRules) -> int:
    """Highest level of a new row (J3.1, Entry)."""
    level = next(level for when, level in rules.entry if when(person.facts))
    return max(1, level - 1) if rules.entry_one_less(person.facts) else level


def reached(row: Exercise, person: Person) -> bool:
    """True if F2 has brought this person up to the row's step."""
    return person.inp.history.ladder_steps.get(row.ladder, 0) >= row.step


def standing_of(row: Exercise, person: Person) -> Standing:
    return person.inp.history.of(row.id)


def _short_sets(person: Person, rules: PlanningRules, out: Excluded, hard: Excluded) -> Iterator[tuple[str, Exclusion]]:
    """A set obeys the cautions of each of its rows; with fewer than three rows left it is out (J5)."""
    for name, members in rules.sets.items():
        left = set_rows_left(members, hard)
        if name not in out and len(left) < _SET_LEAST:
            blocker = next(hard[row] for row in members if row in hard)
            yield name, Exclusion("J5-SET", blocker.answers, blocker.rule)


def set_rows_left(members: tuple[str, ...], hard: Mapping[str, Exclusion]) -> tuple[str, ...]:
    return tuple(row for row in members if row not in hard)


_HARD: tuple[Group, ...] = (
    _not_launched, _gentle, _holds, _refused, _equipment, _positions, _tags, _states, _packs, _blocked, _wishes,
)  # fmt: skip
