import pytest

from hingeback.engine.contracts.reading import BadInput, read_answer_sheet

AS_OF = "2026-11-22"


def problems(**answers: object) -> dict[str, str]:
    """path -> what and how to mend, of a sheet with these answers."""
    with pytest.raises(BadInput) as bad:
        read_answer_sheet({"as_of": AS_OF, "answers": answers})
    return {p.path: f"{p.text} {p.mend}" for p in bad.value.problems}


def reads(**answers: object) -> object:
    return read_answer_sheet({"as_of": AS_OF, "answers": answers}).answers


@pytest.mark.parametrize(
    "answers",
    [
        {"A01": "1980-02-29", "A03": {"bmi": 22.5}},
        {"A03": {"cm": 170, "kg": 70}},
        {"A04": {"pregnant": "not_sure", "weeks": 12, "complications": ["praevia"]}},
        {"A04": {"pregnant": "no", "birth_weeks": 3, "mode": "vaginal"}},
        {"A10": ["low_back_C", "calf_shin_L", "knee_R"], "A11": "low_back_C"},
        {"A12": {"date": "2026-01-01", "changed_days": 3}, "A51_fracture_date": {"months": 3}},
        {"A17": {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False}},
        {"A40": {"flexion": "centralised"}, "A39b": {"ends": "leg_pain", "relief": "standing_still"}},
        {"A50": {"type": "fusion", "date_or_days": "2026-01-01"}},
        {"A50": {"type": "fusion", "date_or_days": 30}},
        {"A52": ["diabetes", "cancer:breast"], "A53": ["nsaid"], "A53_nsaid_response": "good"},
        {"A55": {}},
        {"A57": True},
        {"A57": "not_sure"},
        {"A65": {"days": 5, "minutes": 30}, "A68": {"yoga": "refuse"}, "A86": {"phq2": 1, "gad2": 2}},
        {"A86": {"nervous": 1, "worry": 2, "interest": 0, "down": 0}, "A91": [True, False, False, False, False]},
        {"S06": {"answer": "yes", "degree": "mild", "progressive": False, "side": "one", "worsening": "not_sure"}},
        {"S31": {"answer": "yes", "kinds": ["line"], "checked": "not_sure"}},
        {"S67": {"answer": "no", "head_signs": "not_sure"}},
        {"tests": {"T1": 5, "T3": [3, 4.5], "T8": {"above_horizontal": True}}},
        {"tests": {"T7": {"left": 50, "right": 70, "where": "clinic"}}},
        {"S01": None, "A12": None, "free_text": ["words"], "distress_text": False, "PEG": [1, 2, 3], "RMDQ": 24},
    ],
)  # fmt: skip
def test_the_shapes_of_the_contract_are_read(answers: dict[str, object]) -> None:
    assert reads(**answers)


@pytest.mark.parametrize(
    ("answers", "path", "says"),
    [
        ({"A01": 3}, "answers.A01", "2026-11-22"),
        ({"A01": "2027-01-01"}, "answers.A01", "lies after as_of"),
        ({"A01": "1899-01-01"}, "answers.A01", "more than 120"),
        ({"A01": "01.02.1980"}, "answers.A01", "not a day"),
        ({"A12": {"date": "2026-12-01"}}, "answers.A12.date", "lies after as_of"),
        ({"A12": {"weeks": 3, "days": 1}}, "answers.A12", "exactly one"),
        ({"A15": {"now": 11}}, "answers.A15.now", "at most 10"),
        ({"A15": {"now": True}}, "answers.A15.now", "whole number"),
        ({"A15": {"now": "3"}}, "answers.A15.now", "without quotes"),
        ({"A15": {"now": 3.0}}, "answers.A15.now", "whole number"),
        ({"A63": "yes"}, "answers.A63", "true or false"),
        ({"A63": 1}, "answers.A63", "true or false"),
        ({"A10": ["back"]}, "answers.A10.0", "low_back_C"),
        ({"A52": ["flu"]}, "answers.A52.0", "heart_disease"),
        ({"S06": {"answer": "yes", "degree": "bad"}}, "answers.S06.degree", "mild"),
        ({"S06": {"answer": "maybe"}}, "answers.S06.answer", "not_sure"),
        ({"S06": {"answer": "yes", "worsening": "yes"}}, "answers.S06.worsening", "not_sure"),
        ({"S06": {"answer": "yes", "startd_days": 3}}, "answers.S06.startd_days", "started_days"),
        ({"S01": "yes"}, "answers.S01", "object"),
        ({"s06": {"answer": "yes"}}, "answers.s06", "S06"),
        ({"A57": "maybe"}, "answers.A57", "true or false"),
        ({"M02": "perhaps"}, "answers.M02", "thoughts"),
    ],
)
def test_a_wrong_answer_is_named_with_its_mend(answers: dict[str, object], path: str, says: str) -> None:
    assert says in problems(**answers)[path]


def test_all_problems_come_at_once() -> None:
    found = problems(
        A01="2030-01-01",
        A63="no",
        S99={},
        S06={"answer": "yes", "side": "left"},
        A50={"type": "none", "date_or_days": "2027-01-01"},
    )

    assert set(found) == {"answers.A01", "answers.A63", "answers.S99", "answers.S06.side", "answers.A50.date_or_days"}


@pytest.mark.parametrize("data", [None, [], "x", {"as_of": AS_OF}, {"answers": {}}, {"as_of": 20261122, "answers": {}}])
def test_what_is_no_sheet_is_refused(data: object) -> None:
    with pytest.raises(BadInput):
        read_answer_sheet(data)


def test_clearances_and_holds_are_read_as_strictly() -> None:
    sheet = {"as_of": AS_OF, "answers": {}, "clearances": [{"rule": "RD-2", "date": "soon", "in_person": "yes"}],
             "held": {"tier": "CLEAR", "action": "WITHHOLD", "rules": []}}  # fmt: skip
    with pytest.raises(BadInput) as bad:
        read_answer_sheet(sheet)

    paths = {p.path for p in bad.value.problems}
    assert paths == {"clearances.0.date", "clearances.0.in_person", "held.tier", "held.rules"}
