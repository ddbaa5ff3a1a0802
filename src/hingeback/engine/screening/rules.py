"""The safety rules as compiled data: `content/screens/safety_rules.yaml` made ready to be judged."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import Action, Tier
from hingeback.engine.predicates import BadPredicate, Predicate, compile_predicate
from hingeback.engine.screening.namespace import SOURCES

TABLE = "screens/safety_rules"


@dataclass(frozen=True, slots=True)
class Definition:
    name: str
    means: Predicate


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """One row of B2. `clinician` and `self_report` say who may lift it: always, never, or on a condition."""

    id: str
    when: Predicate
    tier: Tier
    action: Action
    raises: tuple[str, ...] = ()
    effect: str = ""
    basis: str = ""
    mark: str = ""
    stays_emergency: Predicate | None = None
    clinician: str = "always"
    self_report: str = "always"
    #: Ids of the answers that the rule itself reads, without those of other rules it excludes.
    answers: tuple[str, ...] = ()
    #: The id as expressions write it: CES_1.
    name: str = ""


@dataclass(frozen=True, slots=True)
class RuleBook:
    definitions: tuple[Definition, ...]
    rules: tuple[SafetyRule, ...]

    def get(self, rule_id: str) -> SafetyRule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def for_rules(self, rule_ids: Collection[str]) -> "RuleBook":
        """The part of the book that decides on these rules: they, and the rules and definitions that they read."""
        kept: list[SafetyRule] = []
        read: set[str] = set()
        for rule in reversed(self.rules):
            if rule.id in rule_ids or rule.name in read:
                kept.append(rule)
                read |= rule.when.names
        definitions: list[Definition] = []
        for definition in reversed(self.definitions):
            if definition.name in read:
                definitions.append(definition)
                read |= definition.means.names
        return RuleBook(tuple(reversed(definitions)), tuple(reversed(kept)))


_books: dict[str, RuleBook] = {}


def rule_book(library: Library) -> RuleBook:
    """The rules of a library, compiled once per version of the content."""
    if library.version not in _books:
        _books[library.version] = compile_rules(library.tables[TABLE])
    return _books[library.version]


def compile_rules(table: dict[str, Any]) -> RuleBook:
    """Compile and check: every name is known, and definitions and rules are only used after they stand."""
    definitions = tuple(Definition(d["name"], compile_predicate(d["means"])) for d in table["definitions"])
    known = dict(SOURCES)
    for definition in definitions:
        known[definition.name] = _answers_of(definition.means, known, definition.name)
    rules: list[SafetyRule] = []
    for row in table["rules"]:
        rule = _rule(row, known)
        rules.append(rule)
        known[rule.name] = ()
    return RuleBook(definitions, tuple(rules))


def _rule(row: dict[str, Any], known: dict[str, tuple[str, ...]]) -> SafetyRule:
    when, stays = compile_predicate(row["when"]), row.get("stays_emergency")
    return SafetyRule(
        id=row["id"],
        when=when,
        tier=Tier(row["tier"]),
        action=Action(row["action"]),
        raises=tuple(row.get("raises", ())),
        stays_emergency=compile_predicate(stays) if stays else None,
        answers=_answers_of(when, known, row["id"]),
        name=row["id"].replace("-", "_"),
        **{key: row[key] for key in ("effect", "basis", "mark", "clinician", "self_report") if key in row},
    )


def _answers_of(expression: Predicate, known: dict[str, tuple[str, ...]], where: str) -> tuple[str, ...]:
    unknown = expression.names - known.keys()
    if unknown:
        raise BadPredicate(f"{where} uses {', '.join(sorted(unknown))}, which no fact, definition or earlier rule has.")
    found = [answer for name in sorted(expression.names) for answer in known[name]]
    return tuple(dict.fromkeys(found))
