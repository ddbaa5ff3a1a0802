"""Annex J3.2 transcribed: rows that stay out while a label holds, and when they come back.

A release that asks for what no record shows yet (two weekly checks, a supported hold on three days, the grade of a
slip) is never given here: the safer reading. A clinician releases a hold by a clearance that names it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hingeback.engine.predicates import compile_predicate

_NEVER = "False"
_NERVE_CALM = "week >= 3 and leg_known and leg_avg7 <= 3 and no_spread >= 3"
_BENT_AGAIN = "day >= 14 and greens_in_row >= 3 and not (ladder == 'flexion_mob' and step >= 4 and week < 4)"


@dataclass(frozen=True, slots=True)
class Hold:
    """`label` over the person, `out` over the row, `release` over both."""

    id: str
    label: str
    out: str
    release: str = _NEVER


HOLDS: tuple[Hold, ...] = (
    Hold(
        "J3-STRAIN-1",
        "'STRAIN' in labels",
        "effort=='hard' or (range=='end' and load>=2)",
        "episode_days >= 7 and sessions >= 2 and not last_red",
    ),
    Hold(
        "J3-STRAIN-2",
        "'STRAIN' in labels",
        "ladder in ('hinge_lift','carry') and step>=3",
        "episode_days >= 10 and greens >= 1",
    ),
    Hold(
        "J3-DISC-1",
        "'DISC' in labels and not (dp == 'FLEX' and A40_flexion in ('centralised', 'reduced'))",
        "load_flexion>=2 or (spine_dir=='flex' and range=='end') or id=='curl_up_mcgill'",
        _BENT_AGAIN,
    ),
    Hold(
        "J3-DISC-2",
        "'DISC' in labels and dp == 'FLEX' and A40_flexion in ('centralised', 'reduced')",
        "(load_flexion>=2 and load_compression>=1) or load_flexion>=3 or id=='curl_up_mcgill'",
        _BENT_AGAIN,
    ),
    Hold("J3-DISC-3", "'DISC' in labels and A22 >= 1", "ladder=='bike'"),
    Hold(
        "J3-SCI-1",
        "'SCI' in labels",
        "(ladder=='nerve' and range=='end')"
        " or (load_impact>=1 and id not in ('walk_easy','march_on_spot','gait_tall_walk'))",
        _NERVE_CALM,
    ),
    Hold("J3-SCI-1", "'SCI' in labels", "id=='slump_tensioner'"),
    Hold("J3-SCI-2", "'SCI' in labels", "ladder=='hamstring' and range=='end'", _NERVE_CALM),
    Hold("J3-SCI-3", "'SCI' in labels", "load_flexion>=2 and load_compression>=1", _NERVE_CALM),
    Hold("J3-SCI-4", "'SCI' in labels and A22 >= 1", "position=='sitting' and minutes>10"),
    Hold("J3-OA-1", "'OA' in labels", "range=='end' and spine_dir=='ext'", "week >= 2 and greens >= 3"),
    Hold(
        "J3-STEN-1",
        "'STEN' in labels and sten in ('likely', 'possible')",
        "spine_dir=='ext' or load_extension>=2 or (position=='prone' and load_extension>=1)",
    ),
    Hold(
        "J3-HYPERM-1",
        "'HYPERM' in labels",
        "range=='end' or ladder=='hip_flexor' or (pillar in ('mobility','mind_body')"
        " and max(load_flexion,load_extension,load_rotation)>=2)",
        "week >= 8 and effort != 'easy' and camera == 'count'",
    ),
    Hold(
        "J3-HYPERM-2",
        "'HYPERM' in labels",
        "effort=='hard' or load_compression>=3",
        "week >= 6 and ladder_greens >= 4",
    ),
    Hold(
        "J3-SPONDY-1",
        "'SPONDY' in labels",
        "spine_dir=='ext' and range=='end' or load_extension>=2 or id=='reach_overhead_shelf'",
    ),
    Hold("J3-FX8-1", "'FX-8' in fired", "spine_dir=='ext' or load_extension>=2"),
    Hold(
        "J3-OST-1",
        "'OST' in labels",
        "load_flexion>=3 or (load_flexion>=2 and load_compression>=1) or load_rotation>=2 or (range=='end'"
        " and spine_dir in ('flex','rot','side','mixed')) or (spine_dir=='flex' and pillar=='mind_body')",
        "'J3-OST-1' in named and ladder in ('hinge_lift', 'carry')",
    ),
    Hold(
        "J3-OST-2",
        "'vertebral_fracture' in A51",
        "load_compression>=3 or load_impact>=2 or (ladder=='walk' and effort!='easy' and id!='walk_brisk')",
    ),
    Hold("J3-OSTL-1", "'OST-lite' in labels", "load_flexion>=2 and load_compression>=1"),
    Hold(
        "J3-PREG-0",
        "'PREG' in labels or pregnant",
        "position=='prone' or (position=='supine' and pillar=='relaxation')",
    ),
    Hold("J3-PREG-1", "pregnant and preg_weeks >= 16", "position=='supine' and minutes>3"),
    Hold("J3-PREG-2", "'PREG' in labels or pregnant", "balance>=3 or load_impact>=2 or effort=='hard'"),
    Hold(
        "J3-PREG-3",
        "('PREG' in labels or pregnant)"
        " and (A103 in ('yes', 'not_sure') or 'buttock' in regions or 'groin' in regions)",
        "balance>=2 or 'single' in id",
    ),
    Hold(
        "J3-POSTOP-1",
        "'POSTOP' in labels or 'RD-9b' in fired",
        "load_compression>=3 or (load_flexion>=2 and load_compression>=1) or load_rotation>=2 or (range=='end'"
        " and spine_dir!='neutral')",
        "'RD-9c' in named",
    ),
    Hold(
        "J3-RD9B-1",
        "'RD-9b' in fired",
        "load_compression>=2 or (max(load_flexion,load_extension,load_rotation)>=2 and load_compression>=1)",
    ),
    Hold(
        "J3-FALLS-1",
        "'FALLS' in labels",
        "balance>=3 or (balance>=2 and not support) or id=='floor_transfer'"
        " or (('ball' in equip or 'ball' in perhaps) and position=='sitting')",
    ),
    Hold(
        "J3-FALLS-2",
        "no_floor",
        "position in ('prone','quadruped','kneeling','half_kneeling','floor_sitting') and 'bed' not in equip",
    ),
    Hold("J3-OLDER-1", "'OLDER' in labels", "balance>=3", "one_leg_s is not None and one_leg_s >= 10"),
    Hold("J3-WIDE-1", "'WIDE' in labels", "effort=='hard'"),
    Hold(
        "J3-CARD-1",
        "'CARDIO-CAP' in labels",
        "effort=='hard' or id in ('walk_interval','cycle_interval','swim_interval')",
    ),
    Hold("J3-BP-1", "'BP' in labels", "effort=='hard' or (camera=='time' and 'htn' in tags and step>=3)"),
    Hold("J3-SEAT-1", "'SEATED' in labels or 'seated_only' in A70", "position!='sitting'"),
    Hold("J3-DIR-1", "A40_flexion == 'peripheralised'", "spine_dir=='flex' or load_flexion>=2"),
    Hold("J3-DIR-1", "A40_extension == 'peripheralised'", "spine_dir=='ext' or load_extension>=2"),
    Hold("J3-DIR-1", "A40_side == 'peripheralised'", "spine_dir=='side'"),
)
#: Holds that a clinician's word may end (J3.2 "clinician", "clearance"); all others end by their own rule only.
_CLINICIAN_MAY = {"J3-SPONDY-1", "J3-FX8-1", "J3-OST-2", "J3-CARD-1", "J3-POSTOP-1"}


def active_holds(names: dict[str, Any]) -> tuple[Hold, ...]:
    """The holds of this person, before the release rules that ask about a row or a day."""
    return tuple(h for h in HOLDS if compile_predicate(h.label)(names) and not _lifted(h, names))


def _lifted(hold: Hold, names: dict[str, Any]) -> bool:
    return hold.id in _CLINICIAN_MAY and hold.id in names["named"]


def holds_on(holds: tuple[Hold, ...], names: dict[str, Any]) -> Iterator[Hold]:
    """The holds that keep a row out; `names` holds those of the person, the day and the row together."""
    for hold in holds:
        if compile_predicate(hold.out)(names) and not compile_predicate(hold.release)(names):
            yield hold
