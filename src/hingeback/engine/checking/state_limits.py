"""Annex J3.1 transcribed: the rows that the action and the state allow."""

from collections.abc import Iterator
from typing import Any

from hingeback.engine.predicates import compile_predicate

#: (id, when it holds, rows allowed only if). Names of the person and of the row.
LIMITS: tuple[tuple[str, str, str], ...] = (
    (
        "J3-GENTLE",
        "gentle",
        "load<=1 and (load_impact==0 or id in ('walk_easy','march_on_spot')) and balance<=1"
        " and not (range=='end' and spine_dir!='neutral') and effort=='easy' and level<=1 and ppillar!='P-GAI'",
    ),
    ("J3-CALM", "state in ('CALM', 'FLARE')", "effort!='hard' and level<=2 and load_compression<=2"),
    ("J3-BUILD", "state == 'BUILD'", "level<=4 and (effort!='hard' or (week>=3 and irritability=='LOW'))"),
    ("J3-STRENGTHEN", "state in ('STRENGTHEN', 'MAINTAIN')", "level<=5"),
)


def broken_limits(names: dict[str, Any]) -> Iterator[str]:
    """The ids that keep a row out; `names` holds those of the person and of the row together."""
    for rule, when, allowed in LIMITS:
        if compile_predicate(when)(names) and not compile_predicate(allowed)(names):
            yield rule
