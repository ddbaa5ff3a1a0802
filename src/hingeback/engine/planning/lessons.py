"""Which lessons a week holds (E3, H): two, in the first week three; only those that are written and unlocked."""

from typing import Any

from hingeback.engine.contracts.library import Lesson, Library
from hingeback.engine.planning.draft import Draft
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.places import rows_of_place
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.predicates import compile_predicate

FIRST_WEEK = 3
LATER_WEEKS = 2
_MANDATORY = ("H02",)
_FRAGILE = ("H01", "H03")
_FIRST = ("H09", "H10", "H01", "H05", "H21")
_LOW_EXPECTATION = 3


def lessons_of(person: Person, draft: Draft, library: Library) -> list[tuple[str, str]]:
    """(lesson id, rule of its reason) for this week, in the order of days."""
    ranked = _ranked(person, draft, library)
    if not ranked:
        return []
    week = person.inp.week
    start = 0 if week == 1 else FIRST_WEEK + LATER_WEEKS * (week - 2)
    count = min(FIRST_WEEK if week == 1 else LATER_WEEKS, len(ranked))
    return [(lesson, _rule(lesson, person)) for lesson in ((ranked * 3)[start % len(ranked) :])[:count]]


def _ranked(person: Person, draft: Draft, library: Library) -> list[str]:
    facts = unlock_facts(person, draft)
    open_ids = person.assessment.lessons_open
    unlocked = [
        lesson
        for lesson in library.lessons.values()
        if (open_ids is None or lesson.id in open_ids) and _fits(lesson, person, library) and _unlocked(lesson, facts)
    ]
    written = [lesson.id for lesson in unlocked if lesson.written]
    order = [*_MANDATORY, *(_FRAGILE if is_fragile(person) else ()), *_FIRST]
    return sorted(written, key=lambda name: (order.index(name) if name in order else len(order), name))


def _fits(lesson: Lesson, person: Person, library: Library) -> bool:
    """Pain elsewhere has its own list; lessons that name the back are left out there (J8)."""
    place = rows_of_place(person, rules_of(library))
    return place is None or lesson.id in (*_MANDATORY, *place.lessons)


def is_fragile(person: Person) -> bool:
    """Told fragile and expecting little: H01 and H03 first (C7)."""
    answers = person.inp.sheet.answers
    expects = answers.A81
    return bool(answers.A84) and expects is not None and expects <= _LOW_EXPECTATION


def _unlocked(lesson: Lesson, facts: dict[str, Any]) -> bool:
    return compile_predicate(lesson.unlock)(facts)


def unlock_facts(person: Person, draft: Draft) -> dict[str, Any]:
    answers, assessment = person.inp.sheet.answers, person.assessment
    work = answers.A89
    return {
        "A83": answers.A83 or 0,
        "A84": bool(answers.A84),
        "A87": answers.A87 or 0,
        "stage": assessment.stage.value if assessment.stage else None,
        "profiles": assessment.profiles,
        "modifiers": assessment.modifiers,
        "state": person.inp.state.value,
        "week": person.inp.week,
        "flare": person.inp.state.value == "FLARE",
        "test_flags": assessment.test_flags,
        "planned": frozenset(slot.pillar for day in draft.days for slot in day),
        "strength_sessions": max(0, draft.days_of("P-STR") - 1),
        "functional_strand": any(s.candidate.row.pillar == "functional" for day in draft.days for s in day),
        "visited": False,
        "boom_bust": False,
        "work_flag": bool(work and ((work.days_off or 0) > 14 or (work.expects is not None and work.expects <= 4))),
        "fear": answers.A80 or 0,
    }


def _rule(lesson: str, person: Person) -> str:
    if lesson in _FRAGILE and is_fragile(person):
        return "H-FIRST"
    return "H-START" if lesson in (*_MANDATORY, *_FIRST) else "H-REGION" if "CHRONIC_REGIONAL" in person.labels else "H"
