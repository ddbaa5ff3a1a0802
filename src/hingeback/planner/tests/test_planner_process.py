"""The planner process answers, is late, dies, lacks its solver, hears nonsense: whoever asks always goes on."""

import os
import socket
import stat
import threading
import time
from pathlib import Path

import pytest
from tests.planner_process import PATIENCE_S, PlannerProcess

from hingeback.engine.checking import check_plan
from hingeback.engine.planning import plan_week
from hingeback.engine.planning.tests.people import LIBRARY, ben
from hingeback.planner.client import ADDRESS, ask
from hingeback.planner.desk import MOST_WAITING, Desk
from hingeback.planner.messages import LONGEST_BYTES, Answer, Question

WEEK = Question(kind="week", content_version=LIBRARY.version, input=ben(), within_s=PATIENCE_S)


def asked(planner: PlannerProcess, question: Question) -> Answer:
    return ask(question, {ADDRESS: planner.address})


def test_it_answers_with_a_week_that_the_checker_accepts(planner: PlannerProcess) -> None:
    answer = asked(planner, WEEK)
    assert answer.status == "done" and answer.plan is not None and answer.solver
    assert answer.plan.planner.kind == "optimum"
    assert check_plan(answer.plan, ben(), LIBRARY).accepted


def test_the_socket_is_for_its_owner_alone(planner: PlannerProcess) -> None:
    assert stat.S_IMODE(Path(planner.address).stat().st_mode) == 0o600


def test_other_content_is_not_planned_with(planner: PlannerProcess) -> None:
    assert asked(planner, WEEK.model_copy(update={"content_version": "older"})).status == "other_content"


@pytest.mark.parametrize("said", [b"", b"\x00\x00\x00\x05hello", b"\x00\x00\x00\x02[]", b"\x00\x00\x00\x10half"])
def test_nonsense_harms_nobody(planner: PlannerProcess, said: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(planner.address)
        line.sendall(said)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(planner.address)
        line.sendall((LONGEST_BYTES + 1).to_bytes(4, "big"))
    assert asked(planner, Question(kind="hello", within_s=PATIENCE_S)).status == "done"


def test_killed_in_mid_solve(planner: PlannerProcess) -> None:
    """Whoever waits is told at once, and a process started again answers."""
    other = ben(A65={"days": 6, "minutes": 60}, A60=300)
    heard: list[Answer] = []
    question = WEEK.model_copy(update={"input": other})
    waiting = threading.Thread(target=lambda: heard.append(asked(planner, question)))
    waiting.start()
    time.sleep(0.2)
    planner.kill()
    waiting.join(PATIENCE_S)
    assert [answer.status for answer in heard] == ["gone"]
    assert asked(planner, question).status == "gone"
    planner.start()
    assert asked(planner, question).status == "done"


def test_nobody_there_is_no_error() -> None:
    assert ask(WEEK, {}).status == "gone"
    assert ask(WEEK, {ADDRESS: "/nowhere/at/all"}).status == "gone"


def test_without_the_solver_it_says_so(tmp_path: Path) -> None:
    """A machine on which OR-Tools does not load: the process stays up and answers that it has no solver."""
    (tmp_path / "ortools").mkdir()
    (tmp_path / "ortools" / "__init__.py").write_text("raise ImportError('not for this machine')\n")
    lame = PlannerProcess(tmp_path)
    lame.start(PYTHONPATH=os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", ""))))
    try:
        assert asked(lame, WEEK).status == "no_solver"
        assert plan_week(ben(), LIBRARY).planner.kind == "constructive"
    finally:
        lame.kill()


def test_who_asks_again_gets_the_answer_that_came_too_late() -> None:
    go, worked = threading.Event(), []

    def work(question: Question) -> Answer:
        go.wait(PATIENCE_S)
        worked.append(question)
        return Answer(status="done", solver="slow")

    desk = Desk(work)
    assert desk.answer(WEEK.model_copy(update={"within_s": 0.01})).status == "late"
    go.set()
    assert desk.answer(WEEK).solver == "slow"
    assert desk.answer(WEEK).solver == "slow"
    assert len(worked) == 1


def test_a_question_that_fails_does_not_stop_the_next() -> None:
    def work(question: Question) -> Answer:
        if question.kind == "relax":
            raise RuntimeError("no")
        return Answer(status="done")

    desk = Desk(work)
    assert desk.answer(WEEK.model_copy(update={"kind": "relax"})).status == "failed"
    assert desk.answer(WEEK).status == "done"


def test_too_many_questions_are_turned_away() -> None:
    go = threading.Event()
    desk = Desk(lambda question: (go.wait(PATIENCE_S), Answer(status="done"))[1])
    questions = [WEEK.model_copy(update={"content_version": f"{n}", "within_s": 0.0}) for n in range(MOST_WAITING + 1)]
    said = [desk.answer(question).status for question in questions]
    go.set()
    assert said == ["late"] * MOST_WAITING + ["busy"]
