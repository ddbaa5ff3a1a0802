"""What a person owns and can stand: equipment (J2.2), positions (A69) and refusals (A68) as the rows name them."""

from hingeback.engine.checking.person import Person
from hingeback.engine.contracts.exercise import Exercise

HOUSEHOLD = frozenset(
    (
        "none", "chair", "wall", "bed", "table", "pillow", "cushion", "towel", "couch", "shelf", "audio", "mat",
        "strap", "stick", "broom", "box", "bag", "sack", "tape",
    )
)  # fmt: skip
#: Answer of A67 -> the library's words it brings.
OWNED: dict[str, tuple[str, ...]] = {
    "step": ("step",),
    "resistance_band": ("band",),
    "hand_weights": ("dumbbell",),
    "large_ball": ("ball",),
    "treadmill": ("treadmill",),
    "stationary_bike": ("bike",),
    "bicycle": ("bicycle",),
    "recumbent_bike": ("recumbent_bike",),
    "pool": ("pool",),
    "gym": ("bike", "treadmill", "band", "dumbbell", "ball", "step"),
    "heat_pack": ("heat_pack",),
    "cold_pack": ("cold_pack",),
    "small_ball": ("small_ball",),
}
#: Position a person cannot take (A69) -> positions of the rows that are out.
POSITIONS: dict[str, tuple[str, ...]] = {
    "supine": ("supine",),
    "prone": ("prone",),
    "kneeling": ("kneeling", "half_kneeling", "quadruped"),
}
#: Refusal (A68) -> the ladder that is out. Treadmill and floor work are handled apart.
REFUSED_LADDERS = {
    "walking": "walk",
    "cycling": "bike",
    "swimming": "pool",
    "yoga": "yoga",
    "tai_chi": "tai_chi",
    "pilates": "pilates",
    "mindfulness": "mindfulness",
}


def owned_words(person: Person) -> frozenset[str]:
    owned = person.sheet.answers.A67 or ()
    return HOUSEHOLD.union(*(OWNED.get(thing, ()) for thing in owned))


def missing_equipment(row: Exercise, have: frozenset[str]) -> tuple[str, ...]:
    return tuple(thing for thing in row.equipment if thing not in have)


def position_is_out(row: Exercise, person: Person) -> bool:
    return any(row.position in POSITIONS.get(word, ()) for word in person.names["A69"])


def is_refused(row: Exercise, person: Person) -> bool:
    refused = person.names["refused"]
    ladders = {REFUSED_LADDERS[word] for word in refused if word in REFUSED_LADDERS}
    return row.ladder in ladders or ("treadmill" in refused and "treadmill" in row.equipment)
