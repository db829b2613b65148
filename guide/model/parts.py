"""The parts that a module is read in: question, see, weigh, decide, talk. A kind has its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .blocks import AnyBlock, Ballot
from .content import Module

PartName = Literal["question", "see", "weigh", "decide", "talk"]
PARTS: tuple[PartName, ...] = ("question", "see", "weigh", "decide", "talk")
"""In the order in which they are read."""

_OF_KIND: Mapping[str, PartName] = {
    "map": "see",
    "timeline": "see",
    "series": "see",
    "quiz": "see",
    "claim": "weigh",
    "perspectives": "weigh",
    "compare": "weigh",
    "hindsight": "weigh",
    "options": "decide",
    "prompt": "talk",
}
"""The part of each kind that has one of its own."""


def picture_of(module: Module) -> AnyBlock | None:
    """The module's first map or series, which stands beside its lead; None without one."""
    return next((each for each in module.blocks if each.kind in ("map", "series")), None)


def parts_of(module: Module) -> dict[PartName, list[AnyBlock]]:
    """The blocks of each part in the order of the module, without its picture.

    A passage of text goes with what stands before it. A part that holds nothing is left out, but
    for the first, which begins with the summary.
    """
    held: dict[PartName, list[AnyBlock]] = {part: [] for part in PARTS}
    picture, now = picture_of(module), PARTS[0]
    for block in module.blocks:
        now = _part_of(block, now)
        if block is not picture:
            held[now].append(block)
    return {part: blocks for part, blocks in held.items() if blocks or part == PARTS[0]}


def _part_of(block: AnyBlock, before: PartName) -> PartName:
    """The part of a block that follows on one of the part ``before``."""
    if isinstance(block, Ballot):
        return "question" if block.moment == "opening" else "decide"
    return _OF_KIND.get(block.kind, before)
