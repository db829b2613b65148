"""The CSV files in ``data/``: their cells as text, with line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .files import LIMIT, Unreadable, read_text
from .problem import Mark, Problem
from .wording import tables as wording

# A long cell is no fault of a file that is small enough to be read.
csv.field_size_limit(LIMIT)


@dataclass(frozen=True)
class Table:
    """A data file: one tuple of texts a row, in the order of ``columns``."""

    name: str
    """The file's name: ``putin-approval.csv``."""
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

    def cell(self, row: int, column: str) -> Mark:
        """Where a cell stands, as far as commas outside quotes tell."""
        number = self.positions[column]
        before = self.rows[row][:number]
        return Mark(f"data/{self.name}", self.lines[row], sum(map(len, before)) + number + 1)


def read_table(folder: Path, name: str) -> tuple[Table | None, list[Problem]]:
    """Read one CSV file of ``data/``."""
    file = f"data/{name}"
    try:
        text = read_text(folder, file)
    except Unreadable as error:
        return None, [error.problem]
    return parse(text, name)


def parse(text: str, name: str) -> tuple[Table | None, list[Problem]]:
    """Read CSV text. Rows of the wrong length are reported and left out."""
    file = f"data/{name}"
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    columns: tuple[str, ...] = ()
    end = 0
    try:
        for row in reader:
            line, end = end + 1, reader.line_num
            if not row:
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in row)
            elif len(row) != len(columns):
                said = wording.wrong_length(len(row), len(columns))
                problems.append(Problem.at(Mark(file, line), "table-row", said))
            else:
                rows.append(tuple(row))
                lines.append(line)
    except csv.Error:
        problems.append(Problem.at(Mark(file, end + 1), "table-quotes", wording.bad_quotes()))
        return None, problems
    for number, column in enumerate(columns):
        if not column or column in columns[:number]:
            said = wording.bad_header(column, number + 1)
            problems.append(Problem.at(Mark(file), "table-header", said))
            return None, problems
    return Table(name, columns, tuple(rows), tuple(lines)), problems


def reading(table: Table, column: str, period: str) -> float | None:
    """The number of a month or year in a column; None where there is none."""
    for row in table.rows:
        if row[0] == period:
            try:
                return float(row[table.positions[column]])
            except ValueError:
                return None
    return None
