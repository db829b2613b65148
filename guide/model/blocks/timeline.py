from typing import Annotated, Literal

from ..base import Names, Prose
from .base import Block


class TimelineBlock(Block):
    """A timeline from ``content/timelines/``, with a line on what to look for."""

    kind: Literal["timeline"]
    timeline: Annotated[str, Names("timeline")]
    intro: Prose | None = None
