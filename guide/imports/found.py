"""What an import found: parts of a guide as their author would write them, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["places", "events", "sources", "glossary", "people", "quiz", "series"]


@dataclass(frozen=True)
class Item:
    """A part with its keys, and where it stands in the file that it comes from."""

    id: str
    value: dict[str, Any]
    where: str
    places: Mapping[str, str] = field(default_factory=dict)
    """Where each of its keys stands."""


@dataclass
class Found:
    """The parts of one kind that a file holds."""

    kind: Kind
    target: str = ""
    """The timeline, the module or the table that they belong to."""
    items: list[Item] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    """The rows of a table."""
    problems: list[str] = field(default_factory=list)
    """Each with sheet, row and column: nothing is written while there is one."""
    notes: list[str] = field(default_factory=list)
    """What was passed over."""
