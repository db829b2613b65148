from typing import Annotated, Literal

from pydantic import Field

from ..base import Line, Part, Prose, SourceIds
from .base import Block


class Facilitation(Part):
    """What only the facilitator reads."""

    notes: Prose
    if_quiet: Prose
    if_hot: Prose
    if_one_sided: Prose


class Prompt(Block):
    """A discussion prompt, with what a facilitator needs to lead it."""

    kind: Literal["prompt"]
    title: Line
    question: Prose
    level: Literal["understand", "apply", "analyse", "evaluate", "judge"]
    """How far it goes, from understanding the argument to judging it."""
    words: bool = False
    """Whether phones are asked for an answer in a few words, which make a ranked list."""
    format: Literal["whole room", "pairs", "small groups", "fishbowl", "line-up", "written first"]
    minutes: Annotated[int, Field(ge=2, le=45)]
    follow_ups: Annotated[tuple[Prose, ...], Field(min_length=2)]
    facilitator: Facilitation
    sources: SourceIds | None = None
