"""Chains of answers from harmless to grave, for the proof that nothing graver ever lowers a tier (B2, monotonicity).

A step is one level of one chain. Linked answers (S05 with A17, S20 with A52 …) share a chain, so that no level holds an
open conflict of A7.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hingeback.engine.contracts.answers import Answers, LegSymptoms, SafetyItem
from hingeback.engine.screening.items import SAFETY_ITEMS

Level = dict[str, Any]
#: Follow-ups of every raised item of one enumeration (equal on both sides of a comparison).
FollowUps = dict[str, Any]

OPEN: FollowUps = {}
OLD_SETTLED: FollowUps = {"started_days": 400, "worsening": False, "checked": True}
OLD_UNSURE: FollowUps = {"started_days": 400, "worsening": "not_sure", "checked": True}
OLD_UNCHECKED: FollowUps = {"started_days": 400, "worsening": False, "checked": False}
RECENT_SETTLED: FollowUps = {"started_days": 20, "worsening": False, "checked": True}
FOLLOW_UPS = (OPEN, OLD_SETTLED, OLD_UNSURE, OLD_UNCHECKED, RECENT_SETTLED)

#: Forms of items beyond the common follow-ups.
Form = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Chain:
    """Levels of one risk from none to sure. A level maps ids, or parts such as `A17.weakness`, to values."""

    name: str
    levels: tuple[Level, ...]


def _plain(item: str) -> Chain:
    return Chain(item, ({item: "no"}, {item: "not_sure"}, {item: "yes"}))


def _linked(item: str, part: str, none: Any, told: Any) -> Chain:
    """An item that conflicts with another answer unless both say the same; not_sure goes with either."""
    return Chain(item, (
        {item: "no", part: none}, {item: "not_sure", part: none}, {item: "not_sure", part: told},
        {item: "yes", part: told},
    ))  # fmt: skip


def _told(part: str, word: str) -> Chain:
    return Chain(f"{part} {word}", ({part: ()}, {part: (word,)}))


LINKED = {
    "S05": _linked("S05", "A17.leg_side", "left", "both"),
    "S06": _linked("S06", "A17.weakness", False, True),
    "S13": _linked("S13", "A53+", (), ("oral_steroid",)),
    "S14": Chain("S14", (
        {"S14": "no"}, {"S14": "not_sure"}, {"S14": "yes"}, {"S14": "yes", "A51+": ("osteoporosis",)},
        {"S14": "yes", "A51+": ("osteoporosis", "vertebral_fracture")},
    )),
    "S20": _linked("S20", "A52+", (), ("cancer:breast",)),
}  # fmt: skip
SIGNS = {
    "tingling": Chain("A17 tingling", ({"A17.tingling": False}, {"A17.tingling": True})),
    "numb": Chain("A17 numb", ({"A17.numb": False}, {"A17.numb": True})),
    "extent": Chain("A17 extent", tuple({"A17.leg_extent": e} for e in ("buttock", "thigh", "below_knee"))),
}
TOLD = {
    **{word: _told("A52+", word) for word in (
        "heart_disease", "stroke", "pad", "diabetes", "kidney_disease", "uncontrolled_bp", "psoriasis", "ibd",
        "uveitis", "inflammatory_arthritis", "balance_neuro", "immune_suppression",
    )},
    **{word: _told("A53+", word) for word in ("anticoagulant", "antiplatelet", "opioid", "chemo_biologic")},
    **{word: _told("A51+", word) for word in ("disc", "stenosis", "spondylolysis", "axial_spa")},
}  # fmt: skip


def chain(name: str) -> Chain:
    known = LINKED.get(name) or SIGNS.get(name) or TOLD.get(name)
    return known or _plain(name)


EVERY_CHAIN = (
    *(chain(name) for name in SAFETY_ITEMS if name not in LINKED), *LINKED.values(), *SIGNS.values(), *TOLD.values(),
)  # fmt: skip

#: Forms of single items, for answer sets in which each item has its own.
FORMS: dict[str, tuple[dict[str, Any], ...]] = {
    "S02": ({}, {"stress_only": True}),
    "S05": ({}, {"only_upright": True, "eased_by_sitting": True}),
    "S06": ({"degree": "mild", "side": "one"}, {"side": "one"}, {"degree": "mild"}, {"progressive": False}),
    "S10": ({}, {"cannot_walk": False}),
    "S20": ({}, {"same_since_check": True}),
    "S31": ({}, {"kinds": ("diabetes",)}),
    "S44": ({}, {"rest_pain_or_ulcer": False}),
    "S47": ({}, {"kinds": ("meals",)}),
    "S48": ({}, {"at_rest": False}),
    "S50": ({}, {"kinds": ("calf_pain",)}),
    "S63": ({}, {"kinds": ("effort",)}, {"kinds": ("injury",)}),
    "S67": ({}, {"head_signs": False}),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that read the same items, enumerated over all levels of all their chains."""

    name: str
    chains: tuple[Chain, ...]
    backgrounds: tuple[str, ...] = ("adult",)
    follow_ups: tuple[FollowUps, ...] = FOLLOW_UPS
    forms: tuple[Form, ...] = field(default=({},))


def _group(name: str, items: str, **more: Any) -> Group:
    return Group(name, tuple(chain(item) for item in items.split()), **more)


_STRESS = {"S02": {"stress_only": True}}
_UPRIGHT = {"S05": {"only_upright": True, "eased_by_sitting": True}}
_MILD = {"S06": {"degree": "mild", "side": "one"}}
_DROP = {"S06": {"degree": "marked", "side": "one"}}

GROUPS = (
    _group("saddle", "S01 S02 S03 S04 S05", forms=({}, _STRESS)),
    _group("legs", "S01 S02 S05 S06 S08 tingling",
           forms=({**_STRESS, **_MILD}, {**_UPRIGHT, **_MILD}, {**_UPRIGHT, **_DROP})),
    _group("leg signs", "S02 S05 S06 extent tingling numb", forms=({**_STRESS, **_MILD}, {**_UPRIGHT, **_DROP})),
    _group("fracture", "S10 S11 S12 S13 S14 S06", backgrounds=("adult", "young_new_pain", "older_new_pain"),
           follow_ups=(OPEN, OLD_SETTLED), forms=({}, _DROP)),
    _group("cancer", "S20 S21 S22 S23 S06 S08", backgrounds=("adult", "older_new_pain"),
           follow_ups=(OPEN, OLD_SETTLED), forms=({"S20": {"same_since_check": True}, **_DROP},)),
    _group("cancer and legs", "S20 S05 S06 S30", forms=({}, {**_UPRIGHT, **_MILD}, _DROP)),
    _group("infection", "S30 S31 S22 S23 S53 S05", backgrounds=("adult", "older"),
           follow_ups=(OPEN, OLD_SETTLED)),
    _group("vessels", "S40 S41 S43a S44 S45 S06 pad", backgrounds=("adult", "older"),
           follow_ups=(OPEN, OLD_SETTLED), forms=({}, {"S44": {"rest_pain_or_ulcer": False}, **_MILD})),
    _group("organs and heart", "S46 S47 S48 S49 S52 heart_disease", backgrounds=("adult", "inactive"),
           forms=({}, {"S48": {"at_rest": False}, "S47": {"kinds": ("meals",)}})),
    _group("inflammation", "psoriasis ibd uveitis inflammatory_arthritis S52", backgrounds=("young_lasting_pain",)),
    _group("pregnancy", "S50 S30 S05", backgrounds=("pregnant",), forms=({}, {"S50": {"kinds": ("calf_pain",)}})),
    _group("under 16", "S01 S05 S06 S08 S21 S30", backgrounds=("child",), follow_ups=(OPEN, OLD_SETTLED)),
    _group("young athlete", "S17 S12 S10", backgrounds=("young_lasting_pain",)),
    _group("pain elsewhere", "S62 S63 S65 S67 S30 S08", backgrounds=("older",),
           follow_ups=(OPEN, OLD_SETTLED), forms=({}, {"S67": {"head_signs": False}, "S63": {"kinds": ("effort",)}})),
    _group("pain elsewhere, alone", "S60 S61 S64 S66 S68", backgrounds=("older",)),
    _group("told illnesses", "heart_disease diabetes uncontrolled_bp S48 S20", backgrounds=("older", "inactive")),
    _group("surgery wound", "S51 S30 S31", forms=({"S31": {"kinds": ("tb_contact",)}}, {})),
)  # fmt: skip

BACKGROUNDS: dict[str, dict[str, Any]] = {
    "adult": {"A01": "1986-05-01", "A02": "male", "A12": {"days": 200}},
    "inactive": {"A01": "1986-05-01", "A02": "male", "A63": False},
    "older_new_pain": {
        "A01": "1950-05-01", "A02": "female", "A12": {"days": 10}, "A14": "sudden_no_cause", "A35": "constant",
        "A15": {"now": 6, "avg7": 6, "worst7": 8}, "A10": ["mid_back_C", "low_back_C"], "A56": "ever",
    },
    # Nothing but the age and a new pain at rest: no rule fires, so that none hides another.
    "older": {
        "A01": "1960-05-01", "A02": "female", "A12": {"days": 10}, "A35": "constant", "A57": True,
        "A15": {"now": 6, "avg7": 6, "worst7": 8},
    },
    "young_new_pain": {
        "A01": "1996-05-01", "A02": "male", "A12": {"days": 10}, "A14": "sudden_no_cause",
        "A15": {"now": 6, "avg7": 6, "worst7": 8},
    },
    "young_lasting_pain": {
        "A01": "2002-05-01", "A02": "female", "A04": {"pregnant": "no"}, "A12": {"years": 2}, "A36": "second_half",
    },
    "pregnant": {"A01": "1994-05-01", "A02": "female", "A04": {"pregnant": "yes", "weeks": 20}},
    "child": {"A01": "2012-05-01", "A02": "female", "A12": None},
}  # fmt: skip

HEALTHY: dict[str, Any] = {
    "A05": "home", "A10": ["low_back_C"], "A11": "low_back_C", "A12": {"days": 200}, "A13": "lt_half",
    "A14": "gradual", "A15": {"now": 3, "avg7": 3, "worst7": 4}, "A16": 2, "A35": "sometimes", "A36": "never",
    "A50": {"type": "none"}, "A51": [], "A52": [], "A53": [], "A55": {}, "A63": True, "A86": {"phq2": 0, "gad2": 0},
}  # fmt: skip


def answers_at(background: Answers, levels: Iterable[Level], items: dict[tuple[str, str], SafetyItem]) -> Answers:
    """The background with one level of each chain. `items` holds every (item, answer) ready made."""
    changes: dict[str, Any] = {}
    legs: dict[str, Any] = dict(_LEGS)
    for key, value in (pair for level in levels for pair in level.items()):
        if key.startswith("A17."):
            legs[key.removeprefix("A17.")] = value
        elif key.endswith("+"):
            changes[key[:-1]] = (*changes.get(key[:-1], ()), *value)
        else:
            changes[key] = items[key, value]
    changes["A17"] = LegSymptoms.model_construct(None, **legs)
    return background.model_copy(update=changes)


_LEGS = {"leg_side": "left", "leg_extent": "thigh", "tingling": False, "numb": False, "weakness": False}
