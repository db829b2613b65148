"""Every source, with the places that cite it."""

from html import escape

import streamlit as st

from guide.model.as_of import LaterSource, handle
from guide.model.freshness import Due, due, source_review
from guide.model.pack import Source
from guide.model.reading import Pack
from guide.views.cite import full_citation, long_date
from guide.views.fresh import today
from guide.views.links import page_link
from guide.views.page_head import page_head
from guide.views.prose import plain


def show(pack: Pack) -> None:
    """Show the sources by publisher, filtered by kind and by words."""
    words = pack.words
    page_head(words.sources, words.sources_intro)
    if not pack.as_of:
        st.html(_due(pack))
    _sources(pack)


def _due(pack: Pack) -> str:
    """What of the guide should have been looked at again, sources and statements."""
    words = pack.words
    found = due(pack, today())
    if not found:
        return f'<p class="quiet">{escape(words.due_none)}</p>'
    items = "".join(
        f"<li><strong>{escape(long_date(one.review_by))}</strong> {escape(one.what)} "
        f'<span class="quiet">{escape(_place(pack, one))}</span></li>'
        for one in found
    )
    title = words.due_title.format(count=len(found))
    return (
        f'<details class="due-list measure"><summary>{escape(title)}</summary>'
        f"<p>{escape(words.due_intro)}</p><ul>{items}</ul></details>"
    )


def _place(pack: Pack, one: Due) -> str:
    """Where something that is due stands, unless that is its own name."""
    name = plain(pack, one.where.title)
    return "" if name == one.what else name


@st.fragment
def _sources(pack: Pack) -> None:
    words = pack.words
    qualities = words.qualities
    with st.container(key="source-filters", horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(words.find_source, key="find", bind="query-params")
        kinds = st.multiselect(
            words.quality,
            list(qualities),
            format_func=qualities.__getitem__,
            key="quality",
            bind="query-params",
            placeholder=words.all,
        )
    cited = st.query_params.get("cited", "")
    one = [source for source in pack.sources.values() if handle(source.id) == cited]
    if one and not asked and not kinds:
        _one(pack, one[0])
        return
    later = [source for source in pack.sources.values() if isinstance(source, LaterSource)]
    found = [
        source
        for source in pack.sources.values()
        if not isinstance(source, LaterSource)
        and asked.casefold().strip() in f"{source.publisher} {source.title} {source.url}".casefold()
        and (not kinds or source.quality in kinds)
    ]
    found.sort(key=lambda source: (source.publisher.casefold(), source.date.first))
    items = "".join(_item(pack, source) for source in found)
    count = words.sources_count.format(count=len(found))
    st.html(
        f'<p class="kicker" role="status">{escape(count)}</p>'
        f'<ol class="source-list measure">{items}</ol>'
    )
    if later:
        text = words.later_sources.format(count=len(later))
        st.html(f'<p class="quiet measure">{escape(text)}</p>')


def _item(pack: Pack, source: Source) -> str:
    checked = "" if pack.as_of else _checked(pack, source)
    return (
        f'<li id="source-{handle(source.id)}">{full_citation(pack, source)}'
        f'<p class="quiet">{checked} {_cited_in(pack, source.id)}</p></li>'
    )


def _one(pack: Pack, source: Source) -> None:
    """The source that a link of an earlier reading asks for (``?cited=…``)."""
    words = pack.words
    st.html(
        f'<p class="kicker" role="status">{escape(words.one_source)}</p>'
        f'<ol class="source-list measure">{_item(pack, source)}</ol>'
    )
    page_link("sources", words.all_sources)


def _checked(pack: Pack, source: Source) -> str:
    review = source_review(pack, source)
    checked, until = long_date(review.checked_on), long_date(review.review_by)
    return escape(pack.words.checked.format(date=checked, review=until))


def _cited_in(pack: Pack, source: str) -> str:
    places = pack.citations.get(source, ())
    if not places:
        return escape(pack.words.not_cited)
    titles = dict.fromkeys(plain(pack, place.title) for place in places)
    return f"{escape(pack.words.cited_in)} " + " · ".join(escape(title) for title in titles)
