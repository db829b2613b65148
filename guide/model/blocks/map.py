from typing import Annotated, Literal

from ..base import Names, Prose
from .base import Block


class MapBlock(Block):
    """A map from ``content/maps/``, with a line on what to look for."""

    kind: Literal["map"]
    map: Annotated[str, Names("map")]
    intro: Prose | None = None
