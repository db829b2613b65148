"""Then and now, side by side."""

from html import escape

import streamlit as st

from guide.model.base import Evidence
from guide.model.blocks import Compare
from guide.model.reading import Pack
from guide.views.cite import evidence_line, source_list
from guide.views.prose import Writer


def show(pack: Pack, block: Compare) -> None:
    """Show a table of two dates."""
    write = Writer(pack, block.id)
    words = pack.words
    since = any(row.now for row in block.rows)
    rows = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th>'
        f'<td data-label="{escape(words.then)}">{evidence_line(pack, write, row.then)}</td>'
        f"{_now(pack, write, row.now)}</tr>"
        for row in block.rows
    )
    lines = [line for row in block.rows for line in (row.then, row.now) if line]
    cited = [source for line in lines for source in line.sources]
    now = f'<th scope="col">{escape(words.now)}</th>' if since else ""
    st.html(
        f'<section class="compare"><h2>{escape(block.title)}</h2><table><thead><tr>'
        f'<td></td><th scope="col">{escape(words.then)}</th>'
        f"{now}</tr></thead><tbody>{rows}</tbody></table>{source_list(pack, cited)}</section>"
    )


def _now(pack: Pack, write: Writer, line: Evidence | None) -> str:
    if line is None:
        return ""
    label = escape(pack.words.now)
    return f'<td data-label="{label}" class="later">{evidence_line(pack, write, line)}</td>'
