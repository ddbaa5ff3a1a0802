"""What is wrong with an input: every problem with its place, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (`answers.S06.degree`), what, and how to mend it."""

    path: str
    text: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text} {self.mend}".strip()


class BadInput(ValueError):
    """The input cannot be used. Nothing was done with it; `problems` names everything that needs mending."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(p) for p in problems))
