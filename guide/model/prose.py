"""References to glossary terms and people inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .passages import resolve

_REFERENCE = re.compile(
    r"\[\[(@?)([a-z0-9]+(?:-[a-z0-9]+)*)(?:\|([^\[\]|]*[^\[\]|\s][^\[\]|]*))?\]\]"
)
_BRACKETS = re.compile(r"\[\[.{0,40}|.{0,20}\]\]", re.DOTALL)

_PICTURE = re.compile(r"!\[([^\]]*)\](?:\(\s*<?([^\s)>]*)[^)]*\)|\[[^\]]*\])")


@dataclass(frozen=True)
class TermRef:
    """A glossary term in a text: ``[[toll]]`` or ``[[toll|what a crossing costs]]``."""

    id: str
    words: str | None = None


@dataclass(frozen=True)
class PersonRef:
    """A person in a text: ``[[@sergei-lavrov]]`` or ``[[@sergei-lavrov|the minister]]``."""

    id: str
    words: str | None = None


def pieces(text: str) -> list[str | TermRef | PersonRef]:
    """The text cut into plain stretches and references, in order."""
    if "[[" not in text:
        return [text]
    found: list[str | TermRef | PersonRef] = []
    end = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > end:
            found.append(text[end : match.start()])
        person, name, words = match.groups()
        found.append(PersonRef(name, words) if person else TermRef(name, words))
        end = match.end()
    if end < len(text):
        found.append(text[end:])
    return found


def pictures(text: str) -> list[tuple[str, str]]:
    """The pictures in a text: what each is said to show, and its address."""
    return _PICTURE.findall(text) if "![" in text else []


def malformed(text: str) -> Iterator[str]:
    """The stretches that look like a reference and are none."""
    if "[[" not in text and "]]" not in text:
        return
    for piece in pieces(text):
        if isinstance(piece, str):
            yield from _BRACKETS.findall(piece)


def words(text: str) -> int:
    """How many words a reader of today sees, a reference counting as the words it shows."""
    shown = (
        piece if isinstance(piece, str) else piece.words or piece.id.replace("-", " ")
        for piece in pieces(resolve(text, None))
    )
    return len("".join(shown).split())
