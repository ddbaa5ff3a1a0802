"""Today: what stands first, what the day holds, and what is asked later."""

import re
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from tests.cast import Member, WorldClock

from hingeback.engine.library import load_library
from hingeback.web.care import services as care
from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.ids import new_id
from hingeback.web.plan.models import EasedDay, PlanRecord
from hingeback.web.session.models import ExerciseNote, PerformedSet, SessionDecision, SessionRecord
from hingeback.web.tests.test_every_text_is_translated import (
    english_left,
    made_up_language,  # noqa: F401
)
from hingeback.web.today.course import course_of
from hingeback.web.today.day import dose_of
from hingeback.web.today.hurts import what_to_do
from hingeback.web.today.tests.walking import (
    begins,
    does_a_session,
    does_every_set,
    goes_on,
    has_a_week,
    hidden_in,
    planned,
    says_how_it_was,
    tells_the_morning,
)

pytestmark = pytest.mark.django_db


def names_in(page: Any) -> list[str]:
    text = page.content.decode()
    return [row.name for row in load_library().launch_rows() if row.name in text]


def sends_the_short_check(member: Member) -> None:
    care.begin_screen(member.person, "short", member.clock, "weekly")
    member.answers(**{item: value for item, value in answers_of(member).items() if item.startswith("S")})
    care.screen_now(member.person, "short", member.clock)


def answers_of(member: Member) -> dict[str, Any]:
    return dict(Answer.objects.filter(person=member.person, value__isnull=False).values_list("item", "value"))


def test_before_the_first_week_there_is_one_thing_to_do(ana: Member) -> None:
    ana.may_exercise()

    page = ana.opens("/today/")

    assert "Make my week" in page.content.decode()
    assert names_in(page) == []
    assert not PlanRecord.objects.exists()


def test_the_day_stands_in_order_with_dose_and_minutes(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    rows = load_library().exercises

    text = ana.opens("/today/").content.decode()

    items, seen = planned(ana, clock.day), set[str]()
    session = [item for item in items if not (item.exercise in seen or seen.add(str(item.exercise)))]
    places = [text.index(f"</span>{rows[str(item.exercise)].name}</h2>") for item in items[:2]]
    assert places == sorted(places)
    assert f"Start, {sum(item.minutes for item in session if item.pillar != 'P-POS')}&nbsp;min" in text
    assert "/learn/H" in text


def test_a_light_day_and_a_day_of_rest_say_so(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana, A65={"days": 4, "minutes": 30, "decline_light": False})
    ben_kind = []
    for _ in range(6):
        clock.forward(days=1)
        ben_kind.append("A light day" in ana.opens("/today/").content.decode())

    assert any(ben_kind) and not all(ben_kind)


def test_declined_light_days_are_days_of_rest(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana, A65={"days": 3, "minutes": 30, "decline_light": True})
    seen = []
    for _ in range(6):
        clock.forward(days=1)
        seen.append(ana.opens("/today/").content.decode())

    assert any("A day of rest" in text for text in seen)


def test_a_due_check_comes_before_any_exercise(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    clock.forward(days=7)

    page = ana.opens("/today/")

    assert "A short safety check first" in page.content.decode()
    assert names_in(page) == []
    assert ana.opens("/today/begin/").headers["Location"] == "/today/"
    assert PlanRecord.objects.count() == 1
    sends_the_short_check(ana)
    assert names_in(ana.opens("/today/")) != []


def test_a_full_check_is_due_after_four_weeks_and_after_a_long_gap(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    clock.forward(days=28)

    assert "/safety/again/" in ana.opens("/today/").content.decode()


def test_an_open_round_of_questions_goes_on_first(ana: Member) -> None:
    has_a_week(ana)
    care.begin_screen(ana.person, "re-screen", ana.clock, "asked")

    page = ana.opens("/today/")

    assert "/intake/go-on/" in page.content.decode() and names_in(page) == []


def test_the_morning_is_asked_first_and_settles_the_session(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    session = does_a_session(ana)
    assert f"/session/{session.id}/morning/" not in ana.opens("/today/").content.decode()
    clock.forward(days=1)

    text = ana.opens("/today/").content.decode()
    assert text.index(f"/session/{session.id}/morning/") < text.index("/today/begin/")
    tells_the_morning(ana, session)

    latest = SessionDecision.objects.order_by("-n")[0]
    assert (latest.colour, latest.final) == ("GREEN", True)
    assert f"/session/{session.id}/morning/" not in ana.opens("/today/").content.decode()


def test_a_bad_morning_makes_it_red_and_the_next_day_smaller(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    session = does_a_session(ana)
    before = planned(ana, clock.day + timedelta(days=1))
    clock.forward(days=1)

    tells_the_morning(ana, session, nrs=6)

    assert SessionDecision.objects.order_by("-n")[0].colour == "RED"
    assert [i.model_dump(exclude={"why"}) for i in planned(ana, clock.day)] != [
        i.model_dump(exclude={"why"}) for i in before
    ]


def test_the_same_morning_sent_twice_is_decided_once(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    session = does_a_session(ana)
    clock.forward(days=1)
    where = f"/session/{session.id}/morning/"
    form = {**hidden_in(ana.opens(where)), "nrs": "2", "leg": "no"}

    for _ in range(2):
        ana.sends(where, form)

    assert SessionDecision.objects.count() == 2


def test_a_session_left_open_is_asked_about_on_the_next_day(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    session = begins(ana)
    ana.sends(goes_on(ana, session), hidden_in(ana.opens(goes_on(ana, session)), "set"))
    clock.forward(days=1)

    assert f"/session/{session.id}/how-was-it/" in ana.opens("/today/").content.decode()
    says_how_it_was(ana, session)

    text = ana.opens("/today/").content.decode()
    assert f"/session/{session.id}/morning/" in text and "/today/begin/" in text


def test_soreness_that_was_let_pass_is_asked_about_after_three_days(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    session = does_a_session(ana)
    clock.forward(days=1)
    usual = int(ana.hold.sheet.answers.A15.avg7)  # type: ignore[union-attr]
    tells_the_morning(ana, session, nrs=usual + 2, doms="1")
    assert SessionDecision.objects.order_by("-n")[0].document["colour"]["rule"] == "F1-8"
    clock.forward(days=2)
    where = f"/session/{session.id}/third-day/"
    assert where in ana.opens("/today/").content.decode()

    ana.sends(where, {**hidden_in(ana.opens(where)), "nrs": str(usual + 2)})

    latest = SessionDecision.objects.order_by("-n")[0]
    assert (latest.colour, latest.document["colour"]["rule"]) == ("RED", "F1-9")
    assert where not in ana.opens("/today/").content.decode()


def test_high_pain_before_the_start_leads_to_the_easy_session(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)
    session = begins(ana, pre=8)
    where = f"/session/{session.id}/easy/"

    assert goes_on(ana, session) == where
    assert ana.opens(f"/session/{session.id}/1/").headers["Location"] == f"/session/{session.id}/"
    assert ana.sends(where, {}).status_code == 400
    ana.sends(where, {**hidden_in(ana.opens(where)), "flare": "no"})

    session.refresh_from_db()
    assert session.eased and EasedDay.objects.count() == 1
    does_every_set(ana, session)
    says_how_it_was(ana, session, peak=8)
    decision = SessionDecision.objects.get()
    assert (decision.colour, decision.document["colour"]["rule"]) == ("", "F1-6")
    assert "easy session" in ana.opens(f"/session/{session.id}/changes/").content.decode()


@pytest.mark.parametrize("flare", ["yes", "not_sure"])
def test_a_flare_begins_with_the_short_check(ana: Member, flare: str) -> None:
    has_a_week(ana)
    session = begins(ana, pre=9)
    where = f"/session/{session.id}/easy/"

    sent = ana.sends(where, {**hidden_in(ana.opens(where)), "flare": flare})

    assert sent.headers["Location"] == "/safety/check/?cause=flare"


@pytest.mark.parametrize(
    ("pre", "now", "leg", "then"),
    [(2, 3, False, "ok"), (2, 4, False, "ok"), (2, 5, False, "smaller"), (4, 6, False, "smaller"), (5, 6, False, "ok"),
     (2, 7, False, "stop"), (7, 8, False, "stop"), (8, 8, False, "stop"), (2, 2, True, "leg"), (2, 9, True, "leg")],
)  # fmt: skip
def test_what_to_do_when_it_hurts(pre: int, now: int, leg: bool, then: str) -> None:
    assert what_to_do(pre, now, leg, 3) == then


def test_signs_down_the_leg_end_the_exercise_and_ask_for_the_short_check(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    does_first = goes_on(ana, session)
    ana.sends(does_first, hidden_in(ana.opens(does_first), "set"))
    where = does_first + "hurts/"

    sent = ana.sends(where, {**hidden_in(ana.opens(where)), "now": "3", "leg": "not_sure"})

    assert sent.headers["Location"].endswith("hurts/?then=leg")
    assert "/safety/check/?cause=spread" in ana.opens(sent.headers["Location"]).content.decode()
    assert ExerciseNote.objects.get().note == "spread"
    page = ana.opens("/today/")
    assert "A few safety questions first" in page.content.decode() and names_in(page) == []
    ana.clock.forward(minutes=5)
    sends_the_short_check(ana)
    assert "Your session is open" in ana.opens("/today/").content.decode()


def test_pain_that_rises_far_stops_the_exercise_and_offers_ease(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session) + "hurts/"

    sent = ana.sends(where, {**hidden_in(ana.opens(where)), "now": "8", "leg": "no"})

    assert sent.headers["Location"].endswith("?then=stop")
    assert PerformedSet.objects.get().skipped
    assert ana.sends(f"/session/{session.id}/ease/").headers["Location"] == f"/session/{session.id}/"
    assert EasedDay.objects.count() == 1


def test_what_raises_pain_goes_on_with_the_smaller_dose(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    course = course_of(ana.person, session)
    assert course is not None
    before = next(place for place in course.places if place.sets > 1 and (place.item.reps or 0) > 1)
    base = f"/session/{session.id}/{before.n}/"
    ana.sends(base, hidden_in(ana.opens(base), "set"))
    where = base + "hurts/"

    sent = ana.sends(where, {**hidden_in(ana.opens(where)), "now": "5", "leg": "no"})

    assert sent.headers["Location"].endswith("?then=smaller")
    page = ana.opens(base).content.decode()
    small = course_of(ana.person, session).place(before.n)  # type: ignore[union-attr]
    assert small is not None and small.smaller
    assert (small.sets, small.item.reps) == (2, (before.item.reps or 0) // 2)
    assert "Smaller today" in page and f"Set 2 of {small.sets}" in page
    assert dose_of(small) in ana.opens(sent.headers["Location"]).content.decode()
    ana.sends(base, hidden_in(ana.opens(base), "set"))
    assert course_of(ana.person, session).place(before.n).finished  # type: ignore[union-attr]


def test_a_number_that_is_missing_is_asked_for_again(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session) + "hurts/"

    page = ana.sends(where, {"now": "", "leg": "yes"})

    assert page.status_code == 400 and "f-now" in page.content.decode()
    assert not ExerciseNote.objects.exists()


def test_a_stop_sign_in_a_session_ends_it(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    assert f"/stop-signs/?session={session.id}" in ana.opens(goes_on(ana, session)).content.decode()
    listed = ana.opens(f"/stop-signs/?session={session.id}").content.decode()
    assert f'href="/session/{session.id}/"' in listed

    ana.sends("/stop-signs/", {"sign": "chest_pain", "session": str(session.id)})

    session.refresh_from_db()
    assert session.stopped_by == "chest_pain"
    assert ana.opens("/today/").headers["Location"] == "/safety/"


def test_a_remark_that_speaks_of_danger_is_read_by_the_safety_screen(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    does_every_set(ana, session)

    says_how_it_was(ana, session, note="I cannot go on like this, I want to die")

    assert ana.opens("/today/").headers["Location"] == "/safety/"
    session.refresh_from_db()
    assert session.ended_at is not None


def test_the_same_few_queries_with_five_years_of_data(
    ana: Member, clock: WorldClock, django_assert_max_num_queries: Any
) -> None:
    five_years(ana)
    has_a_week(ana)
    session = begins(ana)
    pages = ["/today/", goes_on(ana, session), f"/session/{session.id}/how-was-it/"]
    for path in pages:
        with django_assert_max_num_queries(12):
            assert ana.opens(path).status_code == 200
    does_every_set(ana, session)
    says_how_it_was(ana, session)
    clock.forward(days=1)
    ana.opens("/settings/")  # (whatever page comes first in a day notes that this sign-in is in use)
    for path in ("/today/", f"/session/{session.id}/morning/", f"/session/{session.id}/changes/"):
        with django_assert_max_num_queries(12):
            assert ana.opens(path).status_code in (200, 302)


def five_years(member: Member) -> None:
    """A session every other day, and a short check each week."""
    day, now, person = member.clock.day, member.clock.now(), member.person
    records = [
        SessionRecord(id=new_id(now), person=person, date=day - timedelta(days=n), started_at=now - timedelta(days=n),
                      ended_at=now - timedelta(days=n), pre_nrs=2, peak_nrs=3, post_nrs=2, next_nrs=2)
        for n in range(2, 1826, 2)
    ]  # fmt: skip
    SessionRecord.objects.bulk_create(records)
    PerformedSet.objects.bulk_create(
        PerformedSet(session=record, person=person, exercise="bird_dog", set_n=n, reps=8, reps_planned=8, event_seq=0)
        for record in records for n in (1, 2)
    )  # fmt: skip
    ScreenRecord.objects.bulk_create(
        ScreenRecord(id=new_id(now), person=person, kind="short", at=now - timedelta(weeks=n), complete=True, sheet={},
                     as_of=day - timedelta(weeks=n), event_seq=0, tier="CLEAR", action="PROCEED", rules=[], result={},
                     spec_version="", content_version="", language="en")
        for n in range(1, 260)
    )  # fmt: skip


def test_no_english_is_left(ana: Member, clock: WorldClock, made_up_language: None) -> None:  # noqa: F811
    """The words of the content are English on purpose; all others go through translation."""
    has_a_week(ana)
    content = words_of_content(ana)
    pages = ["/today/", "/today/begin/"]
    seen = [(path, ana.opens(path).content.decode()) for path in pages]
    session = begins(ana)
    base = f"/session/{session.id}/"
    inside = [f"{base}1/", f"{base}3/?rest=1", f"{base}1/hurts/", f"{base}1/hurts/?then=leg", f"{base}how-was-it/"]
    seen += [(path, ana.opens(path).content.decode()) for path in inside]
    does_every_set(ana, session)
    says_how_it_was(ana, session)
    content = words_of_content(ana)
    seen += [(path, ana.opens(path).content.decode()) for path in (f"{base}changes/", "/today/", f"{base}2/")]
    clock.forward(days=1)
    seen += [(path, ana.opens(path).content.decode()) for path in ("/today/", f"{base}morning/")]

    for path, text in seen:
        assert english_left(text, content) == [], path


def words_of_content(member: Member) -> tuple[str, ...]:
    """Everything a page may show of the content, the longest first; and names of days, which Django translates."""
    content = load_library()
    found: set[str] = {"Ana", "composed", "own decision", "SR", "min", "F1", "F2"}
    record = PlanRecord.objects.filter(person=member.person).latest("n")
    _collect(record.document, found)
    _collect(record.content, found)
    _collect({name: content.texts[name] for name in ("stop_rules", "progression")}, found)
    found |= {
        str(rule)
        for day in record.document["days"]
        for i in day["items"]
        for r in i["why"]
        for rule in r["rule"].split("-")
    }
    for decision in SessionDecision.objects.filter(person=member.person):
        _collect(decision.document, found)
    found |= {lesson.title for lesson in content.lessons.values()}
    found |= {source.citation for source in content.sources.values()}
    with translation.override("en"):
        found |= {f"{word}" for word in ("Sunday", "Monday", "November")}
    after_name = [text.partition(": ")[2] for text in found]
    found |= {rest[:1].upper() + rest[1:] for rest in after_name}
    found |= {part for text in found for part in re.split("['\"&<>]", text)}
    return tuple(sorted((str(word) for word in found if len(str(word)) > 1), key=len, reverse=True))


def _collect(value: Any, found: set[str]) -> None:
    if isinstance(value, dict):
        for one in value.values():
            _collect(one, found)
    elif isinstance(value, list | tuple):
        for one in value:
            _collect(one, found)
    elif isinstance(value, str):
        found.add(value)


def test_an_unknown_session_is_not_there(ana: Member) -> None:
    has_a_week(ana)

    assert ana.opens(f"/session/{UUID(int=7)}/").status_code == 404
    session = begins(ana)
    assert ana.opens(f"/session/{session.id}/99/").status_code == 404


def test_short_bouts_of_the_same_stand_apart_from_the_session(ana: Member, clock: WorldClock) -> None:
    """Walking 5 minutes twice is no walk of 10: the second stands under its own heading, after the session."""
    has_a_week(ana, A39=6, A65={"days": 3, "minutes": 60})
    for _ in range(7):
        twice = [row for row, n in Counter(str(i.exercise) for i in planned(ana, clock.day)).items() if n > 1]
        text = ana.opens("/today/").content.decode()
        if twice:
            break
        clock.forward(days=1)

    name = load_library().exercises[twice[0]].name
    first, _, later = text.partition("Spread over the day")
    assert f"{name}</h2>" in first
    assert f"{name}</h2>" in later
    assert "more minutes are spread over the day" in first
