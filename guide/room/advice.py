"""What to do when an event is late: what to leave out, what to shorten, when it then ends."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

from guide.model.runs import Run

from .plan import Blocks, ends, fitted, is_ballot, minutes_late, timed, without
from .room import PlannedStep, Room


@dataclass(frozen=True)
class Advice:
    """What to do about the time that an event is late, and what that comes to."""

    late: float
    """Minutes that the event is late now."""
    drop: tuple[PlannedStep, ...]
    """The steps to leave out: what will be missed."""
    shorten: tuple[PlannedStep, ...]
    """The steps to shorten, each with the minutes that it then has."""
    saves: int
    """Minutes that both save."""
    ends: dt.datetime
    """When the event then ends."""

    @property
    def ends_late(self) -> float:
        """Minutes that the event then still ends late; 0 if it ends in time."""
        return max(0.0, self.late - self.saves)


def advice(room: Room, run: Run, blocks: Blocks, now: dt.datetime) -> Advice | None:
    """What to do so that the event ends in time, or as near to it as can be; None if it does.

    ``run`` says how far its steps can be shortened and in which order they go, as in
    ``plan_for``; ``blocks`` holds what each step shows, and no ballot is touched; ``now`` is the
    moment. Where nothing can be left out or shortened any more, it says how late the event ends.
    """
    late = minutes_late(room, now)
    if not room.live or late <= 0:
        return None
    own = {step.id: step for step in run.steps}
    ahead = [
        step
        for at, step in enumerate(room.plan)
        if at > room.at and not step.dropped and step.step in own
        if not is_ballot(room, at, blocks)
    ]
    planned = {step.step: step.minutes for step in ahead}
    left = dict(planned)
    over = fitted([own[step.step] for step in ahead], planned, left, math.ceil(late))
    _give_back(planned, left, -over)
    saves = sum(planned.values()) - sum(left.values())
    return Advice(
        late=late,
        drop=tuple(step for step in ahead if not left[step.step]),
        shorten=tuple(
            step.model_copy(update={"minutes": left[step.step]})
            for step in ahead
            if 0 < left[step.step] < step.minutes
        ),
        saves=saves,
        ends=ends(room, now) - dt.timedelta(minutes=saves),
    )


def _give_back(planned: Mapping[str, int], left: dict[str, int], spare: int) -> None:
    """Shorten no step for minutes that a step left out has saved already."""
    while spare > 0:
        shortened = [step for step in planned if 0 < left[step] < planned[step]]
        if not shortened:
            break
        left[max(shortened, key=lambda step: planned[step] - left[step])] += 1
        spare -= 1


def advised(room: Room, said: Advice, blocks: Blocks) -> Room:
    """The plan as an advice has it, as far as its steps are still ahead."""
    room = without(room, (step.step for step in said.drop), blocks)
    minutes = {step.step: step.minutes for step in said.shorten}
    for place in range(room.at + 1, len(room.plan)):
        step = room.plan[place]
        room = timed(room, place, min(step.minutes, minutes.get(step.step, step.minutes)))
    return room
