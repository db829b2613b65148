"""Dates stand in order, and 2017 and what came later do not mix."""

from __future__ import annotations

from ..base import Part
from ..blocks.hindsight import Hindsight
from ..draft import Draft, Spot
from ..timelines import Event, Timeline
from ..wording import rules as wording
from .rule import Faults, rule


@rule("date-order", Timeline)
def events_in_order(timeline: Timeline, here: Spot, draft: Draft) -> Faults:
    """Events stand in order of date; a month may stand before or after its days."""
    latest = None
    for number, event in enumerate(timeline.events):
        if latest and event.date.last < latest.date.first:
            said = wording.out_of_order(event.id, str(event.date), latest.id, str(latest.date))
            yield here.at("events", number, "date"), said
        if latest is None or event.date.first > latest.date.first:
            latest = event


@rule("date-order", Event)
def ends_after_it_begins(event: Event, here: Spot, draft: Draft) -> Faults:
    """Something that lasted ends no earlier than it began."""
    if event.end and event.end.last < event.date.first:
        yield here.at("end"), wording.ends_before_begin(str(event.end), str(event.date))


@rule("date-known", Part)
def later_sources_are_marked(part: Part, here: Spot, draft: Draft) -> Faults:
    """A statement whose sources are all later than the article says when it could be known."""
    if draft.guide is None or "known" not in type(part).model_fields:
        return
    names = getattr(part, "sources", None)
    if not names or getattr(part, "known", None) is not None:
        return
    sources = [draft.sources.get(name) for name in names]
    article = draft.guide.article.date.last
    if all(source and not source.undated and source.date.first > article for source in sources):
        yield here.at("sources"), wording.known_later(str(draft.guide.article.date))


@rule("date-known", Hindsight)
def hindsight_is_dated(block: Hindsight, here: Spot, draft: Draft) -> Faults:
    """Each line of what happened is dated, none later than the block's own date."""
    for number, line in enumerate(block.happened):
        if line.known is None:
            yield here.at("happened", number), wording.happened_undated()
        elif line.known.first > block.known.last:
            spot = here.at("happened", number, "known")
            yield spot, wording.happened_later(str(line.known), str(block.known))
