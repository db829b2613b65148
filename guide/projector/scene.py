"""How a step stands when its slides are made."""

from __future__ import annotations

from dataclasses import dataclass

from guide.model.pack import Pack
from guide.model.runs import Showing
from guide.room.room import Room


@dataclass(frozen=True)
class Scene:
    """The guide, how the step is shown, and what the room has counted."""

    pack: Pack
    show: Showing
    shown: bool = False
    """Whether the answer or the result is shown."""
    room: Room | None = None
    """None where a step is opened without an event."""
    night: str = ""
    """At a quiz night the name of the question: its round and its place there."""
