"""The rows that may be planned for one person, with dose, quality and what speaks for each (E5.4, E5.5, J6.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import Standing
from hingeback.engine.planning.doses import (
    Dose,
    continuous,
    default_dose,
    fewer_sets,
    is_continuous,
    minutes_range,
    own_dose,
    smaller_dose,
    with_short_holds,
)
from hingeback.engine.planning.exclusions import Excluded, Exclusion, exclusions_of, raised_cautions
from hingeback.engine.planning.ladders import bout_min, open_steps
from hingeback.engine.planning.person import Person, rows_of_last_week
from hingeback.engine.planning.places import match_of_place, nearness, painful_regions, region_label, rows_of_place
from hingeback.engine.planning.rules import PlanningRules

SMALLER_EXPOSURES = 2
NOVEL_DAYS = 14
SHORT_HOLD_S = 10
GENTLE_BLOCK_MIN = 15
#: From this week of pregnancy on, no item on the back is longer (J3-PREG-1).
LATE_WEEKS = 16
SUPINE_MIN = 3
#: Longest sitting item while sitting hurts with leg pain (J3-SCI-4).
SITTING_MIN = 10
_NEW_FREE_ROWS = ("walk_easy", "walk_sit_intervals")
_NEW_FREE_PILLARS = ("P-REL", "P-POS")
_BEHIND = 4
#: A row that rests or is wished away still is the step where its ladder starts.
_RESTING = ("F2-7", "WISH")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be planned. `doses` run from the longest to the shortest; the first is the one to give.

    `near`: a row of the place that hurts (1), of another place (-1), or of none (0).
    """

    row: Exercise
    doses: tuple[Dose, ...]
    bouts: int
    new: bool
    score: int
    near: int
    labels: tuple[str, ...]
    likes: tuple[str, ...]
    test: str
    cautions: tuple[str, ...]
    smaller: bool
    changed_by: str

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def dose(self) -> Dose:
        return self.doses[0]

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """The best first: quality, the place that hurts, the smaller step, the id (J6.3)."""
        return -self.score, -self.near, self.row.step, self.id


@dataclass(frozen=True, slots=True)
class Pool:
    candidates: Mapping[str, Candidate]
    excluded: Excluded
    steps: Mapping[str, int]

    def of_pillar(self, pillar: str) -> tuple[Candidate, ...]:
        return tuple(c for c in self.candidates.values() if c.row.ppillar == pillar)


def pool_of(person: Person, rules: PlanningRules) -> Pool:
    excluded = exclusions_of(person, rules)
    open_rows = [row for row in rules.launch if row.id not in excluded and not _too_early_range(row, person, rules)]
    ladder_rows = [row for row in rules.launch if row.id not in excluded or excluded[row.id].rule in _RESTING]
    steps = with_dp_step(open_steps(person, rules, ladder_rows), person, rules)
    for row in rules.launch:
        if row.id not in excluded and _too_early_range(row, person, rules):
            excluded[row.id] = Exclusion("J8-MID", person.cite("A11"), "")
        elif row.id not in excluded and not _within(row, steps, person):
            excluded[row.id] = Exclusion("J3-ENTRY-STEP", {}, f"step {row.step}")
    chosen = [row for row in open_rows if _within(row, steps, person)]
    return Pool(_candidates(chosen, steps, person, rules), excluded, steps)


def _within(row: Exercise, steps: Mapping[str, int], person: Person) -> bool:
    """Not above the open step; where F2 has not yet moved on the ladder, a row that is known stays."""
    stays = row.id in person.known and row.ladder not in person.inp.history.ladder_steps
    return row.step <= steps[row.ladder] or stays


def _too_early_range(row: Exercise, person: Person, rules: PlanningRules) -> bool:
    """Region rows in mid-range only, for the first two weeks of pain elsewhere (J8)."""
    early = person.inp.week <= rules.tables["region_rows"]["mid_range_until_week"]
    return early and row.ppillar == "P-FLX" and row.range == "end" and region_label(person, rules) is not None


def with_dp_step(steps: dict[str, int], person: Person, rules: PlanningRules) -> dict[str, int]:
    """A dp set enters its ladder at step 1 when acute, else 2 (J3.3)."""
    ladder = dp_ladder(person, rules)
    if ladder in steps:
        dp = rules.tables["emphasis"]["dp"]
        entry = dp["step_acute"] if person.column.startswith("A") else dp["step_else"]
        steps[ladder] = max(entry, steps[ladder])
    return steps


def dp_ladder(person: Person, rules: PlanningRules) -> str | None:
    found: str | None = rules.tables["emphasis"]["dp"].get(person.assessment.dp or "")
    return found if person.assessment.dp in ("EXT", "FLEX") else None


def _candidates(
    rows: list[Exercise], steps: Mapping[str, int], person: Person, rules: PlanningRules
) -> dict[str, Candidate]:
    standings = {s.exercise: s for s in person.inp.history.standings}
    earlier = rows_of_last_week(person.inp)
    place = rows_of_place(person, rules)
    own = place.own if place else frozenset()
    quality = _Quality(person, rules, earlier, _highest(rows), own, painful_regions(person))
    return {row.id: _candidate(row, standings.get(row.id, Standing(exercise=row.id)), quality, steps) for row in rows}


def _highest(rows: list[Exercise]) -> dict[tuple[str, str], int]:
    highest: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.ladder, row.ppillar)
        highest[key] = max(row.step, highest.get(key, 0))
    return highest


@dataclass(frozen=True, slots=True)
class _Quality:
    person: Person
    rules: PlanningRules
    earlier: frozenset[str]
    highest: Mapping[tuple[str, str], int]
    own: frozenset[str]
    painful: frozenset[str]


def _candidate(row: Exercise, standing: Standing, quality: _Quality, steps: Mapping[str, int]) -> Candidate:
    person, rules = quality.person, quality.rules
    cautions = raised_cautions(row, person)
    smaller = bool(cautions) and standing.exposures < SMALLER_EXPOSURES
    labels, likes = matched_labels(row, person, rules), liked_words(row, person, rules)
    test = flagged_test(row, person, rules)
    return Candidate(
        row=row,
        doses=doses_of(row, standing, smaller, person, rules, steps),
        bouts=_bouts(row, person),
        new=row.id not in person.known and not is_free_of_new(row),
        score=3 * bool(labels) + 2 * bool(likes) + 2 * bool(test) - len(cautions) + _freshness(row, standing, quality),
        near=nearness(row, quality.own, quality.painful, rules),
        labels=labels,
        likes=likes,
        test=test,
        cautions=cautions,
        smaller=smaller,
        changed_by=standing.dose.rule if standing.dose and not smaller else "",
    )


def _freshness(row: Exercise, standing: Standing, quality: _Quality) -> int:
    starts = quality.person.inp.starts
    novel = standing.last_planned is None or starts - standing.last_planned > timedelta(days=NOVEL_DAYS)
    stable = row.id in quality.earlier and standing.last_colour != "RED"
    behind = row.step_to < quality.highest[row.ladder, row.ppillar]
    wished = any(wish.instead == row.id for wish in quality.person.inp.history.wishes)
    return novel + stable - _BEHIND * behind + 5 * wished


def is_balance(row: Exercise) -> bool:
    """A row that trains balance: of that ladder, or of P-NMR on one leg or while stepping."""
    return row.ppillar == "P-NMR" and (row.ladder == "balance" or row.balance >= 2)


def is_free_of_new(row: Exercise) -> bool:
    """Easy walking, breath, P-REL and P-POS do not count as new (E5.5)."""
    return row.id in _NEW_FREE_ROWS or row.ladder == "breath" or row.ppillar in _NEW_FREE_PILLARS


def _bouts(row: Exercise, person: Person) -> int:
    """How often a day a row may come, as short bouts."""
    if row.id == "walk_easy" or row.ladder == "breath":
        return 3
    if row.id == "seated_whole_body":
        return 2
    if row.ppillar == "P-FLX":
        return 3
    return 2 if row.ppillar == "P-CAR" or (row.ppillar == "P-NMR" and row.muscle_groups == ()) else 1


def doses_of(
    row: Exercise,
    standing: Standing,
    smaller: bool,
    person: Person,
    rules: PlanningRules,
    steps: Mapping[str, int],
) -> tuple[Dose, ...]:
    """What may be given of a row, longest first: cautions, own dose, ladder minutes and hold limits applied."""
    full = own_dose(row, standing.dose) if standing.dose else default_dose(row)
    if smaller:
        full = smaller_dose(row, full)
    doses = _choices(row, full, smaller or bool(standing.dose and standing.dose.minutes))
    longest = longest_bout_min(row, person, rules, steps)
    fitting = tuple(dose for dose in doses if dose.minutes <= longest) or _shortened(doses[-1], longest)
    if {"PREG", "BP"} & person.labels:
        fitting = tuple(with_short_holds(dose, SHORT_HOLD_S) for dose in fitting)
    return fitting


def _choices(row: Exercise, full: Dose, fixed: bool) -> tuple[Dose, ...]:
    if not is_continuous(row) and full.sets:
        return fewer_sets(full)
    shortest, longest = minutes_range(row)
    if fixed:
        return continuous(min(shortest, full.minutes), full.minutes)
    usual = full.minutes
    return (Dose(usual), *(d for d in continuous(shortest, longest) if d.minutes != usual))


def _shortened(dose: Dose, longest: int) -> tuple[Dose, ...]:
    return (Dose(longest, dose.sets, dose.reps, dose.hold_s),)


def longest_bout_min(row: Exercise, person: Person, rules: PlanningRules, steps: Mapping[str, int]) -> int:
    """Minutes one item may have: the ladder's step (J3.1), the column of E3, blocks of 15 min in GENTLE."""
    longest = GENTLE_BLOCK_MIN if person.gentle else 60
    if row.position == "supine" and "PREG" in person.labels and person.facts["pregnant_weeks"] >= LATE_WEEKS:
        longest = min(longest, SUPINE_MIN)
    if row.position == "sitting" and "SCI" in person.labels and person.facts["sit"] >= 1:
        longest = min(longest, SITTING_MIN)
    if row.ppillar != "P-CAR":
        return longest
    longest = min(longest, rules.tables["dose_targets"]["bout_max_min"][person.column])
    step_min = bout_min(row.ladder, steps, rules) if row.id != "walk_sit_intervals" else None
    return int(longest if step_min is None else min(longest, max(step_min, 3)))


def matched_labels(row: Exercise, person: Person, rules: PlanningRules) -> tuple[str, ...]:
    """Labels of this person that favour the row, the highest of C5 first."""
    labels = [e.label for e in rules.emphasis if e.label in person.labels and row.id in e.match]
    region = region_label(person, rules)
    if region and row.id in match_of_place(person, rules) and region not in labels:
        labels.append(region)
    if not labels and _general(person) and row.ppillar in _liked_pillars(person, rules):
        labels.append("NS")
    return tuple(labels)


def _general(person: Person) -> bool:
    return bool({"NSCLBP", "NSLBP", "CHRONIC_REGIONAL"} & person.labels)


def _liked_pillars(person: Person, rules: PlanningRules) -> set[str]:
    pillars = rules.tables["emphasis"]["liked_pillars"]
    return {pillars[word] for word in person.liked if word in pillars}


def liked_words(row: Exercise, person: Person, rules: PlanningRules) -> tuple[str, ...]:
    return tuple(w for w in sorted(person.liked) if row.id in rules.likings.get(w, ()))


def flagged_test(row: Exercise, person: Person, rules: PlanningRules) -> str:
    """The D5 flag that names the row's ladder; a stretch slot is not given with HYPERM or SCI (D5)."""
    stretch = row.ladder in ("hamstring", "hip_flexor")
    if stretch and {"HYPERM", "SCI"} & person.labels:
        return ""
    flags = person.assessment.test_flags
    tests = rules.tables["emphasis"]["tests"]
    return next((t["flag"] for t in tests if t["flag"] in flags and row.ladder in t["ladders"]), "")
