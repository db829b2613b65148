"""The short text of a module rests on its full text and is short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..base import Part
from ..blocks import AnyBlock, MapBlock, TimelineBlock
from ..brief import MINUTES, MODULES, SPEED, brief_words, figures, told
from ..drafts import Draft
from ..maps import Map
from ..pack import Module, Passage
from ..problem import Located, Problem
from ..timelines import Timeline
from ..wording import checks as wording

TELLING = (
    "text",
    "claim",
    "map",
    "timeline",
    "series",
    "compare",
    "perspectives",
    "options",
    "hindsight",
)
"""The kinds of block that say something a short text can rest on."""
SHOWING = ("map", "timeline", "series")


def brief_rests_on_the_full_text(draft: Draft) -> Iterator[Problem]:
    """``brief-ground``: a passage names blocks of its module, and they hold each of its figures."""
    for module, spot in draft.each(Module):
        blocks = {block.id: block for block in module.blocks}
        for number, passage in enumerate(module.brief):
            place = spot.at("brief", number, "rests_on")
            named = [*passage.rests_on, *([passage.shows] if passage.shows else [])]
            strange = [name for name in named if name not in blocks]
            for name in strange:
                yield Problem.at(place, "brief-ground", wording.brief_elsewhere(name, module.id))
            if not strange:
                yield from _kinds(passage, blocks, place)
                yield from _figures(draft, passage, blocks, place)


def _kinds(passage: Passage, blocks: Mapping[str, AnyBlock], place: Located) -> Iterator[Problem]:
    for name in passage.rests_on:
        if blocks[name].kind not in TELLING:
            said = wording.brief_on_nothing(name, blocks[name].kind)
            yield Problem.at(place, "brief-ground", said)
    if passage.shows and blocks[passage.shows].kind not in SHOWING:
        said = wording.brief_shows(passage.shows, SHOWING)
        yield Problem.at(place, "brief-ground", said)


def _figures(
    draft: Draft, passage: Passage, blocks: Mapping[str, AnyBlock], place: Located
) -> Iterator[Problem]:
    parts = [part for name in passage.rests_on for part in _said_by(draft, blocks[name])]
    missing = figures(passage.text) - told(parts)
    for figure in sorted(missing):
        said = wording.brief_figure(figure, passage.rests_on)
        yield Problem.at(place, "brief-ground", said)


def _said_by(draft: Draft, block: AnyBlock) -> list[Part]:
    """A block, with the map or the timeline that it shows."""
    parts: list[Part] = [block]
    if isinstance(block, MapBlock):
        parts += [drawn for drawn in draft.all(Map) if drawn.id == block.map]
    elif isinstance(block, TimelineBlock):
        parts += [line for line in draft.all(Timeline) if line.id == block.timeline]
    return parts


def brief_is_short(draft: Draft) -> Iterator[Problem]:
    """``brief-length``: the short text takes a third of ten minutes at most."""
    most = MINUTES * SPEED // MODULES
    for module, spot in draft.each(Module):
        count = brief_words(module)
        if count > most:
            said = wording.brief_too_long(count, most, SPEED)
            yield Problem.at(spot.at("brief"), "brief-length", said)


RULES = (brief_rests_on_the_full_text, brief_is_short)
