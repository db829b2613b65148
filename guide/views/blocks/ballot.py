"""A question of opinion, asked before and after. There is no right answer."""

from html import escape

import streamlit as st

from guide.model.blocks import Ballot
from guide.model.reading import Pack
from guide.views.mine import begin_with, keep, progress, touched
from guide.views.prose import Writer, plain


def show(pack: Pack, block: Ballot) -> None:
    """Show the ballot; a closing one also shows the reader's own way from the opening one."""
    with st.container(key=f"panel-{block.id}"):
        _ballot(pack, block)


@st.fragment
def _ballot(pack: Pack, block: Ballot) -> None:
    _ask(pack, block)
    keep()


def _vote(block: str, key: str) -> None:
    progress().ballots[block] = st.session_state[key]
    touched(block)


def _ask(pack: Pack, block: Ballot) -> None:
    words = pack.words
    opening = block
    if block.repeats:
        repeated = pack.block(block.repeats)
        assert isinstance(repeated, Ballot)
        opening = repeated
    assert opening.question and opening.options
    write = Writer(pack, block.id)
    title = words.ballot_opening if block.moment == "opening" else words.ballot_closing
    st.html(
        f'<p class="kicker">{escape(title)}</p><p class="stem">{write.line(opening.question)}</p>'
    )
    texts = {option.id: option.text for option in opening.options}
    key = f"ballot-{block.id}"
    begin_with(key, progress().ballots.get(block.id))
    choice = st.radio(
        plain(pack, opening.question),
        list(texts),
        index=None,
        format_func=texts.__getitem__,
        key=key,
        label_visibility="collapsed",
        persist_state="session",
        on_change=_vote,
        args=(block.id, key),
    )
    if block.moment == "opening":
        note = words.ballot_kept if choice else words.ballot_no_key
        st.html(f'<p class="quiet" role="status">{escape(note)}</p>')
        return
    before = progress().ballots.get(opening.id)
    if choice and before:
        if before == choice:
            text = words.ballot_same.format(before=texts[before])
        else:
            text = words.ballot_moved.format(before=texts[before], now=texts[choice])
        reflect = f"<p>{write.line(block.reflect)}</p>" if block.reflect else ""
        st.html(f'<div class="result" role="status"><p>{escape(text)}</p>{reflect}</div>')
    elif choice:
        st.html(f'<p class="quiet" role="status">{escape(words.ballot_no_before)}</p>')
