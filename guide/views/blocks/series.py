"""Figures over time, with a guess before them where the guide asks for one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from guide.figures.figure import Figure
from guide.figures.series import series_figure, series_frame
from guide.figures.series_marks import mark_key
from guide.figures.style import Theme
from guide.model.blocks import Series
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.csv_file import csv_file
from guide.text.dates import long_date
from guide.text.figure_note import figure_note
from guide.text.html import html

from .. import figure, guess, take_away
from ..browser import narrow, theme
from ..cite import source_list
from ..kept import kept_figure, written
from ..prose import Writer
from ..saved_progress import keep


def show(pack: Pack, block: Series) -> None:
    """Show the figure with the survey's wording, its table and its file.

    Where the block asks for a guess, nothing of it is sent before one was given or declined.
    """
    if block.guess:
        _guess_first(pack, block)
    else:
        _figure(pack, block)


@st.fragment
def _guess_first(pack: Pack, block: Series) -> None:
    if guess.wanted(block):
        guess.ask(pack, block)
    else:
        _figure(pack, block)
    keep()


def _figure(pack: Pack, block: Series) -> None:
    write = Writer(pack, block.id)
    figure.title(block.title, write.paragraphs(block.intro) if block.intro else None)
    words = pack.words
    guesses = [(str(point.period), value) for point, value in guess.given(block)]
    # What one reader guessed is no one else's figure.
    drawn = (
        written(_drawn(pack, block, theme(), narrow(), guesses))
        if guesses
        else kept_figure(_drawn, pack, block, theme(), narrow())
    )
    figure.draw(drawn, key=block.id, alt=plain(pack, block.alt))
    if narrow() and block.marks:
        st.html(_flags(pack, block))
    guess.compare(pack, block)
    guess.change(pack, block)
    readings = series_frame(_readings(pack, block), block).dropna(how="all")
    columns = [line.column for line in block.lines]
    rows = [
        [str(period), *(None if pd.isna(row[c]) else float(row[c]) for c in columns)]
        for period, row in readings.iterrows()
    ]
    header = [words.date, *(line.label for line in block.lines)]
    note = words.provenance.format(title=pack.guide.title, name=block.data)
    about = take_away.Figure(
        block.id, block.id, block.title, block.sources, [_survey(pack, block)], block.id
    )
    take_away.row(pack, about, csv_file(header, rows, note))
    parts = [words.unit.format(unit=block.unit)]
    if block.margin:
        parts.append(words.margin.format(margin=block.margin))
    if block.question:
        parts.append(write.line(block.question))
    if in_figure := figure_note(pack, block):
        parts.append(in_figure)
    figure.caption(pack, Markup(" ").join(parts), block.sources)
    st.html(figure.table(pack, block.id, header, rows))
    st.html(source_list(pack, block.sources))


def _drawn(
    pack: Pack, block: Series, ground: Theme, phone: bool, guesses: Sequence[tuple[str, float]] = ()
) -> Figure:
    """The figure, with the reader's guesses by period if there are any."""
    return series_figure(
        block,
        _readings(pack, block),
        pack.actors,
        pack.events,
        theme=ground,
        article=pack.guide.article.date,
        words=pack.words,
        until=pack.as_of,
        guesses=guesses,
        guessed=pack.words.guess_yours,
        narrow=phone,
    )


def _readings(pack: Pack, block: Series) -> pd.DataFrame:
    table = pack.tables[block.data]
    return pd.DataFrame(table.rows, columns=list(table.columns))


def _flags(pack: Pack, block: Series) -> Markup:
    """What each number above a narrow figure stands for."""
    return html(
        '<ol class="flags">{% for label, date in marks %}<li>{{ label }}, {{ date }}</li>'
        "{% endfor %}</ol>",
        marks=[
            (label, long_date(pack.words, event.date))
            for event, label in mark_key(block, pack.events)
        ],
    )


def _survey(pack: Pack, block: Series) -> str:
    """The unit, the margin and the survey's question, for a picture."""
    words = pack.words
    parts = [words.unit.format(unit=block.unit)]
    if block.margin:
        parts.append(words.margin.format(margin=block.margin))
    if block.question:
        parts.append(plain(pack, block.question))
    return " ".join(parts)
