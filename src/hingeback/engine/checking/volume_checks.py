"""The week's minutes against every ceiling that holds (E2, J6.1)."""

from hingeback.engine.checking.findings import WEEK, Finding, Findings
from hingeback.engine.checking.volume_limits import ceilings
from hingeback.engine.checking.week import Week


def check_volume(week: Week) -> Findings:
    """Days that had begun cannot be mended: a ceiling that fell below them is met by adding nothing."""
    counted = sum(day.counted_minutes for day in week.plan.days)
    begun = sum(day.counted_minutes for day in week.plan.days if week.is_frozen(day.date))
    for ceiling in ceilings(week.person):
        if counted > max(ceiling.minutes, begun):
            facts = {"minutes": counted, "most": ceiling.minutes}
            yield Finding(ceiling.rule, WEEK, "week_long", facts, "E5-7b")
