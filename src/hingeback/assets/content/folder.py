"""The content folder as read: parsed files, and the line of anything in them."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from hingeback.assets.content.parsed import parse_yaml
from hingeback.assets.content.problems import ContentProblem

Keys = Sequence[str | int]


class ContentFile:
    """One YAML file: its place below the content folder, and its data (None if it cannot be read)."""

    def __init__(self, root: Path, path: Path) -> None:
        self.name = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.data: Any = None
        self.unreadable: ContentProblem | None = None
        try:
            self.data = parse_yaml(self.text)
        except MarkedYAMLError as error:
            self.unreadable = self._explain(error)
        else:
            self.unreadable = self._find_date(self.data, ())

    def _explain(self, error: MarkedYAMLError) -> ContentProblem:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        text = f"The file is not valid YAML: {error.problem}."
        return ContentProblem(f"content/{self.name}", line, text, "Check quotes, indentation and repeated keys here.")

    def _find_date(self, data: Any, keys: Keys) -> ContentProblem | None:
        """The first value that YAML has read as a date: JSON has none, and a reader may mean the text."""
        if isinstance(data, date):
            text = f"{data} is read as a date, not as text."
            return ContentProblem(f"content/{self.name}", self.line(keys), text, "Put quotes round it.")
        inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        return next(filter(None, (self._find_date(value, (*keys, key)) for key, value in inner)), None)

    @cached_property
    def _root_node(self) -> Node:
        node: Node = YAML(typ="safe", pure=True).compose(self.text)
        return node

    def line(self, keys: Keys = ()) -> int:
        """The line where the value under `keys` stands, or the closest line above it that exists."""
        node, line = self._root_node, 1
        for key in keys:
            found = _step(node, key)
            if found is None:
                return line
            node, line = found
        return line


def _step(node: Node, key: str | int) -> tuple[Node, int] | None:
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return value, name.start_mark.line + 1
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key].start_mark.line + 1
    return None


class ContentFolder:
    """All files below the content folder by name, and the problems found so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = {f.name: f for f in (ContentFile(root, p) for p in sorted(root.rglob("*.yaml")))}
        self.problems = [f.unreadable for f in self.files.values() if f.unreadable]

    def data(self, name: str) -> Any:
        """The data of a file, or None if there is no such file."""
        return self.files[name].data if name in self.files else None

    def below(self, prefix: str) -> dict[str, Any]:
        """Name below the prefix, without `.yaml` -> data, for every file there."""
        return {n[len(prefix) : -len(".yaml")]: f.data for n, f in self.files.items() if n.startswith(prefix)}

    def report(self, file: str, keys: Keys, text: str, mend: str, *, hint_only: bool = False) -> None:
        line = self.files[file].line(keys) if file in self.files else 1
        self.problems.append(ContentProblem(f"content/{file}", line, text, mend, hint_only))
