"""Days that have begun stay as they were: a planner copies them and plans the rest around them."""

from hingeback.engine.contracts.plan import PlanDay, PlanItem
from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Slot
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.pool import Candidate, is_free_of_new


def begun(person: Person) -> dict[int, PlanDay]:
    """Place in the week -> the day to copy."""
    inp = person.inp
    if inp.previous is None or inp.frozen_before is None:
        return {}
    places = {(day.date - inp.starts).days: day for day in inp.previous.days if day.date < inp.frozen_before}
    return {place: day for place, day in places.items() if 0 <= place < 7}


def take_frozen(kitchen: Kitchen) -> None:
    """Counts what the begun days hold and closes them for the planner."""
    copied = begun(kitchen.person)
    for place, day in copied.items():
        for item in day.items:
            if item.exercise in kitchen.rules.rows:
                kitchen.draft.add(place, _slot(item, kitchen))
    kitchen.draft.frozen = frozenset(copied)


def _slot(item: PlanItem, kitchen: Kitchen) -> Slot:
    row = kitchen.rules.rows[str(item.exercise)]
    known = kitchen.pool.candidates.get(row.id)
    dose = Dose(item.minutes, item.sets, item.reps, item.hold_s)
    new = item.new and not is_free_of_new(row)
    candidate = known or Candidate(row, (dose,), 1, new, 0, 0, (), (), "", (), False, "")
    return Slot(candidate, dose, item.pillar, "frozen", item.uncounted)


def frozen_days(person: Person, days: tuple[PlanDay, ...]) -> tuple[PlanDay, ...]:
    copied = begun(person)
    return tuple(copied.get(place, day) for place, day in enumerate(days))
