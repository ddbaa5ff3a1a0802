"""What may follow what: 48 hours between muscles, training days, one item on the back (E2, E3, J3)."""

from collections import defaultdict

from hingeback.engine.planning.optimum.model import Terms
from hingeback.engine.planning.optimum.servings import Serving, always_trains
from hingeback.engine.planning.optimum.week_model import WeekModel, added


def spacing(week: WeekModel) -> None:
    """48 hours between strength rows that share a muscle group, the day before the week included (E2)."""
    groups: dict[str, dict[int, list[Serving]]] = defaultdict(lambda: defaultdict(list))
    for serving in week.of_pillar("P-STR"):
        for group in serving.candidate.row.muscle_groups:
            groups[group][serving.day].append(serving)
    for group, days in groups.items():
        marks = {day: _group_mark(week, group, day, servings) for day, servings in sorted(days.items())}
        for day, mark in marks.items():
            if _fixed_beside(week, group, day):
                week.model.add("E2-6", {mark: 1}, high=0)
            if day + 1 in marks:
                week.model.add("E2-6", {mark: 1, marks[day + 1]: 1}, high=1)


def _group_mark(week: WeekModel, group: str, day: int, servings: list[Serving]) -> int:
    return week.marked(f"{group}@{day}", "E2-6", (s.present for s in servings))


def _fixed_beside(week: WeekModel, group: str, day: int) -> bool:
    draft = week.kitchen.draft
    before = draft.groups[day - 1] if day else draft.eve_groups
    after: set[str] = draft.groups[day + 1] if day < 6 else set()
    return group in before or group in after


def training_days(week: WeekModel) -> None:
    """Days a week of E3; short easy walks and daily breath are free of them."""
    for pillar, most in week.kitchen.draft.days_max.items():
        marks = {}
        for day in range(7):
            terms = [_training(s) for s in week.of_day(day) if s.pillar == pillar and (s.trains or always_trains(s))]
            if terms:
                marks[week.marked(f"{pillar}@{day}", "E3-days", terms)] = 1
        fixed = sum(_trains_already(week, pillar, day) for day in range(7))
        week.model.add("E3-days", marks, high=max(0, most - fixed))


def _training(serving: Serving) -> Terms:
    return serving.present if serving.trains is None else {serving.trains: 1}


def _trains_already(week: WeekModel, pillar: str, day: int) -> bool:
    return week.kitchen.draft.trains(day, pillar)


def supine(week: WeekModel) -> None:
    """One item on the back a session from week 16 of pregnancy (J3-PREG-1)."""
    draft = week.kitchen.draft
    if not draft.one_supine:
        return
    for day in range(7):
        supine = added(s.bouts for s in week.of_day(day) if s.candidate.row.position == "supine")
        week.model.add("J3-PREG-1", supine, high=0 if draft.has_supine(day) else 1)
