"""What a translator had before them: ``originals.csv`` of a translation, written by a command.

A row holds a text's file and path, a mark of the original that was translated, and one of the
translation. Where the original has another mark now and the translation the same, it is older.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

from .files import Unreadable, read_text

FILE = "originals.csv"
_HEAD = ("file", "text", "original", "translation")


def mark_of(text: str) -> str:
    """Eight letters that change with a text, however its lines are broken."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


@dataclass
class Originals:
    """The marks of originals and translations, by file and path."""

    rows: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def is_older(self, file: str, path: str, original: str, said: str) -> bool:
        """Whether a text was translated from an original that has changed since."""
        of, then = self.rows.get((file, path), ("", ""))
        return then == mark_of(said) and of != mark_of(original)

    def take(self, file: str, path: str, original: str, said: str) -> None:
        """Note that a text is translated as the original is now."""
        self.rows[file, path] = mark_of(original), mark_of(said)

    def text(self) -> str:
        """The file."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_HEAD)
        writer.writerows((*place, *marks) for place, marks in self.rows.items())
        return out.getvalue()


def read_originals(folder: Path, translation: str) -> Originals:
    """What a translation holds of it; nothing where the file is missing or is another one."""
    if not (folder / translation / FILE).is_file():
        return Originals()
    try:
        rows = list(csv.reader(io.StringIO(read_text(folder, f"{translation}/{FILE}"))))
    except (Unreadable, csv.Error):
        return Originals()
    return Originals({(row[0], row[1]): (row[2], row[3]) for row in rows[1:] if len(row) == 4})
