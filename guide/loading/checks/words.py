"""The words of the interface take what the page fills in."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from guide.model.slots import slots
from guide.model.words import Words

from .. import rules
from ..drafts import Draft
from ..messages import checks as messages
from ..problem import Problem


def braces_can_be_filled(draft: Draft) -> Iterator[Problem]:
    """``braces``: what stands in braces is something that the page has."""
    for words, spot in draft.each(Words):
        for slot in slots(Words).values():
            if slot.fills is None:
                continue
            for name in _braces(getattr(words, slot.name)):
                if name not in slot.fills:
                    message = (
                        messages.broken_braces()
                        if name is None
                        else messages.unknown_filling(name, slot.fills)
                    )
                    yield Problem.at(spot.at(slot.name), rules.BRACES, message)


def _braces(text: str) -> Iterator[str | None]:
    """What stands in each pair of braces; None for braces that are no pair.

    ``{n:minute|minutes}`` holds the forms of a word for one and for more.
    """
    try:
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                whole = not conversion and (not form or form.count("|") == 1)
                yield name if whole else None
    except ValueError:
        yield None


CHECKS = (braces_can_be_filled,)
