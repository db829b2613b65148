"""From a run of show to the plan of one event, and what to drop when it is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from guide.model.blocks import AnyBlock, Ballot
from guide.model.runs import Run, Step

from .room import PlannedStep, Room, seconds_in


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
    left = {step.id: step.minutes for step in run.steps}
    over = sum(left.values()) - minutes
    if over > 0:
        over = _shorten(run.steps, left, over, share=0.5)
        over = _drop(run.steps, left, over)
        over = _shorten(run.steps, left, over, share=1.0)
    if over < 0:
        _stretch(run.steps, left, -over)
    return tuple(
        PlannedStep(step=step.id, minutes=left[step.id] or step.minutes, dropped=not left[step.id])
        for step in run.steps
    )


def _shorten(steps: Sequence[Step], left: dict[str, int], over: int, *, share: float) -> int:
    """Take minutes from the longest steps first, no step below its least."""
    floors = {
        step.id: step.minutes - round((step.minutes - (step.least or step.minutes)) * share)
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
    """The minutes of the steps that are kept."""
    return sum(step.minutes for step in plan if not step.dropped)


# ── Changes by hand ──────────────────────────────────────────────────────────


def can_move(room: Room, place: int, by: int, kept: Mapping[str, AnyBlock | None]) -> bool:
    """Whether a step may change places with its neighbour.

    What has been shown stays, and so do the ballots: talk lies between the two.
    """
    both = (place, place + by)
    if min(both) <= room.at or max(both) >= len(room.plan):
        return False
    return not any(isinstance(kept.get(room.plan[n].step), Ballot) for n in both)


def moved(room: Room, place: int, by: int) -> Room:
    """The plan with a step and its neighbour changed over."""
    plan = list(room.plan)
    plan[place], plan[place + by] = plan[place + by], plan[place]
    return room.changed(plan=plan)


def can_drop(room: Room, place: int, kept: Mapping[str, AnyBlock | None]) -> bool:
    """Whether a step may be left out: not what is shown, and never a ballot."""
    return place > room.at and not isinstance(kept.get(room.plan[place].step), Ballot)


def dropped(room: Room, place: int, out: bool) -> Room:
    """The plan with a step left out, or back in."""
    return _with(room, place, dropped=out)


def without(room: Room, steps: Iterable[str], kept: Mapping[str, AnyBlock | None]) -> Room:
    """The plan with these steps left out, as far as they may be."""
    out = set(steps)
    for place, step in enumerate(room.plan):
        if step.step in out and can_drop(room, place, kept):
            room = dropped(room, place, True)
    return room


def timed(room: Room, place: int, minutes: int) -> Room:
    """The plan with other minutes for a step."""
    return _with(room, place, minutes=max(1, min(minutes, 120)))


def _with(room: Room, place: int, **values: object) -> Room:
    plan = list(room.plan)
    plan[place] = plan[place].model_copy(update=values)
    return room.changed(plan=plan)


def next_kept(room: Room, at: int, by: int) -> int | None:
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
    kept = [step for step in room.plan if not step.dropped]
    before = sum(step.minutes for step in room.plan[: room.at] if not step.dropped)
    here = 0 if room.step.dropped else room.step.minutes
    used = sum(seconds_in(room, step.step, now) for step in room.plan) / 60
    within = min(seconds_in(room, room.step.step, now) / 60, here)
    planned = before + within
    total = sum(step.minutes for step in kept)
    return used - planned + (total - room.minutes)


def minutes_left(room: Room, now: dt.datetime) -> float:
    """Minutes until the event should end, by the event's own total."""
    return room.minutes - room.clock.seconds(now) / 60


def to_drop(room: Room, run: Run, late: float) -> list[PlannedStep]:
    """The steps to leave out so that the time is made good, in the run's own order; no ballot."""
    order = {step.id: step.drop for step in run.steps if step.drop is not None}
    ahead = [step for step in room.plan[room.at + 1 :] if not step.dropped and step.step in order]
    chosen: list[PlannedStep] = []
    for step in sorted(ahead, key=lambda one: order[one.step]):
        if late <= 0:
            break
        chosen.append(step)
        late -= step.minutes
    return chosen
