"""The sources of a slide in full, as pages that fit the screen."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guide.model.content import Source
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.dates import long_date
from guide.text.html import html

from .slide import CAPTION, LINE, ROOM_FOR_ALL, WIDTH, Slide, line, line_count, parted


@dataclass(frozen=True)
class _Entry:
    html: Markup
    words: str


def source_pages(pack: Pack, slide: Slide) -> list[Markup]:
    """The full citations of all that is on a slide, a page of HTML each; none without sources."""
    entries = [_entry(pack, pack.sources[source]) for source in slide.sources]
    entries = [*_notes(pack, slide), *entries]
    if not entries:
        return []
    packs = parted(entries, _height, ROOM_FOR_ALL - 0.12)
    return [
        html("<ul>{% for entry in entries %}{{ entry.html }}{% endfor %}</ul>", entries=entries)
        for entries in packs
    ]


def _height(entry: _Entry) -> float:
    lines = line_count(entry.words, (WIDTH - 0.06) / CAPTION)
    return (lines + 0.5) * LINE * CAPTION


def _notes(pack: Pack, slide: Slide) -> list[_Entry]:
    """What is to be known of a figure before its sources: whose line, which survey."""
    return [
        _Entry(html("<li>{{ line }}</li>", line=line(pack, note)), plain(pack, note))
        for note in slide.group.notes
    ]


def _entry(pack: Pack, source: Source) -> _Entry:
    words = pack.words
    quality = words.qualities[source.quality]
    date = long_date(words, source.date)
    when = words.consulted.format(date=date) if source.undated else date
    outlet = (
        words.state_outlet.format(state=pack.actors[source.state_outlet].name)
        if source.state_outlet
        else ""
    )
    marks = "; ".join(part for part in (quality, outlet) if part)
    text = f"{source.publisher}, “{source.title}”, {when} ({marks})"
    return _Entry(html("<li>{{ text }}</li>", text=text), text)
