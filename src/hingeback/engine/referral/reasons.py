"""What the rows of `physio_visit.yaml` may ask about: the answers, the assessment and the course so far."""

from math import inf
from typing import Any, Literal

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.assessment import Assessment
from hingeback.engine.contracts.safety import Tier
from hingeback.engine.contracts.value import Value
from hingeback.engine.matching import phq4
from hingeback.engine.screening import Facts, derive_facts

Outcome = Literal["RECOVERED", "MIXED", "WORSE", "IMPROVED", "STABLE"]
STIFF_FROM_MIN = 30
PROVOKED_WITHIN_MIN = 2


class CourseSoFar(Value):
    """What later parts of the programme know. Everything is optional: at the start nothing is known yet."""

    week: int = 1
    outcome: Outcome | None = None
    outcome_week6: Outcome | None = None
    flares_6wk: int = 0
    pain_falling: bool = False
    goals: tuple[int, ...] = ()
    avoid_surgery: bool = False
    less_medicine: bool = False
    #: None = not asked; then great fear of harm is reason enough.
    afraid_alone: bool | None = None
    leg_worsening: bool = False
    thin_pillars: tuple[str, ...] = ()


def read_reasons(sheet: AnswerSheet, assessment: Assessment, course: CourseSoFar) -> dict[str, Any]:
    facts = derive_facts(sheet)
    return {**_from_answers(facts), **_from_assessment(assessment), **_from_course(facts.answers, course)}


def _from_answers(facts: Facts) -> dict[str, Any]:
    answers = facts.answers
    mood = phq4(answers.A86)
    return {
        "episode_days": facts.episode_days or 0,
        "rmdq": answers.RMDQ or 0,
        "stiff": "stiff" in (answers.A18 or ()) or (answers.A37 or 0) > STIFF_FROM_MIN,
        "weak": facts.weakness,
        "s06": bool(facts.items["S06"]),
        "confidence": inf if answers.A82 is None else answers.A82,
        "fear_harm": answers.A80 or 0,
        "walk_limit_min": _walk_limit_min(facts),
        "phq4": mood or 0,
    }


def _walk_limit_min(facts: Facts) -> float:
    """Walking minutes; where the answers disagree (X10) the shorter time counts."""
    limit = inf if facts.walk_limit_min is None else facts.walk_limit_min
    return min(limit, PROVOKED_WITHIN_MIN) if "X10" in facts.conflicts else limit


def _from_assessment(assessment: Assessment) -> dict[str, Any]:
    return {
        "profiles": assessment.profiles,
        "risk": assessment.risk,
        "test_flags": assessment.test_flags,
        "safety_speaks": (assessment.screen.tier or Tier.EMERGENCY).rank >= Tier.CLINICIAN_FIRST.rank,
    }


def _from_course(answers: Answers, course: CourseSoFar) -> dict[str, Any]:
    rated = [goal.rating for goal in answers.A64 or () if goal.rating is not None]
    return {
        "week": course.week,
        "d3": course.outcome,
        "d3_week6": course.outcome_week6,
        "flares_6wk": course.flares_6wk,
        "lowest_goal": min(course.goals or rated, default=inf),
        "avoid_surgery": course.avoid_surgery,
        "less_medicine": course.less_medicine,
        "afraid_alone": course.afraid_alone is not False,
        "worsening": course.leg_worsening,
        "thin_pillars": course.thin_pillars,
    }
