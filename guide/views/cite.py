"""Citations: after each line who says so, and under each block where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from guide.model.as_of import LaterSource
from guide.model.base import Evidence, When
from guide.model.content import Source
from guide.model.days import Day
from guide.model.pack import Pack
from guide.text.citation import since_words, year_of
from guide.text.dates import long_date
from guide.text.html import html

from .kept import kept
from .prose import Writer
from .review_marks import source_mark, statement_mark

__all__ = [
    "citation",
    "evidence_line",
    "full_citation",
    "since_mark",
    "source_list",
]


_LINKS = (
    '<span class="cite">{% for source, year, later in links %}'
    "{% if not loop.first %} · {% endif %}"
    '{% if source.url %}<a href="{{ source.url }}" target="_blank" rel="noopener noreferrer" '
    'title="{{ source.title }}">{{ source.publisher }}{{ year }}</a>'
    '{% else %}<span title="{{ source.title }}">{{ source.publisher }}{{ year }}</span>{% endif %}'
    "{% if later %} ({{ source.title }}){% endif %}{% endfor %}</span>"
)


def citation(pack: Pack, sources: Iterable[str]) -> Markup:
    """Short links to the sources: publisher and year."""
    cited = [pack.sources[source] for source in sources]
    links = [(each, year_of(each), isinstance(each, LaterSource)) for each in cited]
    return html(_LINKS, links=links)


def address(source: Source) -> str:
    """Where a source can be read, for a file; a later one is named by its publisher."""
    return (
        source.publisher if isinstance(source, LaterSource) else source.url or source.found_in or ""
    )


_FULL = (
    "{% if publisher %}{{ source.publisher }}, {% endif %}"
    '{% if source.url %}<a href="{{ source.url }}" target="_blank" rel="noopener noreferrer"'
    "{% else %}<cite{% endif %}"
    '{% if source.title_language %} lang="{{ source.title_language }}"{% endif %}>'
    "{{ source.title }}{% if source.url %}</a>{% else %}</cite>{% endif %}, {{ when }}. "
    "{% if source.found_in %}{{ source.found_in }}. {% endif %}{{ due }}"
    '<span class="quality">{{ quality }}</span>'
    '{% for mark in marks %} <span class="quality">{{ mark }}</span>{% endfor %}'
    '{% if source.note %} <span class="source-note">{{ source.note }}</span>{% endif %}'
)
_LATER = (
    '{{ source.publisher }}: <a href="{{ source.url }}" target="_blank" rel="noopener">'
    "{{ source.title }}</a>."
)


def full_citation(pack: Pack, source: Source) -> Markup:
    """A source in full: publisher, title, date, and what kind of source it is."""
    return kept(_full_citation, pack, source)


def below_publisher(pack: Pack, source: Source) -> Markup:
    """A source in full where its publisher's name stands above it."""
    return _full_citation(pack, source, publisher=False)


def _full_citation(pack: Pack, source: Source, *, publisher: bool = True) -> Markup:
    if isinstance(source, LaterSource):
        return html(_LATER, source=source)
    words = pack.words
    marks = []
    if source.state_outlet:
        marks.append(words.state_outlet.format(state=pack.actors[source.state_outlet].name))
    if source.language:
        marks.append(source.language)
    return html(
        _FULL,
        source=source,
        publisher=publisher,
        when=_when(pack, source),
        due=source_mark(pack, source),
        quality=words.qualities[source.quality],
        marks=marks,
    )


def _when(pack: Pack, source: Source) -> str:
    """The date of a source, or when one without a date was read."""
    words = pack.words
    if source.undated and pack.as_of:
        return words.undated
    date = long_date(words, source.date)
    return words.consulted.format(date=date) if source.undated else date


def source_list(pack: Pack, sources: Iterable[str]) -> Markup:
    """The sources of a block in full, folded."""
    unique = list(dict.fromkeys(sources))
    return kept(_source_list, pack, unique) if unique else Markup()


def _source_list(pack: Pack, unique: Sequence[str]) -> Markup:
    return html(
        '<details class="sources"><summary>{{ title }}</summary><ol>'
        "{% for item in items %}<li>{{ item }}</li>{% endfor %}</ol></details>",
        title=pack.words.sources_count.format(count=len(unique)),
        items=[full_citation(pack, pack.sources[source]) for source in unique],
    )


def evidence_line(pack: Pack, write: Writer, evidence: Evidence) -> Markup:
    """A line of evidence with its citation, marked if it came after the article or is due."""
    return html(
        "{{ since }}{{ due }}{{ text }} {{ cite }}",
        since=since_mark(pack, evidence.known),
        due=statement_mark(pack, evidence),
        text=write.line(evidence.text),
        cite=citation(pack, evidence.sources),
    )


def since_mark(pack: Pack, known: When[Day] | None) -> Markup:
    """A mark on what a reader of the article could not yet know."""
    words = since_words(pack, known)
    return html('<span class="since">{{ words }}</span> ', words=words) if words else Markup()
