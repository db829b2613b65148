"""The short text of a module: how long it takes, and whether the full text says the same."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from .base import Part, When
from .content import Module
from .prose import words
from .slots import walk

SPEED = 200
"""Words a reader reads in a minute: less than the 238 that Brysbaert (2019) found for English
non-fiction, because there are figures and names to take in."""
MINUTES = 10
"""How long the short texts of all modules of a guide may take together."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def most_words(modules: int) -> int:
    """The words that a module's claim and short text may have, in a guide of so many modules."""
    return MINUTES * SPEED // modules


def brief_words(module: Module) -> int:
    """The words of a module's claim and its short text."""
    return words(module.claim) + sum(words(passage.text) for passage in module.brief)


def brief_minutes(module: Module) -> int:
    """How many minutes the short text takes, in whole minutes, no less."""
    return math.ceil(brief_words(module) / SPEED)


def figures(text: str) -> set[str]:
    """The figures in a text, without those that a word like “three” spells."""
    return set(_FIGURE.findall(text))


def figures_in(parts: Iterable[Part]) -> set[str]:
    """Every figure in the texts and dates of some parts."""
    return {found for part in parts for text in _texts(part) for found in figures(text)}


def _texts(part: Part) -> Iterator[str]:
    for inner, _ in walk(part, ()):
        for name in type(inner).model_fields:
            value = getattr(inner, name)
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, str | When | int | float):
                    yield str(each)
