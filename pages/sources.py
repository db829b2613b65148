"""Every source, by publisher, with the places that cite it."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from guide.model.as_of import LaterSource, handle
from guide.model.content import Source
from guide.model.freshness import Due, due, source_review
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.count import Counted
from guide.text.dates import long_date
from guide.text.html import html
from guide.views import exports, long_list
from guide.views.cite import below_publisher
from guide.views.kept import kept
from guide.views.links import page_link
from guide.views.page_head import page_head
from guide.views.review_marks import today


def show(pack: Pack) -> None:
    """Show the sources by publisher, filtered by kind and by words."""
    words = pack.words
    page_head(words.sources, words.sources_intro)
    _sources(pack)
    if not pack.as_of:
        st.html(kept(_due, pack))
    exports.show(pack, "sources", words.export_sources_intro)


def _due(pack: Pack) -> Markup:
    """What of the guide should have been looked at again, sources and statements."""
    words = pack.words
    found = due(pack, today())
    if not found:
        return html('<p class="quiet">{{ text }}</p>', text=words.due_none)
    return html(
        '<details class="due-list measure"><summary>{{ title }}</summary><p>{{ intro }}</p><ul>'
        "{% for date, what, place in items %}<li><strong>{{ date }}</strong> {{ what }} "
        '<span class="quiet">{{ place }}</span></li>{% endfor %}</ul></details>',
        title=words.due_title.format(count=len(found)),
        intro=words.due_intro,
        items=[(long_date(words, one.review_by), one.what, _place(pack, one)) for one in found],
    )


def _place(pack: Pack, one: Due) -> str:
    """Where something that is due stands, unless that is its own name."""
    name = plain(pack, one.where.title)
    return "" if name == one.what else name


@st.fragment
def _sources(pack: Pack) -> None:
    words = pack.words
    with st.container(key="source-filters", horizontal=True, vertical_alignment="bottom"):
        asked = long_list.search(words.find_source)
        kinds = st.multiselect(
            words.quality,
            list(words.qualities),
            format_func=words.qualities.__getitem__,
            key="quality",
            bind="query-params",
            placeholder=words.all,
        )
    cited = st.query_params.get("cited", "")
    one = [source for source in pack.sources.values() if handle(source.id) == cited]
    if one and not asked and not kinds:
        _one(pack, one[0])
        return
    sources = [each for each in pack.sources.values() if not isinstance(each, LaterSource)]
    found = [
        source
        for source in sources
        if asked in f"{source.publisher} {source.title} {source.url} {source.found_in}".casefold()
        and (not kinds or source.quality in kinds)
    ]
    found = long_list.by_letter(pack, sources, found, _publisher)
    found.sort(key=lambda source: (source.publisher.casefold(), source.date.first))
    text = words.sources_count.format(count=len(found))
    checked = "" if pack.as_of else _checked(pack, sources)
    st.html(
        html(
            '<p class="kicker" data-say>{{ text }}</p><p class="quiet">{{ checked }}</p>',
            text=text,
            checked=checked,
        )
    )
    long_list.show(found, lambda part: kept(_list, pack, part))
    if later := len(pack.sources) - len(sources):
        text = words.later_sources.format(count=Counted(later, words))
        st.html(html('<p class="quiet measure">{{ text }}</p>', text=text))


def _checked(pack: Pack, sources: Sequence[Source]) -> str:
    """When the sources were looked at, and when the first is to be looked at again."""
    reviews = [source_review(pack, source) for source in sources]
    return pack.words.checked.format(
        date=long_date(pack.words, min(review.checked_on for review in reviews)),
        review=long_date(pack.words, min(review.review_by for review in reviews)),
    )


def _publisher(source: Source) -> str:
    return source.publisher


def _list(pack: Pack, sources: Sequence[Source]) -> Markup:
    return html(
        '<dl class="source-groups">{% for publisher, items in groups %}<div><dt>{{ publisher }}'
        "</dt>{% for item in items %}<dd>{{ item }}</dd>{% endfor %}</div>{% endfor %}</dl>",
        groups=[
            (publisher, [_item(pack, source) for source in group])
            for publisher, group in groupby(sources, key=_publisher)
        ],
    )


def _item(pack: Pack, source: Source) -> Markup:
    return html(
        '{{ citation }}<p class="quiet">{{ cited_in }}</p>',
        citation=below_publisher(pack, source),
        cited_in=_cited_in(pack, source.id),
    )


def _one(pack: Pack, source: Source) -> None:
    """The source that a link of an earlier reading asks for (``?cited=…``)."""
    text = pack.words.one_source
    st.html(html('<p class="kicker" data-say>{{ text }}</p>', text=text))
    st.html(_list(pack, [source]))
    page_link("sources", pack.words.all_sources)


def _cited_in(pack: Pack, source: str) -> str:
    places = pack.citations.get(source, ())
    if not places:
        return pack.words.not_cited
    titles = dict.fromkeys(plain(pack, place.title) for place in places)
    return f"{pack.words.cited_in} {' · '.join(titles)}"
