"""A device tells facts; each is kept once, whatever the way there was like."""

import json
from typing import Any

import pytest
from tests.cast import Member, WorldClock

from hingeback.web.eventlog.models import Event, EventBody, ProjectionFault
from hingeback.web.ids import new_id
from hingeback.web.sync.tests.conftest import Phone

pytestmark = pytest.mark.django_db


def bodies() -> list[Any]:
    return list(EventBody.objects.order_by("event__seq").values_list("content", flat=True))


def test_a_new_fact_sent_twice_is_stored_once(phone: Phone) -> None:
    event = phone.event("note.made", {"text": "hello"})

    assert phone.answers(event) == ["new"]
    assert phone.answers(event, event) == ["duplicate", "duplicate"]
    assert bodies() == [{"text": "hello"}]
    stored = Event.objects.get()
    assert (stored.device, stored.n, stored.mono_ms) == (phone.device, 0, 5)


def test_the_same_id_with_another_content_is_refused_and_nothing_is_overwritten(phone: Phone) -> None:
    event = phone.event("note.made", {"text": "hello"})
    phone.sends(event)

    for other in ({"body": {"text": "bye"}}, {"type": "note.other"}, {"v": 2}, {"at": "2026-11-22T08:00:00+00:00"}):
        assert phone.answers({**event, **other}) == ["conflict other-content"]
    assert bodies() == [{"text": "hello"}]


def test_a_number_that_was_used_is_taken_and_one_that_came_late_is_not(phone: Phone) -> None:
    first, late, last = (phone.event("note.made", {"text": t}) for t in "abc")

    assert phone.answers(first, last) == ["new", "new"]
    assert phone.answers(late) == ["new"]
    assert phone.answers({**phone.event("note.made", {}), "n": 0}) == ["conflict number-taken"]


def test_types_and_versions_of_tomorrow_are_stored(phone: Phone) -> None:
    assert phone.answers(phone.event("dance.danced", {"steps": 7}), phone.event("note.made", {}, v=9)) == ["new", "new"]
    assert not ProjectionFault.objects.exists()


def test_one_bad_event_does_not_spoil_the_others(phone: Phone) -> None:
    good = [phone.event("note.made", {"text": t}) for t in "ab"]
    bad = [
        "no event", phone.event("Not A Type", {}), {**phone.event("x.y", {}), "id": "7"},
        {**phone.event("x.y", {}), "n": -1}, {**phone.event("x.y", {}), "n": True}, {**phone.event("x.y", {}), "v": 0},
        phone.event("x.y", {"weight": 2.5}), phone.event("x.y", {"a": "\ud800"}), phone.event("x.y", {}, at=""),
        phone.event("x.y", {}, at="2026-11-22T09:00:00"), {**phone.event("x.y", {}), "body": []},
        phone.event("x.y", {"a": "\x00"}), phone.event("x.y", {}, mono_ms="5"),
    ]  # fmt: skip

    answers = phone.answers(good[0], *bad, good[1])

    assert [answers[0], answers[-1]] == ["new", "new"]
    assert answers[1:-1] == [
        "rejected event-not-an-object", "rejected type-unreadable", "rejected id-unreadable",
        "rejected number-unreadable", "rejected number-unreadable", "rejected version-unreadable",
        "rejected body-not-plain", "rejected body-not-plain", "rejected time-unreadable", "rejected time-unreadable",
        "rejected body-not-an-object", "rejected body-not-plain", "rejected mono-unreadable",
    ]  # fmt: skip
    assert bodies() == [{"text": "a"}, {"text": "b"}]


@pytest.mark.parametrize("kind", ["answer.confirmed", "answer.taken_back", "clearance.reported", "prompt.answered",
                                  "lesson.answered", "lesson.confirmed"])  # fmt: skip
def test_what_the_server_decides_cannot_be_told_by_a_device(phone: Phone, kind: str) -> None:
    assert phone.answers(phone.event(kind, {"item": "S01", "tap": "x"})) == ["rejected not-yours-to-tell"]
    assert not Event.objects.exists()


def test_no_device_writes_under_the_name_of_the_server(phone: Phone) -> None:
    phone.device = "server"

    assert phone.answers(phone.event("note.made", {})) == ["rejected device-reserved"]


def test_the_order_is_that_of_arrival_and_a_clock_two_days_off_does_no_harm(phone: Phone, clock: WorldClock) -> None:
    clock.forward(days=2)
    ahead = phone.event("note.made", {"text": "ahead"})
    clock.forward(days=-4)
    behind = phone.event("note.made", {"text": "behind"})
    clock.forward(days=2)

    assert phone.answers(ahead, behind) == ["new", "new"]
    assert bodies() == [{"text": "ahead"}, {"text": "behind"}]


def test_two_persons_may_use_the_same_event_id_and_the_same_device(phone: Phone, ben: Member) -> None:
    event = phone.event("note.made", {"text": "Ana's"})
    phone.sends(event)

    assert Phone(ben).answers({**event, "body": {"text": "Ben's"}}) == ["new"]
    assert bodies() == [{"text": "Ana's"}, {"text": "Ben's"}]


def test_a_browser_that_is_signed_in_as_another_is_told_so_and_nothing_is_stored(phone: Phone, ben: Member) -> None:
    response = Phone(ben).sends(phone.event("note.made", {}), person=str(phone.owner.person.id))

    assert (response.status_code, response.json()) == (403, {"code": "other-person"})
    assert not Event.objects.exists()


def test_signed_out_in_the_middle_the_answer_says_so(phone: Phone) -> None:
    phone.owner.browser.logout()
    response = phone.sends(phone.event("note.made", {}))

    assert (response.status_code, response.json()) == (401, {"code": "signed-out"})


def test_an_old_app_is_told_to_load_again_and_loses_nothing(phone: Phone) -> None:
    response = phone.sends(phone.event("note.made", {"text": "old"}), app="0.0.9")

    assert response.json()["app"]["too_old"] is True
    assert "safe" in response.json()["app"]["message"]
    assert bodies() == [{"text": "old"}]
    assert phone.sends(app="0.1.0").json()["app"]["too_old"] is False
    assert phone.sends(app="strange").json()["app"]["too_old"] is False


# What cannot be read as a whole


def test_more_than_the_server_takes_at_once(phone: Phone) -> None:
    events = [phone.event("note.made", {"i": i}) for i in range(201)]

    response = phone.sends(*events)

    assert (response.status_code, response.json()) == (400, {"code": "too-many"})
    assert phone.answers(*events[:200]) == ["new"] * 200


@pytest.mark.parametrize("size", [256 * 1024 + 1, 10 * 1024 * 1024])
def test_a_long_request_is_not_even_read(phone: Phone, size: int) -> None:
    response = phone.posts(b"{" + b" " * size)

    assert (response.status_code, response.json()) == (413, {"code": "too-long"})


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("{", "not-json"), ("[]", "not-an-object"), (b"\xff\xfe", "not-json"), ("{}", "events-missing"),
        ('{"events": {}}', "events-missing"), ('{"events": [], "events": []}', "key-twice"),
        ('{"events": [], "person": 7}', "person-missing"), ("[" * 100_000, "too-deep"),
        ('{"events": ' + "[" * 40 + "]" * 40 + "}", "too-deep"), ('{"events": [NaN]}', "not-a-number"),
        ('{"events": [-Infinity]}', "not-a-number"), ('{"events": [' + "9" * 5000 + "]}", "number-too-large"),
        ('{"events": [], "person": "PERSON", "device": 7}', "device-unreadable"),
        ('{"events": [], "person": "PERSON", "device": "' + "d" * 65 + '"}', "device-unreadable"),
        ('{"events": [], "person": "PERSON", "mark": 7}', "mark-unreadable"),
        ('{"events": [], "person": "PERSON", "mark": {"id": "x", "receipt": "1.1"}}', "mark-unreadable"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_a_code(phone: Phone, raw: str | bytes, code: str) -> None:
    said = raw.replace("PERSON", str(phone.owner.person.id)) if isinstance(raw, str) else raw
    response = phone.posts(said)

    assert (response.status_code, response.json()) == (400, {"code": code})


# Where a request comes from


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_ORIGIN": "http://testserver"}, 200),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}, 200),
        ({"HTTP_ORIGIN": ""}, 403), ({"HTTP_ORIGIN": "null"}, 403), ({"HTTP_ORIGIN": "http://evil.example"}, 403),
        ({"HTTP_ORIGIN": "https://testserver"}, 403), ({"HTTP_ORIGIN": "http://testserver:81"}, 403),
        ({"HTTP_ORIGIN": "http://testserver.evil.example"}, 403),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
    ],
)  # fmt: skip
def test_only_a_page_of_this_origin_may_send(phone: Phone, headers: dict[str, str], status: int) -> None:
    said = {"person": str(phone.owner.person.id), "device": "d", "app": "0.1.0", "events": []}

    assert phone.posts(json.dumps(said), **headers).status_code == status


def test_a_form_of_another_site_cannot_send(phone: Phone) -> None:
    phone.owner.browser.handler.enforce_csrf_checks = True
    sent = phone.owner.browser.post("/api/v1/sync", "{}", content_type="text/plain", HTTP_ORIGIN="http://testserver")

    assert (sent.status_code, sent.json()) == (415, {"code": "not-json"})
    assert phone.sends().status_code == 200
    assert phone.owner.browser.get("/api/v1/sync").status_code == 405


# What goes back with every answer


def test_a_hold_learnt_anywhere_reaches_the_device_with_every_answer(phone: Phone) -> None:
    told = phone.sends().json()
    assert (told["hold"], told["may_exercise"], told["screen_due"]["kind"]) == ("unanswered", False, "full")

    phone.owner.may_exercise()
    told = phone.sends().json()
    assert (told["hold"], told["may_exercise"], told["screened_on"]) == ("none", True, "2026-11-22")

    phone.owner.answers(S01={"answer": "yes", "started_days": 1, "worsening": True, "checked": False})
    told = phone.sends(phone.event("note.made", {})).json()
    assert (told["hold"], told["may_exercise"], told["action"]) == ("EMERGENCY", False, "WITHHOLD")


def test_a_screen_that_is_due_is_told(phone: Phone, clock: WorldClock) -> None:
    phone.owner.may_exercise()
    clock.forward(days=8)

    assert phone.sends().json()["screen_due"] == {"kind": "short", "because": "weekly"}


def test_the_mark_tells_whether_the_server_was_set_back(phone: Phone) -> None:
    told = phone.sends(phone.event("note.made", {})).json()
    [answer] = told["answers"]
    mark = {"id": answer["id"], "receipt": answer["receipt"]}

    assert told["log"] == {"instance": told["log"]["instance"], "last_seq": 0, "mark_known": True}
    assert phone.sends(mark=mark).json()["log"]["mark_known"] is True
    assert phone.sends(mark=mark).json()["log"]["instance"] == told["log"]["instance"]
    assert phone.sends(mark={**mark, "receipt": "1.1"}).json()["log"]["mark_known"] is False
    assert phone.sends(mark={**mark, "id": str(new_id(phone.owner.clock.now()))}).json()["log"]["mark_known"] is False


def test_a_mark_of_somebody_else_is_not_known(phone: Phone, ben: Member) -> None:
    [answer] = phone.sends(phone.event("note.made", {})).json()["answers"]
    mark = {"id": answer["id"], "receipt": answer["receipt"]}

    assert Phone(ben).sends(mark=mark).json()["log"] | {"instance": ""} == {
        "instance": "", "last_seq": 0, "mark_known": False,
    }  # fmt: skip
