"""One measured number with its unit, its limit and how it was taken."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """`limit` is the most it may be; `at_least` turns that round. None means: reported, not judged."""

    name: str
    value: float
    unit: str
    how: str
    limit: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_row(self) -> tuple[str, str, str, str, str]:
        sign = "" if self.limit is None else f"{'≥' if self.at_least else '≤'} {self.limit:g} {self.unit}"
        return (self.name, f"{self.value:.4g} {self.unit}", sign, "" if self.holds else "MISSED", self.how)
