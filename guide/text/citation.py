"""Who says so, in words: publishers and years, whose line a map draws, what came later."""

from __future__ import annotations

from collections.abc import Iterable

from guide.model.base import When
from guide.model.content import Source
from guide.model.days import Day
from guide.model.maps import Map
from guide.model.pack import Pack

from .dates import long_date


def year_of(source: Source) -> str:
    """The year of a dated source, with a space before it."""
    return "" if source.undated else f" {source.date.first.year}"


def whose_line(pack: Pack, drawn: Map) -> str:
    """Whose line a map draws and when its shapes were cut, unless the reading stops before."""
    words = pack.words
    if drawn.borders_as_of is None:
        return words.whose_line_then.format(whose=drawn.whose)
    return words.whose_line.format(whose=drawn.whose, date=long_date(words, drawn.borders_as_of))


def source_names(pack: Pack, sources: Iterable[str]) -> list[str]:
    """Publisher and year of each source, each once."""
    cited = (pack.sources[source] for source in sources)
    return list(dict.fromkeys(f"{each.publisher}{year_of(each)}" for each in cited))


def since_words(pack: Pack, known: When[Day] | None) -> str:
    """The words that mark what a reader of the article could not yet know; empty for the rest."""
    if known is None or known.first <= pack.guide.article.date.first:
        return ""
    return pack.words.since_mark.format(date=long_date(pack.words, known))
