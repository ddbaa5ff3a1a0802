"""The answers of one person on one day: typed, strict, named by the ids of the specification (section A, J2.2).

None means unanswered. A word that is not listed is an error. Ages, days and flags are derived elsewhere.
"""

from datetime import date as Date  # noqa: N812 (fields of that name must not hide the type)
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema, model_validator

from hingeback.engine.contracts.regions import REGION_CODES
from hingeback.engine.contracts.safety import Action, Tier
from hingeback.engine.contracts.value import Value

YesNoUnsure = Literal["yes", "no", "not_sure"]
YesNo = Literal["yes", "no"]
OrUnsure = bool | Literal["not_sure"]
Score = Annotated[int, Field(strict=True, ge=0, le=10)]
Aggravation = Annotated[int, Field(strict=True, ge=-2, le=2)]
Count = Annotated[int, Field(strict=True, ge=0)]
Amount = Annotated[float, Field(ge=0)]
Flag = Annotated[bool, Field(strict=True)]


def _known_region(code: str) -> str:
    if code not in REGION_CODES:
        raise ValueError(f"{code!r} is not a body region. Use a code such as low_back_C, calf_shin_L or knee_R.")
    return code


Region = Annotated[str, AfterValidator(_known_region), WithJsonSchema({"type": "string", "enum": sorted(REGION_CODES)})]


def _known_disease(word: str) -> str:
    if word not in DISEASES and not (word.startswith("cancer:") and len(word) > len("cancer:")):
        raise ValueError(f"{word!r} is not listed for A52. Known: {', '.join(sorted(DISEASES))}, cancer:TYPE.")
    return word


DISEASES = frozenset(
    (
        "heart_disease", "stroke", "pad", "diabetes", "kidney_disease", "uncontrolled_bp", "copd_asthma", "epilepsy",
        "inflammatory_arthritis", "psoriasis", "ibd", "uveitis", "immune_suppression", "depression_anxiety",
        "pots_dizziness", "hernia", "pelvic_floor", "balance_neuro", "pacemaker",
    )
)  # fmt: skip
Disease = Annotated[
    str,
    AfterValidator(_known_disease),
    WithJsonSchema({"type": "string", "anyOf": [{"enum": sorted(DISEASES)}, {"pattern": "^cancer:."}]}),
]


class Stature(Value):
    bmi: Annotated[float, Field(gt=0, lt=150)] | None = None
    cm: Annotated[float, Field(gt=0, lt=300)] | None = None
    kg: Annotated[float, Field(gt=0, lt=700)] | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Stature":
        if self.bmi is None and (self.cm is None) != (self.kg is None):
            raise ValueError("One of cm and kg is missing. Give both cm and kg, or bmi.")
        return self


Complication = Literal[
    "heart_lung",
    "cervical_insufficiency",
    "multiple_risk",
    "bleeding",
    "praevia",
    "threatened_labour",
    "ruptured_membranes",
    "preeclampsia",
    "severe_anaemia",
]


class Pregnancy(Value):
    pregnant: YesNoUnsure | None = None
    weeks: Amount | None = None
    complications: tuple[Complication, ...] = ()
    birth_weeks: Amount | None = None
    mode: Literal["vaginal", "caesarean"] | None = None


_WAYS_TO_SAY_WHEN = ("days", "weeks", "months", "years", "date")


class TimeSince(Value):
    """How long ago: one of the four counts, or a date. `changed_days` only where it clearly changed later."""

    model_config = ConfigDict(json_schema_extra={
        "oneOf": [{"required": [way], "properties": {way: {"not": {"type": "null"}}}} for way in _WAYS_TO_SAY_WHEN],
    })  # fmt: skip

    days: Amount | None = None
    weeks: Amount | None = None
    months: Amount | None = None
    years: Amount | None = None
    date: Date | None = None
    changed_days: Amount | None = None

    @model_validator(mode="after")
    def _one_of(self) -> "TimeSince":
        given = [n for n in _WAYS_TO_SAY_WHEN if getattr(self, n) is not None]
        if len(given) != 1:
            raise ValueError(
                "How long ago is told twice or not at all. Give exactly one of days, weeks, months, years or date."
            )
        return self


class BackPain(Value):
    now: Score | None = None
    avg7: Score | None = None
    worst7: Score | None = None


class LegSymptoms(Value):
    leg_side: Literal["none", "left", "right", "both"] | None = None
    leg_extent: Literal["none", "buttock", "thigh", "below_knee"] | None = None
    tingling: Flag | None = None
    numb: Flag | None = None
    weakness: Flag | None = None


class Episodes(Value):
    episodes: Literal["none", "1-2", "3-9", "10+"] | None = None
    gap_days: Count | None = None


class WalkEnd(Value):
    ends: Literal["back_pain", "leg_pain", "breath", "other"] | None = None
    relief: Literal["standing_still", "sitting_or_bending", "neither"] | None = None


Repeated = Literal["centralised", "reduced", "no_change", "increased_back_only", "peripheralised"]


class RepeatedMovement(Value):
    flexion: Repeated | None = None
    extension: Repeated | None = None
    side: Repeated | None = None


class Surgery(Value):
    type: Literal["none", "discectomy", "decompression", "fusion", "other"]
    date_or_days: Date | Annotated[int, Field(ge=0)] | None = None


class BloodPressure(Value):
    sys: Annotated[int, Field(gt=0, lt=400)]
    dia: Annotated[int, Field(gt=0, lt=300)]


class Falls(Value):
    count: Count = 0
    injury: Flag = False
    fear: Flag = False
    blackout: Flag = False
    walking_aid: Flag = False


class Goal(Value):
    text: str
    rating: Score | None = None


class TimeBudget(Value):
    days: Annotated[int, Field(strict=True, ge=1, le=7)]
    minutes: Literal[5, 10, 15, 20, 30, 45, 60]
    decline_light: Flag = False


class MoodScores(Value):
    """PHQ-4: the two sums, or the four items."""

    phq2: Annotated[int, Field(strict=True, ge=0, le=6)] | None = None
    gad2: Annotated[int, Field(strict=True, ge=0, le=6)] | None = None
    nervous: Annotated[int, Field(strict=True, ge=0, le=3)] | None = None
    worry: Annotated[int, Field(strict=True, ge=0, le=3)] | None = None
    interest: Annotated[int, Field(strict=True, ge=0, le=3)] | None = None
    down: Annotated[int, Field(strict=True, ge=0, le=3)] | None = None


class Work(Value):
    type: Literal["not_working", "desk", "standing", "driving", "manual_heavy", "caring", "other"] | None = None
    days_off: Count | None = None
    expects: Score | None = None


class SpondyloarthritisHistory(Value):
    relative: Flag | None = None
    heel: Flag | None = None
    swollen_joint: Flag | None = None
    alternating_buttock: Flag | None = None


class ReplacedJoints(Value):
    joints: tuple[Literal["hip_L", "hip_R", "knee_L", "knee_R"], ...] = ()
    date: Date | None = None
    avoid_flexion: YesNoUnsure | None = None
    avoid_extension: YesNoUnsure | None = None


class SafetyItem(Value):
    """One S item. Follow-ups belong to yes and to not_sure; an absent one takes the safer reading (B1)."""

    answer: YesNoUnsure
    started_days: Amount | None = None
    changed_days: Amount | None = None
    worsening: OrUnsure | None = None
    checked: OrUnsure | None = None


class S02Item(SafetyItem):
    stress_only: OrUnsure | None = None


class S05Item(SafetyItem):
    only_upright: OrUnsure | None = None
    eased_by_sitting: OrUnsure | None = None


class S06Item(SafetyItem):
    degree: Literal["mild", "marked"] | None = None
    progressive: OrUnsure | None = None
    side: Literal["one", "both"] | None = None


class S10Item(SafetyItem):
    cannot_walk: OrUnsure | None = None


class S20Item(SafetyItem):
    same_since_check: OrUnsure | None = None


class S31Item(SafetyItem):
    kinds: (
        tuple[Literal["procedure", "bloodstream", "injected_drugs", "immune", "diabetes", "tb_contact", "line"], ...]
        | None
    ) = None


class S44Item(SafetyItem):
    rest_pain_or_ulcer: OrUnsure | None = None


class S47Item(SafetyItem):
    kinds: tuple[Literal["meals", "vomiting", "bleeding", "jaundice", "black_stool", "heavy_bleeding"], ...] | None = (
        None
    )


class S48Item(SafetyItem):
    at_rest: OrUnsure | None = None


class S50Item(SafetyItem):
    kinds: (
        tuple[
            Literal[
                "bleeding",
                "fluid_loss",
                "contractions",
                "headache",
                "calf_pain",
                "chest_pain",
                "reduced_movement",
            ],
            ...,
        ]
        | None
    ) = None


class S63Item(SafetyItem):
    kinds: tuple[Literal["injury", "effort"], ...] | None = None


class S67Item(SafetyItem):
    head_signs: OrUnsure | None = None


class PhysicalTests(Value):
    """Test results of D4. T7 and T8 set a flag only when measured in the clinic."""

    class Sides(Value):
        left: float | None = None
        right: float | None = None
        where: Literal["clinic", "home"] = "home"

    class Thomas(Value):
        above_horizontal: bool
        where: Literal["clinic", "home"] = "home"

    T1: Amount | None = None
    T2: Amount | None = None
    T3: tuple[Amount, Amount] | None = None
    T4: Amount | None = None
    T5: Amount | None = None
    T6: float | None = None
    T7: Sides | None = None
    T8: Thomas | None = None
    T10: Amount | None = None
    T11: Amount | None = None


Equipment = Literal[
    "none",
    "mat",
    "chair",
    "wall",
    "step",
    "resistance_band",
    "hand_weights",
    "large_ball",
    "cushion",
    "treadmill",
    "stationary_bike",
    "bicycle",
    "recumbent_bike",
    "pool",
    "gym",
    "heat_pack",
    "cold_pack",
    "small_ball",
]
Liking = Literal["like", "neutral", "refuse"]
Likable = Literal[
    "walking", "cycling", "swimming", "yoga", "tai_chi", "pilates", "mindfulness", "floor_work", "group", "treadmill"
]
Diagnosis = Literal[
    "strain",
    "disc",
    "sciatica",
    "stenosis",
    "arthritis",
    "spondylolisthesis",
    "spondylolysis",
    "osteoporosis",
    "vertebral_fracture",
    "axial_spa",
    "scoliosis",
    "hypermobility",
    "eds",
    "fibromyalgia",
]
Medicine = Literal[
    "anticoagulant",
    "antiplatelet",
    "oral_steroid",
    "opioid",
    "gabapentinoid",
    "benzodiazepine",
    "nsaid",
    "beta_blocker",
    "insulin",
    "sulfonylurea",
    "bone_drug",
    "chemo_biologic",
]


class Answers(Value):
    """Every answer there is. Field names are the ids; see the specification for wording and units."""

    A01: Date | None = None
    A02: Literal["female", "male", "other_or_undisclosed"] | None = None
    A03: Stature | None = None
    A04: Pregnancy | None = None
    A05: Literal["home", "home_and_clinic", "clinic"] | None = None
    A06: str | None = None
    A10: tuple[Region, ...] | None = None
    A11: Region | None = None
    A12: TimeSince | None = None
    A13: Literal["lt_half", "half_or_more", "nearly_every_day"] | None = None
    A14: (
        Literal[
            "lift_or_strain",
            "sudden_movement",
            "overuse",
            "fall_or_accident",
            "sudden_no_cause",
            "gradual",
            "after_surgery",
            "pregnancy_related",
            "unknown",
        ]
        | None
    ) = None
    A15: BackPain | None = None
    A16: Score | None = None
    A17: LegSymptoms | None = None
    A18: tuple[Literal["dull", "sharp", "burning", "electric", "stiff", "cramp", "throbbing"], ...] | None = None
    A19: Episodes | None = None
    A20: Aggravation | None = None
    A21: Aggravation | None = None
    A22: Aggravation | None = None
    A23: Aggravation | None = None
    A24: Aggravation | None = None
    A25: Aggravation | None = None
    A26: Aggravation | None = None
    A27: Aggravation | None = None
    A28: Aggravation | None = None
    A29: Aggravation | None = None
    A30: Aggravation | None = None
    A31: Aggravation | None = None
    A32: Aggravation | None = None
    A33: Literal["0-2", "3-10", "11-30", ">30"] | None = None
    A34: Literal["<15", "15-60", "61-240", ">240"] | None = None
    A35: Literal["never", "sometimes", "often", "constant"] | None = None
    A36: Literal["never", "turning_only", "second_half", "most_of_night"] | None = None
    A37: Amount | None = None
    A38: Literal["rest", "movement", "both", "neither"] | None = None
    A39: Amount | None = None
    A39b: WalkEnd | None = None
    A40: RepeatedMovement | None = None
    A50: Surgery | None = None
    A51: tuple[Diagnosis, ...] | None = None
    A51_fracture_date: TimeSince | None = None
    A52: tuple[Disease, ...] | None = None
    A53: tuple[Medicine, ...] | None = None
    A53_nsaid_response: Literal["good", "poor", "not_tried"] | None = None
    A54: BloodPressure | None = None
    A55: Falls | None = None
    A56: Literal["never", "ever", "now"] | None = None
    A57: bool | YesNoUnsure | None = None
    A60: Amount | None = None
    A61: Annotated[int, Field(strict=True, ge=0, le=7)] | None = None
    A62: Annotated[float, Field(ge=0, le=24)] | None = None
    A63: Flag | None = None
    A64: tuple[Goal, ...] | None = None
    A65: TimeBudget | None = None
    A66: Count | None = None
    A67: tuple[Equipment, ...] | None = None
    A68: dict[Likable, Liking] | None = None
    A69: tuple[Literal["supine", "prone", "kneeling", "floor"], ...] | None = None
    A70: tuple[Literal["large_text", "captions", "seated_only"], ...] | None = None
    A80: Score | None = None
    A81: Score | None = None
    A82: Score | None = None
    A83: Score | None = None
    A84: Flag | None = None
    A85: Score | None = None
    A86: MoodScores | None = None
    A87: Score | None = None
    A88: Score | None = None
    A89: Work | None = None
    A90: Score | None = None
    A91: Annotated[tuple[bool, ...], Field(min_length=5, max_length=5)] | None = None
    A92: SpondyloarthritisHistory | None = None
    A93: Amount | None = None
    A94: ReplacedJoints | None = None
    A95: YesNoUnsure | None = None
    A96: tuple[Literal["gap", "leaking", "heaviness"], ...] | None = None
    A97: tuple[Literal["raynaud", "cold_allergy", "circulation"], ...] | None = None
    A98: tuple[Literal["numb", "wound", "bruise", "cancer", "cannot_remove"], ...] | None = None
    A99: tuple[Literal["knee", "hip", "outer_hip", "shoulder", "wrist", "neck", "heel", "back_thigh"], ...] | None = (
        None
    )
    A100: tuple[Literal["standing_up", "spinning"], ...] | None = None
    A101: YesNo | None = None
    A102: YesNo | None = None
    A103: YesNoUnsure | None = None
    A104: YesNoUnsure | None = None
    A105: YesNo | None = None
    S01: SafetyItem | None = None
    S02: S02Item | None = None
    S03: SafetyItem | None = None
    S04: SafetyItem | None = None
    S05: S05Item | None = None
    S06: S06Item | None = None
    S08: SafetyItem | None = None
    S10: S10Item | None = None
    S11: SafetyItem | None = None
    S12: SafetyItem | None = None
    S13: SafetyItem | None = None
    S14: SafetyItem | None = None
    S17: SafetyItem | None = None
    S20: S20Item | None = None
    S21: SafetyItem | None = None
    S22: SafetyItem | None = None
    S23: SafetyItem | None = None
    S30: SafetyItem | None = None
    S31: S31Item | None = None
    S40: SafetyItem | None = None
    S41: SafetyItem | None = None
    S43a: SafetyItem | None = None
    S43b: SafetyItem | None = None
    S44: S44Item | None = None
    S45: SafetyItem | None = None
    S46: SafetyItem | None = None
    S47: S47Item | None = None
    S48: S48Item | None = None
    S49: SafetyItem | None = None
    S50: S50Item | None = None
    S51: SafetyItem | None = None
    S52: SafetyItem | None = None
    S53: SafetyItem | None = None
    S60: SafetyItem | None = None
    S61: SafetyItem | None = None
    S62: SafetyItem | None = None
    S63: S63Item | None = None
    S64: SafetyItem | None = None
    S65: SafetyItem | None = None
    S66: SafetyItem | None = None
    S67: S67Item | None = None
    S68: SafetyItem | None = None
    M02: Literal["no", "thoughts", "plan"] | None = None
    distress_text: Flag | None = None
    free_text: tuple[str, ...] | None = None
    RMDQ: Annotated[int, Field(strict=True, ge=0, le=24)] | None = None
    PEG: tuple[Score, Score, Score] | None = None
    beighton: Annotated[int, Field(strict=True, ge=0, le=9)] | None = None
    tests: PhysicalTests | None = None


class Clearance(Value):
    """Somebody's word that a named rule need not hold any more (B3, J9.3)."""

    rule: str
    date: Date
    kind: Literal["clinician", "self_reported"] = "clinician"
    in_person: Flag = False
    who: str = ""
    where: str = ""
    said: str = ""
    may_exercise: Literal["yes", "gentle_only", "no", "not_said"] | None = None
    hours_after_hold: Amount = 0
    crisis_shown: Flag = False


class Held(Value):
    """An earlier EMERGENCY or SAME_DAY hold that is not unlocked yet."""

    tier: Literal[Tier.EMERGENCY, Tier.SAME_DAY]
    action: Literal[Action.WITHHOLD, Action.GENTLE_ONLY]
    rules: Annotated[tuple[str, ...], Field(min_length=1)]


class AnswerSheet(Value):
    """The input of every decision. `as_of` is "today" of all rules."""

    as_of: Date
    answers: Answers
    clearances: tuple[Clearance, ...] = ()
    held: Held | None = None

    def given(self, item: str) -> Any:
        """The answer as plain JSON data for a record or a reason; None if unanswered."""
        return _plain(getattr(self.answers, item))


def _plain(value: Any) -> Any:
    """JSON data: dates as text, lists, and whole numbers without a fraction."""
    if isinstance(value, Value):
        return _plain(value.model_dump(mode="json", exclude_none=True, exclude_unset=True))
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
