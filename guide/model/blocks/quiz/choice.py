from typing import Annotated, Literal

from pydantic import Field

from ...base import Id, Line, Part, Prose


class Option(Part):
    """One answer to choose from."""

    id: Id
    text: Line
    rationale: Prose | None = None
    """Why it tempts and why it is wrong; every option outside the key needs one."""


class Choice(Part):
    """Choose the one right answer."""

    type: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    key: Id
    """The id of the right option."""
