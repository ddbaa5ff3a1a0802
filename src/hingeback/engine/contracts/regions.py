"""Body regions (A2.1): codes with a side. `_C` exists where a middle makes sense."""

_WITH_MIDDLE = ("head", "neck", "chest", "upper_back", "mid_back", "low_back", "abdomen", "pelvis_saddle", "jaw")
_PAIRED = (
    "shoulder", "upper_arm", "forearm", "hand", "buttock", "groin", "hip_lateral", "thigh_front", "thigh_back",
    "knee", "calf_shin", "foot",
)  # fmt: skip
REGIONS = _WITH_MIDDLE + _PAIRED

#: Every code that may stand in A10 and A11. A middle is accepted everywhere: harmless, and kinder than an error.
REGION_CODES = frozenset(f"{region}_{side}" for region in REGIONS for side in "LRC")

BACK = ("upper_back", "mid_back", "low_back", "buttock")
LEG = ("thigh_front", "thigh_back", "calf_shin", "foot")


def region_of(code: str) -> str:
    """`low_back_C` -> `low_back`."""
    return code.rsplit("_", 1)[0]


def side_of(code: str) -> str:
    """`low_back_C` -> `C`."""
    return code.rsplit("_", 1)[1]
