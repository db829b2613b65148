"""From a run of show to the plan of one event, and what to do when it is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from guide.model.blocks import AnyBlock, Ballot
from guide.model.runs import Run, Step

from .room import PlannedStep, Room, seconds_in, seconds_used

Blocks = Mapping[str, AnyBlock | None]
"""What each step shows, by the step's id."""

Held = Literal["shown", "ballot", "only", "edge"]
"""Why a step stays: it has been shown, it is a ballot, no other is left, nothing is beside it."""

STEP_MINUTES = (1, 120)
"""The fewest and the most minutes that a step can be given."""


def nearest_run(runs: Iterable[Run], minutes: int) -> Run:
    """The run whose plan fills the minutes there are best; of two, the one nearer to them."""

    def missed(run: Run) -> tuple[int, int, int]:
        planned = minutes_planned(plan_for(run, minutes))
        return abs(planned - minutes), abs(run.minutes - minutes), run.minutes

    return min(runs, key=missed)


def plan_for(run: Run, minutes: int) -> tuple[PlannedStep, ...]:
    """The run fitted to the minutes there are.

    With too little time steps are first shortened to half of what can be saved, then dropped in
    their order, then shortened as far as they can be. With too much, talk gets what is left over,
    up to one and a half times its minutes.
    """
    own = {step.id: step.minutes for step in run.steps}
    left = dict(own)
    over = fitted(run.steps, own, left, sum(own.values()) - minutes)
    if over < 0:
        _stretch(run.steps, left, -over)
    return tuple(
        PlannedStep(step=step.id, minutes=left[step.id] or step.minutes, dropped=not left[step.id])
        for step in run.steps
    )


def fitted(
    steps: Sequence[Step], planned: Mapping[str, int], left: dict[str, int], over: int
) -> int:
    """Take minutes from the steps, and say how many are then still too many.

    ``planned`` holds the minutes of each before, ``left`` those after, 0 for one left out;
    ``over`` is how many are too many. Below 0 so many are to spare.
    """
    over = _shorten(steps, planned, left, over, share=0.5)
    over = _drop(steps, left, over)
    return _shorten(steps, planned, left, over, share=1.0)


def _shorten(
    steps: Sequence[Step],
    planned: Mapping[str, int],
    left: dict[str, int],
    over: int,
    *,
    share: float,
) -> int:
    """Take minutes from the longest steps first, no step below its least."""
    floors = {
        step.id: planned[step.id]
        - round(max(0, planned[step.id] - (step.least or planned[step.id])) * share)
        for step in steps
    }
    while over > 0:
        room = [step.id for step in steps if left[step.id] > floors[step.id]]
        if not room:
            break
        left[max(room, key=lambda step: left[step])] -= 1
        over -= 1
    return over


def _drop(steps: Sequence[Step], left: dict[str, int], over: int) -> int:
    for step in sorted((step for step in steps if step.drop), key=lambda step: step.drop or 0):
        if over <= 0:
            break
        over -= left[step.id]
        left[step.id] = 0
    return over


def _stretch(steps: Sequence[Step], left: dict[str, int], spare: int) -> None:
    """Give minutes to the steps that have room to breathe, those with a least, in turn."""
    while spare > 0:
        room = [
            step for step in steps if step.least and 0 < left[step.id] < round(step.minutes * 1.5)
        ]
        if not room:
            break
        least = min(room, key=lambda step: left[step.id] / step.minutes)
        left[least.id] += 1
        spare -= 1


def groups(people: int, size: int = 5) -> int:
    """How many small groups of about ``size`` people there are."""
    return max(1, round(people / size))


def minutes_planned(plan: Iterable[PlannedStep]) -> int:
    """The minutes of the steps that are not left out."""
    return sum(step.minutes for step in plan if not step.dropped)


def minutes_over(room: Room) -> int:
    """How many minutes the plan has more than there are; 0 if it has no more."""
    return max(0, minutes_planned(room.plan) - room.minutes)


# ── Changes by hand ──────────────────────────────────────────────────────────


def why_not_moved(room: Room, place: int, by: int, blocks: Blocks) -> Held | None:
    """Why a step may not change places with its neighbour; None if it may.

    ``place`` is the step's in the plan, from 0, and ``by`` leads to the neighbour: 1 or -1. What
    has been shown stays, and so do the ballots: talk lies between the two.
    """
    both = (place, place + by)
    if min(both) < 0 or max(both) >= len(room.plan):
        return "edge"
    if min(both) < _ahead(room):
        return "shown"
    return "ballot" if any(is_ballot(room, one, blocks) for one in both) else None


def can_move(room: Room, place: int, by: int, blocks: Blocks) -> bool:
    """Whether a step may change places with its neighbour; see ``why_not_moved``."""
    return why_not_moved(room, place, by, blocks) is None


def moved(room: Room, place: int, by: int) -> Room:
    """The plan with a step and its neighbour changed over."""
    plan = list(room.plan)
    plan[place], plan[place + by] = plan[place + by], plan[place]
    return _planned(room, plan)


def why_not_dropped(room: Room, place: int, blocks: Blocks) -> Held | None:
    """Why a step may not be left out, or back in; None if it may.

    ``place`` is the step's in the plan, from 0. What has been shown stays, and so does a ballot;
    before the event begins nothing has been shown.
    """
    if place < _ahead(room):
        return "shown"
    if is_ballot(room, place, blocks):
        return "ballot"
    others = (step for at, step in enumerate(room.plan) if at != place)
    return "only" if all(step.dropped for step in others) else None


def can_drop(room: Room, place: int, blocks: Blocks) -> bool:
    """Whether a step may be left out, or back in; see ``why_not_dropped``."""
    return why_not_dropped(room, place, blocks) is None


def _ahead(room: Room) -> int:
    """The first place in the plan that has not been shown."""
    return room.at + 1 if room.begun else 0


def is_ballot(room: Room, place: int, blocks: Blocks) -> bool:
    return isinstance(blocks.get(room.plan[place].step), Ballot)


def dropped(room: Room, place: int, out: bool) -> Room:
    """The plan with a step left out, or back in."""
    return _with(room, place, dropped=out)


def without(room: Room, steps: Iterable[str], blocks: Blocks) -> Room:
    """The plan with these steps left out, as far as they may be."""
    out = set(steps)
    for place, step in enumerate(room.plan):
        if step.step in out and not step.dropped and can_drop(room, place, blocks):
            room = dropped(room, place, True)
    return room


def timed(room: Room, place: int, minutes: int) -> Room:
    """The plan with other minutes for a step; as it is for minutes outside ``STEP_MINUTES``."""
    least, most = STEP_MINUTES
    return _with(room, place, minutes=minutes) if least <= minutes <= most else room


def _with(room: Room, place: int, **values: object) -> Room:
    plan = list(room.plan)
    plan[place] = plan[place].model_copy(update=values)
    return _planned(room, plan)


def _planned(room: Room, plan: Sequence[PlannedStep]) -> Room:
    """The room with another plan; an event that has not begun stands at its first step."""
    if room.begun:
        return room.changed(plan=plan)
    first = next(at for at, step in enumerate(plan) if not step.dropped)
    return room.changed(plan=plan, at=first, part=0)


def next_place(room: Room, at: int, by: int) -> int | None:
    """The place of the next step that is not left out, forwards (1) or back (-1)."""
    at += by
    while 0 <= at < len(room.plan):
        if not room.plan[at].dropped:
            return at
        at += by
    return None


# ── Time ─────────────────────────────────────────────────────────────────────


def minutes_late(room: Room, now: dt.datetime) -> float:
    """How far the event is behind its plan, in minutes; negative while it is ahead.

    The step that is shown counts as late once its own minutes are over.
    """
    return seconds_used(room, now) / 60 + _to_come(room, now) - room.minutes


def _to_come(room: Room, now: dt.datetime) -> float:
    """Minutes that the plan still takes."""
    here = 0 if room.step.dropped else room.step.minutes
    used = seconds_in(room, room.step.step, now) / 60
    return max(0.0, here - used) + minutes_planned(room.plan[room.at + 1 :])


def minutes_left(room: Room, now: dt.datetime) -> float:
    """Minutes until the event should end, by the event's own total."""
    return room.minutes - room.clock.seconds(now) / 60


def ends(room: Room, now: dt.datetime) -> dt.datetime:
    """When the event ends if what is still to come takes its own minutes."""
    return now + dt.timedelta(minutes=_to_come(room, now))
