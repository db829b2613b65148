"""One tap for each speaker: for the first time or again, for which option. Counts, no names."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from guide.projector.deck import Deck
from guide.room.counts import have_spoken, undefended
from guide.room.votes import spoken_for
from guide.text.html import html

from . import actions, controls

_OPTIONS = (
    '<ul class="host-options">{% for option, count in listed %}<li><b>{{ option.letter }}</b> '
    "{{ option.text }}<span>{{ count }}</span></li>{% endfor %}</ul>"
)
_TAPS = (
    '<div class="host-voices">{% for name, buttons in rows %}<p class="host-label">{{ name }}</p>'
    '<div class="host-taps">{% for button in buttons %}{{ button }}{% endfor %}</div>{% endfor %}'
    "{{ undo }}</div>"
)


def show(deck: Deck) -> None:
    """Show how many have spoken, whom nobody has defended, and the buttons to tap."""
    words, room = deck.pack.words, deck.room
    options = spoken_for(deck)
    text = words.host_spoken.format(n=have_spoken(room), people=room.people)
    nobody = undefended(room, [option.id for option in options])
    letters = ", ".join(option.letter for option in options if option.id in nobody)
    if letters and len(nobody) < len(options):
        text = f"{text} {words.host_nobody.format(options=letters)}"
    st.html(html('<p class="host-spoken" role="status">{{ text }}</p>', text=text))
    taps = [*((option.id, option.letter) for option in options), ("", words.host_for_none)]
    undo = controls.button("untap", words.host_undo, name="last-tap")
    st.html(
        html(
            _TAPS,
            rows=[
                (words.host_first, _buttons("first", taps)),
                (words.host_repeat, _buttons("again", taps)),
            ],
            undo=undo,
        )
    )
    first, again = room.speakers.first, room.speakers.again
    listed = [(one, first.get(one.id, 0) + again.get(one.id, 0)) for one in options]
    st.html(html(_OPTIONS, listed=listed) if listed else actions.NOTHING)


def _buttons(turn: str, taps: list[tuple[str, str]]) -> list[Markup]:
    return [
        controls.button(turn, letter, name=f"{turn}-{option or 'none'}", option=option)
        for option, letter in taps
    ]
