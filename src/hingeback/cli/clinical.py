"""The clinical questions: screen, assess, plan, check, why, why-not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hingeback.cli.command import Command
from hingeback.cli.problems import DONE, WITHHELD, InputProblems
from hingeback.cli.reading import STANDARD_INPUT

if TYPE_CHECKING:
    from hingeback.engine.contracts.answers import AnswerSheet
    from hingeback.engine.contracts.assessment import Assessment
    from hingeback.engine.contracts.library import Library
    from hingeback.engine.contracts.plan import Plan, Reason
    from hingeback.engine.contracts.planning import PlanningInput
    from hingeback.engine.contracts.safety import ScreenResult

AnswersFile = Annotated[str, typer.Argument(help="JSON file with the answers; - reads standard input.")]
AnswersOption = Annotated[str, typer.Option("--answers", help="JSON file with the answers; - reads standard input.")]
AsTable = Annotated[bool, typer.Option("--table", help="Print a table for people in place of JSON.")]
ExerciseId = Annotated[str, typer.Argument(help="Id of an exercise, as `hingeback exercises` lists them.")]


def _library() -> Library:
    from hingeback.engine.library import load_library

    return load_library()


def _end(screen: ScreenResult) -> None:
    from hingeback.engine.contracts.safety import Action

    raise typer.Exit(WITHHELD if screen.action is Action.WITHHOLD else DONE)


def _assess(sheet: AnswerSheet, library: Library) -> Assessment:
    from hingeback.engine.matching import assess

    return assess(sheet, library)


def _first_week(sheet: AnswerSheet, library: Library) -> PlanningInput:
    from hingeback.engine.contracts.planning import PlanningInput

    assessment = _assess(sheet, library)
    return PlanningInput(sheet=sheet, assessment=assessment, state=assessment.initial_state, starts=sheet.as_of)


def _known(exercise: str, library: Library) -> str:
    if exercise not in library.exercises:
        import difflib

        near = difflib.get_close_matches(exercise, library.exercises, n=3)
        mend = f"Did you mean {', '.join(near)}?" if near else "`hingeback exercises` lists all ids."
        raise InputProblems([("EXERCISE", f"There is no exercise {exercise!r}.", mend)])
    return exercise


def screen_command(
    answers: AnswersFile = STANDARD_INPUT,
    table: AsTable = False,
    prove: Annotated[bool, typer.Option(help="Prove that a graver answer never lowers tier or action.")] = False,
    samples: Annotated[int, typer.Option(help="With --prove: random answer sets across rule groups.")] = 5_000,
    seed: Annotated[int, typer.Option(help="With --prove: seed of the random answer sets.")] = 1,
) -> None:
    from hingeback.cli.printing import print_json, print_screen_table, screen_json

    if prove:
        return _prove(samples, seed)
    from hingeback.cli.reading import read_answers
    from hingeback.engine.screening import screen

    result = screen(read_answers(answers), _library())
    print_screen_table(result) if table else print_json(screen_json(result))
    _end(result)
    return None


def _prove(samples: int, seed: int) -> None:
    from hingeback.cli.printing import print_json
    from hingeback.engine.screening import prove

    proof = prove(_library(), samples=samples, seed=seed)
    print_json(proof.summary())
    raise typer.Exit(DONE if proof.holds else 1)


def assess_command(answers: AnswersFile = STANDARD_INPUT, table: AsTable = False) -> None:
    from hingeback.cli.printing import assessment_json, print_json, print_screen_table, print_table
    from hingeback.cli.reading import read_answers

    result = _assess(read_answers(answers), _library())
    data = assessment_json(result)
    if table:
        print_screen_table(result.screen)
        print_table(("Finding", "Value"), ((k, v) for k, v in data.items() if k not in result.screen.model_dump()))
    else:
        print_json(data)
    _end(result.screen)


def plan_command(
    answers: AnswersFile = STANDARD_INPUT,
    table: AsTable = False,
    quick: Annotated[bool, typer.Option(help="The constructive week, without the solver.")] = False,
) -> None:
    from hingeback.cli.printing import plan_json, print_json, print_plan_table, print_screen_table, screen_json
    from hingeback.cli.reading import read_answers
    from hingeback.engine.checking import check_plan
    from hingeback.engine.contracts.safety import Action

    library = _library()
    week = _first_week(read_answers(answers), library)
    screen = week.assessment.screen
    if screen.action is Action.WITHHOLD:
        print_screen_table(screen) if table else print_json(screen_json(screen))
        _end(screen)
    plan = _week_of(week, library, quick)
    verdict = check_plan(plan, week, library)
    if not verdict.accepted:
        _refuse(verdict.model_dump(mode="json"))
    print_plan_table(plan) if table else print_json(plan_json(plan))


def _week_of(week: PlanningInput, library: Library, quick: bool) -> Plan:
    """The best week, found by a solver in this process; the constructive one if asked for, or where none loads."""
    from hingeback.engine.checking import check_plan
    from hingeback.engine.planning import plan_week, solver
    from hingeback.engine.planning.optimum import best_week

    if quick:
        return plan_week(week, library)
    try:
        best = best_week(week, library, solver.solve)
    except solver.SolverMissing as missing:
        typer.echo(str(missing), err=True)
        return plan_week(week, library)
    return best if check_plan(best, week, library).accepted else plan_week(week, library)


def _refuse(verdict: dict[str, Any]) -> None:
    """A plan that the checker refuses is never printed: that is a fault of ours, not of the input."""
    import json

    typer.echo(json.dumps(verdict, indent=2), err=True)
    typer.echo("The checker refused this plan, so it is not shown. Please report it with the answers.", err=True)
    raise typer.Exit(1)


def check_command(
    plan: Annotated[str, typer.Argument(help="JSON file with the plan; - reads standard input.")],
    answers: AnswersOption,
    table: AsTable = False,
) -> None:
    from hingeback.cli.printing import print_json, print_table
    from hingeback.cli.reading import read_plan_and_answers
    from hingeback.engine.checking import check_plan

    library = _library()
    read, sheet = read_plan_and_answers(plan, answers)
    week = _first_week(sheet, library)
    week = week.model_copy(update={"week": read.week, "starts": read.days[0].date if read.days else sheet.as_of})
    verdict = check_plan(read, week, library)
    if table:
        typer.echo("Accepted" if verdict.accepted else "Refused")
        print_table(("Rule", "Where", "What"), ((v.rule, v.where, v.text) for v in verdict.violations))
    else:
        print_json(verdict.model_dump(mode="json"))
    _end(week.assessment.screen)


def why_command(
    exercise: ExerciseId,
    answers: AnswersFile = STANDARD_INPUT,
    table: AsTable = False,
    quick: Annotated[bool, typer.Option(help="Ask of the constructive week, without the solver.")] = False,
) -> None:
    from hingeback.cli.printing import print_json, print_screen_table, print_table, screen_json
    from hingeback.cli.reading import read_answers
    from hingeback.engine.contracts.safety import Action

    library = _library()
    _known(exercise, library)
    week = _first_week(read_answers(answers), library)
    screen = week.assessment.screen
    if screen.action is Action.WITHHOLD:
        print_screen_table(screen) if table else print_json(screen_json(screen))
        _end(screen)
    plan = _week_of(week, library, quick)
    found = [(day.date, item) for day in plan.days for item in day.items if item.exercise == exercise]
    reasons: list[Reason] = []
    for reason in (r for _, item in found for r in item.why):
        if reason not in reasons:
            reasons.append(reason)
    data = {
        "exercise": exercise,
        "planned": bool(found),
        "dates": [day.isoformat() for day, _ in found],
        "why": [reason.model_dump(mode="json") for reason in reasons],
    }
    if table:
        print_table(("Rule", "Source", "Why"), ((r.rule, r.source, r.text) for r in reasons))
    else:
        print_json(data)


def why_not_command(
    exercise: ExerciseId,
    answers: AnswersFile = STANDARD_INPUT,
    table: AsTable = False,
    quick: Annotated[bool, typer.Option(help="Ask of the constructive week, without the solver.")] = False,
) -> None:
    from hingeback.cli.printing import print_json, print_table
    from hingeback.cli.reading import read_answers
    from hingeback.engine.contracts.assessment import State
    from hingeback.engine.contracts.safety import Action
    from hingeback.engine.planning import why_not

    library = _library()
    week = _first_week(read_answers(answers), library)
    held = week.assessment.screen.action is Action.WITHHOLD or week.state is State.INCOMPLETE
    plan = None if held else _week_of(week, library, quick)
    data = why_not(week, library, _known(exercise, library), plan).model_dump(mode="json")
    print_table(("About", "Answer"), data.items()) if table else print_json(data)
    _end(week.assessment.screen)


COMMANDS = (
    Command("screen", screen_command, "Safety screen: tier, action and the rules that fired."),
    Command("assess", assess_command, "Screen and match: stage, profiles, irritability, volume."),
    Command("plan", plan_command, "A week that fits the answers, with a reason for every item."),
    Command("check", check_command, "Check a plan against the law, independently of the planner."),
    Command("why", why_command, "Why is this exercise in the plan?"),
    Command("why-not", why_not_command, "Which rule keeps this exercise out?"),
)
