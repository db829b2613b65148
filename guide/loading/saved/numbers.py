"""Numbers as a country writes them, with the decimal point that figures read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..messages import tables as messages
from .doubt import Doubt

Row = tuple[str, ...]

_SPACE = "[ \u00a0\u202f\u2009'’]"
_MINUS = re.compile("^[\u2212\u2013](?=[0-9])")
_SUSPECT = re.compile(rf"[0-9]({_SPACE}|,)[0-9]|[\u2212\u2013][0-9]")
"""What a plain number never holds: most tables have none, and are left alone at once."""
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_COMMA = re.compile(
    rf"-?([0-9]+,([0-9]{{1,2}}|[0-9]{{4,}})|0+,[0-9]+|[0-9]{{4,}},[0-9]+"
    rf"|[0-9]{{1,3}}({_SPACE}[0-9]{{3}})+,[0-9]+|[0-9]{{1,3}}(\.[0-9]{{3}})+,[0-9]+"
    rf"|[0-9]{{1,3}}(\.[0-9]{{3}}){{2,}})"
)
"""What a decimal comma alone explains."""
_POINT = re.compile(
    rf"-?([0-9]+\.([0-9]{{1,2}}|[0-9]{{4,}})|0+\.[0-9]+|[0-9]{{4,}}\.[0-9]+"
    rf"|[0-9]{{1,3}}({_SPACE}[0-9]{{3}})+\.[0-9]+|[0-9]{{1,3}}(,[0-9]{{3}})+\.[0-9]+"
    rf"|[0-9]{{1,3}}(,[0-9]{{3}}){{2,}})"
)
"""What a decimal point alone explains."""
_GROUPED = re.compile(rf"-?[0-9]{{1,3}}({_SPACE}[0-9]{{3}})+")
"""A whole number in groups of three, whatever the decimal sign."""
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""A thousand and more in one country, a little over one in another."""


DATED = ("month", "year")
"""Names of a first column whose cells are dates, not numbers."""


def with_points(rows: Sequence[Row], lines: Sequence[int]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows with plain numbers in the columns that hold numbers, and what was unlike them.

    Doubt for a number that means one thing in one country and another elsewhere.
    """
    if not any(_SUSPECT.search(cell) for row in rows[1:] for cell in row):
        return list(rows), ()
    written = [[cell.strip() for cell in row] for row in rows[1:]]
    body = [[_MINUS.sub("-", cell) for cell in row] for row in written]
    first = int(rows[0][0].strip() in DATED)
    columns = [number for number in range(first, len(rows[0])) if _holds_numbers(body, number)]
    odd = [number for number in columns if any(_odd(row[number]) for row in written)]
    if not odd:
        return list(rows), ()
    comma = _decimal_comma(body, columns, lines)
    result = [list(row) for row in rows]
    for line, row in enumerate(body, start=1):
        for number in odd:
            result[line][number] = _plain(row[number], comma)
    said = "decimal commas" if comma else "numbers not written plainly"
    return [tuple(row) for row in result], (said,)


def _number(cell: str) -> bool:
    return any(form.fullmatch(cell) for form in (_PLAIN, _COMMA, _POINT, _GROUPED, _EITHER))


def _odd(cell: str) -> bool:
    """Whether a number is not written plainly."""
    return _number(_MINUS.sub("-", cell)) and not _PLAIN.fullmatch(cell)


def _holds_numbers(body: Sequence[Sequence[str]], number: int) -> bool:
    cells = [row[number] for row in body if row[number]]
    return sum(map(_number, cells)) * 2 > len(cells)


def _decimal_comma(
    body: Sequence[Sequence[str]], columns: Sequence[int], lines: Sequence[int]
) -> bool:
    """Whether the decimal sign of the table is a comma; Doubt where nothing, or both, tells."""
    cells = [(row[n], lines[at]) for at, row in enumerate(body, start=1) for n in columns]
    comma = next(((cell, line) for cell, line in cells if _COMMA.fullmatch(cell)), None)
    point = next(((cell, line) for cell, line in cells if _POINT.fullmatch(cell)), None)
    if comma and point:
        later = max(comma, point, key=lambda found: found[1])
        raise Doubt(messages.two_decimal_signs(comma[0], point[0]), later[1])
    either = next(((cell, line) for cell, line in cells if _EITHER.fullmatch(cell)), None)
    if either and (not (comma or point) or (comma and "." in either[0])):
        raise Doubt(messages.two_numbers(either[0]), either[1])
    return comma is not None


def _plain(cell: str, comma: bool) -> str:
    if not _number(cell):
        return cell
    cell = re.sub(_SPACE, "", cell)
    return cell.replace(".", "").replace(",", ".") if comma else cell.replace(",", "")
