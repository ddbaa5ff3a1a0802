"""The five body zones that decide how wide a pain is (A2.1): both arms, both legs, and the axis between them."""

from collections.abc import Iterable

from hingeback.engine.contracts.regions import region_of, side_of

UPPER = ("shoulder", "upper_arm", "forearm", "hand")
LOWER = ("buttock", "groin", "hip_lateral", "thigh_front", "thigh_back", "knee", "calf_shin", "foot")
AXIAL = ("neck", "upper_back", "mid_back", "low_back")
_SIDES = {"L": ("left",), "R": ("right",), "C": ("left", "right")}


def zones_of(code: str) -> frozenset[str]:
    """Zones of one region code. Head, jaw, chest, abdomen and pelvis count for none; a limb's middle for both sides."""
    region = region_of(code)
    if region in AXIAL:
        return frozenset(("axial",))
    limb = "upper" if region in UPPER else "lower" if region in LOWER else ""
    return frozenset(f"{side}_{limb}" for side in _SIDES[side_of(code)]) if limb else frozenset()


def painful_zones(codes: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(zones_of(code) for code in codes))


def other_zones(codes: Iterable[str], main: str | None) -> frozenset[str]:
    """Painful zones besides the one of the main region; no main region means the back."""
    return painful_zones(codes) - (zones_of(main) if main else frozenset(("axial",)))
