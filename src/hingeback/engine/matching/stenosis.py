"""Cook's five signs of a narrowed spinal canal (C1 STEN)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StenosisSigns:
    both_legs: bool
    leg_more_than_back: bool
    worse_upright: bool
    relief_on_sitting: bool
    over_48: bool

    @property
    def count(self) -> int:
        signs = (self.both_legs, self.leg_more_than_back, self.worse_upright, self.relief_on_sitting, self.over_48)
        return sum(signs)


def name_stenosis(count: int) -> str | None:
    """`likely` from 4 signs, `possible` with 3, `unlikely` with none (Cook 2011); one or two have no word."""
    if count >= 4:
        return "likely"
    return {3: "possible", 0: "unlikely"}.get(count)
