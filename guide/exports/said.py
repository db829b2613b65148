"""How an export says what the guide holds: prose without markup, sources with their addresses."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from guide.model.as_of import LaterSource
from guide.model.content import Source
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.citation import year_of
from guide.text.markup import inline


def formatted(pack: Pack, text: str) -> Markup:
    """A text of one paragraph as HTML, its terms and people as words."""
    return inline(plain(pack.written or pack, text))


def unformatted(pack: Pack, text: str) -> str:
    """A text as a reader sees it, in one line and without any markup."""
    return formatted(pack, text).striptags()


def links(pack: Pack, sources: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Name and address of each source; a source of a later date has a name alone."""
    cited = (pack.sources[source] for source in sources)
    return tuple((name(pack, source), address(source)) for source in cited)


def name(pack: Pack, source: Source) -> str:
    """Publisher, title and year in one line."""
    if isinstance(source, LaterSource):
        return f"{source.publisher} ({source.title})"
    found = f", {source.found_in}" if source.found_in else ""
    year = year_of(source)
    return f"{source.publisher}, {source.title}{',' if year else ''}{year}{found}"


def address(source: Source) -> str:
    """Where a source can be read; nothing for one that the reading must not show."""
    return "" if isinstance(source, LaterSource) else source.url or ""
