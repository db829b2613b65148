"""All that a run shows: the slides of each step, and the way from one to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import Self

from guide.model.blocks import Claim, Hindsight, Prompt, Quiz, Series
from guide.room.night_run import TIE_BREAK, NightStep
from guide.room.plan import next_place
from guide.room.quiz_night import is_due
from guide.room.room import (
    SIZES,
    Room,
    ask_again,
    begin,
    go,
    leave_uncounted,
    look_whole,
    reveal,
    shut,
)
from guide.room.session import Session
from guide.room.votes import last_uncounted, next_uncounted

from . import blocks, pages, quiz_night
from .scene import Scene
from .slide import Slide, slide_at, spread


class Deck(Session):
    """An event or a run with its slides."""

    def slides(self, at: int | None = None) -> tuple[Slide, ...]:
        """The slides of the step at a place; of the one that is shown, if none is given."""
        return self._shown if at is None or at == self.room.at else self._slides(at)

    @cached_property
    def _shown(self) -> tuple[Slide, ...]:
        return self._slides(self.room.at)

    def _slides(self, at: int) -> tuple[Slide, ...]:
        step, size = self.step_of(at), SIZES[self.room.size]
        if isinstance(step, NightStep) and step.block is None:
            shown = step.id in self.room.revealed
            return spread(quiz_night.groups(self, step, shown=shown), size)
        if step.page is not None:
            return spread(pages.groups(self.pack, step.page), size)
        assert step.block is not None
        return spread(blocks.groups(self._scene(at), self.pack.block(step.block)), size)

    def number(self) -> int:
        """The place of the slide that is shown among those of its step, from 0."""
        return slide_at(self.slides(), self.room.part)

    def can_reveal(self) -> bool:
        """Whether the step has an answer or a result that can be shown now.

        What is open is closed by showing it.
        """
        step = self.step_of(self.room.at)
        if isinstance(step, NightStep) and step.block is None:
            return step.moment != "opening"
        block, closed = self.block_of(self.room.at), replace(self, room=shut(self.room))
        return block is not None and blocks.can_reveal(closed._scene(self.room.at), block)

    def next(self, now: dt.datetime) -> Room:
        """The room one slide on: within the step, to its answer, to the next step in the plan.

        The first press begins an event, on whatever device, and leaves the first slide where it
        is. A quiz item and a judgment in hindsight open by going on, as a clicker has no other
        key; a ballot's result never does. At a quiz night the answers of a round do, once it is
        over: not those of a single question before, and no standings.
        """
        if self.live and not self.room.begun:
            return begin(self.room, now)
        return self._onward(now)

    def ahead(self, now: dt.datetime) -> Self:
        """The deck one slide on, to look at: nothing begins by it."""
        onward = look_whole(self._onward(now))
        return replace(self, room=onward.changed(blank=False, source=0, pinned=None))

    def _onward(self, now: dt.datetime) -> Room:
        slides, here = self.slides(), self.number()
        if here + 1 < len(slides):
            return go(self.room, self.room.at, slides[here + 1].part, now)
        if self._opens_by_going_on():
            opened = self.reveal(True)
            if opened != self.room:
                return opened
        at = self.beside(1)
        return self.room if at is None else go(self.room, at, 0, now)

    def _opens_by_going_on(self) -> bool:
        step = self.step_of(self.room.at)
        if isinstance(step, NightStep):
            return step.moment in ("answers", "tie-break")
        return isinstance(self.block_of(self.room.at), Quiz | Hindsight)

    def beside(self, by: int) -> int | None:
        """The place of the next step forwards or back; a tie is broken only where there is one."""
        at = next_place(self.room, self.room.at, by)
        if at is None or self.step_of(at).id != TIE_BREAK or not self.live or is_due(self):
            return at
        return next_place(self.room, at, by)

    def back(self, now: dt.datetime) -> Room:
        """The room one slide back, to the last slide of the step before if need be."""
        slides, here = self.slides(), self.number()
        if vote := self._went_by():
            return ask_again(self.room, vote)
        if here:
            return go(self.room, self.room.at, slides[here - 1].part, now)
        at = self.beside(-1)
        return self.room if at is None else go(self.room, at, self.slides(at)[-1].part, now)

    def reveal(self, shown: bool) -> Room:
        """The room with the step's answer or result shown, or hidden again.

        What is shown opens at the first slide that was not there before. Where people vote, talk
        and vote again and nobody counts, it takes two: one for each vote.
        """
        if shown and self.room.shown:
            return self.room
        if shown and not self.can_reveal():
            return self._without_a_count()
        changed = reveal(self.room, shown)
        opens = isinstance(self.block_of(self.room.at), Claim | Hindsight | Prompt | Series)
        if not shown or not opens:
            return changed
        slides = replace(self, room=changed).slides()
        return changed.changed(part=slides[min(len(self.slides()), len(slides) - 1)].part)

    def _without_a_count(self) -> Room:
        """The room after the vote that people take now, with the answer after the second."""
        block = self.block_of(self.room.at)
        vote = next_uncounted(self.room, block.id) if isinstance(block, Quiz) else None
        if vote is None:
            return self.room
        after = replace(self, room=leave_uncounted(self.room, vote))
        return after.reveal(True) if after.can_reveal() else after.room

    def _went_by(self) -> str | None:
        """The vote of this step that went by without a count, while its answer is hidden."""
        block = self.block_of(self.room.at)
        if not isinstance(block, Quiz) or self.room.shown:
            return None
        return last_uncounted(self.room, block.id)

    def _scene(self, at: int) -> Scene:
        step = self.step_of(at)
        room = self.room if self.live else None
        night = step.title if isinstance(step, NightStep) else ""
        return Scene(self.pack, step.show, step.id in self.room.revealed, room, night)
