"""A question of opinion, asked before and after. There is no right answer."""

import streamlit as st

from guide.model.blocks import Ballot
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.html import html

from ..as_written import label
from ..prose import Writer
from ..saved_progress import begin_with, keep, progress, touched


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
        html(
            '<p class="kicker">{{ title }}</p><p class="stem">{{ question }}</p>',
            title=title,
            question=write.line(opening.question),
        )
    )
    texts = {option.id: option.text for option in opening.options}
    key = f"ballot-{block.id}"
    begin_with(key, progress().ballots.get(block.id))
    choice = st.radio(
        label(plain(pack, opening.question)),
        list(texts),
        index=None,
        format_func=lambda option: label(texts[option]),
        key=key,
        label_visibility="collapsed",
        persist_state="session",
        on_change=_vote,
        args=(block.id, key),
    )
    if block.moment == "opening":
        note = words.ballot_kept if choice else words.ballot_no_key
        st.html(html('<p class="quiet" data-say>{{ note }}</p>', note=note))
        return
    before = progress().ballots.get(opening.id)
    if choice and before:
        if before == choice:
            text = words.ballot_same.format(before=texts[before])
        else:
            text = words.ballot_moved.format(before=texts[before], now=texts[choice])
        st.html(
            html(
                '<div class="result" data-say><p>{{ text }}</p>'
                "{% if reflect %}<p>{{ reflect }}</p>{% endif %}</div>",
                text=text,
                reflect=write.line(block.reflect) if block.reflect else None,
            )
        )
    elif choice:
        note = words.ballot_no_before
        st.html(html('<p class="quiet" data-say>{{ note }}</p>', note=note))
