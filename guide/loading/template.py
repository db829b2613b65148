"""What a guide still holds of the template that it began with: texts that say ``Replace me``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import rules
from .drafts import Draft
from .messages import checks as messages
from .problem import Mark, Problem
from .yaml_text import Node

MARK = "replace me"
"""Stands in every text of the template, however its letters are written."""


def left_of_template(draft: Draft) -> Iterator[Problem]:
    """A hint for each file that holds such texts, with their lines."""
    for read in draft.files:
        yield from _told(read.document.file, _lines(read.document.value, read.document.root))
    for name, table in draft.tables.items():
        lines = [
            table.lines[number]
            for number, row in enumerate(table.rows)
            if any(MARK in cell.lower() for cell in row)
        ]
        yield from _told(f"data/{name}", lines)


def _told(file: str, lines: list[int]) -> Iterator[Problem]:
    if lines:
        message = messages.from_template(sorted(set(lines)))
        yield Problem.at(Mark(file, min(lines)), rules.TEMPLATE_TEXT, message)


def _lines(value: Any, node: Node) -> list[int]:
    """The lines at which such a text begins."""
    found = []
    waiting = [(value, node)]
    while waiting:
        value, node = waiting.pop()
        if isinstance(value, str) and MARK in value.lower():
            found.append(node.line)
        held = value if isinstance(value, dict) else {}
        if isinstance(value, tuple):
            held = dict(enumerate(value))
        waiting += [(held[key], inner) for key, inner in node.children.items() if key in held]
    return found
