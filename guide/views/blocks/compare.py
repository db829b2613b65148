"""Then and now, side by side."""

import streamlit as st

from guide.model.blocks import Compare
from guide.model.pack import Pack
from guide.text.html import html

from ..cite import evidence_line, source_list
from ..prose import Writer

_TABLE = (
    '<section class="compare"><h2>{{ title }}</h2><table><thead><tr>'
    '<td></td><th scope="col">{{ words.then }}</th>'
    '{% if since %}<th scope="col">{{ words.now }}</th>{% endif %}</tr></thead><tbody>'
    '{% for label, then, now in rows %}<tr><th scope="row">{{ label }}</th>'
    '<td data-label="{{ words.then }}">{{ then }}</td>'
    '{% if now %}<td data-label="{{ words.now }}" class="later">{{ now }}</td>{% endif %}</tr>'
    "{% endfor %}</tbody></table>{{ sources }}</section>"
)


def show(pack: Pack, block: Compare) -> None:
    """Show a table of two dates."""
    write = Writer(pack, block.id)
    rows = [
        (
            row.label,
            evidence_line(pack, write, row.then),
            evidence_line(pack, write, row.now) if row.now else None,
        )
        for row in block.rows
    ]
    lines = [line for row in block.rows for line in (row.then, row.now) if line]
    st.html(
        html(
            _TABLE,
            title=block.title,
            words=pack.words,
            since=any(row.now for row in block.rows),
            rows=rows,
            sources=source_list(pack, [source for line in lines for source in line.sources]),
        )
    )
