"""Whoever cites, cites a source that sources.yaml has; its mark is one of the specification's."""

import re
from typing import Any

from hingeback.assets.content.folder import ContentFolder, Keys

MARKS = ("V", "L", "D", "unmarked")
#: A name with a year in the evidence note of a row, as in "(Owen 2020 NMA; low quality)".
CITED = re.compile(r"([A-Z][\w’'-]+),? (?:Cochrane |JAMA |RCT, Lancet )*(?:overview )?((?:19|20)\d\d)")


def check_sources(folder: ContentFolder, content: dict[str, Any]) -> None:
    sources = content["sources"]
    for name, source in sources.items():
        if source["mark"] not in MARKS:
            folder.report("sources.yaml", (name, "mark"), f"The mark {source['mark']!r} is unknown.", f"Use {MARKS}.")
    for file, data in ((name, entry.data) for name, entry in folder.files.items()):
        for keys, cited in _lists_of_sources(data, ()):
            _check_ids(folder, file, keys, cited, sources)
    _check_evidence(folder, " ".join(source["citation"] for source in sources.values()))


def _lists_of_sources(data: Any, keys: Keys) -> list[tuple[Keys, list[str]]]:
    """Every list under a key `sources`, with its keys."""
    if isinstance(data, list):
        return [hit for place, entry in enumerate(data) for hit in _lists_of_sources(entry, (*keys, place))]
    if not isinstance(data, dict):
        return []
    own = [((*keys, "sources"), data["sources"])] if isinstance(data.get("sources"), list) else []
    return own + [hit for key, entry in data.items() for hit in _lists_of_sources(entry, (*keys, key))]


def _check_ids(folder: ContentFolder, file: str, keys: Keys, cited: list[str], known: dict[str, Any]) -> None:
    for source in cited:
        if source not in known:
            folder.report(
                file, keys, f"The source {source!r} is unknown.", "Add it to content/sources.yaml, or mend it."
            )


def _check_evidence(folder: ContentFolder, citations: str) -> None:
    for ladder, rows in folder.below("exercises/").items():
        for place, row in enumerate(rows or ()):
            for name, year in CITED.findall(row.get("evidence", "")):
                if not re.search(rf"{re.escape(name)}.*?{year}", citations):
                    text = f"{row['id']}: {name} {year} is not among the sources."
                    folder.report(
                        f"exercises/{ladder}.yaml", (place, "evidence"), text, "Add it to content/sources.yaml."
                    )
