"""The words of the interface take what the page fills in."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from ..drafts import Draft
from ..problem import Problem
from ..slots import slots
from ..wording import checks as wording
from ..words import Words


def braces_can_be_filled(draft: Draft) -> Iterator[Problem]:
    """``braces``: what stands in braces is something that the page has."""
    for words, spot in draft.each(Words):
        for slot in slots(Words).values():
            if slot.fills is None:
                continue
            for name in _braces(getattr(words, slot.name)):
                if name not in slot.fills:
                    said = (
                        wording.broken_braces()
                        if name is None
                        else wording.unknown_filling(name, slot.fills)
                    )
                    yield Problem.at(spot.at(slot.name), "braces", said)


def _braces(text: str) -> Iterator[str | None]:
    """What stands in each pair of braces; None for braces that are no pair."""
    try:
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                yield name if not form and not conversion else None
    except ValueError:
        yield None


RULES = (braces_can_be_filled,)
