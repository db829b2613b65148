"""What stands in the hall: the guide and the room that screens follow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cached_property

from guide.model.pack import Pack
from guide.room.errors import UnknownRoom
from guide.room.store import Store, StoredRoom
from guide.web import lookout

from . import view


@dataclass(frozen=True)
class Standing:
    """The guide, and the room that a screen follows, at a moment."""

    pack: Pack | None
    stored: StoredRoom | None
    """The room that it follows."""
    store: Store
    changes: int
    """How often the process had changed a room of the store before this look."""
    stamp: str = field(init=False)

    @cached_property
    def shown(self) -> Pack | None:
        """The guide in the room's language."""
        return in_language_of(self.pack, self.stored)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stamp", view.stamp(self.stored, self.pack))


class Lookout(lookout.Lookout[Standing]):
    """What stands in the rooms that screens follow. To be used from an event loop."""

    def __init__(
        self,
        pack_now: Callable[[], Pack | None],
        store: Callable[[], Store],
        make: Callable[[Standing], Awaitable[None]] = lookout.nothing,
    ) -> None:
        """``pack_now`` hands out the guide as it is now, ``store`` the store; ``make`` makes what
        screens that wait will ask for.
        """

        def look(code: str) -> Standing:
            kept_in = store()
            changes = kept_in.changes
            return Standing(pack_now(), followed(kept_in, code), kept_in, changes)

        super().__init__(look, make)


def in_language_of(pack: Pack | None, stored: StoredRoom | None) -> Pack | None:
    """The guide in the language of a room, or in its own."""
    return pack.in_language(stored.room.language) if pack and stored else pack


def followed(store: Store, code: str) -> StoredRoom | None:
    """The room that a screen follows: the one it names, else the one that is open, or was last."""
    if not code:
        return store.current() or next(iter(store.rooms()), None)
    stored = store.load(code)
    if stored is None:
        raise UnknownRoom(code)
    return stored
