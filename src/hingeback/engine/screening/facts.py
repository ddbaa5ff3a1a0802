"""Facts of one person on one day, on the safer reading of A7: what the rules of screening and matching ask about."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.regions import BACK, region_of
from hingeback.engine.screening.conflicts import leg_regions, settle, tells_cancer
from hingeback.engine.screening.durations import age_years, days_since, days_since_surgery, most_recent
from hingeback.engine.screening.items import SAFETY_ITEMS, UNANSWERED, Item, Reading, read_item

Stage = Literal["ACUTE", "SUBACUTE", "CHRONIC"]
FIRST_AGE_IN_SCOPE = 16
S17_BELOW_AGE = 26
S67_FROM_AGE = 50
WEEKS_OF_RECENT_BIRTH = 52


@dataclass(frozen=True, slots=True)
class Facts:
    """None means not known. `answers` are the settled ones; `items` the S items in one reading of not_sure."""

    as_of: date
    reading: Reading
    answers: Answers
    conflicts: tuple[str, ...]
    items: dict[str, Item]
    age: int | None
    female: bool
    male: bool
    bmi: float | None
    episode_days: float | None
    changed_days: float | None
    stage: Stage | None
    pain_now: int | None
    pain_avg7: int | None
    pain_worst7: int | None
    leg_avg7: int | None
    #: The higher of back and leg pain over seven days (C3).
    pain7: int | None
    leg_side: str | None
    leg_extent: str | None
    tingling: bool
    numb: bool
    weakness: bool
    #: Ticked regions without their sides, A10 and A11.
    regions: frozenset[str]
    #: The main region is not the back (C9).
    elsewhere: bool
    leg_region_ticked: bool
    thoracic_pain: bool
    steroid: bool
    cancer: bool
    pregnant: bool
    #: None when pregnant and untold: 16 or more (answers.md).
    pregnancy_weeks: float | None
    birth_weeks: float | None
    surgery: bool
    surgery_days: float | None
    fracture_days: float | None
    regularly_active: bool
    walk_limit_min: float | None
    phq2: int | None
    gad2: int | None
    #: The exception flag STEN-EX: old, stable leg symptoms of walking and standing, eased by sitting.
    sten_ex: bool

    @property
    def phq4(self) -> int | None:
        return None if self.phq2 is None or self.gad2 is None else self.phq2 + self.gad2

    @property
    def onset_days(self) -> float | None:
        """The most recent of the episode, its change and the start of S10, S11, S12 (FX-3)."""
        starts = [self.items[i].days for i in ("S10", "S11", "S12") if self.items[i]]
        return most_recent(self.episode_days, self.changed_days, *starts)

    @property
    def pain_days(self) -> float | None:
        """Days since this pain began or changed, whichever is more recent."""
        return most_recent(self.episode_days, self.changed_days)

    @property
    def recent_birth(self) -> bool:
        return self.birth_weeks is not None and self.birth_weeks <= WEEKS_OF_RECENT_BIRTH


def derive_facts(sheet: AnswerSheet, reading: Reading = Reading.NOT_SURE_IS_YES) -> Facts:
    """All facts of a sheet. The default reading, not_sure counts as yes, is the one to use outside the screen."""
    settled = settle(sheet.answers, sheet.as_of)
    answers, today = settled.answers, sheet.as_of
    age = age_years(answers.A01, today)
    pregnancy, pregnant = answers.A04, _pregnant(answers, reading)
    items = _items(answers, reading, age, pregnant)
    episode = _episode_days(answers, today, age)
    legs, pain = answers.A17, answers.A15
    regions = frozenset(map(region_of, (*(answers.A10 or ()), *((answers.A11,) if answers.A11 else ()))))
    avg7 = pain.avg7 if pain else None
    return Facts(
        as_of=today,
        reading=reading,
        answers=answers,
        conflicts=settled.conflicts,
        items=items,
        age=age,
        female=answers.A02 in ("female", "other_or_undisclosed"),
        male=answers.A02 in ("male", "other_or_undisclosed"),
        bmi=_bmi(answers),
        episode_days=episode,
        changed_days=answers.A12.changed_days if answers.A12 else None,
        stage="CHRONIC" if "X8" in settled.conflicts else _stage(episode),
        pain_now=pain.now if pain else None,
        pain_avg7=avg7,
        pain_worst7=pain.worst7 if pain else None,
        leg_avg7=answers.A16,
        pain7=max((p for p in (avg7, answers.A16) if p is not None), default=None),
        leg_side=legs.leg_side if legs else None,
        leg_extent=legs.leg_extent if legs else None,
        tingling=bool(legs and legs.tingling),
        numb=bool(legs and legs.numb),
        weakness=bool(legs and legs.weakness),
        regions=regions,
        elsewhere=answers.A11 is not None and region_of(answers.A11) not in BACK,
        leg_region_ticked=bool(leg_regions(answers)),
        thoracic_pain=not regions.isdisjoint(("upper_back", "mid_back")),
        steroid=bool(items["S13"]) or "oral_steroid" in (answers.A53 or ()),
        cancer=bool(items["S20"]) or bool(tells_cancer(answers)),
        pregnant=pregnant,
        pregnancy_weeks=pregnancy.weeks if pregnancy and pregnant else None,
        birth_weeks=pregnancy.birth_weeks if pregnancy else None,
        surgery=answers.A50 is not None and answers.A50.type != "none",
        surgery_days=days_since_surgery(answers.A50, today),
        fracture_days=_fracture_days(answers, today),
        regularly_active=bool(answers.A63),
        walk_limit_min=answers.A39,
        phq2=_sum_or_items(answers, "phq2", "interest", "down"),
        gad2=_sum_or_items(answers, "gad2", "nervous", "worry"),
        sten_ex=_sten_ex(answers, items),
    )


def _items(answers: Answers, reading: Reading, age: int | None, pregnant: bool) -> dict[str, Item]:
    """Every S item; S17 from 26 on, S50 when not pregnant and S67 under 50 do not count (answers.md)."""
    items = {name: read_item(name, getattr(answers, name), reading) for name in SAFETY_ITEMS}
    if age is None or age >= S17_BELOW_AGE:
        items["S17"] = UNANSWERED
    if age is None or age < S67_FROM_AGE:
        items["S67"] = UNANSWERED
    if not pregnant:
        items["S50"] = UNANSWERED
    return items


def _pregnant(answers: Answers, reading: Reading) -> bool:
    word = answers.A04.pregnant if answers.A04 else None
    return word == "yes" or (word == "not_sure" and reading is Reading.NOT_SURE_IS_YES)


def _episode_days(answers: Answers, today: date, age: int | None) -> float | None:
    """Under 16 the intake does not ask A12: without it the pain counts as new, the safer reading."""
    days = days_since(answers.A12, today)
    if days is None and age is not None and age < FIRST_AGE_IN_SCOPE:
        return 0
    return days


def _stage(episode_days: float | None) -> Stage | None:
    if episode_days is None:
        return None
    if episode_days < 42:
        return "ACUTE"
    return "SUBACUTE" if episode_days < 85 else "CHRONIC"


def _bmi(answers: Answers) -> float | None:
    body = answers.A03
    if body is None:
        return None
    if body.bmi is not None or body.cm is None or body.kg is None:
        return body.bmi
    return body.kg / (body.cm / 100) ** 2


def _fracture_days(answers: Answers, today: date) -> float | None:
    since = answers.A51_fracture_date
    return most_recent(days_since(since, today), since.changed_days if since else None)


def _sum_or_items(answers: Answers, total: str, first: str, second: str) -> int | None:
    """A PHQ-4 half; the higher where both the sum and its items are given."""
    if answers.A86 is None:
        return None
    one, two, told = (getattr(answers.A86, name) for name in (first, second, total))
    added = None if one is None or two is None else one + two
    return max((n for n in (added, told) if n is not None), default=None)


def _sten_ex(answers: Answers, items: dict[str, Item]) -> bool:
    legs, weak = items["S05"], items["S06"]
    eased = legs.eased_by_sitting or (answers.A39b is not None and answers.A39b.relief == "sitting_or_bending")
    return (
        legs.counts
        and legs.days > 28
        and legs.stable
        and legs.only_upright
        and eased
        and not any(items[name] for name in ("S01", "S02", "S03", "S04"))
        and not (weak and (weak.marked or weak.progressive))
    )
