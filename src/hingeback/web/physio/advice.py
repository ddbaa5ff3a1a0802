"""See a physiotherapist? All reasons that hold now, which of them are due, and what was said to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hingeback.engine import referral
from hingeback.engine.referral import CardReply, VisitSuggestion
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.assessing import assess_under
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.care.visit_answers import Said, said_to
from hingeback.web.clock import Clock
from hingeback.web.intake.flow import flow
from hingeback.web.intake.said import said as said_words
from hingeback.web.intake.words import capital, of_item
from hingeback.web.people.models import Person
from hingeback.web.physio.course import SIX_WEEKS, course_of
from hingeback.web.physio.naming import FLARE, VISIT, WISH, replies_in, wishes_in
from hingeback.web.plan.queries import current_outline
from hingeback.web.session.lines import SessionLine, session_lines


@dataclass(frozen=True, slots=True)
class Told:
    """One answer behind a reason."""

    item: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class VisitReason:
    """`due`: it may be asked about today. `reply`: what was said last."""

    rule: str
    text: str
    told: tuple[Told, ...]
    due: bool
    reply: CardReply | None


@dataclass(frozen=True, slots=True)
class Advice:
    """`held`: while exercise is withheld the safety pages speak, and nothing is suggested here."""

    reasons: tuple[VisitReason, ...]
    week: int
    wishes: dict[str, bool]
    held: bool

    @property
    def due(self) -> tuple[VisitReason, ...]:
        return tuple(reason for reason in self.reasons if reason.due)

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(reason.rule for reason in self.reasons)

    @property
    def about_mood(self) -> bool:
        return "I1-12" in self.rules


NOTHING = Advice((), 1, {}, held=True)


def advice_for(
    person: Person, clock: Clock, state: HoldState, week: int | None = None,
    lines: Sequence[SessionLine] | None = None,
) -> Advice:  # fmt: skip
    """Two queries; one less for each of `week` (of the plan in force) and `lines` (all sessions) that the page has.

    Nothing stands between: a held person costs no query at all.
    """
    if not allows_exercises(state):
        return NOTHING
    said = said_to(person, (VISIT, WISH, FLARE))
    recent = lines if lines is not None else session_lines(person, since=state.as_of - SIX_WEEKS)
    return judged(state, said, recent, _week(person) if week is None else week, person.tenant.time_zone)


def judged(state: HoldState, said: Sequence[Said], lines: Sequence[SessionLine], week: int, time_zone: str) -> Advice:
    """What the engine makes of it (I1, J9.1)."""
    assessment, content = assess_under(state), library()
    recent = [line for line in lines if state.as_of - line.date <= SIX_WEEKS]
    course = course_of(state, assessment, week, said, recent, time_zone)
    found = referral.suggest_visit(state.sheet, assessment, content, course)
    replies = replies_in(said, time_zone)
    due = {card.rule for card in referral.due_suggestions(found, replies, state.as_of, week, content)}
    reasons = tuple(_reason(card, replies, due) for card in found)
    return Advice(reasons, week, wishes_in(said), held=False)


def _week(person: Person) -> int:
    record = current_outline(person)
    return record.week if record is not None else 1


def _reason(card: VisitSuggestion, replies: Sequence[CardReply], due: set[str]) -> VisitReason:
    last = next((reply for reply in reversed(replies) if reply.rule == card.rule), None)
    return VisitReason(card.rule, card.text, told_by(card.because), card.rule in due, last)


def told_by(because: dict[str, Any]) -> tuple[Told, ...]:
    """The answers behind a reason, in the person's words, in the order of the questions."""
    items = sorted((item for item in because if item in flow().items), key=list(flow().items).index)
    return tuple(Told(item, capital(str(of_item(item)["label"])), said_words(item, because[item])) for item in items)


def quiet_until(reason: VisitReason) -> date | None:
    """The day from which a reason that was answered may be shown again, where that is a matter of days."""
    if reason.reply is None or reason.due:
        return None
    table = library().tables["physio_visit"]
    if reason.reply.reply == "not_now":
        rule = next(row for row in table["replies"] if row["word"] == "not_now")
        return reason.reply.at + timedelta(days=rule["days"])
    row = next(row for row in table["rows"] if row["rule"] == reason.rule)
    repeats: int | None = row["repeats_days"]
    if reason.reply.reply == "no_thanks" or repeats is None:
        return None
    return reason.reply.at + timedelta(days=repeats)
