"""The short text of a module rests on its full text and is short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guide.model.base import Part
from guide.model.blocks import AnyBlock, MapBlock, TimelineBlock
from guide.model.brief import SPEED, brief_words, figures, figures_in, most_words
from guide.model.content import Guide, Module, Passage
from guide.model.maps import Map
from guide.model.timelines import Timeline

from .. import rules
from ..drafts import Draft
from ..messages import checks as messages
from ..problem import Located, Problem

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
                yield Problem.at(
                    place, rules.BRIEF_GROUND, messages.brief_elsewhere(name, module.id)
                )
            if not strange:
                yield from _kinds(passage, blocks, place)
                yield from _figures(passage, blocks, drawn, place)


def _kinds(passage: Passage, blocks: Mapping[str, AnyBlock], place: Located) -> Iterator[Problem]:
    for name in passage.rests_on:
        if blocks[name].kind not in TELLING:
            message = messages.brief_on_nothing(name, blocks[name].kind)
            yield Problem.at(place, rules.BRIEF_GROUND, message)
    if passage.shows and blocks[passage.shows].kind not in SHOWING:
        message = messages.brief_shows(passage.shows, SHOWING)
        yield Problem.at(place, rules.BRIEF_GROUND, message)


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
    for missing in sorted(figures(passage.text) - figures_in(parts)):
        message = messages.brief_figure(missing, passage.rests_on)
        yield Problem.at(place, rules.BRIEF_GROUND, message)


def brief_is_short(draft: Draft) -> Iterator[Problem]:
    """``brief-length``: the short text takes no more than its share of ten minutes."""
    for guide in draft.all(Guide):
        most = most_words(len(guide.modules))
        for module, spot in draft.each(Module):
            count = brief_words(module)
            if count > most:
                message = messages.brief_too_long(count, most, SPEED)
                yield Problem.at(spot.at("brief"), rules.BRIEF_LENGTH, message)


CHECKS = (brief_rests_on_the_full_text, brief_is_short)
