"""What is said of the CSV files in ``data/``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..problem import Message
from .words import choices, counted, did_you_mean, quoted, slug

HOW_TO_SAVE = "in Excel choose Save As, 'CSV UTF-8 (Comma delimited)'"


def wrong_length(found: int, expected: int, more: int = 0) -> Message:
    others = f", and {counted(more, 'row')} below it do not fit either" if more else ""
    return (
        f"this row has {counted(found, 'cell')}, the header {expected}{others}",
        "add or remove commas, and put a cell that holds a comma in quotes",
    )


def no_encoding() -> Message:
    return "the file is not UTF-8 text", f"save it anew: {HOW_TO_SAVE}"


def two_encodings(one: str, other: str) -> Message:
    return (
        f"the file is not UTF-8, and a word of it can be {quoted(one)} or {quoted(other)}",
        f"save it anew: {HOW_TO_SAVE}",
    )


def two_separators(names: Sequence[str]) -> Message:
    return (
        f"{' and '.join(names)} stand in the first line, and either may part the cells",
        f"put a name that holds one in quotes, or save the file anew: {HOW_TO_SAVE}",
    )


def two_decimal_signs(comma: str, point: str) -> Message:
    return (
        f"this table has {quoted(comma)} with a decimal comma and {quoted(point)} with a decimal "
        "point",
        "write all its numbers with a point",
    )


def two_numbers(cell: str) -> Message:
    plain = cell.replace(",", "").replace(".", "")
    return (
        f"{quoted(cell)} can be {plain} or {cell.replace(',', '.')}",
        "write it so, or give the cells of numbers in the spreadsheet the format 'General', and "
        "save the file anew",
    )


def two_centuries(cell: str, one: str, other: str) -> Message:
    return (
        f"{quoted(cell)}, as a spreadsheet writes a month, can be {one} or {other}",
        f"write this row's month in full, '{other}', and the rows after it follow; or give the "
        "column the format 'yyyy-mm' and save the file anew",
    )


def bad_quotes() -> Message:
    return "a quotation mark is not closed", 'close it; write "" for one inside a cell'


def bad_header(column: str, number: int) -> Message:
    if not column:
        return f"column {number} has no name", "name every column in the first line"
    return f"two columns are named {quoted(column)}", "give each its own name"


def no_rows(file: str) -> Message:
    return f"{file} has no rows to draw", "add one for each month or year"


def missing_columns(missing: Sequence[str]) -> Message:
    names = ", ".join(f"'{name}'" for name in missing)
    return f"the header lacks {names}", "add the column to the first line"


def doubled(name: str, line: int) -> Message:
    return f"the id {quoted(name)} stands in line {line} already", "give each row its own id"


def not_an_id(value: str) -> Message:
    return (
        f"{quoted(value)} is not an id: lower-case words joined by hyphens",
        f"write '{slug(value) or 'old-harbor'}'",
    )


def empty_cell(column: str) -> Message:
    return f"the cell '{column}' is empty", "fill it in"


def not_on_earth(cell: str, column: str, most: int) -> Message:
    return (
        f"{quoted(cell)} is not a position on Earth",
        f"write '{column}' in degrees from -{most} to {most}, such as 35.4011",
    )


def not_listed(value: str, known: Iterable[str]) -> Message:
    names = list(known)
    return (
        f"{quoted(value)} is not one of the words that can stand here",
        did_you_mean(value, names, f"write {choices(value, names)}"),
    )


def missing_column(column: str, file: str, known: Sequence[str]) -> Message:
    return (
        f"{file} has no column {quoted(column)}",
        did_you_mean(column, known, f"write {choices(column, known)}"),
    )


def empty_column(column: str, file: str) -> Message:
    return (
        f"column {quoted(column)} of {file} holds no number",
        "fill it in, or take this line out",
    )


def not_a_number(cell: str, column: str) -> Message:
    return (
        f"{quoted(cell)} in column '{column}' is not a number, and a figure draws it",
        "write digits with a decimal point, or leave the cell empty for a gap",
    )


def not_a_period(cell: str, column: str) -> Message:
    example = "2014-03" if column == "month" else "2014"
    return f"{quoted(cell)} is not a {column}", f"write it as {example}"


def period_order(cell: str, column: str) -> Message:
    return f"{cell} does not come after the {column} above it", "sort the rows, one for each date"


def first_column(found: str, block: str) -> Message:
    return (
        f"the first column is {quoted(found)}, and the block {quoted(block)} draws this table over "
        "time",
        "name its first column 'month' or 'year', or name another table in the block",
    )


def and_more(message: Message, more: int) -> Message:
    """What is said of the first of many cells that are wrong alike."""
    what, instead = message
    return f"{what}, as in {counted(more, 'more row')}", instead


def value_without_category(value: str, file: str) -> Message:
    return f"{quoted(value)} of {file} has no category here", "add one with its label"


def category_without_value(value: str, file: str, known: Iterable[str]) -> Message:
    return (
        f"no row of {file} has the value {quoted(value)}",
        did_you_mean(value, known, "take the category out"),
    )


def unknown_state(code: str, known: Mapping[str, str]) -> Message:
    """What is said of a code that no land has; ``known`` are the names of lands by their code."""
    named = next((each for each, name in known.items() if name.casefold() == code.casefold()), None)
    return (
        f"there is no state {quoted(code)} on the map",
        f"write its code, {quoted(named)}"
        if named
        else "write the three letters of ISO 3166, such as 'EGY'",
    )


def guess_not_drawn(column: str, drawn: Sequence[str]) -> Message:
    return (
        f"the figure draws no column {quoted(column)}",
        did_you_mean(column, drawn, f"name one of its lines: {choices(column, drawn)}"),
    )


def guess_without_reading(period: str, column: str) -> Message:
    return (
        f"column '{column}' has no number for {period}",
        "ask for a month or year that the data file holds",
    )


def guess_out_of_bounds(period: str) -> Message:
    return f"the reading of {period} is out of what can be entered", "widen 'low:' and 'high:'"
