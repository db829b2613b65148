"""The CSV files in ``data/``: from text to tables, with a position for each cell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from guide.model.tables import Table

from . import rules, saved
from .files import LIMIT, Unreadable, read_bytes, refuse_unwanted
from .messages import tables as messages
from .messages import text as text_messages
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


@dataclass(frozen=True)
class ReadTable:
    """What came of a CSV file: a table, problems, and what was saved unlike a plain file."""

    table: Table | None
    problems: list[Problem]
    unlike: tuple[str, ...] = ()


def read_table(folder: Path, name: str) -> ReadTable:
    """Read one CSV file of ``data/``."""
    file = f"data/{name}"
    try:
        sheet = read_sheet(folder, file)
    except Unreadable as error:
        return ReadTable(None, [error.problem])
    rows, lines = sheet.rows, sheet.lines
    problems = [
        Problem.at(Mark(file, line), rules.TABLE_ROW, message) for line, message in sheet.wrong
    ]
    columns = tuple(cell.strip() for cell in rows[0])
    for number, column in enumerate(columns):
        if not column or column in columns[:number]:
            message = messages.bad_header(column, number + 1)
            return ReadTable(None, [*problems, Problem.at(Mark(file), rules.TABLE_HEADER, message)])
    return ReadTable(
        Table(name, columns, rows[1:], lines[1:]), problems, sheet.unlike if not problems else ()
    )


def read_sheet(folder: Path, file: str) -> saved.Sheet:
    """The rows of a CSV file of a pack, as a spreadsheet saved it; Unreadable with one problem."""
    content = read_bytes(folder, file)
    try:
        text, unlike = saved.decode(content)
        refuse_unwanted(text, file)
        sheet = saved.rows_of(text, unlike)
    except saved.Doubt as doubt:
        rule = rules.TABLE_SAVED if doubt.text else rules.FILE_ENCODING
        raise Unreadable(Problem.at(Mark(file, doubt.line), rule, doubt.message)) from None
    except csv.Error as error:
        place = Mark(file, error.args[1] if len(error.args) > 1 else 1)
        raise Unreadable(Problem.at(place, rules.TABLE_QUOTES, messages.bad_quotes())) from None
    if not sheet.rows:
        raise Unreadable(Problem.at(Mark(file), rules.FILE_EMPTY, text_messages.empty()))
    return sheet


def write_plain(folder: Path, file: str) -> None:
    """Write a CSV file of a pack anew, with what it means: UTF-8, commas, points, ISO dates.

    Unreadable as for ``read_sheet``; OSError where the file cannot be written.
    """
    text = saved.plain(read_sheet(folder, file).rows)
    path = folder / file
    written = path.with_name(f"{path.name}.new")
    try:
        written.write_bytes(text.encode())
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
