"""Flags of the physical tests (D5). Where the norm is missing there is no flag: none is ever invented."""

from typing import Any

from hingeback.engine.contracts.answers import PhysicalTests

Norms = dict[str, Any]


def flag_tests(tests: PhysicalTests | None, age: int | None, sex: str | None, norms: Norms) -> tuple[str, ...]:
    if tests is None:
        return ()
    flags = (
        *_below_norm(tests.T1, norms["T1"], age, sex),
        *_five_stands(tests.T2, norms["T2"], age),
        *_limits(min(tests.T3) if tests.T3 else None, norms["T3"]),
        *_short_hamstring(tests.T7, norms["T7"]),
        *_short_hip_flexor(tests.T8, norms["T8"]),
        *_below_norm(tests.T11, norms["T11"], age, sex),
        *_limits(tests.T11, norms["T11"]),
    )
    return tuple(dict.fromkeys(flags))


def norm_for(norm: Norms, age: int | None, sex: str | None) -> float | None:
    """The value of the table, or None where its cell is empty. For other_or_undisclosed the lower of the two."""
    column = next((i for i, (first, last) in enumerate(norm["ages"]) if age is not None and first <= age <= last), None)
    if column is None or sex is None:
        return None
    if "both" in norm:
        return float(norm["both"][column])
    words = [sex] if sex in ("female", "male") else ["female", "male"]
    return float(min(norm[word][column] for word in words))


def _below_norm(value: float | None, norm: Norms, age: int | None, sex: str | None) -> list[str]:
    limit = norm_for(norm, age, sex)
    return [norm["below_is"]] if value is not None and limit is not None and value < limit else []


def _five_stands(seconds: float | None, norm: Norms, age: int | None) -> list[str]:
    limit = norm_for(norm, age, "both")
    slow = seconds is not None and limit is not None and seconds > limit
    return [norm["above_is"]] * slow + _limits(seconds, norm)


def _limits(value: float | None, norm: Norms) -> list[str]:
    if value is None:
        return []
    return [limit["flag"] for limit in norm.get("limits", ()) if _beyond(value, limit)]


def _beyond(value: float, limit: dict[str, float]) -> bool:
    return value < limit["below"] if "below" in limit else value > limit["above"]


def _short_hamstring(test: PhysicalTests.Sides | None, norm: Norms) -> list[str]:
    if test is None or test.where != "clinic":
        return []
    angles = [angle for angle in (test.left, test.right) if angle is not None]
    low = any(angle < norm["below_deg"] for angle in angles)
    uneven = len(angles) == 2 and abs(angles[0] - angles[1]) >= norm["difference_deg"]
    return [norm["flag"]] if low or uneven else []


def _short_hip_flexor(test: PhysicalTests.Thomas | None, norm: Norms) -> list[str]:
    return [norm["flag"]] if test is not None and test.where == "clinic" and test.above_horizontal else []
