from typing import Annotated, Literal

from pydantic import Field

from ..base import ActorId, Date, Line, Part, Prose, SourceIds
from .base import Block


class Perspective(Part):
    """How the question looks from one capital, in its own best terms."""

    place: Line
    """The capital: ``Northport``."""
    actor: ActorId | None = None
    view: Prose
    sources: SourceIds
    known: Date | None = None


class Perspectives(Block):
    """How it looks from several capitals, at about the same length each."""

    kind: Literal["perspectives"]
    title: Line
    intro: Prose | None = None
    views: Annotated[tuple[Perspective, ...], Field(min_length=3)]
