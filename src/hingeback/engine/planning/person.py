"""One person in one week, as the rules of planning see them: labels, facts for predicates, raised cautions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hingeback.engine.contracts.answers import TimeSince
from hingeback.engine.contracts.assessment import Assessment, State
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.regions import region_of
from hingeback.engine.contracts.safety import Action
from hingeback.engine.matching import caution_tags
from hingeback.engine.planning.citations import Citations
from hingeback.engine.planning.errors import Withheld
from hingeback.engine.planning.leverage import column_named

Because = Mapping[str, Any]
CLEARANCE_DAYS = 182
_UNKNOWN_DAYS = 0


@dataclass(frozen=True, slots=True)
class Person:
    """`facts` are the names that predicates over a person may use; `tags` are the raised caution tags (J2)."""

    inp: PlanningInput
    labels: frozenset[str]
    gentle: bool
    column: str
    hard_floors: bool
    tags: Mapping[str, Because]
    liked: frozenset[str]
    refused: frozenset[str]
    facts: Mapping[str, Any]
    citations: "Citations"
    #: Rows done or planned before: not new, and not held to where new rows start (E5.5, J3.1).
    known: frozenset[str]

    @property
    def assessment(self) -> Assessment:
        return self.inp.assessment

    def given(self, item: str) -> Any:
        return self.inp.sheet.given(item)

    def cite(self, *items: str) -> dict[str, Any]:
        """The given answers among these ids, as a reason quotes them."""
        return {item: value for item in items if (value := self.given(item)) is not None}

    def because(self, *names: str) -> dict[str, Any]:
        """Answers behind labels (`DISC`), `stage`, `irritability` and named answers (`A22`) together."""
        cited: dict[str, Any] = {}
        for name in names:
            cited |= self.cite(*self.citations.of(name)) or dict(self.assessment.because.get(name) or {})
        return cited

    def because_tag(self, tag: str) -> dict[str, Any]:
        """Answers that raise a caution tag now."""
        return self.cite(*self.citations.of_tag(tag)) or dict(self.tags.get(tag, {}))


def person_of(inp: PlanningInput, library: Library) -> Person:
    """Raises Withheld if nobody may plan for this person now."""
    refuse_if_withheld(inp)
    tags = caution_tags(inp.sheet, inp.assessment, inp.state, inp.history, library)
    return _person(inp, tags, Citations(inp, library.tables["reason_answers"]))


def refuse_if_withheld(inp: PlanningInput) -> None:
    screen = inp.assessment.screen
    held = screen.action is Action.WITHHOLD or inp.state in (State.HOLD_SAFETY, State.INCOMPLETE)
    if held:
        raise Withheld(tuple(r.id for r in screen.rules if r.action is Action.WITHHOLD) or ("J3-HOLD",))


def _person(inp: PlanningInput, tags: Mapping[str, Because], citations: Citations) -> Person:
    assessment = inp.assessment
    labels = frozenset(assessment.profiles) | frozenset(assessment.modifiers)
    gentle = assessment.screen.action is Action.GENTLE_ONLY or inp.state is State.GENTLE
    column = column_of(inp)
    likings = inp.sheet.answers.A68 or {}
    return Person(
        inp=inp,
        labels=labels,
        gentle=gentle,
        column=column,
        hard_floors=not (inp.state is State.CALM or column == "AH"),
        tags=tags,
        liked=frozenset(k for k, v in likings.items() if v == "like"),
        refused=frozenset(k for k, v in likings.items() if v == "refuse"),
        facts=facts_of(inp, labels, gentle),
        citations=citations,
        known=known_rows(inp),
    )


def known_rows(inp: PlanningInput) -> frozenset[str]:
    """Rows that were done, or planned in an earlier week. What this very week plans is as new as it was."""
    done = frozenset(s.exercise for s in inp.history.standings if s.exposures or s.last_planned)
    return done if is_same_week(inp) else rows_of_last_week(inp) | done


def is_same_week(inp: PlanningInput) -> bool:
    """True where `previous` is a version of the week that is planned anew."""
    return inp.previous is not None and bool(inp.previous.days) and inp.previous.days[0].date == inp.starts


def rows_of_last_week(inp: PlanningInput) -> frozenset[str]:
    days = inp.previous.days if inp.previous else ()
    return frozenset(item.exercise for day in days for item in day.items if item.exercise)


def column_of(inp: PlanningInput) -> str:
    """The column of E3 and J6.2 for this week."""
    return column_named(inp.assessment.stage, inp.assessment.irritability, inp.state is State.CALM)


def facts_of(inp: PlanningInput, labels: frozenset[str], gentle: bool) -> dict[str, Any]:
    """The namespace of `when` and `released` in tables/row_limits.yaml."""
    return {
        "state": inp.state.value,
        "gentle": gentle,
        "labels": labels,
        "week": inp.week,
        "dp": inp.assessment.dp,
        "irritability": inp.assessment.irritability.value if inp.assessment.irritability else "MODERATE",
        "fired": {rule.id for rule in inp.assessment.screen.rules},
        "cleared": _cleared_rules(inp),
        **_answer_facts(inp),
        **_history_facts(inp),
    }


def _answer_facts(inp: PlanningInput) -> dict[str, Any]:
    answers = inp.sheet.answers
    pregnancy = answers.A04
    regions = {region_of(code) for code in (*(answers.A10 or ()), *((answers.A11,) if answers.A11 else ()))}
    repeated = answers.A40
    likings = answers.A68 or {}
    return {
        "told": answers.A51 or (),
        "conf": 10 if answers.A82 is None else answers.A82,
        "sit": answers.A22 or 0,
        "regularly_active": bool(answers.A63) and "X11" not in inp.assessment.screen.conflicts,
        "pregnant_weeks": 16 if pregnancy is None or pregnancy.weeks is None else pregnancy.weeks,
        "girdle": answers.A103 in ("yes", "not_sure") or bool(regions & {"buttock", "groin"}),
        "leg_avg7": answers.A16 or 0,
        "episode_days": days_since(answers.A12, inp.sheet.as_of),
        "surgery_days": _surgery_days(inp),
        "positions_out": answers.A69 or (),
        "floor_refused": likings.get("floor_work") == "refuse",
        "one_leg_hold_s": min(answers.tests.T3) if answers.tests and answers.tests.T3 else 0,
        "flexion_eases": repeated is not None and repeated.flexion in ("centralised", "reduced"),
        "peripheralised_flexion": repeated is not None and repeated.flexion == "peripheralised",
        "peripheralised_extension": repeated is not None and repeated.extension == "peripheralised",
        "peripheralised_side": repeated is not None and repeated.side == "peripheralised",
    }


def _history_facts(inp: PlanningInput) -> dict[str, Any]:
    history = inp.history
    return {
        "plan_day": max(history.plan_day, 7 * (inp.week - 1) + 1) if inp.week == 1 else history.plan_day,
        "greens_in_row": history.green_sessions_in_row,
        "green_sessions": history.green_sessions,
        "sessions_seen": max((s.exposures for s in history.standings), default=0),
        "last_two_red": history.last_two_sessions_red,
        "sessions_without_spread": history.sessions_without_spread,
        "blocked_directions": history.blocked_directions,
        "flexion_steps_open": inp.week - 1 if inp.week >= 4 else min(inp.week - 1, 3),
    }


def days_since(time: TimeSince | None, today: date) -> float:
    """Days of an A12-like answer; month 30 d, year 365 d."""
    if time is None:
        return _UNKNOWN_DAYS
    if time.date is not None:
        return (today - time.date).days
    for name, days in (("days", 1), ("weeks", 7), ("months", 30), ("years", 365)):
        if (count := getattr(time, name)) is not None:
            return float(count) * days
    return _UNKNOWN_DAYS


def _surgery_days(inp: PlanningInput) -> float:
    surgery = inp.sheet.answers.A50
    when = surgery.date_or_days if surgery else None
    if isinstance(when, date):
        return (inp.sheet.as_of - when).days
    return _UNKNOWN_DAYS if when is None else float(when)


def _cleared_rules(inp: PlanningInput) -> set[str]:
    """Rules that a clinician's clearance, in time and without limits, names."""
    today = inp.sheet.as_of
    return {
        c.rule
        for c in inp.sheet.clearances
        if c.kind == "clinician" and 0 <= (today - c.date).days <= CLEARANCE_DAYS and c.may_exercise in (None, "yes")
    }
