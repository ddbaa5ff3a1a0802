"""Keeping a reported clearance: the event, the judgement on it, and the answers as they were before."""

from django.db import transaction

from hingeback.web.care import projections
from hingeback.web.care.clearances import Case, Report, refusals
from hingeback.web.care.judging import SPEC_VERSION, screen_sheet
from hingeback.web.care.models import ClearanceRecord
from hingeback.web.care.queries import Records
from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import record
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.models import Person


def case_of(person: Person, clock: Clock) -> Case:
    records = Records.of(person, clock)
    fired = screen_sheet(records.sheet.model_copy(update={"held": None})).rules
    return Case(records.sheet, fired, records.holds, records.ended_holds, clock.now())


def report_clearance(
    person: Person, report: Report, clock: Clock, random: RandomBytes = system_random
) -> ClearanceRecord:
    """Store what the person says about a visit, accepted or refused; `refused_because` holds the codes.

    An accepted one lifts nothing by itself: all safety questions are asked again, and the screen then decides.
    """
    with transaction.atomic():
        case = case_of(person, clock)
        codes = refusals(report, case)
        body = {**report.as_said(), "rules": list(report.rules), "refused": list(codes)}
        record(person, projections.CLEARANCE_REPORTED, body, clock, random=random)
        return ClearanceRecord.objects.create(
            id=new_id(clock.now(), random), person=person, at=clock.now(), as_of=case.sheet.as_of,
            rules=list(report.rules), said=report.as_said(), hours_after_hold=case.hours_after_hold(report.rules),
            accepted=not codes, refused_because=list(codes),
            sheet_before=case.sheet.model_dump(mode="json", exclude_none=True), spec_version=SPEC_VERSION,
        )  # fmt: skip
