"""The row under every figure: a picture, the data, a link to the same state, the citation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from guide.model.pack import Pack
from guide.text.citation import source_names
from guide.text.html import html

SCRIPT = Path(__file__).with_name("take_away.js").read_text(encoding="utf-8")


MOST_NAMES = 8
"""Publishers that a picture and a citation name; a timeline rests on sixty."""


_ROW = (
    '<div class="take-away" role="group" aria-label="{{ words.take_away }}"'
    '{% for key, value in about.items() %} data-{{ key }}="{{ value }}"{% endfor %}>'
    "{% for kind, label in kinds.items() %}"
    '<button type="button" data-take="{{ kind }}">{{ label }}</button>{% endfor %}'
    '<span role="status" data-copied="{{ words.copied }}" data-selected="{{ words.selected }}">'
    '</span><textarea readonly hidden aria-label="{{ words.to_copy }}"></textarea></div>'
)


@dataclass(frozen=True)
class Figure:
    """What the row must know of a figure."""

    key: str
    """The key that it was drawn with."""
    name: str
    """The name of its files, without an ending."""
    title: str
    sources: Sequence[str]
    """Ids of the sources of what it shows."""
    notes: Sequence[str] = ()
    """Further lines for the picture: whose line a map draws, a survey's margin."""
    block: str | None = None
    """The block that a link opens at."""


def row(pack: Pack, figure: Figure, csv: str) -> None:
    """Show the row. ``csv`` is the figure's data as a file's text."""
    words = pack.words
    cited = words.source_line.format(sources=_names(pack, figure.sources))
    guide = words.figure_from.format(guide=pack.guide.title, publisher=pack.guide.publisher)
    citation = words.figure_citation.format(
        figure=figure.title,
        guide=pack.guide.title,
        publisher=pack.guide.publisher,
        sources=_names(pack, figure.sources),
    )
    about = {
        "figure": figure.key,
        "name": figure.name,
        "title": figure.title,
        "notes": json.dumps([cited, *figure.notes, guide], ensure_ascii=False),
        "cite": citation,
        "block": figure.block or "",
    }
    kinds = {
        "png": words.take_png,
        "svg": words.take_svg,
        "link": words.take_link,
        "cite": words.take_citation,
    }
    with st.container(key=f"take-{figure.name}", horizontal=True, vertical_alignment="top"):
        st.download_button(
            words.download_csv,
            csv,
            f"{figure.name}.csv",
            "text/csv",
            key=f"csv-{figure.name}",
            on_click="ignore",
            type="tertiary",
        )
        st.html(
            html(_ROW, words=words, about=about, kinds=kinds),
            width="stretch",
        )


def _names(pack: Pack, sources: Iterable[str]) -> str:
    """The publishers and years of sources, each once; of very many, the first few."""
    names = source_names(pack, sources)
    if len(names) > MOST_NAMES:
        count = len(names) - MOST_NAMES
        names[MOST_NAMES:] = [pack.words.other_sources.format(count=count)]
    return "; ".join(names)
