"""How we speak: no fear words (an error), few heavy words, short sentences (advice)."""

import re
from typing import Any

from hingeback.assets.content.folder import ContentFolder, Keys

#: Texts without these are a condition of release (I5).
FEAR = re.compile(r"\b(damag\w*|worn(?: out)?|degenerat\w*|unstable|slipped|out of place)\b", re.IGNORECASE)
HEAVY = re.compile(r"\b(wrong|failed|should have|must|only|just|don['’]t worry|non-compliant)\b", re.IGNORECASE)
LONGEST_SENTENCE_WORDS = 22
SENTENCE_END = re.compile(r"[.!?:;]\s+|\n")
#: Not sentences that people read: conditions, ids, citations.
NOT_READ = frozenset(("unlock", "id", "source", "sources", "when", "citation", "of"))


def check_style(folder: ContentFolder, content: dict[str, Any]) -> None:
    for name, file in folder.files.items():
        if name.startswith(("texts/en/", "lessons/")):
            for keys, text in _sentences(file.data, ()):
                _check_text(folder, name, keys, text)


def _sentences(data: Any, keys: Keys) -> list[tuple[Keys, str]]:
    if isinstance(data, str):
        return [(keys, data)]
    if isinstance(data, list):
        return [hit for place, entry in enumerate(data) for hit in _sentences(entry, (*keys, place))]
    if isinstance(data, dict):
        return [hit for key, entry in data.items() if key not in NOT_READ for hit in _sentences(entry, (*keys, key))]
    return []


def _check_text(folder: ContentFolder, file: str, keys: Keys, text: str) -> None:
    for word in FEAR.findall(text):
        folder.report(file, keys, f"The word {word!r} frightens people.", "Say it in another way.")
    for word in HEAVY.findall(text):
        folder.report(file, keys, f"The word {word!r} sounds heavy.", "Say it in another way.", hint_only=True)
    for sentence in SENTENCE_END.split(text):
        if len(sentence.split()) > LONGEST_SENTENCE_WORDS:
            mend = "Make two sentences of it."
            folder.report(file, keys, f"A sentence has {len(sentence.split())} words.", mend, hint_only=True)
