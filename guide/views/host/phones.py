"""Phones at this step: what they answer, how many joined, the doors, questions to the speaker."""

from __future__ import annotations

import streamlit as st

from guide.model.fitting import WORDS
from guide.projector.bar import phones_label
from guide.projector.deck import Deck
from guide.projector.keys import first_key
from guide.room.items import items_at
from guide.text.html import html

from . import controls

_PHONES = (
    '<div class="host-phones"><p class="host-phones-count" role="status"></p>'
    '<div class="host-phones-tools">{% if open %}{{ open }}{% endif %}{{ doors }}'
    '<button type="button" data-open=".host-questions" aria-expanded="false">{{ words.host_ask }} '
    '<b class="host-asked"></b></button>{% if said %}'
    '<button type="button" data-open=".host-words" aria-expanded="false">{{ words.host_words }} '
    '<b class="host-words-waiting"></b></button>{% endif %}</div>'
    "<details><summary>{{ words.host_phones_about }}</summary><p>{{ words.host_phones_note }}</p>"
    "</details></div>"
)


def show(deck: Deck) -> None:
    """Show the line of phones; the count in it is kept up to date by the page's own script."""
    words, room = deck.pack.words, deck.room
    asks = bool(items_at(deck, room.at)) or room.asking is not None
    label = phones_label(deck)
    doors = words.host_doors_open if room.doors_shut else words.host_doors_shut
    st.html(
        html(
            _PHONES,
            words=words,
            open=controls.button("phones", label, key=first_key("phones")) if asks else "",
            doors=controls.button("doors", doors),
            said=any(item.turn == WORDS for item in items_at(deck, room.at)),
        )
    )
