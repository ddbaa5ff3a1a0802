from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hingeback.engine.library import load_library
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import prove, rule_book, rules
from hingeback.engine.screening.comparing import background, severity
from hingeback.engine.screening.risk_chains import BACKGROUNDS, EVERY_CHAIN, FOLLOW_UPS, GROUPS
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
    proof = prove(LIBRARY, samples=100, groups=SMALL, pairs=EVERY_CHAIN[:12])

    assert proof.holds, proof.summary()["counter_examples"]
    assert proof.summary()["comparisons"] > 3_000


def test_the_same_seed_draws_the_same_comparisons() -> None:
    assert prove(LIBRARY, samples=5, seed=7, groups=(), pairs=()) == prove(
        LIBRARY, samples=5, seed=7, groups=(), pairs=()
    )


def test_a_rule_that_lets_a_graver_answer_go_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """CES-3 made blind for a plain yes would drop from not_sure to nothing; the proof must see such a fault."""
    book = rule_book(LIBRARY)
    broken = tuple(
        replace(r, when=compile_predicate("S03.said_yes and S04.unsure")) if r.id == "CES-1" else r for r in book.rules
    )
    monkeypatch.setitem(rules._books, LIBRARY.version, RuleBook(book.definitions, broken))

    proof = prove(LIBRARY, samples=0, groups=(SADDLE,), pairs=())

    assert not proof.holds


def _broken(monkeypatch: pytest.MonkeyPatch, rule_id: str, old: str, new: str) -> None:
    book = rule_book(LIBRARY)
    row = next(r for r in book.rules if r.id == rule_id)
    assert old in row.when.text
    worse = replace(row, when=compile_predicate(row.when.text.replace(old, new)))
    rules_now = tuple(worse if r.id == rule_id else r for r in book.rules)
    monkeypatch.setitem(rules._books, LIBRARY.version, RuleBook(book.definitions, rules_now))


@pytest.mark.parametrize(("rule_id", "old", "new", "group"), [
    ("REG-9", "S68", "S68.unsure", "pain elsewhere, alone"), ("RD-12", "S49", "S49.unsure", "organs and heart"),
    ("RD-2", "and not regularly_active", "and not regularly_active and not S48", "organs and heart"),
    ("SPA-2", "== 3", "== 1", "inflammation"), ("INF-6", "S31 and", "S31.unsure and", "surgery wound"),
])  # fmt: skip
def test_its_group_notices_a_broken_rule(
    monkeypatch: pytest.MonkeyPatch, rule_id: str, old: str, new: str, group: str
) -> None:
    _broken(monkeypatch, rule_id, old, new)
    of_the_rule = tuple(replace(g, follow_ups=FOLLOW_UPS[:2]) for g in GROUPS if g.name == group)

    assert not prove(LIBRARY, samples=0, groups=of_the_rule, pairs=()).holds


@pytest.mark.parametrize(("rule_id", "old", "new", "pair"), [
    ("NEU-3", "not S06.marked", "not S06.marked and not S08", ("S06", "S08")),
    ("CES-6a", "S05 and", "S05 and not S01 and", ("S01", "S05")),
    ("CA-6a", "(S22 or S21)", "(S22 or S21) and not S52", ("S22", "S52")),
])  # fmt: skip
def test_a_pair_with_follow_ups_of_its_own_notices_what_no_group_sees(
    monkeypatch: pytest.MonkeyPatch, rule_id: str, old: str, new: str, pair: tuple[str, str]
) -> None:
    chains = tuple(one for one in EVERY_CHAIN if one.name in pair)
    assert prove(LIBRARY, samples=0, groups=(), pairs=chains).holds

    _broken(monkeypatch, rule_id, old, new)

    assert not prove(LIBRARY, samples=0, groups=(), pairs=chains).holds


@pytest.mark.parametrize("name", sorted(BACKGROUNDS.keys() - {"older_new_pain", "child"}))
def test_a_background_hides_nothing(name: str) -> None:
    """What it fires by itself is a note at most; the two left out are meant to be grave."""
    assert max(severity(background(name), rule_book(LIBRARY)) or (9,)) <= 1


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
