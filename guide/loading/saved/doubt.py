"""What a table could mean in two ways."""

from __future__ import annotations

from ..problem import Message


class Doubt(Exception):
    """A table that is not read, since it could mean two things."""

    def __init__(self, message: Message, line: int = 1, *, text: bool = True) -> None:
        super().__init__(message[0])
        self.message = message
        self.line = line
        """The line of the file where the first doubt stands."""
        self.text = text
        """Whether the file is text at all."""
