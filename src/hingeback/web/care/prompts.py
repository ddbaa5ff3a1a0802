"""Follow-up prompts (J9.2): a card at the next opening on or after its time. Never opened, it changes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hingeback.engine.contracts.safety import Action, Tier
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.models import PromptAnswer
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person

HOURS = {Tier.EMERGENCY: (24,), Tier.SAME_DAY: (24, 72), Tier.CLINICIAN_FIRST: (7 * 24, 14 * 24)}
REPEAT_HOURS = {Tier.EMERGENCY: 24, Tier.SAME_DAY: 24, Tier.CLINICIAN_FIRST: 28 * 24}
GO_TODAY_AFTER = timedelta(hours=72)
ANYTHING_WORSE = "anything-worse"
MENTIONED = "mentioned-it"


@dataclass(frozen=True, slots=True)
class Prompt:
    """`name` is what an answer is stored under. `due_at` in the future: the date the hold page prints."""

    name: str
    tier: Tier
    due_at: datetime
    go_today: bool = False

    def is_due(self, now: datetime) -> bool:
        return now >= self.due_at


def follow_up(person: Person, state: HoldState, clock: Clock) -> Prompt | None:
    """The next follow-up of the tier that holds now, due or still to come."""
    tier = state.tier
    if tier not in HOURS:
        return None
    began = _began(state, tier)
    if began is None:
        return None
    name = f"{tier.value.lower()}-{began.isoformat()}"
    due_at = _next_due(tier, began, _answered_at(person, name))
    return Prompt(name, tier, due_at, go_today=tier is Tier.SAME_DAY and clock.now() - began >= GO_TODAY_AFTER)


def asks_anything_worse(state: HoldState) -> bool:
    """ "Anything new or worse?" is asked at every opening while something holds."""
    return bool(state.holds) or state.action is Action.WITHHOLD


def note_is_due(person: Person, state: HoldState, clock: Clock) -> bool:
    """ROUTINE_REVIEW: "Mentioned it?" at the next weekly check-in."""
    if state.tier is not Tier.ROUTINE_REVIEW:
        return False
    last = PromptAnswer.objects.filter(person=person, prompt=MENTIONED).order_by("-event_seq").first()
    first = _first_at_tier(state, Tier.ROUTINE_REVIEW)
    since = last.answered_at if last is not None else first
    return since is not None and clock.now() - since >= timedelta(days=7) and (last is None or last.answer != "yes")


def _began(state: HoldState, tier: Tier) -> datetime | None:
    """A hold's own beginning; for CLINICIAN_FIRST the first screen that said so, since the last that did not."""
    return state.began_at if tier in (Tier.EMERGENCY, Tier.SAME_DAY) else _first_at_tier(state, tier)


def _first_at_tier(state: HoldState, tier: Tier) -> datetime | None:
    began: datetime | None = None
    for screen in state.screens:
        began = (began or screen.at) if screen.tier == tier.value else None
    return began


def _answered_at(person: Person, name: str) -> datetime | None:
    rows = PromptAnswer.objects.filter(person=person, prompt=name).order_by("-event_seq")
    return rows.values_list("answered_at", flat=True).first()


def _next_due(tier: Tier, began: datetime, answered_at: datetime | None) -> datetime:
    """The first due time after the last answer; when the listed times are over, it repeats."""
    listed = [began + timedelta(hours=hours) for hours in HOURS[tier]]
    if answered_at is None:
        return listed[0]
    later = [due for due in listed if due > answered_at]
    return later[0] if later else answered_at + timedelta(hours=REPEAT_HOURS[tier])
