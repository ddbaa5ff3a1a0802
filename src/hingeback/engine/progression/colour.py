"""The colour of a session (F1): how pain before, at its peak and next morning compare with the usual pain B."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from hingeback.engine.contracts.history import SessionEntry
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.value import Value
from hingeback.engine.predicates import compile_predicate

Colour = Literal["GREEN", "AMBER", "RED", ""]
SETTLES_WITHIN_MIN = 30


class SessionColour(Value):
    """`colour` is empty where the gate applied. `rule` decided; `rules` are all that had a say.

    `contact_clinician` and `short_screen` are what leg spread asks for at once.
    """

    colour: Colour
    rule: str
    rules: tuple[str, ...]
    provisional: bool = False
    text: str = ""
    because: dict[str, Any] = {}
    short_screen: bool = False
    contact_clinician: bool = False


class GateDecision(Value):
    """Whether the planned session may start; if not, the flare question comes and easy rows are offered."""

    open: bool
    rule: str = ""
    text: str = ""


def gate_session(pre: int, baseline: float, library: Library) -> GateDecision:
    """Pain of 8 or more, or 3 above the usual: the planned session does not start (F1-6)."""
    gate = library.tables["session_colours"]["gate"]
    if not compile_predicate(gate["when"])({"pre": pre, "b": baseline}):
        return GateDecision(open=True)
    return GateDecision(open=False, rule=gate["rule"], text=library.texts["progression"]["gate"])


def colour_session(
    entries: Sequence[SessionEntry],
    baseline: float,
    library: Library,
    days_after_new: int | None = None,
    pain_72h: int | None = None,
    leg_settled_min: int | None = None,
) -> SessionColour:
    """Colour one session from its entries.

    `days_after_new`: days from the latest new or progressed exercise to the next-morning rating (1 = done today).
    `pain_72h`: the rating three days later, for soreness that was let pass. `leg_settled_min`: minutes until leg
    symptoms settled in an ease position; None = not settled.
    """
    session = _measure(entries, baseline, days_after_new, pain_72h)
    table = library.tables["session_colours"]
    found = _judge(session, table)
    if session["spread"]:
        settled = leg_settled_min is not None and leg_settled_min <= SETTLES_WITHIN_MIN
        found |= {"short_screen": True, "contact_clinician": not settled}
    because = {name: session[name] for name in ("pre", "peak", "next", "spread", "doms", "b")}
    text = _say(found, session, found.pop("by_morning", False), library)
    return SessionColour(because=because, text=text, **found)


def _measure(
    entries: Sequence[SessionEntry], baseline: float, days_after_new: int | None, pain_72h: int | None
) -> dict[str, Any]:
    """The session as a whole: first pain before, highest peak, largest rise, worst next morning."""
    pre = entries[0].pre
    peaks = [max(entry.peak, entry.post or 0) for entry in entries]
    rises = [peak - entry.pre for peak, entry in zip(peaks, entries, strict=True)]
    mornings = [entry.next for entry in entries if entry.next is not None]
    return {
        "pre": pre,
        "peak": max(peaks),
        "delta": max(max(peaks) - pre, *rises),
        "next": max(mornings, default=0),
        "next_known": bool(mornings),
        "spread": any(entry.spread for entry in entries),
        "doms": any(entry.doms for entry in entries),
        "b": baseline,
        "days_after_new": days_after_new or 0,
        "pain_72h": pain_72h or 0,
        "pain_72h_known": pain_72h is not None,
    }


def _judge(session: dict[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """RED is tested first, then GREEN; the rest is AMBER. Leg spread is RED whatever the numbers say."""
    red = next(row for row in table["red"] if compile_predicate(row["when"])(session))
    reasons = {name for name, when in red["reasons"].items() if compile_predicate(when)(session)}
    if session["spread"]:
        rules = (table["spread"]["rule"], red["rule"])
        return {"colour": "RED", "rule": rules[0], "rules": rules}
    if compile_predicate(table["gate"]["when"])(session):
        return {"colour": "", "rule": table["gate"]["rule"], "rules": (table["gate"]["rule"],)}
    if reasons:
        return _red_or_sore(session, red["rule"], reasons, table)
    return _not_red(session, table)


def _red_or_sore(session: dict[str, Any], rule: str, reasons: set[str], table: Mapping[str, Any]) -> dict[str, Any]:
    """RED, unless fresh muscle soreness is the one reason; that ends at 72 h (F1-8, F1-9)."""
    sore = reasons == {"next_morning"} and compile_predicate(table["doms"]["when"])(session)
    if not sore:
        return {"colour": "RED", "rule": rule, "rules": (rule,), "by_morning": "peak" not in reasons}
    name = table["doms"]["rule"]
    if compile_predicate(table["doms_ends"]["when"])(session):
        ends = table["doms_ends"]["rule"]
        return {"colour": "RED", "rule": ends, "rules": (ends, name, rule)}
    return {"colour": "AMBER", "rule": name, "rules": (name, table["amber"]["rule"])}


def _not_red(session: dict[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    green = next(row for row in table["green"] if compile_predicate(row["when"])(session))
    is_green = compile_predicate(green["test"])(session)
    rule = green["rule"] if is_green else table["amber"]["rule"]
    later = () if session["next_known"] else (table["provisional"]["rule"],)
    colour = "GREEN" if is_green else "AMBER"
    return {"colour": colour, "rule": rule, "rules": (rule, *later), "provisional": bool(later)}


def _say(found: dict[str, Any], session: dict[str, Any], by_morning: bool, library: Library) -> str:
    texts = library.texts["progression"]["colours"]
    shown = {name: f"{session[name]:g}" for name in ("pre", "peak", "next", "b")}
    key = f"{found['rule']}-next" if by_morning else found["rule"]
    said = str(texts[key]).format(**shown)
    return f"{said} {texts['F1-7']}" if found.get("provisional") else said
