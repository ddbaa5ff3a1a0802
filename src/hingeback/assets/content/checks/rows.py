"""The library rows with the place where each is written, so that a problem can name its line."""

from typing import Any

from hingeback.assets.content.folder import ContentFolder


class Rows:
    """All rows by id, and how to report a problem of one."""

    def __init__(self, folder: ContentFolder, content: dict[str, Any]) -> None:
        self.folder = folder
        self.content = content
        self.by_id: dict[str, dict[str, Any]] = content["exercises"]
        self._places = _places(folder)

    def report(self, row: str, field: str, text: str, mend: str, *, hint_only: bool = False) -> None:
        file, place = self._places[row]
        self.folder.report(file, (place, field), f"{row}: {text}", mend, hint_only=hint_only)

    def file_of(self, row: str) -> str:
        return self._places[row][0]


def _places(folder: ContentFolder) -> dict[str, tuple[str, int]]:
    files = folder.below("exercises/").items()
    return {
        row.get("id"): (f"exercises/{ladder}.yaml", place)
        for ladder, rows in files
        for place, row in enumerate(rows or ())
    }
