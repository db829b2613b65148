from typing import Annotated, Literal

from pydantic import Field

from ..base import Evidence, Line, Part
from .base import Block


class ComparedRow(Part):
    """One question, answered for the article's day and for today."""

    label: Line
    then: Evidence
    now: Evidence | None
    """None only in a reading as of the article's day."""
    scales_differ: bool = False
    """``true`` where the two answers hold figures of two scales and their words say so."""


class Compare(Block):
    """Then and now, side by side."""

    kind: Literal["compare"]
    title: Line
    rows: Annotated[tuple[ComparedRow, ...], Field(min_length=1)]
