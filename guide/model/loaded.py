"""Words that take a side, where the guide says them in its own voice.

What stands in quotation marks and what a capital says in *perspectives* is somebody else's voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .base import Part
from .blocks.perspectives import Perspective
from .pack import Citation, Pack
from .passages import resolve
from .plain import plain
from .slots import each, prose_fields, walk

_QUOTED = re.compile('“[^”]*”|"[^"]*"')


@dataclass(frozen=True)
class Loaded:
    """One word of the guide's list, with its place."""

    where: Citation
    word: str
    """As it stands in the text."""
    around: str
    """The words on both sides of it."""


def loaded(pack: Pack) -> Iterator[Loaded]:
    """Every word of the list ``loaded_words`` that stands outside quotation marks."""
    pack = pack.written or pack
    if not pack.guide.loaded_words:
        return
    names = "|".join(map(re.escape, pack.guide.loaded_words))
    listed = re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
    for where, part in pack.citing():
        for text in _own_words(part):
            said = _QUOTED.sub("“”", " ".join(plain(pack, resolve(text, None)).split()))
            for match in listed.finditer(said):
                around = said[max(0, match.start() - 40) : match.end() + 40]
                yield Loaded(where, match[0], around)


def _own_words(part: Part) -> Iterator[str]:
    for inner, _ in walk(part, ()):
        if not isinstance(inner, Perspective):
            for name in prose_fields(type(inner)):
                yield from (text for _, text in each(getattr(inner, name)))
