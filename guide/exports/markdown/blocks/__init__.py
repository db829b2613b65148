"""Blocks as Markdown, one file a kind of the same name as in the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..page import Page
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

WRITE: Mapping[str, Callable[[Page, Any], None]] = {
    "text": text.write,
    "claim": claim.write,
    "map": map.write,
    "timeline": timeline.write,
    "series": series.write,
    "compare": compare.write,
    "quiz": quiz.write,
    "ballot": ballot.write,
    "prompt": prompt.write,
    "perspectives": perspectives.write,
    "options": options.write,
    "hindsight": hindsight.write,
}
