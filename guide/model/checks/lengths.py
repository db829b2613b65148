"""Texts fit the room that they have."""

from __future__ import annotations

from statistics import median

from ..blocks.options import Options
from ..blocks.series import SeriesMark
from ..draft import Draft, Spot
from ..pack import Module
from ..prose import words
from ..slots import texts
from ..timelines import Event
from ..wording import rules as wording
from .rule import Faults, rule

SUMMARY = 249
"""Under 250 words, so that a summary is read in a minute and a half."""

SPREAD = 0.2
"""How far a policy option may be from the median: the longest seems the favored one."""


@rule("text-length", Event)
def events_are_short(event: Event, here: Spot, draft: Draft) -> Faults:
    """An event's title, label and text keep to their number of words."""
    for field, most in (("title", 12), ("label", 3), ("text", 70)):
        text = getattr(event, field)
        if text and words(text) > most:
            yield here.at(field), wording.too_long(words(text), most)


@rule("text-length", SeriesMark)
def marks_are_short(mark: SeriesMark, here: Spot, draft: Draft) -> Faults:
    """The label of an event on a line has at most four words."""
    if words(mark.label) > 4:
        yield here.at("label"), wording.too_long(words(mark.label), 4)


@rule("text-length", Module)
def summaries_are_short(module: Module, here: Spot, draft: Draft) -> Faults:
    """A module's summary has under 250 words."""
    if words(module.summary) > SUMMARY:
        yield here.at("summary"), wording.too_long(words(module.summary), SUMMARY)


@rule("option-length", Options)
def options_are_equal(block: Options, here: Spot, draft: Draft) -> Faults:
    """Policy options are of about the same length, so that none looks favored."""
    lengths = [sum(map(words, texts(option))) for option in block.options]
    middle = median(lengths)
    for number, length in enumerate(lengths):
        if abs(length - middle) > SPREAD * middle:
            least, most = round(middle * (1 - SPREAD) + 0.5), int(middle * (1 + SPREAD))
            yield here.at("options", number), wording.uneven_option(length, least, most)
