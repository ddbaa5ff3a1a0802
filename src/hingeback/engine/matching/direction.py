"""The direction of movement that eases (C2): EXT, FLEX, NEUTRAL or none_needed."""

from collections.abc import Collection
from typing import Any

from hingeback.engine.contracts.answers import RepeatedMovement
from hingeback.engine.matching.stenosis import name_stenosis

Signs = dict[str, Any]
EASES = ("centralised", "reduced")
WORSENS = ("increased_back_only", "peripheralised")
CLEAR_LEAD = 3


def eases(response: str | None) -> bool:
    return response in EASES


def worsens(response: str | None) -> bool:
    return response in WORSENS


def direction_by_check(check: RepeatedMovement | None) -> str | None:
    """What the repeated-movement check (A40) says; None if neither bending nor leaning back was tried."""
    if check is None or (check.flexion is None and check.extension is None):
        return None
    if eases(check.flexion) and eases(check.extension):
        return _only_centralised(check) or "none_needed"
    if eases(check.flexion):
        return "FLEX"
    return "EXT" if eases(check.extension) else "NEUTRAL"


def _only_centralised(check: RepeatedMovement) -> str | None:
    if (check.flexion == "centralised") == (check.extension == "centralised"):
        return None
    return "FLEX" if check.flexion == "centralised" else "EXT"


def direction_by_score(flexion_sensitivity: int, extension_sensitivity: int) -> str:
    lead = flexion_sensitivity - extension_sensitivity
    if abs(lead) < CLEAR_LEAD:
        return "NEUTRAL"
    return "EXT" if lead > 0 else "FLEX"


def decide_direction(
    signs: Signs, check: RepeatedMovement | None, profiles: Collection[str], modifiers: Collection[str]
) -> str:
    """C2 as a whole: the check or the score, what stenosis and a painful disc say, and what spondylolysis forbids."""
    checked = direction_by_check(check)
    found = _by_stenosis(signs, check, profiles) or checked or _by_score(signs)
    return "NEUTRAL" if found == "EXT" and "SPONDY" in modifiers else found


def _by_stenosis(signs: Signs, check: RepeatedMovement | None, profiles: Collection[str]) -> str | None:
    """What C2.3 and C5 put in place of the score; None where the check decides or no stenosis is in sight."""
    if direction_by_check(check) not in (None, "NEUTRAL") or (check is not None and check.flexion is not None):
        return None
    if signs["vessel_legs"]:
        return None if direction_by_check(check) else "NEUTRAL"
    if "STEN" not in profiles:
        return None
    if "DISC" in profiles:
        return "NEUTRAL"
    return "FLEX" if name_stenosis(signs["cook"]) == "likely" else None


def _by_score(signs: Signs) -> str:
    flexion = signs["flex"] + signs["sit"] + signs["rise"] + signs["drive"]
    extension = signs["ext"] + signs["stand"] + signs["walk"] + max(0, -signs["lean"])
    return direction_by_score(flexion, extension)
