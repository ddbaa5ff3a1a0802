"""For all tests: the compiled content is that of the content folder."""

import warnings

import pytest

from hingeback.assets.content import BUILT, ContentBroken, compile_content, is_stale, write_content

pytest_plugins = ["tests.databases", "tests.cast", "tests.planner_process"]


def pytest_configure(config: pytest.Config) -> None:
    """Build before anything is collected, once, not in every worker.

    While somebody is in the middle of an edit the last good content serves; the compiler's own tests tell of the edit.
    """
    if hasattr(config, "workerinput") or not is_stale():
        return
    try:
        write_content(compile_content())
    except ContentBroken as broken:
        if not (BUILT / "content.json").exists():
            raise
        warnings.warn(f"The content does not compile; the last good one is used.\n{broken}", stacklevel=1)
