from typing import Literal

from ..base import Line, Prose, SourceIds
from .base import Block


class Text(Block):
    """A passage of prose under an optional heading."""

    kind: Literal["text"]
    heading: Line | None = None
    text: Prose
    sources: SourceIds | None = None
