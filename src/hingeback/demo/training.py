"""Sessions: what was planned is done, more or less; how it felt is told; the engine decides and the week follows."""

from collections.abc import Iterator
from uuid import UUID

from hingeback.demo import behaviour
from hingeback.demo.behaviour import Felt
from hingeback.demo.character import LegSpread, TapsStopSign
from hingeback.demo.life import LANGUAGE, Life
from hingeback.web.care.queries import today
from hingeback.web.care.services import answer_prompt
from hingeback.web.clock import FixedClock
from hingeback.web.ids import new_id
from hingeback.web.plan.following import decide_and_follow
from hingeback.web.plan.queries import current_week, week_of
from hingeback.web.plan.services import bad_day
from hingeback.web.safety.stopping import tapped
from hingeback.web.session import services as session
from hingeback.web.session.queries import SessionRecord, session_of
from hingeback.web.session.services import Told
from hingeback.web.today.course import Place, places_of

SETTLED_MIN = 20
LEAST_DONE = 2


def begins_session(life: Life, day: int, clock: FixedClock) -> UUID:
    """How much pain now. The day may be an easy one already."""
    assert life.week is not None
    session_id = new_id(clock.now(), life.random)
    eased = today(life.person, clock) in life.week.eased
    pre_nrs = behaviour.felt_in_session(life.who, day).pre
    facts = [session.pain("pre", pre_nrs), session.start(life.week.record.n, eased=eased)]
    session.tell_all(life.person, session_id, facts, clock, random=life.random)
    return session_id


def eases_session(life: Life, session_id: UUID, clock: FixedClock) -> None:
    """Pain is high before the start: is it a flare? Then the easy session takes the day's place (F1-6)."""
    answer_prompt(life.person, f"flare-{session_id}", "yes", clock, life.random)
    eased = bad_day(life.person, clock, life.random)
    again = session.start(eased.plan.n, eased=True)
    session.tell(life.person, session_id, again, clock, random=life.random)
    life.week = current_week(life.person)


def does_session(life: Life, session_id: UUID, day: int, clock: FixedClock) -> FixedClock:
    """From the first exercise to the decision. Returns the time at its end."""
    felt, places = behaviour.felt_in_session(life.who, day), _places(life, clock)
    end = clock.forward(minutes=sum(place.item.minutes for place in places) + 3)
    if _stops(life, session_id, end):
        return end
    facts = [*_sets(life, day, places), *_after(life, felt, _spread(life))]
    session.tell_all(life.person, session_id, facts, end, random=life.random)
    _decide(life, session_id, end)
    return end.forward(minutes=1)


def tells_morning(life: Life, record: SessionRecord, day: int, clock: FixedClock) -> None:
    nrs = behaviour.pain_nrs(life.who, day)
    sore = record.doms or behaviour.felt_in_session(life.who, day - 1).sore
    session.tell(life.person, record.id, session.next_morning(nrs, doms=sore), clock, random=life.random)
    _decide(life, record.id, clock)


def tells_third_day(life: Life, record: SessionRecord, day: int, clock: FixedClock) -> None:
    nrs = behaviour.pain_nrs(life.who, day)
    session.tell(life.person, record.id, session.third_day(nrs), clock, random=life.random)
    _decide(life, record.id, clock)


def _places(life: Life, clock: FixedClock) -> tuple[Place, ...]:
    planned = life.week.day(today(life.person, clock)) if life.week else None
    return places_of(planned.items, life.week, ()) if planned and life.week else ()


def _sets(life: Life, day: int, places: tuple[Place, ...]) -> Iterator[Told]:
    """Set by set; what was left out is skipped, and the first exercises are always done."""
    for place in places:
        done = place.n <= LEAST_DONE or behaviour.does_set(life.who, day, place.row.id, 0)
        if not done:
            yield session.performed_set(place.row.id, place.first_set, skipped=True)
            continue
        for set_n in range(place.first_set, place.first_set + place.sets):
            yield session.performed_set(place.row.id, set_n, **_amount(life, day, place, set_n))
        word = behaviour.word_about(life.who, day, place.row.id)
        if word:
            yield session.note(place.row.id, word)


def _amount(life: Life, day: int, place: Place, set_n: int) -> dict[str, int | None]:
    """As the page keeps it: repetitions of a set, or its seconds. A set is cut short now and then."""
    whole = behaviour.does_set(life.who, day, place.row.id, set_n)
    planned = place.item.reps
    if planned:
        return {"reps": planned if whole else max(1, planned - 2), "reps_planned": planned, "hold_s": place.item.hold_s}
    return {"duration_s": place.item.minutes * 60 // place.sets, "hold_s": place.item.hold_s}


def _after(life: Life, felt: Felt, spread: bool) -> Iterator[Told]:
    yield session.pain("peak", max(felt.peak, felt.post))
    yield session.pain("post", felt.post)
    settled = SETTLED_MIN if spread else None
    leg = "down" if spread else "no"
    yield session.check_in(felt.effort_rpe, spread=spread, doms=felt.sore, leg_settled_min=settled, leg=leg)


def _spread(life: Life) -> bool:
    return _take(life, LegSpread) is not None


def _stops(life: Life, session_id: UUID, clock: FixedClock) -> bool:
    """A stop sign in the middle: nothing is asked any more."""
    stop = _take(life, TapsStopSign)
    if not isinstance(stop, TapsStopSign):
        return False
    tapped(life.person, stop.sign, clock, session_id, life.random)
    return True


def _take(life: Life, kind: type[object]) -> object | None:
    found = next((happening for happening in life.waiting if isinstance(happening, kind)), None)
    if found is not None:
        life.waiting.remove(found)
    return found


def _decide(life: Life, session_id: UUID, clock: FixedClock) -> None:
    record = session_of(life.person, session_id)
    assert record is not None
    followed = decide_and_follow(life.person, record, clock, LANGUAGE, life.random, life.state)
    if followed.plan is not None:
        life.week = week_of(followed.plan)
