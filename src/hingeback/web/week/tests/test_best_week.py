"""The best week through the pages: found in time, late, dead, asked for a cost, asked what if."""

from collections.abc import Callable
from html import unescape

import pytest
from tests.cast import Member, WorldClock
from tests.planner_process import PATIENCE_S, PlannerProcess

from hingeback.engine.contracts.plan import Plan
from hingeback.planner.client import ADDRESS, GONE
from hingeback.planner.messages import Answer, Question
from hingeback.web.plan import best, improving
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import current_record

pytestmark = pytest.mark.django_db
Says = Callable[[Question], Answer]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine is not what is tested: wait as long as it takes."""
    real = best.ask
    monkeypatch.setattr(best, "ask", lambda question: real(_patiently(question)))


def _patiently(question: Question) -> Question:
    return question.model_copy(update={"within_s": PATIENCE_S})


@pytest.fixture
def planner_says(monkeypatch: pytest.MonkeyPatch) -> Callable[[Says], None]:
    """A planner process that answers as the test says."""

    def put(says: Says) -> None:
        monkeypatch.setenv(ADDRESS, "somewhere")
        monkeypatch.setattr(best, "ask", says)

    return put


def record_of(member: Member) -> PlanRecord:
    record = current_record(member.person)
    assert record is not None
    return record


def test_the_week_of_a_page_is_the_optimum(ana: Member, planner: PlannerProcess, patient: None) -> None:
    ana.may_exercise()
    assert ana.opens("/week/").status_code == 200
    assert record_of(ana).planner == "optimum"
    assert record_of(ana).check_result["accepted"]
    assert PlanRecord.objects.count() == 1


def test_without_a_planner_process_the_constructive_week_stands(ana: Member) -> None:
    ana.may_exercise()
    page = ana.opens("/week/")
    assert record_of(ana).planner == "constructive"
    assert b"data-better-week" not in page.content, "nobody is there who could find a better one"


def test_a_dead_process_is_no_error(ana: Member, planner: PlannerProcess) -> None:
    planner.kill()
    ana.may_exercise()
    assert ana.opens("/week/").status_code == 200
    assert record_of(ana).planner == "constructive"
    planner.start()


def test_a_late_answer_improves_the_week_in_place(
    ana: Member, planner: PlannerProcess, planner_says: Callable[[Says], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = best.ask
    planner_says(lambda question: Answer(status="late"))
    ana.may_exercise()
    assert b"data-better-week" in ana.opens("/week/").content
    assert ana.sends_by_script("/week/better/").status_code == 202
    planner_says(lambda question: real(_patiently(question), {ADDRESS: planner.address}))
    assert ana.sends_by_script("/week/better/").status_code == 200
    record = record_of(ana)
    assert (record.n, record.planner, record.cause) == (2, "optimum", "better")
    assert ana.sends_by_script("/week/better/").status_code == 204, "there is nothing better than the best"
    assert b"data-better-week" not in ana.opens("/week/").content


@pytest.fixture
def improved(
    ana: Member, planner: PlannerProcess, planner_says: Callable[[Says], None], monkeypatch: pytest.MonkeyPatch
) -> Member:
    """The better week came after its person had left the page of the first one."""
    real = best.ask
    planner_says(lambda question: Answer(status="late"))
    ana.may_exercise()
    ana.opens("/week/")
    planner_says(lambda question: real(_patiently(question), {ADDRESS: planner.address}))
    assert ana.sends_by_script("/week/better/").status_code == 200
    return ana


@pytest.mark.parametrize("path", ["/week/", "/today/"])
def test_who_comes_back_to_a_better_week_is_told_what_changed_once(improved: Member, path: str) -> None:
    first = improved.opens(path)
    told = first.context["differences"] if path == "/week/" else first.context["untold"].differences
    assert told and all(one.text in unescape(first.content.decode()) for one in told)
    assert "We have found one that fits you better" in first.content.decode()
    for again in ("/week/", "/today/"):
        assert "We have found one that fits you better" not in improved.opens(again).content.decode()


def test_a_better_week_is_told_to_people_and_not_to_a_look_without_the_page(improved: Member) -> None:
    improved.browser.head("/week/")
    assert improved.opens("/week/").context["improved"]


def test_what_the_script_of_the_page_shows_in_place_is_seen(improved: Member) -> None:
    assert improved.opens("/week/?changed=1").context["differences"]
    assert not improved.opens("/week/").context["differences"]


def test_a_week_that_was_begun_is_not_exchanged(
    ana: Member, clock: WorldClock, planner: PlannerProcess, planner_says: Callable[[Says], None]
) -> None:
    real = best.ask
    planner_says(lambda question: Answer(status="late"))
    ana.may_exercise()
    ana.opens("/week/")
    ana.sends("/week/bad-day/")
    planner_says(lambda question: real(_patiently(question), {ADDRESS: planner.address}))
    assert ana.sends_by_script("/week/better/").status_code == 204
    assert record_of(ana).n == 1


def test_an_old_week_is_left_alone(ana: Member, clock: WorldClock, planner_says: Callable[[Says], None]) -> None:
    planner_says(lambda question: Answer(status="late"))
    ana.may_exercise()
    ana.opens("/week/")
    clock.forward(minutes=11)
    assert not improving.may_improve(record_of(ana), clock)
    assert ana.sends_by_script("/week/better/").status_code == 204


def test_a_plan_that_the_checker_refuses_is_never_taken(ana: Member, planner_says: Callable[[Says], None]) -> None:
    def says(question: Question) -> Answer:
        from hingeback.engine.planning import plan_week
        from hingeback.web.care.judging import library

        assert question.input is not None
        plan = plan_week(question.input, library())
        first = plan.days[0].model_copy(update={"items": plan.days[0].items * 9})
        return Answer(status="done", plan=plan.model_copy(update={"days": (first, *plan.days[1:])}))

    planner_says(says)
    ana.may_exercise()
    ana.opens("/week/")
    assert record_of(ana).planner == "constructive"


def test_a_held_person_asks_no_planner(ana: Member, planner_says: Callable[[Says], None]) -> None:
    asked: list[Question] = []

    def says(question: Question) -> Answer:
        asked.append(question)
        return GONE

    ana.may_exercise()
    ana.opens("/week/")
    planner_says(says)
    ana.is_calm(S01={"answer": "yes"})
    ana.sends_screen()
    for path in ("/week/", "/week/what-if/", "/week/why-not/?exercise=bird_dog&cost=1"):
        assert ana.opens(path).status_code == 302, path
    assert ana.sends_by_script("/week/better/").status_code == 302
    assert asked == []


def test_why_not_tells_the_cost_and_puts_it_in(ana: Member, planner: PlannerProcess, patient: None) -> None:
    ana.may_exercise()
    ana.opens("/week/")
    row = _open_row(ana)
    assert b"What if I want it?" in ana.opens(f"/week/why-not/?exercise={row}").content
    page = ana.opens(f"/week/why-not/?exercise={row}&cost=1")
    assert page.context["possible"]
    shown = page.context["changes"]
    assert any(one.exercise == row and one.kind == "added" for one in shown)
    assert record_of(ana).n == 1, "looking changes nothing"
    ana.sends("/week/why-not/", {"exercise": row})
    assert record_of(ana).n == 2
    kept = ana.opens("/week/?changed=1")
    assert kept.context["differences"] == shown, "what was shown is what is kept"
    assert row in {item.exercise for day in Plan.model_validate(record_of(ana).document).days for item in day.items}


def test_what_a_rule_keeps_out_has_no_price(ana: Member, planner_says: Callable[[Says], None]) -> None:
    asked: list[str] = []

    def says(question: Question) -> Answer:
        asked.append(question.kind)
        return GONE

    ana.may_exercise()
    ana.opens("/week/")
    planner_says(says)
    row = "deadlift_rdl_db"
    assert ana.opens(f"/week/why-not/?exercise={row}").context["told"].out
    page = ana.opens(f"/week/why-not/?exercise={row}&cost=1")
    assert "asked" not in page.context and asked == []
    ana.sends("/week/why-not/", {"exercise": row})
    assert record_of(ana).n == 1


def test_a_quick_week_is_not_set_against_a_best_one(
    ana: Member, planner: PlannerProcess, patient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.may_exercise()
    ana.opens("/week/")
    monkeypatch.delenv(ADDRESS)
    page = ana.opens(f"/week/why-not/?exercise={_open_row(ana)}&cost=1")
    assert b"We cannot work this out just now" in page.content
    tried = ana.opens("/week/what-if/?idea=day")
    assert tried.status_code == 503 and "differences" not in tried.context
    for said in (page.content.decode(), tried.content.decode()):
        assert "is not running now" in said and "in a moment" not in said
    monkeypatch.setenv(ADDRESS, "somewhere")
    monkeypatch.setattr(best, "ask", lambda question: Answer(status="late"))
    page, tried = ana.opens(f"/week/why-not/?exercise={_open_row(ana)}&cost=1"), ana.opens("/week/what-if/?idea=day")
    for said in (page.content.decode(), tried.content.decode()):
        assert "try again in a moment" in said and "is not running" not in said


def test_what_if_shows_the_week_and_keeps_it(ana: Member) -> None:
    ana.may_exercise()
    ana.opens("/week/")
    page = ana.opens("/week/what-if/")
    assert {"minutes", "day", "resistance_band"} & {idea.id for idea in page.context["ideas"]}
    idea = page.context["ideas"][0]
    tried = ana.opens(f"/week/what-if/?idea={idea.id}")
    assert tried.context["differences"] and record_of(ana).n == 1
    ana.sends("/week/what-if/", {"idea": idea.id})
    assert record_of(ana).n == 2
    assert ana.opens("/week/what-if/?idea=nonsense").status_code == 200


def _open_row(member: Member) -> str:
    """An exercise that nothing forbids and that the week does not have."""
    from hingeback.engine.contracts.planning import PlanningInput
    from hingeback.engine.planning import why_not as told_of
    from hingeback.web.care.judging import library

    used = PlanningInput.model_validate(record_of(member).input)
    planned = set(record_of(member).content)
    rows = (row.id for row in library().launch_rows() if row.id not in planned and row.ppillar == "P-FLX")
    return next(row for row in rows if not told_of(used, library(), row).out)
