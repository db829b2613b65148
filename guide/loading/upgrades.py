"""What other releases wrote in another way: read as if it were written as today, and rewritten.

A release that calls a key by another name, or gives it another form, adds it here. Rules that came
with a release (``Rule.since``) are notices for guides that were written for an older one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from . import rules
from .messages import text as messages
from .problem import Mark, Problem
from .yaml_text import Document, Node

RELEASE = 2
"""The release whose forms and rules these are; ``release:`` of ``guide.yaml`` is a guide's own."""

Lines = list[str]


@dataclass(frozen=True)
class Change:
    """One thing in a file that is written in another way now."""

    mark: Mark
    old: str
    new: str
    """The key's name, before and now."""
    rewrite: Callable[[Lines], None]
    """Changes the lines of the file; called from the last change to the first."""


def read_as_today(document: Document) -> list[Problem]:
    """Make a document one of today, in place; a notice for each thing that was not."""
    return [
        Problem.at(change.mark, rules.OLDER_FORM, messages.older_form(change.old, change.new))
        for change in changes(document)
    ]


def changes(document: Document) -> list[Change]:
    """Make a document one of today, in place; what has to change in its file for that."""
    found = [
        change
        for pattern, find in _KINDS
        if document.file.startswith(pattern)
        for change in find(document)
    ]
    return sorted(found, key=lambda change: change.mark)


_RENAMED = {
    ("content/guide.yaml", ("welcome",)): {"doors": "entry_points", "doors_title": "entry_title"},
}
"""Keys that have another name, by file and by what holds them."""


def _renamed(document: Document) -> Iterator[Change]:
    for (file, path), names in _RENAMED.items():
        value, node = document.value, document.root
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
            node = node.children.get(step, node)
        if file != document.file or not isinstance(value, dict):
            continue
        for old, new in names.items():
            if old in value and new not in value:
                yield _rename(document, value, node, old, new)


def _rename(document: Document, value: dict[str, Any], node: Node, old: str, new: str) -> Change:
    line, column = node.keys[old]

    def rewrite(lines: Lines) -> None:
        text = lines[line - 1]
        lines[line - 1] = text[: column - 1] + text[column - 1 :].replace(old, new, 1)

    value[new] = value.pop(old)
    node.keys[new] = node.keys.pop(old)
    node.children[new] = node.children.pop(old)
    return Change(Mark(document.file, line, column), old, new, rewrite)


def _closer_is_the_other_window(document: Document) -> Iterator[Change]:
    value, node = document.value, document.root
    if isinstance(value, dict) and "closer" in value and "other_window" not in value:
        yield _rename(document, value, node, "closer", "other_window")


_CONTROL = ("control_2017", "control_today")
"""The two points of view of control that there were before a guide named its own."""


def _control_is_a_list(document: Document) -> Iterator[Change]:
    for value, node in _mappings(document.value, document.root):
        old = [
            key for key in _CONTROL if isinstance(value.get(key), dict) and "control" not in value
        ]
        if not old or "place" not in value:
            continue
        value["control"] = tuple({"view": key, **value[key]} for key in old)
        listed = Node(*node.keys[old[0]])
        begins = sorted(line for line, _ in node.keys.values())
        node.keys["control"] = node.keys[old[0]]
        node.children["control"] = listed
        for number, key in enumerate(old):
            del value[key]
            listed.children[number] = node.children.pop(key)
            line, column = node.keys.pop(key)
            following = next((each for each in begins if each > line), None)
            rewrite = _as_item(line, column, key, following, first=not number)
            yield Change(Mark(document.file, line, column), key, "control", rewrite)


def _as_item(
    line: int, column: int, view: str, following: int | None, *, first: bool
) -> Callable[[Lines], None]:
    """Make the mapping below a key an item of a list; ``following`` is the line of the next key."""

    def rewrite(lines: Lines) -> None:
        rest = lines[line - 1].partition(":")[2].strip()
        end = line
        while end < (following or len(lines) + 1) - 1 and (
            not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) >= column
        ):
            end += 1
        lead = " " * (column + 1)
        body = [f"  {text}" if text.strip() else text for text in lines[line:end]]
        head = [f"{' ' * (column - 1)}control:\n"] if first else []
        item = f"- {{view: {view}, {rest[1:]}\n" if rest[:1] == "{" else f"- view: {view}\n"
        lines[line - 1 : end] = [*head, lead + item, *body]

    return rewrite


def _mappings(value: object, node: Node) -> Iterator[tuple[dict[str, Any], Node]]:
    waiting = [(value, node)]
    while waiting:
        value, node = waiting.pop()
        if isinstance(value, dict):
            yield value, node
        held: dict[Any, Any] = value if isinstance(value, dict) else {}
        if isinstance(value, tuple):
            held = dict(enumerate(value))
        waiting += [(held[key], inner) for key, inner in node.children.items() if key in held]


_KINDS = (
    ("content/guide.yaml", _renamed),
    ("content/maps/", _control_is_a_list),
    ("content/maps/", _closer_is_the_other_window),
)
