"""Figures for the projector: fewer and larger labels, no text below the size that a room needs."""

from .map import projected_map
from .options import MARKERS, SIGNS
from .place_question import projected_place_question
from .series import projected_series
from .sheet import NoRoom
from .shift import shift_bars, shift_flows
from .tally import tally_bars
from .timeline import projected_timeline

__all__ = [
    "MARKERS",
    "SIGNS",
    "NoRoom",
    "projected_map",
    "projected_place_question",
    "projected_series",
    "projected_timeline",
    "shift_bars",
    "shift_flows",
    "tally_bars",
]
