"""Checks of meaning: every link, id and word of the content is known."""

from typing import Any

from hingeback.assets.content.folder import ContentFolder


def check_meaning(folder: ContentFolder, content: dict[str, Any]) -> None:
    """Report everything that does not hold together."""
