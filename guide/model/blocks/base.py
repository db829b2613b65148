"""What every block has."""

from ..base import Id, Part


class Block(Part):
    """One thing a reader, a room or a handout can be shown on its own."""

    id: Id
    """Unique in the whole guide; ``?block=<id>`` opens the page at it."""
