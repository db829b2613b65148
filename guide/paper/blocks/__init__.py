"""One file for each kind of block, each with ``nodes(write, block)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guide.model.blocks import AnyBlock

from ..nodes import Nodes
from ..writer import Writer
from . import (
    ballot,
    claim,
    compare,
    hindsight,
    map,
    options,
    perspectives,
    prompt,
    quiz,
    series,
    text,
    timeline,
)

NODES: dict[str, Callable[[Writer, Any], Nodes]] = {
    "text": text.nodes,
    "claim": claim.nodes,
    "map": map.nodes,
    "timeline": timeline.nodes,
    "series": series.nodes,
    "compare": compare.nodes,
    "quiz": quiz.nodes,
    "ballot": ballot.nodes,
    "prompt": prompt.nodes,
    "perspectives": perspectives.nodes,
    "options": options.nodes,
    "hindsight": hindsight.nodes,
}

_AFTERWARDS: dict[str, Callable[[Writer, Any], Nodes]] = {
    "series": series.afterwards,
    "hindsight": hindsight.afterwards,
}


def nodes(write: Writer, block: AnyBlock) -> Nodes:
    """What a participant reads of a block, and where a pen is expected."""
    return NODES[block.kind](write, block)


def afterwards(write: Writer, block: AnyBlock) -> Nodes:
    """What is read only after an answer to the block; empty for most."""
    after = _AFTERWARDS.get(block.kind)
    return after(write, block) if after else []
