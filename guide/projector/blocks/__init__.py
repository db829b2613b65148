"""One file for each kind of block, each with ``groups(scene, block)``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from guide.model.blocks import AnyBlock

from ..scene import Scene
from ..slide import Grid, Group
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

GROUPS: dict[str, Callable[[Scene, Any], Sequence[Group | Grid]]] = {
    "text": text.groups,
    "claim": claim.groups,
    "map": map.groups,
    "timeline": timeline.groups,
    "series": series.groups,
    "compare": compare.groups,
    "quiz": quiz.groups,
    "ballot": ballot.groups,
    "prompt": prompt.groups,
    "perspectives": perspectives.groups,
    "options": options.groups,
    "hindsight": hindsight.groups,
}


def groups(scene: Scene, block: AnyBlock) -> Sequence[Group | Grid]:
    """What a room sees of a block, in order."""
    return GROUPS[block.kind](scene, block)


_REVEALS: dict[str, Callable[[Scene, Any], bool]] = {
    "claim": claim.can_reveal,
    "series": series.can_reveal,
    "quiz": quiz.can_reveal,
    "ballot": ballot.can_reveal,
    "prompt": prompt.can_reveal,
    "hindsight": hindsight.can_reveal,
}


def can_reveal(scene: Scene, block: AnyBlock) -> bool:
    """Whether there is an answer or a result to show now."""
    reveals = _REVEALS.get(block.kind)
    return reveals is not None and reveals(scene, block)
