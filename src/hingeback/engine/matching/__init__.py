"""Presentations and matching (specification C, D5 flags, E2 volume, annex J2 tags)."""

from hingeback.engine.matching.assess import assess
from hingeback.engine.matching.cautions import caution_tags
from hingeback.engine.matching.guard import guard_intake, lessons_open
from hingeback.engine.matching.irritability import judge_irritability
from hingeback.engine.matching.labels import name_region
from hingeback.engine.matching.norms import norm_for
from hingeback.engine.matching.risk import phq4
from hingeback.engine.matching.texts import PatternText, lead_text, profile_texts

__all__ = [
    "PatternText",
    "assess",
    "caution_tags",
    "guard_intake",
    "judge_irritability",
    "lead_text",
    "lessons_open",
    "name_region",
    "norm_for",
    "phq4",
    "profile_texts",
]
