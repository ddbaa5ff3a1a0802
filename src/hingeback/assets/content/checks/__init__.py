"""Checks of meaning: every link, id and word of the content is known. All of them run; all problems are reported."""

from typing import Any

from hingeback.assets.content.checks.intake import check_intake
from hingeback.assets.content.checks.ladders import check_ladders, check_sets
from hingeback.assets.content.checks.links import check_links
from hingeback.assets.content.checks.row_words import check_row_words
from hingeback.assets.content.checks.rows import Rows
from hingeback.assets.content.checks.sources import check_sources
from hingeback.assets.content.checks.style import check_style
from hingeback.assets.content.checks.texts import check_evidence, check_instructions, check_lessons, check_translations
from hingeback.assets.content.folder import ContentFolder


def check_meaning(folder: ContentFolder, content: dict[str, Any]) -> None:
    """Report everything that does not hold together."""
    rows = Rows(folder, content)
    for check in (check_row_words, check_links, check_ladders, check_sets, check_instructions, check_evidence):
        check(rows)
    for check_all in (check_lessons, check_translations, check_sources, check_intake, check_style):
        check_all(folder, content)
