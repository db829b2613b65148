"""What is looked up: timelines and sources."""

from __future__ import annotations

from guide.model.as_of import LaterSource
from guide.model.content import Source
from guide.model.timelines import Timeline
from guide.text.count import Counted
from guide.text.dates import long_date

from ..blocks import timeline
from ..nodes import Bullets, Heading, Nodes, Paragraph, Run, Runs
from ..typeset import typed_lines
from ..writer import Writer, said


def timeline_list(write: Writer, line: Timeline) -> Nodes:
    """Every event in a table."""
    return timeline.listed(write, line)


def timeline_foldout(write: Writer, line: Timeline) -> Nodes:
    """The events in their lanes, over as many pages as they need."""
    return timeline.foldout(write, line)


def sources(write: Writer) -> Nodes:
    """Every source in full, by kind, documents first; those of a later day are only counted."""
    words, pack = write.pack.words, write.pack
    found: Nodes = [Paragraph(said(words.sources_intro))]
    now = [one for one in pack.sources.values() if not isinstance(one, LaterSource)]
    for quality, name in words.qualities.items():
        own = [source for source in now if source.quality == quality]
        own.sort(key=lambda source: (source.publisher.casefold(), source.date.first))
        if own:
            found.append(Heading(2, f"{name[0].upper()}{name[1:]} ({len(own)})"))
            found.append(Bullets(tuple(_full(write, source) for source in own)))
    later = len(pack.sources) - len(now)
    if later:
        told = words.later_sources.format(count=Counted(later, words))
        found.append(Paragraph(said(told), "quiet"))
    return found


def _full(write: Writer, source: Source) -> Runs:
    words = write.pack.words
    date = long_date(words, source.date)
    when = date
    if source.undated:
        when = words.undated if write.pack.as_of else words.consulted.format(date=date)
    marks = [source.language] if source.language else []
    if source.state_outlet:
        state = write.pack.actors[source.state_outlet].name
        marks.append(words.state_outlet.format(state=state))
    if source.note:
        marks.append(source.note)
    told = "".join(f" [{mark}]" for mark in marks)
    found = f" {source.found_in}." if source.found_in else ""
    runs = (Run(source.publisher, "strong"), Run(f", {source.title}, {when}.{told}{found} "))
    if source.url is None:
        return runs
    (url,) = typed_lines(source.url.replace("/", "/\u200b"))
    return (*runs, Run(url, "quiet", source.url))
