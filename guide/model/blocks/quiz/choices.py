from typing import Annotated, Literal

from pydantic import Field

from ...base import Id, Part
from .choice import Option


class Choices(Part):
    """Choose every right answer."""

    type: Literal["choices"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=7)]
    key: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The ids of all right options."""
