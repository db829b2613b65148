"""The tables of a pack: the cells of its CSV files, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Table:
    """A data file: one tuple of texts a row, in the order of ``columns``."""

    name: str
    """The file's name: ``crossings.csv``."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    """The line of the file that each row stands in."""

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The number of each column, from 0."""
        return {column: number for number, column in enumerate(self.columns)}

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of one column."""
        number = self.positions[name]
        return tuple(row[number] for row in self.rows)

    def records(self) -> Iterator[dict[str, str]]:
        """The rows, each as a mapping of column to cell."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


def value_at(table: Table, column: str, period: str) -> float | None:
    """The number of a month or year in a column; None where there is none."""
    for row in table.rows:
        if row[0] == period:
            try:
                return float(row[table.positions[column]])
            except ValueError:
                return None
    return None
