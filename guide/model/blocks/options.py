from typing import Annotated, Literal

from pydantic import Field

from ..base import Evidence, Id, Line, Part, Prose
from .base import Block


class Objector(Part):
    """Someone who would object, and on what ground."""

    who: Line
    why: Prose


class PolicyOption(Part):
    """One course of action with its trade-offs."""

    id: Id
    title: Line
    summary: Prose
    benefits: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    costs: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    objector: Objector
    precedent: Evidence


class Options(Block):
    """Three to five policy options to weigh; each within 20 % of the median length."""

    kind: Literal["options"]
    title: Line
    intro: Prose
    options: Annotated[tuple[PolicyOption, ...], Field(min_length=3, max_length=5)]
