"""The person as the checker's tables see them: plain names made from the answers, the assessment and the history."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet, Clearance
from hingeback.engine.contracts.assessment import Irritability, Stage, State
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.regions import LEG, region_of, side_of
from hingeback.engine.contracts.safety import Action

CLEARANCE_LASTS_DAYS = 182
_LISTS = ("A18", "A51", "A52", "A53", "A69", "A70", "A96", "A97", "A98", "A99", "A100")
_WORDS = ("A95", "A101", "A102", "A103", "A104", "A105")
_SAFETY = ("S02", "S13", "S14", "S30", "S44", "S51", "S53")


@dataclass(frozen=True)
class Person:
    """One person in one week. `names` is what the predicates of the tables are put to."""

    inp: PlanningInput

    @property
    def sheet(self) -> AnswerSheet:
        return self.inp.sheet

    @property
    def state(self) -> State:
        return self.inp.state

    @property
    def irritability(self) -> Irritability | None:
        return self.inp.assessment.irritability

    @property
    def high(self) -> bool:
        return self.irritability is Irritability.HIGH

    @property
    def acute(self) -> bool:
        return self.inp.assessment.stage is Stage.ACUTE

    @property
    def gentle(self) -> bool:
        return self.inp.assessment.screen.action is Action.GENTLE_ONLY or self.state is State.GENTLE

    @property
    def withheld(self) -> bool:
        action = self.inp.assessment.screen.action
        return action is Action.WITHHOLD or self.state in (State.INCOMPLETE, State.HOLD_SAFETY)

    @cached_property
    def labels(self) -> frozenset[str]:
        return frozenset((*self.inp.assessment.profiles, *self.inp.assessment.modifiers))

    @cached_property
    def named(self) -> frozenset[str]:
        """What clinicians' clearances that count today name: rules, holds or tags."""
        return frozenset(c.rule for c in self.sheet.clearances if _counts(c, self.sheet.as_of))

    @cached_property
    def names(self) -> dict[str, Any]:
        return _answer_names(self.sheet) | _state_names(self) | _history_names(self.inp)

    @cached_property
    def painful_side(self) -> str:
        """The side of one-sided leg signs: `left`, `right`, or nothing."""
        leg = self.sheet.answers.A17
        if leg and leg.leg_side in ("left", "right"):
            return str(leg.leg_side)
        shaded = {side_of(code) for code in self.sheet.answers.A10 or () if region_of(code) in LEG}
        return {"L": "left", "R": "right"}.get(shaded.pop(), "") if len(shaded) == 1 else ""


def _counts(clearance: Clearance, today: date) -> bool:
    age_days = (today - clearance.date).days
    return (
        clearance.kind == "clinician"
        and clearance.may_exercise in (None, "yes")
        and 0 <= age_days < CLEARANCE_LASTS_DAYS
    )


def _state_names(person: Person) -> dict[str, Any]:
    assessment = person.inp.assessment
    fired = {rule.id for rule in assessment.screen.rules}
    return {
        "labels": person.labels,
        "fired": fired | {rule.rstrip("abc") for rule in fired},
        "named": person.named,
        "gentle": person.gentle,
        "state": str(person.state),
        "stage": str(assessment.stage),
        "irritability": str(assessment.irritability),
        "dp": assessment.dp or "",
        "sten": assessment.sten or "",
        "week": person.inp.week,
    }


def _history_names(inp: PlanningInput) -> dict[str, Any]:
    history = inp.history
    exposures = max((s.exposures for s in history.standings), default=0)
    return {
        "greens": history.green_sessions,
        "greens_in_row": history.green_sessions_in_row,
        "no_spread": history.sessions_without_spread,
        "sessions": max(exposures, history.sessions_without_spread, history.green_sessions, len(history.last_colours)),
        "last_red": history.last_two_sessions_red,
    }


def _answer_names(sheet: AnswerSheet) -> dict[str, Any]:
    answers = sheet.answers
    names: dict[str, Any] = {item: set(getattr(answers, item) or ()) for item in _LISTS}
    names |= {item: getattr(answers, item) or "" for item in _WORDS}
    names |= {f"A{n}": getattr(answers, f"A{n}") or 0 for n in range(20, 33)}
    for item in _SAFETY:
        given = getattr(answers, item)
        names[item] = given.answer if given else ""
    refused = {liked for liked, word in (answers.A68 or {}).items() if word == "refuse"}
    names |= {"refused": refused, "no_floor": "floor" in names["A69"] or "floor_work" in refused}
    return names | _place_names(sheet) | _body_names(sheet)


def _place_names(sheet: AnswerSheet) -> dict[str, Any]:
    answers = sheet.answers
    codes = (*(answers.A10 or ()), *((answers.A11,) if answers.A11 else ()))
    repeated = answers.A40
    return {
        "regions": {region_of(code) for code in codes},
        "leg_avg7": answers.A16 if answers.A16 is not None else 0,
        "leg_known": answers.A16 is not None,
        "numb_patch": bool(answers.A17 and answers.A17.numb),
        "A40_flexion": (repeated and repeated.flexion) or "",
        "A40_extension": (repeated and repeated.extension) or "",
        "A40_side": (repeated and repeated.side) or "",
        "episode_days": episode_days(sheet),
    }


def _body_names(sheet: AnswerSheet) -> dict[str, Any]:
    answers = sheet.answers
    joints, falls, pressure = answers.A94, answers.A55, answers.A54
    one_leg = answers.tests.T3 if answers.tests else None
    return {
        "joints": {joint.split("_")[0] for joint in (joints.joints if joints else ())},
        "avoid_flexion": (joints and joints.avoid_flexion) or "",
        "avoid_extension": (joints and joints.avoid_extension) or "",
        "falls": falls.count if falls else 0,
        "walking_aid": bool(falls and falls.walking_aid),
        "sys": pressure.sys if pressure else 0,
        "dia": pressure.dia if pressure else 0,
        "one_leg_s": min(one_leg) if one_leg else None,
        "surgery": bool(answers.A50 and answers.A50.type != "none") or answers.A14 == "after_surgery",
        "stress_only": bool(answers.S02 and answers.S02.stress_only is True),
        "A96_none": answers.A96 == (),
        **_pregnancy_names(sheet),
    }


def _pregnancy_names(sheet: AnswerSheet) -> dict[str, Any]:
    struct = sheet.answers.A04
    pregnant = bool(struct and struct.pregnant in ("yes", "not_sure"))
    weeks = (struct.weeks if struct and struct.weeks is not None else 16) if pregnant else 0
    birth_weeks = struct.birth_weeks if struct else None
    return {"pregnant": pregnant, "preg_weeks": weeks, "born_lately": birth_weeks is not None and birth_weeks <= 52}


def episode_days(sheet: AnswerSheet) -> float:
    """Days since the episode began; a month is 30 days, a year 365. 0 (the safer reading) if it was not said."""
    since = sheet.answers.A12
    if since is None:
        return 0
    if since.date:
        return (sheet.as_of - since.date).days
    return (since.days or 0) + 7 * (since.weeks or 0) + 30 * (since.months or 0) + 365 * (since.years or 0)
