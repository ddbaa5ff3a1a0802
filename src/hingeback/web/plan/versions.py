"""When the week was made or made anew, and why."""

from dataclasses import dataclass
from datetime import date

from hingeback.web.clock import local_day
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord

#: Versions that only follow a session's decision are told with that session.
TOLD = ("first", "next week", "screen", "wishes")


@dataclass(frozen=True, slots=True)
class PlanVersion:
    day: date
    week: int
    cause: str


def plan_versions(person: Person, since: date, most: int) -> tuple[PlanVersion, ...]:
    """The latest first."""
    rows = PlanRecord.objects.filter(person=person, made_at__date__gte=since, cause__in=TOLD).order_by("-n")
    zone = person.tenant.time_zone
    found = rows.values_list("made_at", "week", "cause")[:most]
    return tuple(PlanVersion(local_day(at, zone), week, cause) for at, week, cause in found)
