"""Put the items in order."""

import streamlit as st
from markupsafe import Markup

from guide.model.blocks.quiz import Order, Quiz
from guide.model.pack import Pack
from guide.text.html import html

from ..prose import Writer


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for all items, one after the other."""
    answer = block.answer
    assert isinstance(answer, Order)
    words = pack.words
    texts = {item.id: item.text for item in answer.items}
    st.html(
        html(
            '<ul class="to-order">{% for text in texts %}<li>{{ text }}</li>{% endfor %}</ul>',
            texts=texts.values(),
        )
    )
    st.multiselect(
        words.pick_in_order.format(first=answer.first, last=answer.last),
        list(texts),
        format_func=texts.__getitem__,
        key=key,
        placeholder=words.pick_next,
        select_all=False,
    )


def given(block: Quiz, key: str) -> tuple[str, ...]:
    """The ids in the order in which they were picked."""
    return tuple(st.session_state.get(key, ()))


def explain(pack: Pack, block: Quiz, write: Writer, chosen: tuple[str, ...]) -> Markup:
    """The right order, with the place that each item was given.

    ``chosen`` are the ids of all items, in the order that was given.
    """
    answer = block.answer
    assert isinstance(answer, Order)
    words = pack.words
    texts = {item.id: item.text for item in answer.items}
    lines = []
    for number, item in enumerate(answer.key, 1):
        place = chosen.index(item) + 1
        yours = "" if place == number else f" ({words.you_put_it.format(place=place)})"
        lines.append(texts[item] + yours)
    return html(
        "<p>{{ title }}</p><ol>{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ol>",
        title=words.right_order,
        lines=lines,
    )
