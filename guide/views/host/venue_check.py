"""The venue check: what is wrong with screen, network and store, before people come."""

from __future__ import annotations

import datetime as dt
import time

import streamlit as st

from guide.model.freshness import due
from guide.model.pack import Pack
from guide.projector import capacity
from guide.projector.windows import largest
from guide.room.store import store
from guide.room.venue import FEET, Finding, Hall, Phones, check_venue
from guide.text.html import html
from guide.web.offline import check_files

from ..links import port
from . import numbers
from .actions import NOTHING

PICTURE, LAST_ROW = (1, 60), (3, 400)
"""The least and the most of the two measures, in feet or in metres."""

_FINDINGS = (
    '<div role="status"><ul class="host-findings">{% for finding, level, sign in listed %}'
    '<li class="{{ finding.level }}"><b><i aria-hidden="true">{{ sign }}</i> {{ level }}</b>'
    "<p>{{ finding.what }}{% if finding.remedy %}<br><span>{{ finding.remedy }}</span>{% endif %}"
    "</p></li>{% endfor %}</ul></div>"
)


@st.fragment
def show(pack: Pack, size: int, today: dt.date) -> None:
    """Show the room's two measures and, once asked for, what was found on that day."""
    words = pack.words
    st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_venue_how))
    with st.container(key="host-measures", horizontal=True, vertical_alignment="bottom"):
        picture = st.number_input(
            words.host_picture, value=5.0, step=0.5, key="host-picture", format="%.1f",
        )  # fmt: skip
        row = st.number_input(
            words.host_last_row, value=30.0, step=1.0, key="host-last-row", format="%.0f",
        )  # fmt: skip
        unit = st.selectbox(
            words.host_unit, ("ft", "m"), key="host-unit",
            format_func={"ft": words.host_feet, "m": words.host_metres}.__getitem__,
        )  # fmt: skip
        asked = st.button(words.host_check, key="host-check")
    numbers.show_misfits(words, PICTURE, [picture])
    numbers.show_misfits(words, LAST_ROW, [row])
    measured = numbers.fits(picture, PICTURE) and numbers.fits(row, LAST_ROW)
    if asked and measured:
        share = FEET if unit == "ft" else 1.0
        hall = Hall(picture / share, row / share, largest(time.monotonic()), size)
        st.session_state["host-found"] = check_venue(
            words,
            hall,
            port=port(),
            store=store(),
            files=check_files(words),
            phones=_phones(),
            due=due(pack, today),
        )
    found: list[Finding] = st.session_state.get("host-found", [])
    listed = [(finding, *_level(pack, finding)) for finding in found]
    st.html(html(_FINDINGS, listed=listed) if found else NOTHING)


def _phones() -> Phones:
    """What is known of phones, at the event that is open."""
    event = store().current()
    joined = store().phones_of(event.code)[0] if event else None
    left = store().left_of_phones(event.code if event else "")
    return Phones(joined, capacity.allow_open_files(), left)


def _level(pack: Pack, finding: Finding) -> tuple[str, str]:
    """A finding's level in a word and a sign; colour only repeats it."""
    words = pack.words
    return {
        "green": (words.host_green, "✓"),
        "amber": (words.host_amber, "!"),
        "red": (words.host_red, "✕"),
    }[finding.level]
