"""A phone: it numbers what it tells, and sends it as the outbox does."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpResponse
from tests.cast import Member

from hingeback.web.ids import new_id

ADDRESS = "/api/v1/sync"
HERE = "http://testserver"


@dataclass
class Phone:
    owner: Member
    device: str = "01934f00-0000-7000-8000-0000000000d1"
    n: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)

    def event(self, event_type: str, body: dict[str, Any], **head: Any) -> dict[str, Any]:
        made = {
            "id": str(new_id(self.owner.clock.now())), "n": self.n, "type": event_type, "v": 1,
            "at": self.owner.clock.now().isoformat(), "mono_ms": 5, "body": body, **head,
        }  # fmt: skip
        self.n += 1
        return made

    def sends(self, *events: Any, **more: Any) -> HttpResponse:
        told = {"person": str(self.owner.person.id), "device": self.device, "app": "0.1.0", "events": list(events)}
        return self.posts(json.dumps(told | more))

    def posts(self, raw: str | bytes, **headers: Any) -> HttpResponse:
        headers = {"HTTP_ORIGIN": HERE, **headers}
        return self.owner.browser.post(ADDRESS, raw, content_type="application/json", **headers)

    def answers(self, *events: Any, **more: Any) -> list[str]:
        """The answer to each event, with its code where there is one: `conflict other-content`."""
        response = self.sends(*events, **more)
        assert response.status_code == 200, response.content
        return [f"{a['answer']} {a.get('code', '')}".strip() for a in response.json()["answers"]]


@pytest.fixture
def phone(ana: Member) -> Phone:
    return Phone(ana)
