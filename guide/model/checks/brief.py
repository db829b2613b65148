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

Drawn = dict[tuple[str, str], Part]
"""Maps and timelines, by kind and id."""


def brief_rests_on_the_full_text(draft: Draft) -> Iterator[Problem]:
    """``brief-ground``: a passage names blocks of its module, and they hold each of its figures."""
    drawn: Drawn = {("map", each.id): each for each in draft.all(Map)}
    drawn |= {("timeline", each.id): each for each in draft.all(Timeline)}
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
                yield from _figures(passage, blocks, drawn, place)


def _kinds(passage: Passage, blocks: Mapping[str, AnyBlock], place: Located) -> Iterator[Problem]:
    for name in passage.rests_on:
        if blocks[name].kind not in TELLING:
            said = wording.brief_on_nothing(name, blocks[name].kind)
            yield Problem.at(place, "brief-ground", said)
    if passage.shows and blocks[passage.shows].kind not in SHOWING:
        said = wording.brief_shows(passage.shows, SHOWING)
        yield Problem.at(place, "brief-ground", said)


def _figures(
    passage: Passage, blocks: Mapping[str, AnyBlock], drawn: Drawn, place: Located
) -> Iterator[Problem]:
    parts: list[Part] = []
    for name in passage.rests_on:
        block = blocks[name]
        parts.append(block)
        if isinstance(block, MapBlock | TimelineBlock):
            figure = block.map if isinstance(block, MapBlock) else block.timeline
            if (block.kind, figure) not in drawn:
                return  # It is faulty or not there, which is reported where it stands.
            parts.append(drawn[block.kind, figure])
    for missing in sorted(figures(passage.text) - told(parts)):
        said = wording.brief_figure(missing, passage.rests_on)
        yield Problem.at(place, "brief-ground", said)


def brief_is_short(draft: Draft) -> Iterator[Problem]:
    """``brief-length``: the short text takes a third of ten minutes at most."""
    most = MINUTES * SPEED // MODULES
    for module, spot in draft.each(Module):
        count = brief_words(module)
        if count > most:
            said = wording.brief_too_long(count, most, SPEED)
            yield Problem.at(spot.at("brief"), "brief-length", said)


RULES = (brief_rests_on_the_full_text, brief_is_short)
