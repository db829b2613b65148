"""The words and the people of the guide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from guide.model.content import Person, Term
from guide.model.pack import Pack
from guide.text.html import html
from guide.text.markup import capital
from guide.views import long_list
from guide.views.cite import citation
from guide.views.cross_links import event_address, event_words
from guide.views.page_head import page_head
from guide.views.prose import Writer
from guide.views.review_marks import statement_mark

_GLOSSARY = (
    '<div class="glossary">{% for title, entries in topics %}<section><h2>{{ title }}</h2><dl>'
    "{% for entry in entries %}{{ entry }}{% endfor %}</dl></section>"
    '{% else %}<p class="quiet" data-say>{{ nothing }}</p>{% endfor %}</div>'
)


def show(pack: Pack) -> None:
    """Show terms by topic, then people by name; one search finds both."""
    words = pack.words
    page_head(words.glossary, words.glossary_intro)
    _glossary(pack)


@st.fragment
def _glossary(pack: Pack) -> None:
    words = pack.words
    asked = long_list.search(words.find_term)
    everything = [*_terms(pack), *_people(pack)]
    found = [entry for entry in everything if asked in entry.sought.casefold()]
    found = long_list.by_letter(pack, everything, found, lambda entry: entry.initial)
    long_list.show(found, partial(_list, pack))


def _list(pack: Pack, entries: Sequence[_Entry]) -> Markup:
    topics = [
        (topic, [entry.write(pack) for entry in group])
        for topic, group in groupby(entries, key=lambda entry: entry.topic)
    ]
    return html(_GLOSSARY, topics=topics, nothing=pack.words.nothing_found)


@dataclass(frozen=True)
class _Entry:
    """A term or a person: where it stands, what it is found by, and how it is written."""

    topic: str
    initial: str
    sought: str
    write: Callable[[Pack], Markup]


def _terms(pack: Pack) -> list[_Entry]:
    topics = list(dict.fromkeys(term.topic for term in pack.terms.values()))
    return [
        _Entry(
            term.topic,
            term.term,
            f"{term.term} {term.definition}",
            partial(_term, term=term),
        )
        for term in sorted(pack.terms.values(), key=lambda term: topics.index(term.topic))
    ]


def _people(pack: Pack) -> list[_Entry]:
    return [
        _Entry(
            pack.words.people,
            person.name.split()[-1],
            f"{person.name} {person.role} {person.country}",
            partial(_person, person=person),
        )
        for person in sorted(pack.people.values(), key=lambda person: person.name.split()[-1])
    ]


def _term(pack: Pack, term: Term) -> Markup:
    return html(
        '<div><dt id="term-{{ term.id }}">{{ title }}</dt>'
        "<dd>{{ due }}{{ definition }} {{ cite }}{{ events }}</dd></div>",
        term=term,
        title=capital(term.term),
        due=statement_mark(pack, term),
        definition=Writer(pack, f"gl-{term.id}").line(term.definition),
        cite=citation(pack, term.sources),
        events=_events(pack, pack.web.of_term.get(term.id, ())),
    )


def _person(pack: Pack, person: Person) -> Markup:
    return html(
        '<div><dt id="person-{{ person.id }}">{{ person.name }}</dt>'
        "<dd>{{ due }}{{ person.role }}. {{ person.country }}. {{ cite }}{{ events }}</dd></div>",
        person=person,
        due=statement_mark(pack, person),
        cite=citation(pack, person.sources),
        events=_events(pack, pack.web.of_person.get(person.id, ())),
    )


def _events(pack: Pack, events: Sequence[str]) -> Markup:
    """Where a word or a person comes up in the timelines that have a page."""
    addresses = ((event_address(pack, event), pack.events[event]) for event in events)
    links = [(address, event_words(pack, event)) for address, event in addresses if address]
    if not links:
        return Markup()
    return html(
        '<details class="in-timelines"><summary>{{ title }} {{ links | length }}</summary><ul>'
        "{% for address, words in links %}<li>"
        '<a href="{{ address }}" target="_self">{{ words }}</a></li>{% endfor %}</ul></details>',
        title=pack.words.in_timelines,
        links=links,
    )
