"""What an event may hold: whole numbers, words, yes/no, nothing, lists and keys. So two copies compare exactly."""

import json
import re
from datetime import datetime
from typing import Any

LONGEST_BODY = 64 * 1024
DEEPEST = 8
_WORD = re.compile(r"[a-z][a-z0-9_.-]{0,39}\Z")


def refusal_of(event_type: str, body: object, device: str, at: str) -> str:
    """The stable code of the reason to refuse, or nothing."""
    if not _WORD.match(event_type):
        return "type-unreadable"
    if not 0 < len(device) <= 64:
        return "device-unreadable"
    if at and not _is_time_with_zone(at):
        return "time-unreadable"
    if not isinstance(body, dict):
        return "body-not-an-object"
    if not _plain(body, DEEPEST):
        return "body-not-plain"
    return "body-too-long" if len(json.dumps(body)) > LONGEST_BODY else ""


def _is_time_with_zone(text: str) -> bool:
    try:
        return len(text) <= 40 and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _plain(value: Any, depth: int) -> bool:
    if depth == 0:
        return False
    if isinstance(value, dict):
        return all(isinstance(k, str) and _readable(k) and _plain(v, depth - 1) for k, v in value.items())
    if isinstance(value, list):
        return all(_plain(v, depth - 1) for v in value)
    if isinstance(value, str):
        return _readable(value)
    return value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) < 1 << 53)


def _readable(text: str) -> bool:
    """No null character, and no half of a pair: no database stores them."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
