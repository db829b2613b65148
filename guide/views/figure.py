"""What stands round every figure: its title, its sources, its table and its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup
from plotly.basedatatypes import BaseFigure

from guide.figures.style import CONFIG
from guide.model.base import When
from guide.model.numbers import number
from guide.model.pack import Pack
from guide.text.count import Counted
from guide.text.csv_file import Cells, Row
from guide.text.dates import long_date
from guide.text.html import html

from . import as_written
from .cite import citation


def title(text: str, intro: Markup | None = None) -> None:
    """The sentence that says what to see."""
    st.html(
        html(
            '<h2 class="figure-title">{{ text }}</h2>'
            '{% if intro %}<div class="measure">{{ intro }}</div>{% endif %}',
            text=text,
            intro=intro,
        )
    )


def draw(
    figure: BaseFigure, *, key: str, alt: str, on_select: Callable[[], None] | None = None
) -> None:
    """Draw a figure.

    ``key`` names it on the page, ``alt`` describes it to those who cannot see it, and ``on_select``
    is called before the next run when a point is selected.
    """
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


def some_of(label: str, options: Mapping[str, str], key: str, every: str) -> list[str]:
    """The chosen ids of a filter that the address keeps; none chosen stands for ``every``.

    ``options`` are the ids with what a reader sees of each.
    """
    return st.multiselect(
        label,
        list(options),
        format_func=lambda option: as_written.label(options[option]),
        key=key,
        bind="query-params",
        placeholder=every,
    )


def caption(pack: Pack, text: str, sources: Iterable[str]) -> None:
    """The line under a figure: whose figures, whose line."""
    cite = citation(pack, sources)
    st.html(html('<p class="caption">{{ text }} {{ cite }}</p>', text=text, cite=cite))


_TABLE = (
    '<details class="data"><summary>{{ label }}</summary><div class="scroll" tabindex="0" '
    'role="region" aria-label="{{ label }}"><table><thead><tr>'
    '{% for cell in header %}<th scope="col">{{ cell }}</th>{% endfor %}</tr></thead><tbody>'
    "{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}"
    "</tbody></table></div></details>"
)


def table(pack: Pack, name: str, header: Row, rows: Sequence[Cells]) -> Markup:
    """The figure's data as a folded table, in HTML.

    ``name`` is what the table is called, ``header`` the names of its columns, and each row has a
    cell for each of them. A number that comes as one is written as the language writes it.
    """
    label = pack.words.table_of.format(name=name, count=Counted(len(rows), pack.words))
    read = [[_as_read(pack, cell) for cell in row] for row in rows]
    return html(_TABLE, label=label, header=header, rows=read)


_DATES = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)( – )?(\d{4}-\d{2}(?:-\d{2})?)?")


def _as_read(pack: Pack, cell: str | float | None) -> str:
    """A cell with its date or number as people write it; a file keeps the form of machines."""
    if not isinstance(cell, str):
        return "" if cell is None else number(pack.words, cell)
    found = _DATES.fullmatch(cell)
    if found is None:
        return cell
    first, dash, last = found.groups()
    try:
        written = [long_date(pack.words, When.parse(each)) for each in (first, last) if each]
    except ValueError:
        return cell
    return (dash or "").join(written)
