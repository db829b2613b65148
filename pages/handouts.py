"""What can be printed: each sheet with a picture of its first page and a file in one press."""

import streamlit as st

from guide.model.pack import Pack
from guide.room.night_run import runs_of
from guide.views import handouts
from guide.views.page_head import page_head


def show(pack: Pack) -> None:
    """Show the sheets of a module, a run of show or the whole guide, and the poster to join by."""
    words = pack.words
    page_head(words.handouts_title, words.handouts_intro)
    _sheets(pack)


@st.fragment
def _sheets(pack: Pack) -> None:
    words = pack.words
    parts = {module.id: f"{module.number} · {module.short}" for module in pack.modules}
    parts |= {run.id: run.title for run in runs_of(pack).values()}
    parts |= {handouts.GUIDE: words.handouts_guide, handouts.POSTER: words.paper_poster}
    with st.container(key="handouts-choice"):
        part = handouts.part(words.handouts_of, parts)
        style = handouts.style(pack)
    if part == handouts.POSTER:
        handouts.poster(pack, style)
    else:
        handouts.cards(pack, part, style)
