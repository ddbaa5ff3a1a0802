"""What was decided on a session changes the days to come, and no others."""

from collections import Counter
from typing import Any

import pytest
from tests.cast import Member, WorldClock

from hingeback.engine.contracts.plan import CheckResult, Plan, PlanDay, PlanItem, Violation
from hingeback.web.ids import new_id
from hingeback.web.plan import services
from hingeback.web.plan.following import Followed, decide_and_follow
from hingeback.web.plan.models import EasedDay, PlanRecord
from hingeback.web.plan.queries import current_week, planned_items
from hingeback.web.session import services as session
from hingeback.web.session.models import SessionRecord

pytestmark = pytest.mark.django_db


def does_today(member: Member, peak: int = 2, word: str = "", only: str = "", sets_left_out: bool = False) -> Any:
    """Today's session, all of it, with the same pain throughout."""
    session_id = new_id(member.clock.now())
    facts = [session.start(plan_n=current_week(member.person).record.n), session.pain("pre", 2)]  # type: ignore[union-attr]
    numbers: Counter[str] = Counter()
    for item in exercises(planned_items(member.person, member.clock.day)):
        row = str(item.exercise)
        for _ in range(1 if sets_left_out else item.sets or 1):
            numbers[row] += 1
            facts.append(session.performed_set(row, numbers[row], reps=item.reps, reps_planned=item.reps))
        if word and only in ("", item.exercise):
            facts.append(session.note(str(item.exercise), word))
    facts += [session.pain("peak", peak), session.pain("post", 2), session.check_in(4)]
    for fact in facts:
        session.tell(member.person, session_id, fact, member.clock)
    return SessionRecord.objects.get(id=session_id)


def tells_the_morning(member: Member, record: SessionRecord, nrs: int = 2) -> Followed:
    session.tell(member.person, record.id, session.next_morning(nrs), member.clock)
    record.refresh_from_db()
    return decide_and_follow(member.person, record, member.clock)


def exercises(items: tuple[PlanItem, ...]) -> list[PlanItem]:
    return [item for item in items if item.exercise]


def days_of(record: PlanRecord) -> tuple[PlanDay, ...]:
    return Plan.model_validate(record.document).days


def repeated_row(record: PlanRecord) -> str:
    """A row with repetitions on the first day that comes again in the week."""
    first, *later = days_of(record)
    again = {item.exercise for day in later for item in day.items if not item.uncounted}
    return next(
        str(i.exercise) for i in exercises(first.items) if (i.reps or 0) > 1 and not i.uncounted and i.exercise in again
    )


def doses(days: tuple[PlanDay, ...], row: str) -> list[tuple[Any, ...]]:
    return [(i.sets, i.reps, i.hold_s, i.minutes) for day in days for i in day.items if i.exercise == row]


def test_a_red_session_makes_the_days_to_come_smaller_and_leaves_today(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    before = services.plan_if_due(ana.person, clock)
    row = repeated_row(before)

    followed = decide_and_follow(ana.person, does_today(ana, peak=8, word="named", only=row), clock)

    assert followed.plan is not None and followed.plan.cause == "decision"
    assert days_of(followed.plan)[0] == days_of(before)[0]
    assert doses(days_of(followed.plan)[1:], row) != doses(days_of(before)[1:], row)
    changed = next(i for day in days_of(followed.plan)[1:] for i in day.items if i.exercise == row)
    assert changed.why[0].rule == "F2-6"
    assert followed.plan.check_result["accepted"] is True


def test_too_easy_and_green_grows_with_the_morning_and_not_before(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    before = services.plan_if_due(ana.person, clock)
    row = repeated_row(before)
    record = does_today(ana, word="too_easy", only=row)

    assert decide_and_follow(ana.person, record, clock).plan is None
    clock.forward(days=1)
    followed = tells_the_morning(ana, record)

    decision = next(d for d in followed.decision.document["decisions"] if d["exercise"] == row)
    assert (decision["decision"], decision["rule"]) == ("PROGRESS", "F2-8")
    assert followed.plan is not None
    assert days_of(followed.plan)[0] == days_of(before)[0]
    assert days_of(followed.plan)[1:] != days_of(before)[1:]


def test_a_row_that_sent_signs_down_the_leg_leaves_the_week_and_the_others_stay(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    before = services.plan_if_due(ana.person, clock)
    row = repeated_row(before)
    record = does_today(ana, word="spread", only=row)
    session.tell(ana.person, record.id, session.pain("peak", 3, spread=True), clock)
    record.refresh_from_db()

    followed = decide_and_follow(ana.person, record, clock)

    assert followed.decision.colour == "RED"
    assert followed.plan is not None
    assert doses(days_of(followed.plan)[1:], row) == []
    blocked = [s for s in followed.decision.document["history_after"]["standings"] if s["blocked_until"]]
    assert [s["exercise"] for s in blocked] == [row]


def test_a_decision_that_changes_nothing_stores_no_week(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)
    record = does_today(ana)
    clock.forward(days=1)

    assert tells_the_morning(ana, record).plan is None
    assert PlanRecord.objects.count() == 1


def test_sets_left_out_count_as_not_done(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    record = services.plan_if_due(ana.person, clock)
    row = next(str(i.exercise) for i in exercises(days_of(record)[0].items) if i.reps and (i.sets or 1) > 1)

    followed = decide_and_follow(ana.person, does_today(ana, sets_left_out=True), clock)

    entry = next(e for e in followed.decision.document["entries"] if e["exercise"] == row)
    assert entry["reps_done"] < entry["reps_planned"]


def test_where_no_week_is_accepted_the_days_that_would_change_become_easy(
    ana: Member, clock: WorldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.may_exercise()
    before = services.plan_if_due(ana.person, clock)
    row = repeated_row(before)
    record = does_today(ana, peak=8, word="named", only=row)
    refused = CheckResult(accepted=False, violations=(Violation(rule="E2", where="day 2", text="too much"),))
    monkeypatch.setattr("hingeback.engine.checking.check_plan", lambda *_: refused)

    assert decide_and_follow(ana.person, record, clock).plan is None

    touched = [day.date for day in days_of(before)[1:] if any(i.exercise == row for i in day.items)]
    assert sorted(EasedDay.objects.values_list("date", flat=True)) == touched


def test_a_week_that_is_over_is_left_alone(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)
    record = does_today(ana, peak=8)
    clock.forward(days=8)

    assert decide_and_follow(ana.person, record, clock).plan is None


def test_what_was_planned_then_is_not_what_is_planned_now(ana: Member, clock: WorldClock) -> None:
    """The second judging of a session measures against the plan of its day, even when the week was changed since."""
    ana.may_exercise()
    first = services.plan_if_due(ana.person, clock)
    row = repeated_row(first)
    record = does_today(ana, peak=8, word="named", only=row)
    once = decide_and_follow(ana.person, record, clock)
    clock.forward(days=1)

    twice = tells_the_morning(ana, record)

    assert twice.plan is None
    change = [
        next(d["change"] for d in f.decision.document["decisions"] if d["exercise"] == row) for f in (once, twice)
    ]
    assert change[0] == change[1]


def test_today_stays_once_it_was_begun(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    before = services.plan_if_due(ana.person, clock)
    does_today(ana)

    services.swap(ana.person, clock, leave_out=repeated_row(before))

    after = current_week(ana.person)
    assert after is not None and after.plan.days[0] == days_of(before)[0]
