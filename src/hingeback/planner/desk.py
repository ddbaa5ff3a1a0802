"""One question at a time is worked on; whoever asks the same meanwhile, or again later, gets the same answer."""

import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable

from hingeback.planner.messages import Answer, Question

KEPT = 256
MOST_WAITING = 32
log = logging.getLogger(__name__)

Work = Callable[[Question], Answer]


class Desk:
    """`work` answers one question. Answers are kept for a while: a page that was too impatient asks again."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._lock = threading.Lock()
        self._done: OrderedDict[str, Answer] = OrderedDict()
        self._waiting: dict[str, threading.Event] = {}
        self._queue: queue.Queue[Question] = queue.Queue()
        threading.Thread(target=self._run, daemon=True, name="solver").start()

    def answer(self, question: Question) -> Answer:
        """The answer if it is there within the time of the question; else `late`, and work on it goes on."""
        key = question.key
        with self._lock:
            if key in self._done:
                return self._done[key]
            ready = self._waiting.get(key)
            if ready is None:
                if len(self._waiting) >= MOST_WAITING:
                    return Answer(status="busy")
                ready = self._waiting[key] = threading.Event()
                self._queue.put(question)
        ready.wait(max(0.0, question.within_s))
        with self._lock:
            return self._done.get(key, Answer(status="late"))

    def _run(self) -> None:
        while True:
            question = self._queue.get()
            answer = self._worked_out(question)
            with self._lock:
                self._done[question.key] = answer
                while len(self._done) > KEPT:
                    self._done.popitem(last=False)
                self._waiting.pop(question.key).set()

    def _worked_out(self, question: Question) -> Answer:
        try:
            return self._work(question)
        except Exception as error:  # whatever went wrong with one question, the next one is answered
            log.error("A %s question could not be answered: %s", question.kind, type(error).__name__)
            return Answer(status="failed")
