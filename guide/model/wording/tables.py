"""What is said of the CSV files in ``data/``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..problem import Said
from .words import counted, did_you_mean, listed, quoted, slug


def wrong_length(found: int, expected: int) -> Said:
    return (
        f"this row has {counted(found, 'cell')}, the header {expected}",
        "add or remove commas, and put a cell that holds a comma in quotes",
    )


def bad_quotes() -> Said:
    return "a quotation mark is not closed", 'close it; write "" for one inside a cell'


def bad_header(column: str, number: int) -> Said:
    if not column:
        return f"column {number} has no name", "name every column in the first line"
    return f"two columns are named {quoted(column)}", "give each its own name"


def no_rows(file: str) -> Said:
    return f"{file} has no rows to draw", "add one for each month or year"


def missing_columns(missing: Sequence[str]) -> Said:
    names = ", ".join(f"'{name}'" for name in missing)
    return f"the header lacks {names}", "add the column to the first line"


def doubled(name: str, line: int) -> Said:
    return f"the id {quoted(name)} stands in line {line} already", "give each row its own id"


def not_an_id(value: str) -> Said:
    return (
        f"{quoted(value)} is not an id: lower-case words joined by hyphens",
        f"write '{slug(value) or 'khan-shaykhun'}'",
    )


def empty_cell(column: str) -> Said:
    return f"the cell '{column}' is empty", "fill it in"


def not_on_earth(cell: str, column: str, most: int) -> Said:
    return (
        f"{quoted(cell)} is not a position on Earth",
        f"write '{column}' in degrees from -{most} to {most}, such as 35.4011",
    )


def not_listed(value: str, known: Iterable[str]) -> Said:
    names = list(known)
    return (
        f"{quoted(value)} is not one of the words that can stand here",
        did_you_mean(value, names, f"write {listed(names)}"),
    )


def missing_column(column: str, file: str, known: Sequence[str]) -> Said:
    return (
        f"{file} has no column {quoted(column)}",
        did_you_mean(column, known, f"its columns are {', '.join(known)}"),
    )


def not_a_number(cell: str, column: str) -> Said:
    return (
        f"{quoted(cell)} in column '{column}' is not a number, and a figure draws it",
        "write digits with a decimal point, or leave the cell empty for a gap",
    )


def not_a_period(cell: str, column: str) -> Said:
    example = "2014-03" if column == "month" else "2014"
    return f"{quoted(cell)} is not a {column}", f"write it as {example}"


def period_order(cell: str, column: str) -> Said:
    return f"{cell} does not come after the {column} above it", "sort the rows, one for each date"


def first_column(found: str, file: str) -> Said:
    return (
        f"the first column of {file} is {quoted(found)}",
        "a figure over time reads 'month' or 'year' there",
    )


def value_without_category(value: str, file: str) -> Said:
    return f"{quoted(value)} of {file} has no category here", "add one with its label"


def category_without_value(value: str, file: str, known: Iterable[str]) -> Said:
    return (
        f"no row of {file} has the value {quoted(value)}",
        did_you_mean(value, known, "take the category out"),
    )


def guess_not_drawn(column: str, drawn: Sequence[str]) -> Said:
    return (
        f"the figure draws no column {quoted(column)}",
        did_you_mean(column, drawn, f"name one of its lines: {', '.join(drawn)}"),
    )


def guess_without_reading(period: str, column: str) -> Said:
    return (
        f"column '{column}' has no number for {period}",
        "ask for a month or year that the data file holds",
    )


def guess_out_of_bounds(period: str) -> Said:
    return f"the reading of {period} is out of what can be entered", "widen 'low:' and 'high:'"
