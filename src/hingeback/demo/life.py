"""One person of the demo while it is being played: who they are, where their time stands, what they have."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hingeback.demo.answers import answers_of
from hingeback.demo.behaviour import minute_of_hour
from hingeback.demo.character import Character
from hingeback.web.care.hold_state import HoldState
from hingeback.web.clock import FixedClock
from hingeback.web.ids import RandomBytes
from hingeback.web.people.models import Person
from hingeback.web.people.services import join_home
from hingeback.web.plan.queries import Week

LANGUAGE = "en"
#: The pages before a session, the questions after it.
LONGEST_VISIT = timedelta(hours=2)


@dataclass(slots=True)
class Life:
    """`told` are the person's answers as they would be given today. `week` is the plan in force, once there is one."""

    who: Character
    person: Person
    joined: date
    until: datetime
    random: RandomBytes
    told: dict[str, Any]
    week: Week | None = None
    #: What held at the latest visit, and the answers as they read then.
    state: HoldState | None = None
    on_hold: bool = False
    lessons_seen: set[str] = field(default_factory=set)
    #: Of `Character.happenings`, those that wait for a session.
    waiting: list[Any] = field(default_factory=list)

    @staticmethod
    def begins(who: Character, anchor: date) -> "Life":
        """Joins in the evening of day 0. Everything ends before the anchor day begins anywhere in the world's clock."""
        joined = anchor - timedelta(days=who.joined_days_ago)
        random = Random(f"{anchor.isoformat()}/{who.key}").randbytes
        clock = moment(who, joined, 0, hour=who.habit.hour)
        person = join_home(who.name, clock, who.country, LANGUAGE, who.time_zone, random=random)
        return Life(who, person, joined, datetime.combine(anchor, time(), UTC), random, answers_of(who, joined))

    def date_of(self, day: int) -> date:
        return self.joined + timedelta(days=day)

    def at(self, day: int, hour: int | None = None) -> FixedClock:
        return moment(self.who, self.date_of(day), day, self.who.habit.hour if hour is None else hour)

    def reaches(self, day: int, hour: int | None = None) -> bool:
        """True if a whole visit of that day fits before the end."""
        return self.at(day, hour).now() + LONGEST_VISIT <= self.until


def moment(who: Character, on: date, day: int, hour: int) -> FixedClock:
    """That hour where the person lives, a few minutes later."""
    local = datetime.combine(on, time(hour, minute_of_hour(who, day)), ZoneInfo(who.time_zone))
    return FixedClock(local.astimezone(UTC))
