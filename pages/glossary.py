"""The words and the people of the guide."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from guide.model.reading import Pack
from guide.views.cite import citation
from guide.views.fresh import statement_mark
from guide.views.page_head import page_head
from guide.views.prose import Writer, capital
from guide.views.web import event_address, event_words


def show(pack: Pack) -> None:
    """Show terms by topic, then people by name; one search finds both."""
    words = pack.words
    page_head(words.glossary, words.glossary_intro)
    _glossary(pack)


@st.fragment
def _glossary(pack: Pack) -> None:
    words = pack.words
    asked = st.text_input(words.find_term, key="find", bind="query-params").casefold().strip()
    terms = [
        term for term in pack.terms.values() if asked in f"{term.term} {term.definition}".casefold()
    ]
    people = [
        person
        for person in pack.people.values()
        if asked in f"{person.name} {person.role} {person.country}".casefold()
    ]
    html = ""
    for topic, group in groupby(terms, key=lambda term: term.topic):
        entries = "".join(
            f'<dt id="term-{term.id}">{escape(capital(term.term))}</dt>'
            f"<dd>{statement_mark(pack, term)}"
            f"{Writer(pack, f'gl-{term.id}').line(term.definition)} "
            f"{citation(pack, term.sources)}{_events(pack, pack.web.of_term.get(term.id, ()))}</dd>"
            for term in group
        )
        html += f"<section><h2>{escape(topic)}</h2><dl>{entries}</dl></section>"
    if people:
        entries = "".join(
            f'<dt id="person-{person.id}">{escape(person.name)}</dt>'
            f"<dd>{statement_mark(pack, person)}{escape(person.role)}. {escape(person.country)}. "
            f"{citation(pack, person.sources)}"
            f"{_events(pack, pack.web.of_person.get(person.id, ()))}</dd>"
            for person in sorted(people, key=lambda person: person.name.split()[-1])
        )
        html += f"<section><h2>{escape(words.people)}</h2><dl>{entries}</dl></section>"
    if not html:
        html = f'<p class="quiet" role="status">{escape(words.nothing_found)}</p>'
    st.html(f'<div class="glossary">{html}</div>')


def _events(pack: Pack, events: Sequence[str]) -> str:
    """Where a word or a person comes up in the timelines that have a page."""
    links = []
    for event in events:
        address = event_address(pack, event)
        if address:
            words = escape(event_words(pack.events[event]))
            links.append(f'<li><a href="{escape(address)}" target="_self">{words}</a></li>')
    if not links:
        return ""
    title = escape(pack.words.in_timelines)
    return (
        f'<details class="in-timelines"><summary>{title} {len(links)}</summary>'
        f"<ul>{''.join(links)}</ul></details>"
    )
