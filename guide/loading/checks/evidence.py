"""What a fact rests on: a source that can bear it, and a date that keeps then and since apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from guide.model.as_of import is_later_source
from guide.model.base import Evidence, When
from guide.model.blocks.hindsight import Hindsight
from guide.model.blocks.perspectives import Perspective
from guide.model.blocks.quiz import Quiz
from guide.model.content import Article, Day, Hosts, Source, among, host_of
from guide.model.timelines import Event, Timeline

from .. import rules
from ..drafts import Draft, Spot
from ..messages import checks as messages
from ..problem import Problem


def _sources(draft: Draft) -> Mapping[str, Source]:
    return {source.id: source for source in draft.all(Source)}


def _article(draft: Draft) -> dt.date:
    return next((article.date.first for article in draft.all(Article)), dt.date.max)


def _statements(draft: Draft) -> Iterator[tuple[Spot, tuple[str, ...], When | None]]:
    """Every statement that must say when it could be known: its sources and that date."""
    found: list[tuple[Evidence | Perspective | Quiz | Day, Spot]] = [
        *draft.each(Evidence),
        *draft.each(Perspective),
        *draft.each(Quiz),
        *draft.each(Day),
    ]
    for part, spot in found:
        yield spot, part.sources, part.known


def later_knowledge_is_marked(draft: Draft) -> Iterator[Problem]:
    """``known-missing``: every source is later than the article, and ``known`` is not given."""
    article, sources = _article(draft), _sources(draft)
    for spot, cited, known in _statements(draft):
        dated = [sources[name] for name in cited if name in sources]
        if (
            known is None
            and dated
            and len(dated) == len(cited)
            and all(is_later_source(source, article) for source in dated)
        ):
            latest = min(source.known or source.date for source in dated)
            message = messages.known_missing(str(latest))
            yield Problem.at(spot.at("sources"), rules.KNOWN_MISSING, message)


def hindsight_is_dated(draft: Draft) -> Iterator[Problem]:
    """``known-missing``: a line of hindsight says when it could be known, not after its block."""
    for block, spot in draft.each(Hindsight):
        for number, line in enumerate(block.happened):
            place = spot.at("happened", number)
            if line.known is None:
                yield Problem.at(
                    place, rules.KNOWN_MISSING, messages.known_missing(str(block.known))
                )
            elif line.known.first > block.known.last:
                message = messages.known_after(str(line.known), str(block.known))
                yield Problem.at(place, rules.DATE_ORDER, message)


def events_do_not_rest_on_reprints(draft: Draft) -> Iterator[Problem]:
    """``reprints-alone``: an event whose every source is a copy on another host."""
    sources = _sources(draft)
    for event, spot in draft.each(Event):
        cited = [sources[name] for name in event.sources if name in sources]
        if cited and all(source.quality == "reprint" for source in cited):
            yield Problem.at(spot.at("sources"), rules.REPRINTS_ALONE, messages.reprints_alone())


def state_outlets_speak_for_their_state(draft: Draft) -> Iterator[Problem]:
    """``state-outlet``: a state's outlet alone bears only that state's own position."""
    sources = _sources(draft)
    cases: list[tuple[Spot, tuple[str, ...], str | None]] = [
        (spot, part.sources, part.position_of) for part, spot in draft.each(Evidence)
    ]
    cases += [(spot, part.sources, part.position_of) for part, spot in draft.each(Event)]
    cases += [(spot, part.sources, part.actor) for part, spot in draft.each(Perspective)]
    for spot, cited, position in cases:
        found = [sources[name] for name in cited if name in sources]
        outlets = {source.state_outlet for source in found}
        if found and None not in outlets and outlets != {position}:
            message = messages.state_outlet(sorted(filter(None, outlets))[0])
            yield Problem.at(spot.at("sources"), rules.STATE_OUTLET, message)


def hosts_are_called_what_they_are(draft: Draft) -> Iterator[Problem]:
    """``reprint-host``, ``state-host``: an address of a known kind is marked as that kind."""
    for hosts in draft.all(Hosts):
        for source, spot in draft.each(Source):
            host = host_of(source.url)
            if source.quality != "reprint" and among(host, hosts.reprints):
                yield Problem.at(
                    spot.at("quality"), rules.REPRINT_HOST, messages.reprint_host(host)
                )
            states = [each.state for each in hosts.state_outlets if among(host, each.hosts)]
            if states and source.state_outlet is None:
                message = messages.state_host(host, states[0])
                yield Problem.at(spot.at("url"), rules.STATE_HOST, message)


def sources_can_be_found(draft: Draft) -> Iterator[Problem]:
    """``missing-key``: a source has an address, or says where it is found."""
    for source, spot in draft.each(Source):
        if source.url is None and source.found_in is None:
            yield Problem.at(spot, rules.MISSING_KEY, messages.not_found(source.id))


def events_stand_in_order(draft: Draft) -> Iterator[Problem]:
    """``date-order``: events by date, and no end before a beginning."""
    for timeline, spot in draft.each(Timeline):
        for number, (before, event) in enumerate(
            zip(timeline.events, timeline.events[1:], strict=False), 1
        ):
            if event.date.first < before.date.first:
                message = messages.out_of_order(str(event.date), before.id, str(before.date))
                yield Problem.at(spot.at("events", number, "date"), rules.DATE_ORDER, message)
    for event, spot in draft.each(Event):
        if event.end is not None and event.end.last < event.date.first:
            message = messages.ends_before(str(event.end), str(event.date))
            yield Problem.at(spot.at("end"), rules.DATE_ORDER, message)


CHECKS = (
    later_knowledge_is_marked,
    hindsight_is_dated,
    events_do_not_rest_on_reprints,
    state_outlets_speak_for_their_state,
    hosts_are_called_what_they_are,
    sources_can_be_found,
    events_stand_in_order,
)
