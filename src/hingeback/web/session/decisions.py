"""The engine's decision on one session (F1, F2): stored once; when the next morning is told, a second and final one.

Soreness that was let pass is judged once more after three days (F1-9).
"""

from collections.abc import Sequence

from django.db import transaction

from hingeback.engine import matching, progression
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.history import History
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import PlanItem
from hingeback.web.care.assessing import assess_under
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import one_writer
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.models import Person
from hingeback.web.session.entries import entries_of
from hingeback.web.session.folding import Decided
from hingeback.web.session.judged import Judged
from hingeback.web.session.models import SessionDecision, SessionRecord


def decide(
    person: Person, session: SessionRecord, clock: Clock, planned: Sequence[PlanItem] = (), language: str = "en",
    random: RandomBytes = system_random, hold: HoldState | None = None,
) -> SessionDecision:  # fmt: skip
    """Judge the session as told so far and store it. `planned` are the items of that day's plan.

    `hold` saves reading it again where it is known.

    Raises NotToldEnough while pain before or during is missing.
    """
    with transaction.atomic():
        one_writer(person.tenant_id)
        decided, content = Decided.of(person), library()
        before = decided.before(session.id, content)
        judged = judge(session, before, hold or hold_state(person, clock), planned, content)
        after = decided.after(session.id, judged.onto(before, content), content)
        return SessionDecision.objects.create(
            id=new_id(clock.now(), random), person=person, n=decided.next_number, session_id=session.id,
            decided_at=clock.now(), colour=judged.colour.colour, final=not judged.colour.provisional,
            document={
                **judged.as_document(),
                "history_before": before.model_dump(mode="json"),
                "history_after": after.model_dump(mode="json"),
            },
            content_version=content.version, language=language,
        )  # fmt: skip


def judge(
    session: SessionRecord, before: History, hold: HoldState, planned: Sequence[PlanItem], content: Library
) -> Judged:
    """Colour and decisions, by the engine."""
    entries, sheet = entries_of(session, planned), hold.sheet
    baseline = progression.baseline_b((), session.date, usual_pain(sheet))
    colour = progression.colour_session(
        entries, baseline, content, days_after_new=progression.days_after_new(entries, before),
        pain_72h=session.pain_72h_nrs, leg_settled_min=session.leg_settled_min,
    )  # fmt: skip
    assessment = assess_under(hold)
    state = assessment.initial_state
    tags = matching.caution_tags(sheet, assessment, state, before, content)
    pace = progression.pace_of(assessment, state, sheet.answers.A82, tags, content)
    return Judged(entries, colour, progression.decide_session(entries, colour, before, pace, content, planned))


def usual_pain(sheet: AnswerSheet) -> float:
    """`pain7`: the higher of back and leg, the average of the last 7 days."""
    back = sheet.answers.A15.avg7 if sheet.answers.A15 else None
    return float(max((n for n in (back, sheet.answers.A16) if n is not None), default=0))
