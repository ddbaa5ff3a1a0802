"""Matching as a whole: from the answers of one day to patterns, direction, risk, first state and volume (C, D5, E2)."""

from dataclasses import dataclass
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, Irritability, Stage, State, Volume
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import Action, ScreenResult
from hingeback.engine.matching.branch_items import open_branch_items
from hingeback.engine.matching.cautions import Because, answers_behind
from hingeback.engine.matching.direction import decide_direction, direction_by_check
from hingeback.engine.matching.guard import guard_intake, lessons_open, state_of_screen
from hingeback.engine.matching.irritability import judge_irritability
from hingeback.engine.matching.labels import find_modifiers, find_profiles, has_back_region, is_elsewhere
from hingeback.engine.matching.norms import flag_tests
from hingeback.engine.matching.risk import RiskIndex, judge_risk
from hingeback.engine.matching.signs import Signs, read_signs
from hingeback.engine.matching.stenosis import name_stenosis
from hingeback.engine.matching.volume import judge_volume
from hingeback.engine.screening import derive_facts, screen

HELD = (State.INCOMPLETE, State.HOLD_SAFETY)
BY_SCORE = ["A20", "A22", "A27", "A31", "A21", "A23", "A24", "A32"]
RISK_ITEMS = {
    "F1": ["A17"], "F2": ["A10", "A11"], "F3": ["RMDQ"], "F4": ["A80"], "F5": ["A81"], "F6": ["A86"],
    "F7": ["A86", "A85"], "F8": ["PEG"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Patterns:
    profiles: tuple[dict[str, Any], ...]
    modifiers: tuple[dict[str, Any], ...]
    risk: RiskIndex
    dp: str | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(row["id"] for row in self.profiles)

    @property
    def modifier_names(self) -> tuple[str, ...]:
        return tuple(row["id"] for row in self.modifiers)


def assess(sheet: AnswerSheet, library: Library) -> Assessment:
    """Screen first, then match. While incomplete or held there are no profiles, no dp, no risk and no volume."""
    screened = screen(sheet, library)
    facts = derive_facts(sheet)
    signs = read_signs(facts, screened)
    irritability = judge_irritability(facts.answers, facts.pain7)
    known = Assessment(
        screen=screened,
        initial_state=state_of_screen(screened) or guard_intake(irritability, signs["stage"], facts.pain7),
        stage=signs["stage"],
        nih_chronic=_is_nih_chronic(signs["stage"], sheet.answers),
        irritability=irritability,
        test_flags=flag_tests(sheet.answers.tests, facts.age, sheet.answers.A02, library.tables["norms"]),
        lessons_open=lessons_open(screened),
    )
    return known if known.initial_state is State.INCOMPLETE else _match(known, sheet, signs, library)


def _is_nih_chronic(stage: Stage | None, answers: Answers) -> bool | None:
    """Chronic, with pain on at least half the days of six months (NIH Task Force, Deyo 2014)."""
    return None if stage is None else stage is Stage.CHRONIC and answers.A13 in ("half_or_more", "nearly_every_day")


def _match(known: Assessment, sheet: AnswerSheet, signs: Signs, library: Library) -> Assessment:
    patterns = _find_patterns(sheet, signs, library)
    matched: dict[str, Any] = {
        "modifiers": patterns.modifier_names,
        "cook": signs["cook"],
        "sten": name_stenosis(signs["cook"]),
    }
    if known.initial_state not in HELD:
        matched |= {
            "profiles": patterns.names,
            "dp": patterns.dp,
            "risk": patterns.risk.level,
            "volume": _volume(known, sheet, patterns, library),
            "because": _because(sheet, patterns),
            "screen": _with_notes(known.screen, sheet, patterns.risk, library),
        }
    return known.model_copy(update=matched)


def _find_patterns(sheet: AnswerSheet, signs: Signs, library: Library) -> _Patterns:
    answers, table = sheet.answers, library.tables["profiles"]
    risk = judge_risk(answers, signs["leg_extent"] == "below_knee", signs["other_zones"])
    profiles = find_profiles(signs, answers.A11, table)
    modifiers = find_modifiers(signs | {"risk": risk.level}, table)
    named = _Patterns(profiles, modifiers, risk, None)
    back = not is_elsewhere(answers.A11) or has_back_region(signs)
    dp = decide_direction(signs, answers.A40, named.names, named.modifier_names) if back else None
    return _Patterns(profiles, modifiers, risk, dp)


def _volume(known: Assessment, sheet: AnswerSheet, patterns: _Patterns, library: Library) -> Volume:
    stage, irritability = known.stage or Stage.ACUTE, known.irritability or Irritability.HIGH
    gentle = known.screen.action is Action.GENTLE_ONLY
    labels = (*patterns.names, *patterns.modifier_names)
    return judge_volume(sheet.answers, stage, irritability, labels, gentle, library.tables["volume"])


def _because(sheet: AnswerSheet, patterns: _Patterns) -> dict[str, Because]:
    """Name -> the answers behind it. What a profile and a modifier share (WIDE) is the same answers."""
    rows = (*patterns.profiles, *patterns.modifiers)
    because = {row["id"]: answers_behind(sheet, row["because"]) for row in rows}
    if patterns.dp:
        by_check = direction_by_check(sheet.answers.A40) is not None
        because["dp"] = answers_behind(sheet, ["A40"] if by_check else BY_SCORE)
    because["risk"] = answers_behind(sheet, [item for held in patterns.risk.holds for item in RISK_ITEMS[held]])
    return because


def _with_notes(screened: ScreenResult, sheet: AnswerSheet, risk: RiskIndex, library: Library) -> ScreenResult:
    """Adds what is own and unvalidated, and which open answers raised nothing."""
    texts = library.texts["profiles"]["notes"]
    notes = [texts["risk"].format(level=risk.level)]
    if risk.unknown:
        notes.append(texts["risk_incomplete"].format(items=", ".join(risk.unknown)))
    notes += [texts["open_item"].format(item=item) for item in open_branch_items(sheet, library)]
    return screened.model_copy(update={"notes": (*screened.notes, *notes)})
