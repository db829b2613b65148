"""Find a place among those marked with letters on a map."""

import streamlit as st
from markupsafe import Markup

from guide.figures.place_question import place_question_figure
from guide.model.blocks.quiz import Place, Quiz
from guide.model.choices import LETTERS
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.citation import whose_line
from guide.text.csv_file import csv_file
from guide.web.streamlit_internals import Written

from .. import figure, take_away
from ..browser import narrow, theme
from ..kept import kept_figure
from ..prose import Writer
from .choice import explained


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for the letter of a place, on the map or below it."""
    answer = block.answer
    assert isinstance(answer, Place)
    figure_key = f"place-{block.id}"

    def press() -> None:
        # A second press on a marker takes the map's own choice away, and not the reader's.
        pressed = figure.selected(figure_key) or st.session_state.get(f"{key}-pressed")
        st.session_state[f"{key}-pressed"] = st.session_state[key] = pressed

    figure.draw(
        _drawn(pack, block, given(block, key), revealed=False),
        key=figure_key,
        alt=plain(pack, block.stem),
        on_select=press,
    )
    _whose_line(pack, block)
    letters = dict(zip((c.place for c in answer.candidates), LETTERS, strict=False))
    st.radio(
        plain(pack, block.stem),
        list(letters),
        index=None,
        format_func=letters.__getitem__,
        horizontal=True,
        key=key,
        label_visibility="collapsed",
    )


def given(block: Quiz, key: str) -> str | None:
    """The id of the chosen place."""
    choice: str | None = st.session_state.get(key)
    return choice


def explain(pack: Pack, block: Quiz, write: Writer, chosen: str) -> Markup:
    """The chosen place, what is there instead, and the right one.

    ``chosen`` is the id of the place; ``write`` writes its rationale.
    """
    answer = block.answer
    assert isinstance(answer, Place)
    _map(pack, block, chosen)
    name = pack.places[chosen].name
    if chosen == answer.key:
        return explained(pack, name)
    why = next(c.rationale for c in answer.candidates if c.place == chosen)
    return explained(
        pack,
        name,
        rationale=write.line(why) if why else None,
        key=pack.places[answer.key].name,
    )


def _map(pack: Pack, block: Quiz, chosen: str) -> None:
    """The answered map: every candidate by name."""
    key = f"place-{block.id}-{chosen}"
    drawn = _drawn(pack, block, chosen, revealed=True)
    figure.draw(drawn, key=key, alt=plain(pack, block.stem))
    _take_away(pack, block, key)
    _whose_line(pack, block)


def _drawn(pack: Pack, block: Quiz, chosen: str | None, *, revealed: bool) -> Written:
    assert isinstance(block.answer, Place)
    return kept_figure(
        place_question_figure,
        pack,
        block.answer,
        theme=theme(),
        chosen=chosen,
        revealed=revealed,
        narrow=narrow(),
    )


def _whose_line(pack: Pack, block: Quiz) -> None:
    assert isinstance(block.answer, Place)
    drawn = pack.maps[block.answer.map]
    figure.caption(pack, whose_line(pack, drawn), drawn.borders_sources)


def _take_away(pack: Pack, block: Quiz, key: str) -> None:
    """The row under the answered map: its picture, its places, its link and its citation."""
    assert isinstance(block.answer, Place)
    drawn = pack.maps[block.answer.map]
    header = ["letter", "name", "lat", "lon"]
    places = [pack.places[each.place] for each in block.answer.candidates]
    rows = [
        [letter, place.name, f"{place.lat:g}", f"{place.lon:g}"]
        for letter, place in zip(LETTERS, places, strict=False)
    ]
    about = take_away.Figure(
        key,
        block.id,
        plain(pack, block.stem),
        [*block.sources, *drawn.borders_sources],
        [whose_line(pack, drawn)],
        block.id,
    )
    note = pack.words.provenance.format(title=pack.guide.title, name=block.id)
    take_away.row(pack, about, csv_file(header, rows, note))
