"""Counting raised hands and paper ballots. What is typed stays hidden until it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from guide.model.words import Words
from guide.projector.deck import Deck
from guide.projector.votes import Vote, vote_now, votes_so_far
from guide.room import room as rooms
from guide.room.room import MOST
from guide.room.store import Kept

from . import desk


def show(deck: Deck, kept: Kept) -> None:
    """Show the count of this step, or of the last that had one, and earlier ones to correct."""
    words, vote = deck.pack.words, vote_now(deck)
    with st.container(key="host-count-now"):
        if vote is None:
            st.html(f'<p class="quiet">{escape(words.host_nothing_to_count)}</p>')
            return
        _head(deck, vote)
        _form(deck, kept, vote)
        _result(deck, kept, vote)
    counted = [
        one for one in votes_so_far(deck) if one.id != vote.id and one.id in deck.room.tallies
    ]
    with st.container(key="host-count-earlier"):
        for one in counted:
            if vote.paired and one.id == vote.opening:
                continue
            with st.expander(
                words.host_correct.format(name=_name(deck, one), n=_total(deck, one)),
                key=f"host-correct-{one.id.replace('/', '-')}",
            ):
                _form(deck, kept, one)


def _name(deck: Deck, vote: Vote) -> str:
    words, title = deck.pack.words, deck.step_of(vote.at).title
    if vote.number:
        return f"{title}, {words.host_vote_1 if vote.number == 1 else words.host_vote_2}"
    return title


def _total(deck: Deck, vote: Vote) -> int:
    return sum(deck.room.tallies.get(vote.id, {}).values())


def _head(deck: Deck, vote: Vote) -> None:
    words = deck.pack.words
    how = {
        "hands": words.host_by_hands,
        "paper": words.host_by_paper,
        "pairs": words.host_by_pairs if vote.paired else words.host_later,
    }[vote.way]
    if vote.number == 2 and vote.id not in deck.room.tallies:
        how = words.host_talk_first
    st.html(
        f'<div class="host-count-head"><h2>{escape(_name(deck, vote))}</h2>'
        f"<p>{escape(how)}</p></div>"
    )


def _form(deck: Deck, kept: Kept, vote: Vote) -> None:
    if vote.later:
        return
    if vote.paired:
        _pairs_form(deck, kept, vote)
    else:
        _votes_form(deck, kept, vote)


# ── Totals ───────────────────────────────────────────────────────────────────


def _votes_form(deck: Deck, kept: Kept, vote: Vote) -> None:
    """A field for each option; Enter keeps them all."""
    held = deck.room.tallies.get(vote.id, {})
    fields = {
        option.id: _key("count", kept, vote, option.id, held.get(option.id))
        for option in vote.options
    }
    with st.form(f"host-count-{vote.id.replace('/', '-')}", border=False):
        for option in vote.options:
            _field(f"**{option.letter}** {option.text}", fields[option.id], held.get(option.id))
        st.form_submit_button(
            deck.pack.words.host_keep, type="primary", on_click=_keep, args=(kept, vote, fields)
        )


def _key(kind: str, kept: Kept, vote: Vote, name: str, held: int | None) -> str:
    """A field's key. It holds what is kept, so that a field is new when that changes.

    Setting the value of a standing field would not do: should Streamlit break the run off before
    the field is drawn, the browser would take the least value for it and send that back.
    """
    return f"{kind}-{kept.code}-{vote.id}-{name}-{'' if held is None else held}"


def _field(label: str, key: str, held: int | None, *, hidden: bool = False) -> None:
    st.number_input(
        label,
        min_value=0,
        max_value=MOST,
        value=held,
        step=1,
        key=key,
        placeholder=None if hidden else "0",
        label_visibility="collapsed" if hidden else "visible",
    )


def _typed(fields: Mapping[str, str]) -> dict[str, int] | None:
    """The numbers in the fields; None if all are empty."""
    values = {name: st.session_state.get(key) for name, key in fields.items()}
    if all(value is None for value in values.values()):
        return None
    return {name: int(value or 0) for name, value in values.items()}


def _keep(kept: Kept, vote: Vote, fields: Mapping[str, str]) -> None:
    votes = _typed(fields)
    if votes is not None:
        desk.change(kept.code, lambda room: rooms.count(room, vote.id, votes))


# ── Pairs ────────────────────────────────────────────────────────────────────


def _pairs_form(deck: Deck, kept: Kept, vote: Vote) -> None:
    """A grid of opening by closing choice, to be filled from sorted slips."""
    words = deck.pack.words
    letters = {option.id: option.letter for option in vote.options} | {"": words.host_no_choice}
    held = deck.room.pairs
    fields = {
        name: _key("pair", kept, vote, name, held.get(name) or (0 if held else None))
        for first in letters
        for second in letters
        if (name := f"{first}/{second}") != "/"
    }
    with st.form(f"host-pairs-{vote.id}", border=False):
        with st.container(key="host-grid", gap="xsmall"):
            cells = "".join(f"<span>{escape(letter)}</span>" for letter in letters.values())
            st.html(f'<div class="host-grid-head" aria-hidden="true"><span></span>{cells}</div>')

            for first, letter in letters.items():
                with st.container(
                    key=f"host-grid-{first or 'none'}", horizontal=True, gap="xsmall"
                ):
                    st.html(f'<p class="host-grid-side" aria-hidden="true">{escape(letter)}</p>')
                    for second, other in letters.items():
                        name = f"{first}/{second}"
                        key = fields.get(name)
                        if key is None:
                            st.html('<p class="host-grid-none"></p>')
                            continue
                        label = words.host_pair.format(before=letter, after=other)
                        _field(label, key, held.get(name) or (0 if held else None), hidden=True)
        st.form_submit_button(
            words.host_keep, type="primary", on_click=_keep_pairs, args=(kept, vote, fields)
        )


def _keep_pairs(kept: Kept, vote: Vote, fields: Mapping[str, str]) -> None:
    typed = _typed(fields)
    if typed is None:
        return
    pairs = {}
    for name, people in typed.items():
        first, _, second = name.partition("/")
        pairs[first, second] = people
    desk.change(kept.code, lambda room: rooms.pair(room, pairs, vote.opening, vote.id))


# ── What they come to ────────────────────────────────────────────────────────


def _result(deck: Deck, kept: Kept, vote: Vote) -> None:
    """How many were counted of how many are there, and the way to show it."""
    words, room = deck.pack.words, deck.room
    with st.container(key="host-count-result", horizontal=True, vertical_alignment="center"):
        if vote.id not in room.tallies:
            return
        st.html(f'<p role="status">{escape(_counted(words, deck, vote))}</p>')
        if vote.at == room.at and (room.shown or deck.can_reveal()):
            st.button(
                words.host_hide_result if room.shown else words.host_show_result,
                key="host-show-result",
                on_click=desk.move,
                args=(deck.pack, kept.code, "reveal"),
            )


def _counted(words: Words, deck: Deck, vote: Vote) -> str:
    room = deck.room
    total = sum(room.pairs.values()) if vote.paired and room.pairs else _total(deck, vote)
    text = words.host_counted.format(n=total, people=room.people)
    if vote.several or total <= room.people:
        return text
    return f"{text} {words.host_too_many}"
