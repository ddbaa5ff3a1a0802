"""When to suggest a visit to a physiotherapist (specification I1, annex J9.1)."""

from hingeback.engine.referral.reasons import CourseSoFar
from hingeback.engine.referral.suggest import CardReply, VisitSuggestion, due_suggestions, suggest_visit

__all__ = ["CardReply", "CourseSoFar", "VisitSuggestion", "due_suggestions", "suggest_visit"]
