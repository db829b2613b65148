"""Words from the room: what the facilitator may let through, and the list that everybody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .room import Room, Said, keep_back, let_through
from .small_groups import FEWEST
from .store import Store

LISTED = 10
"""The most lines of the list: as many as the last row can read."""


@dataclass(frozen=True)
class Group:
    """Words that count as the same."""

    key: str
    text: str
    """As most people wrote them."""
    count: int

    @property
    def enough(self) -> bool:
        """Whether so many said it that it may be shown."""
        return self.count >= FEWEST


def groups(found: Mapping[str, Counter[str]]) -> list[Group]:
    """What was said, what most people said first."""
    made = [
        Group(key, min(ways, key=lambda text: (-ways[text], text)), ways.total())
        for key, ways in found.items()
    ]
    return sorted(made, key=lambda one: (-one.count, one.key))


def listed(room: Room, item: str) -> tuple[Said, ...]:
    """The ranked list as everybody may see it, of a closed item.

    No line stands for fewer than five people, nor do all who are on no line together: what is
    told of how many answered tells of no small group by subtraction.
    """
    said = [one for one in room.said.get(item, ()) if one.count >= FEWEST]
    ranked = sorted(said, key=lambda one: (-one.count, one.key))[:LISTED]
    answered = room.answered.get(item, 0)
    while ranked and 0 < answered - sum(one.count for one in ranked) < FEWEST:
        ranked.pop()
    return tuple(ranked)


def show(store: Store, code: str, item: str, key: str) -> bool:
    """Whether words were let through; not where nobody says them any more, or too few."""
    group = next((one for one in groups(store.words_from(code, item)) if one.key == key), None)
    if group is None or not group.enough:
        return False
    said = Said(key=group.key, text=group.text, count=group.count)
    return any(
        one.key == key
        for one in store.change(code, lambda room: let_through(room, item, said)).room.said.get(
            item, ()
        )
    )


def hide(store: Store, code: str, item: str, key: str) -> bool:
    """Whether words are on no list now."""
    store.change(code, lambda room: keep_back(room, item, key))
    return True


def merge(store: Store, code: str, item: str, key: str, into: str) -> bool:
    """Whether words count as others now; those stay on the list or off it, with their new count."""
    known = {one.key for one in groups(store.words_from(code, item))}
    if key == into or not {key, into} <= known:
        return False
    store.merge_words(code, item, key, into)
    stored = store.change(code, lambda room: keep_back(room, item, key))
    if any(one.key == into for one in stored.room.said.get(item, ())):
        show(store, code, item, into)
    return True
