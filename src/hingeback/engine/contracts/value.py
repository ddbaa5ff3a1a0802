"""The common ground of all contract values: frozen, and strict about unknown keys."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable value. An unknown key or a word that is not listed is an error, never a guess."""

    model_config = ConfigDict(frozen=True, extra="forbid")
