"""An event at a moment: the guide, the run and the room together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from guide.model.blocks import AnyBlock
from guide.model.pack import Pack
from guide.model.runs import Run, Step

from .look import Look
from .night_run import played, run_named
from .plan import next_place
from .room import PlannedStep, Room, new_room


@dataclass(frozen=True)
class Session:
    """A run as a room has come through it."""

    pack: Pack
    run: Run
    room: Room
    live: bool = True
    """False for a run that is only looked at: nothing is counted."""
    whole: Room | None = None
    """The event's own room, where steps of its plan have left the run; see ``kept``."""

    @classmethod
    def of_run(cls, pack: Pack, run: Run) -> Self:
        """The whole run, without an event; rounds of a quiz night are steps of their own."""
        run = played(pack, run)
        plan = tuple(PlannedStep(step=step.id, minutes=step.minutes) for step in run.steps)
        return cls(pack, run, new_room(run, plan, people=run.people), live=False)

    @classmethod
    def of_room(cls, pack: Pack, room: Room) -> Self | None:
        """The event of a room, in its language; None if the guide no longer has its run.

        Steps that have left the run since the room was opened are not in its plan here. They
        stay in the room's own, as they may come back.
        """
        pack = pack.in_language(room.language)
        run = run_named(pack, room.run)
        known = {step.id for step in run.steps} if run else set()
        plan = tuple(step for step in room.plan if step.step in known)
        if run is None or not plan:
            return None
        if len(plan) == len(room.plan):
            return cls(pack, run, room)
        before = sum(step.step in known for step in room.plan[: room.at])
        part = room.part if room.step.step in known else 0
        look = room.look if room.step.step in known else Look()
        at = min(before, len(plan) - 1)
        shown = room.changed(plan=plan, at=at, part=part, look=look)
        return cls(pack, run, shown, whole=room)

    def onto_room(self, changed: Room) -> Room:
        """The event's own room after a change, with the steps that the session lacks.

        ``changed`` is this session's room after a move. Whatever is written goes through here,
        so that a step which has left the run comes back with it.
        """
        if self.whole is None:
            return changed
        values = {
            name: value
            for name in Room.model_fields
            if (value := getattr(changed, name)) != getattr(self.room, name)
        }
        plan = values["plan"] = _with_lost(self.whole.plan, changed.plan)
        gone_on = values.keys() & {"at", "part"}
        here = changed.step.step if gone_on else self.whole.step.step
        values["at"] = next(at for at, step in enumerate(plan) if step.step == here)
        return self.whole.changed(**values)

    @property
    def at_end(self) -> bool:
        """Whether no step follows the one that is shown: what comes then is the end."""
        return next_place(self.room, self.room.at, 1) is None

    def step_of(self, at: int) -> Step:
        """The step at a place in the plan, from 0."""
        name = self.room.plan[at].step
        return next(step for step in self.run.steps if step.id == name)

    def block_of(self, at: int) -> AnyBlock | None:
        """The block that the step at a place shows."""
        step = self.step_of(at)
        return self.pack.block(step.block) if step.block else None

    def title_of(self, step: str) -> str:
        """The title of a step; its id if the run no longer has it."""
        return next((one.title for one in self.run.steps if one.id == step), step)

    def position(self) -> tuple[int, int]:
        """The number of the step that is shown, from 1, and how many there are.

        Steps that are left out do not count, unless it is one of them that is shown.
        """
        taken = [step.step for step in self.room.plan if not step.dropped]
        here = self.room.step.step
        number = taken.index(here) + 1 if here in taken else self.room.at + 1
        return number, len(taken)


def _with_lost(whole: Sequence[PlannedStep], plan: Sequence[PlannedStep]) -> list[PlannedStep]:
    """A plan with the steps of the whole one that it lacks, each behind the one it followed."""
    found, held = list(plan), {step.step for step in plan}
    for place, step in enumerate(whole):
        if step.step in held:
            continue
        before = whole[place - 1].step if place else None
        at = next((n for n, one in enumerate(found, 1) if one.step == before), 0)
        found.insert(at, step)
    return found
