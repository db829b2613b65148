"""The events of the timelines for a spreadsheet, a program and TimelineJS."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from guide.model.base import When, in_cell
from guide.model.days import Day
from guide.model.pack import Pack
from guide.model.timelines import Event, Timeline
from guide.text.citation import since_words
from guide.text.csv_file import csv_file
from guide.text.dates import long_date
from guide.text.html import html

from .made import Made, Wanted
from .said import formatted, links, unformatted

COLUMNS = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
)
"""The first row of TimelineJS's template, the same in every language."""

_TEXT = (
    "<p>{% if mark %}<strong>{{ mark }}.</strong> {% endif %}{{ text }}</p>"
    "{% for label, more in extras %}<p><em>{{ label }}:</em> {{ more }}</p>{% endfor %}"
    "<p>{% for name, url in sources %}{% if not loop.first %}; {% endif %}"
    '{% if url %}<a href="{{ url }}">{{ name }}</a>{% else %}{{ name }}{% endif %}{% endfor %}</p>'
)


def table(wanted: Wanted) -> Made:
    """The events as CSV, a row each, places with their coordinates."""
    pack, words = wanted.pack, wanted.pack.words
    header = [
        words.export_id,
        words.date,
        words.export_end,
        words.timelines,
        words.export_lane,
        words.kinds,
        words.actors,
        words.title,
        words.text,
        words.figures,
        words.disputed,
        words.instrument,
        words.places,
        words.sources,
    ]
    rows = [
        [
            event.id,
            in_cell(event.date),
            in_cell(event.end) if event.end else "",
            line.name,
            _lane(line, event),
            _kind(line, event),
            "; ".join(pack.actors[actor].name for actor in event.actors),
            event.title,
            unformatted(pack, event.text),
            unformatted(pack, event.figures or ""),
            unformatted(pack, event.disputed or ""),
            event.instrument or "",
            "; ".join(_place(pack, place) for place in event.places),
            "; ".join(url or name for name, url in links(pack, event.sources)),
        ]
        for line, event in _events(wanted)
    ]
    return Made(csv_file(header, rows).encode(), len(rows), len(rows))


def as_json(wanted: Wanted) -> Made:
    """The events as a list of objects, empty fields left out."""
    pack = wanted.pack
    found = [_object(pack, line, event) for line, event in _events(wanted)]
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    return Made(text.encode(), len(found), len(found))


def timeline_js(wanted: Wanted) -> Made:
    """The events as the sheet that TimelineJS reads, under a slide with the title."""
    pack = wanted.pack
    lines = _lines(wanted)
    first = lines[0]
    name = first.title if wanted.subject else pack.words.timelines_title
    intro = formatted(pack, first.intro or "") if wanted.subject else pack.words.timelines_intro
    rows = [_row(headline=name, text=str(intro), type="title")]
    events = _events(wanted)
    rows += [_slide(pack, line, event) for line, event in events]
    return Made(csv_file(COLUMNS, rows).encode(), len(events), len(events))


def _lines(wanted: Wanted) -> Sequence[Timeline]:
    if wanted.subject:
        return [wanted.pack.timelines[wanted.subject]]
    return list(wanted.pack.timelines.values())


def _events(wanted: Wanted) -> list[tuple[Timeline, Event]]:
    """Every event with its timeline, in order of date."""
    found = [(line, event) for line in _lines(wanted) for event in line.events]
    return sorted(found, key=lambda each: each[1].date.first)


def _lane(line: Timeline, event: Event) -> str:
    return next(lane.label for lane in line.lanes if lane.id == event.lane)


def _kind(line: Timeline, event: Event) -> str:
    return next(kind.label for kind in line.kinds if kind.id == event.kind)


def _place(pack: Pack, id: str) -> str:
    place = pack.places[id]
    return f"{place.name} ({place.lat}, {place.lon})"


def _object(pack: Pack, line: Timeline, event: Event) -> Mapping[str, object]:
    places = [pack.places[id] for id in event.places]
    found: dict[str, object] = {
        "id": event.id,
        "timeline": line.name,
        "date": str(event.date),
        "end": str(event.end or ""),
        "date_note": event.date_note,
        "lane": _lane(line, event),
        "kind": _kind(line, event),
        "actors": [pack.actors[actor].name for actor in event.actors],
        "title": event.title,
        "text": unformatted(pack, event.text),
        "figures": unformatted(pack, event.figures or ""),
        "disputed": unformatted(pack, event.disputed or ""),
        "instrument": event.instrument,
        "places": [{"name": each.name, "lat": each.lat, "lon": each.lon} for each in places],
        "people": [pack.people[person].name for person in event.people],
        "since": since_words(pack, event.date),
        "sources": [
            {"name": name, "url": url} if url else {"name": name}
            for name, url in links(pack, event.sources)
        ],
    }
    return {name: value for name, value in found.items() if value}


def _slide(pack: Pack, line: Timeline, event: Event) -> list[str]:
    words = pack.words
    extras = ((words.figures, event.figures), (words.disputed, event.disputed))
    text = html(
        _TEXT,
        mark=since_words(pack, event.date),
        text=formatted(pack, event.text),
        extras=[(label, formatted(pack, more)) for label, more in extras if more],
        sources=links(pack, event.sources),
    )
    return _row(
        begins=event.date,
        ends=event.end,
        shown=_shown(pack, event),
        headline=event.title,
        text=str(text),
        group=_lane(line, event),
    )


def _shown(pack: Pack, event: Event) -> str:
    day = long_date(pack.words, event.date)
    return f"{day} – {long_date(pack.words, event.end)}" if event.end else day


def _row(
    *,
    headline: str,
    text: str,
    begins: When[Day] | None = None,
    ends: When[Day] | None = None,
    shown: str = "",
    type: str = "",
    group: str = "",
) -> list[str]:
    return [
        *_parts(begins),
        "",
        *_parts(ends),
        "",
        shown,
        headline,
        text,
        *[""] * 4,
        type,
        group,
        "",
    ]


def _parts(when: When[Day] | None) -> list[str]:
    """Year, month and day, as far as they are known; for TimelineJS -44 is 44 BCE."""
    if when is None:
        return ["", "", ""]
    first = when.first
    year = first.year if first.year > 0 else first.year - 1
    month = "" if when.precision == "year" else str(first.month)
    return [str(year), month, str(first.day) if when.precision == "day" else ""]
