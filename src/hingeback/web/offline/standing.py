"""What a device must know at once: who is here, and whether exercises may be shown."""

from dataclasses import dataclass
from typing import Any

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
    screen_due: bool

    def as_answer(self) -> dict[str, Any]:
        return {"person": self.person, "hold": self.hold, "screen_due": self.screen_due}


def device_standing(person: Person, state: HoldState, clock: Clock) -> DeviceStanding:
    held = not allows_exercises(state)
    return DeviceStanding(str(person.id), held, held or comes_before_exercises(person, state, clock))
