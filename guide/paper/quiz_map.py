"""The map of a quiz item as a picture, for a quiz in another tool."""

from __future__ import annotations

import json
from functools import lru_cache

from guide.model.blocks.quiz import Place
from guide.model.pack import Pack

from .blocks.quiz import lettered
from .typeset import picture

WIDTH, PPI = 110, 180
"""Millimetres, and pixels to the inch: 780 pixels, as wide as a quiz shows a picture."""


def quiz_map(pack: Pack, place: Place) -> tuple[bytes, str]:
    """The bare map with its letters as a PNG, and its text alternative."""
    figure = lettered(pack, place)
    drawn = {**figure.drawn, "narrow": 1}
    content = json.dumps({"drawn": drawn, "width": WIDTH, "large": False})
    return _png(content, pack.guide.language), figure.alt


@lru_cache(64)
def _png(content: str, language: str) -> bytes:
    return picture("figure", json.loads(content), lang=language, ppi=PPI)
