"""Citations: after each line who says so, and under each block where."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from guide.markup import long_date, year_of
from guide.model.as_of import LaterSource
from guide.model.base import Evidence, When
from guide.model.pack import Source
from guide.model.reading import Pack

from .fresh import source_mark, statement_mark
from .prose import Writer

__all__ = [
    "citation",
    "evidence_line",
    "full_citation",
    "long_date",
    "since_mark",
    "source_list",
]


def citation(pack: Pack, sources: Iterable[str]) -> str:
    """Short links to the sources: publisher and year."""
    links = " · ".join(_link(pack.sources[source]) for source in sources)
    return f'<span class="cite">{links}</span>'


def _link(source: Source) -> str:
    year = year_of(source)
    return (
        f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer" '
        f'title="{escape(source.title)}">{escape(source.publisher)}{year}</a>'
    ) + (f" ({escape(source.title)})" if isinstance(source, LaterSource) else "")


def address(source: Source) -> str:
    """Where a source can be read, for a file; a later one is named by its publisher."""
    return source.publisher if isinstance(source, LaterSource) else source.url


def full_citation(pack: Pack, source: Source) -> str:
    """A source in full: publisher, title, date, and what kind of source it is."""
    words = pack.words
    date = long_date(source.date)
    when = words.consulted.format(date=date) if source.undated else date
    if source.undated and pack.as_of:
        when = words.undated
    if isinstance(source, LaterSource):
        return f"{escape(source.publisher)}: {_later_link(source)}."
    quality = words.qualities[source.quality]
    marks = [f'<span class="quality">{escape(quality)}</span>']
    if source.state_outlet:
        outlet = words.state_outlet.format(state=pack.actors[source.state_outlet].name)
        marks.append(f'<span class="quality">{escape(outlet)}</span>')
    if source.language:
        marks.append(f'<span class="quality">{escape(source.language)}</span>')
    note = f' <span class="source-note">{escape(source.note)}</span>' if source.note else ""
    return (
        f"{escape(source.publisher)}, "
        f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(source.title)}</a>, {when}. {source_mark(pack, source)}{' '.join(marks)}{note}"
    )


def _later_link(source: LaterSource) -> str:
    return (
        f'<a href="{escape(source.url)}" target="_blank" rel="noopener">{escape(source.title)}</a>'
    )


def source_list(pack: Pack, sources: Iterable[str]) -> str:
    """The sources of a block in full, folded."""
    unique = list(dict.fromkeys(sources))
    if not unique:
        return ""
    items = "".join(f"<li>{full_citation(pack, pack.sources[source])}</li>" for source in unique)
    title = pack.words.sources_count.format(count=len(unique))
    return f'<details class="sources"><summary>{escape(title)}</summary><ol>{items}</ol></details>'


def evidence_line(pack: Pack, write: Writer, evidence: Evidence) -> str:
    """A line of evidence with its citation, marked if it came after the article or is due."""
    return (
        f"{since_mark(pack, evidence.known)}{statement_mark(pack, evidence)}"
        f"{write.line(evidence.text)} {citation(pack, evidence.sources)}"
    )


def since_mark(pack: Pack, known: When | None) -> str:
    """A mark on what a reader of the article could not yet know."""
    if known is None or known.first <= pack.guide.article.date.first:
        return ""
    words = pack.words.since_mark.format(date=long_date(known))
    return f'<span class="since">{escape(words)}</span> '
