"""The sheets of a workbook or a CSV file as texts, each cell where it stands."""

from __future__ import annotations

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.loading import saved
from guide.loading.saved import months, numbers

LARGEST = 10_000_000
"""Bytes of a file that is read."""
MOST_CELLS = 300_000


class NoSheets(Exception):
    """A file that holds no sheets; the message says what it is, or how to save it."""


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its number there, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, empty for a file of one table, and the rows that hold anything."""

    file: str
    name: str
    rows: tuple[Row, ...]

    def place(self, row: int, column: int | None = None) -> str:
        """Where a cell stands, as a spreadsheet names it."""
        sheet = f", sheet {self.name!r}" if self.name else ""
        told = f", column {letters(column)}" if column else ""
        return f"{self.file}{sheet}, row {row}{told}"


def letters(column: int) -> str:
    """A column as a spreadsheet names it: A, B … Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file that hold anything; NoSheets where it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise NoSheets(f"{path.name} has more than {LARGEST // 1_000_000} MB")
        content = path.read_bytes()
    except OSError as error:
        raise NoSheets(f"{path}: {(error.strerror or 'it cannot be read').lower()}") from None
    if content.startswith(b"PK"):
        return _workbook(path)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise NoSheets(f"{path.name} is an old workbook (.xls); save it as .xlsx")
    return [_table(path.name, content)]


def _table(name: str, content: bytes) -> Sheet:
    try:
        sheet = saved.rows_of(*saved.decode(content))
    except saved.Doubt as doubt:
        what, instead = doubt.message
        raise NoSheets(f"{name}, row {doubt.line}: {what}; {instead}") from None
    except csv.Error as error:
        raise NoSheets(f"{name}, row {error.args[-1]}: a quotation mark is not closed") from None
    if sheet.wrong:
        line, (what, instead) = sheet.wrong[0]
        raise NoSheets(f"{name}, row {line}: {what}; {instead}")
    rows = tuple(map(Row, sheet.lines, sheet.rows))
    return Sheet(name, "", rows)


def _workbook(path: Path) -> list[Sheet]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise NoSheets(f"{path.name} is no workbook that can be read ({error})") from None
    found = []
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise NoSheets(f"{path.name}, sheet {sheet.title!r}, has more than {MOST_CELLS} cells")
        rows = tuple(_filled(sheet.iter_rows()))
        if rows:
            found.append(Sheet(path.name, sheet.title, rows))
    return found


def _filled(rows: Iterator[Sequence[Any]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, 1):
        texts = tuple(map(_text, cells))
        if any(texts):
            yield Row(number, texts)


def _text(cell: Any) -> str:
    """What a cell holds as a text; a date as precisely as the cell shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime | dt.date):
        shown = re.sub(r'\[[^\]]*\]|"[^"]*"', "", (cell.number_format or "").lower())
        whole = f"{value:%Y-%m-%d}"
        if "d" in shown or "y" not in shown:
            return whole
        return whole[:7] if "m" in shown else whole[:4]
    if isinstance(value, float):
        return f"{value:.12f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else str(value)
    return str(value).strip()


def plain_rows(sheet: Sheet) -> list[tuple[str, ...]]:
    """The rows of a table of numbers over time, as a plain file has them; Doubt as there."""
    width = max(i + 1 for row in sheet.rows for i, cell in enumerate(row.cells) if cell)
    rows = [row.cells[:width] for row in sheet.rows]
    lines = [row.number for row in sheet.rows]
    rows, _ = numbers.with_points(rows, lines)
    rows, _ = months.as_written(rows, lines)
    return rows
