"""A timeline as a list of its events."""

from __future__ import annotations

from guide.model.blocks import TimelineBlock
from guide.model.timelines import Event
from guide.text.citation import since_words
from guide.text.dates import long_date

from ..page import Page, escaped


def write(page: Page, block: TimelineBlock) -> None:
    """Each event with its date, what is contested of it, and its sources."""
    line = page.pack.timelines[block.timeline]
    page.heading(2, line.title)
    for intro in (line.intro, block.intro):
        if intro:
            page.text(intro)
    page.list(_event(page, event) for event in line.events)


def _event(page: Page, event: Event) -> str:
    words = page.pack.words
    date = long_date(words, event.date)
    if event.end:
        date = f"{date} – {long_date(words, event.end)}"
    mark = since_words(page.pack, event.date)
    parts = [f"**{escaped(date)}. {escaped(event.title)}.**"]
    if mark:
        parts.insert(0, f"*{escaped(mark)}.*")
    parts.append(page.prose(event.text))
    for label, text in ((words.figures, event.figures), (words.disputed, event.disputed)):
        if text:
            parts.append(f"*{escaped(label)}:* {page.prose(text)}")
    return " ".join([*parts, page.cites(event.sources)])
