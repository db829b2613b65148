"""Events stand in lanes and are of kinds that their timeline has."""

from __future__ import annotations

from ..draft import Draft, Spot
from ..timelines import Timeline
from ..wording import rules as wording
from .rule import Faults, rule


@rule("event-lane", Timeline)
def lanes_exist(timeline: Timeline, here: Spot, draft: Draft) -> Faults:
    """Every event stands in a lane of its timeline."""
    lanes = [lane.id for lane in timeline.lanes]
    for number, event in enumerate(timeline.events):
        if event.lane not in lanes:
            yield here.at("events", number, "lane"), wording.not_among("lane", event.lane, lanes)


@rule("event-kind", Timeline)
def kinds_exist(timeline: Timeline, here: Spot, draft: Draft) -> Faults:
    """Every event is of a kind of its timeline."""
    kinds = [kind.id for kind in timeline.kinds]
    for number, event in enumerate(timeline.events):
        if event.kind not in kinds:
            yield here.at("events", number, "kind"), wording.not_among("kind", event.kind, kinds)
