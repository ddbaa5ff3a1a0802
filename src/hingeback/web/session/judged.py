"""One session with its colour and its decisions, as a value: stored in a decision, folded into a history."""

from dataclasses import dataclass
from typing import Any

from hingeback.engine import progression
from hingeback.engine.contracts.history import History, SessionEntry
from hingeback.engine.contracts.library import Library
from hingeback.engine.progression import ProgressionDecision, SessionColour


@dataclass(frozen=True, slots=True)
class Judged:
    entries: tuple[SessionEntry, ...]
    colour: SessionColour
    decisions: tuple[ProgressionDecision, ...]

    def onto(self, before: History, content: Library) -> History:
        return progression.update_history(before, self.entries, self.colour, self.decisions, content)

    def as_document(self) -> dict[str, Any]:
        return {
            "entries": [entry.model_dump(mode="json") for entry in self.entries],
            "colour": self.colour.model_dump(mode="json"),
            "decisions": [decision.model_dump(mode="json") for decision in self.decisions],
        }

    @staticmethod
    def of_document(document: dict[str, Any]) -> "Judged":
        return Judged(
            tuple(SessionEntry.model_validate(entry) for entry in document["entries"]),
            SessionColour.model_validate(document["colour"]),
            tuple(ProgressionDecision.model_validate(decision) for decision in document["decisions"]),
        )
