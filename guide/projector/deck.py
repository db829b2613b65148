"""All that a run shows: the slides of each step, and the way from one to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from guide.model.blocks import AnyBlock, Hindsight, Quiz
from guide.model.reading import Pack
from guide.model.runs import Run, Step
from guide.room.plan import next_kept
from guide.room.room import SIZES, PlannedStep, Room, go, new_room, reveal

from . import blocks, pages
from .scene import Scene
from .slide import Slide, slide_at, spread


@dataclass(frozen=True)
class Deck:
    """The slides of a run as a room has come through it."""

    pack: Pack
    run: Run
    room: Room
    live: bool = True
    """False for a run that is only looked at: nothing is counted."""

    @classmethod
    def of_run(cls, pack: Pack, run: Run) -> Deck:
        """The whole run, without an event."""
        plan = tuple(PlannedStep(step=step.id, minutes=step.minutes) for step in run.steps)
        return cls(pack, run, new_room(run, plan, people=run.people), live=False)

    @classmethod
    def of_room(cls, pack: Pack, room: Room) -> Deck | None:
        """What a room shows; None if the guide no longer has its run.

        Steps that have left the run since the room was opened leave its plan.
        """
        run = pack.runs.get(room.run)
        known = {step.id for step in run.steps} if run else set()
        plan = tuple(step for step in room.plan if step.step in known)
        if run is None or not plan:
            return None
        if len(plan) < len(room.plan):
            before = sum(step.step in known for step in room.plan[: room.at])
            room = room.changed(plan=plan, at=min(before, len(plan) - 1), part=0)
        return cls(pack, run, room)

    def step_of(self, at: int) -> Step:
        """The step at a place in the plan."""
        name = self.room.plan[at].step
        return next(step for step in self.run.steps if step.id == name)

    def block_of(self, at: int) -> AnyBlock | None:
        """The block that the step at a place shows."""
        step = self.step_of(at)
        return self.pack.block(step.block) if step.block else None

    def slides(self, at: int | None = None) -> tuple[Slide, ...]:
        """The slides of the step at a place; of the one that is shown, if none is given."""
        return self._shown if at is None or at == self.room.at else self._slides(at)

    @cached_property
    def _shown(self) -> tuple[Slide, ...]:
        return self._slides(self.room.at)

    def _slides(self, at: int) -> tuple[Slide, ...]:
        step, size = self.step_of(at), SIZES[self.room.size]
        if step.page is not None:
            return spread(pages.groups(self.pack, self.run, step.page), size)
        assert step.block is not None
        return spread(blocks.groups(self._scene(at), self.pack.block(step.block)), size)

    def number(self) -> int:
        """The place of the slide that is shown among those of its step, from 0."""
        return slide_at(self.slides(), self.room.part)

    def can_reveal(self) -> bool:
        """Whether the step has an answer or a result that can be shown now."""
        block = self.block_of(self.room.at)
        return block is not None and blocks.can_reveal(self._scene(self.room.at), block)

    def next(self, now: dt.datetime) -> Room:
        """The room one slide on: within the step, to its answer, to the next step that is kept.

        A quiz item and a judgment in hindsight open by going on, as a clicker has no other key; a
        ballot's result never does.
        """
        slides, here = self.slides(), self.number()
        if here + 1 < len(slides):
            return go(self.room, self.room.at, slides[here + 1].part, now)
        block = self.block_of(self.room.at)
        if isinstance(block, Quiz | Hindsight) and not self.room.shown and self.can_reveal():
            return self.reveal(True)
        at = next_kept(self.room, self.room.at, 1)
        return self.room if at is None else go(self.room, at, 0, now)

    def back(self, now: dt.datetime) -> Room:
        """The room one slide back, to the last slide of the step before if need be."""
        slides, here = self.slides(), self.number()
        if here:
            return go(self.room, self.room.at, slides[here - 1].part, now)
        at = next_kept(self.room, self.room.at, -1)
        return self.room if at is None else go(self.room, at, self.slides(at)[-1].part, now)

    def reveal(self, shown: bool) -> Room:
        """The room with the step's answer or result shown, or hidden again.

        What is shown opens at the first slide that was not there before.
        """
        if shown and not self.can_reveal():
            return self.room
        changed = reveal(self.room, shown)
        if not shown or not isinstance(self.block_of(self.room.at), Hindsight):
            return changed
        slides = replace(self, room=changed).slides()
        return changed.changed(part=slides[min(len(self.slides()), len(slides) - 1)].part)

    def _scene(self, at: int) -> Scene:
        step = self.step_of(at)
        room = self.room if self.live else None
        return Scene(self.pack, step.show, step.id in self.room.revealed, room)
