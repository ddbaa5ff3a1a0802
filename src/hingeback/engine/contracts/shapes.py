"""The shapes that go in and out, by name: the source of the JSON Schemas."""

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import CheckResult, Plan
from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.contracts.value import Value

SHAPES: dict[str, type[Value]] = {
    "answers": AnswerSheet,
    "screen": ScreenResult,
    "assessment": Assessment,
    "plan": Plan,
    "check": CheckResult,
    "exercise": Exercise,
}
