"""What holds a person now: the answers judged today, the holds that no clearance lifted, and the last 24 hours."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.safety import Action, FiredRule, ScreenResult, Tier
from hingeback.web.care.holds import HeldRule, floor_of
from hingeback.web.care.judging import screen_sheet
from hingeback.web.care.models import ClearanceRecord, ScreenRecord
from hingeback.web.care.queries import FULL_KINDS, WORST_COUNTS_FOR, Records
from hingeback.web.clock import Clock
from hingeback.web.eventlog.queries import has_faults
from hingeback.web.people.models import Person


@dataclass(frozen=True, slots=True)
class HoldState:
    """`tier` and `action` are the graver of all that counts. `holds` are the rules that need a clearance.

    `screened`: a complete full screen was sent once. `missing`: safety items to answer before anything else.
    `unreadable`: some answer did not reach the read models, so nothing may be decided.
    """

    tier: Tier | None
    action: Action
    rules: tuple[FiredRule, ...]
    missing: tuple[str, ...]
    screened: bool
    holds: tuple[HeldRule, ...]
    unreadable: bool
    result: ScreenResult
    sheet: AnswerSheet
    #: The latest complete full screen, on which a plan stands.
    full_screen_id: UUID | None
    #: Every screen so far, the oldest first, without its sheet and result.
    screens: tuple[ScreenRecord, ...] = ()

    @property
    def as_of(self) -> date:
        return self.sheet.as_of

    @property
    def began_at(self) -> datetime | None:
        """When the earliest hold that is still uncleared began."""
        return min((h.began_at for h in self.holds if h.cleared_on is None), default=None)

    @property
    def in_gentle_days(self) -> bool:
        return any(h.cleared_on is not None for h in self.holds)


def hold_state(person: Person, clock: Clock) -> HoldState:
    records = Records.of(person, clock)
    return judge(records, screen_sheet(records.sheet), clock, has_faults(person))


def judge(records: Records, result: ScreenResult, clock: Clock, unreadable: bool) -> HoldState:
    """Put today's judgement, the holds and the worst of the last 24 hours together; the graver wins."""
    earlier = _rules_of_last_day(records, clock)
    fulls = [s.id for s in records.screens if s.complete and s.kind in FULL_KINDS]
    actions = [result.action, floor_of(records.holds), *(rule.action for rule in earlier)]
    tiers = [result.tier, *(h.tier for h in records.holds if h.cleared_on is None), *(r.tier for r in earlier)]
    return HoldState(
        tier=max((t for t in tiers if t is not None), key=lambda t: t.rank, default=None),
        action=max(actions, key=lambda a: a.rank),
        rules=_union(result.rules, earlier),
        missing=result.missing,
        screened=bool(fulls),
        holds=records.holds,
        unreadable=unreadable,
        result=result,
        sheet=records.sheet,
        full_screen_id=fulls[-1] if fulls else None,
        screens=records.screens,
    )


def _rules_of_last_day(records: Records, clock: Clock) -> tuple[FiredRule, ...]:
    """Rules of screens sent within 24 hours, but for those that a later clearance named."""
    recent = [s for s in records.screens if clock.now() - s.at < WORST_COUNTS_FOR]
    return tuple(
        rule
        for screen in recent
        for rule in screen.fired_rules()
        if not _cleared_since(screen, rule, records.clearances)
    )


def _cleared_since(screen: ScreenRecord, rule: FiredRule, clearances: tuple[ClearanceRecord, ...]) -> bool:
    return any(rule.id in c.rules and c.at >= screen.at for c in clearances)


def _union(now: tuple[FiredRule, ...], earlier: tuple[FiredRule, ...]) -> tuple[FiredRule, ...]:
    """Each rule once, in its graver form."""
    graver: dict[str, FiredRule] = {}
    for rule in (*now, *earlier):
        known = graver.get(rule.id)
        if known is None or (rule.tier.rank, rule.action.rank) > (known.tier.rank, known.action.rank):
            graver[rule.id] = rule
    return tuple(graver.values())
