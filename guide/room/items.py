"""What phones can answer at an event: the ballots, items, ratings and guesses of its steps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from guide.model.blocks import AnyBlock, Ballot, Claim, Prompt, Quiz
from guide.model.fitting import WORDS, WRITTEN, asks, key_cells, listens
from guide.model.pack import Pack

from .night_run import NightStep, items_in
from .room import TIE, Asked, PlannedStep, Room, ask, begin_to_close, go
from .session import Session


@dataclass(frozen=True)
class Item:
    """Something that phones are asked."""

    id: str
    """Its name in ``Room.phones``; for a vote the same as in ``Room.tallies``."""
    block: AnyBlock
    turn: str = ""
    """``1`` or ``2`` of a quiz item's votes, ``before`` or ``after`` of a claim's ratings,
    ``words`` of a prompt, ``written`` while people write about any block."""
    round: str = ""
    """At a quiz night, what a right answer is a point in; see ``Asked.round``."""

    @property
    def asked(self) -> Asked:
        """What a room holds of it while it is open."""
        opening = self.block.repeats if isinstance(self.block, Ballot) else None
        key = key_cells(self.block) if self.round and isinstance(self.block, Quiz) else ()
        return Asked(
            item=self.id,
            against=opening or "",
            words=self.turn == WORDS,
            round=self.round,
            key=key,
        )

    @property
    def counted(self) -> bool:
        """Whether its answers are a vote, which hands and slips can be added to."""
        return self.turn not in (WRITTEN, WORDS)


def twice(quiz: str) -> tuple[str, str]:
    """The names in ``Room.tallies`` of an item's first and second vote."""
    return f"{quiz}/1", f"{quiz}/2"


def items_of(block: AnyBlock | None, vote: str = "once") -> tuple[Item, ...]:
    """What a block asks, in order. ``vote`` is how often a quiz item is voted on."""
    if block is None:
        return ()
    if listens(block):
        return (Item(f"{block.id}/{WORDS}", block, WORDS),)
    if not asks(block):
        return ()
    if isinstance(block, Claim):
        return tuple(Item(f"{block.id}/{turn}", block, turn) for turn in ("before", "after"))
    if isinstance(block, Quiz):
        first, second = (Item(id, block, id[-1]) for id in twice(block.id))
        return (first, second) if vote == "twice" else (Item(first.id, block),)
    return (Item(block.id, block),)


def items_at(session: Session, at: int) -> tuple[Item, ...]:
    """What the step at a place asks phones: first to write, if people do."""
    step, block = session.step_of(at), session.block_of(at)
    show = step.show
    if isinstance(step, NightStep):
        round = TIE if step.moment == "tie-break" else step.of
        return tuple(replace(item, round=round) for item in items_of(block))
    asked = items_of(block, show.vote)
    writes = show.write or (isinstance(block, Prompt) and block.format == "written first")
    return (_writing(block), *asked) if block and writes else asked


def _writing(block: AnyBlock) -> Item:
    return Item(f"{block.id}/{WRITTEN}", block, WRITTEN)


def item_named(session: Session, id: str) -> Item | None:
    """An item by its name; None if the guide no longer asks it."""
    return _named(session.pack, id)


def _named(pack: Pack, id: str) -> Item | None:
    block = pack.blocks.get(id.partition("/")[0])
    every = (*items_of(block, "twice"), _writing(block)) if block else ()
    return next((item for item in every if item.id == id), None)


def item_here(session: Session) -> Item | None:
    """What phones show: the item that is open, else the last one of this step that was."""
    room = session.room
    if room.asking is not None:
        return item_named(session, room.asking.item)
    closed = {*room.phones, *(asked.item for asked in room.to_count)}
    return next((item for item in items_at(session, room.at)[::-1] if item.id in closed), None)


def answered_round(session: Session) -> tuple[Item, ...]:
    """The questions of a quiz night's round whose answers are shown now; else none."""
    step = session.step_of(session.room.at)
    if not isinstance(step, NightStep) or step.moment != "answers" or not session.room.shown:
        return ()
    blocks = (session.pack.blocks.get(one.block or "") for one in items_in(session.run, step.of))
    return tuple(item for block in blocks for item in items_of(block))


def next_item(session: Session) -> Item | None:
    """What one press opens at this step: the first item that was not open, else the last."""
    room, items = session.room, items_at(session, session.room.at)
    closed = {*room.phones, *(asked.item for asked in room.to_count)}
    return next((item for item in items if item.id not in closed), items[-1] if items else None)


def is_writing(room: Room) -> bool:
    """Whether people write just now, each for themselves."""
    return room.asking is not None and room.asking.item.endswith(f"/{WRITTEN}")


def toggled(session: Session, now: dt.datetime) -> Room:
    """The room with this step's item opened, or with what is open closed."""
    if session.room.asking is not None:
        return begin_to_close(session.room, now)
    item = next_item(session)
    return ask(session.room, item.asked) if item else session.room


def opened(session: Session, block: str, now: dt.datetime) -> Room | None:
    """The room with a block's next item open, at the step that shows it, if one does.

    None for a block that asks nothing.
    """
    room = session.room
    steps = [at for at, step in enumerate(room.plan) if _shows(session, step, block)]
    if steps:
        if room.at not in steps:
            room = go(room, steps[0], 0, now)
        item = next_item(replace(session, room=room))
        return ask(room, item.asked) if item else None
    items = items_of(session.pack.blocks.get(block))
    return ask(room, items[0].asked) if items else None


def _shows(session: Session, step: PlannedStep, block: str) -> bool:
    return any(one.id == step.step and one.block == block for one in session.run.steps)


def open_item(pack: Pack, room: Room, block: str) -> Item | None:
    """The open item if it belongs to a block, named by its own id or by the item's."""
    if room.asking is None or block not in (room.asking.item, room.asking.item.partition("/")[0]):
        return None
    return _named(pack, room.asking.item)
