"""The cells of a text: what parts them, and which rows and columns are empty."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..messages import tables as messages
from ..problem import Message
from .doubt import Doubt

Row = tuple[str, ...]

_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SAID = re.compile(r'"?sep=(.)"?[,;\t]*(\r\n|\r|\n|$)', re.IGNORECASE)
"""The first line by which a file tells Excel what parts its cells."""


@dataclass(frozen=True)
class Grid:
    """Rows of cells, the line that each begins in, and what was unlike a plain file."""

    rows: list[Row]
    lines: list[int]
    unlike: tuple[str, ...] = ()


def part(text: str) -> Grid:
    """The cells of a text; csv.Error, with the line as its second argument, for open quotes."""
    said = _SAID.match(text)
    if said:
        rows, lines = _rows(text[said.end() :], said[1])
        unlike = [f"a line 'sep={said[1]}'"]
        if said[1] != ",":
            unlike.append(f"{_NAMES.get(said[1], said[1])} between cells")
        return Grid(rows, [line + 1 for line in lines], tuple(unlike))
    separator = _separator(text)
    rows, lines = _rows(text, separator)
    unlike = [] if separator == "," else [f"{_NAMES[separator]} between cells"]
    return Grid(rows, lines, tuple(unlike))


def tidy(grid: Grid) -> tuple[list[Row], list[int], tuple[str, ...]]:
    """The rows and columns that hold anything, and what was left out."""
    filled = [number for number, row in enumerate(grid.rows) if any(map(str.strip, row))]
    rows, lines = [grid.rows[number] for number in filled], [grid.lines[n] for n in filled]
    unlike = []
    # A line with nothing at all is no row; one of separators alone is.
    if any(row and number not in filled for number, row in enumerate(grid.rows)):
        unlike.append("empty rows")
    if not rows:
        return rows, lines, tuple(unlike)
    width = max(map(len, rows))
    used = max(len(row) - _blank_at_end(row) for row in rows)
    head = len(rows[0]) - _blank_at_end(rows[0])
    if used <= head < width:
        unlike.append("empty columns")
        rows = [row[:head] for row in rows]
    return rows, lines, tuple(unlike)


def of_one_length(
    rows: Sequence[Row], lines: Sequence[int]
) -> tuple[list[Row | None], list[tuple[int, Message]]]:
    """The rows with as many cells as the first, None for the others; what is said of those.

    Many rows that are wrong are wrong for one reason: it is said once.
    """
    if not rows:
        return [], []
    width = len(rows[0])
    kept = [row if len(row) == width else None for row in rows]
    wrong = [number for number, row in enumerate(kept) if row is None]
    more = len(wrong) - 1 if len(wrong) > FEW else 0
    told = wrong[:1] if more else wrong
    said = [
        (lines[number], messages.wrong_length(len(rows[number]), width, more)) for number in told
    ]
    return kept, said


FEW = 3
"""How many faults of one kind are told one by one."""


def _blank_at_end(row: Row) -> int:
    return next((n for n, cell in enumerate(reversed(row)) if cell.strip()), len(row))


def _rows(text: str, separator: str) -> tuple[list[Row], list[int]]:
    rows, lines = [], []
    for row, line in _parted(text, separator):
        rows.append(row)
        lines.append(line)
    return rows, lines


def _parted(text: str, separator: str) -> Iterator[tuple[Row, int]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    end = 0
    try:
        for row in reader:
            line, end = end + 1, reader.line_num
            if row:
                yield tuple(row), line
    except csv.Error as error:
        raise csv.Error(str(error), end + 1) from None


def _separator(text: str) -> str:
    """What parts the cells: what parts those of the first row, and every row into as many."""
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    outside = re.sub(r'"[^"]*("|$)', "", first)
    found = [sign for sign in _NAMES if sign in outside]
    if len(found) < 2:
        return found[0] if found else ","
    fitting = [sign for sign in found if _fits(text, sign)]
    if len(fitting) != 1:
        raise Doubt(messages.two_separators([_NAMES[sign] for sign in fitting or found]))
    return fitting[0]


def _fits(text: str, separator: str) -> bool:
    try:
        lengths = {len(row) for row, _ in _parted(text, separator) if any(map(str.strip, row))}
    except csv.Error:
        return False
    return len(lengths) == 1
