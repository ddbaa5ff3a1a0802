"""J2.1 `peripheralise`, J3-DIR-1: a direction comes back by a clean re-check after 7 days, and by nothing else."""

from datetime import date

import pytest

from hingeback.engine.contracts.answers import RepeatedMovement
from hingeback.engine.progression import still_blocked

SPREAD = date(2026, 11, 1)
CLEAN = RepeatedMovement(flexion="no_change", extension="reduced")


@pytest.mark.parametrize(("day", "blocked"), [(7, ("flex",)), (8, ())])
def test_the_check_counts_from_the_seventh_day_on(day: int, blocked: tuple[str, ...]) -> None:
    assert still_blocked(("flex",), CLEAN, date(2026, 11, day), SPREAD) == blocked


def test_without_a_check_after_the_spread_all_stay_out() -> None:
    assert still_blocked(("flex", "ext"), None, None, SPREAD) == ("flex", "ext")
    assert still_blocked(("flex",), CLEAN, date(2026, 10, 1), SPREAD) == ("flex",)


@pytest.mark.parametrize("response", ["peripheralised", "increased_back_only", None])
def test_a_movement_that_was_not_clean_stays_out(response: str | None) -> None:
    check = RepeatedMovement.model_validate({"flexion": response, "extension": "centralised"})

    assert still_blocked(("flex", "ext", "rot"), check, date(2026, 11, 20), SPREAD) == ("flex", "rot")


def test_turning_comes_back_when_both_movements_are_clean() -> None:
    assert still_blocked(("rot", "mixed", "side"), CLEAN, date(2026, 11, 20), SPREAD) == ("side",)
