"""The CSV files in ``data/``: from text to tables, with a position for each cell."""

from __future__ import annotations

import csv
from pathlib import Path

from guide.model.tables import Table

from . import rules
from .files import LIMIT, Unreadable, read_text
from .messages import tables as messages
from .problem import Mark, Problem

# A long cell is no fault of a file that is small enough to be read.
csv.field_size_limit(LIMIT)


def cell_mark(table: Table, row: int, column: str) -> Mark:
    """Where a cell stands, as far as commas outside quotes tell.

    ``row`` counts the table's rows from 0; KeyError for a column that the table does not have.
    """
    number = table.positions[column]
    before = table.rows[row][:number]
    return Mark(f"data/{table.name}", table.lines[row], sum(map(len, before)) + number + 1)


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
                message = messages.wrong_length(len(row), len(columns))
                problems.append(Problem.at(Mark(file, line), rules.TABLE_ROW, message))
            else:
                rows.append(tuple(row))
                lines.append(line)
    except csv.Error:
        problems.append(Problem.at(Mark(file, end + 1), rules.TABLE_QUOTES, messages.bad_quotes()))
        return None, problems
    for number, column in enumerate(columns):
        if not column or column in columns[:number]:
            message = messages.bad_header(column, number + 1)
            problems.append(Problem.at(Mark(file), rules.TABLE_HEADER, message))
            return None, problems
    return Table(name, columns, tuple(rows), tuple(lines)), problems
