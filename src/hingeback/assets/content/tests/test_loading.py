"""Loading: today's content, a kept earlier version, and clear words when something is missing."""

from pathlib import Path

import pytest

from hingeback.assets.content import compile_content, write_content
from hingeback.assets.content.build import Compiled
from hingeback.engine.contracts.library import Library
from hingeback.engine.library import ContentMissing, load_library


def small(name: str) -> Compiled:
    """A library with one table, and a version that is its real checksum."""
    content: dict[str, object] = {key: {} for key in ("exercises", "ladders", "sets", "lessons", "sources", "texts")}
    return Compiled.of({**content, "tables": {"name": name}}, [])


def test_what_is_loaded_is_what_was_compiled(tmp_path: Path) -> None:
    compiled = compile_content()
    write_content(compiled, tmp_path)

    library = load_library(folder=tmp_path)

    assert library == Library.model_validate({**compiled.content, "version": compiled.version})
    assert isinstance(library.exercises["bird_dog"].targets, tuple)


def test_the_same_content_is_loaded_once() -> None:
    assert load_library() is load_library()


def test_missing_content_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(ContentMissing, match=r"python -m hingeback\.assets\.content"):
        load_library(folder=tmp_path)


def test_changed_content_is_refused(tmp_path: Path) -> None:
    path = write_content(small("today"), tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("today", "never"), encoding="utf-8")

    with pytest.raises(ContentMissing, match="was changed after it was built"):
        load_library(folder=tmp_path)


def test_an_earlier_version_stays_loadable(tmp_path: Path) -> None:
    earlier, today = small("earlier"), small("today")
    write_content(earlier, tmp_path, keep=True)
    write_content(today, tmp_path)

    assert load_library(folder=tmp_path).tables["name"] == "today"
    assert load_library(earlier.version, tmp_path).tables["name"] == "earlier"
    assert load_library(today.version, tmp_path).tables["name"] == "today"


def test_a_version_that_was_not_kept_says_what_to_do(tmp_path: Path) -> None:
    write_content(small("today"), tmp_path)

    with pytest.raises(ContentMissing, match=r"Put content-0123456789ab\.json of that release there"):
        load_library("0123456789ab", tmp_path)
