from typing import Annotated, Literal

from pydantic import Field

from ..base import Evidence, Line, Prose, SourceIds
from .base import Block


class Claim(Block):
    """A claim of the article beside the evidence for it, against it, and what stays open."""

    kind: Literal["claim"]
    title: Line
    """The claim in a few words, for a list."""
    statement: Prose
    """The article's claim in our words."""
    evidence_for: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    evidence_against: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    uncertain: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """What the evidence cannot settle, each with the sources that leave it open."""
    attribution: Literal["article", "reconstruction"] = "article"
    """Whose words the claim is put in: ours for what the article says, or, where its text could not
    be read, the guide's own reconstruction of it."""
    sources: SourceIds
    """Where the article makes the claim."""
