"""Tables as CSV files that spreadsheets open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Row = Sequence[str]
Cells = Sequence[str | float | None]
"""A row of texts, numbers and gaps."""


def csv_file(header: Row, rows: Iterable[Cells], note: str | None = None) -> str:
    """A CSV file that a spreadsheet opens, with its provenance as a last row."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_harmless(_plain(cell)) for cell in row] for row in rows)
    if note is not None:
        writer.writerow([note])
    # Spreadsheets take a file without this mark for one of the machine's own code page.
    return "\ufeff" + out.getvalue()


def _plain(cell: str | float | None) -> str:
    """A cell as programs read it."""
    if cell is None:
        return ""
    return f"{cell:.12g}" if isinstance(cell, float) else str(cell)


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is quoted; a negative number is none."""
    risky = cell.startswith(("=", "+", "@", "\t", "\r")) or (
        cell.startswith("-") and not cell[1:].replace(".", "", 1).isdigit()
    )
    return f"'{cell}" if risky else cell
