"""A small, safe, Python-like expression language for rules that are data (annex J3, J5, J6; safety rules).

Only what is listed below can be written, so an expression from a content file can neither call code nor reach an
object's insides. Names are looked up in a mapping, or as attributes of any other value.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import CodeType
from typing import Any


def _count(*statements: object) -> int:
    """How many of the statements are true."""
    return sum(1 for statement in statements if statement)


FUNCTIONS: dict[str, Any] = {"len": len, "max": max, "min": min, "abs": abs, "set": set, "count": _count}
_GLOBALS = {"__builtins__": {}, **FUNCTIONS}

_ALLOWED: tuple[type[ast.AST], ...] = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Add, ast.Sub,
    ast.Mult, ast.Div, ast.BitAnd, ast.BitOr, ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE,
    ast.In, ast.NotIn, ast.Is, ast.IsNot, ast.Name, ast.Load, ast.Constant, ast.Tuple, ast.Set, ast.List, ast.Call,
    ast.Attribute,
)  # fmt: skip
_ALLOWED_CONSTANTS = (bool, int, float, str, type(None))


class BadPredicate(ValueError):
    """An expression that cannot be used; the text says where and how to mend it."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A compiled expression. Call it with a mapping or with any value that has the names as attributes."""

    text: str
    #: The names it looks up, without the functions of the language.
    names: frozenset[str]
    _code: CodeType = field(repr=False, compare=False)

    def __call__(self, namespace: Any) -> bool:
        return bool(self.value(namespace))

    def value(self, namespace: Any) -> Any:
        """The value of the expression itself, for expressions that count or measure."""
        found = namespace if isinstance(namespace, dict | Mapping) else _Attributes(namespace)
        try:
            return eval(self._code, _GLOBALS, found)  # (the syntax tree was checked)
        except NameError as unknown:
            raise BadPredicate(f"{self.text!r}: {unknown}. Known names are those of the value it is put to.") from None


@cache
def compile_predicate(text: str) -> Predicate:
    """Compile an expression once. Raises BadPredicate if it says more than the language allows."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as wrong:
        raise BadPredicate(f"{text!r} cannot be read at position {wrong.offset}: {wrong.msg}.") from None
    for node in ast.walk(tree):
        _check(node, text)
    names = frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) - FUNCTIONS.keys()
    return Predicate(text, names, compile(tree, "<predicate>", "eval"))


def _check(node: ast.AST, text: str) -> None:
    if not isinstance(node, _ALLOWED):
        raise BadPredicate(f"{text!r} uses {type(node).__name__}, which the expression language does not have.")
    if isinstance(node, ast.Constant) and not isinstance(node.value, _ALLOWED_CONSTANTS):
        raise BadPredicate(f"{text!r} holds the constant {node.value!r}. Use numbers, words in quotes, True or False.")
    if isinstance(node, ast.Name) and node.id.startswith("_"):
        raise BadPredicate(f"{text!r} uses the name {node.id!r}. Names may not begin with an underscore.")
    if isinstance(node, ast.Attribute) and (node.attr.startswith("_") or not isinstance(node.value, ast.Name)):
        raise BadPredicate(f"{text!r} reaches for {node.attr!r}. Write one name, a dot and one plain word.")
    if isinstance(node, ast.Call):
        _check_call(node, text)


def _check_call(call: ast.Call, text: str) -> None:
    known = isinstance(call.func, ast.Name) and call.func.id in FUNCTIONS
    if not known or call.keywords:
        raise BadPredicate(f"{text!r} calls something else than {', '.join(FUNCTIONS)}.")


class _Attributes(Mapping[str, Any]):
    """Makes the attributes of a value readable as names."""

    __slots__ = ("_value",)

    def __init__(self, value: Any) -> None:
        self._value = value

    def __getitem__(self, name: str) -> Any:
        try:
            return getattr(self._value, name)
        except AttributeError:
            raise KeyError(name) from None

    def __iter__(self) -> Any:
        return iter(n for n in dir(self._value) if not n.startswith("_"))

    def __len__(self) -> int:
        return sum(1 for _ in self)
