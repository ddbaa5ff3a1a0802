from hingeback.engine.checking import check_plan
from hingeback.engine.checking.tests.weeks import LIBRARY, ana, good_days, plan_of, rules


def test_a_week_that_keeps_every_rule_is_accepted() -> None:
    judged = check_plan(plan_of(good_days()), ana(), LIBRARY)

    assert judged.violations == ()
    assert judged.accepted


def test_every_violation_says_its_rule_its_place_and_how_to_mend_it() -> None:
    days = good_days()
    days[1] = []
    judged = check_plan(plan_of(days), ana(), LIBRARY)

    assert not judged.accepted
    (first, *_) = judged.violations
    assert (first.rule, first.where) == ("E2-5", "2026-11-24")
    assert "Add a light item" in first.text


def test_nothing_that_was_found_falls_through_without_a_sentence() -> None:
    known = LIBRARY.texts["plan_check"]

    assert all("{" not in sentence.format_map(_Anything()) for sentence in known.values())
    assert rules(plan_of(good_days()), ana()) == set()


class _Anything(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return name
