"""What a person sees when an item opens: reasons, what would change it, neighbours, smaller dose, stop rule."""

from hingeback.engine.contracts.exercise import Caution, Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanItem, Reason
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.value import Value
from hingeback.engine.planning.doses import Dose, smaller_dose
from hingeback.engine.planning.exclusions import Excluded, exclusions_of, raised_cautions
from hingeback.engine.planning.person import Person, person_of
from hingeback.engine.planning.rules import rules_of

HALF_RANGE_GREENS = 2


class Neighbour(Value):
    """An easier or harder row. `open` says whether it may be planned now, `rule` what keeps it out if not."""

    exercise: str
    name: str
    open: bool
    rule: str = ""


class Neighbours(Value):
    easier: Neighbour | None = None
    harder: Neighbour | None = None


class ItemDetails(Value):
    """`cautions` are the raised ones, whose notes are shown before each start. `half_range` until two GREEN times."""

    exercise: str
    why: tuple[Reason, ...]
    changed_by: tuple[str, ...]
    neighbours: Neighbours
    smaller: PlanItem
    stop_rule: str
    cautions: tuple[Caution, ...]
    half_range: bool


def neighbours(inp: PlanningInput, library: Library, plan: Plan, exercise_id: str) -> Neighbours:
    """The nearest easier and harder launch row: along its ladder first, then by its links."""
    excluded = exclusions_of(person_of(inp, library), rules_of(library))
    return _neighbours(library.exercises[exercise_id], library, excluded)


def easier_than(row: Exercise, library: Library, excluded: Excluded) -> Neighbour | None:
    return _nearest(_below(row, library), library, excluded)


def _neighbours(row: Exercise, library: Library, excluded: Excluded) -> Neighbours:
    return Neighbours(
        easier=easier_than(row, library, excluded),
        harder=_nearest(_above(row, library), library, excluded),
    )


def _below(row: Exercise, library: Library) -> list[str]:
    ladder = [r for r in library.launch_rows() if r.ladder == row.ladder and r.step < row.step]
    return [r.id for r in sorted(ladder, key=lambda r: (-r.step, r.id))] + list(row.regression_to)


def _above(row: Exercise, library: Library) -> list[str]:
    ladder = [r for r in library.launch_rows() if r.ladder == row.ladder and r.step > row.step]
    return [r.id for r in sorted(ladder, key=lambda r: (r.step, r.id))] + list(row.progression_to)


def _nearest(names: list[str], library: Library, excluded: Excluded) -> Neighbour | None:
    """The first that nothing keeps out, else the first of all."""
    known = [n for n in names if n in library.exercises and library.exercises[n].release == 1]
    if not known:
        return None
    chosen = next((n for n in known if n not in excluded), known[0])
    rule = excluded[chosen].rule if chosen in excluded else ""
    return Neighbour(exercise=chosen, name=library.exercises[chosen].name, open=not rule, rule=rule)


def item_details(inp: PlanningInput, library: Library, plan: Plan, item: PlanItem) -> ItemDetails:
    """Everything behind one item that has an exercise."""
    person, row = person_of(inp, library), library.exercises[str(item.exercise)]
    excluded = exclusions_of(person, rules_of(library))
    raised = raised_cautions(row, person)
    return ItemDetails(
        exercise=row.id,
        why=item.why,
        changed_by=tuple(dict.fromkeys(answer for reason in item.why for answer in reason.answers)),
        neighbours=_neighbours(row, library, excluded),
        smaller=make_smaller(item, library),
        stop_rule=row.stop_rule,
        cautions=tuple(c for c in row.cautions if c.tag in raised or (c.word == "ok" and c.tag in person.tags)),
        half_range=_half_range(row, raised, person),
    )


def _half_range(row: Exercise, raised: tuple[str, ...], person: Person) -> bool:
    return bool(raised) and row.range == "end" and person.inp.history.of(row.id).greens_in_row < HALF_RANGE_GREENS


def make_smaller(item: PlanItem, library: Library) -> PlanItem:
    """The smaller dose of an item ("today is bad", a caution): never more than it was."""
    row = library.exercises[str(item.exercise)]
    small = smaller_dose(row, Dose(item.minutes, item.sets, item.reps, item.hold_s))
    return item.model_copy(
        update={"minutes": small.minutes, "sets": small.sets, "reps": small.reps, "hold_s": small.hold_s}
    )
