"""Random people: most may exercise, some may not, every profile and modifier turns up."""

from random import Random
from typing import Any

from tests.population.calm import (
    AGGRAVATIONS,
    BACK_REGIONS,
    EQUIPMENT,
    LIKABLE,
    SAFETY_ITEMS,
    TIMES,
    Person,
    calm_person,
    day_of,
)
from tests.population.complete import complete
from tests.population.patterns import PAINTERS

from hingeback.engine.contracts.answers import AnswerSheet

_COMPLAINTS = {
    "A96": (0.05, ("gap", "leaking", "heaviness")), "A97": (0.1, ("raynaud", "cold_allergy", "circulation")),
    "A98": (0.1, ("numb", "wound", "bruise", "cancer", "cannot_remove")),
    "A99": (0.3, ("knee", "hip", "outer_hip", "shoulder", "wrist", "neck", "heel", "back_thigh")),
    "A100": (0.12, ("standing_up", "spinning")), "A69": (0.25, ("supine", "prone", "kneeling", "floor")),
    "A18": (0.7, ("dull", "sharp", "burning", "electric", "stiff", "cramp", "throbbing")),
    "A52": (0.15, ("copd_asthma", "hernia", "pelvic_floor", "balance_neuro", "pots_dizziness", "psoriasis", "ibd",
                   "depression_anxiety", "epilepsy", "inflammatory_arthritis")),
    "A53": (0.2, ("opioid", "gabapentinoid", "nsaid", "beta_blocker", "bone_drug", "anticoagulant")),
}  # fmt: skip


def random_sheet(rng: Random) -> AnswerSheet:
    """A complete answer sheet of one person; the same generator state gives the same person."""
    today = day_of(rng)
    age = _age(rng)
    person = calm_person(today, age, rng.choice(("female", "male", "female", "male", "other_or_undisclosed")))
    for paint in (_pain, _movement, _life, _complaints):
        paint(rng, person)
    _patterns(rng, person, age)
    _red_flags(rng, person)
    return sheet_of(today, complete(person, age))


def sheet_of(today: Any, person: Person, **more: Any) -> AnswerSheet:
    return AnswerSheet.model_validate({"as_of": today, "answers": person, **more})


def _age(rng: Random) -> int:
    return rng.choice((rng.randint(18, 40), rng.randint(30, 64), rng.randint(50, 90)))


def _some(rng: Random, words: tuple[str, ...], most: int = 2) -> list[str]:
    return rng.sample(words, min(len(words), rng.randint(1, most)))


def _pain(rng: Random, person: Person) -> None:
    average = rng.choice((0, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8))
    person["A15"] = {"now": max(0, average - rng.randint(0, 2)), "avg7": average,
                     "worst7": min(10, average + rng.randint(0, 3))}  # fmt: skip
    person["A12"] = {"days": rng.choice((2, 10, 30, 41, 42, 60, 84, 85, 200, 1500))}
    person["A13"] = rng.choice(("lt_half", "half_or_more"))
    person["A14"] = rng.choice(("lift_or_strain", "sudden_movement", "overuse", "gradual", "gradual", "unknown"))
    main = rng.choice(BACK_REGIONS)
    person |= {"A10": [main, *([rng.choice(BACK_REGIONS)] if rng.random() < 0.3 else [])], "A11": main}
    person["A19"] = {"episodes": rng.choice(("none", "1-2", "3-9", "10+")), "gap_days": rng.randint(0, 400)}


def _movement(rng: Random, person: Person) -> None:
    for item in AGGRAVATIONS:
        person[item] = rng.choice((-2, -1, 0, 0, 0, 1, 1, 2))
    person["A33"] = rng.choice(("0-2", "3-10", "11-30", "11-30", ">30"))
    person["A34"] = rng.choice(("<15", "<15", "15-60", "61-240", ">240"))
    person["A35"] = rng.choice(("never", "sometimes", "sometimes", "often", "constant"))
    person["A36"] = rng.choice(("never", "never", "turning_only", "second_half", "most_of_night"))
    person["A37"] = rng.choice((0, 5, 20, 30, 31, 60))
    person["A38"] = rng.choice(("rest", "movement", "both", "neither"))
    person["A39"] = rng.choice((2, 5, 10, 15, 20, 30, 45, 60, 120))


def _life(rng: Random, person: Person) -> None:
    person["A60"] = rng.choice((0, 0, 30, 60, 90, 150, 300))
    person["A61"] = rng.choice((0, 0, 1, 2, 3))
    person["A63"] = person["A60"] >= 90 and rng.random() < 0.6
    person["A65"] = {"days": rng.randint(1, 7), "minutes": rng.choice(TIMES), "decline_light": rng.random() < 0.2}
    if rng.random() < 0.3:
        person["A66"] = rng.choice((30, 120, 200, 300, 500))
    person["A67"] = _some(rng, EQUIPMENT, 7) if rng.random() < 0.8 else ["none"]
    person["A68"] = {item: rng.choice(("like", "neutral", "neutral", "refuse")) for item in LIKABLE}
    for item in ("A80", "A81", "A82", "A83", "A85", "A87", "A88", "A90"):
        person[item] = rng.randint(0, 10)
    person["A62"] = rng.randint(0, 14)
    person["A64"] = [{"text": text, "rating": rng.randint(0, 8)} for text in ("stairs", "garden")[: rng.randint(0, 2)]]
    person["A84"] = rng.random() < 0.3
    person["A89"] = {"type": rng.choice(("desk", "standing", "driving", "manual_heavy", "caring", "not_working"))}


def _complaints(rng: Random, person: Person) -> None:
    for item, (chance, words) in _COMPLAINTS.items():
        if rng.random() < chance:
            person[item] = _some(rng, words)
    for item, chance in (("A95", 0.08), ("A101", 0.1), ("A102", 0.15), ("A103", 0.08), ("A105", 0.04)):
        if rng.random() < chance:
            person[item] = "yes"


def _patterns(rng: Random, person: Person, age: int) -> None:
    for name in rng.sample(sorted(PAINTERS), rng.choice((0, 1, 1, 2, 2, 3, 4))):
        PAINTERS[name](rng, person, age)


def _red_flags(rng: Random, person: Person) -> None:
    if rng.random() > 0.15:
        return
    for item in _some(rng, SAFETY_ITEMS, 3):
        person[item] = {"answer": rng.choice(("yes", "not_sure")), "started_days": rng.choice((3, 20, 60, 400)),
                        "worsening": rng.choice((True, False, "not_sure")),
                        "checked": rng.choice((True, True, False))}  # fmt: skip
