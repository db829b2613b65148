"""A quiz item, one file for each way of answering."""

from typing import Annotated, Literal

from pydantic import Field

from ...base import Date, Line, Prose, SourceIds
from ..base import Block
from .choice import Choice
from .choices import Choices
from .estimate import Estimate
from .order import Order
from .place import Place

AnyAnswer = Annotated[Choice | Choices | Order | Estimate | Place, Field(discriminator="type")]


class Quiz(Block):
    """A quiz item: a stem, a way of answering with its key, and why the key is right."""

    kind: Literal["quiz"]
    stem: Prose
    """The question. No answer is ever preselected."""
    answer: AnyAnswer
    rationale: Prose
    """Why the right answer is right."""
    method: Prose | None = None
    """How a figure came about: the survey's wording, sample and margin; shown with the answer."""
    objective: int | None = None
    """The number of the module's learning objective that this item tests, from 1."""
    hint: Line | None = None
    sources: SourceIds
    known: Date | None = None
    """When the answer could first be known, if after the article."""


__all__ = ["AnyAnswer", "Choice", "Choices", "Estimate", "Order", "Place", "Quiz"]
