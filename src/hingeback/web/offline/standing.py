"""What a device must know at once: who is here, and whether exercises may be shown."""

from dataclasses import dataclass
from typing import Any

from hingeback.engine.contracts.safety import Action
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.safety.comes_first import comes_before_exercises


@dataclass(frozen=True, slots=True)
class DeviceStanding:
    """`hold`: nothing may be shown until the server says otherwise. `screen_due`: questions come before exercises."""

    person: str
    hold: bool
    #: The tier that holds, for the words without network; empty where something is to be answered first.
    tier: str
    screen_due: bool

    def as_answer(self) -> dict[str, Any]:
        return {"person": self.person, "hold": self.hold, "tier": self.tier, "screen_due": self.screen_due}


def device_standing(person: Person, state: HoldState, clock: Clock) -> DeviceStanding:
    held = not allows_exercises(state)
    tier = state.tier.value if held and state.tier is not None and state.action is Action.WITHHOLD else ""
    return DeviceStanding(str(person.id), held, tier, held or comes_before_exercises(person, state, clock))
