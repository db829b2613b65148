"""What a fact rests on: a source that can bear it, and a date that keeps 2017 and since apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from ..as_of import is_later_source
from ..base import Evidence, When
from ..blocks.hindsight import Hindsight
from ..blocks.perspectives import Perspective
from ..blocks.quiz import Quiz
from ..drafts import Draft, Spot
from ..pack import Article, Day, Source
from ..problem import Problem
from ..timelines import Event, Timeline
from ..wording import checks as wording

REPRINT_HOSTS = (
    "scribd.com",
    "docslib.org",
    "documents.pub",
    "pdfslide.net",
    "studylib.net",
    "dokumen.tips",
    "dokumen.pub",
    "blogspot.com",
    "blogspot.fi",
    "paperzz.com",
    "doczz.net",
    "1library.net",
    "vdocuments.site",
    "derechos.org",
    "elaws.us",
    "docslides.com",
)
"""Hosts that carry copies of other publishers' texts."""

STATE_HOSTS: Mapping[str, str] = {
    "tass.com": "russia",
    "tass.ru": "russia",
    "sputniknews.com": "russia",
    "rt.com": "russia",
    "sputnikglobe.com": "russia",
    "rbth.com": "russia",
    "kremlin.ru": "russia",
    "presstv.ir": "other-states",
    "sana.sy": "syrian-government",
    "trtworld.com": "turkey",
}
"""Outlets of states: sources for that state's position only."""


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
            said = wording.known_missing(str(latest))
            yield Problem.at(spot.at("sources"), "known-missing", said)


def hindsight_is_dated(draft: Draft) -> Iterator[Problem]:
    """``known-missing``: a line of hindsight says when it could be known, not after its block."""
    for block, spot in draft.each(Hindsight):
        for number, line in enumerate(block.happened):
            place = spot.at("happened", number)
            if line.known is None:
                yield Problem.at(place, "known-missing", wording.known_missing(str(block.known)))
            elif line.known.first > block.known.last:
                said = wording.known_after(str(line.known), str(block.known))
                yield Problem.at(place, "date-order", said)


def events_do_not_rest_on_reprints(draft: Draft) -> Iterator[Problem]:
    """``reprints-alone``: an event whose every source is a copy on another host."""
    sources = _sources(draft)
    for event, spot in draft.each(Event):
        cited = [sources[name] for name in event.sources if name in sources]
        if cited and all(source.quality == "reprint" for source in cited):
            yield Problem.at(spot.at("sources"), "reprints-alone", wording.reprints_alone())


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
            said = wording.state_outlet(sorted(filter(None, outlets))[0])
            yield Problem.at(spot.at("sources"), "state-outlet", said)


def hosts_are_called_what_they_are(draft: Draft) -> Iterator[Problem]:
    """``reprint-host``, ``state-host``: an address of a known kind is marked as that kind."""
    for source, spot in draft.each(Source):
        host = _host(source.url)
        if source.quality != "reprint" and _among(host, REPRINT_HOSTS):
            yield Problem.at(spot.at("quality"), "reprint-host", wording.reprint_host(host))
        state = next(
            (state for known, state in STATE_HOSTS.items() if _among(host, (known,))), None
        )
        if state and source.state_outlet is None:
            yield Problem.at(spot.at("url"), "state-host", wording.state_host(host, state))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _among(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in hosts)


def events_stand_in_order(draft: Draft) -> Iterator[Problem]:
    """``date-order``: events by date, and no end before a beginning."""
    for timeline, spot in draft.each(Timeline):
        for number, (before, event) in enumerate(
            zip(timeline.events, timeline.events[1:], strict=False), 1
        ):
            if event.date.first < before.date.first:
                said = wording.out_of_order(str(event.date), before.id, str(before.date))
                yield Problem.at(spot.at("events", number, "date"), "date-order", said)
    for event, spot in draft.each(Event):
        if event.end is not None and event.end.last < event.date.first:
            said = wording.ends_before(str(event.end), str(event.date))
            yield Problem.at(spot.at("end"), "date-order", said)


RULES = (
    later_knowledge_is_marked,
    hindsight_is_dated,
    events_do_not_rest_on_reprints,
    state_outlets_speak_for_their_state,
    hosts_are_called_what_they_are,
    events_stand_in_order,
)
