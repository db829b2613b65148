from typing import Annotated, Literal

from pydantic import Field

from ...base import Id, Line, Part


class OrderedItem(Part):
    """One thing to be put in its place."""

    id: Id
    text: Line


class Order(Part):
    """Put the items in order."""

    type: Literal["order"]
    items: Annotated[tuple[OrderedItem, ...], Field(min_length=3, max_length=6)]
    """As they are shown at first; not in the right order."""
    key: Annotated[tuple[Id, ...], Field(min_length=3)]
    """The ids in the right order."""
    first: Line | None = None
    """What the first place is; without it, the earliest."""
    last: Line | None = None
    """What the last place is; without it, the latest."""
