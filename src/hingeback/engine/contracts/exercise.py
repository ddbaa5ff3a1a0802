"""One row of the exercise library (E5, annex J4) with its instructions."""

from typing import Literal

from pydantic import Field

from hingeback.engine.contracts.value import Value


class Caution(Value):
    """A caution tag of a row: `word` is avoid, caution, stop, ok or recommended (J2.1); `note` may be empty."""

    tag: str
    word: Literal["avoid", "caution", "stop", "ok", "recommended"]
    note: str = ""


class Instructions(Value):
    """English text of a row. Translations live under the same ids in `content/texts/<language>`."""

    purpose: str
    set_up: str
    steps: tuple[str, ...] = Field(min_length=1)
    cues: tuple[str, ...] = Field(min_length=1)
    common_errors: tuple[str, ...] = Field(min_length=1)
    felt: str
    easier: str
    harder: str
    stop: str


class TypicalDose(Value):
    """The default dose of a row. Continuous work (walking, relaxing) has only `minutes`.

    `bouts_per_day` is for rows done in several short bouts. `per_side` means both sides in turn.
    """

    text: str
    minutes: int
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    per_side: bool = False
    bouts_per_day: int = 1


class Exercise(Value):
    """One library row. Names and values of the columns are those of annex J4."""

    id: str
    release: Literal[1, 2]
    name: str
    pillar: str
    ppillar: str
    position: str
    equipment: tuple[str, ...]
    equipment_optional: tuple[str, ...] = ()
    level: int
    progression_to: tuple[str, ...] = ()
    regression_to: tuple[str, ...] = ()
    load_flexion: int
    load_extension: int
    load_rotation: int
    load_compression: int
    load_impact: int
    cautions: tuple[Caution, ...] = ()
    dose: TypicalDose
    targets: tuple[str, ...]
    unilateral: bool
    ladder: str
    step: int
    step_to: int
    balance: int
    range: Literal["mid", "end"]
    spine_dir: str
    met: float
    muscle_groups: tuple[str, ...]
    effort: Literal["easy", "moderate", "hard"]
    camera: str
    camera_view: str
    stop_rule: str
    smaller_dose: str
    motion: str
    evidence: str
    instructions: Instructions | None = None

    @property
    def minutes(self) -> int:
        return self.dose.minutes

    @property
    def load(self) -> int:
        """The largest of the four loads; never impact (annex, predicate language)."""
        return max(self.load_flexion, self.load_extension, self.load_rotation, self.load_compression)

    @property
    def counted(self) -> bool:
        """True if its minutes count into the weekly volume (J1)."""
        return self.ppillar not in ("P-REL", "P-POS", "P-EDU")

    def tag(self, tag: str) -> Caution | None:
        return next((c for c in self.cautions if c.tag == tag), None)
