"""Working patterns and modifiers of one person (C1, C9), read from `profiles.yaml`. Several may hold at once."""

from typing import Any

from hingeback.engine.contracts.assessment import Stage
from hingeback.engine.contracts.regions import BACK, region_of
from hingeback.engine.matching.signs import Signs
from hingeback.engine.predicates import compile_predicate

Row = dict[str, Any]
WIDE_FROM_ZONES = 4
REGION_LABELS = {
    "neck": "REG-NECK",
    "shoulder": "REG-SHOULDER",
    "hip_lateral": "REG-HIP",
    "groin": "REG-HIP",
    "knee": "REG-KNEE",
}


def is_elsewhere(main_region: str | None) -> bool:
    """C9 applies: the main pain is not in the back. No main region means the back."""
    return main_region is not None and region_of(main_region) not in BACK


def name_region(main_region: str | None) -> str | None:
    """REG-NECK, REG-SHOULDER, REG-HIP, REG-KNEE or REG-OTHER (annex J8); None where the back is the main region."""
    if main_region is None or not is_elsewhere(main_region):
        return None
    return REGION_LABELS.get(region_of(main_region), "REG-OTHER")


def has_back_region(signs: Signs) -> bool:
    return bool(signs["regions"] & set(BACK))


def find_profiles(signs: Signs, main_region: str | None, table: dict[str, list[Row]]) -> tuple[Row, ...]:
    """Rows of `profiles.yaml` that hold, the main pain elsewhere first, then by rank (C5), then the base layer."""
    elsewhere = is_elsewhere(main_region)
    back = not elsewhere or has_back_region(signs)
    rows = [_elsewhere(signs, table)] if elsewhere else []
    rows += [row for row in table["profiles"] if (back or not row["back"]) and compile_predicate(row["when"])(signs)]
    if back:
        rows.extend(_base(signs["stage"], bool(rows), table))
    return tuple(rows)


def _elsewhere(signs: Signs, table: dict[str, list[Row]]) -> Row:
    name = "WIDE" if signs["zones"] >= WIDE_FROM_ZONES else "CHRONIC_REGIONAL"
    return next(row for row in table["elsewhere"] if row["id"] == name)


def _base(stage: Stage, has_profile: bool, table: dict[str, list[Row]]) -> list[Row]:
    """NSCLBP always lies under a chronic back pain; NSLBP stands where an early one fits no pattern."""
    name = "NSCLBP" if stage is Stage.CHRONIC else "" if has_profile else "NSLBP"
    return [row for row in table["base"] if row["id"] == name]


def find_modifiers(signs: Signs, table: dict[str, list[Row]]) -> tuple[Row, ...]:
    return tuple(row for row in table["modifiers"] if compile_predicate(row["when"])(signs))
