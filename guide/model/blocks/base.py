"""What every block has."""

from typing import Annotated

from ..base import Id, Names, Part


class Block(Part):
    """One thing a reader, a room or a handout can be shown on its own."""

    id: Id
    """Unique in the whole guide; ``?block=<id>`` opens the page at it."""
    claims: tuple[Annotated[str, Names("claim")], ...] = ()
    """The ids of the claims that it bears on; each is a link to the claim with its evidence."""
