"""Dates as a reader writes them."""

from __future__ import annotations

import datetime as dt

from guide.model.base import When


def long_date(when: When | dt.date) -> str:
    """A date as a reader writes it: ``6 April 2017``, ``April 2017`` or ``2017``."""
    if isinstance(when, dt.date):
        return f"{when.day} {when:%B %Y}"
    if when.precision == "day":
        return f"{when.first.day} {when.first:%B %Y}"
    return f"{when.first:%B %Y}" if when.precision == "month" else f"{when.first.year}"
