"""Files for other tools: a button for each format, and what became of what it could not hold."""

from __future__ import annotations

import streamlit as st

from guide.exports.formats import About, Offer, offers
from guide.model.pack import Pack
from guide.paper.quiz_map import quiz_map
from guide.text.html import html

BUTTON = 190
"""Pixels of a button, so that they stand in a column; the longest name of a format fits."""

_HELD = (
    '<p class="quiet">{{ holds }} {{ count }}{% for note in notes %} {{ note }}{% endfor %}</p>'
    '{% if changes %}<details class="export-changes"><summary>{{ summary }}</summary><ul>'
    "{% for kind, title, what in changes %}<li><strong>{{ kind }}</strong>: {{ title }} "
    '<span class="quiet">{{ what }}</span></li>{% endfor %}</ul></details>{% endif %}'
)


def show(pack: Pack, about: About, intro: str, subject: str = "") -> None:
    """Show the files that can be had of a kind, folded; ``subject`` is the id of one module."""
    with st.expander(pack.words.export_title, key=f"exports-{about}"):
        st.html(html('<p class="measure">{{ intro }}</p>', intro=intro))
        for offer in offers(pack, about=about, subject=subject, maps=quiz_map):
            _offer(pack, offer)


def _offer(pack: Pack, offer: Offer) -> None:
    words, made = pack.words, offer.made()
    key = f"export-{offer.format.id}"
    changed = {change.part for change in made.changes if not change.left_out}
    if changed or made.written < made.parts:
        count = words.export_some_held.format(
            written=made.written, count=made.parts, changed=len(changed)
        )
    else:
        count = words.export_all_held.format(count=made.parts)
    with st.container(key=f"{key}-row", horizontal=True, vertical_alignment="top"):
        st.download_button(
            offer.name,
            offer.content,
            offer.file,
            offer.format.media_type,
            key=key,
            on_click="ignore",
            width=BUTTON,
        )
        st.html(
            html(
                _HELD,
                holds=offer.holds,
                count=count,
                notes=made.notes,
                summary=words.export_what_changed.format(count=len(made.changes)),
                changes=[
                    (
                        words.export_left_out if change.left_out else words.export_changed,
                        change.title,
                        change.what,
                    )
                    for change in made.changes
                ],
            ),
            width="stretch",
        )
