"""What a week became while nobody looked is told at the next visit, once, until it was seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hingeback.engine.contracts.plan import Plan
from hingeback.engine.planning import Difference, differences
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.models import Person
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.models import PlanRecord, SeenChange


@dataclass(frozen=True, slots=True)
class UntoldChange:
    """`version` came by itself; `differences` are those of the week in force from the last one that was seen."""

    version: PlanRecord
    differences: tuple[Difference, ...]


def untold_change(person: Person, record: PlanRecord) -> UntoldChange | None:
    """None where no version of the week in force came by itself, or where it was seen."""
    untold_n = getattr(record, "untold_n", None)  # (`current_record` brings it along)
    if untold_n is None:
        return None
    of_week = PlanRecord.objects.filter(person=person, starts=record.starts)
    version = of_week.filter(n=untold_n).first()
    before = of_week.filter(n__lt=untold_n).order_by("-n").first()
    if version is None or before is None:
        return None
    old, new = (Plan.model_validate(one.document) for one in (before, record))
    told = differences(old, new, library(), dose_words)
    return None if all(one.kind == "same" for one in told) else UntoldChange(version, told)


@contextmanager
def seen_when_shown(
    person: Person, untold: UntoldChange | None, clock: Clock, random: RandomBytes = system_random
) -> Iterator[None]:
    """Around making the page that shows it: it counts as seen once the page is there."""
    yield
    if untold is not None:
        SeenChange.objects.get_or_create(
            plan=untold.version,
            defaults={"id": new_id(clock.now(), random), "person": person, "seen_at": clock.now()},
        )
