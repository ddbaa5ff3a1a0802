"""People at the edges: least time, most wishes, everything refused, every tag at once, every boundary value."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from random import Random

from tests.population.calm import (
    AGGRAVATIONS,
    EQUIPMENT,
    FIRST_DAY,
    LIKABLE,
    TIMES,
    Person,
    birth_date,
    calm_person,
)
from tests.population.complete import complete
from tests.population.patterns import PAINTERS
from tests.population.people import sheet_of

from hingeback.engine.contracts.answers import AnswerSheet

Edge = Callable[[Random, Person, int], None]


def _least_time(rng: Random, person: Person, age: int) -> None:
    person["A65"] = {"days": 1, "minutes": 5, "decline_light": rng.random() < 0.5}


def _most_time(rng: Random, person: Person, age: int) -> None:
    person |= {"A65": {"days": 7, "minutes": 60}, "A66": 300, "A60": 600, "A61": 5, "A63": True}


def _full_week_of_little(rng: Random, person: Person, age: int) -> None:
    person["A65"] = {"days": 7, "minutes": rng.choice((5, 10))}


def _refuses_everything(rng: Random, person: Person, age: int) -> None:
    person |= {"A68": dict.fromkeys(LIKABLE, "refuse"), "A69": ["supine", "prone", "kneeling", "floor"]}


def _refuses_cardio(rng: Random, person: Person, age: int) -> None:
    person["A68"] = dict.fromkeys(("walking", "cycling", "swimming", "treadmill"), "refuse")


def _lies_nowhere(rng: Random, person: Person, age: int) -> None:
    person["A69"] = ["supine", "prone", "kneeling", "floor"]


def _owns_everything(rng: Random, person: Person, age: int) -> None:
    person["A67"] = list(EQUIPMENT)


def _owns_nothing(rng: Random, person: Person, age: int) -> None:
    person["A67"] = []


def _every_tag(rng: Random, person: Person, age: int) -> None:
    person |= {
        "A95": "yes", "A96": ["gap", "leaking", "heaviness"], "A97": ["raynaud", "cold_allergy", "circulation"],
        "A98": ["numb", "wound", "bruise", "cancer", "cannot_remove"], "A100": ["standing_up", "spinning"],
        "A99": ["knee", "hip", "outer_hip", "shoulder", "wrist", "neck", "heel", "back_thigh"], "A101": "yes",
        "A102": "yes", "A103": "yes", "A105": "no", "A53": ["anticoagulant", "beta_blocker"],
        "A52": ["hernia", "pelvic_floor", "balance_neuro", "pots_dizziness", "uncontrolled_bp"],
        "A94": {"joints": ["hip_L", "knee_R"], "avoid_flexion": "not_sure", "avoid_extension": "yes"},
    }  # fmt: skip


def _everything_hurts(rng: Random, person: Person, age: int) -> None:
    person |= dict.fromkeys(AGGRAVATIONS, 2)
    PAINTERS["IRRITABLE"](rng, person, age)


def _every_label(rng: Random, person: Person, age: int) -> None:
    for name in ("DISC", "SCI", "OA", "SPONDY", "OST", "HYPERM", "FALLS", "BP", "POSTURE"):
        PAINTERS[name](rng, person, age)


def _all_peripheralise(rng: Random, person: Person, age: int) -> None:
    person["A40"] = dict.fromkeys(("flexion", "extension", "side"), "peripheralised")


def _no_wish(rng: Random, person: Person, age: int) -> None:
    """Left as painted so far."""


EDGES: dict[str, Edge] = {
    "none": _no_wish, "least_time": _least_time, "most_time": _most_time, "daily_little": _full_week_of_little,
    "refuses_everything": _refuses_everything, "refuses_cardio": _refuses_cardio, "lies_nowhere": _lies_nowhere,
    "owns_everything": _owns_everything, "owns_nothing": _owns_nothing, "every_tag": _every_tag,
    "everything_hurts": _everything_hurts, "every_label": _every_label, "all_peripheralise": _all_peripheralise,
}  # fmt: skip
_AGES = (16, 17, 18, 25, 26, 39, 40, 49, 50, 64, 65, 74, 75, 90)
_STAGE_DAYS = (1, 7, 41, 42, 84, 85, 4000)


def adversarial_sheets() -> Iterator[AnswerSheet]:
    """Every pattern with every edge, every time budget, every age and stage boundary: more than 600 people."""
    for number, (name, edge) in enumerate(product(sorted(PAINTERS), EDGES)):
        yield _painted(Random(number), (name,), (edge,))
    for number, (days, minutes, hot) in enumerate(product(range(1, 8), TIMES, (False, True))):
        yield _budgeted(Random(10_000 + number), days, minutes, hot)
    for number, (age, days) in enumerate(product(_AGES, _STAGE_DAYS)):
        yield _aged(Random(20_000 + number), age, days)
    for number in range(100):
        yield adversarial_sheet(Random(30_000 + number))


def adversarial_sheet(rng: Random) -> AnswerSheet:
    """Several patterns and several edges in one person."""
    names = tuple(rng.sample(sorted(PAINTERS), rng.randint(1, 6)))
    return _painted(rng, names, tuple(rng.sample(sorted(EDGES), rng.randint(1, 4))))


def _painted(rng: Random, patterns: tuple[str, ...], edges: tuple[str, ...]) -> AnswerSheet:
    today = FIRST_DAY + timedelta(days=rng.randrange(700))
    age = rng.choice((18, 30, 45, 64, 65, 80)) if not {"PREG", "AFTER_BIRTH"} & {*patterns} else rng.choice((22, 38))
    sex = "female" if {"PREG", "AFTER_BIRTH"} & {*patterns} else rng.choice(("female", "male"))
    person = calm_person(today, age, sex)
    for name in patterns:
        PAINTERS[name](rng, person, age)
    for edge in edges:
        EDGES[edge](rng, person, age)
    return sheet_of(today, complete(person, age))


def _budgeted(rng: Random, days: int, minutes: int, hot: bool) -> AnswerSheet:
    today = FIRST_DAY + timedelta(days=rng.randrange(700))
    person = calm_person(today, 44, "female")
    person |= {"A65": {"days": days, "minutes": minutes, "decline_light": rng.random() < 0.3}, "A60": 300, "A61": 3}
    PAINTERS["IRRITABLE" if hot else "EASY_GOING"](rng, person, 44)
    return sheet_of(today, complete(person, 44))


def _aged(rng: Random, age: int, episode_days: int) -> AnswerSheet:
    today = FIRST_DAY + timedelta(days=rng.randrange(700))
    person = calm_person(today, age, rng.choice(("female", "male")))
    person |= {"A01": birth_date(today, age, days_past=rng.choice((0, 364))), "A12": {"days": episode_days}}
    return sheet_of(today, complete(person, age))
