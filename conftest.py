"""For all tests: the compiled content is that of the content folder."""

import pytest

from hingeback.assets.content import compile_content, is_stale, write_content


def pytest_configure(config: pytest.Config) -> None:
    """Build before anything is collected, once, not in every worker."""
    if not hasattr(config, "workerinput") and is_stale():
        write_content(compile_content())
