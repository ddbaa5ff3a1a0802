"""`python -m hingeback.planner.process SOCKET`: loads the solver once and answers until it is stopped.

The socket lies in a folder that only its owner may open. A question that is too long, broken or of other content
gets a word of its own and harms no other.
"""

import logging
import os
import signal
import socketserver
import sys
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning import Withheld, plan_week, solver
from hingeback.engine.planning.optimum import best_week, relaxations
from hingeback.planner.desk import Desk
from hingeback.planner.messages import Answer, Broken, Question, receive, send

log = logging.getLogger(__name__)
_QUIET_S = 30.0


def answer_of(question: Question, library: Library) -> Answer:
    """What the solver makes of one question. A plan is answered only if the checker accepts it."""
    inp = question.input
    if question.kind == "hello" or inp is None:
        return Answer(status="done" if question.kind == "hello" else "failed", solver=_version())
    if question.content_version != library.version:
        return Answer(status="other_content")
    if not _version():
        return Answer(status="no_solver")
    try:
        return _solved(question, inp, library)
    except Withheld:
        return Answer(status="failed", solver=_version())


def _solved(question: Question, inp: PlanningInput, library: Library) -> Answer:
    done = Answer(status="done", solver=_version())
    if question.kind == "relax":
        return done.model_copy(update={"relaxations": relaxations(inp, library, solver.solve)})
    return done.model_copy(update={"plan": accepted_week(inp, library)})


def accepted_week(inp: PlanningInput, library: Library) -> Plan | None:
    """The best week that the checker accepts; the constructive one where it refuses the optimum; None for neither."""
    best = best_week(inp, library, solver.solve)
    if check_plan(best, inp, library).accepted:
        return best
    log.error("The checker refused an optimum of content %s.", library.version)
    start = plan_week(inp, library)
    return start if check_plan(start, inp, library).accepted else None


@cache
def _version() -> str:
    """Of the solver; empty where it does not load."""
    try:
        return solver.load()
    except solver.SolverMissing as missing:
        log.warning("%s", missing)
        return ""


class Handler(socketserver.BaseRequestHandler):
    server: "PlannerServer"

    def handle(self) -> None:
        self.request.settimeout(_QUIET_S)
        try:
            question = Question.model_validate(receive(self.request))
            send(self.request, self.server.desk.answer(question))
        except ValidationError:
            send(self.request, Answer(status="failed"))
        except (Broken, OSError):
            return  # whoever asked has gone


class PlannerServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True

    def __init__(self, path: Path, desk: Desk) -> None:
        self.desk = desk
        path.unlink(missing_ok=True)
        super().__init__(str(path), Handler)
        path.chmod(0o600)


def main(path: Path) -> None:
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s planner: %(message)s")
    library = load_library()
    server = PlannerServer(path, Desk(lambda question: answer_of(question, library)))
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))  # a solve in progress cannot be asked to stop
    _version()
    server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
