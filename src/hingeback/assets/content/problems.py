"""What is wrong with the content, said so that the person who edits it can mend it."""

from typing import NamedTuple


class ContentProblem(NamedTuple):
    """One thing to mend. `hint_only` marks style advice that does not stop a build."""

    file: str
    line: int
    text: str
    mend: str
    hint_only: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text} {self.mend}"


class ContentBroken(Exception):
    """The content cannot be compiled. `problems` lists everything found, not the first thing alone."""

    def __init__(self, problems: list[ContentProblem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
