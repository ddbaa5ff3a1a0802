import pytest

from hingeback.engine.screening import SAFETY_ITEMS, applicable_items, short_screen_items
from hingeback.engine.screening.tests.people import BOTH_LEGS, CLEAN, NO_LEGS, born, clean_person, screened, yes

NOT_ALWAYS = ("S17", "S50", "S51", *(f"S6{n}" for n in range(9)))
ALWAYS = [
    *("A01", "A02", "A12", "A14", "A15", "A17", "A35", "A50", "A51", "A52", "A53", "A55", "A63", "A86"),
    *(item for item in SAFETY_ITEMS if item not in NOT_ALWAYS),
]
UNDER_16 = [item for item in ALWAYS if item in ("A01", "A02") or item.startswith("S")]


def without(items: list[str], **changes: object) -> dict[str, object]:
    return {**dict.fromkeys(items), **changes}


@pytest.mark.parametrize("item", [i for i in ALWAYS if i != "A02"])
def test_an_open_safety_item_withholds_and_is_never_clear(item: str) -> None:
    result = screened(**{item: None})

    assert result.missing == (item,)
    assert (result.tier, result.action) == (None, "WITHHOLD")


def test_without_sex_the_pregnancy_question_is_open_too() -> None:
    assert screened(A02=None).missing == ("A02", "A04")


def test_everything_open_lists_everything_that_applies() -> None:
    result = screened(**without(list(CLEAN)))

    assert list(result.missing) == ALWAYS
    assert result.tier is None


def test_an_emergency_is_shown_at_once() -> None:
    result = screened(S01=yes(), A12=None)

    assert (result.tier, result.action) == ("EMERGENCY", "WITHHOLD")
    assert result.missing == ("A12",)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"A15": {"now": 3, "avg7": 3}}, ("A15",)),
        ({"A17": {"leg_side": "left", "tingling": False, "numb": False, "weakness": False}}, ("A17",)),
        ({"A17": {"leg_side": "none", "tingling": False, "numb": False, "weakness": False}}, ()),
        ({"A17": {"leg_side": "none", "leg_extent": "none"}}, ("A17",)),
        ({"A86": {"phq2": 1}}, ("A86",)),
        ({"A86": {"phq2": 1, "nervous": 0, "worry": 1}}, ()),
        ({"A17": {**NO_LEGS, "leg_side": "left", "leg_extent": "thigh"}}, ("A16",)),
        ({"A10": ["foot_R"], "A17": {**NO_LEGS, "leg_side": "right", "leg_extent": "below_knee"}}, ("A16",)),
        ({"A01": born(25), "S17": None}, ("S17",)),
        ({"A01": born(26), "S17": None}, ()),
        ({"A02": "female", "A01": born(12)}, ()),
        ({"A02": "female", "A01": born(55)}, ("A04",)),
        ({"A02": "female", "A01": born(56)}, ()),
        ({"A02": "other_or_undisclosed"}, ("A04",)),
        ({"A02": "female", "A04": {"pregnant": "not_sure"}, "S50": None}, ("S50",)),
        ({"A02": "female", "A04": {"pregnant": "no"}, "S50": None}, ()),
        ({"A50": {"type": "fusion", "date_or_days": 900}, "S51": None}, ("S51",)),
        ({"A14": "after_surgery", "S51": None}, ("S51",)),
        ({"S51": None, "S60": None, "S68": None}, ()),
        ({"A86": {"phq2": 3, "gad2": 0}}, ("M02",)),
        ({"A86": {"phq2": 0, "gad2": 3}}, ("M02",)),
        ({"distress_text": True}, ("M02",)),
        ({"free_text": ["sometimes I would be better off dead"]}, ("M02",)),
        ({"A10": ["neck_C"], "A11": "neck_C", "S60": None, "S62": None, "S63": None}, ("S60", "S62")),
        ({"A10": ["neck_C"], "S60": None}, ()),
        ({"A11": "buttock_L", "S65": None}, ()),
        ({"A11": "knee_R", "S64": None, "S65": None, "S66": None, "S68": None}, ("S65", "S66", "S68")),
        ({"A11": "groin_R", "S64": None, "S66": None}, ("S64",)),
        ({"A11": "hand_R", "A01": born(49), "S67": None}, ()),
        ({"A11": "hand_R", "A01": born(50), "S67": None}, ("S67",)),
    ],
)
def test_conditional_items_are_asked_on_their_condition(changes: dict[str, object], missing: tuple[str, ...]) -> None:
    assert screened(**changes).missing == missing


def test_under_16_only_birth_sex_and_the_s_items_are_needed() -> None:
    a_items = [item for item in ALWAYS if item.startswith("A") and item not in UNDER_16]
    result = screened(**without(a_items, A01=born(15), A86=None))

    assert result.missing == ()
    assert (result.tier, result.action) == ("CLINICIAN_FIRST", "WITHHOLD")
    assert [r.id for r in result.rules] == ["RD-8a2"]
    assert list(applicable_items(clean_person(A01=born(15), A02="female"))) == sorted([*UNDER_16, "S17"], key=_order)


def test_under_16_pain_of_unknown_age_counts_as_new() -> None:
    result = screened(A01=born(15), A12=None, S41=yes())

    assert (result.tier, result.action) == ("EMERGENCY", "WITHHOLD")


def test_own_words_raise_an_item_that_is_still_open() -> None:
    result = screened(free_text=["I wet myself last night"], S02=None)

    assert result.missing == ("S02",)
    assert result.tier == "SAME_DAY"


def test_open_branch_items_are_named_in_the_notes() -> None:
    notes = screened(A95=None, A99=None, A100=None, A52=["copd_asthma"]).notes

    assert [note.split()[0] for note in notes] == ["A95", "A99", "A100", "A105"]


@pytest.mark.parametrize(
    ("changes", "extra"),
    [
        ({}, ()),
        ({"A11": "neck_C", "A10": ["neck_C"]}, ("S60", "S62", "S65")),
        ({"A11": "knee_L"}, ("S65",)),
        ({"A86": {"phq2": 3, "gad2": 0}, "M02": "no"}, ("M02",)),
        ({"A86": {"phq2": 0, "gad2": 6}, "M02": "no"}, ()),
    ],
)
def test_the_short_screen_asks_what_b4_lists(changes: dict[str, object], extra: tuple[str, ...]) -> None:
    core = ("S01", "S02", "S03", "S04", "S05", "S06", "S08", "S10", "S12", "S22", "S30", "S40", "S43a", "S43b")

    assert short_screen_items(clean_person(**changes)) == (*core, *extra)


def _order(item: str) -> tuple[str, int, str]:
    return item[0], int(item[1:3]), item[3:]


def test_a_conflict_may_open_a_question() -> None:
    """Shaded legs against "no leg symptoms" are read as leg symptoms (X1), so A16 is asked."""
    assert screened(A10=["thigh_back_L"], A17=NO_LEGS).missing == ("A16",)
    assert screened(A17=BOTH_LEGS, S05=yes()).missing == ("A16",)
