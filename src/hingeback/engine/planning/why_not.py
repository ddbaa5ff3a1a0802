"""Why an exercise is not in the week: the first rule that keeps it out, and what would change that (E5.8)."""

from collections.abc import Mapping
from typing import Any

from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.safety import Action
from hingeback.engine.contracts.value import Value
from hingeback.engine.planning.details import easier_than
from hingeback.engine.planning.errors import Withheld
from hingeback.engine.planning.exclusions import Excluded, Exclusion
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.person import Person, person_of
from hingeback.engine.planning.reasons import OWN, joined, sentence, topics_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import gait_flagged
from hingeback.engine.planning.week import plan_week, prepare


class UnknownExercise(ValueError):
    """There is no row of this id. The text says where to look."""

    def __init__(self, exercise_id: str) -> None:
        super().__init__(f"There is no exercise {exercise_id!r}. The ids are those of `hingeback exercises`.")


class WhyNot(Value):
    """`out` is False when the exercise is in the plan, or could be; then `rule` says what decides."""

    exercise: str
    out: bool
    rule: str
    answers: dict[str, Any] = {}
    source: str = OWN
    text: str
    would_change: str


def why_not(inp: PlanningInput, library: Library, exercise_id: str, plan: Plan | None = None) -> WhyNot:
    """The first rule that keeps the exercise out (order of C5 and E5.4). `plan`: the week that is asked about, if it is
    not the constructive one. Raises UnknownExercise."""
    if exercise_id not in library.exercises:
        raise UnknownExercise(exercise_id)
    try:
        person = person_of(inp, library)
    except Withheld as held:
        return _held(exercise_id, held, inp, library)
    kitchen = prepare(person, rules_of(library))
    found = kitchen.pool.excluded.get(exercise_id)
    if found:
        return _told(exercise_id, found, person, library, _easier(exercise_id, kitchen.pool.excluded, library))
    return _not_chosen(exercise_id, plan or plan_week(inp, library), kitchen, library)


def _held(exercise_id: str, held: Withheld, inp: PlanningInput, library: Library) -> WhyNot:
    answers: dict[str, Any] = {}
    for rule in inp.assessment.screen.rules:
        if rule.action is Action.WITHHOLD:
            answers |= rule.because
    missing = inp.state is State.INCOMPLETE and not held.rules
    exclusion = Exclusion("J3-HOLD", answers, ", ".join(inp.assessment.screen.missing if missing else held.rules))
    return _worded(exercise_id, exclusion, True, library)


def _easier(exercise_id: str, excluded: Excluded, library: Library) -> str:
    """The name of the step before; that it waits for a step of its own keeps it in the row of steps."""
    kept_out = {row: why for row, why in excluded.items() if why.rule != "J3-ENTRY-STEP"}
    found = easier_than(library.exercises[exercise_id], library, kept_out)
    return found.name if found else ""


def _told(exercise_id: str, found: Exclusion, person: Person, library: Library, easier: str) -> WhyNot:
    if found.rule.startswith("J2-"):
        found = Exclusion(found.rule, person.because_tag(found.detail), found.detail)
    return _worded(exercise_id, found, True, library, easier)


def _not_chosen(exercise_id: str, plan: Plan, kitchen: Kitchen, library: Library) -> WhyNot:
    """Nothing forbids it: it is planned, or others were better, or the new rows were used up."""
    planned = {item.exercise for day in plan.days for item in day.items}
    if exercise_id in planned:
        return _worded(exercise_id, Exclusion("PLANNED"), False, library)
    candidate = kitchen.pool.candidates[exercise_id]
    pillar = candidate.row.ppillar
    new = {item.exercise for day in plan.days for item in day.items if item.new}
    if pillar in kitchen.goals.minutes and not kitchen.goals.minutes[pillar]:
        exclusion = _without_minutes(pillar, kitchen)
    elif candidate.new and len(new) >= kitchen.draft.new_limit:
        exclusion = Exclusion("E5-5-NEW", {}, "")
    else:
        exclusion = Exclusion("E5-5", {}, "")
    return _worded(exercise_id, exclusion, False, library)


def _without_minutes(pillar: str, kitchen: Kitchen) -> Exclusion:
    """Walking practice that nothing asks for (J6.3), a pillar without rows enough (C5), or a week that is too short."""
    if pillar == "P-GAI" and not gait_flagged(kitchen.person):
        return Exclusion("J6.3", kitchen.person.cite("tests"))
    if pillar not in kitchen.goals.wanted:
        return Exclusion("C5")
    time = kitchen.person.inp.sheet.answers.A65
    short = time is not None and time.days * time.minutes <= kitchen.frame.minutes
    return Exclusion("J6.2", kitchen.person.cite("A65") if short else {})


def _worded(exercise_id: str, exclusion: Exclusion, out: bool, library: Library, easier: str = "") -> WhyNot:
    texts: Mapping[str, Mapping[str, str]] = library.texts["why_not"]
    words = {
        "detail": texts["words"].get(exclusion.detail, exclusion.detail),
        "easier": easier or texts["words"]["easier"],
        "topics": joined(topics_of(exclusion.answers, library), library),
    }
    return WhyNot(
        exercise=exercise_id,
        out=out,
        rule=exclusion.rule,
        answers=dict(exclusion.answers),
        text=sentence(texts["because"], exclusion.rule, **words),
        would_change=sentence(texts["change"], exclusion.rule, **words),
    )
