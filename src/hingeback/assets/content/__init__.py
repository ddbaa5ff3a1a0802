"""The content compiler: `python -m hingeback.assets.content`."""

from hingeback.assets.content.build import BUILT, CONTENT, Compiled, compile_content, is_stale, write_content
from hingeback.assets.content.problems import ContentBroken, ContentProblem

__all__ = [
    "BUILT",
    "CONTENT",
    "Compiled",
    "ContentBroken",
    "ContentProblem",
    "compile_content",
    "is_stale",
    "write_content",
]
