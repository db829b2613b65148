"""The venue check: what is wrong with screen, network and store, before people come."""

from __future__ import annotations

import datetime as dt
import time
from html import escape

import streamlit as st

from guide.model.freshness import due
from guide.model.reading import Pack
from guide.projector.windows import largest
from guide.room.store import store
from guide.room.venue import FEET, Finding, Hall, check_venue

from . import devices


@st.fragment
def show(pack: Pack, size: int, today: dt.date) -> None:
    """Show the room's two measures and, once asked for, what was found on that day."""
    words = pack.words
    st.html(f'<p class="quiet">{escape(words.host_venue_how)}</p>')
    with st.container(key="host-measures", horizontal=True, vertical_alignment="bottom"):
        picture = st.number_input(
            words.host_picture, min_value=1.0, max_value=60.0, value=5.0, step=0.5,
            key="host-picture", format="%.1f",
        )  # fmt: skip
        row = st.number_input(
            words.host_last_row, min_value=3.0, max_value=400.0, value=30.0, step=1.0,
            key="host-last-row", format="%.0f",
        )  # fmt: skip
        unit = st.selectbox(
            words.host_unit, ("ft", "m"), key="host-unit",
            format_func={"ft": words.host_feet, "m": words.host_metres}.__getitem__,
        )  # fmt: skip
        asked = st.button(words.host_check, key="host-check")
    if asked:
        share = FEET if unit == "ft" else 1.0
        hall = Hall(picture / share, row / share, largest(time.monotonic()), size)
        st.session_state["host-found"] = check_venue(
            words, hall, port=devices.port(), store=store(), due=due(pack, today)
        )
    found: list[Finding] = st.session_state.get("host-found", [])
    listed = "".join(_line(pack, finding) for finding in found)
    st.html(
        f'<div role="status"><ul class="host-findings">{listed}</ul></div>'
        if found
        else "<span></span>"
    )


def _line(pack: Pack, finding: Finding) -> str:
    """A finding with its level in a word and a sign; colour only repeats it."""
    words = pack.words
    level, sign = {
        "green": (words.host_green, "✓"),
        "amber": (words.host_amber, "!"),
        "red": (words.host_red, "✕"),
    }[finding.level]
    remedy = f"<br><span>{escape(finding.remedy)}</span>" if finding.remedy else ""
    return (
        f'<li class="{finding.level}"><b><i aria-hidden="true">{sign}</i> {escape(level)}</b>'
        f"<p>{escape(finding.what)}{remedy}</p></li>"
    )
