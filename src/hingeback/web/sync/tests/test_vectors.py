"""The server answers as the model of it does, against which the outbox is walked."""

import json
from pathlib import Path
from typing import Any

import pytest

from hingeback.web.sync.tests.conftest import Phone

VECTORS = json.loads((Path(__file__).parent / "server.vectors.json").read_text())


@pytest.mark.django_db
def test_the_server_answers_as_its_model_does(phone: Phone) -> None:
    receipts: dict[str, str] = {}
    for step in VECTORS:
        mark = _mark(step, receipts)
        told = phone.sends(*step["events"], device=step["device"], mark=mark).json()
        receipts |= {a["id"]: a["receipt"] for a in told["answers"] if "receipt" in a}
        assert [f"{a['answer']} {a.get('code', '')}".strip() for a in told["answers"]] == step["answers"], step["about"]
        assert told["log"]["mark_known"] is step.get("mark_known", True), step["about"]


def _mark(step: dict[str, Any], receipts: dict[str, str]) -> dict[str, str] | None:
    if "mark" not in step:
        return None
    event_id = step["mark"]["of"]
    return {"id": event_id, "receipt": step["mark"].get("receipt") or receipts[event_id]}
