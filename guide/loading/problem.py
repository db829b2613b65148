"""What the checker found, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from .rules import Rule

Message = tuple[str, str]
"""What is wrong, and what to write instead."""


class Mark(NamedTuple):
    """A position in a file. Lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def mark(self) -> Mark:
        """Itself: a mark is already a position."""
        return self


class Located(Protocol):
    """Anything that stands at a position in a file."""

    def mark(self) -> Mark: ...


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, in an author's words."""

    file: str
    line: int
    column: int
    rule: Rule
    what: str
    instead: str

    @classmethod
    def at(cls, place: Located, rule: Rule, message: Message) -> Problem:
        """What breaks a rule, at the place where it stands."""
        file, line, column = place.mark()
        # A name may hold a line break, or bytes that no terminal can show.
        file = "".join(sign if sign.isprintable() else "?" for sign in file)
        return cls(file, line, column, rule, *message)

    @property
    def place(self) -> Mark:
        """Where it stands."""
        return Mark(self.file, self.line, self.column)

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}:{self.column}: {self.what}; {self.instead} [{self.rule.id}]"
        )
