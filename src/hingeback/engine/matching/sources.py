"""Which answers decided a rule: those without which it would not hold, found by trying."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.matching.signs import AGGRAVATIONS, UNKNOWN_LEG, Signs
from hingeback.engine.predicates import Predicate, compile_predicate

Because = dict[str, object]
NO_BECAUSE: Mapping[str, Because] = {}

#: Sign -> the ids of the answers it is made of. Signs of a wider making (cook, fired, profiles) are found below.
SOURCES: dict[str, tuple[str, ...]] = {
    **{word: (item,) for word, item in AGGRAVATIONS.items()},
    "age": ("A01",), "pregnant": ("A04",), "pregnant_late": ("A04",), "birth_within_year": ("A04",),
    "seated_only": ("A70",), "liked": ("A68",), "regions": ("A10", "A11"), "zones": ("A10", "A11"),
    "other_zones": ("A10", "A11"), "leg_side": ("A17", "A10"), "leg_extent": ("A17", "A10"), "tingling": ("A17",),
    "numb": ("A17",), "weak": ("A17", "S06"), "leg_avg7": ("A16",), "leg_at_least_back": ("A15", "A16"),
    "leg_more_than_back": ("A15", "A16"), "onset": ("A14",), "better_with": ("A38",), "short_stiffness": ("A37",),
    "sitting_h": ("A62",), "work": ("A89",), "sitting_relieves": ("A39b",), "flexible_history": ("A91",),
    "beighton": ("beighton",), "flexion_reduces": ("A40",), "flexion_worsens": ("A40",),
    "extension_worsens": ("A40",), "told": ("A51",), "diseases": ("A52",), "medicines": ("A53",),
    "spine_surgery": ("A50", "A14"), "pressure_high": ("A54",), "falls": ("A55",), "walking_aid": ("A55",),
    "one_leg_short": ("tests",), "stage": ("A12", "A13"), "both_legs": ("A17", "S05"), "stress_only": ("S02",),
    "sten_ex": ("S05", "A39b"), "joints": ("A94",), "avoid_hip_flexion": ("A94",), "avoid_hip_extension": ("A94",),
    "eye_pressure": ("A95",), "belly": ("A96",), "belly_none": ("A96",), "cold": ("A97",), "pack_place": ("A98",),
    "parts": ("A99",), "dizziness": ("A100",), "cramps": ("A101", "A18"), "eyes_open": ("A102",),
    "pelvic_girdle": ("A103",), "foot_catches": ("A104",), "short_of_breath": ("A105",),
    **{item.lower(): (item,) for item in ("S06", "S13", "S14", "S30", "S44", "S51", "S53")},
}  # fmt: skip
#: The signs that others are counted from.
PARTS: dict[str, tuple[str, ...]] = {
    "cook": ("both_legs", "leg_more_than_back", "walk", "stand", "sitting_relieves", "sit", "age"),
    "disc_signs": ("flex", "sit", "cough", "rise", "leg_extent"),
    "upright_or_twist": ("ext", "stand", "twist"),
}
_NEUTRAL: Signs = {"age": 40, "leg_avg7": UNKNOWN_LEG, "leg_side": "none", "leg_extent": "none"}
_QUOTED = re.compile(r"'([^']+)'")


def answers_behind(sheet: AnswerSheet, items: Iterable[str]) -> Because:
    """The given answers among these ids."""
    given = {item: sheet.given(item) for item in items}
    return {item: value for item, value in given.items() if value is not None}


def reasons_of(
    when: str, signs: Signs, sheet: AnswerSheet, screen: ScreenResult, known: Mapping[str, Because] = NO_BECAUSE
) -> Because:
    """The answers that decided a rule. `known` are reasons already found, by profile, modifier, dp and so on."""
    predicate = compile_predicate(when)
    because: Because = {}
    for name in deciding_signs(predicate, signs):
        because |= _behind_sign(name, predicate, signs, sheet, screen, known)
    return because


def deciding_signs(predicate: Predicate, signs: Signs) -> tuple[str, ...]:
    """Signs without which the rule would not hold; where two ways lead to it, all that are present."""
    present = [name for name in sorted(predicate.names) if signs[name] != neutral(name, signs[name])]
    needed = [name for name in present if not predicate(signs | {name: neutral(name, signs[name])})]
    return tuple(needed or present)


def neutral(name: str, value: Any) -> Any:
    """The value of a sign that says nothing."""
    if name in _NEUTRAL:
        return _NEUTRAL[name]
    if isinstance(value, set | frozenset | tuple):
        return type(value)()
    if isinstance(value, bool):
        return False
    return 0 if isinstance(value, int | float) else None


def _behind_sign(
    name: str,
    predicate: Predicate,
    signs: Signs,
    sheet: AnswerSheet,
    screen: ScreenResult,
    known: Mapping[str, Because],
) -> Because:
    mentioned = _QUOTED.findall(predicate.text)
    if name in ("fired", "lifted", "spa_fired", "vessel_legs"):
        return _behind_rules(mentioned, screen)
    if name in ("profiles", "modifiers"):
        return _merged(known.get(word, {}) for word in mentioned if word in signs[name])
    if name in PARTS:
        return answers_behind(sheet, _present_sources(PARTS[name], signs))
    return dict(known[name]) if name in known else answers_behind(sheet, SOURCES.get(name, ()))


def _present_sources(names: Iterable[str], signs: Signs) -> list[str]:
    """Answers of the parts that are there. Relief (below 0) and provocation (above 0) both show."""
    present = [name for name in names if signs[name] != neutral(name, signs[name])]
    return [item for name in present for item in SOURCES[name]]


def _behind_rules(mentioned: Iterable[str], screen: ScreenResult) -> Because:
    rules = [rule.because for rule in screen.rules if any(_same_rule(rule.id, word) for word in mentioned)]
    return _merged(rules)


def _same_rule(rule: str, mentioned: str) -> bool:
    rest = rule[len(mentioned) :]
    return rule.startswith(mentioned) and not rest[:1].isdigit()


def _merged(reasons: Iterable[Mapping[str, object]]) -> Because:
    merged: Because = {}
    for because in reasons:
        merged |= because
    return merged
