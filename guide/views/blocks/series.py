"""Figures over time, with a guess before them where the guide asks for one."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from guide.figures.series import series_figure, series_frame
from guide.model.blocks import Series
from guide.model.reading import Pack
from guide.model.spreadsheet import csv_file
from guide.views import figure, guess, take_away
from guide.views.cite import source_list
from guide.views.ground import theme
from guide.views.mine import keep
from guide.views.prose import Writer, plain


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
    table = pack.tables[block.data]
    frame = pd.DataFrame(table.rows, columns=list(table.columns))
    words = pack.words
    drawn = series_figure(
        block,
        frame,
        pack.actors,
        pack.events,
        theme=theme(),
        article=pack.guide.article.date.first,
        until=pack.as_of,
        guesses=[(str(point.period), value) for point, value in guess.given(block)],
        guessed=words.guess_yours,
    )
    figure.draw(drawn, key=block.id, alt=plain(pack, block.alt))
    guess.compare(pack, block)
    readings = series_frame(frame, block).dropna(how="all")
    columns = [line.column for line in block.lines]
    rows = [
        [str(period), *("" if pd.isna(row[c]) else f"{row[c]:g}" for c in columns)]
        for period, row in readings.iterrows()
    ]
    header = [words.date, *(line.label for line in block.lines)]
    note = words.provenance.format(title=pack.guide.title, name=block.data)
    about = take_away.Figure(
        block.id, block.id, block.title, block.sources, [_survey(pack, block)], block.id
    )
    take_away.row(pack, about, csv_file(header, rows, note))
    parts = [escape(words.unit.format(unit=block.unit))]
    if block.margin:
        parts.append(escape(words.margin.format(margin=block.margin)))
    if block.question:
        parts.append(write.line(block.question))
    figure.caption(pack, " ".join(parts), block.sources)
    figure.table(pack, block.id, header, rows)
    st.html(source_list(pack, block.sources))


def _survey(pack: Pack, block: Series) -> str:
    """The unit, the margin and the survey's question, for a picture."""
    words = pack.words
    parts = [words.unit.format(unit=block.unit)]
    if block.margin:
        parts.append(words.margin.format(margin=block.margin))
    if block.question:
        parts.append(plain(pack, block.question))
    return " ".join(parts)
