"""Instructions, lessons and translations are complete and carry known ids."""

from typing import Any

from hingeback.assets.content.checks.predicates import check_predicate
from hingeback.assets.content.checks.rows import Rows
from hingeback.assets.content.folder import ContentFolder

FEWEST_STEPS = 3
PLACE_OF_TEXTS = "texts/en/exercises/"
LESSONS = tuple(f"H{number:02}" for number in range(1, 25))
ANSWERS = 3


def check_instructions(rows: Rows) -> None:
    for ladder, texts in rows.folder.below(PLACE_OF_TEXTS).items():
        for name in sorted(set(texts or {}) - set(rows.by_id)):
            rows.folder.report(f"{PLACE_OF_TEXTS}{ladder}.yaml", (name,), f"{name!r} is no row.", "Mend the id.")
    for name, row in rows.by_id.items():
        _check_row_text(rows, name, row)


def _check_row_text(rows: Rows, name: str, row: dict[str, Any]) -> None:
    place = f"content/{PLACE_OF_TEXTS}{row['ladder']}.yaml"
    if row["release"] == 1 and row["instructions"] is None:
        rows.report(name, "id", "A launch row has no instructions.", f"Write them in {place}.")
    elif row["instructions"] and len(row["instructions"]["steps"]) < FEWEST_STEPS:
        rows.report(
            name, "id", "Its instructions have fewer than three steps.", f"Add steps in {place}.", hint_only=True
        )


def check_evidence(rows: Rows) -> None:
    """Each evidence line of the rows has plain words, and no words are left over from a line that was changed."""
    file = "texts/en/evidence.yaml"
    lines = [entry["of"] for entry in rows.content["texts"].get("evidence", {}).get("lines", ())]
    for name, row in rows.by_id.items():
        if row["evidence"] not in lines:
            rows.report(name, "evidence", "The evidence has no plain words.", f"Write them in content/{file}.")
    used = {row["evidence"] for row in rows.by_id.values()}
    for place, line in enumerate(lines):
        if line not in used:
            rows.folder.report(file, ("lines", place), f"No row has {line!r}.", "Repeat a row's line exactly.")


def check_lessons(folder: ContentFolder, content: dict[str, Any]) -> None:
    for missing in sorted(set(LESSONS) - set(content["lessons"])):
        folder.report("lessons/outline.yaml", (), f"The lesson {missing} is missing.", "Add at least its outline.")
    for name, file, keys, lesson in _places(folder):
        check_predicate(folder, file, (*keys, "unlock"), lesson.get("unlock", ""))
        if lesson.get("written") and not _is_whole(lesson):
            text = (
                f"The lesson {name} is marked as written and lacks sections, a question with three answers or do_now."
            )
            folder.report(file, keys, text, "Complete it, with exactly one right answer, or set written to false.")


def _is_whole(lesson: dict[str, Any]) -> bool:
    answers = lesson.get("answers", ())
    one_right = sum(bool(answer.get("right")) for answer in answers) == 1
    return bool(lesson.get("sections") and lesson.get("question") and lesson.get("do_now")) and (
        one_right and len(answers) == ANSWERS
    )


def _places(folder: ContentFolder) -> list[tuple[str, str, tuple[int, ...], dict[str, Any]]]:
    found: list[tuple[str, str, tuple[int, ...], dict[str, Any]]] = []
    for name, entry in folder.below("lessons/").items():
        file = f"lessons/{name}.yaml"
        if isinstance(entry, list):
            found += [(lesson["id"], file, (place,), lesson) for place, lesson in enumerate(entry)]
        else:
            found.append((entry["id"], file, (), entry))
    return found


def check_translations(folder: ContentFolder, content: dict[str, Any]) -> None:
    """A translation may be behind the English text; it may not have keys that English does not have."""
    for name in folder.files:
        parts = name.split("/")
        if parts[0] == "texts" and parts[1] != "en":
            english = folder.data("/".join(("texts", "en", *parts[2:])))
            _check_keys(folder, name, (), folder.data(name), english)


def _check_keys(folder: ContentFolder, file: str, keys: tuple[str, ...], texts: Any, english: Any) -> None:
    if not isinstance(texts, dict):
        return
    for key, value in texts.items():
        if not isinstance(english, dict) or key not in english:
            folder.report(file, (*keys, key), f"{key!r} has no English text.", "Mend the key, or take it out.")
        else:
            _check_keys(folder, file, (*keys, key), value, english[key])
