"""Matching as a whole: from the answers of one day to patterns, direction, risk, first state and volume (C, D5, E2)."""

from dataclasses import dataclass
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, Irritability, Stage, State, Volume
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import Action, ScreenResult
from hingeback.engine.matching.direction import decide_direction, direction_by_check
from hingeback.engine.matching.guard import guard_intake, lessons_open, state_of_screen
from hingeback.engine.matching.irritability import items_behind, judge_irritability
from hingeback.engine.matching.labels import find_modifiers, find_profiles, has_back_region, is_elsewhere
from hingeback.engine.matching.norms import flag_tests
from hingeback.engine.matching.risk import RiskIndex, judge_risk
from hingeback.engine.matching.signs import Signs, read_signs
from hingeback.engine.matching.sources import Because, answers_behind, reasons_of
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


def assess(sheet: AnswerSheet, library: Library, known_screen: ScreenResult | None = None) -> Assessment:
    """Screen first, then match. While incomplete or held there are no profiles, no dp, no risk and no volume.

    `known_screen` is the screen of this very sheet, where it was made already.
    """
    screened = known_screen or screen(sheet, library)
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
            "because": _because(known, sheet, signs, patterns),
            "screen": _with_notes(known.screen, patterns.risk, library),
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


def _because(known: Assessment, sheet: AnswerSheet, signs: Signs, patterns: _Patterns) -> dict[str, Because]:
    """Name -> the answers behind it: profiles, modifiers, dp, risk, irritability, stage."""
    answers, stage_items = sheet.answers, ["A12", "A13"] if "X8" in known.screen.conflicts else ["A12"]
    because: dict[str, Because] = {"stage": answers_behind(sheet, stage_items)}
    because["irritability"] = answers_behind(sheet, items_behind(answers, known.irritability))
    because["risk"] = answers_behind(sheet, [item for held in patterns.risk.holds for item in RISK_ITEMS[held]])
    seen = signs | {"risk": patterns.risk.level}
    for row in (*patterns.modifiers, *patterns.profiles):
        because[row["id"]] = _why(row, seen, sheet, known.screen, because)
    if patterns.dp:
        because["dp"] = _why_direction(sheet, patterns, because)
    return because


def _why_direction(sheet: AnswerSheet, patterns: _Patterns, known: dict[str, Because]) -> Because:
    if direction_by_check(sheet.answers.A40) is not None:
        return answers_behind(sheet, ["A40"])
    scored = answers_behind(sheet, [item for item in BY_SCORE if getattr(sheet.answers, item)])
    return scored | known["STEN"] if "STEN" in patterns.names else scored


def _why(
    row: dict[str, Any], signs: Signs, sheet: AnswerSheet, screened: ScreenResult, known: dict[str, Because]
) -> Because:
    if "when" not in row:
        return answers_behind(sheet, row["because"])
    return reasons_of(row["when"], signs, sheet, screened, known)


def _with_notes(screened: ScreenResult, risk: RiskIndex, library: Library) -> ScreenResult:
    """Adds what is own and unvalidated, and which of its items are not known."""
    texts = library.texts["profiles"]["notes"]
    notes = [texts["risk"].format(level=risk.level)]
    if risk.unknown:
        notes.append(texts["risk_incomplete"].format(items=", ".join(risk.unknown)))
    return screened.model_copy(update={"notes": (*screened.notes, *notes)})
