"""One line of the table that the bench prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Row:
    """One line of the table."""

    what: str
    guide: float
    floor: float | None
    unit: str
    goal: float
    """The greatest ratio to the floor, or the greatest value where there is no floor."""

    @property
    def measured(self) -> float:
        return self.guide / self.floor if self.floor else self.guide

    def __str__(self) -> str:
        floor = f"{self.floor:.3g}" if self.floor else "–"
        ratio = f"{self.measured:.2f}" if self.floor else "–"
        met = "yes" if self.measured <= self.goal else "NO"
        return (
            f"| {self.what} | {self.guide:.3g} {self.unit} | {floor} | {ratio} "
            f"| ≤ {self.goal:g} | {met} |"
        )
