"""The shapes that go in and out, by name: the source of the JSON Schemas."""

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import CheckResult, Plan
from hingeback.engine.contracts.printed import PrintedAssessment
from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.contracts.value import Value

SHAPES: dict[str, type[Value]] = {
    "answers": AnswerSheet,
    "screen": ScreenResult,
    "assessment": PrintedAssessment,
    "plan": Plan,
    "check": CheckResult,
    "exercise": Exercise,
}

#: What the command line reads; the others it prints.
READ = ("answers", "plan")
