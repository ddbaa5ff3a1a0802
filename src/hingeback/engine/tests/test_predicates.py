from types import SimpleNamespace

import pytest

from hingeback.engine.predicates import BadPredicate, compile_predicate

ROW = {
    "load_flexion": 2,
    "range": "end",
    "tags": {"htn"},
    "id": "walk_easy",
    "position": "prone",
    "minutes": 5,
    "level_is_low": True,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("load_flexion>=2 and range=='end'", True),
        ("load_flexion>=3 or 'htn' in tags", True),
        ("id not in ('walk_easy','march_on_spot')", False),
        ("max(load_flexion, 1) == 2 and len(tags) == 1", True),
        ("position in {'prone'} and not minutes > 5", True),
        ("False", False),
        ("2 <= load_flexion + 1 <= 3", True),
        ("tags & {'htn', 'balance'}", True),
        ("count(level_is_low, minutes == 5, not tags) == 2", True),
    ],
)
def test_an_expression_is_judged_over_a_mapping_and_over_attributes(text: str, expected: bool) -> None:
    predicate = compile_predicate(text)

    assert predicate(ROW) is expected
    assert predicate(SimpleNamespace(**ROW)) is expected


def test_or_binds_looser_than_and_as_in_python() -> None:
    assert compile_predicate("range=='end' or id=='x' and minutes>9")(ROW)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "open('x')",
        "id.upper()",
        "id.__class__",
        "[x for x in tags]",
        "lambda: 1",
        "id[0]",
        "a if b else c",
        "(x := 1)",
        "max(minutes, key=len)",
        "minutes >",
        "b'x'",
        "minutes ** 9",
    ],
)
def test_what_the_language_does_not_have_is_refused_when_compiled(text: str) -> None:
    with pytest.raises(BadPredicate):
        compile_predicate(text)


def test_an_unknown_name_is_reported_with_the_expression() -> None:
    with pytest.raises(BadPredicate, match="knee_bend"):
        compile_predicate("knee_bend > 1")(ROW)


def test_it_tells_which_names_it_needs() -> None:
    assert compile_predicate("max(load_flexion, minutes) > 1 and 'htn' in tags").names == {
        "load_flexion", "minutes", "tags",
    }  # fmt: skip
