"""One file for each kind of block, each with ``show(pack, block)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from guide.model.blocks import AnyBlock
from guide.model.pack import Pack

from .. import claim_links
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

SHOW: dict[str, Callable[[Pack, Any], None]] = {
    "text": text.show,
    "claim": claim.show,
    "map": map.show,
    "timeline": timeline.show,
    "series": series.show,
    "compare": compare.show,
    "quiz": quiz.show,
    "ballot": ballot.show,
    "prompt": prompt.show,
    "perspectives": perspectives.show,
    "options": options.show,
    "hindsight": hindsight.show,
}


def show(pack: Pack, block: AnyBlock, *, tagged: bool = True) -> None:
    """Show a block in a container of its own, keyed ``block-<id>``.

    The claims that it bears on stand above its heading; below all of it where it is not ``tagged``.
    """
    with st.container(key=f"block-{block.id}"):
        linked = block.kind != "quiz"  # A quiz item shows them with its answer.
        if linked and tagged:
            claim_links.show(pack, block)
        SHOW[block.kind](pack, block)
        if linked and not tagged:
            claim_links.show(pack, block)
