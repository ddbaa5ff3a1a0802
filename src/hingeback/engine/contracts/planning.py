"""All that a planner, the checker and the explanations are given. Immutable, so that a plan can be replayed."""

from datetime import date

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, State
from hingeback.engine.contracts.history import History
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.value import Value


class PlanningInput(Value):
    """One person, one week. `state` is the state now (at first `assessment.initial_state`).

    `volume_minutes` replaces V0 once F3 has set it (None = V of J6.1). `today_is_bad` and days before `frozen_before`
    are the business of the services: a planner gets the whole week and never touches days that have begun
    (`frozen`: days of `previous` up to but not including this date are copied).
    """

    sheet: AnswerSheet
    assessment: Assessment
    state: State
    starts: date
    week: int = 1
    history: History = History()
    previous: Plan | None = None
    frozen_before: date | None = None
    volume_minutes: int | None = None
