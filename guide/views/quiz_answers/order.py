"""Put the items in order."""

from html import escape

import streamlit as st

from guide.model.blocks.quiz import Order, Quiz
from guide.model.reading import Pack
from guide.views.prose import Writer


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for all items, one after the other."""
    answer = block.answer
    assert isinstance(answer, Order)
    words = pack.words
    texts = {item.id: item.text for item in answer.items}
    items = "".join(f"<li>{escape(text)}</li>" for text in texts.values())
    st.html(f'<ul class="to-order">{items}</ul>')
    st.multiselect(
        words.pick_in_order.format(first=answer.first, last=answer.last),
        list(texts),
        format_func=texts.__getitem__,
        key=key,
        placeholder=words.pick_next,
    )


def given(block: Quiz, key: str) -> tuple[str, ...]:
    """The ids in the order in which they were picked."""
    return tuple(st.session_state.get(key, ()))


def explain(pack: Pack, block: Quiz, write: Writer, chosen: tuple[str, ...]) -> str:
    """The right order, with the place that each item was given."""
    answer = block.answer
    assert isinstance(answer, Order)
    words = pack.words
    texts = {item.id: item.text for item in answer.items}
    lines = []
    for number, item in enumerate(answer.key, 1):
        place = chosen.index(item) + 1
        yours = "" if place == number else f" ({words.you_put_it.format(place=place)})"
        lines.append(f"<li>{escape(texts[item] + yours)}</li>")
    return f"<p>{escape(words.right_order)}</p><ol>{''.join(lines)}</ol>"
