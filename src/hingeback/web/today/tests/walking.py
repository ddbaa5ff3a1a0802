"""A session walked through its pages: what a browser without JavaScript would send."""

import re
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from tests.cast import Member

from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.web.ids import new_id
from hingeback.web.plan import services as plan
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import current_week
from hingeback.web.session.models import SessionRecord

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def has_a_week(member: Member, **other: Any) -> PlanRecord:
    member.may_exercise(**other)
    return plan.plan_if_due(member.person, member.clock)


def hidden_in(page: HttpResponse, act: str = "") -> dict[str, str]:
    """The hidden fields of the form with this act, or of the first form of the page."""
    forms = re.findall(r"<form.*?</form>", page.content.decode(), re.DOTALL)
    chosen = next((f for f in forms if f'name="act" value="{act}"' in f or (not act and 'name="event"' in f)), "")
    return {name: value for name, value in HIDDEN.findall(chosen) if name != "csrfmiddlewaretoken"}


def begins(member: Member, pre: int = 2) -> SessionRecord:
    page = member.opens("/today/begin/")
    sent = member.sends("/today/begin/", {**hidden_in(page), "pre": str(pre)})
    assert sent.status_code == 302, sent.content.decode()
    return SessionRecord.objects.get(person=member.person, date=member.clock.day)


def goes_on(member: Member, session: SessionRecord) -> str:
    """The address where the session goes on."""
    return str(member.opens(f"/session/{session.id}/").headers["Location"])


def does_every_set(member: Member, session: SessionRecord, most: int = 60) -> str:
    """Every set as planned; ends on the page after the last one."""
    for _ in range(most):
        where = goes_on(member, session)
        if "how-was-it" in where:
            return where
        page = member.opens(where)
        assert member.sends(where.partition("?")[0], hidden_in(page, "set")).status_code == 302
    raise AssertionError("The session never ended.")


def says_how_it_was(member: Member, session: SessionRecord, peak: int = 2, **more: Any) -> HttpResponse:
    where = f"/session/{session.id}/how-was-it/"
    form = hidden_in(member.opens(where))
    told = {"peak": str(peak), "post": "2", "effort": "4", "leg": "no", **more}
    return member.sends(where, {**form, **told})


def does_a_session(member: Member, pre: int = 2, peak: int = 2, **more: Any) -> SessionRecord:
    session = begins(member, pre)
    does_every_set(member, session)
    assert says_how_it_was(member, session, peak, **more).status_code == 302
    session.refresh_from_db()
    return session


def tells_the_morning(member: Member, session: SessionRecord, nrs: int = 2, **more: Any) -> HttpResponse:
    where = f"/session/{session.id}/morning/"
    form = hidden_in(member.opens(where))
    return member.sends(where, {**form, "nrs": str(nrs), "leg": "no", **more})


def planned(member: Member, day: date) -> list[PlanItem]:
    week = current_week(member.person)
    found = week.day(day) if week is not None else None
    return [item for item in (found.items if found else ()) if item.exercise]


def counted_again(record: PlanRecord) -> str:
    """A row with repetitions that is counted on the first day and comes again later in the week."""
    first, *later = Plan.model_validate(record.document).days
    again = {item.exercise for day in later for item in day.items if not item.uncounted}
    return next(str(i.exercise) for i in first.items if (i.reps or 0) > 1 and not i.uncounted and i.exercise in again)


def unknown_form() -> str:
    from tests.cast import START

    return str(new_id(START))


NEXT_DAY = timedelta(days=1)
