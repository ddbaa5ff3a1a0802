"""Holds: which EMERGENCY and SAME_DAY rules are still in force, by the stored screens and clearances (B3, J9.3).

Pure: the services hand in what is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from hingeback.engine.contracts.answers import Held
from hingeback.engine.contracts.safety import Action, FiredRule, Tier

HELD_TIERS = (Tier.EMERGENCY, Tier.SAME_DAY)
HELD_ACTIONS = (Action.WITHHOLD, Action.GENTLE_ONLY)
GENTLE_DAYS = 3
GENTLE_DAYS_AGAIN = 7
AGAIN_WITHIN = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Screened:
    """What a stored screen contributes. `full` is True for a complete full screen, which may end a cleared hold."""

    at: datetime
    as_of: date
    rules: tuple[FiredRule, ...]
    full: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    at: datetime
    on: date
    rules: tuple[str, ...]
    gentle_only: bool = False


@dataclass(frozen=True, slots=True)
class HeldRule:
    """One rule that holds. `cleared_on` is set while the gentle days run; `times` counts holds within 28 days."""

    id: str
    tier: Tier
    action: Action
    began_at: datetime
    cleared_on: date | None = None
    gentle_only: bool = False
    times: int = 1

    @property
    def gentle_days(self) -> int:
        return GENTLE_DAYS_AGAIN if self.times > 1 else GENTLE_DAYS


@dataclass(slots=True)
class Ledger:
    """Rules that hold, and when the holds of others ended."""

    open: dict[str, HeldRule] = field(default_factory=dict)
    closed: dict[str, datetime] = field(default_factory=dict)


def open_holds(history: Iterable[Screened | Cleared]) -> tuple[HeldRule, ...]:
    return tuple(ledger_of(history).open.values())


def ledger_of(history: Iterable[Screened | Cleared]) -> Ledger:
    """Walk through screens and clearances in the order of time."""
    ledger = Ledger()
    for entry in sorted(history, key=lambda e: e.at):
        if isinstance(entry, Cleared):
            _clear(ledger, entry)
        else:
            _screen(ledger, entry)
    return ledger


def _screen(ledger: Ledger, entry: Screened) -> None:
    firing = {r.id: r for r in entry.rules if r.tier in HELD_TIERS and r.action in HELD_ACTIONS}
    for rule in firing.values():
        _hold(ledger, rule, entry.at)
    if entry.full:
        for held in list(ledger.open.values()):
            if held.id not in firing and _gentle_days_over(held, entry.as_of):
                del ledger.open[held.id]
                ledger.closed[held.id] = entry.at


def _hold(ledger: Ledger, rule: FiredRule, at: datetime) -> None:
    held = ledger.open.get(rule.id)
    if held is None or held.cleared_on is not None:
        ledger.open[rule.id] = HeldRule(rule.id, rule.tier, rule.action, at, times=_times(ledger, rule.id, held, at))
    elif rule.tier.rank > held.tier.rank or rule.action.rank > held.action.rank:
        ledger.open[rule.id] = replace(
            held,
            tier=max(held.tier, rule.tier, key=lambda t: t.rank),
            action=max(held.action, rule.action, key=lambda a: a.rank),
        )


def _times(ledger: Ledger, rule_id: str, held: HeldRule | None, at: datetime) -> int:
    if held is not None:
        return held.times + 1
    closed = ledger.closed.get(rule_id)
    return 2 if closed is not None and at - closed <= AGAIN_WITHIN else 1


def _clear(ledger: Ledger, entry: Cleared) -> None:
    for rule_id in entry.rules:
        if rule_id in ledger.open:
            ledger.open[rule_id] = replace(ledger.open[rule_id], cleared_on=entry.on, gentle_only=entry.gentle_only)


def _gentle_days_over(held: HeldRule, as_of: date) -> bool:
    if held.cleared_on is None or held.gentle_only:
        return False
    return as_of >= held.cleared_on + timedelta(days=held.gentle_days)


def floor_of(holds: tuple[HeldRule, ...]) -> Action:
    """The least restrictive action that these holds leave: as it was, or gentle once a clearance counts."""
    actions = [Action.GENTLE_ONLY if h.cleared_on is not None else h.action for h in holds]
    return max(actions, key=lambda a: a.rank, default=Action.PROCEED)


def as_held(holds: tuple[HeldRule, ...]) -> Held | None:
    """The holds in the engine's shape, the worst tier. A lesser one holds all the same, by `floor_of`."""
    for tier in HELD_TIERS:
        rules = [h for h in holds if h.tier == tier]
        if rules:
            action = max((h.action for h in rules), key=lambda a: a.rank)
            return Held.model_validate({"tier": tier, "action": action, "rules": [h.id for h in rules]})
    return None
