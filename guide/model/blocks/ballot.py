from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Line, Names, Part, Prose
from .base import Block


class BallotOption(Part):
    """One position to take. There is no right one."""

    id: Id
    text: Line


class Ballot(Block):
    """A question of opinion, asked before and after.

    The opening ballot holds question and options; the closing ballot names it in
    ``repeats`` and holds neither, so that both always ask the same.
    """

    kind: Literal["ballot"]
    moment: Literal["opening", "closing"]
    repeats: Annotated[str, Names("block")] | None = None
    question: Prose | None = None
    options: Annotated[tuple[BallotOption, ...], Field(min_length=3, max_length=5)] | None = None
    reflect: Prose | None = None
    """A closing ballot's question about what moved the voter."""
