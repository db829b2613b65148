"""Counting raised hands and paper ballots. What is typed stays hidden until it is shown."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from guide.model.choices import Option
from guide.model.words import Words
from guide.projector.deck import Deck
from guide.projector.result import told
from guide.room import room as rooms
from guide.room.counts import shown_votes, slips
from guide.room.room import MOST, Room
from guide.room.store import StoredRoom
from guide.room.votes import Vote, vote_now, votes_so_far
from guide.text.html import html

from . import actions, controls, numbers

VOTES = (0, MOST)
"""The least and the most that a field takes."""


def show(deck: Deck, stored: StoredRoom) -> None:
    """Show the count of this step, or of the last that had one, and earlier ones to correct."""
    words, vote = deck.pack.words, vote_now(deck)
    with st.container(key="host-count-now"):
        if vote is None:
            st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_nothing_to_count))
            return
        _head(deck, vote)
        _form(deck, stored, vote)
        _result(deck, vote)
    counted = [one for one in votes_so_far(deck) if one.id != vote.id and deck.room.taken(one.id)]
    with st.container(key="host-count-earlier"):
        for one in counted:
            if vote.paired and one.id == vote.opening:
                continue
            with st.expander(
                words.host_correct.format(name=_name(deck, one), n=_total(deck, one)),
                key=f"host-correct-{one.id.replace('/', '-')}",
            ):
                _form(deck, stored, one)


def _name(deck: Deck, vote: Vote) -> str:
    words, title = deck.pack.words, deck.step_of(vote.at).title
    if vote.number:
        return f"{title} · {words.host_vote_1 if vote.number == 1 else words.host_vote_2}"
    if vote.turn:
        return f"{title}: {words.rated_before if vote.turn == 'before' else words.rated_after}"
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
    if vote.number == 2 and not deck.room.taken(vote.id):
        how = words.host_talk_first
    st.html(
        html(
            '<div class="host-count-head"><h2>{{ name }}</h2><p>{{ how }}</p></div>',
            name=_name(deck, vote),
            how=how,
        )
    )


def _form(deck: Deck, stored: StoredRoom, vote: Vote) -> None:
    if vote.later:
        return
    if vote.paired:
        _pairs_form(deck, stored, vote)
    else:
        _votes_form(deck, stored, vote)
    _without(deck, stored, vote)


def _without(deck: Deck, stored: StoredRoom, vote: Vote) -> None:
    """The way back from a count, and the way on without one where two votes wait for each other."""
    words, room = deck.pack.words, deck.room
    step = room.plan[vote.at].step
    votes = (vote.opening, vote.id) if vote.paired else (vote.id,)
    ways: list[tuple[str, actions.Change]] = []
    if vote.id in room.tallies:
        ways.append((words.host_uncount, lambda now: rooms.uncount(now, step, *votes)))
    elif vote.id in room.uncounted:
        ways.append((words.host_count_again, lambda now: rooms.ask_again(now, vote.id)))
    elif vote.number or vote.turn:
        ways.append((words.host_not_counted, lambda now: rooms.leave_uncounted(now, vote.id)))
    for label, way in ways:
        st.button(
            label,
            key=f"host-without-{stored.code}-{vote.id}-{label}",
            on_click=_go_without,
            args=(stored, vote, way),
        )


def _go_without(stored: StoredRoom, vote: Vote, way: actions.Change) -> None:
    if actions.changed(stored.code, lambda room: rooms.undoable(room, way(room))):
        _draw_anew(stored, vote)


# ── Totals ───────────────────────────────────────────────────────────────────


def _votes_form(deck: Deck, stored: StoredRoom, vote: Vote) -> None:
    """A field for each option; Enter keeps them all."""
    held = _drawn(deck, stored, vote, deck.room.tallies.get(vote.id, {}))
    fields = {
        option.id: _key("count", stored, vote, option.id, held.get(option.id))
        for option in vote.options
    }
    with st.form(f"host-count-{vote.id.replace('/', '-')}", border=False):
        typed = [
            _field(
                _label(option),
                fields[option.id],
                held.get(option.id),
            )
            for option in vote.options
        ]
        numbers.show_misfits(deck.pack.words, VOTES, typed)
        st.form_submit_button(
            deck.pack.words.host_keep, type="primary", on_click=_keep, args=(stored, vote, fields)
        )


def _label(option: Option) -> str:
    return f"**{option.letter}** {option.text}" if option.letter else option.text


def _drawn(
    deck: Deck, stored: StoredRoom, vote: Vote, kept: Mapping[str, int]
) -> Mapping[str, int]:
    """The numbers that the fields of a vote begin with.

    What another device keeps meanwhile wipes nothing that is half typed here: it is told, and
    stands in the fields once somebody asks for it.
    """
    name = f"{stored.code}-{vote.id}"
    drawn: dict[str, Mapping[str, int]] = st.session_state.setdefault("host-drawn", {})
    begun = drawn.setdefault(name, dict(kept))
    with st.container(key=f"host-elsewhere-{vote.id.replace('/', '-')}", horizontal=True):
        if begun != kept:
            words = deck.pack.words
            st.html(html('<p role="status">{{ text }}</p>', text=words.host_counted_elsewhere))
            st.button(
                words.host_take_over,
                key=f"host-take-over-{vote.id}",
                on_click=_draw_anew,
                args=(stored, vote),
            )
    return begun


def _draw_anew(stored: StoredRoom, vote: Vote) -> None:
    st.session_state.get("host-drawn", {}).pop(f"{stored.code}-{vote.id}", None)


def _key(kind: str, stored: StoredRoom, vote: Vote, name: str, held: int | None) -> str:
    """A field's key. It holds the number that the field begins with, so that another makes it new.

    Setting the value of a standing field would not do: should Streamlit break the run off before
    the field is drawn, the browser would take the least value for it and send that back.
    """
    return f"{kind}-{stored.code}-{vote.id}-{name}-{'' if held is None else held}"


def _field(label: str, key: str, held: int | None, *, hidden: bool = False) -> int | None:
    return st.number_input(
        label,
        value=held,
        step=1,
        key=key,
        placeholder=None if hidden else "0",
        label_visibility="collapsed" if hidden else "visible",
    )


def _typed(fields: Mapping[str, str]) -> dict[str, int] | None:
    """The numbers in the fields; None if all are empty, or one of them cannot be kept."""
    values = {name: st.session_state.get(key) for name, key in fields.items()}
    if all(value is None for value in values.values()):
        return None
    if not all(numbers.fits(value, VOTES) for value in values.values()):
        return None
    return {name: int(value or 0) for name, value in values.items()}


def _keep(stored: StoredRoom, vote: Vote, fields: Mapping[str, str]) -> None:
    votes = _typed(fields)
    if votes is not None and actions.changed(
        stored.code, lambda room: rooms.undoable(room, rooms.count(room, vote.id, votes))
    ):
        _draw_anew(stored, vote)


# ── Pairs ────────────────────────────────────────────────────────────────────


_GRID_HEAD = (
    '<div class="host-grid-head" aria-hidden="true"><span></span>'
    "{% for letter in letters %}<span>{{ letter }}</span>{% endfor %}</div>"
)
_GRID_SIDE = '<p class="host-grid-side" aria-hidden="true">{{ letter }}</p>'


def _pairs_form(deck: Deck, stored: StoredRoom, vote: Vote) -> None:
    """A grid of opening by closing choice, to be filled from sorted slips."""
    words = deck.pack.words
    letters = {option.id: option.letter for option in vote.options} | {"": words.host_no_choice}
    held = _drawn(deck, stored, vote, deck.room.pairs)
    fields = {
        name: _key("pair", stored, vote, name, held.get(name) or (0 if held else None))
        for first in letters
        for second in letters
        if (name := f"{first}/{second}") != "/"
    }
    typed = []
    with st.form(f"host-pairs-{vote.id}", border=False):
        with st.container(key="host-grid", gap="xsmall"):
            st.html(html(_GRID_HEAD, letters=letters.values()))
            for first, letter in letters.items():
                with st.container(
                    key=f"host-grid-{first or 'none'}", horizontal=True, gap="xsmall"
                ):
                    st.html(html(_GRID_SIDE, letter=letter))
                    for second, other in letters.items():
                        name = f"{first}/{second}"
                        key = fields.get(name)
                        if key is None:
                            st.html(html('<p class="host-grid-none"></p>'))
                            continue
                        label = words.host_pair.format(before=letter, after=other)
                        begins = held.get(name) or (0 if held else None)
                        typed.append(_field(label, key, begins, hidden=True))
        numbers.show_misfits(words, VOTES, typed)
        st.form_submit_button(
            words.host_keep, type="primary", on_click=_keep_pairs, args=(stored, vote, fields)
        )


def _keep_pairs(stored: StoredRoom, vote: Vote, fields: Mapping[str, str]) -> None:
    typed = _typed(fields)
    if typed is None:
        return
    pairs = {}
    for name, people in typed.items():
        first, _, second = name.partition("/")
        pairs[first, second] = people
    if actions.changed(
        stored.code,
        lambda room: rooms.undoable(room, rooms.pair(room, pairs, vote.opening, vote.id)),
    ):
        _draw_anew(stored, vote)


# ── What they come to ────────────────────────────────────────────────────────


def _result(deck: Deck, vote: Vote) -> None:
    """How many were counted of how many are there, and the way to show it."""
    words, room = deck.pack.words, deck.room
    with st.container(key="host-count-result", horizontal=True, vertical_alignment="center"):
        if not (vote.id in room.tallies or room.by_phone(vote.id)):
            return
        counted = _counted(words, deck, vote) if vote.id in room.tallies else ""
        if room.by_phone(vote.id):
            sent = words.host_by_phone.format(n=room.answered.get(vote.id, 0))
            counted = f"{counted} {sent}".strip()
        st.html(html('<p role="status">{{ text }}</p>', text=counted))
        if vote.at == room.at and (room.shown or deck.can_reveal()):
            label = words.host_hide_result if room.shown else words.host_show_result
            st.html(controls.button("reveal", label, name="show-result"))
    if room.by_phone(vote.id):
        st.html(_beside(words, room, vote))


_BESIDE = (
    '<details class="host-beside"><summary>{{ words.host_each }}</summary><table><thead><tr>'
    '<td></td><th scope="col">{{ words.host_each_phones }}</th>'
    '<th scope="col">{{ words.host_each_hands }}</th>'
    '<th scope="col">{{ words.host_each_together }}</th></tr></thead><tbody>'
    '{% for text, phones, hands, together in rows %}<tr><th scope="row">{{ text }}</th>'
    "<td>{{ phones }}</td><td>{{ hands }}</td><td>{{ together }}</td></tr>{% endfor %}"
    "</tbody></table><p>{{ words.screen_veiled }}</p></details>"
)


def _beside(words: Words, room: Room, vote: Vote) -> Markup:
    """Phones, hands and both, folded: the facilitator opens it when nobody looks on."""
    ids = [option.id for option in vote.options]
    together = shown_votes(room, vote.id, ids, several=vote.several) or {}
    hands = room.tallies.get(vote.id, {})
    alone = room.model_copy(update={"tallies": {}})
    phones = shown_votes(alone, vote.id, ids, several=vote.several) or {}
    rows = [
        (
            f"{option.letter} {option.text}".strip(),
            told(phones.get(option.id, 0)),
            hands.get(option.id, 0),
            told(together.get(option.id, 0)),
        )
        for option in vote.options
    ]
    return html(_BESIDE, words=words, rows=rows)


def _counted(words: Words, deck: Deck, vote: Vote) -> str:
    room = deck.room
    counted = slips(room, vote.opening, vote.id) if vote.paired else None
    total = _total(deck, vote) if counted is None else counted
    text = words.host_counted.format(n=total, people=room.people)
    if vote.several or total <= room.people:
        return text
    return f"{text} {words.host_too_many}"
