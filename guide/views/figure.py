"""What stands round every figure: its title, its sources, its table and its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import plotly.graph_objects as go
import streamlit as st

from guide.figures.style import CONFIG
from guide.model.reading import Pack
from guide.model.spreadsheet import Row

from .cite import citation


def title(text: str, intro: str | None = None) -> None:
    """The sentence that says what to see."""
    lead = f'<div class="measure">{intro}</div>' if intro else ""
    st.html(f'<h2 class="figure-title">{escape(text)}</h2>{lead}')


def draw(
    figure: go.Figure, *, key: str, alt: str, on_select: Callable[[], None] | None = None
) -> None:
    """Draw a figure. ``on_select`` is called before the next run when a point is selected."""
    with st.container(key=f"figure-{key}"):
        st.plotly_chart(
            figure,
            theme=None,
            config=CONFIG,
            key=key,
            alt=alt,
            on_select=on_select or "ignore",
            selection_mode="points",
        )


def selected(key: str) -> str | None:
    """The id (``customdata``) of the point that is selected in a drawn figure."""
    for point in st.session_state[key]["selection"]["points"]:
        # Streamlit hands a single value on as itself or as a list of one.
        data = point.get("customdata")
        return str(data[0] if isinstance(data, list | tuple) else data) if data else None
    return None


def caption(pack: Pack, text: str, sources: Iterable[str]) -> None:
    """The line under a figure: whose figures, whose line."""
    st.html(f'<p class="caption">{text} {citation(pack, sources)}</p>')


def table(pack: Pack, name: str, header: Row, rows: Sequence[Row]) -> None:
    """The figure's data as a folded table."""
    words = pack.words
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    label = escape(words.table_of.format(name=name, count=len(rows)))
    st.html(
        f'<details class="data"><summary>{label}</summary><div class="scroll" tabindex="0" '
        f'role="region" aria-label="{label}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )
