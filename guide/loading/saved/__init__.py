"""A table as a spreadsheet saved it, read where there is no doubt what is meant.

Excel writes the tables of its country: semicolons, decimal commas, its own code page, months as
``Jan-14``. ``decode`` and ``rows_of`` give the plain table that is meant, and say in what it was
saved otherwise; where it could mean two things, ``Doubt`` names the first of them.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from ..problem import Message
from . import grid, months, numbers
from .doubt import Doubt
from .encoding import decode

__all__ = ["Doubt", "Sheet", "decode", "plain", "rows_of"]

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows of a table, its first one included, and what was unlike a plain file."""

    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    """The line of the file that each row begins in."""
    unlike: tuple[str, ...] = ()
    """What is not as a plain file has it: ``semicolons between cells``."""
    wrong: tuple[tuple[int, Message], ...] = ()
    """Rows that do not have the cells of the first one, left out: the line and what is said."""


def rows_of(text: str, unlike: tuple[str, ...] = ()) -> Sheet:
    """The table that a text holds.

    Doubt where it could mean two things, csv.Error, with a line, for quotation marks left open.
    """
    found = grid.part(text)
    rows, lines, also = grid.tidy(found)
    unlike = (*unlike, *found.unlike, *also)
    whole, wrong = grid.of_one_length(rows, lines)
    left = [number for number, row in enumerate(whole) if row is not None]
    kept = [row for row in whole if row is not None]
    at = [lines[number] for number in left]
    kept, also = numbers.with_points(kept, at)
    kept, dates = months.as_written(kept, at)
    return Sheet(tuple(kept), tuple(at), (*unlike, *also, *dates), tuple(wrong))


def plain(rows: tuple[Row, ...]) -> str:
    """Rows as a plain file: commas, line feeds, quotation marks where a cell needs them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
