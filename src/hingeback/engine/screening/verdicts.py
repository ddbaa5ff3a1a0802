"""Fired rules and earlier holds with what lifts them, and the final tier and action of all together (section 0, B3)."""

from dataclasses import dataclass

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.safety import Action, Tier
from hingeback.engine.screening.clearances import Covered, Lift, find_lift
from hingeback.engine.screening.facts import Facts
from hingeback.engine.screening.judging import Fired
from hingeback.engine.screening.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fired rule with the clearance that lifts it, if one counts."""

    fired: Fired
    covered: Covered
    lift: Lift | None

    @property
    def tier(self) -> Tier:
        return Tier.ROUTINE_REVIEW if self.lift else self.fired.tier

    @property
    def action(self) -> Action:
        if self.lift is None:
            return self.fired.rule.action
        return Action.GENTLE_ONLY if self.lift.gentle_only else Action.PROCEED_WITH_NOTE


@dataclass(frozen=True, slots=True)
class Hold:
    """One rule of an earlier hold, judged at the tier of the hold, with the clearance that lifts it, if one counts."""

    covered: Covered
    lift: Lift | None


def verdict_on(fired: Fired, behind: tuple[str, ...], sheet: AnswerSheet, facts: Facts) -> Verdict:
    covered = Covered(fired.rule.id, fired.rule, fired.tier, True, behind)
    return Verdict(fired, covered, find_lift(covered, sheet, facts))


def holds_of(sheet: AnswerSheet, verdicts: tuple[Verdict, ...], facts: Facts, book: RuleBook) -> tuple[Hold, ...]:
    if sheet.held is None:
        return ()
    fires = {v.covered.rule_id: v.covered.answers for v in verdicts}
    holds = []
    for rule_id in sheet.held.rules:
        rule = book.get(rule_id)
        answers = fires.get(rule_id, rule.answers if rule else ())
        covered = Covered(rule_id, rule, Tier(sheet.held.tier), rule_id in fires, answers)
        holds.append(Hold(covered, find_lift(covered, sheet, facts)))
    return tuple(holds)


def final_tier(verdicts: tuple[Verdict, ...], holds: tuple[Hold, ...], sheet: AnswerSheet) -> Tier:
    """Worst wins. A lifted hold adds nothing: the answers of today decide."""
    tiers = [v.tier for v in verdicts]
    if sheet.held and any(h.lift is None for h in holds):
        tiers.append(Tier(sheet.held.tier))
    return max(tiers, key=lambda tier: tier.rank, default=Tier.CLEAR)


def final_action(verdicts: tuple[Verdict, ...], holds: tuple[Hold, ...], sheet: AnswerSheet) -> Action:
    """The most restrictive wins; after EMERGENCY and SAME_DAY three days stay gentle."""
    actions = [v.action for v in verdicts]
    if sheet.held and any(h.lift is None for h in holds):
        actions.append(Action(sheet.held.action))
    lifts = [lift for lift in (*(v.lift for v in verdicts), *(h.lift for h in holds)) if lift]
    if any(lift.gentle_only or lift.gentle_days for lift in lifts):
        actions.append(Action.GENTLE_ONLY)
    return max(actions, key=lambda action: action.rank, default=Action.PROCEED)
