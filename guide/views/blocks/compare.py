"""Then and now, side by side."""

from html import escape

import streamlit as st

from guide.model.blocks import Compare
from guide.model.reading import Pack
from guide.views.cite import evidence_line, source_list
from guide.views.prose import Writer


def show(pack: Pack, block: Compare) -> None:
    """Show a table of two dates."""
    write = Writer(pack, block.id)
    words = pack.words
    rows = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th>'
        f'<td data-label="{escape(words.then)}">{evidence_line(pack, write, row.then)}</td>'
        f'<td data-label="{escape(words.now)}" class="later">'
        f"{evidence_line(pack, write, row.now)}</td></tr>"
        for row in block.rows
    )
    cited = [source for row in block.rows for source in (*row.then.sources, *row.now.sources)]
    st.html(
        f'<section class="compare"><h2>{escape(block.title)}</h2><table><thead><tr>'
        f'<td></td><th scope="col">{escape(words.then)}</th>'
        f'<th scope="col">{escape(words.now)}</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>{source_list(pack, cited)}</section>"
    )
