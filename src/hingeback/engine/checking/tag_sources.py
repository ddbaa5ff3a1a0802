"""Annex J2.3 and J2.4 transcribed: what raises each caution tag. Predicates over the names of `person`."""

from hingeback.engine.checking.person import Person
from hingeback.engine.predicates import compile_predicate

SOURCES: tuple[tuple[str, str], ...] = (
    ("flex_intol", "'DISC' in labels and A40_flexion not in ('centralised', 'reduced')"),
    ("flex_intol", "dp == 'EXT'"),
    ("flex_intol", "A20 == 2"),
    ("flex_intol", "A40_flexion in ('increased_back_only', 'peripheralised')"),
    ("ext_intol", "'STEN' in labels or 'SPONDY' in labels or 'FX-8' in fired"),
    ("ext_intol", "'OA' in labels and A21 >= 1"),
    ("ext_intol", "dp == 'FLEX'"),
    ("ext_intol", "A21 == 2"),
    ("ext_intol", "A40_extension in ('increased_back_only', 'peripheralised')"),
    ("radic", "'SCI' in labels"),
    ("radic_s1", "'SCI' in labels"),
    ("radic_acute", "'SCI' in labels and (stage == 'ACUTE' or irritability == 'HIGH' or leg_avg7 >= 7)"),
    ("stenosis", "'STEN' in labels"),
    ("spondy", "'SPONDY' in labels or 'FX-8' in fired"),
    ("osteoporosis", "'OST' in labels or S13 in ('yes', 'not_sure') or S14 in ('yes', 'not_sure')"),
    ("osteoporosis", "'oral_steroid' in A53 or 'osteoporosis' in A51 or 'vertebral_fracture' in A51"),
    ("preg", "'PREG' in labels or pregnant"),
    ("preg_late", "pregnant and preg_weeks >= 16"),
    ("pelvic_floor", "born_lately"),
    ("diastasis", "born_lately and not A96_none"),
    ("postop_spine", "'POSTOP' in labels or 'RD-9b' in fired or surgery"),
    ("balance", "'FALLS' in labels or 'OLDER' in labels or walking_aid or falls >= 1"),
    ("balance", "one_leg_s is not None and one_leg_s < 10"),
    ("balance", "'balance_neuro' in A52"),
    ("vestibular", "'balance_neuro' in A52 or 'spinning' in A100"),
    ("htn", "'BP' in labels or 'uncontrolled_bp' in A52 or sys >= 160 or dia >= 100"),
    ("cardiac", "'heart_disease' in A52 or 'stroke' in A52 or 'RD-1' in fired or 'CARDIO-CAP' in labels"),
    ("claudication", "'pad' in A52 or S44 in ('yes', 'not_sure')"),
    ("circulation", "'pad' in A52 or S44 in ('yes', 'not_sure') or 'circulation' in A97"),
    ("numb_skin", "'numb' in A98 or numb_patch"),
    ("circulation", "('DIAB' in labels or 'diabetes' in A52) and 'numb' in A98"),
    ("anticoag", "'ANTICOAG' in labels or 'anticoagulant' in A53 or 'antiplatelet' in A53"),
    ("irritable", "irritability == 'HIGH'"),
    ("flare", "state == 'FLARE'"),
    ("neuro_progressive", "'NEU-1' in fired or 'NEU-2' in fired or 'NEU-3' in fired"),
    ("foot_drop", "'NEU-7' in fired or A104 in ('yes', 'not_sure')"),
    ("continence", "'CES-5' in fired or 'leaking' in A96 or (S02 in ('yes', 'not_sure') and stress_only)"),
    ("pelvic_floor", "'CES-5' in fired or len(A96) > 0 or 'pelvic_floor' in A52"),
    ("pelvic_floor", "S02 in ('yes', 'not_sure') and stress_only"),
    ("diastasis", "'gap' in A96"),
    ("knee", "'knee' in A99 or 'knee' in regions or 'knee' in joints"),
    ("shoulder", "'shoulder' in A99 or 'shoulder' in regions"),
    ("neck", "'neck' in A99 or 'neck' in regions"),
    ("hip", "'hip' in A99 or 'hip_lateral' in regions or 'groin' in regions"),
    ("wrist", "'wrist' in A99 or 'hand' in regions or 'forearm' in regions"),
    ("achilles", "'heel' in A99"),
    ("hamstring", "'back_thigh' in A99"),
    ("hip_bursa", "'outer_hip' in A99"),
    ("bruise_48h", "'bruise' in A98"),
    ("cancer_site", "'cancer' in A98"),
    ("no_remove", "'cannot_remove' in A98"),
    ("wound", "'wound' in A98 or S51 in ('yes', 'not_sure')"),
    ("cold_react", "'raynaud' in A97 or 'cold_allergy' in A97"),
    ("copd", "'copd_asthma' in A52 or A105 == 'yes'"),
    ("cramp", "A101 == 'yes' or 'cramp' in A18"),
    ("dizzy", "'standing_up' in A100 or 'pots_dizziness' in A52"),
    ("fever", "S30 in ('yes', 'not_sure') or S53 in ('yes', 'not_sure')"),
    ("glaucoma", "A95 in ('yes', 'not_sure')"),
    ("hernia", "'hernia' in A52"),
    ("hip_flex_precaution", "avoid_flexion in ('yes', 'not_sure')"),
    ("hip_ext_precaution", "avoid_extension in ('yes', 'not_sure')"),
    ("hip_replacement", "'hip' in joints"),
    ("knee_replacement", "'knee' in joints"),
    ("si", "A103 in ('yes', 'not_sure')"),
    ("trauma", "A102 == 'yes'"),
)
#: A clearance that names RD-9c lifts this tag as well (J2.2).
_LIFTED_BY = {"postop_spine": "RD-9c"}


def raised_tags(person: Person) -> frozenset[str]:
    """The tags that are up today: raised by the answers and not lifted by name by a clinician."""
    raised = {tag for tag, source in SOURCES if compile_predicate(source)(person.names)}
    lifted = person.named | {tag for tag, rule in _LIFTED_BY.items() if rule in person.named}
    return frozenset(raised - lifted)
