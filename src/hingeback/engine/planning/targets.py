"""What each pillar should get this week: floors (J6.2), targets and day goals (J6.3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from hingeback.engine.planning.budget import Frame
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.pool import Pool
from hingeback.engine.planning.rules import PlanningRules

Minutes = dict[str, int]
PILLARS = ("P-CAR", "P-STR", "P-FLX", "P-NMR", "P-MBD", "P-GAI")
_NEEDS_ROWS = 2
_GAIT_FLAGS = ("gait_below_mean", "gait_lt_1_0", "gait_lt_0_8")


@dataclass(frozen=True, slots=True)
class Goals:
    """`floors` and `minutes` are minutes a week, `days` training days a week, by pillar. `band` is that of V."""

    floors: Mapping[str, int]
    minutes: Mapping[str, int]
    days: Mapping[str, int]
    wanted: frozenset[str]
    balance_days: int
    band: str


def goals_of(person: Person, pool: Pool, frame: Frame, rules: PlanningRules) -> Goals:
    wanted = wanted_pillars(person, pool)
    floors = floors_of(person.column, frame.minutes, rules)
    balance = 0
    if {"FALLS", "OLDER"} & person.labels:
        balance = _raise_balance(floors, frame.minutes, rules)
    if person.gentle:
        floors["P-FLX"] += floors["P-STR"]
        floors["P-STR"] = 0
    _pass_on(floors, wanted, person.column, rules)
    minutes = targets_of(person.column, frame.minutes, floors, wanted, rules)
    return Goals(floors, minutes, _day_goals(person, frame, minutes, rules), wanted, balance, band_of(frame, rules))


def wanted_pillars(person: Person, pool: Pool) -> frozenset[str]:
    """Pillars with two rows or more (C5); gait only if a test, FALLS or a goal asks for it, never in GENTLE."""
    counts = dict.fromkeys(PILLARS, 0)
    for candidate in pool.candidates.values():
        if candidate.row.ppillar in counts:
            counts[candidate.row.ppillar] += 1
    wanted = {pillar for pillar, count in counts.items() if count >= _NEEDS_ROWS}
    if person.gentle or not gait_flagged(person):
        wanted.discard("P-GAI")
    return frozenset(wanted)


def gait_flagged(person: Person) -> bool:
    return "FALLS" in person.labels or any(flag in person.assessment.test_flags for flag in _GAIT_FLAGS)


def band_of(frame: Frame, rules: PlanningRules) -> str:
    return str(_band(frame.minutes, rules)["band"])


def _band(volume_min: int, rules: PlanningRules) -> Mapping[str, object]:
    bands: list[Mapping[str, object]] = rules.tables["dose_floors"]["bands"]
    return next(band for band in bands if volume_min <= band["up_to"])  # type: ignore[operator]


def floors_of(column: str, volume_min: int, rules: PlanningRules) -> Minutes:
    row: list[int] = _band(volume_min, rules)["floors"][column]  # type: ignore[index]
    return dict.fromkeys(PILLARS, 0) | dict(zip(rules.tables["dose_floors"]["pillars"], row, strict=True))


def _raise_balance(floors: Minutes, volume_min: int, rules: PlanningRules) -> int:
    """FALLS and OLDER: balance on three days, its minutes taken from mobility. Returns the days."""
    table = rules.tables["dose_floors"]
    if volume_min < table["balance_from_v"]:
        return 0
    more = max(0, table["balance_floor_min"] - floors["P-NMR"])
    floors["P-NMR"] += more
    floors["P-FLX"] = max(0, floors["P-FLX"] - more)
    return int(table["balance_days"])


def _pass_on(floors: Minutes, wanted: frozenset[str], column: str, rules: PlanningRules) -> None:
    """A pillar without rows gives its floor to the next of E5.3; the last one to the first that is wanted.

    Nobody gets more than the target of E3: a floor above it would break J6.3, where T lies between the two, and ask
    more of a beginner than E3 does.
    """
    most = dict(zip(PILLARS, rules.tables["dose_targets"]["targets"][column]["minutes"], strict=True))
    for place, pillar in enumerate(PILLARS):
        if pillar in wanted or not floors[pillar]:
            continue
        receiver = next((p for p in (*PILLARS[place + 1 :], *PILLARS[:place]) if p in wanted), None)
        if receiver:
            floors[receiver] = max(floors[receiver], min(floors[receiver] + floors[pillar], most[receiver]))
        floors[pillar] = 0


def targets_of(
    column: str, volume_min: int, floors: Mapping[str, int], wanted: frozenset[str], rules: PlanningRules
) -> Minutes:
    """T of J6.3: between floor and target of E3 by λ, the minutes left over one by one in the order of pillars."""
    table = rules.tables["dose_targets"]
    full = {
        p: max(minutes, floors[p]) if p in wanted else 0
        for p, minutes in zip(PILLARS, table["targets"][column]["minutes"], strict=True)
    }
    goals = _between(volume_min, floors, full)
    for pillar, least in table["smallest"].items():
        if goals[pillar] < least:
            goals[pillar] = full[pillar] = 0
    _share_out(goals, full, volume_min - sum(goals.values()))
    _share_surplus(goals, wanted, volume_min - sum(goals.values()), rules)
    return goals


def _between(volume_min: int, floors: Mapping[str, int], full: Mapping[str, int]) -> Minutes:
    low, high = sum(floors.values()), sum(full.values())
    above = min(max(volume_min - low, 0), high - low) if high > low else 0
    if high == low:
        return dict(full)
    return {p: (floors[p] * (high - low) + above * (full[p] - floors[p])) // (high - low) for p in PILLARS}


def _share_out(goals: Minutes, full: Mapping[str, int], left: int) -> None:
    while left > 0 and any(goals[p] < full[p] for p in PILLARS):
        for pillar in PILLARS:
            if left > 0 and goals[pillar] < full[pillar]:
                goals[pillar] += 1
                left -= 1


def _share_surplus(goals: Minutes, wanted: frozenset[str], left: int, rules: PlanningRules) -> None:
    """Minutes beyond all targets, in portions of five, up to the most a pillar may have."""
    surplus = rules.tables["dose_targets"]["surplus"]
    while left > 0:
        growing = [p for p in surplus["order"] if p in wanted and goals[p] < surplus["up_to"][p]]
        if not growing:
            return
        for pillar in growing:
            more = min(surplus["portion"], left, surplus["up_to"][pillar] - goals[pillar])
            goals[pillar] += more
            left -= more


def _day_goals(person: Person, frame: Frame, minutes: Mapping[str, int], rules: PlanningRules) -> Minutes:
    days = dict(zip(PILLARS, rules.tables["dose_targets"]["targets"][person.column]["days"], strict=True))
    time = person.inp.sheet.answers.A65
    asked = time.days if time else 7
    goals = {p: min(days[p], minutes[p] // 3) for p in PILLARS}
    for pillar in ("P-STR", "P-MBD", "P-GAI"):
        goals[pillar] = min(goals[pillar], asked)
    return goals
