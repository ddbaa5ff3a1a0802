"""Ana's first week, made by hand, and the ways to change her, her answers and her week."""

from datetime import date, timedelta
from typing import Any

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, Irritability, Stage, State, Volume
from hingeback.engine.contracts.plan import Plan, PlanDay, PlanItem, PlannerNote, Reason
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.safety import Action, FiredRule, ScreenResult, Tier
from hingeback.engine.library import load_library

MONDAY = date(2026, 11, 23)
WHY = (Reason(rule="E5-5", source="D", text="It fits you."),)
LIBRARY = load_library()
FULL_DAYS = (0, 2, 4, 6)

_ANSWERS: dict[str, Any] = {
    "A01": "1986-05-05", "A10": ["low_back_C"], "A11": "low_back_C", "A12": {"days": 200}, "A39": 30, "A60": 120,
    "A63": False, "A65": {"days": 4, "minutes": 30}, "A67": ["none"], "A69": [], "A70": [], "A82": 7, "A98": [],
    "A97": [],
}  # fmt: skip


def item(exercise: str, minutes: int | None = None, **dose: Any) -> PlanItem:
    """A planned row with the doses of the library, unless said otherwise."""
    row = LIBRARY.exercises[exercise]
    usual = {"sets": row.dose.sets, "reps": row.dose.reps, "hold_s": row.dose.hold_s, "pillar": row.ppillar}
    values = usual | {"minutes": minutes or row.minutes, "why": WHY} | dose
    return PlanItem(exercise=exercise, **values)


def lesson(name: str = "H01") -> PlanItem:
    return PlanItem(exercise=None, lesson=name, pillar="P-EDU", minutes=5, why=WHY)


def ana(
    *,
    labels: tuple[str, ...] = (),
    fired: tuple[str, ...] = (),
    action: Action = Action.PROCEED,
    state: State = State.BUILD,
    irritability: Irritability = Irritability.MODERATE,
    stage: Stage = Stage.CHRONIC,
    v0: int = 100,
    answers: dict[str, Any] | None = None,
    clearances: tuple[dict[str, Any], ...] = (),
    lessons_open: tuple[str, ...] | None = None,
    dp: str | None = None,
    sten: str | None = None,
    **more: Any,
) -> PlanningInput:
    """Ana with lasting back pain of medium irritability, 100 minutes a week on four full days."""
    rules = tuple(FiredRule(id=rule, tier=Tier.ROUTINE_REVIEW, action=Action.PROCEED_WITH_NOTE) for rule in fired)
    assessment = Assessment(
        screen=ScreenResult(tier=Tier.CLEAR, action=action, rules=rules),
        initial_state=state,
        stage=stage,
        irritability=irritability,
        profiles=labels,
        volume=Volume(v0=v0, start_max=140, cap_wk6=210, cap_wk12=300),
        lessons_open=lessons_open,
        dp=dp,
        sten=sten,
    )
    sheet = {"as_of": MONDAY, "answers": _ANSWERS | (answers or {}), "clearances": clearances}
    return PlanningInput(
        sheet=AnswerSheet.model_validate(sheet), assessment=assessment, state=state, starts=MONDAY, **more
    )


def good_days() -> list[list[PlanItem]]:
    """A week that keeps every rule for Ana: 80 counted minutes, four new rows."""
    light = [item("pelvic_tilt_supine")]
    cardio = [*light, item("balance_feet_together"), item("walk_easy")]
    full = [*cardio[:2], item("sit_to_stand_high"), item("abdominal_brace"), cardio[2]]
    return [[*full, lesson()], light, full, light, full, light, cardio]


def plan_of(days: list[list[PlanItem]], *, starts: date = MONDAY, week: int = 1) -> Plan:
    items = [one for day in days for one in day]
    totals = {p: sum(i.minutes for i in items if i.pillar == p) for p in {i.pillar for i in items}}
    return Plan(
        week=week,
        days=tuple(PlanDay(date=starts + timedelta(days=n), items=tuple(day)) for n, day in enumerate(days)),
        totals=totals,
        counted_minutes=sum(i.counted_minutes for i in items),
        planner=PlannerNote(kind="by hand", status="made"),
        content_version=LIBRARY.version,
    )


def rules(plan: Plan, inp: PlanningInput) -> set[str]:
    """The ids the checker names, without the summary steps of E5-7 that go with them."""
    named = {v.rule for v in check_plan(plan, inp, LIBRARY).violations}
    return {rule for rule in named if not rule.startswith("E5-7") or rule == "E5-7h"}


def rules_at(exercise: str, plan: Plan, inp: PlanningInput) -> set[str]:
    """The ids the checker names at the places of one row."""
    return {v.rule for v in check_plan(plan, inp, LIBRARY).violations if v.where.endswith(f" {exercise}")}


def steps(plan: Plan, inp: PlanningInput) -> set[str]:
    return {v.rule for v in check_plan(plan, inp, LIBRARY).violations if v.rule.startswith("E5-7")}


def with_item(day: int, extra: PlanItem) -> Plan:
    """The good week with one more item on one day."""
    days = good_days()
    days[day] = [*days[day], extra]
    return plan_of(days)


def with_instead(old: str, new: PlanItem | None) -> Plan:
    """The good week with every planned `old` replaced, or taken out."""
    swap = [new] if new else []
    return plan_of([[x for one in day for x in (swap if one.exercise == old else [one])] for day in good_days()])
