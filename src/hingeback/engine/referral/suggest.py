"""Suggestions to see a physiotherapist (I1, annex J9.1), and when a card is shown again."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, Stage, State
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import Action
from hingeback.engine.contracts.value import Value
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.referral.reasons import CourseSoFar, read_reasons

Reply = Literal["done", "booked", "not_now", "no_thanks"]


class VisitSuggestion(Value):
    """One reason for a visit. `because` are the answers behind it; `repeats_days` None means it is shown once."""

    rule: str
    text: str
    because: dict[str, Any] = {}
    repeats_days: int | None = None
    replies: tuple[Reply, ...] = ("done", "booked", "not_now", "no_thanks")


class CardReply(Value):
    """What a person said to a card, on which day and in which week of the programme."""

    rule: str
    at: date
    reply: Reply
    week: int = 1


def suggest_visit(
    sheet: AnswerSheet, assessment: Assessment, library: Library, course: CourseSoFar | None = None
) -> tuple[VisitSuggestion, ...]:
    """All rows that fire. None while exercise is withheld, and none for a low-risk new pain that is falling."""
    course = course or CourseSoFar()
    if _is_held(assessment) or _heals_by_itself(assessment, course):
        return ()
    reasons = read_reasons(sheet, assessment, course)
    rows = library.tables["physio_visit"]["rows"]
    return tuple(
        _suggestion(row, sheet, assessment, course, library) for row in rows if compile_predicate(row["when"])(reasons)
    )


def _is_held(assessment: Assessment) -> bool:
    held = (State.HOLD_SAFETY, State.INCOMPLETE)
    return assessment.screen.action is Action.WITHHOLD or assessment.initial_state in held


def _heals_by_itself(assessment: Assessment, course: CourseSoFar) -> bool:
    return assessment.risk == "LOW" and assessment.stage is Stage.ACUTE and course.pain_falling


def _suggestion(
    row: dict[str, Any], sheet: AnswerSheet, assessment: Assessment, course: CourseSoFar, library: Library
) -> VisitSuggestion:
    given = {item: sheet.given(item) for item in row["because"]}
    because = {item: value for item, value in given.items() if value is not None}
    if row["rule"] == "I1-3" and assessment.test_flags:
        because["test_flags"] = assessment.test_flags
    if row["rule"] == "I1-11":
        because["thin_pillars"] = course.thin_pillars
    text = library.texts["referral"]["cards"][row["rule"]]
    return VisitSuggestion(rule=row["rule"], text=text, because=because, repeats_days=row["repeats_days"])


def due_suggestions(
    suggestions: Iterable[VisitSuggestion], replies: Sequence[CardReply], today: date, week: int, library: Library
) -> tuple[VisitSuggestion, ...]:
    """The cards to show today, after what the person said to earlier ones."""
    found = tuple(suggestions)
    refused = [reply for reply in replies if reply.reply == "no_thanks"]
    if refused and not _may_ask_again(refused[-1], found, replies, week, library):
        return ()
    return tuple(card for card in found if _is_due(card, replies, today, library))


def _may_ask_again(
    refusal: CardReply,
    found: Sequence[VisitSuggestion],
    replies: Sequence[CardReply],
    week: int,
    library: Library,
) -> bool:
    """After "no, thank you": at week 6, at week 12, or when a reason fires that was not there before."""
    rule = next(r for r in library.tables["physio_visit"]["replies"] if r["word"] == "no_thanks")
    again = any(refusal.week < at <= week for at in rule["weeks"])
    known = {reply.rule for reply in replies}
    return again or any(card.rule not in known for card in found)


def _is_due(card: VisitSuggestion, replies: Sequence[CardReply], today: date, library: Library) -> bool:
    said = [reply for reply in replies if reply.rule == card.rule]
    if not said:
        return True
    last = said[-1]
    if last.reply == "not_now":
        rule = next(r for r in library.tables["physio_visit"]["replies"] if r["word"] == "not_now")
        return today >= last.at + timedelta(days=rule["days"])
    if card.repeats_days is None:
        return False
    return today >= last.at + timedelta(days=card.repeats_days)
