"""The tables of a quiz night: their points, those on paper typed in, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from guide.model.pack import Pack
from guide.projector.deck import Deck
from guide.room import quiz_night
from guide.room.night_run import NightStep, rounds_of
from guide.room.quiz_night import Place, named, rank_of, standings, table_name
from guide.room.room import LONGEST_TABLE
from guide.room.store import StoredRoom, store
from guide.text.count import Counted
from guide.text.html import html

from . import actions, numbers

CLOCKS = (0, 1, 2, 3)
"""Minutes that a question's timer can be set to."""


def show(deck: Deck, stored: StoredRoom) -> None:
    """Show the points of a round, the standings, the tables and the timer."""
    with st.container(key="host-tables"):
        on_phone = set(store().tables_of(stored.code).values())
        names = _tables(deck, on_phone)
        _estimates(deck, stored, names)
        _points(deck, stored, names, on_phone)
        _standings(deck)
        _add(deck, stored, on_phone)
        _clock(deck, stored)


def _tables(deck: Deck, on_phone: set[str]) -> dict[str, str]:
    """The tables by number, with what each is called; also those that only have a phone yet."""
    held = {**dict.fromkeys(on_phone, ""), **deck.room.tables}
    words = deck.pack.words
    return {table: named(words, table, held[table]) for table in sorted(held, key=int)}


# ── Points ───────────────────────────────────────────────────────────────────


def _points(deck: Deck, stored: StoredRoom, names: dict[str, str], on_phone: set[str]) -> None:
    words, room = deck.pack.words, deck.room
    st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_tables_how))
    if not names:
        st.html(html("<p>{{ text }}</p>", text=words.host_tables_none))
        return
    rounds = {step.of: step for step in rounds_of(deck.run)}
    here = _round_here(deck)
    chosen = st.selectbox(
        words.host_tables_round,
        list(rounds),
        index=list(rounds).index(here) if here in rounds else 0,
        format_func=lambda id: words.host_tables_round_name.format(
            number=rounds[id].number, title=rounds[id].title
        ),
        # Another round on the screen is another field, which begins with that round.
        key=f"host-tables-round-{here}",
    )
    most = quiz_night.questions_asked(deck, chosen)
    typed, by_phone = room.scores.get(chosen, {}), quiz_night.phone_points(room, chosen)
    fields, given = {}, []
    with st.form(f"host-tables-points-{chosen}", border=False):
        for table, name in names.items():
            label = (
                words.host_tables_points.format(
                    table=name, by_phone=by_phone.get(table, 0), most=most
                )
                if table in on_phone
                else words.host_tables_paper.format(table=name, most=most)
            )
            # The key holds what is kept (see counting.py): a change elsewhere makes a new field.
            key = f"host-points-{stored.code}-{chosen}-{table}-{typed.get(table, '')}"
            fields[table] = key, typed.get(table)
            given.append(st.number_input(label, value=typed.get(table), step=1, key=key))
        st.form_submit_button(
            words.host_tables_keep, on_click=_keep_points, args=(stored.code, chosen, fields, most)
        )
    numbers.show_misfits(words, (0, most), given)


def _round_here(deck: Deck) -> str:
    """The round that the event is in, or was in last."""
    for at in range(deck.room.at, -1, -1):
        step = deck.step_of(at)
        if isinstance(step, NightStep):
            return step.of
    return next((step.of for step in rounds_of(deck.run)), "")


Fields = Mapping[str, tuple[str, Any]]
"""The key of each table's field, and what stood in it when it was drawn."""


def _changed(fields: Fields) -> dict[str, Any]:
    """What was typed anew: the rest may have changed elsewhere meanwhile, and stays as it is."""
    typed = {table: st.session_state.get(key) for table, (key, _) in fields.items()}
    return {table: given for table, given in typed.items() if given != fields[table][1]}


def _keep_points(code: str, round: str, fields: Fields, most: int) -> None:
    typed = _changed(fields)
    fitting = {table: points for table, points in typed.items() if numbers.fits(points, (0, most))}
    actions.change(code, lambda room: quiz_night.type_scores(room, round, fitting))


# ── Standings and the tie ────────────────────────────────────────────────────

_LIST = (
    '<h2 class="host-label">{{ label }}</h2><ol class="host-options host-standings">'
    "{% for rank, name, points in places %}<li><b>{{ rank }}</b><p>{{ name }}</p>"
    "<span>{{ points }}</span></li>{% endfor %}</ol>"
    "{% for line in told %}<p>{{ line }}</p>{% endfor %}"
)


def _standings(deck: Deck) -> None:
    words, places = deck.pack.words, standings(deck)
    if not any(place.points for place in places):
        st.html(actions.NOTHING)
        return
    st.html(
        html(
            _LIST,
            label=words.host_tables_now,
            places=[_line(deck.pack, place) for place in places],
            told=_told(deck),
        )
    )


def _line(pack: Pack, place: Place) -> tuple[str, str, str]:
    points = pack.words.night_points.format(n=Counted(place.points, pack.words))
    return rank_of(pack.words, place), table_name(pack.words, place), points


def _told(deck: Deck) -> list[str]:
    """What is to be said of a tie for the first place."""
    words, tied = deck.pack.words, quiz_night.tied(deck)
    if not tied:
        return []
    names = ", ".join(named(words, table) for table in tied)
    broken = quiz_night.tie_breaker(deck)
    then = words.host_tables_tie_next if broken else words.host_tables_no_tie_break
    return [f"{words.host_tables_tied.format(tables=names)} {then}"]


def _estimates(deck: Deck, stored: StoredRoom, names: dict[str, str]) -> None:
    """The fields for estimates on paper, at the tie-break and after it."""
    words, tied, step = deck.pack.words, quiz_night.tied(deck), quiz_night.tie_breaker(deck)
    block = quiz_night.estimate_of(deck.pack, step)
    here = deck.step_of(deck.room.at)
    last = isinstance(here, NightStep) and here.number == here.count and here.block is None
    at_tie = step is not None and here.id == step.id
    if block is None or not tied or not (at_tie or (last and deck.room.estimates)):
        return
    unit = getattr(block.answer, "unit", None)
    how = (
        words.host_tables_estimates_how.format(unit=unit or words.a_number)
        if getattr(block.answer, "key_date", None) is None
        else words.host_tables_estimates_date
    )
    st.html(
        html(
            '<h2 class="host-label">{{ label }}</h2><p class="quiet">{{ how }}</p>',
            label=words.host_tables_estimates,
            how=how,
        )
    )
    fields = {}
    with st.form("host-tables-estimates", border=False):
        for table in tied:
            held = deck.room.estimates.get(table, "")
            key = f"host-estimate-{stored.code}-{table}-{held}"
            fields[table] = key, held
            st.text_input(
                names.get(table, named(words, table)),
                value=held,
                max_chars=20,
                key=key,
                autocomplete="off",
            )
        st.form_submit_button(
            words.host_tables_estimates_keep,
            on_click=_keep_estimates,
            args=(deck, stored.code, fields),
        )


def _keep_estimates(deck: Deck, code: str, fields: Fields) -> None:
    block = quiz_night.estimate_of(deck.pack, quiz_night.tie_breaker(deck))
    typed = {table: str(text or "").strip() for table, text in _changed(fields).items()}
    for text in typed.values():
        if block is None or (text and not quiz_night.fits(block, text)):
            actions.notify(deck.pack.words.host_tables_estimate_wrong.format(text=text))
            return
    actions.change(code, lambda room: quiz_night.type_estimates(room, typed))


# ── Tables and the timer ─────────────────────────────────────────────────────


def _add(deck: Deck, stored: StoredRoom, on_phone: set[str]) -> None:
    words = deck.pack.words
    with st.expander(words.host_tables_add, key="host-tables-add"):
        st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_tables_add_how))
        with st.form("host-table-form", border=False, clear_on_submit=True):
            st.number_input(words.host_tables_number, value=None, step=1, key="host-table-number")
            st.text_input(
                words.host_tables_name,
                max_chars=LONGEST_TABLE,
                key="host-table-name",
                autocomplete="off",
            )
            st.form_submit_button(
                words.host_tables_add_do, on_click=_name, args=(deck, stored.code)
            )
        for table in sorted(deck.room.tables, key=int):
            if quiz_night.can_remove(deck.room, table) and table not in on_phone:
                st.button(
                    words.host_tables_remove.format(table=named(words, table)),
                    key=f"host-table-remove-{table}",
                    on_click=actions.change,
                    args=(stored.code, lambda room, t=table: quiz_night.remove_table(room, t)),
                )


def _name(deck: Deck, code: str) -> None:
    number = quiz_night.table_of(st.session_state.get("host-table-number"))
    name = str(st.session_state.get("host-table-name") or "")
    if number is None:
        actions.notify(deck.pack.words.host_tables_number_wrong)
        return
    actions.change(code, lambda room: quiz_night.name_table(room, number, name))


def _clock(deck: Deck, stored: StoredRoom) -> None:
    words, held = deck.pack.words, deck.room.question_minutes
    key = f"host-tables-clock-{held}"

    def keep() -> None:
        minutes = int(st.session_state[key])
        actions.change(stored.code, lambda room: quiz_night.set_clock(room, minutes))

    st.selectbox(
        words.host_tables_clock,
        CLOCKS,
        index=CLOCKS.index(held) if held in CLOCKS else 0,
        format_func=lambda n: words.minutes.format(n=n) if n else words.host_tables_no_clock,
        key=key,
        on_change=keep,
        help=None,
    )
    st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_tables_clock_how))
