from typing import Annotated, Literal

from pydantic import Field

from ..base import Date, Evidence, Line, Prose
from .base import Block


class Hindsight(Block):
    """What the article expected against what happened, for the reader to judge.

    The reader answers ``question`` first; ``happened`` is shown after.
    """

    kind: Literal["hindsight"]
    title: Line
    expected: Prose
    """What the article expected or implied."""
    question: Prose
    """What the reader is asked to judge before reading on."""
    happened: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """What happened, on both sides of the question; each line dated by ``known``."""
    known: Date
    """The latest date that ``happened`` speaks of."""
