"""Put the items in order."""

from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

from guide.model.blocks.quiz import Order, Quiz
from guide.model.choices import ends_of
from guide.model.pack import Pack
from guide.text.html import html

from ..as_written import label
from ..prose import Writer

_LIST = st.components.v2.component(
    "guide_order",
    js=Path(__file__).with_name("order.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
"""The items with buttons that move them. It hands back their order once something was moved."""


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for all items, each moved to its place."""
    answer = block.answer
    assert isinstance(answer, Order)
    words = pack.words
    first, last = ends_of(words, answer)
    how = words.put_in_order.format(first=first, last=last)
    st.html(html('<p class="quiet">{{ how }}</p>', how=how))
    _LIST(
        key=key,
        data={
            "order": given(block, key) or [item.id for item in answer.items],
            "texts": {item.id: label(item.text) for item in answer.items},
            "up": words.move_up,
            "down": words.move_down,
            "moved": words.moved_to,
        },
        default={"order": None},
        on_order_change=lambda: None,
    )


def given(block: Quiz, key: str) -> tuple[str, ...]:
    """The ids in their order; none before one was moved, or where a browser made some up."""
    answer = block.answer
    assert isinstance(answer, Order)
    kept: Any = st.session_state.get(key) or {}
    order = tuple(map(str, kept.get("order") or ()))
    return order if sorted(order) == sorted(answer.key) else ()


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
