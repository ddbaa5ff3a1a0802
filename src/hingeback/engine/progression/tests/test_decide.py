"""F2: one decision per exercise, first match from SWAP to PROGRESS."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.history import Exposure, History, SessionEntry
from hingeback.engine.library import load_library
from hingeback.engine.matching.tests.people import assessed
from hingeback.engine.progression import (
    Pace,
    ProgressionDecision,
    colour_session,
    decide_session,
    pace_of,
    update_history,
)
from hingeback.engine.progression.decide import judge_exposures
from hingeback.engine.progression.steps import cut, dose_now, grow, scaled_minutes

LIBRARY = load_library()
TABLE = LIBRARY.tables["exercise_decisions"]
DAY = date(2026, 6, 1)
PACE = Pace(state=State.BUILD)
GREEN = {"pre": 1, "peak": 2, "next": 1, "rpe": 4}
AMBER = {"pre": 1, "peak": 5, "next": 1, "rpe": 4}
RED = {"pre": 1, "peak": 7, "next": 1, "rpe": 4}


def exposures(colours: str, rpe: int | None = 4, reps: int = 100, gap_days: int = 2) -> list[Exposure]:
    """G, A, R, p (a GREEN whose morning is not known), one per session."""
    words = {"G": "GREEN", "A": "AMBER", "R": "RED", "p": "GREEN"}
    return [
        Exposure(
            at=DAY + timedelta(days=n * gap_days), colour=words[c], provisional=c == "p", rpe=rpe, reps_percent=reps
        )
        for n, c in enumerate(colours)
    ]


@pytest.mark.parametrize(
    ("colours", "rpe", "reps", "note", "decision", "rule"),
    [
        ("GG", 5, 100, "", "PROGRESS", "F2-1"),
        ("G", 5, 100, "", "HOLD", "F2-1"),
        ("GG", 5, 99, "", "HOLD", "F2-1"),
        ("GG", 5, 80, "", "HOLD", "F2-1"),
        ("GG", None, 100, "", "HOLD", "F2-1"),
        ("AG", 5, 100, "", "HOLD", "F2-1"),
        ("GG", 6, 100, "", "HOLD", "F2-2"),
        ("GG", 7, 100, "", "HOLD", "F2-2"),
        ("GGG", 7, 100, "", "PROGRESS", "F2-2"),
        ("GG", 8, 100, "", "HOLD", "F2-3"),
        ("GG", 5, 79, "", "HOLD", "F2-3"),
        ("A", 5, 100, "", "HOLD", "F2-4"),
        ("AA", 5, 100, "", "HOLD", "F2-4"),
        ("AAA", 5, 100, "", "REGRESS", "F2-5"),
        ("AGAA", 5, 100, "", "HOLD", "F2-4"),
        ("R", 5, 100, "", "REGRESS", "F2-6"),
        ("AAR", 5, 100, "", "REGRESS", "F2-6"),
        ("G", 5, 100, "too_easy", "PROGRESS", "F2-8"),
        ("A", 5, 100, "too_easy", "HOLD", "F2-4"),
        ("G", 8, 100, "too_easy", "HOLD", "F2-3"),
        ("G", 5, 90, "too_easy", "HOLD", "F2-1"),
        ("GG", 5, 100, "worried", "HOLD", "F2-9"),
        ("GGG", 5, 100, "worried", "HOLD", "F2-9"),
        ("Gp", 5, 100, "", "HOLD", "F1-7"),
        ("GpG", 5, 100, "", "HOLD", "F2-1"),
        ("ApAA", 5, 100, "", "REGRESS", "F2-5"),
    ],
)
def test_first_match(colours: str, rpe: int | None, reps: int, note: str, decision: str, rule: str) -> None:
    found = judge_exposures(exposures(colours, rpe, reps), note, TABLE)
    assert (found.decision, found.rule) == (decision, rule)


@pytest.mark.parametrize(("gap_days", "decision"), [(1, "SWAP"), (7, "SWAP"), (8, "REGRESS")])
def test_red_twice_within_seven_days_swaps(gap_days: int, decision: str) -> None:
    assert judge_exposures(exposures("RR", gap_days=gap_days), "", TABLE).decision == decision


def test_a_red_between_others_still_counts_for_the_week() -> None:
    assert judge_exposures(exposures("RGR"), "", TABLE).rule == "F2-7"


def test_the_higher_effort_of_the_two_sessions_counts() -> None:
    two = [exposures("GG", rpe=6)[0], exposures("GG", rpe=4)[1]]
    assert judge_exposures(two, "", TABLE).rule == "F2-2"


@given(st.text("GARp", min_size=1, max_size=8), st.none() | st.integers(0, 10), st.integers(0, 100))
def test_there_is_always_a_decision_and_pain_never_makes_it_grow(colours: str, rpe: int | None, reps: int) -> None:
    found = judge_exposures(exposures(colours, rpe, reps), "", TABLE)
    assert found.decision != "PROGRESS" or colours.endswith("GG")


def entry(exercise: str, day: int, kind: dict[str, Any], **more: Any) -> SessionEntry:
    return SessionEntry(at=DAY + timedelta(days=day), exercise=exercise, **{**kind, **more})


def run(
    history: History, entries: list[SessionEntry], pace: Pace = PACE
) -> tuple[tuple[ProgressionDecision, ...], History]:
    colour = colour_session(entries, 2, LIBRARY)
    decisions = decide_session(entries, colour, history, pace, LIBRARY)
    return decisions, update_history(history, entries, colour, decisions, LIBRARY)


def train(exercise: str, kinds: list[dict[str, Any]], pace: Pace = PACE) -> tuple[list[ProgressionDecision], History]:
    history, decisions = History(), []
    for day, kind in enumerate(kinds):
        made, history = run(history, [entry(exercise, day * 2, kind)], pace)
        decisions += made
    return decisions, history


def test_reps_grow_first_then_sets_then_the_step_of_the_ladder() -> None:
    decisions, history = train("sit_to_stand_high", [GREEN] * 6)
    grown = [d for d in decisions if d.decision == "PROGRESS"]
    assert [(d.change.reps if d.change else None, d.ladder_step) for d in grown] == [(8, None), (10, None), (None, 2)]
    assert history.ladder_steps == {"squat": 2}
    assert history.of("sit_to_stand_high").dose is None


def test_one_variable_at_a_time() -> None:
    decisions, _ = train("wall_extensor_hold", [GREEN] * 8)
    before = (2, 5)
    for decision in decisions:
        if decision.change is None:
            continue
        now = (decision.change.sets or 2, decision.change.reps or 5)
        assert sum(a != b for a, b in zip(before, now, strict=True)) <= 1
        before = now


def test_small_steps_are_half() -> None:
    decisions, _ = train("sit_to_stand_high", [GREEN] * 2, Pace(state=State.BUILD, small_steps=True))
    assert decisions[-1].change and decisions[-1].change.reps == 7


def test_minutes_of_walking_grow_by_two_to_five_until_the_next_step() -> None:
    decisions, history = train("walk_easy", [GREEN] * 6)
    minutes = [d.change.minutes for d in decisions if d.change]
    assert minutes == [12, 14, 15]
    assert history.ladder_steps == {"walk": 3}


def test_after_red_the_dose_is_thirty_percent_smaller() -> None:
    decisions, history = train("sit_to_stand", [RED])
    assert (decisions[0].decision, decisions[0].rule) == ("REGRESS", "F2-6")
    assert decisions[0].change and decisions[0].change.reps == 5
    assert history.of("sit_to_stand").dose == decisions[0].change


def test_red_again_later_goes_one_step_down() -> None:
    history = History()
    _, history = run(history, [entry("hip_hinge_dowel", 0, RED)])
    decisions, history = run(history, [entry("hip_hinge_dowel", 9, RED)])
    assert decisions[0].ladder_step == 1
    assert history.ladder_steps == {"hinge_lift": 1}


def test_three_amber_take_a_quarter_of_the_reps() -> None:
    decisions, _ = train("sit_to_stand", [AMBER] * 3)
    assert decisions[-1].rule == "F2-5"
    assert decisions[-1].change and decisions[-1].change.reps == 6


def test_hard_work_twice_takes_one_set() -> None:
    hard = {**GREEN, "rpe": 8}
    decisions, _ = train("sit_to_stand", [hard] * 2)
    assert decisions[0].change is None
    assert decisions[1].rule == "F2-3"
    assert decisions[1].change and decisions[1].change.sets == 2


def test_a_swap_blocks_the_row_for_fourteen_days() -> None:
    decisions, history = train("sit_to_stand", [RED] * 2)
    assert decisions[-1].decision == "SWAP"
    assert history.of("sit_to_stand").blocked_until == DAY + timedelta(days=2 + 14)


def test_the_named_exercise_takes_the_colour_and_the_others_hold() -> None:
    entries = [entry("sit_to_stand", 0, RED, note="named"), entry("bird_dog", 0, GREEN)]
    decisions, history = run(History(), entries)
    assert [d.decision for d in decisions] == ["REGRESS", "HOLD"]
    assert "a lot" in decisions[0].text and "a little" not in decisions[1].text
    assert history.of("bird_dog").last_colour == ""


def test_three_exercises_grow_in_one_session_the_too_easy_ones_first() -> None:
    names = ["sit_to_stand", "bird_dog", "glute_bridge", "clamshell"]
    _, history = run(History(), [entry(name, 0, GREEN) for name in names])
    again = [entry(name, 2, GREEN) for name in names[:3]] + [entry("clamshell", 2, GREEN, note="too_easy")]
    decisions, _ = run(history, again)
    assert [d.decision for d in decisions] == ["PROGRESS", "PROGRESS", "HOLD", "PROGRESS"]
    assert decisions[2].rule == "F2-13"


@pytest.mark.parametrize("state", [State.GENTLE, State.FLARE])
def test_nothing_grows_in_a_hold_or_a_flare(state: State) -> None:
    decisions, _ = train("sit_to_stand", [GREEN] * 4, Pace(state=state))
    assert {d.decision for d in decisions} == {"HOLD"}


def test_leg_spread_blocks_the_row_and_its_direction() -> None:
    _, history = run(History(), [entry("prone_press_up", 0, GREEN, spread=True)])
    assert history.of("prone_press_up").blocked_until == DAY + timedelta(days=14)
    assert history.blocked_directions == ("ext",)
    assert history.sessions_without_spread == 0


def test_counts_of_the_history() -> None:
    _, history = train("sit_to_stand", [GREEN, GREEN, AMBER, GREEN])
    assert (history.green_sessions, history.green_sessions_in_row) == (3, 1)
    assert history.sessions_without_spread == 4
    assert history.last_two_sessions_red is False
    _, history = run(history, [entry("sit_to_stand", 20, RED)])
    assert history.last_two_sessions_red is True


def test_a_session_folded_again_with_its_morning_replaces_the_provisional_one() -> None:
    _, before = train("sit_to_stand", [GREEN])
    waiting, _ = run(before, [entry("sit_to_stand", 2, {**GREEN, "next": None})])
    settled, history = run(before, [entry("sit_to_stand", 2, GREEN)])
    assert (waiting[0].decision, waiting[0].rule) == ("HOLD", "F1-7")
    assert settled[0].decision == "PROGRESS"
    assert history.of("sit_to_stand").exposures == 2


@pytest.mark.parametrize(
    ("change", "confidence", "small"),
    [
        ({}, 7, False),
        ({}, None, False),
        ({}, 3, True),
        ({}, 4, False),
        ({"A51": ["eds"]}, 7, True),
        ({"A33": "0-2", "A34": ">240"}, 7, True),
    ],
)
def test_who_takes_small_steps(change: dict[str, Any], confidence: int | None, small: bool) -> None:
    assert pace_of(assessed(**change), State.BUILD, confidence, (), LIBRARY).small_steps is small


def test_rows_with_a_raised_caution_take_small_steps() -> None:
    pace = pace_of(assessed(), State.BUILD, 7, ("knee",), LIBRARY)
    assert (
        pace.is_small("sit_to_stand")
        or any(c.tag == "knee" for c in LIBRARY.exercises["sit_to_stand"].cautions) is False
    )
    assert all(
        pace.is_small(row.id) == any(c.tag == "knee" and c.word == "caution" for c in row.cautions)
        for row in LIBRARY.exercises.values()
    )


@settings(deadline=None)
@given(st.lists(st.sampled_from(["G", "A", "R"]), min_size=1, max_size=14), st.sampled_from(LIBRARY.launch_rows()))
def test_doses_stay_positive_and_within_their_ceilings(kinds: list[str], row: Any) -> None:
    plain = {"G": GREEN, "A": AMBER, "R": RED}
    decisions, _ = train(row.id, [plain[kind] for kind in kinds])
    for decision in decisions:
        if decision.change:
            given_dose = decision.change.model_dump(exclude_none=True, exclude={"rule"})
            assert all(value >= 1 for value in given_dose.values())
            assert (decision.change.sets or 0) <= max(3, row.dose.sets or 0)
        assert decision.text


def test_a_stretch_that_is_held_once_grows_by_its_hold_or_its_sets_and_not_by_repeats() -> None:
    row = next(r for r in LIBRARY.launch_rows() if r.dose.reps == 1 and r.dose.hold_s and (r.dose.sets or 3) < 3)

    change = grow(row, dose_now(row, None), half=False, hold_max_s=60, table=TABLE)

    assert change is not None and change[0] in ("hold_s", "sets")


@pytest.mark.parametrize("row", [r for r in LIBRARY.launch_rows() if r.dose.reps], ids=lambda r: r.id)
def test_a_dose_never_grows_beyond_twice_the_usual_minutes(row: Any) -> None:
    dose = dose_now(row, None)
    while (grown := grow(row, dose, half=False, hold_max_s=60, table=TABLE)) is not None:
        dose = grown[1]

    assert scaled_minutes(row, dose) <= 2 * row.dose.minutes


@pytest.mark.parametrize("row", [r for r in LIBRARY.launch_rows() if r.dose.sets], ids=lambda r: r.id)
def test_after_red_every_row_gets_smaller(row: Any) -> None:
    """A stretch that is held once has no repeats to lose: its hold is shorter."""
    dose = dose_now(row, None)

    assert cut(row, dose, 30) != dose
