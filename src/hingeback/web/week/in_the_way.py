"""What could be given up, and what that would bring, in words (the elastic model of the planner)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.optimum.answers import Relaxation
from hingeback.web.care.judging import library
from hingeback.web.plan.best import wishes_in_the_way


@dataclass(frozen=True, slots=True)
class Proposal:
    """`what` could change, `brings` says what a week would have more of."""

    what: str
    brings: str


def in_the_way(inp: PlanningInput) -> list[Proposal]:
    """At most three; empty where nothing stands in the way, or where nobody can tell just now."""
    return [Proposal(_what(one), _brings(one)) for one in wishes_in_the_way(inp)]


def _brings(one: Relaxation) -> str:
    """Minutes; where there are none, days; where there are none, what repeats through the day."""
    names = library().texts["pillars"]
    days = sorted(((n, pillar) for pillar, n in one.brings_days.items() if n > 0), reverse=True)
    on_days = ", ".join(
        ngettext("%(what)s on %(n)s more day", "%(what)s on %(n)s more days", n)
        % {"n": n, "what": str(names[p]["short"]).lower()}
        for n, p in days
    )
    return brought(one.brings) or on_days or _("your most important exercise more often")


def _what(one: Relaxation) -> str:
    content = library()
    if one.kind == "minutes":
        return _("%(n)s minutes more on each of your days") % {"n": one.amount}
    if one.kind == "days":
        return ngettext("%(n)s more day a week", "%(n)s more days a week", one.amount) % {"n": one.amount}
    if one.kind == "left_out":
        return _("Having %(name)s again, which you left out") % {"name": content.exercises[one.subject].name}
    likings = content.texts["answer_topics"]["likings"]
    return _("Trying %(what)s after all") % {"what": likings.get(one.subject, one.subject)}


def brought(minutes: dict[str, int]) -> str:
    """`12 min of strength, 5 min of mobility`, the most first; what a pillar loses is not told as a gain."""
    names = library().texts["pillars"]
    gains = sorted(((n, pillar) for pillar, n in minutes.items() if n > 0), reverse=True)
    return ", ".join(
        _("%(n)s\u00a0min of %(what)s") % {"n": n, "what": str(names[p]["short"]).lower()} for n, p in gains
    )
