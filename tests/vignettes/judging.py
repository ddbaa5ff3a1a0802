"""Runs one vignette and says where the engine differs from what is expected."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.vignettes.planned import planned_differences
from tests.vignettes.reading import Vignette, sheet_data

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment
from hingeback.engine.contracts.reading import read_answer_sheet
from hingeback.engine.library import load_library
from hingeback.engine.matching import assess

ASSESSED = (
    "stage", "nih_chronic", "irritability", "profiles", "modifiers", "cook", "sten", "dp", "risk", "initial_state",
    "volume", "lessons_open",
)  # fmt: skip
AS_SETS = ("rules", "conflicts", "missing", "profiles", "modifiers")


def differences(vignette: Vignette) -> list[str]:
    """Every expected value that the engine does not give, as `name: expected …, got …`."""
    sheet, assessment = assessed(vignette)
    expected = vignette["expected"]
    lines = list(_value_differences(expected, values_of(assessment)))
    for name, check in _CHECKS.items():
        if name in expected:
            lines += check(expected[name], assessment)
    if "plan" in expected:
        lines += planned_differences(expected["plan"], sheet, assessment)
    return lines


def assessed(vignette: Vignette) -> tuple[AnswerSheet, Assessment]:
    sheet = read_answer_sheet(sheet_data(vignette))
    return sheet, assess(sheet, load_library())


def values_of(assessment: Assessment) -> dict[str, Any]:
    """What can be compared word for word. Rules of tier CLEAR (RD-4, CA-7, X2 …) are not listed."""
    screen = assessment.screen.model_dump(mode="json")
    values = {name: screen[name] for name in ("tier", "action", "missing", "conflicts")}
    values["rules"] = [rule["id"] for rule in screen["rules"] if rule["tier"] != "CLEAR"]
    data = assessment.model_dump(mode="json")
    values |= {name: data[name] for name in ASSESSED}
    return {name: sorted(value or ()) if name in AS_SETS else value for name, value in values.items()}


def _value_differences(expected: dict[str, Any], got: dict[str, Any]) -> Iterator[str]:
    wanted = {"missing": [], "conflicts": [], **expected}
    for name, value in got.items():
        if name not in wanted:
            continue
        want = sorted(wanted[name]) if name in AS_SETS else wanted[name]
        if want != value:
            yield f"{name}: expected {want}, got {value}"


def _fires(ids: list[str], assessment: Assessment) -> list[str]:
    return [f"fires: {rule} did not" for rule in ids if not assessment.screen.fired(rule)]


def _not_fires(ids: list[str], assessment: Assessment) -> list[str]:
    return [f"not_fires: {rule} did" for rule in ids if assessment.screen.fired(rule)]


def _profiles_include(names: list[str], assessment: Assessment) -> list[str]:
    return [
        f"profiles: {name} is missing in {assessment.profiles}" for name in names if name not in assessment.profiles
    ]


def _profiles_exclude(names: list[str], assessment: Assessment) -> list[str]:
    return [f"profiles: {name} must not be there" for name in names if name in assessment.profiles]


def _modifiers_include(names: list[str], assessment: Assessment) -> list[str]:
    has = assessment.modifiers
    return [f"modifiers: {name} is missing in {has}" for name in names if name not in has]


def _dp_not(directions: list[str], assessment: Assessment) -> list[str]:
    return [f"dp: must not be {assessment.dp}"] if assessment.dp in directions else []


_CHECKS: dict[str, Callable[[list[str], Assessment], list[str]]] = {
    "fires": _fires,
    "not_fires": _not_fires,
    "profiles_include": _profiles_include,
    "profiles_exclude": _profiles_exclude,
    "modifiers_include": _modifiers_include,
    "dp_not": _dp_not,
}
