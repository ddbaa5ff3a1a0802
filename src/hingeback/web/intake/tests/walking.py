"""Walks through the screens as a browser without JavaScript does: read the page, fill in, press "Next"."""

import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from tests.population.calm import calm_person
from tests.population.complete import complete

from hingeback.web.care.services import give_answers
from hingeback.web.intake.filling import fill
from hingeback.web.intake.flow import flow
from hingeback.web.people.models import Person

TODAY = date(2026, 11, 22)
MOST_STEPS = 120


def told(age: int = 40, sex: str = "male", **changes: Any) -> dict[str, Any]:
    """A complete set of answers of an unremarkable person, with changes."""
    person = calm_person(TODAY, age, sex) | {
        "A86": {"nervous": 0, "worry": 0, "interest": 0, "down": 0},
        "PEG": [3, 3, 3],
    }
    person |= {"A57": "yes", "A55": {"count": 0, "fear": False, "walking_aid": False}}
    person["A65"] = {"days": 4, "minutes": 30, "decline_light": False}
    person.update(changes)
    return {item: value for item, value in complete(person, age).items() if value is not None}


def yes(**more: Any) -> dict[str, Any]:
    return {"answer": "yes", "started_days": 1, "worsening": True, "checked": False, **more}


NO = {"answer": "no"}


@dataclass
class Walker:
    client: Client
    person: Person
    settings: Any
    seen: list[str] = field(default_factory=list)

    def at(self, **step: float) -> None:
        """Let time pass."""
        self.settings.CLOCK = self.settings.CLOCK.forward(**step)

    def get(self, address: str, **more: Any) -> Any:
        return self.client.get(address, follow=True, **more)

    def post(self, address: str, data: dict[str, Any] | None = None, follow: bool = True) -> Any:
        return self.client.post(address, data or {}, follow=follow)

    def fields(self, screen_id: str, answers: dict[str, Any]) -> dict[str, Any]:
        """The fields of a screen that give these answers."""
        screen = flow().screen(screen_id)
        assert screen is not None, screen_id
        filled: dict[str, Any] = {}
        for item in screen.items:
            if item.id in answers:
                filled.update(fill(item, _json(answers[item.id])))
        return filled

    def answer(self, screen_id: str, answers: dict[str, Any], follow: bool = True, **more: Any) -> Any:
        return self.post(f"/intake/{screen_id}/", {**self.fields(screen_id, answers), **more}, follow)

    def walk(self, answers: dict[str, Any], until: str = "/intake/review/", start: str = "/intake/go-on/") -> Any:
        """Answer screen after screen until an address is reached that is no question."""
        page = self.get(start)
        for _ in range(MOST_STEPS):
            here = address_of(page)
            screen = re.fullmatch(r"/intake/([A-Za-z]\w*)/", here)
            if here.startswith(until) or screen is None or screen[1] in ("confirm", "review"):
                return page
            self.seen.append(screen[1])
            page = self.answer(screen[1], answers)
            assert page.status_code == 200, (
                screen[1],
                page.context.get("problems") if page.context else page.content[:500],
            )
        raise AssertionError(f"Still going after {MOST_STEPS} screens: {self.seen[-10:]}")

    def has_answered(self, answers: dict[str, Any], before: str = "") -> None:
        """Everything on the screens before this one, given without the pages."""
        given: dict[str, Any] = {}
        for screen in flow().screens:
            if screen.id == before:
                break
            given |= {item.id: _json(answers[item.id]) for item in screen.items if item.id in answers}
        give_answers(self.person, given, self.settings.CLOCK)

    def again(self, page: Any, **changes: Any) -> Any:
        """Send the form of this page as it stands, with changes."""
        fields = {**form_of(page), **changes}
        return self.post(address_of(page), {name: value for name, value in fields.items() if value is not None})

    def finish(self, answers: dict[str, Any], since: str = "", start: str = "/intake/go-on/") -> Any:
        """Walk to the review and send. With `since` the screens before it are not walked."""
        if since:
            self.has_answered(answers, since)
        page = self.walk(answers, start=start)
        assert address_of(page).startswith("/intake/review/"), (address_of(page), self.seen[-5:])
        return self.post("/intake/send/")


class _Form(HTMLParser):
    """The fields of the question on a page, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Any] = {}
        self.inside = False
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "form":
            self.inside = "data-question" in at
        if not self.inside or (tag == "input" and at.get("name") == "csrfmiddlewaretoken"):
            return
        if tag == "select":
            self.select = at["name"] or ""
        if tag == "option" and "selected" in at:
            self.fields[self.select] = at["value"]
        if tag == "input" and at.get("name"):
            self._input(str(at["name"]), at)

    def _input(self, name: str, at: dict[str, str | None]) -> None:
        if at.get("type") not in ("radio", "checkbox"):
            self.fields[name] = at.get("value") or ""
        elif "checked" in at:
            self.fields[name] = [*self.fields.get(name, []), at["value"]]


def form_of(page: Any) -> dict[str, Any]:
    form = _Form()
    form.feed(page.content.decode())
    return form.fields


def address_of(page: Any) -> str:
    return str(page.request["PATH_INFO"])


def text_of(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
