"""What this is for: one text, `docs/intended-use.md`, quoted by the app. The copy beside this file is what ships."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("intended-use.md")


class Block(NamedTuple):
    """A piece of the text: title, heading, paragraph or list."""

    kind: str
    lines: tuple[str, ...]


@cache
def intended_use_blocks() -> tuple[Block, ...]:
    return blocks(SOURCE.read_text(encoding="utf-8"))


def blocks(markdown: str) -> tuple[Block, ...]:
    """The little of Markdown that the text uses: `#`, `##`, `-` lists and paragraphs."""
    return tuple(_block(piece.strip().splitlines()) for piece in markdown.split("\n\n") if piece.strip())


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("## "):
        return Block("heading", (first[3:],))
    if first.startswith("# "):
        return Block("title", (first[2:],))
    if first.startswith("- "):
        return Block("list", tuple(item.strip() for item in " ".join(lines)[2:].split(" - ")))
    return Block("paragraph", (" ".join(lines),))
