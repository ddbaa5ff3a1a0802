"""Conditions that are data can be read by the expression language."""

from hingeback.assets.content.folder import ContentFolder, Keys
from hingeback.engine.predicates import BadPredicate, compile_predicate


def check_predicate(folder: ContentFolder, file: str, keys: Keys, text: str) -> None:
    try:
        compile_predicate(str(text))
    except BadPredicate as bad:
        folder.report(file, keys, f"The condition cannot be used: {bad}", "Mend the condition.")
