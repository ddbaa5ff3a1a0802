from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hingeback.engine.library import load_library
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import prove, rule_book, rules
from hingeback.engine.screening.proving import severity
from hingeback.engine.screening.risk_chains import FOLLOW_UPS, GROUPS
from hingeback.engine.screening.rules import RuleBook
from hingeback.engine.screening.tests.cases import FIRES, SILENT
from hingeback.engine.screening.tests.people import CLEAN, clean_person

LIBRARY = load_library()
SMALL = tuple(
    g for g in GROUPS if g.name in ("pregnancy", "inflammation", "young athlete", "told illnesses", "surgery wound")
)
SADDLE = replace(next(g for g in GROUPS if g.name == "saddle"), follow_ups=FOLLOW_UPS[:1], forms=({},))
RAISABLE = sorted(name for name, value in CLEAN.items() if value == {"answer": "no"})


def test_nothing_graver_lowers_tier_or_action() -> None:
    proof = prove(LIBRARY, samples=100, groups=SMALL)

    assert proof.holds, proof.summary()["counter_examples"]
    assert proof.summary()["comparisons"] > 3_000


def test_the_same_seed_draws_the_same_comparisons() -> None:
    assert prove(LIBRARY, samples=5, seed=7, groups=()) == prove(LIBRARY, samples=5, seed=7, groups=())


def test_a_rule_that_lets_a_graver_answer_go_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """CES-3 made blind for a plain yes would drop from not_sure to nothing; the proof must see such a fault."""
    book = rule_book(LIBRARY)
    broken = tuple(
        replace(r, when=compile_predicate("S03.said_yes and S04.unsure")) if r.id == "CES-1" else r for r in book.rules
    )
    monkeypatch.setitem(rules._books, LIBRARY.version, RuleBook(book.definitions, broken))

    proof = prove(LIBRARY, samples=0, groups=(SADDLE,))

    assert not proof.holds


EVERY_CASE = [changes for table in (FIRES, SILENT) for cases in table.values() for changes in cases]


@settings(max_examples=100, deadline=None)
@given(
    changes=st.sampled_from(EVERY_CASE),
    item=st.sampled_from(RAISABLE),
    follow_ups=st.sampled_from(FOLLOW_UPS),
)
def test_raising_one_item_of_any_case_never_lowers_it(
    changes: dict[str, Any], item: str, follow_ups: dict[str, Any]
) -> None:
    book = rule_book(LIBRARY)
    ladder = []
    for answer in ("no", "not_sure", "yes"):
        sheet = clean_person(**{**changes, item: {"answer": answer, **follow_ups}})
        ladder.append(severity(sheet.answers, book))
    judged = [s for s in ladder if s is not None]

    assert all(lower[0] <= higher[0] and lower[1] <= higher[1] for lower, higher in pairwise(judged))
