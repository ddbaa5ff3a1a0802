"""How each profile and modifier of matching looks in the answers: one painter per pattern."""

from collections.abc import Callable
from random import Random

from tests.population.calm import Person

Painter = Callable[[Random, Person, int], None]
PAINTERS: dict[str, Painter] = {}


def pattern(name: str) -> Callable[[Painter], Painter]:
    def register(painter: Painter) -> Painter:
        PAINTERS[name] = painter
        return painter

    return register


def _side(rng: Random) -> str:
    return rng.choice(("left", "right"))


def _leg(person: Person, rng: Random, side: str, extent: str) -> None:
    person["A17"] = {"leg_side": side, "leg_extent": extent, "tingling": rng.random() < 0.4, "numb": rng.random() < 0.2,
                     "weakness": False}  # fmt: skip
    letter = {"left": "L", "right": "R"}.get(side, "L")
    place = {"buttock": "buttock", "thigh": "thigh_back", "below_knee": "calf_shin"}[extent]
    person["A10"] = [*person["A10"], f"{place}_{letter}"]
    if side == "both":
        person["A10"].append(f"{place}_R")
    if extent != "buttock":
        person["A16"] = rng.randint(2, 8)


@pattern("STRAIN")
def strain(rng: Random, person: Person, age: int) -> None:
    person["A12"] = {"days": rng.randint(1, 60)}
    person["A14"] = rng.choice(("lift_or_strain", "sudden_movement", "overuse"))
    person["A28"] = rng.randint(0, 2)


@pattern("DISC")
def disc(rng: Random, person: Person, age: int) -> None:
    person["A51"] = [*person["A51"], "disc"]
    person |= {"A20": rng.choice((1, 2)), "A22": rng.choice((0, 1, 2)), "A29": rng.choice((0, 1, 2)),
               "A27": rng.choice((0, 1, 2)), "A21": rng.choice((-2, -1, 0, 1))}  # fmt: skip


@pattern("POSTURE")
def posture(rng: Random, person: Person, age: int) -> None:
    person |= {"A22": rng.choice((1, 2)), "A23": rng.choice((0, 1)), "A38": rng.choice(("movement", "both")), "A62": 9}


@pattern("SCI")
def sciatica(rng: Random, person: Person, age: int) -> None:
    _leg(person, rng, _side(rng), "below_knee")
    person["A17"]["tingling"] = True
    person["A29"] = rng.choice((0, 1, 2))
    person["A22"] = rng.choice((-1, 0, 1, 2))


@pattern("OA")
def arthritis(rng: Random, person: Person, age: int) -> None:
    person["A51"] = [*person["A51"], "arthritis"]
    person |= {"A37": rng.randint(1, 30), "A21": rng.choice((1, 2)), "A23": rng.choice((0, 1))}


@pattern("STEN")
def stenosis(rng: Random, person: Person, age: int) -> None:
    _leg(person, rng, "both", rng.choice(("thigh", "below_knee")))
    person["S05"] = {"answer": "yes", "started_days": 400, "worsening": False, "checked": True, "only_upright": True,
                     "eased_by_sitting": True}  # fmt: skip
    person |= {"A12": {"years": 2}, "A23": 1, "A24": rng.choice((1, 2)), "A22": rng.choice((-2, -1)), "A32": -2,
               "A39": rng.choice((3, 5, 8, 15)), "A16": 6,
               "A39b": {"ends": "leg_pain", "relief": "sitting_or_bending"}}  # fmt: skip


@pattern("HYPERM")
def hypermobility(rng: Random, person: Person, age: int) -> None:
    person["A51"] = [*person["A51"], rng.choice(("hypermobility", "eds"))]
    person["A91"] = [rng.random() < 0.6 for _ in range(5)]


@pattern("SPA")
def spondyloarthritis(rng: Random, person: Person, age: int) -> None:
    person["A51"] = [*person["A51"], "axial_spa"]
    person |= {"A12": {"years": rng.randint(2, 10)}, "A36": "second_half", "A37": 45, "A38": "movement"}


@pattern("SPONDY")
def spondylolisthesis(rng: Random, person: Person, age: int) -> None:
    person["A51"] = [*person["A51"], rng.choice(("spondylolisthesis", "spondylolysis"))]
    person["A21"] = rng.choice((0, 1, 2))


@pattern("OST")
def osteoporosis(rng: Random, person: Person, age: int) -> None:
    person["A51"] = [*person["A51"], "osteoporosis"]
    person["S14"] = {"answer": "yes", "started_days": 900, "worsening": False, "checked": True}
    person["A12"] = {"days": rng.randint(90, 2000)}
    if rng.random() < 0.3:
        person["A51"].append("vertebral_fracture")
        person["A51_fracture_date"] = {"days": rng.choice((84, 120, 700))}


@pattern("OST-lite")
def bone_health_unknown(rng: Random, person: Person, age: int) -> None:
    person["A57"] = rng.choice((False, "not_sure"))


@pattern("PREG")
def pregnancy(rng: Random, person: Person, age: int) -> None:
    if person["A02"] == "male" or age > 50:
        return
    person["A04"] = {"pregnant": "yes", "weeks": rng.choice((6, 12, 15, 16, 20, 30, 38))}
    person["A103"] = rng.choice(("yes", "no", "not_sure"))


@pattern("AFTER_BIRTH")
def after_birth(rng: Random, person: Person, age: int) -> None:
    if person["A02"] == "male" or age > 50:
        return
    person["A04"] = {"pregnant": "no", "birth_weeks": rng.choice((4, 7, 9, 20, 40)),
                     "mode": rng.choice(("vaginal", "caesarean"))}  # fmt: skip
    person["A96"] = rng.choice(([], ["gap"], ["leaking"], ["gap", "heaviness"]))


@pattern("POSTOP")
def after_surgery(rng: Random, person: Person, age: int) -> None:
    person["A50"] = {"type": rng.choice(("discectomy", "decompression", "fusion")),
                     "date_or_days": rng.choice((50, 83, 84, 100, 400, 3000))}  # fmt: skip


@pattern("FALLS")
def falls(rng: Random, person: Person, age: int) -> None:
    person["A55"] = {"count": rng.randint(2, 4), "fear": rng.random() < 0.5, "walking_aid": rng.random() < 0.5}


@pattern("WIDE")
def widespread(rng: Random, person: Person, age: int) -> None:
    person["A10"] = ["low_back_C", "neck_C", "shoulder_L", "hand_R", "hip_lateral_L", "hip_lateral_R"]
    person["A51"] = [*person["A51"], "fibromyalgia"]
    person |= {"A12": {"years": 4}, "A88": 7}


@pattern("PSY")
def low_mood(rng: Random, person: Person, age: int) -> None:
    person["A86"] = {"phq2": rng.randint(3, 6), "gad2": rng.randint(0, 6)}
    person["M02"] = "no"
    person |= {"A80": rng.randint(5, 10), "A82": rng.randint(0, 6), "A85": rng.randint(5, 10)}


@pattern("CARDIO-CAP")
def heart(rng: Random, person: Person, age: int) -> None:
    person["A52"] = [*person["A52"], rng.choice(("heart_disease", "stroke", "pad", "diabetes", "kidney_disease"))]
    if rng.random() < 0.7:
        person |= {"A63": True, "A60": 200}


@pattern("BP")
def blood_pressure(rng: Random, person: Person, age: int) -> None:
    person["A54"] = {"sys": rng.choice((159, 160, 170, 179)), "dia": rng.choice((85, 99, 100, 109))}


@pattern("ANTICOAG")
def thin_blood(rng: Random, person: Person, age: int) -> None:
    person["A53"] = [*person["A53"], rng.choice(("anticoagulant", "antiplatelet"))]


@pattern("SEATED")
def seated(rng: Random, person: Person, age: int) -> None:
    person["A70"] = ["seated_only"]


@pattern("IRRITABLE")
def irritable(rng: Random, person: Person, age: int) -> None:
    average = rng.randint(7, 9)
    person |= {"A15": {"now": average, "avg7": average, "worst7": 10}, "A33": "0-2",
               "A34": rng.choice(("61-240", ">240")), "A35": rng.choice(("often", "constant"))}  # fmt: skip


@pattern("EASY_GOING")
def settled(rng: Random, person: Person, age: int) -> None:
    person |= {"A15": {"now": 1, "avg7": rng.randint(0, 2), "worst7": 3}, "A33": ">30", "A34": "<15", "A35": "never"}


@pattern("REGIONAL")
def elsewhere(rng: Random, person: Person, age: int) -> None:
    main = rng.choice(("neck_C", "shoulder_R", "shoulder_L", "hip_lateral_L", "groin_R", "knee_R", "knee_L", "hand_L",
                       "foot_R"))  # fmt: skip
    person |= {"A10": [main], "A11": main, "A12": {"months": rng.randint(1, 40)}}


@pattern("REPLACED_JOINT")
def replaced_joint(rng: Random, person: Person, age: int) -> None:
    person["A94"] = {"joints": [rng.choice(("hip_L", "hip_R", "knee_L", "knee_R"))],
                     "avoid_flexion": rng.choice(("yes", "no", "not_sure")),
                     "avoid_extension": rng.choice(("yes", "no", "not_sure"))}  # fmt: skip


@pattern("REPEATED_MOVEMENT")
def repeated_movement(rng: Random, person: Person, age: int) -> None:
    answers = ("centralised", "reduced", "no_change", "increased_back_only", "peripheralised")
    person["A40"] = {way: rng.choice(answers) for way in ("flexion", "extension", "side") if rng.random() < 0.8}
