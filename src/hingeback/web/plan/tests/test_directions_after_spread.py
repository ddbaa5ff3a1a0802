"""A direction that sent symptoms down the leg comes back by a clean re-check after a week (J2.1, J3-DIR-1)."""

from typing import Any

import pytest
from tests.cast import Member, WorldClock

from hingeback.engine.contracts.history import History
from hingeback.web.ids import new_id
from hingeback.web.plan import planning_input as module
from hingeback.web.plan.planning_input import planning_input
from hingeback.web.session import services as session

pytestmark = pytest.mark.django_db
NO_WORSE = {"flexion": "no_change", "extension": "no_change"}


@pytest.fixture
def bending_spread(ana: Member, monkeypatch: pytest.MonkeyPatch) -> Member:
    """Ana felt it further down the leg after bending, today."""
    ana.may_exercise()
    session_id = new_id(ana.clock.now())
    for fact in (session.start(plan_n=None), session.pain("pre", 2), session.pain("peak", 4, spread=True)):
        session.tell(ana.person, session_id, fact, ana.clock)
    monkeypatch.setattr(module, "history", lambda _person: History(blocked_directions=("flex",)))
    return ana


def blocked(member: Member) -> tuple[str, ...]:
    return planning_input(member.person, member.hold, member.clock).history.blocked_directions


@pytest.mark.parametrize(("days", "check", "still"), [
    (7, NO_WORSE, ()), (6, NO_WORSE, ("flex",)), (7, {**NO_WORSE, "flexion": "peripheralised"}, ("flex",)),
])  # fmt: skip
def test_it_stays_out_until_a_clean_check_a_week_later(
    bending_spread: Member, clock: WorldClock, days: int, check: dict[str, Any], still: tuple[str, ...]
) -> None:
    clock.forward(days=days)
    assert blocked(bending_spread) == ("flex",)

    bending_spread.answers(A40=check)

    assert blocked(bending_spread) == still
